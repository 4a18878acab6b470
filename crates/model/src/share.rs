// SPDX-License-Identifier: AGPL-3.0-or-later

/// That an account shared an object, by a content, at a time: a repost, a link, a hashtag, a picture, a text.
///
/// Names are numbers here: whoever reads millions of them keeps each once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share {
    /// What was shared. Objects and contents are numbered together: equal numbers are equal names.
    pub object: u32,
    /// When, in nanoseconds since 1970.
    pub at_ns: i64,
    /// Who shared it. Accounts are numbered by themselves, from 0 and without holes.
    pub account: u32,
    /// The post by which it was shared.
    pub content: u32,
}
