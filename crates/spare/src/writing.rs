// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{
    error::{SpareError, at},
    key::Recipient,
    manifest::{Imprint, MANIFEST, Manifest, is_plain},
};

/// How hard it is packed: as zstd does without being told, which is as fast as most disks.
const LEVEL: i32 = 3;

/// Writes a copy, member by member. It has its name only once it is whole and on the disk.
pub struct Writer {
    path: PathBuf,
    unfinished: Unfinished,
    tar: tar::Builder<zstd::Encoder<'static, Out>>,
    files: BTreeMap<String, Imprint>,
    /// When its members were made, in seconds since 1970, as the archive has it.
    time: u64,
}

/// Where the bytes go.
enum Out {
    Open(BufWriter<File>),
    Sealed(Box<age::stream::StreamWriter<BufWriter<File>>>),
}

impl Writer {
    /// Begins a copy at a path, readable by its owner alone, and encrypted if there is anybody to encrypt it to.
    ///
    /// # Errors
    ///
    /// When it can't be written there.
    pub fn create(path: &Path, to: &[Recipient], time: u64) -> Result<Self, SpareError> {
        let partial = partial_of(path);
        let told = || at(&partial);
        // What an interrupted one has left is in nobody's way.
        if partial.exists() {
            fs::remove_file(&partial).map_err(told())?;
        }
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&partial);
        let out = seal(BufWriter::with_capacity(1 << 20, file.map_err(told())?), to).map_err(told())?;
        let packed = zstd::Encoder::new(out, LEVEL).map_err(told())?;
        let tar = tar::Builder::new(packed);
        Ok(Self { path: path.to_owned(), unfinished: Unfinished(partial), tar, files: BTreeMap::new(), time })
    }

    /// Adds a member of a given length. One whose name was there before takes its place.
    ///
    /// # Errors
    ///
    /// When the name is not a plain one, the bytes are fewer than they should be, or reading or writing fails.
    pub fn add(&mut self, name: &str, bytes: &mut dyn Read, length: u64) -> io::Result<()> {
        if !is_plain(name) || name == MANIFEST {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("`{name}` can't be a name in it"),
            ));
        }
        let imprint = self.put(name, bytes, length)?;
        self.files.insert(name.to_owned(), imprint);
        Ok(())
    }

    /// Ends the copy, says what it is about, and gives it its name.
    ///
    /// # Errors
    ///
    /// When writing fails; then there is no copy.
    pub fn finish(mut self, about: Value) -> Result<Manifest, SpareError> {
        let manifest = Manifest { about, files: std::mem::take(&mut self.files) };
        let text = serde_json::to_vec_pretty(&manifest).expect("a manifest is made of texts and numbers");
        self.put(MANIFEST, &mut text.as_slice(), text.len() as u64).map_err(at(&self.unfinished.0))?;
        let Self { path, unfinished, tar, .. } = self;
        let ended = tar.into_inner().and_then(zstd::Encoder::finish).and_then(Out::finish);
        ended.and_then(|file| file.sync_all()).map_err(at(&unfinished.0))?;
        fs::rename(&unfinished.0, &path).map_err(at(&path))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))?;
        Ok(manifest)
    }

    fn put(&mut self, name: &str, bytes: &mut dyn Read, length: u64) -> io::Result<Imprint> {
        let mut header = tar::Header::new_gnu();
        header.set_size(length);
        header.set_mode(0o600);
        header.set_mtime(self.time);
        header.set_entry_type(tar::EntryType::Regular);
        let mut seen = Digested { bytes, digest: Sha256::new(), length: 0 };
        self.tar.append_data(&mut header, name, (&mut seen).take(length))?;
        if seen.length != length {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, format!("`{name}` became shorter")));
        }
        Ok(Imprint { bytes: length, sha256: hexadecimal(&seen.digest.finalize()) })
    }
}

/// The file that a copy is written to before it has its name; it goes with this. Where it can't be removed, the next one removes it.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let _is_gone = fs::remove_file(&self.0);
    }
}

impl Out {
    fn finish(self) -> io::Result<File> {
        let buffered = match self {
            Self::Open(file) => file,
            Self::Sealed(sealed) => sealed.finish()?,
        };
        buffered.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Open(out) => out.write(bytes),
            Self::Sealed(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Open(out) => out.flush(),
            Self::Sealed(out) => out.flush(),
        }
    }
}

/// Bytes that are digested while they are read.
pub(crate) struct Digested<R> {
    pub(crate) bytes: R,
    pub(crate) digest: Sha256,
    pub(crate) length: u64,
}

impl<R: Read> Read for Digested<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.digest.update(buffer.get(..read).unwrap_or_default());
        self.length += read as u64;
        Ok(read)
    }
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn seal(file: BufWriter<File>, to: &[Recipient]) -> io::Result<Out> {
    if to.is_empty() {
        return Ok(Out::Open(file));
    }
    let recipients = to.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    let sealed = age::Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    Ok(Out::Sealed(Box::new(sealed.wrap_output(file)?)))
}

fn partial_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}
