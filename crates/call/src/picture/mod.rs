// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pictures of a call: what of a file is kept, and what stands for it among the call's files.

mod exif;
mod image;
mod imprint;
mod jpeg;
mod png;
mod walk;
mod webp;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

pub use image::{Image, ImageError, LARGEST_UPLOAD_BYTES};
pub use imprint::{ImageForm, Imprint};

use crate::{fault::PictureFault, fields::Fields, language::Localized};

/// The folder with the pictures.
pub const PICTURES: &str = "pictures";

/// More pictures than anybody chooses among; the kit carries them all.
pub const MOST_PICTURES: usize = 6;

/// The most bytes of all pictures of a call together: a kit that holds them still passes through a chat and over a slow line.
const MOST_BYTES: u64 = 2 << 20;

/// A picture that people attach to their posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file in the folder of pictures.
    pub file: String,
    /// What it shows, for who can't see it; in every language of the call.
    pub alt: Localized,
    /// Whom to name as its author.
    pub credit: Option<String>,
    /// What stands for its bytes.
    pub imprint: Imprint,
}

/// The bytes of pictures by their SHA-256, as far as whoever read the call had them.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Images(BTreeMap<String, Arc<[u8]>>);

impl Images {
    /// Adds a picture's bytes.
    pub fn add(&mut self, sha256: &str, bytes: Vec<u8>) {
        self.0.insert(sha256.to_owned(), bytes.into());
    }

    /// The bytes with that digest.
    #[must_use]
    pub fn bytes(&self, sha256: &str) -> Option<Arc<[u8]>> {
        self.0.get(sha256).map(Arc::clone)
    }
}

impl fmt::Debug for Images {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// Whether a file of that name can lie in the folder of pictures: one that means the same on every system.
#[must_use]
pub fn is_picture_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    !name.starts_with('.') && (1..=100).contains(&name.len()) && name.chars().all(is_plain)
}

/// Reads every `[[picture]]`, for which an imprint must stand among the files.
pub(crate) fn read_pictures(fields: &Fields<'_>, files: &BTreeMap<String, String>) -> Vec<Picture> {
    let tables = fields.tables("picture", "the picture", &["file", "alt", "credit"]);
    if tables.len() > MOST_PICTURES {
        fields.mistake("picture", PictureFault::Many { count: tables.len(), most: MOST_PICTURES });
    }
    let mut named = BTreeSet::new();
    let tables = tables.iter().take(MOST_PICTURES);
    let pictures: Vec<Picture> = tables.filter_map(|table| read_picture(table, files, &mut named)).collect();
    let size_bytes: u64 = pictures.iter().map(|picture| picture.imprint.size_bytes).sum();
    if size_bytes > MOST_BYTES {
        fields.mistake("picture", PictureFault::Bytes { size_bytes, most: MOST_BYTES });
    }
    for path in files.keys().filter(|path| is_picture(path) && !named.contains(*path)) {
        fields.warning_at(1, "picture", PictureFault::Unnamed(path.clone()));
    }
    pictures
}

fn read_picture(
    fields: &Fields<'_>,
    files: &BTreeMap<String, String>,
    named: &mut BTreeSet<String>,
) -> Option<Picture> {
    let alt = read_alt(fields);
    let credit = fields.optional_text("credit");
    let file = fields.text("file")?;
    let imprint = read_imprint(&file, files, named).map_err(|fault| fields.mistake("file", fault));
    Some(Picture { file, alt: alt?, credit, imprint: imprint.ok()? })
}

fn read_imprint(
    file: &str,
    files: &BTreeMap<String, String>,
    named: &mut BTreeSet<String>,
) -> Result<Imprint, PictureFault> {
    if !is_picture_name(file) {
        return Err(PictureFault::Name(file.to_owned()));
    }
    let path = format!("{PICTURES}/{file}");
    let Some(written) = files.get(&path) else { return Err(PictureFault::NoFile(path)) };
    if !named.insert(path.clone()) {
        return Err(PictureFault::Twice(path));
    }
    written.parse().map_err(|()| PictureFault::Imprint)
}

/// Unlike other texts it must be there in every language: who listens to the page has nothing else of the picture.
fn read_alt(fields: &Fields<'_>) -> Option<Localized> {
    let alt = fields.localized("alt")?;
    for language in fields.sheet.languages.iter().filter(|language| alt.shown_in(language).0 != *language) {
        let path = format!("{}.{language}", fields.path_of("alt"));
        fields.mistake_at(fields.line_of("alt"), &path, PictureFault::Undescribed(language.clone()));
    }
    Some(alt)
}

/// Whether a path in a call's folder is that of a picture.
#[must_use]
pub fn is_picture(path: &str) -> bool {
    path.strip_prefix(PICTURES).is_some_and(|rest| rest.starts_with('/'))
}
