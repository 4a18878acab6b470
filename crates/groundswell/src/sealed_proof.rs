// SPDX-License-Identifier: AGPL-3.0-or-later
//! What shows that an author has signed a post, sealed to the keys that a call names: it holds the post's words, so that it is kept no other way
//! where these may not be shown.
//!
//! What is sealed is a line of JSON (`{"proof_of":…,"proof_bytes":…}`), behind it the proof as `signed` keeps one in one piece, and behind that
//! zeros, as behind a sealed copy.

use anyhow::{Context, Result, ensure};
use model::{Post, PostId};
use serde::{Deserialize, Serialize};
use signed::Proof;

use crate::{
    sealed_copy::{LONGEST_SEALED, padded},
    signatures::proved::signed_posts,
};

/// A longer one is not kept, in bytes: sealed it must not be too long to be opened.
const LONGEST: usize = (LONGEST_SEALED / 2) as usize;

/// The first line of what is sealed.
#[derive(Deserialize, Serialize)]
struct Head {
    proof_of: String,
    proof_bytes: usize,
}

/// A proof that was opened; whether it holds is another question.
pub struct OpenedProof {
    /// The post that it is of, as Bluesky names it.
    pub of: PostId,
    /// What was kept.
    pub proof: Proof,
}

/// What a proof that holds shows.
pub struct Shown {
    /// The post as its author has signed it.
    pub post: Post,
    /// Whether the key is shown to be the account's, and not only said to be.
    pub is_rooted: bool,
}

/// What is to be sealed of the proof of a post; nothing if it is longer than any honest one.
pub fn plain(of: &PostId, proof: &[u8]) -> Option<Vec<u8>> {
    let head = Head { proof_of: of.as_str().to_owned(), proof_bytes: proof.len() };
    let mut plain = serde_json::to_vec(&head).ok()?;
    plain.push(b'\n');
    plain.extend_from_slice(proof);
    (plain.len() <= LONGEST).then(|| padded(plain))
}

/// Reads what was sealed as a proof; nothing if it is something else. Whoever made it may be anybody.
pub fn read(plain: &[u8]) -> Option<Result<OpenedProof>> {
    let end = plain.iter().position(|byte| *byte == b'\n')?;
    let (head, rest) = plain.split_at_checked(end)?;
    let Head { proof_of, proof_bytes } = serde_json::from_slice(head).ok()?;
    let proof = rest.get(1..).and_then(|rest| rest.get(..proof_bytes)).and_then(Proof::from_bytes);
    let proof = proof.context("it says that it holds a proof, and holds none that is whole");
    Some(proof.map(|proof| OpenedProof { of: PostId(proof_of), proof }))
}

impl OpenedProof {
    /// Checks it, without a network.
    pub fn check(&self) -> Result<Shown> {
        let place = self.of.as_str().strip_prefix("at://").and_then(|place| place.split_once('/'));
        let (did, key) = place.context("it names no post of Bluesky")?;
        let proved = self.proof.verify(did, key)?;
        ensure!(proved.record.is_some(), "it shows that there was no such post");
        let post = self.signed_post().context("what was signed is no post")?;
        Ok(Shown { post, is_rooted: proved.is_rooted })
    }

    fn signed_post(&self) -> Option<Post> {
        signed_posts(&self.proof.car).into_iter().find(|post| post.id.as_ref() == Some(&self.of))
    }
}
