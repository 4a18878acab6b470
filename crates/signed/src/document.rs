// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::Deserialize;

use crate::key::{Key, KeyError};

/// What a directory or a domain says of an account: its key, and on which server it lives (<https://atproto.com/specs/did>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The account's lasting name.
    pub did: String,
    /// The key with which it signs now.
    pub key: Key,
    /// Where its server is, such as `https://pds.example`.
    pub server: Option<String>,
}

/// Why a document says nothing of an account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// It is no such document.
    #[error("the account's document can't be read: {0}")]
    Json(String),
    /// Its key can't be read.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// It names no key with which the account signs.
    #[error("the account's document names no key")]
    Keyless,
    /// It is another account's.
    #[error("the document is of another account, `{0}`")]
    Other(String),
}

#[derive(Deserialize)]
struct Written {
    id: String,
    #[serde(default, rename = "verificationMethod")]
    methods: Vec<Method>,
    #[serde(default, rename = "service")]
    services: Vec<Service>,
}

#[derive(Deserialize)]
struct Method {
    id: String,
    #[serde(rename = "type")]
    suite: String,
    controller: String,
    #[serde(rename = "publicKeyMultibase")]
    key: Option<String>,
}

#[derive(Deserialize)]
struct Service {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    // Other services may be at several addresses.
    #[serde(rename = "serviceEndpoint")]
    endpoint: serde_json::Value,
}

impl Document {
    /// Reads the document of an account.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] when it is another's, or says nothing that can be used.
    pub fn read(document: &[u8], did: &str) -> Result<Self, DocumentError> {
        let written: Written =
            serde_json::from_slice(document).map_err(|error| DocumentError::Json(error.to_string()))?;
        if written.id != did {
            return Err(DocumentError::Other(written.id));
        }
        let is_own = |id: &str, name: &str| id.strip_prefix(did).unwrap_or(id) == name;
        let method = written.methods.iter().find(|method| is_own(&method.id, "#atproto"));
        let method = method.filter(|method| method.controller == did).ok_or(DocumentError::Keyless)?;
        let key = method.key.as_deref().ok_or(DocumentError::Keyless)?;
        let service = written.services.iter().find(|service| is_own(&service.id, "#atproto_pds"));
        let service = service.filter(|service| service.kind == "AtprotoPersonalDataServer");
        let server = service.and_then(|service| service.endpoint.as_str());
        Ok(Self {
            did: did.to_owned(),
            key: Key::of_suite(&method.suite, key)?,
            server: server.map(ToOwned::to_owned),
        })
    }
}
