// SPDX-License-Identifier: AGPL-3.0-or-later
//! Addresses of calendars, which strangers write into proofs.

use std::fmt;

/// The address of a calendar: `https`, a host's name, perhaps a path; no port, no number for a host, nothing to sign in with, no query.
///
/// Who asks a calendar asks one that they know: an address in a proof is no reason to call it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Calendar(String);

/// Says that a text is no address of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a calendar's address is https:// and a host's name, perhaps with a path, and nothing else")]
pub struct BadCalendar;

impl Calendar {
    /// Reads an address; one slash at its end is left out.
    ///
    /// # Errors
    ///
    /// [`BadCalendar`] when it is none.
    pub fn read(address: &str) -> Result<Self, BadCalendar> {
        let rest = address.strip_prefix("https://").ok_or(BadCalendar)?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let mut parts = rest.split('/');
        let host = parts.next().unwrap_or_default();
        if address.len() > 1000 || !is_host(host) || !parts.all(is_segment) {
            return Err(BadCalendar);
        }
        Ok(Self(format!("https://{rest}")))
    }

    /// Where a new digest is sent (`POST`).
    #[must_use]
    pub fn digest_url(&self) -> String {
        format!("{self}/digest")
    }

    /// The host's name.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.split('/').nth(2).unwrap_or_default()
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether it is a name of several parts in small letters. The last begins with a letter, or the whole could be read as a number, and
/// numbers are addresses: of this machine, of its neighbors.
fn is_host(host: &str) -> bool {
    let is_name =
        host.rsplit_once('.').is_some_and(|(_, last)| last.starts_with(|c: char| c.is_ascii_lowercase()));
    host.len() <= 253 && is_name && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=63).contains(&label.len())
        && label.bytes().all(is_allowed)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_segment(segment: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    !segment.is_empty() && !segment.starts_with('.') && segment.bytes().all(is_allowed)
}
