// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use jiff::civil::Date;
use model::Network;

use super::names;
use crate::{call::Place, fields::short, language::Language};

/// So many lines are named one by one.
const MOST_LINES: usize = 12;

/// What can be wrong with a wording, or with its file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordingFault {
    /// Each wording of a language holds the sealed hashtag.
    #[error("each wording in `{0}` holds the sealed hashtag; write one that may be shown before the hour")]
    AllSealed(Language),
    /// A choice has one alternative twice.
    #[error("the alternative `{0}` stands twice in a choice")]
    AlternativeTwice(String),
    /// Some networks read none of the call's hashtags in it; a warning.
    #[error("{} will read none of the call's hashtags in this wording", names(.0))]
    Blind(Vec<Network>),
    /// A comment has no end.
    #[error("the comment that begins here has no end; write `-->` after it")]
    Comment,
    /// It is the same as another one.
    #[error("this wording is the same as the one at {0}; networks punish copies")]
    Copy(Place),
    /// A heading's day is none.
    #[error("`{}` is no day of a fact; write it as in `## the hall: 2026-12-01`", short(.0))]
    Day(String),
    /// Some of the texts that it gives are too long; a warning.
    #[error(
        "of {texts} texts that this wording gives, {unfit} are too long and left out; the first is too long for {}: \
         {text}",
        Excess::join(networks)
    )]
    FewFit {
        /// How many texts it gives.
        texts: usize,
        /// How many of them are too long.
        unfit: usize,
        /// For whom the first of these is too long.
        networks: Vec<Excess>,
        /// That text, its slots as they are written.
        text: String,
    },
    /// The file's name is no language's.
    #[error("wordings are in files that end in .md or .txt, as in wordings/en.md")]
    FileName,
    /// What is written at these lines rests on nothing that is known; a warning.
    #[error(
        "what is written at {} on no fact of the case; put a heading above, `## ANGLE: 2026-12-01` with the fact's day, \
         or `## ANGLE: greeting` if it claims nothing",
        at(.0)
    )]
    Groundless(Vec<usize>),
    /// It is longer than any network takes.
    #[error("this wording is longer than {0} characters; is a blank line missing?")]
    Long(usize),
    /// More wordings in a language than are handed out.
    #[error("{count} wordings in `{language}` are more than {most}; keep those that differ most")]
    Many {
        /// How many there are.
        count: usize,
        /// The language.
        language: Language,
        /// How many may be.
        most: u64,
    },
    /// A choice has more alternatives than anybody reads.
    #[error("a choice has more than {0} alternatives; keep those that differ most")]
    ManyAlternatives(usize),
    /// It has more choices than anybody reads.
    #[error("this wording has more than {0} choices; write two of it")]
    ManyChoices(usize),
    /// It addresses more accounts than one post should.
    #[error(
        "this wording addresses more than {0} accounts; networks take that for harassment, so keep the weightiest"
    )]
    ManyHandles(usize),
    /// A choice stands in a choice.
    #[error("a choice can't stand within a choice; write the longer alternatives out")]
    Nested,
    /// There is no fact of the day that a heading names.
    #[error("the case has no fact of {0}; name the day of one that it has")]
    NoFact(Date),
    /// There is no figure of the number that a heading names.
    #[error("the case has no `{}`; its figures are 1 to {figures}", short(written))]
    NoFigure {
        /// What the heading says.
        written: String,
        /// How many figures there are.
        figures: usize,
    },
    /// It has none of the call's hashtags.
    #[error("this wording has none of the call's hashtags; add {{tags}}: {}", short(.0))]
    NoHashtag(String),
    /// The file is in a language that the call has not.
    #[error("the call has no language `{0}`; add it to `languages`, or take this file away")]
    NoLanguage(Language),
    /// There is none in a language of the call.
    #[error("there is no wording in `{0}`; write some into wordings/{0}.md")]
    None(Language),
    /// The day that a heading names has not as many facts.
    #[error("the case has {facts} facts of {day}, and no `{}`", short(written))]
    NoNumber {
        /// How many facts the day has.
        facts: usize,
        /// The day.
        day: Date,
        /// What the heading says.
        written: String,
    },
    /// There is nothing in it but slots.
    #[error("this wording has no words of its own; is there a blank line too many before it?")]
    NoWords,
    /// A choice has no end; so it begins.
    #[error("the choice that begins with `{{{0}|` has no end; write `}}` after it")]
    Open(String),
    /// The day that a heading names has several facts.
    #[error("the case has {facts} facts of {day}; write `{day}/1` for the first of them")]
    Several {
        /// How many facts the day has.
        facts: usize,
        /// The day.
        day: Date,
    },
    /// It has nearly one of the call's hashtags; a warning.
    #[error("`#{}` is nearly `#{agreed}`; a slip of the finger?", short(tag))]
    Slip {
        /// What stands there.
        tag: String,
        /// The hashtag that was probably meant.
        agreed: String,
    },
    /// No network is found on which it fits.
    #[error("this wording is too long for {}: {}", Excess::join(networks), short(text))]
    TooLong {
        /// For whom it is too long.
        networks: Vec<Excess>,
        /// The wording.
        text: String,
    },
    /// It has slots that nothing fills.
    #[error("the slot {} is unknown; known are {{tags}}, {{tag}}, {{url}} and {{name}}", .0.join(", "))]
    UnknownSlots(Vec<String>),
}

/// A text that is too long for a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// The network.
    pub network: Network,
    /// The text's length, in the network's own unit.
    pub length: u64,
    /// The greatest length that the network takes.
    pub limit: u64,
}

impl Excess {
    fn join(networks: &[Self]) -> String {
        networks.iter().map(Self::to_string).collect::<Vec<_>>().join(" and for ")
    }
}

impl fmt::Display for Excess {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} of {})", self.network.name(), self.length, self.limit)
    }
}

/// `lines 3, 5 rest`.
fn at(lines: &[usize]) -> String {
    let shown: Vec<String> = lines.iter().take(MOST_LINES).map(ToString::to_string).collect();
    let (noun, verb) = if lines.len() == 1 { ("line", "rests") } else { ("lines", "rest") };
    let more = match lines.len() - shown.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{noun} {}{more} {verb}", shown.join(", "))
}
