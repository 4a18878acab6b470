// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use zeroize::Zeroizing;

/// The bearer token of an organizer's own app on X. It is shown nowhere, and wiped from memory when it is dropped; what hyper copies
/// of it into a request is out of reach.
pub struct XKey(Zeroizing<String>);

/// Says that a text is no key, without a word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the key of X is empty, or holds letters that no key has; it is the bearer token of an app, in one line"
)]
pub struct XKeyError;

impl XKey {
    /// Reads a key as it lies in a file.
    ///
    /// # Errors
    ///
    /// [`XKeyError`] for what could not stand in a request.
    pub fn read(written: String) -> Result<Self, XKeyError> {
        let written = Zeroizing::new(written);
        let key = written.trim();
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(XKeyError);
        }
        Ok(Self(Zeroizing::new(key.to_owned())))
    }

    /// The header by which a request proves whose it is.
    pub(super) fn header(&self) -> String {
        format!("Bearer {}", self.0.as_str())
    }

    /// A text without the key, should a server have put it there.
    pub(super) fn taken_out_of(&self, text: &str) -> String {
        text.replace(self.0.as_str(), "[key]")
    }
}

impl fmt::Debug for XKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("XKey")
    }
}
