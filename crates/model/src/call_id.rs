// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The name of a call in addresses and folders: lower-case ASCII letters, digits and inner hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CallId(String);

/// Why a text can't name a call.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallIdError {
    /// It has other characters, or a hyphen at an end.
    #[error("`{0}` can't name a call: use lower-case letters a to z, digits, and hyphens between them")]
    Characters(String),
    /// It is empty or longer than 64 bytes.
    #[error("`{0}` can't name a call: a name has 1 to 64 characters")]
    Length(String),
    /// The site needs the address for itself.
    #[error("`{0}` can't name a call: the site uses that address itself")]
    Reserved(String),
}

/// Addresses that the site keeps for itself.
const RESERVED: [&str; 13] = [
    "about", "admin", "api", "assets", "embed", "favicon", "healthz", "kit", "metrics", "oembed", "robots",
    "static", "studio",
];

impl CallId {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CallId {
    type Err = CallIdError;

    fn from_str(name: &str) -> Result<Self, CallIdError> {
        if name.is_empty() || name.len() > 64 {
            return Err(CallIdError::Length(name.to_owned()));
        }
        let plain =
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if !plain || name.starts_with('-') || name.ends_with('-') {
            return Err(CallIdError::Characters(name.to_owned()));
        }
        if RESERVED.contains(&name) {
            return Err(CallIdError::Reserved(name.to_owned()));
        }
        Ok(Self(name.to_owned()))
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for CallId {
    type Error = CallIdError;

    fn try_from(name: String) -> Result<Self, CallIdError> {
        name.parse()
    }
}

impl From<CallId> for String {
    fn from(id: CallId) -> Self {
        id.0
    }
}
