// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where X's interface is, and how a question is written into an address.

use model::Timestamp;

use crate::encoded::encoded;

const HOST: &str = "https://api.x.com";

/// What is asked of each post, as little as counting needs: nothing that X calls an expansion, for what is expanded is delivered, and
/// charged, as well. An author's identifier suffices to tell accounts apart; a repost is counted by the number of what it repeats, which
/// carries the hashtag and is read once, and not again with each repost.
const FIELDS: &str =
    "author_id,created_at,edit_history_tweet_ids,entities,lang,note_tweet,referenced_tweets,withheld";

/// An address of the interface, with fields in it.
pub(super) fn address(path: &str, fields: &[(&str, &str)]) -> String {
    let fields = fields.iter().map(|(name, value)| format!("{name}={}", encoded(value)));
    let fields: Vec<String> = fields.collect();
    let sign = if fields.is_empty() { "" } else { "?" };
    format!("{HOST}/2/tweets{path}{sign}{}", fields.join("&"))
}

/// The fields of each post.
pub(super) fn post_fields() -> (&'static str, &'static str) {
    ("tweet.fields", FIELDS)
}

/// An instant as X reads it: whole seconds, rounded down.
pub(super) fn instant(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}
