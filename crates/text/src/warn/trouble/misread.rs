// SPDX-License-Identifier: AGPL-3.0-or-later

/// How a hashtag in a text is not the same everywhere; hashtags stand without `#`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misread {
    /// Its letters come from alphabets that share shapes.
    Alphabets {
        /// The letter that is out of place.
        letter: char,
        /// Its alphabet, in English.
        alphabet: &'static str,
        /// The alphabet of most others, in English.
        most: &'static str,
        /// The hashtag.
        tag: String,
    },
    /// The `#` stands behind a right-to-left word.
    BehindWord,
    /// The network reads only its beginning.
    Cut {
        /// What it reads.
        read: String,
        /// Why.
        by: Cut,
    },
    /// Digits alone.
    Digits,
    /// Mastodon takes it and its folded form for one.
    Folded {
        /// The hashtag.
        tag: String,
        /// What Mastodon takes it for.
        folded: String,
    },
    /// No network reads a hashtag at this `#`.
    Glued,
    /// The network reads nothing, where others read this.
    Missed {
        /// What others read.
        tag: String,
        /// Why.
        by: Missed,
    },
    /// The network reads more than others do.
    More {
        /// What it reads.
        whole: String,
        /// Why.
        by: More,
    },
}

/// Why a hashtag ends before its word does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// By something invisible, on every network.
    Invisible,
    /// By an invisible joiner, on this network.
    Joiner,
    /// By this network's own rule; others read this.
    Others(String),
    /// By this punctuation.
    Sign(char),
}

/// Why a network reads no hashtag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missed {
    /// Another hashtag touches it.
    Adjoining,
    /// Something invisible stands before the `#`.
    BehindInvisible,
    /// Another character than a space stands before the `#`.
    BehindSign,
    /// It is longer than 64 characters.
    Over64,
    /// By the network's own rule of what a hashtag is made of.
    Unread,
}

/// Why a network reads more than others do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum More {
    /// Punctuation joins two words; others read the first.
    Hyphened(String),
    /// Another hashtag follows at once.
    Joined,
    /// It goes on where the others end; they read this.
    Longer(String),
}

impl Misread {
    pub(super) fn says_on(&self, name: &str) -> String {
        match self {
            Self::Alphabets { letter, alphabet, most, tag } => format!(
                "“{letter}” in #{tag} is {alphabet}, other letters are {most}; typed anew it becomes another hashtag."
            ),
            Self::BehindWord => {
                "The # stands behind its word; type it first, and right-to-left writing shows it at the right."
                    .to_owned()
            }
            Self::Cut { read, by } => format!("{name} reads only #{read}, {}.", by.says()),
            Self::Digits => "Digits alone make no hashtag; add a letter.".to_owned(),
            Self::Folded { tag, folded } => format!(
                "{name} takes #{tag} and #{folded} for one hashtag; elsewhere they are two, so agree on one spelling."
            ),
            Self::Glued => "No hashtag is read here; put a space before the #.".to_owned(),
            Self::Missed { tag, by } => format!("{name} {}.", by.says(tag)),
            Self::More { whole, by } => format!("{name} reads {}.", by.says(whole)),
        }
    }
}

impl Cut {
    fn says(&self) -> String {
        match self {
            Self::Invisible => "because an invisible character follows it; type the word anew".to_owned(),
            Self::Joiner => {
                "because an invisible joiner ends it there; write _ or nothing instead".to_owned()
            }
            Self::Others(common) => format!("others #{common}"),
            Self::Sign(sign) => format!("because a hashtag ends at “{sign}”; leave it out"),
        }
    }
}

impl Missed {
    fn says(&self, tag: &str) -> String {
        match self {
            Self::Adjoining => "reads no hashtag where one # follows another; put a space between".to_owned(),
            Self::BehindInvisible => format!(
                "misses #{tag}, because an invisible character stands before the #; put a space there"
            ),
            Self::BehindSign => format!("misses #{tag}, because it needs a space before the #"),
            Self::Over64 => "misses this hashtag, because it is longer than 64 characters".to_owned(),
            Self::Unread => {
                format!("reads no hashtag in #{tag}; use letters, and digits and _ only with letters")
            }
        }
    }
}

impl More {
    fn says(&self, whole: &str) -> String {
        match self {
            Self::Hyphened(common) => {
                format!("all of #{whole}, others only #{common}; write it as one word")
            }
            Self::Joined => format!("all of #{whole} as one hashtag; put a space before each #"),
            Self::Longer(common) => format!("#{whole}, others #{common}; put a space between"),
        }
    }
}
