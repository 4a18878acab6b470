// SPDX-License-Identifier: AGPL-3.0-or-later
//! WACZ 1.1.1 as it is written.

use std::io::{self, BufWriter, IntoInnerError, Seek, Sink, Write};

use serde_json::{Value, json};
use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use crate::{
    digest::{Hashed, sha256},
    index::Index,
    warc::{self, Content},
};

/// The archive's path in a package.
const ARCHIVE: &str = "archive/data.warc.gz";

/// Writes a package: first what its archive holds, then other files, then what leads to all of it.
///
/// The same contents give the same bytes.
pub struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
    about: About,
    index: Index,
    pages: Vec<Value>,
    /// What was written, by path: the digest and the size.
    resources: Vec<(String, String, u64)>,
    /// The archive's bytes as they are counted; nothing once the archive is ended.
    archive: Option<Hashed<Sink>>,
}

/// What a package says of itself.
#[derive(Clone, Debug)]
pub struct About {
    /// Its title.
    pub title: String,
    /// What has written it.
    pub software: String,
    /// When: an instant to the second.
    pub created_at: String,
    /// The address of the page that is shown first.
    pub main: String,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins a package with its archive.
    ///
    /// # Errors
    ///
    /// When writing fails; so it is with everything below.
    pub fn new(out: W, about: About) -> io::Result<Self> {
        let mut zip = ZipWriter::new(out);
        // What is packed already is not packed again, so that players read single records.
        zip.start_file(ARCHIVE, options(CompressionMethod::Stored))?;
        let (index, archive) = (Index::default(), Some(Hashed::new(io::sink())));
        let mut writer = Self { zip, index, archive, pages: Vec::new(), resources: Vec::new(), about };
        let first = warc::about(&writer.about.software, &writer.about.created_at);
        writer.append(&first)?;
        Ok(writer)
    }

    /// Adds a content to the archive.
    ///
    /// # Errors
    ///
    /// When writing fails, or the first file was added already.
    pub fn add(&mut self, content: &Content<'_>) -> io::Result<()> {
        let archive = self.archive.as_ref().ok_or_else(too_late)?;
        let record = warc::resource(content);
        self.index.add(content, archive.bytes(), record.len());
        self.append(&record)
    }

    /// Adds a content that is a page, for the list of pages.
    ///
    /// # Errors
    ///
    /// As [`Writer::add`].
    pub fn add_page(&mut self, content: &Content<'_>, title: &str) -> io::Result<()> {
        let id = sha256(content.target.as_bytes());
        let id = id.trim_start_matches("sha256:").get(..16).unwrap_or_default();
        self.pages.push(json!({"id": id, "url": content.target, "ts": content.at, "title": title}));
        self.add(content)
    }

    /// Adds a file beside the archive, as it is written; `path` is neither in `archive/`, `indexes/` nor `pages/`.
    ///
    /// # Errors
    ///
    /// When writing fails, or what writes the file does.
    pub fn file<E: From<io::Error>>(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        self.end_archive();
        let is_packed = [".zip", ".gz", ".png", ".jpg"].iter().any(|ending| path.ends_with(ending));
        let method = if is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.zip.start_file(path, options(method)).map_err(io::Error::from)?;
        let mut out = BufWriter::new(Hashed::new(&mut self.zip));
        write(&mut out)?;
        let written = out.into_inner().map_err(IntoInnerError::into_error)?;
        let bytes = written.bytes();
        self.resources.push((path.to_owned(), written.digest(), bytes));
        Ok(())
    }

    /// Ends the package.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn finish(mut self) -> io::Result<W> {
        let index = std::mem::take(&mut self.index).into_lines();
        self.file("indexes/index.cdxj", |out| out.write_all(index.as_bytes()))?;
        let mut pages =
            json!({"format": "json-pages-1.0", "id": "pages", "title": "Pages"}).to_string() + "\n";
        self.pages.iter().for_each(|page| pages.push_str(&format!("{page}\n")));
        self.file("pages/pages.jsonl", |out| out.write_all(pages.as_bytes()))?;
        let list = self.list();
        let digest = json!({"path": "datapackage.json", "hash": sha256(list.as_bytes())}).to_string();
        self.file("datapackage.json", |out| out.write_all(list.as_bytes()))?;
        self.file("datapackage-digest.json", |out| out.write_all(digest.as_bytes()))?;
        Ok(self.zip.finish()?)
    }

    /// The list of all files.
    fn list(&self) -> String {
        let resource = |(path, hash, bytes): &(String, String, u64)| json!({"name": path.rsplit('/').next(), "path": path, "hash": hash, "bytes": bytes});
        let About { title, software, created_at, main } = &self.about;
        let list = json!({
            "profile": "data-package", "wacz_version": "1.1.1", "title": title, "software": software,
            "created": created_at, "mainPageUrl": main, "mainPageDate": created_at,
            "resources": self.resources.iter().map(resource).collect::<Vec<_>>(),
        });
        format!("{list:#}\n")
    }

    fn append(&mut self, record: &[u8]) -> io::Result<()> {
        self.archive.as_mut().ok_or_else(too_late)?.write_all(record)?;
        self.zip.write_all(record)
    }

    fn end_archive(&mut self) {
        if let Some(archive) = self.archive.take() {
            let bytes = archive.bytes();
            self.resources.push((ARCHIVE.to_owned(), archive.digest(), bytes));
        }
    }
}

fn too_late() -> io::Error {
    io::Error::other("the archive comes before the files")
}

/// Packs files so that the same ones give the same bytes: a zip archive without packing, for what is hashes mostly.
///
/// # Errors
///
/// When they are more than a zip archive holds.
pub fn zip_of(files: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(io::Cursor::new(Vec::new()));
    for (path, bytes) in files {
        zip.start_file(path.as_str(), options(CompressionMethod::Stored))?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// No time and no system of who packs stands in it.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644)
}
