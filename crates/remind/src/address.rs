// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

/// An e-mail address to which a letter can go. It prints itself only when asked to, so that it can't slip into a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(lettre::Address);

/// What was written is no e-mail address that a letter can go to.
#[derive(Debug, thiserror::Error)]
#[error("that is no e-mail address")]
#[non_exhaustive]
pub struct AddressError;

impl Address {
    /// Reads an address as a person writes it.
    ///
    /// A name of this machine or of its neighborhood is none, nor is a bare number: nobody's letters go there.
    ///
    /// # Errors
    ///
    /// [`AddressError`] for anything else.
    pub fn read(written: &str) -> Result<Self, AddressError> {
        let (local, domain) = written.trim().rsplit_once('@').ok_or(AddressError)?;
        let domain = idna::domain_to_ascii(domain).map_err(|_| AddressError)?;
        let end = domain.rsplit_once('.').ok_or(AddressError)?.1;
        // Few servers take a name before the `@` in other letters yet (RFC 6531).
        let is_plain = local.is_ascii() && !local.starts_with('"');
        if !is_plain || !end.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            return Err(AddressError);
        }
        let address = lettre::Address::new(local, domain).map_err(|_| AddressError)?;
        if AsRef::<str>::as_ref(&address).len() > 254 { Err(AddressError) } else { Ok(Self(address)) }
    }

    /// The address as it is written.
    #[must_use]
    pub fn reveal(&self) -> &str {
        self.0.as_ref()
    }

    /// What is the same for addresses of one mailbox: capitals, and what is put behind a `+`, make no other one.
    pub(crate) fn folded(&self) -> String {
        let local = self.0.user().split('+').next().unwrap_or_default();
        format!("{local}@{}", self.0.domain()).to_lowercase()
    }

    pub(crate) fn as_mail(&self) -> lettre::Address {
        self.0.clone()
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}
