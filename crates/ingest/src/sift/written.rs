// SPDX-License-Identifier: AGPL-3.0-or-later
//! Walks along JSON as it is written.

/// A place in JSON.
pub(super) struct Written<'a>(&'a [u8]);

impl<'a> Written<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// What follows.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.0
    }

    /// Goes on behind these bytes, if they follow.
    pub(super) fn pass(&mut self, bytes: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(bytes)?;
        Some(())
    }

    /// Goes on by so many bytes.
    pub(super) fn skip(&mut self, count: usize) {
        self.0 = self.0.get(count..).unwrap_or_default();
    }

    /// Goes on behind spaces.
    pub(super) fn blank(&mut self) {
        self.0 = self.0.trim_ascii_start();
    }

    /// Goes on behind a string without escapes, and gives it.
    pub(super) fn string(&mut self) -> Option<&'a [u8]> {
        let rest = self.0.strip_prefix(b"\"")?;
        let end = memchr::memchr2(b'"', b'\\', rest)?;
        let (string, behind) = rest.split_at_checked(end)?;
        self.0 = behind.strip_prefix(b"\"")?;
        Some(string)
    }

    /// The same for a string that has something in it.
    pub(super) fn filled(&mut self) -> Option<&'a [u8]> {
        self.string().filter(|string| !string.is_empty())
    }

    /// Goes on behind a string, and gives it with its escapes.
    pub(super) fn escaped(&mut self) -> Option<&'a [u8]> {
        let rest = self.0.strip_prefix(b"\"")?;
        let mut end = 0;
        loop {
            end += memchr::memchr2(b'"', b'\\', rest.get(end..)?)?;
            if rest.get(end) == Some(&b'"') {
                break;
            }
            end += 2;
        }
        let (string, behind) = rest.split_at_checked(end)?;
        self.0 = behind.strip_prefix(b"\"")?;
        Some(string)
    }

    /// Goes on behind digits.
    pub(super) fn digits(&mut self) -> Option<()> {
        let count = self.0.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.0 = self.0.get(count..).filter(|_| count > 0)?;
        Some(())
    }
}
