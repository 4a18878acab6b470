// SPDX-License-Identifier: AGPL-3.0-or-later
//! The files of a personal archive, in a folder or in a zip file: only those that are wanted are ever opened.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};

use pack::Packed;

use crate::input::Bytes;

/// What a file of the archive is for; in this order they are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Who the archive's owner is.
    Account,
    /// The whole texts of long posts.
    Notes,
    /// Posts.
    Posts,
}

/// One file of an archive.
pub(super) struct Member {
    /// What it is for.
    pub kind: Kind,
    /// Which of several parts it is.
    part: u32,
    /// Its path within the archive.
    pub name: String,
    content: Content,
}

enum Content {
    File(PathBuf),
    /// Bytes in a zip file.
    Packed(Packed),
    /// A file of a zip that can't be read, and why.
    Refused(String),
}

impl Member {
    /// A file in a folder, if it is a wanted one.
    fn in_folder(folder: &Path, inside: &str, file: &str) -> Option<Self> {
        let (kind, part) = kind(file)?;
        let name = if inside.is_empty() { file.to_owned() } else { format!("{inside}/{file}") };
        Some(Self { kind, part, name, content: Content::File(folder.join(file)) })
    }

    /// Opens it.
    pub(super) fn open(&self) -> io::Result<Bytes> {
        match &self.content {
            Content::File(path) => Ok(Box::new(File::open(path)?)),
            Content::Packed(packed) => packed.open(),
            Content::Refused(says) => Err(io::Error::other(says.clone())),
        }
    }
}

/// The wanted files of a folder: an archive's own, or its `data`; none where it holds no posts.
pub(super) fn of_folder(folder: &Path) -> io::Result<Vec<Member>> {
    for (folder, inside) in [(folder.join("data"), "data"), (folder.to_owned(), "")] {
        let members = match folder.is_dir() {
            true => in_folder(&folder, inside)?,
            false => Vec::new(),
        };
        if members.iter().any(|member| member.kind == Kind::Posts) {
            return Ok(members);
        }
    }
    Ok(Vec::new())
}

/// The wanted files that lie directly in a folder, in order.
pub(super) fn in_folder(folder: &Path, inside: &str) -> io::Result<Vec<Member>> {
    let mut members = Vec::new();
    for entry in folder.read_dir()? {
        let entry = entry?;
        // A link could lead anywhere, and a pipe could wait forever.
        if entry.file_type()?.is_file() {
            members
                .extend(entry.file_name().to_str().and_then(|file| Member::in_folder(folder, inside, file)));
        }
    }
    members.sort_by(|a, b| (a.kind, a.part, &a.name).cmp(&(b.kind, b.part, &b.name)));
    Ok(members)
}

/// The wanted files among those of a zip file; none where it holds no posts.
///
/// # Errors
///
/// Says why nothing can be read from it.
pub(super) fn of_zip(files: Vec<pack::Member>) -> Result<Vec<Member>, String> {
    let mut members: Vec<(String, Member)> = Vec::new();
    for pack::Member { name, content } in files {
        let Some((folder, kind, part)) = wanted(&name) else { continue };
        let folder = folder.to_owned();
        let content = content.map_or_else(Content::Refused, Content::Packed);
        members.push((folder, Member { kind, part, name, content }));
    }
    let mut folders: Vec<&String> =
        members.iter().filter(|(_, member)| member.kind == Kind::Posts).map(|(folder, _)| folder).collect();
    folders.sort();
    folders.dedup();
    let folder = match folders.as_slice() {
        [] => return Ok(Vec::new()),
        [folder] => (*folder).clone(),
        _ => return Err("it holds several personal archives; unpack it and name their folders".to_owned()),
    };
    let mut members: Vec<_> = members.into_iter().filter(|(at, _)| *at == folder).map(|(_, it)| it).collect();
    members.sort_by(|a, b| (a.kind, a.part, &a.name).cmp(&(b.kind, b.part, &b.name)));
    Ok(members)
}

/// Whether a zip's file is wanted.
pub(super) fn is_wanted(name: &str) -> bool {
    wanted(name).is_some()
}

/// The folder, kind and part of a zip's file that is wanted. A name is only ever compared, never a path on the disk.
fn wanted(name: &str) -> Option<(&str, Kind, u32)> {
    let (folder, file) = name.rsplit_once(['/', '\\']).unwrap_or(("", name));
    let (kind, part) = kind(file)?;
    // An archive's own `data`, wherever the zip keeps it; archives of old have their one file at the top.
    let is_data = folder.rsplit(['/', '\\']).next() == Some("data");
    (is_data || !folder.contains(['/', '\\'])).then_some((folder, kind, part))
}

/// What a file is for by its name, and which part: `tweets.js`, `tweets-part1.js`.
fn kind(file: &str) -> Option<(Kind, u32)> {
    let stem = file.strip_suffix(".js")?;
    let (stem, part) = match stem.rsplit_once("-part") {
        Some((stem, part)) if !part.starts_with('+') => (stem, part.parse().ok()?),
        _ => (stem, 0),
    };
    match stem {
        "account" if part == 0 => Some((Kind::Account, part)),
        "note-tweet" => Some((Kind::Notes, part)),
        "tweet" | "tweets" => Some((Kind::Posts, part)),
        _ => None,
    }
}
