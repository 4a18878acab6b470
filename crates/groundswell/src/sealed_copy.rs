// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whole copies of posts, sealed to the keys that a call names: how they are made, and opened by whoever has such a key.
//!
//! What is sealed is a line of JSON (`{"post":…,"raw_bytes":…}`), behind it the bytes as received, and behind these zeros, so that the length
//! of a copy says next to nothing of a post. It is in the form of age, so that the tools of others open it too.

use anyhow::{Context, Result, bail};
use call::Call;
use model::{Post, PostKind, Remark};
use serde::Deserialize;
use serde_json::value::RawValue;
use spare::{OpenError, Opener, Recipient, open_bytes, seal_bytes};

use crate::sealed_proof::{self, OpenedProof};

/// The shortest that is sealed, in bytes; what is longer is sealed as the next power of two.
const SHORTEST: usize = 4096;

/// A post's JSON, or what was received of it, that is longer is no person's, in bytes.
const LONGEST: usize = 1 << 20;

/// No sealed copy is longer, in bytes: what is in it, and what age puts around that.
pub const LONGEST_SEALED: u64 = 8 << 20;

/// Seals copies to the keys of a call.
pub struct Sealer(Vec<Recipient>);

/// The first line of what is sealed.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    post: &'a RawValue,
    raw_bytes: Option<usize>,
}

/// What was opened.
pub enum Opened {
    /// A copy of a post.
    Copy(OpenedCopy),
    /// What shows that its author has signed one.
    Proof(OpenedProof),
}

/// A copy that was opened.
pub struct OpenedCopy {
    /// The post, in the form that `groundswell posts` prints, on one line.
    pub post: String,
    /// The bytes as received, where they were kept.
    pub raw: Option<Vec<u8>>,
}

impl Sealer {
    /// What seals for a call; nothing if it keeps no copies.
    pub fn of(call: &Call) -> Result<Option<Self>> {
        let Some(keeping) = &call.keeping else { return Ok(None) };
        let keys = keeping.holders.iter().map(|holder| holder.key.parse());
        let keys: Result<Vec<Recipient>, _> = keys.collect();
        keys.map(|keys| Some(Self(keys)))
            .with_context(|| format!("a key of `{}` can't be sealed to", call.id))
    }

    /// Seals what [`plain`] has made.
    pub fn seal(&self, plain: &[u8]) -> Result<Vec<u8>> {
        seal_bytes(plain, &self.0).context("a copy can't be sealed")
    }
}

/// What of a post is to be sealed, with what was received if nothing else is in it; nothing if it is not to be kept.
///
/// A repost has no words of its own, and those that it repeats are somebody else's, who may take them back. Who wants to be found by nobody is
/// not kept either; nor is what is too long to be anybody's words, which is counted all the same.
pub fn plain(post: &Post, raw: Option<&[u8]>) -> Option<Vec<u8>> {
    let is_kept = post.kind != PostKind::Repost && !post.remarks.contains(&Remark::NotIndexable);
    let json = is_kept.then(|| report::json::post_json(post)).filter(|json| json.len() <= LONGEST)?;
    // What quotes somebody may have their words in it, of which nobody here would learn that they were taken back.
    let is_own = |raw: &&[u8]| !raw.is_empty() && raw.len() <= LONGEST && post.quote_of.is_none();
    let raw = raw.filter(is_own);
    let raw_bytes = raw.map_or_else(|| "null".to_owned(), |raw| raw.len().to_string());
    let mut plain = format!("{{\"post\":{json},\"raw_bytes\":{raw_bytes}}}\n").into_bytes();
    plain.extend_from_slice(raw.unwrap_or_default());
    Some(padded(plain))
}

/// Lengthens what is to be sealed, so that its length says next to nothing.
pub fn padded(mut plain: Vec<u8>) -> Vec<u8> {
    plain.resize(plain.len().next_power_of_two().max(SHORTEST), 0);
    plain
}

/// Opens what was sealed, copy or proof; whoever made it may be anybody, so everything in it is checked.
pub fn open(sealed: &[u8], opener: &Opener) -> Result<Opened, OpenError> {
    let plain = open_bytes(sealed, opener, LONGEST_SEALED)?;
    let opened = match sealed_proof::read(&plain) {
        Some(proof) => proof.map(Opened::Proof),
        None => read(&plain).map(Opened::Copy),
    };
    opened.map_err(|error| OpenError::Damaged(format!("{error:#}")))
}

fn read(plain: &[u8]) -> Result<OpenedCopy> {
    let end = plain.iter().position(|byte| *byte == b'\n').context("it has no first line")?;
    let (head, rest) = plain.split_at(end);
    let head: Head<'_> = serde_json::from_slice(head).context("its first line is none of ours")?;
    ingest::read_post_again(head.post.get()).context("it holds no post")?;
    let raw = match head.raw_bytes {
        None => None,
        Some(length) => match rest.get(1..).and_then(|rest| rest.get(..length)) {
            Some(raw) => Some(raw.to_vec()),
            None => bail!("it says that {length} bytes were received, and has fewer"),
        },
    };
    Ok(OpenedCopy { post: head.post.get().to_owned(), raw })
}

#[cfg(test)]
impl Opened {
    /// The copy that it is.
    pub fn copy(self) -> OpenedCopy {
        let Self::Copy(copy) = self else { panic!("it is a proof") };
        copy
    }
}

#[cfg(test)]
mod tests;
