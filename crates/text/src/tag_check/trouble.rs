// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use model::Network;

use super::TagFinding;
use crate::Trouble;

/// What is wrong with a hashtag, or with several together; which they are, the finding says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagTrouble {
    /// Two look the same and are two, for some letters are of another alphabet.
    Alike,
    /// It runs in two directions.
    Directions,
    /// A number at the edge of a right-to-left word.
    EdgeDigits,
    /// It breaks as any text would that holds it.
    InText(Trouble),
    /// More hashtags than anybody writes, and how much they take of a post on X.
    Many {
        /// What they take.
        length: u64,
        /// How long a post may be.
        limit: u64,
    },
    /// It holds this direction mark, which nobody sees.
    Mark(char),
    /// Two are nearly the same.
    Near,
    /// Two are one hashtag on the networks of the finding, and two on these.
    OneOnSome(Vec<Network>),
    /// Two are one hashtag everywhere.
    Same,
    /// No network reads it whole.
    Unread,
    /// It is heard as one word; this is how its words would be told.
    Words(String),
}

/// What happens, and what to do, in plain English.
impl fmt::Display for TagFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tags = self.tags.iter().map(String::as_str);
        let (tag, other) = (tags.next().unwrap_or_default(), tags.next().unwrap_or_default());
        match &self.trouble {
            TagTrouble::Alike => write!(
                f,
                "#{tag} and #{other} look the same and are two hashtags, for some letters are of another alphabet; keep one of them, typed anew."
            ),
            TagTrouble::Directions => write!(
                f,
                "#{tag} runs in two directions and is shown in another order than it is typed; write it in one script."
            ),
            TagTrouble::EdgeDigits => write!(
                f,
                "The digits in #{tag} are shown on the other side than people expect in right-to-left writing; put a word in their place."
            ),
            TagTrouble::InText(trouble) => {
                let first = self.networks.first().copied();
                f.write_str(&first.map(|network| trouble.says_on(network)).unwrap_or_default())
            }
            TagTrouble::Many { length, limit } => write!(
                f,
                "{} hashtags take {length} of {limit} characters on X, and a post that leaves some out is not found \
                 under them; keep one main hashtag and at most one for each language, and agree on the others as fallbacks.",
                self.tags.len()
            ),
            TagTrouble::Mark(mark) => write!(
                f,
                "#{tag} holds the invisible direction mark U+{:04X}, which whoever types the hashtag leaves out; type it anew.",
                u32::from(*mark)
            ),
            TagTrouble::Near => write!(
                f,
                "#{tag} and #{other} are nearly the same; if one is a slip, take it out, for posts under it would be apart."
            ),
            TagTrouble::OneOnSome(apart) => write!(
                f,
                "#{tag} and #{other} are one hashtag on {} and two on {}; keep the one that people type.",
                names(&self.networks),
                names(apart)
            ),
            TagTrouble::Same => {
                write!(f, "#{tag} and #{other} are one hashtag on every network; keep one of them.")
            }
            TagTrouble::Unread => write!(
                f,
                "No network reads #{tag} as one hashtag; use letters, digits and _, with at least one letter and no space."
            ),
            TagTrouble::Words(joined) => write!(
                f,
                "#{tag} is heard as one word from a screen reader; write #{joined}, which is the same hashtag everywhere."
            ),
        }
    }
}

fn names(networks: &[Network]) -> String {
    let names: Vec<&str> = networks.iter().map(|network| network.name()).collect();
    names.join(" and ")
}
