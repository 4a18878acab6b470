// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, BufReader, Read},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::{
    error::{SpareError, at, damaged},
    key::Opener,
    manifest::{Imprint, MANIFEST, Manifest, is_plain},
    writing::{Digested, hexadecimal},
};

/// How every file in age begins.
const AGE: &[u8] = b"age-encryption.org/v1";

/// A manifest is never longer, in bytes: some half a million files.
const LONGEST: u64 = 128 << 20;

/// A copy has at most so many members.
const MOST: usize = 2_000_000;

/// A copy that is taken out.
pub struct Reader {
    path: PathBuf,
    tar: tar::Archive<Box<dyn Read>>,
}

/// Whether a copy is encrypted.
///
/// # Errors
///
/// When it can't be read.
pub fn is_sealed(path: &Path) -> Result<bool, SpareError> {
    let mut start = Vec::new();
    let file = File::open(path).map_err(at(path))?;
    file.take(AGE.len() as u64).read_to_end(&mut start).map_err(at(path))?;
    Ok(start == AGE)
}

impl Reader {
    /// Opens a copy, with a key if it is encrypted.
    ///
    /// # Errors
    ///
    /// When it can't be read, or not with that key.
    pub fn open(path: &Path, opener: Option<&Opener>) -> Result<Self, SpareError> {
        let sealed = is_sealed(path)?;
        let file = BufReader::with_capacity(1 << 20, File::open(path).map_err(at(path))?);
        let packed: Box<dyn Read> = match (sealed, opener) {
            (false, _) => Box::new(file),
            (true, None) => return Err(SpareError::Sealed(path.to_owned())),
            (true, Some(opener)) => Box::new(unseal(path, file, opener)?),
        };
        let bytes: Box<dyn Read> = Box::new(zstd::Decoder::new(packed).map_err(at(path))?);
        Ok(Self { path: path.to_owned(), tar: tar::Archive::new(bytes) })
    }

    /// Takes every file out into a folder, which is made, and compares each with the manifest. All are on the disk when this returns, and
    /// readable by their owner alone.
    ///
    /// # Errors
    ///
    /// When the folder is there already, the copy is damaged or ends too early, or reading or writing fails. What was
    /// taken out by then is still there.
    pub fn take_out(mut self, folder: &Path) -> Result<Manifest, SpareError> {
        make_folder(folder)?;
        let path = self.path.clone();
        let broken = |error: io::Error| damaged(&path, error.to_string());
        let mut taken: BTreeMap<String, Imprint> = BTreeMap::new();
        let mut manifest = None;
        for (number, member) in self.tar.entries().map_err(broken)?.enumerate() {
            let mut member = member.map_err(broken)?;
            let name = String::from_utf8_lossy(&member.path_bytes()).into_owned();
            if number >= MOST || !is_plain(&name) || member.header().entry_type() != tar::EntryType::Regular {
                return Err(damaged(&path, format!("`{}` can't be in it", name.escape_default())));
            }
            if manifest.is_some() {
                return Err(damaged(&path, "it goes on after its manifest"));
            }
            if name == MANIFEST {
                manifest = Some(read_manifest(&path, &mut member)?);
                continue;
            }
            let imprint = take(&path, &mut member, &folder.join(&name))?;
            taken.insert(name, imprint);
        }
        let manifest = manifest.ok_or_else(|| damaged(&path, "it ends before its manifest"))?;
        if manifest.files != taken {
            return Err(damaged(&path, "its files are not those of its manifest"));
        }
        // To its last byte: what is behind the archive's end has a checksum too.
        io::copy(&mut self.tar.into_inner(), &mut io::sink()).map_err(broken)?;
        sync_folders(folder)?;
        Ok(manifest)
    }
}

fn unseal(
    path: &Path,
    file: BufReader<File>,
    opener: &Opener,
) -> Result<age::stream::StreamReader<BufReader<File>>, SpareError> {
    let sealed = age::Decryptor::new(file).map_err(|error| damaged(path, error.to_string()))?;
    let keys = opener.0.iter().map(|key| key as &dyn age::Identity);
    sealed.decrypt(keys).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => SpareError::OtherKey(path.to_owned()),
        error => damaged(path, error.to_string()),
    })
}

fn read_manifest(path: &Path, member: &mut dyn Read) -> Result<Manifest, SpareError> {
    let mut text = Vec::new();
    let read = member.take(LONGEST + 1).read_to_end(&mut text);
    read.map_err(|error| damaged(path, error.to_string()))?;
    if text.len() as u64 > LONGEST {
        return Err(damaged(path, "its manifest is too long"));
    }
    serde_json::from_slice(&text)
        .map_err(|error| damaged(path, format!("its manifest can't be read: {error}")))
}

/// Takes a member out. One that comes again takes the place of the earlier one.
fn take(path: &Path, member: &mut dyn Read, to: &Path) -> Result<Imprint, SpareError> {
    make_folder(to.parent().unwrap_or(Path::new(".")))?;
    let mut file =
        OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(to).map_err(at(to))?;
    let mut seen = Digested { bytes: member, digest: Sha256::new(), length: 0 };
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = seen.read(&mut piece).map_err(|error| damaged(path, error.to_string()))?;
        let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
        io::Write::write_all(&mut file, bytes).map_err(at(to))?;
    }
    file.sync_all().map_err(at(to))?;
    Ok(Imprint { bytes: seen.length, sha256: hexadecimal(&seen.digest.finalize()) })
}

fn make_folder(folder: &Path) -> Result<(), SpareError> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(at(folder))
}

/// Makes the names in a folder, and below it, durable.
fn sync_folders(folder: &Path) -> Result<(), SpareError> {
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        if entry.file_type().map_err(at(folder))?.is_dir() {
            sync_folders(&entry.path())?;
        }
    }
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))
}
