// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder, write::GzEncoder};
use tar::{Builder, EntryType, Header};

use super::contents::File;

/// How things are packed.
#[derive(Clone, Copy)]
pub struct Packer {
    /// The time that everything bears, in seconds since 1970.
    pub at: u64,
    /// Less tightly, and five times as fast.
    pub is_fast: bool,
}

impl Packer {
    /// Packs files in the order of their names, with the folders that they lie in; root's, all of one time. A path with a slash at its end
    /// is that of an empty folder.
    pub fn tar_gz(self, files: &[File]) -> Result<Vec<u8>> {
        let mut tar = Builder::new(self.begun());
        let mut files: Vec<&File> = files.iter().collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let folders = files.iter().flat_map(|file| Path::new(&file.path).ancestors().skip(1));
        for folder in folders.map(Path::to_owned).collect::<BTreeSet<PathBuf>>() {
            let header = header(EntryType::Directory, 0o755, 0, self.at);
            append(&mut tar, header, &format!("./{}/", folder.display()).replace("//", "/"), &[])?;
        }
        for file in files {
            let kind = if file.path.ends_with('/') { EntryType::Directory } else { EntryType::Regular };
            let header = header(kind, file.mode, file.bytes.len() as u64, self.at);
            append(&mut tar, header, &format!("./{}", file.path), &file.bytes)?;
        }
        tar.into_inner().and_then(GzEncoder::finish).context("can't pack")
    }

    /// Packs one file.
    pub fn gz(self, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut packer = self.begun();
        packer.write_all(bytes).and_then(|()| packer.finish()).context("can't pack")
    }

    /// The format `ar`, of which a Debian package is one: a header of text before each member, and members of even length.
    pub fn ar(self, members: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut ar = b"!<arch>\n".to_vec();
        for (name, bytes) in members {
            let (at, size) = (self.at, bytes.len());
            let header = format!("{name:<16}{at:<12}{:<6}{:<6}{:<8}{size:<10}`\n", 0, 0, 100_644);
            ar.extend_from_slice(header.as_bytes());
            ar.extend_from_slice(bytes);
            if size % 2 == 1 {
                ar.push(b'\n');
            }
        }
        ar
    }

    /// Without a name and a time of its own.
    fn begun(self) -> GzEncoder<Vec<u8>> {
        let level = if self.is_fast { Compression::fast() } else { Compression::best() };
        GzBuilder::new().mtime(0).write(Vec::new(), level)
    }
}

fn header(kind: EntryType, mode: u32, size: u64, at: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(size);
    header.set_mtime(at);
    header.set_uid(0);
    header.set_gid(0);
    header
}

fn append(tar: &mut Builder<GzEncoder<Vec<u8>>>, mut header: Header, path: &str, bytes: &[u8]) -> Result<()> {
    // Written by hand, for the crate takes the `./` away that Debian's programs begin with.
    let name = &mut header.as_old_mut().name;
    anyhow::ensure!(path.len() < name.len(), "{path} is too long a name");
    name.fill(0);
    name.iter_mut().zip(path.bytes()).for_each(|(to, byte)| *to = byte);
    header.set_username("root").and_then(|()| header.set_groupname("root")).context("can't pack")?;
    header.set_cksum();
    tar.append(&header, bytes).with_context(|| format!("can't pack {path}"))
}
