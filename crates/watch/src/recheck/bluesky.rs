// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::Cursor;

use ingest::{Item, Reader};
use model::Post;

use super::{PostState, Rechecked, Rechecker, compared};
use crate::repository::ProveError;

impl Rechecker {
    /// Asks for the proof of a post, or of its absence.
    pub(super) async fn on_bluesky(&self, post: &Post) -> Rechecked {
        let Some(id) = &post.id else { return unknown("it has no address") };
        match self.prover.prove(id.as_str()).await {
            Ok((proof, proved)) if proved.record.is_some() => match signed_post(&proof.car, post) {
                Some(found) => Rechecked { state: compared(post, found), proof: Some(proof.to_bytes()) },
                None => unknown("its record can't be read"),
            },
            Ok(_) => PostState::Deleted.into(),
            Err(ProveError::GivenUp(_)) => PostState::Left.into(),
            Err(ProveError::Gone(error)) => of_repository(&error).into(),
            Err(error) => unknown(&error.to_string()),
        }
    }
}

/// What the account's own server says of its repository
/// ([`com.atproto.sync.getRecord`](https://docs.bsky.app/docs/api/com-atproto-sync-get-record)).
fn of_repository(error: &str) -> PostState {
    match error {
        "RepoDeactivated" => PostState::OutOfSight,
        "RepoNotFound" => PostState::Left,
        "RepoSuspended" | "RepoTakendown" => PostState::Withdrawn,
        _ => PostState::Unknown(format!("its server says {error}")),
    }
}

/// The post as its author has signed it.
fn signed_post(car: &[u8], known: &Post) -> Option<Post> {
    let items = Reader::from_read("re-check", Cursor::new(car.to_vec())).ok()?;
    let posts =
        items.filter_map(|item| if let Item::Posts(arrival) = item { Some(arrival.posts) } else { None });
    posts.flatten().find(|post| post.id == known.id)
}

fn unknown(why: &str) -> Rechecked {
    PostState::Unknown(why.to_owned()).into()
}
