// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, Read, Write};

use data_encoding::{BASE32, HEXLOWER_PERMISSIVE};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Whether a digest in the form of WARC, `sha1:` or `sha256:` and a value in base 32 or 16, is that of some bytes; nothing where it is of
/// another form, and can't be compared.
pub(crate) fn is_of(digest: &str, bytes: &[u8]) -> Option<bool> {
    let (algorithm, value) = digest.split_once(':')?;
    let actual = match algorithm.trim().to_ascii_lowercase().replace('-', "").as_str() {
        "sha1" => Sha1::digest(bytes).to_vec(),
        "sha256" => Sha256::digest(bytes).to_vec(),
        _ => return None,
    };
    let value = value.trim();
    let said = if value.len() == 2 * actual.len() {
        HEXLOWER_PERMISSIVE.decode(value.as_bytes()).ok()?
    } else {
        BASE32.decode(value.to_ascii_uppercase().as_bytes()).ok()?
    };
    Some(said == actual)
}

/// The SHA-256 of some bytes, as WACZ writes it: `sha256:` and hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    name(Sha256::digest(bytes).as_slice())
}

fn name(digest: &[u8]) -> String {
    format!("sha256:{}", data_encoding::HEXLOWER.encode(digest))
}

/// Counts and hashes whatever goes through it.
pub struct Hashed<T> {
    inner: T,
    hash: Sha256,
    bytes: u64,
}

impl<T> Hashed<T> {
    /// Begins.
    pub fn new(inner: T) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0 }
    }

    /// How many bytes went through.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The SHA-256 of what went through, as WACZ writes it.
    #[must_use]
    pub fn digest(self) -> String {
        name(self.hash.finalize().as_slice())
    }

    fn take(&mut self, bytes: Option<&[u8]>) {
        let bytes = bytes.unwrap_or_default();
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.take(buffer.get(..read));
        Ok(read)
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.take(buffer.get(..written));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
