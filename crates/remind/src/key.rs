// SPDX-License-Identifier: AGPL-3.0-or-later
//! The keys: that by which push services know us, and those of contacts: one for each call, in a file outside the database, so that whoever has the database alone has
//! nothing, and destroying a key makes every copy of what it sealed unreadable.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use model::CallId;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Long enough to be drawn at random without a thought of repetition.
const NONCE: usize = 24;

/// The key of one call's contacts. Nothing is done under it itself, but under keys derived from it.
pub(crate) struct ContactKey(Zeroizing<[u8; 32]>);

/// The folder of the keys.
#[derive(Clone, Debug)]
pub(crate) struct Keys(PathBuf);

impl ContactKey {
    /// Encrypts for a call; sealed for another one it can't be opened.
    pub(crate) fn seal(&self, call: &str, plain: &[u8]) -> String {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the machine gives random bytes");
        let payload = Payload { msg: plain, aad: call.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).expect("an address is short");
        BASE64_STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    pub(crate) fn open(&self, call: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = BASE64_STANDARD_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: call.as_bytes() };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).ok()
    }

    /// 128 bits that nobody can compute, or check, without the key.
    pub(crate) fn digest(&self, purpose: &str, bytes: &[u8]) -> [u8; 16] {
        let whole: [u8; 32] = self.mac(purpose, bytes).finalize().into_bytes().into();
        let (half, _) = whole.split_first_chunk().expect("the half of 32 is 16");
        *half
    }

    /// Whether a digest is the right one, in a time that does not tell how much of it is.
    pub(crate) fn has_digest(&self, purpose: &str, bytes: &[u8], digest: &[u8]) -> bool {
        // Shorter ones would be easier to guess.
        digest.len() == 16 && self.mac(purpose, bytes).verify_truncated_left(digest).is_ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        let key = Zeroizing::new(<[u8; 32]>::from(self.mac("seal", &[]).finalize().into_bytes()));
        XChaCha20Poly1305::new((&*key).into())
    }

    fn mac(&self, purpose: &str, bytes: &[u8]) -> Hmac<Sha256> {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&*self.0).expect("HMAC takes a key of any length");
        for part in [b"groundswell/contact/v1\0", purpose.as_bytes(), b"\0", bytes] {
            mac.update(part);
        }
        mac
    }
}

impl Keys {
    pub(crate) fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// A call's key; nothing if it has none, or none any more.
    pub(crate) fn load(&self, call: &CallId) -> io::Result<Option<ContactKey>> {
        Ok(read(&self.path(call))?.map(ContactKey))
    }

    /// A call's key, made on first use, readable by its owner alone.
    pub(crate) fn load_or_create(&self, call: &CallId) -> io::Result<ContactKey> {
        self.read_or_create(&self.path(call)).map(ContactKey)
    }

    /// The bytes of the key by which push services know us, made on first use: no call has a dot in its name.
    pub(crate) fn sender(&self) -> io::Result<Zeroizing<[u8; 32]>> {
        self.read_or_create(&self.0.join("instance.push"))
    }

    fn read_or_create(&self, path: &Path) -> io::Result<Zeroizing<[u8; 32]>> {
        if let Some(key) = read(path)? {
            return Ok(key);
        }
        self.create(path)?;
        read(path)?.ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// Makes a key, unless somebody else is quicker: of two, the contacts sealed to one could never be read.
    fn create(&self, path: &Path) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.0)?;
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(io::Error::other)?;
        let draft = path.with_extension(format!("draft-{:016x}", getrandom::u64()?));
        // Whole under another name first: one cut short by a crash would be no key, and never replaced.
        let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&draft)?;
        file.write_all(&*bytes)?;
        file.sync_all()?;
        let made = match fs::hard_link(&draft, path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        };
        fs::remove_file(&draft)?;
        made?;
        File::open(&self.0)?.sync_all()
    }

    /// Destroys a call's key, if there is one: overwritten first, for what is removed may lie on the disk for long.
    pub(crate) fn destroy(&self, call: &CallId) -> io::Result<()> {
        let path = self.path(call);
        let mut file = match OpenOptions::new().write(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            file => file?,
        };
        let mut noise = [0; 32];
        getrandom::fill(&mut noise).map_err(io::Error::other)?;
        file.write_all(&noise)?;
        file.sync_all()?;
        fs::remove_file(&path)?;
        File::open(&self.0)?.sync_all()
    }

    fn path(&self, call: &CallId) -> PathBuf {
        self.0.join(format!("{call}.contacts"))
    }
}

/// The bytes of a key, if there is one.
fn read(path: &Path) -> io::Result<Option<Zeroizing<[u8; 32]>>> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        bytes => Zeroizing::new(bytes?),
    };
    let key = <[u8; 32]>::try_from(bytes.as_slice());
    let key = key.map_err(|_| io::Error::new(ErrorKind::InvalidData, "a key is 32 bytes"))?;
    Ok(Some(Zeroizing::new(key)))
}
