// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where a post is of which a sealed copy is kept, so that its own server can be asked whether it is still there.
//!
//! It stands in the record encrypted to a key of the call that lies outside of it: with the key it says who posted and where, without it nothing.

use std::path::Path;

use anyhow::Result;
use model::{Author, Format, Network, Origin, Post, PostId, Precision, Timestamp};
use serde::{Deserialize, Serialize};
use tally::minute;

use crate::kept_secret::KeptSecret;

/// What is encrypted has a multiple of this length, in bytes, so that it does not tell a name by its length.
const STEP: usize = 128;

/// The key of a call's whereabouts.
#[derive(Clone)]
pub struct WhereaboutsKey(KeptSecret);

/// What a server needs to be asked for a post.
#[derive(Deserialize, Serialize)]
struct Whereabouts {
    network: String,
    id: String,
    url: Option<String>,
    account: Option<String>,
    handle: Option<String>,
    /// The minute in which it was seen: what its author claims may be any time.
    seen_at: String,
}

impl WhereaboutsKey {
    /// Reads the key, if there is one.
    pub fn load(path: &Path) -> Result<Option<Self>> {
        if !path.try_exists()? {
            return Ok(None);
        }
        KeptSecret::load(path).map(|secret| Some(Self(secret)))
    }

    /// Reads the key, or makes it on first use.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        KeptSecret::load_or_create(path).map(Self)
    }

    /// Encrypts where a post is, which goes by that pseudonym; nothing of one that nobody can be asked for.
    pub fn seal(&self, pseudonym: &PostId, post: &Post, now: Timestamp) -> Option<String> {
        let whereabouts = Whereabouts {
            network: post.network.key().to_owned(),
            id: post.id.as_ref()?.as_str().to_owned(),
            url: post.url.clone(),
            account: post.author.id.clone(),
            handle: post.author.handle.clone(),
            seen_at: minute(now).to_string(),
        };
        let mut plain = serde_json::to_vec(&whereabouts).ok()?;
        // Behind JSON spaces say nothing.
        plain.resize(plain.len().next_multiple_of(STEP), b' ');
        Some(self.0.seal(pseudonym.as_str(), &plain))
    }

    /// The post that has these whereabouts, as far as its server has to know it; made when it was seen. Nothing if they are not of this key, or
    /// another post's.
    pub fn open(&self, pseudonym: &PostId, sealed: &str) -> Option<Post> {
        let plain = self.0.open(pseudonym.as_str(), sealed)?;
        let Whereabouts { network, id, url, account, handle, seen_at } =
            serde_json::from_slice(&plain).ok()?;
        let network: Network = network.parse().ok()?;
        let seen_at: Timestamp = seen_at.parse().ok()?;
        Some(blank(network, PostId(id), url, Author { handle, name: None, id: account }, seen_at))
    }
}

fn blank(network: Network, id: PostId, url: Option<String>, author: Author, at: Timestamp) -> Post {
    let source = Origin { format: Format::Groundswell, file: String::new(), line: None };
    let (id, created_at, precision) = (Some(id), Some(at), Precision::Minute);
    Post { id, url, author, created_at, precision, ..Post::blank(network, source) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whereabouts_are_read_with_their_key_alone_and_only_in_their_place() {
        let home = tempfile::tempdir().expect("a folder");
        let [key, other] =
            ["a", "b"].map(|name| WhereaboutsKey::load_or_create(&home.path().join(name)).expect("a key"));
        let now = "2026-12-01T15:00:31Z".parse().expect("an instant");
        let author = Author { handle: Some("mira".to_owned()), name: None, id: Some("7".to_owned()) };
        let of = |id: &str| blank(Network::X, PostId(id.to_owned()), None, author.clone(), minute(now));
        let pseudonym = PostId("ab12".to_owned());
        let sealed = key.seal(&pseudonym, &of("1"), now).expect("it has a name");
        assert_eq!(key.open(&pseudonym, &sealed), Some(of("1")));
        assert_eq!(other.open(&pseudonym, &sealed), None);
        assert_eq!(key.open(&PostId("ab13".to_owned()), &sealed), None);
        assert_eq!(key.open(&pseudonym, "AAAA"), None);
        let longer = key.seal(&pseudonym, &of("12345"), now).expect("it has a name");
        assert_eq!(sealed.len(), longer.len(), "a name is not told by its length");
        assert_ne!(sealed, key.seal(&pseudonym, &of("1"), now).expect("it has a name"));
        assert!(WhereaboutsKey::load(&home.path().join("c")).expect("it is looked for").is_none());
    }
}
