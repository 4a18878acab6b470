// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// One post, or one page of posts, as it was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capture {
    /// The bytes, unchanged; none where they hold what is not for everybody beside what is.
    pub raw: Vec<u8>,
    /// When they were received, by the clock of whoever received them; `None` for a file of unknown history.
    pub seen_at: Option<Timestamp>,
    /// Where they came from.
    pub origin: Origin,
}

/// Which format, file and line something was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The form in which it was written.
    pub format: Format,
    /// The input's name as the user gave it; `-` for standard input.
    pub file: String,
    /// The line at which it begins, from 1; `None` where lines mean nothing.
    pub line: Option<u64>,
}

/// A form in which posts are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// The plain text of a news article with embedded posts.
    Article,
    /// Events of a Bluesky Jetstream.
    BlueskyJetstream,
    /// A Bluesky account's repository, as a CAR file.
    BlueskyRepository,
    /// Post views of Bluesky's public API.
    BlueskyView,
    /// Normalized posts, as this program prints them.
    Groundswell,
    /// A web page with embedded posts.
    Html,
    /// Statuses of Mastodon's API.
    MastodonStatus,
    /// A table: CSV, or JSON lines whose columns were named.
    Table,
    /// The archive of their own posts that X gives to people.
    XArchive,
    /// X, version 2, one post a line with everything joined in.
    XFlattened,
    /// X, version 1.1.
    XV1,
    /// X, version 2, in pages as the API answers.
    XV2,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 12] = [
        Self::Article,
        Self::BlueskyJetstream,
        Self::BlueskyRepository,
        Self::BlueskyView,
        Self::Groundswell,
        Self::Html,
        Self::MastodonStatus,
        Self::Table,
        Self::XArchive,
        Self::XFlattened,
        Self::XV1,
        Self::XV2,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::BlueskyJetstream => "bluesky-jetstream",
            Self::BlueskyRepository => "bluesky-repository",
            Self::BlueskyView => "bluesky-view",
            Self::Groundswell => "groundswell",
            Self::Html => "html",
            Self::MastodonStatus => "mastodon-status",
            Self::Table => "table",
            Self::XArchive => "x-archive",
            Self::XFlattened => "x-flattened",
            Self::XV1 => "x-v1",
            Self::XV2 => "x-v2",
        }
    }
}
