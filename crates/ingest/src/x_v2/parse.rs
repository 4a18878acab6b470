// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Origin, Post};

use crate::{
    json::Json,
    unit::{Extent, Fault},
    x::{self, References},
};

use super::{
    is_number,
    wire::{Joined, Tweet, told},
};

/// Brings a post into our form.
pub(super) fn post<'a>(
    tweet: Tweet<'a>,
    joined: &Joined<'a>,
    extent: Extent,
    origin: Origin,
) -> Result<Post, Fault> {
    if !is_number(tweet.id) {
        return Err(Fault::shape("is a post of X without a number"));
    }
    let own = told(tweet, joined, extent);
    let reference = |kind: &str| {
        let mut references = tweet.referenced_tweets.items();
        references.find(|reference| reference.get("type").text() == Some(kind))
    };
    let id = |reference: Json<'_>| reference.get("id").id().map(String::from);
    let retweeted = reference("retweeted");
    let first_version = first_version(tweet);
    let references = match retweeted {
        Some(original) => References { repost: Some(id(original)), first_version, ..References::default() },
        None => References {
            repost: None,
            reply: reference("replied_to").map(id),
            quote: reference("quoted").map(id),
            first_version,
        },
    };
    let original = retweeted.and_then(|original| joined.tweet(original));
    let original = original.map(|tweet| told(Tweet::new(tweet), joined, extent));
    Ok(x::post(own, original, references, origin))
}

/// The first of a post's versions, if the post is a later one: its history begins with it, and holds itself too.
fn first_version(tweet: Tweet<'_>) -> Option<String> {
    let first = tweet.edit_history.items().next()?.id()?;
    (tweet.id.id().as_ref() != Some(&first)).then(|| first.into_owned())
}
