// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::{Deserialize, Serialize};
use std::io;

use model::{Capture, Gap, Network, Origin, Post, PostId, Timestamp};

use crate::watched::{AccountChange, Cursor};

/// One thing that an input or a network gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// What has become of an account.
    Account(AccountChange),
    /// How far the source is.
    Cursor(Cursor),
    /// An author, or the network, took a post away.
    Deletion(Deletion),
    /// The source did not see, or not everything.
    Gap(Gap),
    /// Posts, with the bytes that they were read from.
    Posts(Arrival),
    /// Something lawful that holds no post.
    Notice(Notice),
    /// Something that could not be read.
    Rejected(Rejection),
}

/// What was received in one piece, a line or a whole file, and the posts in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// The bytes as received, after decompression.
    pub capture: Capture,
    /// The posts in them, in their order.
    pub posts: Vec<Post>,
}

/// Word from a network that a post is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deletion {
    /// The network.
    pub network: Network,
    /// The post.
    pub id: PostId,
    /// When the network says that it happened.
    pub at: Option<Timestamp>,
    /// Where that was read.
    pub origin: Origin,
}

/// Something lawful that holds no post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The input's name.
    pub file: String,
    /// The line, from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// What it is.
    pub kind: NoticeKind,
}

/// What a [`Notice`] tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoticeKind {
    /// The network withholds an account, and thereby posts whose number it does not say.
    AccountWithheld,
    /// An answer of an API about something else: users, counts, lists, an empty page.
    Answer,
    /// The table names no network; this one is taken.
    AssumedNetwork(Network),
    /// Times are written without a zone; they are taken as UTC.
    AssumedUtc,
    /// The stream was closed by the network; nobody knows what was posted before it was opened again.
    Disconnected,
    /// An API's refusal or error in place of posts.
    Error,
    /// An event of a network that is no post: a like, a follow, a change of name.
    Event,
    /// The network says how many posts it has withheld from this stream so far: a known gap.
    Lost(u64),
    /// So many things are missing from a page of posts, each with an error in its place.
    Partial(u64),
    /// A text or a page without an embedded post.
    Prose,
    /// A personal archive was read, from so many of its files.
    ReadArchive(u64),
    /// A web archive was read: so many of its records, and so many more that hold neither a page nor an answer with posts.
    ReadWebArchive {
        /// Those that were read.
        read: u64,
        /// Those that were passed over.
        passed: u64,
    },
    /// Nothing says whose archive it is: the account file is missing or broken.
    UnknownOwner,
    /// The stream says that its reader falls behind, after which posts get lost.
    Warning,
    /// A post was withheld: a known gap.
    Withheld,
}

impl NoticeKind {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::AccountWithheld => "account-withheld",
            Self::Answer => "answer-without-posts",
            Self::AssumedNetwork(_) => "network-assumed",
            Self::AssumedUtc => "utc-assumed",
            Self::Disconnected => "disconnected",
            Self::Error => "error-from-network",
            Self::Event => "other-event",
            Self::Lost(_) => "lost",
            Self::Partial(_) => "partial-errors",
            Self::Prose => "no-embedded-post",
            Self::ReadArchive(_) => "personal-archive",
            Self::ReadWebArchive { .. } => "web-archive",
            Self::UnknownOwner => "owner-unknown",
            Self::Warning => "warning-from-network",
            Self::Withheld => "post-withheld",
        }
    }
}

/// Something that could not be read; what follows it still is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    /// The input's name.
    pub file: String,
    /// The line, from 1; `None` where the whole file is meant.
    pub line: Option<u64>,
    /// Why, for counting.
    pub reason: Reason,
    /// Why, for a reader: lower case, without a full stop.
    pub says: String,
}

impl Rejection {
    /// Says that a line is longer than is read.
    pub(crate) fn of_length(file: &str, line: Option<u64>) -> Self {
        let says = "is longer than 64 MiB; it is left out".to_owned();
        Self { file: file.to_owned(), line, reason: Reason::TooLong, says }
    }

    /// Says that an input breaks off.
    pub(crate) fn of_end(file: &str, line: Option<u64>, cause: &io::Error) -> Self {
        let (reason, says) = match cause.kind() {
            io::ErrorKind::UnexpectedEof => (
                Reason::TruncatedInput,
                "the packed input breaks off here; what came before was read".to_owned(),
            ),
            _ => (Reason::Unreadable, format!("can't be read on from here: {cause}")),
        };
        Self { file: file.to_owned(), line, reason, says }
    }
}

impl Item {
    /// The line at which it stands.
    pub(crate) fn line(&self) -> Option<u64> {
        match self {
            Self::Account(_) | Self::Cursor(_) | Self::Gap(_) => None,
            Self::Deletion(deletion) => deletion.origin.line,
            Self::Posts(arrival) => arrival.capture.origin.line,
            Self::Notice(notice) => notice.line,
            Self::Rejected(rejection) => rejection.line,
        }
    }

    /// Counts its lines from so many lines earlier on.
    pub(crate) fn shift_lines(&mut self, by: u64) {
        let shift = |line: &mut Option<u64>| *line = line.map(|line| line + by);
        match self {
            Self::Account(_) | Self::Cursor(_) | Self::Gap(_) => {}
            Self::Posts(arrival) => {
                shift(&mut arrival.capture.origin.line);
                arrival.posts.iter_mut().for_each(|post| shift(&mut post.source.line));
            }
            Self::Deletion(deletion) => shift(&mut deletion.origin.line),
            Self::Notice(notice) => shift(&mut notice.line),
            Self::Rejected(rejection) => shift(&mut rejection.line),
        }
    }
}

/// Why something was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Its content is not what the digest that names it says, or no data at all.
    Damaged,
    /// It is not valid UTF-8.
    InvalidUtf8,
    /// It is named in the input and not there.
    Missing,
    /// It is no whole JSON object, nor a list of them.
    NotJson,
    /// It is a post that its author did not make for everybody.
    NotPublic,
    /// It is longer than anything lawful.
    TooLong,
    /// The input ends in the middle.
    TruncatedInput,
    /// It is JSON in no form that is known here.
    UnknownShape,
    /// The input could not be read on from here.
    Unreadable,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::Damaged,
        Self::InvalidUtf8,
        Self::Missing,
        Self::NotJson,
        Self::NotPublic,
        Self::TooLong,
        Self::TruncatedInput,
        Self::UnknownShape,
        Self::Unreadable,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Damaged => "damaged",
            Self::InvalidUtf8 => "invalid-utf8",
            Self::Missing => "missing",
            Self::NotJson => "not-json",
            Self::NotPublic => "not-public",
            Self::TooLong => "too-long",
            Self::TruncatedInput => "truncated-input",
            Self::UnknownShape => "unknown-shape",
            Self::Unreadable => "unreadable",
        }
    }
}
