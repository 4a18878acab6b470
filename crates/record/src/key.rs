// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{io::ErrorKind, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer, SigningKey};

use crate::{
    durable::{self, Writer},
    error::{RecordError, at},
    note::{Named, Signs, Vkey, is_name, witness_text},
};

/// What a secret key begins with in Go's note tools, whose form this is.
const LABEL: &str = "PRIVATE+KEY+";

/// A file of a secret key is never longer, in bytes.
const LONGEST: u64 = 1024;

/// The secret key with which a record's checkpoints are signed, or those of others by a witness.
#[derive(Clone)]
pub struct Key {
    name: String,
    signs: Signs,
    secret: SigningKey,
}

impl Key {
    /// Reads the key of a record at `path`, or makes one there, readable by its owner alone.
    ///
    /// `name` becomes the origin of the record's checkpoints, such as `storm.example/ahang`. A key that is there keeps its own.
    ///
    /// # Errors
    ///
    /// When the name is none, the file is no key of a record, or can't be read or made.
    pub fn load_or_create(path: &Path, name: &str) -> Result<Self, RecordError> {
        Self::of(Signs::Log, path, name)
    }

    /// Reads the key of a witness at `path`, or makes one there, as [`Self::load_or_create`] does.
    ///
    /// # Errors
    ///
    /// When the name is none, the file is no key of a witness, or can't be read or made.
    pub fn load_or_create_witness(path: &Path, name: &str) -> Result<Self, RecordError> {
        Self::of(Signs::Witness, path, name)
    }

    /// The public half.
    #[must_use]
    pub fn vkey(&self) -> Vkey {
        Vkey::new(self.name.clone(), self.signs, self.secret.verifying_key())
    }

    fn of(signs: Signs, path: &Path, name: &str) -> Result<Self, RecordError> {
        if !is_name(name) {
            return Err(RecordError::KeyName(name.to_owned()));
        }
        if !path.try_exists().map_err(at(path))? {
            create(path, name, signs)?;
        }
        let key = load(path, signs)?;
        // What it signs is of no use without it.
        durable::sync_names(path)?;
        Ok(key)
    }

    /// Signs a text; gives the line that stands under it.
    pub(crate) fn sign(&self, text: &str) -> String {
        self.line(&self.secret.sign(text.as_bytes()).to_bytes())
    }

    /// Signs a checkpoint of somebody else's, as a witness that has seen it at a time, in seconds since 1970; gives the line that
    /// stands under it.
    pub(crate) fn witness(&self, text: &str, time: u64) -> String {
        let signature = self.secret.sign(witness_text(time, text).as_bytes());
        self.line(&[&time.to_be_bytes()[..], &signature.to_bytes()].concat())
    }

    fn line(&self, signature: &[u8]) -> String {
        let signature = [&self.vkey().id()[..], signature].concat();
        format!("— {} {}\n", self.name, BASE64_STANDARD.encode(signature))
    }
}

fn load(path: &Path, signs: Signs) -> Result<Key, RecordError> {
    let bad = |says: &str| RecordError::Key { path: path.to_owned(), says: says.to_owned() };
    let bytes = durable::read(path, LONGEST)?;
    let text = str::from_utf8(&bytes).map_err(|_| bad("it is not text"))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let no_key = || bad("it is no secret key in the form `PRIVATE+KEY+name+id+base64`");
    let rest = text.strip_prefix(LABEL).ok_or_else(no_key)?;
    let (own, rest) = rest.split_once('+').ok_or_else(no_key)?;
    let (_, base64) = rest.split_once('+').ok_or_else(no_key)?;
    let typed = BASE64_STANDARD.decode(base64).map_err(|_| no_key())?;
    let (byte, secret) = typed.split_first().ok_or_else(no_key)?;
    if Signs::of(*byte) != Some(signs) {
        return Err(bad(match signs {
            Signs::Log => "it is not the key of a record, but another one",
            Signs::Witness => "it is not the key of a witness, but another one",
        }));
    }
    let secret = SigningKey::try_from(secret).map_err(|_| no_key())?;
    let key = Key { name: own.to_owned(), signs, secret };
    if *text != secret_text(&key) {
        return Err(bad("its id does not belong to the key"));
    }
    Ok(key)
}

/// A crash leaves no key or a whole one: it is written under another name and then linked, which unlike a
/// rename can't replace the key that another process made meanwhile.
fn create(path: &Path, name: &str, signs: Signs) -> Result<(), RecordError> {
    let folder = durable::parent(path);
    durable::create_folders(folder)?;
    let [secret, suffix] = [random()?, random()?];
    let key = Key { name: name.to_owned(), signs, secret: SigningKey::from_bytes(&secret) };
    let suffix = u64::from_be_bytes(*suffix.first_chunk().expect("32 bytes are more than 8"));
    let new = path.with_extension(format!("new-{suffix:016x}"));
    let mut file = Writer::create_private(&new)?;
    let written = file.write((secret_text(&key) + "\n").as_bytes()).and_then(|()| file.sync());
    let linked = written.and_then(|()| durable::link(&new, path));
    durable::remove_if_there(&new)?;
    match linked {
        Err(RecordError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    }
}

fn secret_text(key: &Key) -> String {
    let secret = key.secret.to_bytes();
    Named { label: LABEL, name: &key.name, id: key.vkey().id(), signs: key.signs, key: &secret }.to_string()
}

fn random() -> Result<[u8; 32], RecordError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(RecordError::Chance)?;
    Ok(bytes)
}
