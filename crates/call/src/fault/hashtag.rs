// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use super::names;
use crate::{
    fields::short,
    sealed::{Commitment, SEALED_FILE},
};

/// What can be wrong with hashtags. Nothing here repeats what a sealed one is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashtagFault {
    /// Some networks do not read it; a warning.
    #[error("{} will not read `#{}` as a hashtag", names(networks), short(tag))]
    Blind {
        /// The networks.
        networks: Vec<Network>,
        /// The hashtag.
        tag: String,
    },
    /// It is no commitment.
    #[error("`sealed_hashtag` is no commitment of 64 hexadecimal digits; `groundswell call seal` makes one")]
    Commitment,
    /// A line that is public before the hour holds the sealed hashtag.
    #[error(
        "the sealed hashtag stands in this line, which is public before the hour; write {{tag}} in its place, or seal \
         another one"
    )]
    Leak,
    /// It is longer than the networks take.
    #[error("the hashtag `{}` is longer than {most} letters", short(tag))]
    Long {
        /// The hashtag.
        tag: String,
        /// How many letters there may be.
        most: usize,
    },
    /// More hashtags than anybody types.
    #[error("{count} hashtags are more than anybody posts; keep at most {most}")]
    Many {
        /// How many there are.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// It was not agreed as a fallback.
    #[error("`{}` is none of the fallbacks; switch to one that was agreed in advance", short(.0))]
    NoFallback(String),
    /// The file that opens the sealed hashtag lacks a key.
    #[error("the file has no `{0}`; write it with `groundswell call seal`")]
    OpeningKey(&'static str),
    /// The salt in that file is none.
    #[error("`salt` is not 64 hexadecimal digits in small letters")]
    OpeningSalt,
    /// That file can't be read; its own words are kept back.
    #[error("this is not TOML; write it with `groundswell call seal`")]
    OpeningToml,
    /// That file is there, and no commitment.
    #[error("{SEALED_FILE} opens nothing; write `sealed_hashtag = \"{0}\"` here")]
    OpensNothing(Commitment),
    /// That file belongs to another commitment.
    #[error("{SEALED_FILE} does not open this commitment; put the one back that belongs to it")]
    OpensOther,
    /// That file is not there; a warning.
    #[error(
        "the sealed hashtag can't be opened here without {SEALED_FILE}; wordings with {{tag}} are left out"
    )]
    Unopened,
    /// No network reads the sealed hashtag.
    #[error("no network reads the sealed hashtag; seal one of letters, digits and `_`")]
    UnreadSealed,
    /// It stands there already.
    #[error("the hashtag `{}` is given twice", short(.0))]
    Twice(String),
    /// No network reads it.
    #[error(
        "no network reads `#{}` as a hashtag; use letters, digits and `_`, with at least one letter",
        short(.0)
    )]
    Unread(String),
}
