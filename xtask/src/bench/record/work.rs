// SPDX-License-Identifier: AGPL-3.0-or-later

/// What is done with a record, or by a peer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Making drafts out of values.
    Draft,
    /// Appending and sealing drafts.
    Append,
    /// What of it is sealing.
    Seal,
    Sqlite,
    Nats,
    Verify,
    /// Verifying, held to one core.
    OneCore,
    Python,
    /// Hashing content by content, and nothing more.
    Contents,
    /// Hashing the same files, each as a whole.
    Files,
    Open,
    Forget,
    /// Checking what an author has signed, once for each of some proofs.
    Proofs,
}

/// Which table it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Append,
    Verify,
    Signatures,
    Whole,
}

/// So many proofs are checked.
pub const PROOFS: u64 = 4000;

/// Everything that is measured, with what it is called in tables.
pub const WORKS: [(Work, &str); 13] = [
    (Work::Append, "**Groundswell**: append and seal"),
    (Work::Seal, "of which Groundswell seals"),
    (Work::Draft, "Groundswell: making the drafts, which is to parse"),
    (Work::Sqlite, "SQLite, WAL, FULL"),
    (Work::Nats, "NATS JetStream, its server alone"),
    (Work::Verify, "**Groundswell**"),
    (Work::OneCore, "Groundswell on one core"),
    (Work::Python, "Python's hashlib, the same tree"),
    (Work::Contents, "SHA-256 of each content, no tree"),
    (Work::Files, "`openssl dgst` of each file"),
    (Work::Open, "open"),
    (Work::Forget, "forget one account of a thousand"),
    (Work::Proofs, "an author's proof: three signatures, six nodes"),
];

impl Work {
    pub fn part(self) -> Part {
        match self {
            Self::Append | Self::Draft | Self::Nats | Self::Seal | Self::Sqlite => Part::Append,
            Self::Contents | Self::Files | Self::OneCore | Self::Python | Self::Verify => Part::Verify,
            Self::Forget | Self::Open => Part::Whole,
            Self::Proofs => Part::Signatures,
        }
    }
}
