// SPDX-License-Identifier: AGPL-3.0-or-later
use fetch::{Asked, FetchError, Wanted};
use signed::{Document, DocumentError, Proof, ProofError, Proved};

use crate::link::Link;

/// A document holds a key and a few names.
const LARGEST_DOCUMENT: usize = 64 << 10;

/// Most accounts have said a handful of things of themselves, of a kilobyte each.
const LARGEST_LOG: usize = 1 << 20;

/// A record has at most a megabyte, and the nodes before it a few kilobytes each.
const LARGEST_PROOF: usize = 4 << 20;

/// Asks the servers on which accounts live for proofs of what they have signed.
#[derive(Debug)]
pub struct Prover {
    link: Link,
    directory: String,
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProveError {
    /// It is no address of a record.
    #[error("`{0}` is not the address of a record: at://, an account's lasting name, a collection and a key")]
    Address(String),
    /// What says on which server the account lives can't be read.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// There is no answer.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The account, or its repository, is not there any more: deleted, deactivated, suspended or moved.
    #[error("the account's repository is not to be had: {0}")]
    Gone(String),
    /// The account's name was given up by its owner, in the directory's log.
    #[error("the account `{0}` was given up by its owner")]
    GivenUp(String),
    /// What the server gives proves nothing.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The server, or the directory, answers with something else; later it may not.
    #[error("`{address}` answers with {status}")]
    Refused {
        /// What was asked.
        address: String,
        /// The answer's status.
        status: u16,
    },
    /// The account's document names no server.
    #[error("the account names no server on which it lives")]
    Serverless,
}

impl Prover {
    /// Asks the directory of that name where accounts live, `plc.directory` being the network's.
    #[must_use]
    pub fn new(link: Link, directory: &str) -> Self {
        Self { link, directory: directory.to_owned() }
    }

    /// Asks for the proof of a record, or of its absence, and checks it.
    ///
    /// # Errors
    ///
    /// [`ProveError`] when there is none that holds.
    pub async fn prove(&self, uri: &str) -> Result<(Proof, Proved), ProveError> {
        let (did, key) = parts(uri).ok_or_else(|| ProveError::Address(uri.to_owned()))?;
        let did_document = self.document(did).await?;
        let server = Document::read(&did_document, did)?.server.ok_or(ProveError::Serverless)?;
        let car = self.record(server.trim_end_matches('/'), did, key).await?;
        let directory_log = self.log(did).await?;
        let proof = Proof { car, did_document, directory_log };
        let proved = proof.verify(did, key)?;
        Ok((proof, proved))
    }

    /// What leads from the account's name to its key; a domain keeps no such thing.
    async fn log(&self, did: &str) -> Result<Option<Vec<u8>>, ProveError> {
        if !did.starts_with("did:plc:") {
            return Ok(None);
        }
        self.said_of(did, format!("https://{}/{did}/log", self.directory), LARGEST_LOG).await.map(Some)
    }

    /// What the directory, or the account's own domain, says of an account.
    async fn document(&self, did: &str) -> Result<Vec<u8>, ProveError> {
        let address = match did.strip_prefix("did:web:") {
            Some(domain) => format!("https://{domain}/.well-known/did.json"),
            None => format!("https://{}/{did}", self.directory),
        };
        self.said_of(did, address, LARGEST_DOCUMENT).await
    }

    async fn said_of(&self, did: &str, address: String, largest_bytes: usize) -> Result<Vec<u8>, ProveError> {
        let accept = "application/did+ld+json, application/json";
        let wanted = Wanted { address: &address, accept, largest_bytes };
        let found = self.link.fetcher.get(&wanted).await?;
        match found.status {
            200 => Ok(found.content),
            // The directory says so of a name whose log ends with its owner's word; a domain may say anything.
            410 if did.starts_with("did:plc:") => Err(ProveError::GivenUp(did.to_owned())),
            404 | 410 => Err(ProveError::Gone(format!("nobody knows {did}"))),
            status => Err(ProveError::Refused { address, status }),
        }
    }

    async fn record(&self, server: &str, did: &str, key: &str) -> Result<Vec<u8>, ProveError> {
        let (collection, rkey) = key.split_once('/').unwrap_or_default();
        let address =
            format!("{server}/xrpc/com.atproto.sync.getRecord?did={did}&collection={collection}&rkey={rkey}");
        let found = self.link.fetcher.ask(&Asked::get(&address, &[]), LARGEST_PROOF).await?;
        match found.status {
            200 => Ok(found.content),
            400 | 404 => Err(ProveError::Gone(error(&found.content))),
            status => Err(ProveError::Refused { address, status }),
        }
    }
}

/// The account, and collection and key, of a record's address; all of them can stand in an address as they are.
fn parts(uri: &str) -> Option<(&str, &str)> {
    let (did, key) = uri.strip_prefix("at://")?.split_once('/')?;
    let (collection, rkey) = key.split_once('/')?;
    let is_plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_:~".contains(&byte))
    };
    let is_known = did.starts_with("did:plc:") || did.starts_with("did:web:");
    (is_known && [did, collection, rkey].into_iter().all(is_plain)).then_some((did, key))
}

/// The name that a server gives to an error.
fn error(content: &[u8]) -> String {
    let answer: Option<serde_json::Value> = serde_json::from_slice(content).ok();
    let name = answer.as_ref().and_then(|answer| answer.get("error")?.as_str());
    name.unwrap_or("the server does not say why").chars().take(100).collect()
}
