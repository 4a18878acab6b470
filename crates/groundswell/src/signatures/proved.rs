// SPDX-License-Identifier: AGPL-3.0-or-later
//! What one proof shows, and what one entry says that somebody wrote, in a form in which both can be compared.

use std::{borrow::Cow, io::Cursor};

use ingest::{Item, Reader};
use model::{Network, Post};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use signed::Proof;

/// A longer proof is not looked at, in bytes: whoever asks for one takes 4 MiB from the account's server, and little more beside it.
const LONGEST: usize = 8 << 20;

/// So many posts of one proof are looked at; an honest one has one.
const MOST_POSTS: usize = 8;

/// That somebody wrote something: which post, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) post: [u8; 32],
    pub(super) words: [u8; 32],
}

/// What a proof shows of a post.
pub(super) struct Proved {
    pub(super) claim: Claim,
    /// Whether the key is shown to be the account's, and not only said to be; in words what is wrong where nothing is shown.
    pub(super) is_rooted: Result<bool, String>,
}

/// What a post says, of all that is kept of it.
#[derive(Deserialize)]
struct Said<'a> {
    #[serde(borrow)]
    network: Cow<'a, str>,
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow)]
    links: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    media: Vec<Medium<'a>>,
}

#[derive(Deserialize)]
struct Medium<'a> {
    #[serde(borrow)]
    alt: Option<Cow<'a, str>>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
}

impl Claim {
    /// Reads what is claimed of a post in the form in which a record keeps one; nothing if it is of another form.
    pub(super) fn read(post: &str) -> Option<(Network, Self)> {
        let Said { network, id, text, links, media } = serde_json::from_str(post).ok()?;
        let network = Network::ALL.into_iter().find(|known| known.key() == network)?;
        let media = media.iter().map(|medium| (medium.alt.as_deref(), &*medium.kind));
        let words = digest(&text, links.iter().map(AsRef::as_ref), media);
        Some((network, Self { post: Sha256::digest(id.unwrap_or_default().as_bytes()).into(), words }))
    }

    pub(super) fn of(post: &Post) -> Self {
        let media = post.media.iter().map(|medium| (medium.alt.as_deref(), medium.kind.key()));
        let id = post.id.as_ref().map(|id| id.as_str()).unwrap_or_default();
        let words = digest(&post.text, post.links.iter().map(String::as_str), media);
        Self { post: Sha256::digest(id).into(), words }
    }
}

impl Proved {
    /// What a proof as it is kept shows of the posts in it; in words if it is none.
    pub(super) fn all(proof: &[u8]) -> Result<Vec<Self>, String> {
        if proof.len() > LONGEST {
            return Err("it is longer than any honest one".to_owned());
        }
        let proof = Proof::from_bytes(proof).ok_or("it is not whole")?;
        let posts = signed_posts(&proof.car);
        if posts.is_empty() {
            return Err("it holds no post that can be read".to_owned());
        }
        Ok(posts.iter().map(|post| Self { claim: Claim::of(post), is_rooted: check(&proof, post) }).collect())
    }
}

/// The posts in a repository, or a part of one.
pub fn signed_posts(car: &[u8]) -> Vec<Post> {
    let Ok(items) = Reader::from_read("proof", Cursor::new(car.to_vec())) else { return Vec::new() };
    let posts = items.filter_map(|item| match item {
        Item::Posts(arrival) => Some(arrival.posts),
        _ => None,
    });
    posts.flatten().take(MOST_POSTS).collect()
}

/// Whether the key with which a post is signed is shown to be its account's.
fn check(proof: &Proof, post: &Post) -> Result<bool, String> {
    let place = post.id.as_ref().and_then(|id| id.as_str().strip_prefix("at://")?.split_once('/'));
    let (did, key) = place.ok_or("it names no post of Bluesky")?;
    let proved = proof.verify(did, key).map_err(|error| error.to_string())?;
    proved.record.map(|_| proved.is_rooted).ok_or_else(|| "it shows that there was no such post".to_owned())
}

/// What posts go by here, whatever name a record gives them.
pub(super) fn name_digest(name: &str) -> [u8; 16] {
    let digest = Sha256::digest(name);
    *digest.first_chunk().expect("a digest has 32 bytes")
}

/// What tells the words of posts apart: text, links, and what is said of the pictures, each with its length.
fn digest<'a>(
    text: &str,
    links: impl ExactSizeIterator<Item = &'a str>,
    media: impl Iterator<Item = (Option<&'a str>, &'a str)>,
) -> [u8; 32] {
    let mut digest = Sha256::new();
    let mut take = |part: &str| {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    };
    take(text);
    take(&links.len().to_string());
    links.for_each(&mut take);
    for (alt, kind) in media {
        take(kind);
        take(if alt.is_some() { "described" } else { "" });
        take(alt.unwrap_or_default());
    }
    digest.finalize().into()
}
