// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, Read, Write};

use crate::key::{Opener, Recipient};

/// Why something sealed can't be opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// It is not what was sealed.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// More than anybody asked for is in it.
    #[error("it holds more than {0} bytes")]
    Long(u64),
    /// It is sealed to other keys.
    #[error("it is not sealed to that key")]
    OtherKey,
}

/// Seals bytes in the form of age, so that each of the recipients can open them alone, and nobody else.
///
/// # Errors
///
/// When there is nobody to seal to.
pub fn seal_bytes(bytes: &[u8], to: &[Recipient]) -> io::Result<Vec<u8>> {
    let recipients = to.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
    let mut sealed = Vec::with_capacity(bytes.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(bytes)?;
    writer.finish()?;
    Ok(sealed)
}

/// Opens what was sealed, as long as no more than so many bytes are in it.
///
/// # Errors
///
/// As [`OpenError`] says.
pub fn open_bytes(sealed: &[u8], opener: &Opener, most: u64) -> Result<Vec<u8>, OpenError> {
    let damaged = |error: &dyn ToString| OpenError::Damaged(error.to_string());
    let decryptor = age::Decryptor::new(sealed).map_err(|error| damaged(&error))?;
    let keys = opener.0.iter().map(|key| key as &dyn age::Identity);
    let reader = decryptor.decrypt(keys).map_err(|error| match error {
        age::DecryptError::NoMatchingKeys => OpenError::OtherKey,
        error => damaged(&error),
    })?;
    let mut bytes = Vec::new();
    reader.take(most + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
    if bytes.len() as u64 > most {
        return Err(OpenError::Long(most));
    }
    Ok(bytes)
}
