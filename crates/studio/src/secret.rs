// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use sha2::{Digest, Sha256};

/// Letters and digits that are read out and typed without doubt (those of base 32, RFC 4648, in lower case).
const DIGITS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Enough that nobody guesses one: 130 bits.
const LENGTH: usize = 26;

/// A secret that somebody is given once: a link's, a recovery code, a session's token.
///
/// It prints itself only when asked to, so that it can't slip into a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Draws a new one.
    ///
    /// # Panics
    ///
    /// If the machine has no source of randomness, on which every key depends.
    #[must_use]
    pub fn draw() -> Self {
        let mut random = [0; LENGTH];
        getrandom::fill(&mut random).expect("the machine gives random bytes");
        let digit = |byte: &u8| DIGITS.get(usize::from(byte & 31)).copied().map(char::from);
        Self(random.iter().filter_map(digit).collect())
    }

    /// Reads one as a person writes it: in any case, with hyphens and spaces between.
    #[must_use]
    pub fn read(written: &str) -> Self {
        let kept = written.chars().filter(char::is_ascii_alphanumeric).take(LENGTH + 1);
        Self(kept.map(|letter| letter.to_ascii_lowercase()).collect())
    }

    /// The secret as it stands in a link or a cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The secret in groups, for a person to write down.
    #[must_use]
    pub fn grouped(&self) -> String {
        let letters: Vec<char> = self.0.chars().collect();
        let groups: Vec<String> = letters.chunks(7).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }

    /// What is kept of it: SHA-256 in lower-case hexadecimal. It is long and random, so no slower digest is needed.
    #[must_use]
    pub fn digest(&self) -> String {
        Sha256::digest(self.0.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
