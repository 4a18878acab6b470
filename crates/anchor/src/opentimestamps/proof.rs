// SPDX-License-Identifier: AGPL-3.0-or-later
//! A whole proof, as it lies in a file.

use super::{
    BadProof, Bitcoin, Calendar, LONGEST,
    attestation::Attestation,
    operation::{self, Operation},
    request,
    tree::Tree,
    wire::Reader,
};
use crate::hex::hex;

/// A proof about one SHA-256. One that exists can be written and read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    digest: [u8; 32],
    tree: Tree,
}

/// What a calendar has promised to know more of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pending {
    /// Which one. Ask it only if you know it.
    pub calendar: Calendar,
    /// By what it knows this proof.
    pub commitment: Vec<u8>,
}

/// What a proof shows by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The hashes lead to a block, the earliest of those that it names.
    Bitcoin(Bitcoin),
    /// Calendars have promised something, or nothing that is understood here stands in it: no date.
    Pending,
}

/// One claim at an end of a proof.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statement {
    /// A block.
    Bitcoin(Bitcoin),
    /// A promise that has not been kept yet.
    Pending(Pending),
    /// A claim of a kind that is not understood here; it stays in the proof.
    Unknown {
        /// Its kind.
        tag: [u8; 8],
    },
    /// A promise of a calendar whose address nobody should call, or a block of something that is no root; it stays in the proof.
    Unusable {
        /// The address, or the block's height, as it stands there.
        what: String,
    },
}

/// How a proof in a file begins.
const MAGIC: &[u8; 31] = b"\0OpenTimestamps\0\0Proof\0\xbf\x89\xe2\xe8\x84\xe8\x92\x94";

/// The longest commitment for which a calendar is asked: it becomes part of an address. Real ones have 44 bytes.
const LONGEST_COMMITMENT: usize = 256;

impl Proof {
    /// Begins a proof with what a calendar has answered to [`request`] with the same digest and nonce.
    ///
    /// # Errors
    ///
    /// [`BadProof`] when it is no answer.
    pub fn begin(digest: &[u8; 32], nonce: &[u8; 16], answer: &[u8]) -> Result<Self, BadProof> {
        let answered = answered(answer, &request(digest, nonce))?;
        let steps = [Operation::Append(nonce.to_vec()), Operation::Sha256];
        Self { digest: *digest, tree: answered.under(steps.into_iter()) }.bounded()
    }

    /// Reads a file of exactly these bytes.
    ///
    /// # Errors
    ///
    /// [`BadProof`] when it is none about a SHA-256, or one that is larger than any that is needed.
    pub fn read(bytes: &[u8]) -> Result<Self, BadProof> {
        if bytes.len() > LONGEST {
            return Err(BadProof::TooLong { bytes: bytes.len() });
        }
        let mut reader = Reader::new(bytes.strip_prefix(MAGIC).ok_or(BadProof::Other)?);
        let version = reader.number()?;
        if version != 1 {
            return Err(BadProof::Version { version });
        }
        if reader.byte()? != operation::SHA_256 {
            return Err(BadProof::OtherHash);
        }
        let digest = reader.array()?;
        Ok(Self { digest, tree: Tree::read(reader.rest(), &digest)? })
    }

    /// The file's bytes.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let mut out = [MAGIC.as_slice(), &[1, operation::SHA_256], &self.digest].concat();
        self.tree.write(&mut out);
        out
    }

    /// What the proof is about.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Adds what another proof about the same digest has.
    ///
    /// # Errors
    ///
    /// [`BadProof`] when it is about another digest, or both together are too large; the proof then stays as it was.
    pub fn merge(&mut self, other: &Self) -> Result<(), BadProof> {
        if self.digest != other.digest {
            return Err(BadProof::OtherDigest);
        }
        let mut both = self.clone();
        both.tree.merge(other.tree.clone());
        *self = both.bounded()?;
        Ok(())
    }

    /// Adds what a calendar has answered about something pending; says whether the proof has grown by it.
    ///
    /// # Errors
    ///
    /// [`BadProof`] when it is no answer, or nothing waits for it; the proof then stays as it was.
    pub fn upgrade(&mut self, pending: &Pending, answer: &[u8]) -> Result<bool, BadProof> {
        let answered = answered(answer, &pending.commitment)?;
        let mut grown = self.clone();
        let grafts = |claim| grown.tree.graft(&self.digest, &pending.commitment, &claim, &answered);
        // Whichever way the address is written, with a slash at its end or without.
        let written = ["", "/"].map(|end| Attestation::Pending(format!("{}{end}", pending.calendar)));
        if written.map(grafts) == [false, false] {
            return Err(BadProof::NotPending);
        }
        let grown = grown.bounded()?;
        let has_grown = grown != *self;
        *self = grown;
        Ok(has_grown)
    }

    /// Every claim in it, but for promises that have been kept; sorted, each once.
    #[must_use]
    pub fn statements(&self) -> Vec<Statement> {
        let mut statements = Vec::new();
        self.tree.walk(&self.digest, &mut |message, tree, is_dated| {
            // A promise with a block behind it has been kept.
            let is_kept = |claim: &&Attestation| is_dated && matches!(claim, Attestation::Pending(_));
            let open = tree.attestations.iter().filter(|claim| !is_kept(claim));
            statements.extend(open.map(|claim| Statement::of(claim, message)));
        });
        statements.sort();
        statements.dedup();
        statements
    }

    /// What calendars have promised and not told yet. Ask each with [`Pending::url`].
    #[must_use]
    pub fn pending(&self) -> Vec<Pending> {
        let pending = |statement| match statement {
            Statement::Pending(pending) => Some(pending),
            _ => None,
        };
        self.statements().into_iter().filter_map(pending).collect()
    }

    /// What it shows by now.
    #[must_use]
    pub fn state(&self) -> State {
        // Sorted, so the first of several blocks is the earliest.
        let block = self.statements().into_iter().find_map(|statement| match statement {
            Statement::Bitcoin(block) => Some(block),
            _ => None,
        });
        block.map_or(State::Pending, State::Bitcoin)
    }

    /// The proof, if it can be written and read again.
    fn bounded(self) -> Result<Self, BadProof> {
        Self::read(&self.write())
    }
}

impl Pending {
    /// Where to ask for more (`GET`); a calendar that knows nothing yet answers with 404.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/timestamp/{}", self.calendar, hex(&self.commitment))
    }
}

impl Statement {
    fn of(attestation: &Attestation, message: &[u8]) -> Self {
        match attestation {
            Attestation::Bitcoin(height) => match message.try_into() {
                Ok(merkle_root) => Self::Bitcoin(Bitcoin { height: *height, merkle_root }),
                Err(_) => Self::Unusable { what: height.to_string() },
            },
            Attestation::Pending(address) => match Calendar::read(address) {
                Ok(calendar) if message.len() <= LONGEST_COMMITMENT => {
                    Self::Pending(Pending { calendar, commitment: message.to_vec() })
                }
                _ => Self::Unusable { what: address.clone() },
            },
            Attestation::Unknown { tag, .. } => Self::Unknown { tag: *tag },
        }
    }
}

fn answered(answer: &[u8], message: &[u8]) -> Result<Tree, BadProof> {
    if answer.len() > LONGEST {
        return Err(BadProof::TooLong { bytes: answer.len() });
    }
    Tree::read(answer, message)
}
