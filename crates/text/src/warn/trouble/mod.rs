// SPDX-License-Identifier: AGPL-3.0-or-later
mod misread;

use std::fmt;

use model::Network;

pub use misread::{Cut, Misread, Missed, More};

/// What may go wrong with a text on one network; pieces of the text that it holds are cut if they are long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Bluesky posts no more bytes than 3000; the number of them, and where what is left over begins.
    Bytes(u64, String),
    /// A hashtag that is not the same everywhere.
    Hashtag(Misread),
    /// X reads a list of this account and mentions nobody.
    List(String),
    /// The text is longer than the network takes.
    Long {
        /// How much there is, in the network's own unit.
        length: u64,
        /// How much it takes.
        limit: u64,
        /// Where what is left over begins.
        rest: String,
    },
    /// So many direction marks, which nobody sees.
    Marks(usize),
    /// X reads this shorter name, which may be somebody else's.
    OtherName(String),
    /// Mastodon makes no link of this address without a scheme.
    Plain(String),
    /// An invisible character with which X takes no text.
    Refused(char),
    /// The post begins with this name, with its `@`.
    Reply(String),
    /// This, with its `$`, becomes a link to a stock.
    Stock(String),
}

impl Trouble {
    /// What happens on a network, and what to do, in plain English.
    pub(crate) fn says_on(&self, network: Network) -> String {
        Says { trouble: self, name: network.name() }.to_string()
    }
}

/// A trouble on the network of a name.
struct Says<'a> {
    trouble: &'a Trouble,
    name: &'static str,
}

impl fmt::Display for Says<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name;
        match self.trouble {
            Trouble::Bytes(bytes, rest) => write!(
                f,
                "{name} takes 3000 bytes and this text has {bytes}, for letters and emoji of some scripts take several each; it ends before “{rest}”."
            ),
            Trouble::Hashtag(misread) => f.write_str(&misread.says_on(name)),
            Trouble::List(account) => write!(
                f,
                "{name} reads a list here and mentions nobody; put a space behind @{account} to address them."
            ),
            Trouble::Long { length, limit, rest } => write!(
                f,
                "{name} takes {limit} characters and counts {length} here: {} too many; it ends before “{rest}”.",
                length.saturating_sub(*limit)
            ),
            Trouble::Marks(marks) => {
                let (noun, verb) = if *marks == 1 { ("mark", "counts") } else { ("marks", "count") };
                let counted = 2 * marks;
                write!(
                    f,
                    "The text has {marks} invisible direction {noun}, which {verb} {counted} characters on {name}."
                )
            }
            Trouble::OtherName(read) => {
                write!(
                    f,
                    "{name} reads @{read} here, which may be somebody else; leave the @ out for {name}."
                )
            }
            Trouble::Plain(link) => write!(f, "{name} makes no link of this; write https://{link}."),
            Trouble::Refused(c) => write!(
                f,
                "{name} takes no text with the invisible character U+{:04X}; type the text anew around it.",
                u32::from(*c)
            ),
            Trouble::Reply(account) => write!(
                f,
                "{name} takes a post that begins with {account} for an answer, and shows it to fewer people; begin with another word."
            ),
            Trouble::Stock(written) => {
                write!(f, "{name} takes {written} for the name of a stock; leave the $ out if it isn't.")
            }
        }
    }
}
