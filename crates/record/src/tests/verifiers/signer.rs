// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keys whose secrets the tests know, so that they can sign what no program would.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest, Sha256};

use crate::Key;

/// What a key signs, by the byte before it.
pub const LOG: u8 = 1;
pub const WITNESS: u8 = 4;

#[derive(Clone)]
pub struct Signer {
    pub name: String,
    signs: u8,
    secret: SigningKey,
}

impl Signer {
    pub fn new(name: &str, signs: u8, seed: u8) -> Self {
        Self { name: name.to_owned(), signs, secret: SigningKey::from_bytes(&[seed; 32]) }
    }

    /// The line in `vkey`, or in a policy, without a newline.
    pub fn line(&self) -> String {
        self.named(self.secret.verifying_key().as_bytes())
    }

    /// The same key, as a record's key.
    pub fn key(&self, folder: &Path) -> Key {
        let path = folder.join(format!("key-{:02x}", self.secret.to_bytes()[0]));
        fs::write(&path, format!("PRIVATE+KEY+{}\n", self.named(&self.secret.to_bytes()))).unwrap();
        Key::load_or_create(&path, &self.name).unwrap()
    }

    /// A signature line under a text.
    pub fn sign(&self, text: &str) -> String {
        let mut signature = self.id().to_vec();
        if self.signs == WITNESS {
            let time = 1_935_858_600_u64;
            signature.extend_from_slice(&time.to_be_bytes());
            let text = format!("cosignature/v1\ntime {time}\n{text}");
            signature.extend_from_slice(&self.secret.sign(text.as_bytes()).to_bytes());
        } else {
            signature.extend_from_slice(&self.secret.sign(text.as_bytes()).to_bytes());
        }
        format!("— {} {}\n", self.name, BASE64_STANDARD.encode(signature))
    }

    fn id(&self) -> [u8; 4] {
        let typed = [b'\n', self.signs];
        let public = self.secret.verifying_key();
        let hash = Sha256::new().chain_update(&self.name).chain_update(typed).chain_update(public.as_bytes());
        *hash.finalize().first_chunk().unwrap()
    }

    fn named(&self, bytes: &[u8; 32]) -> String {
        let id = u32::from_be_bytes(self.id());
        let typed = [&[self.signs], bytes.as_slice()].concat();
        format!("{}+{id:08x}+{}", self.name, BASE64_STANDARD.encode(typed))
    }
}
