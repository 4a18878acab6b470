// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Origin, Post};

use crate::{unit::Fault, x};

use super::wire::Tweet;

/// Brings a post into our form.
pub(super) fn post(tweet: Tweet<'_>, origin: Origin) -> Result<Post, Fault> {
    if tweet.told.id.is_none() {
        return Err(Fault::shape("is a post of X without a number"));
    }
    Ok(x::post(tweet.told, tweet.original, tweet.references, origin))
}
