// SPDX-License-Identifier: AGPL-3.0-or-later
//! A secret of 32 bytes in a file, under which things get names that say nothing without it, or are encrypted.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use base64::{Engine, prelude::BASE64_STANDARD_NO_PAD};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{hex::hex, output::write_private};

/// Long enough to be drawn at random without a thought of repetition.
const NONCE: usize = 24;

/// The secret; it lies with the other keys.
#[derive(Clone)]
pub struct KeptSecret([u8; 32]);

impl KeptSecret {
    /// Reads the secret.
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("can't read the key {}", path.display()))?;
        let bytes = <[u8; 32]>::try_from(bytes);
        Ok(Self(bytes.map_err(|_| anyhow!("{} is no key of 32 bytes", path.display()))?))
    }

    /// Reads the secret, or makes it on first use, readable by its owner alone.
    ///
    /// It is made only where nothing is: one that can't be read must not be replaced, for under another one nothing would be known again.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        if !path.try_exists().with_context(|| format!("can't look for {}", path.display()))? {
            create(path)?;
        }
        Self::load(path)
    }

    /// The secret itself, for what is sealed under it.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The name of something under it, of parts that are put together as they are: 128 bits of HMAC-SHA-256, far beyond any chance that two
    /// share one.
    pub fn name_of(&self, parts: &[&str]) -> String {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        parts.iter().for_each(|part| mac.update(part.as_bytes()));
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        let (half, _) = whole.split_at(16);
        hex(half)
    }

    /// Encrypts bytes for a place; from another one they can't be read.
    pub fn seal(&self, place: &str, plain: &[u8]) -> String {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).expect("the machine gives random numbers");
        let payload = Payload { msg: plain, aad: place.as_bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload).expect("a few words are short");
        BASE64_STANDARD_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Reads what was encrypted for a place; nothing if it was not, or not under this secret.
    pub fn open(&self, place: &str, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        let bytes = BASE64_STANDARD_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        self.cipher().decrypt(&XNonce::from(*nonce), payload).ok().map(Zeroizing::new)
    }

    /// Nothing is encrypted under the secret itself, which makes names.
    fn cipher(&self) -> XChaCha20Poly1305 {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(b"groundswell/seal/v1");
        let key = Zeroizing::new(<[u8; 32]>::from(mac.finalize().into_bytes()));
        <XChaCha20Poly1305 as chacha20poly1305::KeyInit>::new((&*key).into())
    }
}

/// Whole or not at all: one cut short by a crash would orphan every name under it.
fn create(path: &Path) -> Result<()> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).context("the machine gives no random numbers")?;
    write_private(path, &bytes)
}
