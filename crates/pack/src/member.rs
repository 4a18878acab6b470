// SPDX-License-Identifier: AGPL-3.0-or-later
//! The files in a zip archive. Their names are only ever compared: nothing is unpacked to a place that an archive names.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use flate2::{Crc, read::DeflateDecoder};
use zip::{CompressionMethod, ZipArchive, read::ZipFile};

/// However small a file is packed, so much may come out of it.
const LEAST_UNPACKED: u64 = 64 << 20;

/// So many times its packed size may come out of a file; posts pack to a tenth, deflate at most to a thousandth.
const MOST_TIMES: u64 = 200;

/// A file in a zip archive.
pub struct Member {
    /// Its path within the archive.
    pub name: String,
    /// Where its bytes lie, or why they can't be read.
    pub content: Result<Packed, String>,
}

/// Bytes in a zip archive on the disk.
#[derive(Clone, Debug)]
pub struct Packed {
    zip: PathBuf,
    start: u64,
    packed: u64,
    is_deflated: bool,
    crc: u32,
}

/// The wanted files of a zip archive that lies at a path and has been opened, in its order.
///
/// # Errors
///
/// Says why nothing can be read from it.
pub fn members(path: &Path, file: File, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<Member>, String> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|cause| cause.to_string())?;
    let mut members = Vec::new();
    for place in 0..archive.len() {
        let name = archive.name_for_index(place).and_then(Result::ok).map(std::borrow::Cow::into_owned);
        let Some(name) = name.filter(|name| is_wanted(name)) else { continue };
        let content = match archive.by_index(place) {
            Ok(file) => packed(path, &file),
            Err(cause) => Err(cause.to_string()),
        };
        members.push(Member { name, content });
    }
    Ok(members)
}

/// Where the bytes of a file lie.
fn packed<R: Read>(zip: &Path, file: &ZipFile<'_, R>) -> Result<Packed, String> {
    if file.encrypted() {
        return Err("it is encrypted; unpack the archive and name its folder".to_owned());
    }
    let is_deflated = match file.compression() {
        CompressionMethod::Deflated => true,
        CompressionMethod::Stored => false,
        other => return Err(format!("it is packed in a way that is not read here ({other})")),
    };
    let start = file.data_start().ok_or("nobody can say where it begins")?;
    let (packed, crc) = (file.compressed_size(), file.crc32());
    Ok(Packed { zip: zip.to_owned(), start, packed, is_deflated, crc })
}

impl Packed {
    /// Opens it. What is read is bounded, whatever size the archive claims, and its checksum is compared at the end.
    ///
    /// # Errors
    ///
    /// When the archive can't be opened any more.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(&self.zip)?;
        file.seek(SeekFrom::Start(self.start))?;
        let file = BufReader::new(file.take(self.packed));
        let limit = self.packed.saturating_mul(MOST_TIMES).max(LEAST_UNPACKED);
        Ok(if self.is_deflated {
            Box::new(Checked::new(DeflateDecoder::new(file), limit, self.crc))
        } else {
            Box::new(Checked::new(file, limit, self.crc))
        })
    }
}

/// Reads no more than a limit, and at the end compares the checksum.
struct Checked<R> {
    inner: R,
    left: u64,
    crc: Crc,
    wanted: u32,
}

impl<R> Checked<R> {
    fn new(inner: R, limit: u64, wanted: u32) -> Self {
        Self { inner, left: limit, crc: Crc::new(), wanted }
    }
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            return Err(io::Error::other("it unpacks to far more than posts do; it is not read further"));
        };
        self.left = left;
        self.crc.update(buffer.get(..read).unwrap_or_default());
        if read == 0 && !buffer.is_empty() && self.crc.sum() != self.wanted {
            return Err(io::Error::other(
                "its checksum is not the one that the archive gives; it is damaged",
            ));
        }
        Ok(read)
    }
}
