// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Network, Post, Timestamp, Window};
use serde::{Deserialize, Serialize};

/// Everything that is counted, as it stands; every list complete, ordered by its count, the greatest first, then
/// by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The hashtags asked for, as they were asked for; none means every post.
    pub tags: Vec<String>,
    /// The window asked for, an end of it that lies as far as time goes moved to the first post or to just after the last;
    /// without one, from the first post to just after the last.
    pub window: Option<Window>,
    /// Distinct posts that match: the sum of the four kinds.
    pub posts: u64,
    /// Distinct accounts that posted them.
    pub accounts: u64,
    /// Of `posts`, those that are none of the other kinds.
    pub originals: u64,
    /// Of `posts`, answers.
    pub replies: u64,
    /// Of `posts`, repetitions.
    pub reposts: u64,
    /// Of `posts`, those that show another under words of their own.
    pub quotes: u64,
    /// Of `posts`, those of which the claimed time is contradicted.
    pub flagged: Flagged,
    /// The earliest post; of several at one instant the one with the least (network, id).
    pub first: Option<Post>,
    /// The minute with most posts; of several the earliest.
    pub peak: Option<Peak>,
    /// Posts by the minute in which they were made, minutes without a post left out, in order of time.
    pub per_minute: Vec<(Timestamp, u64)>,
    /// Posts by hashtag, in the spelling seen most.
    pub hashtags: Vec<(String, u64)>,
    /// The same without the tags asked for.
    pub cohashtags: Vec<(String, u64)>,
    /// Near misses of the tags asked for.
    pub variants: Vec<Variant>,
    /// Posts by account; one known by its identifier in some posts and by its handle alone in others is two.
    pub authors: Vec<(Account, u64)>,
    /// Posts by primary language subtag, as the networks give it; `und` where they give none.
    pub languages: Vec<(String, u64)>,
    /// Of those posts of which the networks give none, by the language that was found in their text; `und` where none was found,
    /// or none was looked for.
    pub detected: Vec<(String, u64)>,
    /// Posts by network.
    pub networks: Vec<(Network, u64)>,
    /// What makes these figures estimates; `None` where everything was counted.
    pub estimate: Option<Estimate>,
}

/// How figures were estimated, where there were more posts than a tally keeps.
///
/// Counts of posts then rest on a sample by the posts' identifiers, accounts on a sketch of those whose posts match by what they carry. What a
/// sample can't tell is absent: the first post, authors, and rows of fewer than a hundred posts in the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Up to so many posts that match, nearly match or wait every figure is counted.
    pub exact_up_to: u64,
    /// The sample holds one in so many posts.
    pub one_in: u64,
    /// One standard error of `posts`, in posts: in two of three cases the truth is no further away, in 19 of 20 no further than twice that.
    pub posts_error: u64,
    /// One standard error of `accounts`, in accounts.
    pub accounts_error: u64,
    /// Whether there are reposts that do not match by what they carry, but may count. Accounts that made nothing else are not among
    /// `accounts`.
    pub has_bare_reposts: bool,
}

/// Posts of which the author's claim of when they were made is contradicted, by the identifier or by who saw them.
///
/// They are counted at the time that they claim. Where sights of a post claim several times, it is asked of the one
/// that counts; one sight that contradicts it is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flagged {
    /// Those that claim an earlier time; `None` where that may not be told, because too few people are behind them.
    pub dated_back: Option<u64>,
    /// Those that claim a later time; likewise.
    pub dated_ahead: Option<u64>,
}

/// The fullest minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Peak {
    /// Its first instant.
    pub start: Timestamp,
    /// Its length in seconds.
    pub seconds: u64,
    /// The posts in it.
    pub posts: u64,
}

/// A spelling that nearly is a tag asked for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Variant {
    /// The spelling, as seen most.
    pub seen: String,
    /// The tag asked for that it nearly is.
    pub of: String,
    /// What makes it nearly that; `None` for several of few accounts together.
    pub why: Option<text::Why>,
    /// Distinct posts that carry it.
    pub posts: u64,
}

/// An account that posted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Account {
    /// The network.
    pub network: Network,
    /// The network's identifier, or else the folded handle; a post without either is under no account.
    pub key: String,
    /// The handle as seen most, where the source gives it.
    pub handle: Option<String>,
}
