// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use zeroize::Zeroizing;

/// A token or key by which somebody is let in. It is shown nowhere, and wiped from memory when it is dropped; what hyper copies of it
/// into a request is out of reach.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

/// Says that a text is no secret, without a word of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the token or key is empty, or holds letters that none has; it is one word, as the server or its console shows it"
)]
pub struct SecretError;

impl Secret {
    /// Reads a secret as it lies in a file.
    ///
    /// # Errors
    ///
    /// [`SecretError`] for what could not stand in a request.
    pub fn read(written: String) -> Result<Self, SecretError> {
        let written = Zeroizing::new(written);
        let secret = written.trim();
        if secret.is_empty() || !secret.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(SecretError);
        }
        Ok(Self(Zeroizing::new(secret.to_owned())))
    }

    /// As whoever bears it shows it at the door (RFC 6750).
    pub(crate) fn bearer(&self) -> (&'static str, String) {
        ("authorization", format!("Bearer {}", self.0.as_str()))
    }

    /// The word itself, for a server that wants it among the content.
    pub(crate) fn told(&self) -> &str {
        &self.0
    }

    /// A text without it, should a server have put it there.
    pub(crate) fn taken_out_of(&self, text: &str) -> String {
        text.replace(self.0.as_str(), "[key]")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_one_word_and_is_never_shown() {
        let secret = Secret::read("  AAAA%2Fsecret%3D \n".to_owned()).unwrap();
        assert_eq!(secret.bearer(), ("authorization", "Bearer AAAA%2Fsecret%3D".to_owned()));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(secret.taken_out_of("no AAAA%2Fsecret%3D here"), "no [key] here");
        for written in ["", " \n", "a b", "a\r\nhost: b", "schlüssel", "a\u{0}"] {
            assert_eq!(Secret::read(written.to_owned()).unwrap_err(), SecretError, "{written:?}");
        }
    }
}
