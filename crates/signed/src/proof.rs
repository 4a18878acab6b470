// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use crate::{
    car::Blocks,
    cbor::{self, Fault, Value},
    cid::Cid,
    document::{Document, DocumentError},
    key::Key,
    log::{LogError, key_of_log},
    tree::{self, TreeError},
};

/// The version of repositories, the only one that servers hand out.
const VERSION: i128 = 3;

/// What shows, without anybody having to be believed, that an account has signed a record, or that it had none of that name.
///
/// That the key is the account's shows the directory's log. Where there is none, that stands in the document on the word of whoever
/// gave it.
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    /// What the account's server gave out: the commit, the nodes of the tree that lead to the record, and the record.
    pub car: Vec<u8>,
    /// What the directory, or the account's domain, said of the account at that time.
    pub did_document: Vec<u8>,
    /// The directory's log of all that the account has said of itself; accounts named after a domain have none.
    pub directory_log: Option<Vec<u8>>,
}

/// What a proof shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proved {
    /// The account's name of the state of its repository.
    pub rev: String,
    /// Whether the key is shown to be the account's, and not only said to be.
    pub is_rooted: bool,
    /// The record; `None` where there was none at that time.
    pub record: Option<Record>,
}

/// A record that an account has signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its name.
    pub cid: Cid,
    /// Its bytes.
    pub block: Vec<u8>,
}

/// Why a proof shows nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// The repository is another account's.
    #[error("the repository is of another account, `{0}`")]
    Account(String),
    /// It is no CAR file, or one of whose blocks one is damaged.
    #[error("the proof {0}")]
    Car(Fault),
    /// What its root names is no commit.
    #[error("the proof's root is no commit of a repository")]
    Commit,
    /// The account's document is of no use.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The directory's log does not lead to a key.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The directory's log leads to another key than the document names.
    #[error("the account's document and its log name different keys")]
    OtherKey,
    /// The record is named and not there, or damaged.
    #[error("the proof does not hold the record {0}, or not whole")]
    Record(Cid),
    /// Somebody else has signed it, or something else was signed.
    #[error("the commit is not signed with the account's key")]
    Signature,
    /// The tree does not lead to the record.
    #[error(transparent)]
    Tree(#[from] TreeError),
}

impl Proof {
    /// Checks what it shows of one record of an account, `key` being its collection and key.
    ///
    /// # Errors
    ///
    /// [`ProofError`] when it shows nothing.
    pub fn verify(&self, did: &str, key: &str) -> Result<Proved, ProofError> {
        let document = Document::read(&self.did_document, did)?;
        let is_rooted = match &self.directory_log {
            Some(log) if key_of_log(log, did)? != document.key => return Err(ProofError::OtherKey),
            log => log.is_some(),
        };
        let (root, blocks) = Blocks::read(&self.car).map_err(ProofError::Car)?;
        let commit = Commit::read(blocks.get(root).ok_or(ProofError::Commit)?).ok_or(ProofError::Commit)?;
        if commit.did != did {
            return Err(ProofError::Account(commit.did));
        }
        if !commit.is_signed_with(&document.key) {
            return Err(ProofError::Signature);
        }
        let record = match tree::find(commit.data, key, &blocks)? {
            Some(cid) => Some(record(cid, &blocks).ok_or(ProofError::Record(cid))?),
            None => None,
        };
        Ok(Proved { rev: commit.rev, is_rooted, record })
    }
}

fn record(cid: Cid, blocks: &Blocks) -> Option<Record> {
    let block = blocks.get(cid)?;
    cbor::read(block).ok().map(|_| Record { cid, block: block.to_vec() })
}

impl Proof {
    /// The proof in one piece, as it is kept: the lengths of the three parts, in four bytes each, and the parts. A log that is not
    /// there has the length 0.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let parts = [&*self.car, &*self.did_document, self.directory_log.as_deref().unwrap_or_default()];
        let lengths = parts.map(|part| u32::try_from(part.len()).expect("no answer of 4 GiB is taken"));
        let lengths = lengths.into_iter().flat_map(u32::to_be_bytes);
        lengths.chain(parts.into_iter().flatten().copied()).collect()
    }

    /// Reads what [`Self::to_bytes`] gave; `None` if it is something else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (lengths, mut rest) = bytes.split_at_checked(12)?;
        let mut parts = [const { Vec::new() }; 3];
        for (part, length) in parts.iter_mut().zip(lengths.as_chunks::<4>().0) {
            let (taken, left) = rest.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
            (*part, rest) = (taken.to_vec(), left);
        }
        let [car, did_document, log] = parts;
        let directory_log = Some(log).filter(|log| !log.is_empty());
        rest.is_empty().then_some(Self { car, did_document, directory_log })
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proof").field("car_bytes", &self.car.len()).finish_non_exhaustive()
    }
}

/// What an account signs: the state of its repository.
#[derive(Clone, PartialEq, Eq)]
pub struct Commit {
    /// Whose it is.
    pub did: String,
    /// The root of the tree of its records.
    pub data: Cid,
    /// The account's name of this state.
    pub rev: String,
    signed: Vec<u8>,
    signature: Vec<u8>,
}

impl Commit {
    /// Reads a block; `None` if it is no commit.
    #[must_use]
    pub fn read(block: &[u8]) -> Option<Self> {
        let commit = cbor::read(block).ok()?;
        commit.get("version")?.integer().filter(|version| *version == VERSION)?;
        let (did, rev) = (commit.get("did")?.text()?.to_owned(), commit.get("rev")?.text()?.to_owned());
        let (data, signature) = (commit.get("data")?.link()?, commit.get("sig")?.bytes()?.to_vec());
        let Value::Map(members) = commit else { return None };
        // The members keep their order, in which they were signed.
        let unsigned = members.into_iter().filter(|(name, _)| *name != "sig").collect();
        let mut signed = Vec::new();
        Value::Map(unsigned).write(&mut signed);
        Some(Self { did, data, rev, signed, signature })
    }

    /// Whether the owner of a key has signed it.
    #[must_use]
    pub fn is_signed_with(&self, key: &Key) -> bool {
        key.has_signed(&self.signed, &self.signature)
    }
}

impl fmt::Debug for Commit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Commit").field("did", &self.did).field("rev", &self.rev).finish_non_exhaustive()
    }
}
