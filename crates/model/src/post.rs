// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Network, Origin, Timestamp};
use serde::{Deserialize, Serialize};

/// One post, normalized, whatever network and whatever file it came from.
///
/// `None` means that the source did not say. Lists keep the source's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Where it was posted.
    pub network: Network,
    /// The network's own identifier, unique within the network: a status number (X), an `at://` address
    /// (Bluesky), the status's `uri` (Mastodon, whose numbers are each server's own).
    pub id: Option<PostId>,
    /// The address at which a reader finds it.
    pub url: Option<String>,
    /// Who posted it.
    pub author: Author,
    /// When the author says it was posted.
    pub created_at: Option<Timestamp>,
    /// How finely `created_at` is known.
    pub precision: Precision,
    /// When the network's own identifier says that it was posted; `None` where it holds no time.
    pub id_at: Option<Timestamp>,
    /// When it was seen, as far as whoever passed it on says: a Jetstream, an index, a collector.
    pub seen_at: Option<Timestamp>,
    /// The whole text as a person reads it; of a repost, the original's.
    pub text: String,
    /// The language as the network gave it (BCP 47), lower-cased primary subtag first.
    pub lang: Option<String>,
    /// Hashtags in the author's spelling, without `#`, each spelling once.
    pub hashtags: Vec<String>,
    /// Accounts that it names, without `@`.
    pub mentions: Vec<String>,
    /// Addresses that it links to, unshortened where the source says so.
    pub links: Vec<String>,
    /// Pictures, films and sounds.
    pub media: Vec<Media>,
    /// What kind of post it is: the first that fits of repost, reply, quote, original.
    pub kind: PostKind,
    /// The post that it answers.
    pub in_reply_to: Option<PostId>,
    /// The post that it repeats.
    pub repost_of: Option<PostId>,
    /// The post that it quotes.
    pub quote_of: Option<PostId>,
    /// The first version of the post, of which this is a later one; each version has an identifier of its own.
    pub edit_of: Option<PostId>,
    /// Which file and line it was read from.
    pub source: Origin,
    /// What a reader should know about how this was read.
    pub remarks: Vec<Remark>,
}

/// A post's identifier, unique within its network.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PostId(pub String);

impl Post {
    /// A post of which nothing is known but its network and where it was read: whatever else is, is put into it.
    #[must_use]
    pub fn blank(network: Network, source: Origin) -> Self {
        Self {
            network,
            id: None,
            url: None,
            author: Author::default(),
            created_at: None,
            precision: Precision::Second,
            id_at: None,
            seen_at: None,
            text: String::new(),
            lang: None,
            hashtags: Vec::new(),
            mentions: Vec::new(),
            links: Vec::new(),
            media: Vec::new(),
            kind: PostKind::Original,
            in_reply_to: None,
            repost_of: None,
            quote_of: None,
            edit_of: None,
            source,
            remarks: Vec::new(),
        }
    }
}

impl PostId {
    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who posted, as the source shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Author {
    /// The handle without a leading `@`; on Mastodon always with its server (`name@server.example`).
    pub handle: Option<String>,
    /// The display name.
    pub name: Option<String>,
    /// The network's own, lasting identifier: a number (X), a DID (Bluesky), the address of the account's page
    /// (Mastodon: `url`, and only without it `uri`, which older servers don't give).
    pub id: Option<String>,
}

/// A picture, film or sound in a post.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Media {
    /// Its address, or the short address that the text shows in its place.
    pub url: String,
    /// The author's description for people who can't see it.
    pub alt: Option<String>,
    /// What it is.
    pub kind: MediaKind,
}

/// What a [`Media`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MediaKind {
    /// A sound.
    Audio,
    /// A short, silent, repeating film.
    Gif,
    /// A picture, and anything of which the source does not say more.
    Photo,
    /// A film.
    Video,
}

impl MediaKind {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Gif => "gif",
            Self::Photo => "photo",
            Self::Video => "video",
        }
    }
}

/// How finely a time is known; the coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// Only the day is known; the time given is its first instant in UTC.
    Day,
    /// The minute is known; the time given is its first instant.
    Minute,
    /// The second, or finer, is known.
    Second,
}

impl Precision {
    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

/// The one kind that a post is counted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PostKind {
    /// None of the others.
    Original,
    /// Shows another post under words of its own.
    Quote,
    /// Answers another post.
    Reply,
    /// Repeats another post without words of its own.
    Repost,
}

impl PostKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Original, Self::Quote, Self::Reply, Self::Repost];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Quote => "quote",
            Self::Reply => "reply",
            Self::Repost => "repost",
        }
    }
}

/// Something that a reader should know about how a post was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Remark {
    /// The author claims an earlier time than the post's identifier, or its first sight, tells.
    Backdated,
    /// The author claims a later time than the post's identifier, or any sight of it, tells.
    DatedAhead,
    /// Its author has handed it in and agrees that it is quoted.
    HandedIn,
    /// The account says that it wants to be found, indexed or archived by nobody: its posts are counted, and quoted only where it has
    /// handed them in itself.
    NotIndexable,
    /// The text is the platform's notice in place of what the author wrote; such a sight is kept, never counted.
    Notice,
    /// The author has warned of what its pictures and films show.
    Sensitive,
    /// In running prose nothing marks where the post's text begins; the start is the likeliest paragraph.
    StartGuessed,
    /// The time was read from the post's identifier, not from what the page prints.
    TimeFromId,
    /// The source's time could not be read.
    TimeUnreadable,
    /// The source cut the text off.
    Truncated,
    /// The author keeps the post out of searches and timelines, though everybody may read it.
    Unlisted,
}

impl Remark {
    /// Every remark.
    pub const ALL: [Self; 11] = [
        Self::Backdated,
        Self::DatedAhead,
        Self::HandedIn,
        Self::NotIndexable,
        Self::Notice,
        Self::Sensitive,
        Self::StartGuessed,
        Self::TimeFromId,
        Self::TimeUnreadable,
        Self::Truncated,
        Self::Unlisted,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Backdated => "dated-back",
            Self::DatedAhead => "dated-ahead",
            Self::HandedIn => "handed-in",
            Self::NotIndexable => "not-indexable-by-author",
            Self::Notice => "notice-instead-of-text",
            Self::Sensitive => "media-marked-sensitive",
            Self::StartGuessed => "start-of-text-is-a-guess",
            Self::TimeFromId => "time-from-id",
            Self::TimeUnreadable => "time-unreadable",
            Self::Truncated => "text-truncated-at-source",
            Self::Unlisted => "unlisted-by-author",
        }
    }
}
