// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
    str::FromStr,
};

use age::{secrecy::ExposeSecret, x25519};

use crate::error::{SpareError, at};

/// To whom a copy is encrypted: a public key of age, `age1…`.
#[derive(Clone)]
pub struct Recipient(pub(crate) x25519::Recipient);

impl FromStr for Recipient {
    type Err = SpareError;

    fn from_str(written: &str) -> Result<Self, SpareError> {
        written.trim().parse().map(Self).map_err(|_| SpareError::Recipient(written.to_owned()))
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Recipient({})", self.0)
    }
}

/// What opens copies: the secret keys in a file, as `age-keygen` writes it.
pub struct Opener(pub(crate) Vec<x25519::Identity>);

impl Opener {
    /// Reads the keys in a file; a line that begins with `#` says nothing.
    ///
    /// # Errors
    ///
    /// When it can't be read, or holds no key.
    pub fn read(path: &Path) -> Result<Self, SpareError> {
        let text = fs::read_to_string(path).map_err(at(path))?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys: Result<Vec<x25519::Identity>, _> = lines.map(str::parse).collect();
        let keys = keys.ok().filter(|keys| !keys.is_empty());
        keys.map(Self).ok_or_else(|| SpareError::NoKey(path.to_owned()))
    }
}

/// Makes a key in a new file, readable by its owner alone, in the form of `age-keygen`; gives to what copies are encrypted.
///
/// # Errors
///
/// When the file is there already, or can't be written.
pub fn make_key(path: &Path) -> Result<Recipient, SpareError> {
    let key = x25519::Identity::generate();
    let recipient = Recipient(key.to_public());
    let text = format!("# public key: {recipient}\n{}\n", key.to_string().expose_secret());
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(at(path))?;
    Ok(recipient)
}
