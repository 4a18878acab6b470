// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which column of a table says what: told by its header, or named by whoever gives the table.

use std::{collections::BTreeMap, str::FromStr};

use model::Network;

/// What a column may say of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Author,
    AuthorId,
    AuthorName,
    CreatedAt,
    EditHistory,
    Hashtags,
    Id,
    InReplyTo,
    Lang,
    Links,
    Media,
    Mentions,
    Network,
    /// What was shared, in a table of shares.
    Object,
    QuoteOf,
    RepostOf,
    Text,
    Url,
}

/// Every field: its name for `--columns`, and the names that headers have for it, the surest first.
///
/// After the names of twarc-csv come those of CooRTweet, then those of other tools and of tables made by hand.
const FIELDS: [(Field, &str, &[&str]); 18] = [
    (
        Field::Author,
        "author",
        &[
            "author.username",
            "user.screen_name",
            "user_screen_name",
            "screen_name",
            "username",
            "handle",
            "author",
            "user",
        ],
    ),
    (
        Field::AuthorId,
        "author_id",
        &["author_id", "author.id", "account_id", "id_user", "user_id", "user_id_str", "user.id_str"],
    ),
    (Field::AuthorName, "author_name", &["author.name", "user.name", "author_name", "display_name", "name"]),
    (
        Field::CreatedAt,
        "created_at",
        &["created_at", "timestamp_share", "timestamp", "datetime", "date", "time", "posted_at"],
    ),
    (Field::EditHistory, "edit_history", &["edit_history_tweet_ids"]),
    (Field::Hashtags, "hashtags", &["entities.hashtags", "hashtags"]),
    (
        Field::Id,
        "id",
        &[
            "id",
            "id_str",
            "tweet_id",
            "tweet id",
            "tweetid",
            "status_id",
            "post_id",
            "content_id",
            "message_id",
        ],
    ),
    (
        Field::InReplyTo,
        "in_reply_to",
        &[
            "referenced_tweets.replied_to.id",
            "in_reply_to_status_id_str",
            "in_reply_to_status_id",
            "in_reply_to",
        ],
    ),
    (Field::Lang, "lang", &["lang", "language"]),
    (Field::Links, "links", &["entities.urls", "urls", "links"]),
    (Field::Media, "media", &["attachments.media"]),
    (Field::Mentions, "mentions", &["entities.mentions", "mentions"]),
    (Field::Network, "network", &["network", "platform"]),
    (Field::Object, "object", &["object_id"]),
    (
        Field::QuoteOf,
        "quote_of",
        &["referenced_tweets.quoted.id", "quoted_status_id_str", "quoted_status_id", "quote_of"],
    ),
    (
        Field::RepostOf,
        "repost_of",
        &["referenced_tweets.retweeted.id", "retweeted_status_id_str", "retweeted_status_id", "repost_of"],
    ),
    (
        Field::Text,
        "text",
        &["text", "full_text", "tweet_text", "tweet text", "tweet", "body", "content", "message"],
    ),
    (Field::Url, "url", &["tweet_url", "permalink", "url"]),
];

/// Names that only tables of X's posts have.
const OF_X: [&str; 5] = ["id_str", "screen_name", "user_screen_name", "author.username", "status_id"];

/// More columns than any table of posts has.
pub(super) const MOST_COLUMNS: usize = 4096;

/// What is said of a table of which nothing says the network.
pub(super) const NO_NETWORK: &str =
    "nothing says which network its posts are of; add --columns network=x, or bluesky, or mastodon";

/// Which columns of a table say what, as whoever gives the table names them: `author=user,text=body,network=x`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    named: Vec<(Field, String)>,
    network: Option<Network>,
}

/// Says what is wrong with the naming of columns.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrongColumns {
    /// A field is named twice.
    #[error("`{0}` is named twice")]
    Twice(String),
    /// There is no such field.
    #[error("`{0}` is nothing that is known of a post; known are {fields}", fields = fields())]
    UnknownField(String),
    /// A part is not of the form.
    #[error("`{0}` is not of the form FIELD=COLUMN, such as author=user")]
    Unpaired(String),
}

fn fields() -> String {
    FIELDS.map(|(_, name, _)| name).join(", ")
}

impl FromStr for Columns {
    type Err = WrongColumns;

    fn from_str(written: &str) -> Result<Self, WrongColumns> {
        let mut columns = Self::default();
        for pair in written.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (name, column) = pair
                .split_once('=')
                .map(|(name, column)| (name.trim(), column.trim()))
                .filter(|(_, column)| !column.is_empty())
                .ok_or_else(|| WrongColumns::Unpaired(pair.to_owned()))?;
            let field = FIELDS.iter().find(|(_, known, _)| *known == name).map(|(field, ..)| *field);
            let field = field.ok_or_else(|| WrongColumns::UnknownField(name.to_owned()))?;
            if columns.named.iter().any(|(known, _)| *known == field)
                || (field == Field::Network && columns.network.is_some())
            {
                return Err(WrongColumns::Twice(name.to_owned()));
            }
            match column.parse() {
                Ok(network) if field == Field::Network => columns.network = Some(network),
                _ => columns.named.push((field, column.to_owned())),
            }
        }
        Ok(columns)
    }
}

impl Columns {
    /// Whether nothing was named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && self.network.is_none()
    }

    /// Whether columns were named, beyond the network.
    pub(super) fn has_names(&self) -> bool {
        !self.named.is_empty()
    }

    /// The named columns.
    pub(super) fn named(&self) -> impl Iterator<Item = (Field, &str)> {
        self.named.iter().map(|(field, column)| (*field, column.as_str()))
    }

    /// The network that all rows are of, if it was named.
    pub(super) fn network(&self) -> Option<Network> {
        self.network
    }
}

/// Where in a row what stands, and how it is to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) at: BTreeMap<Field, usize>,
    pub(super) width: usize,
    /// The network of all rows; `None` where a column says it.
    pub(super) network: Option<Network>,
    /// Whether nobody said which network it is.
    pub(super) is_assumed: bool,
    /// Whether it was written by twarc-csv, which writes line breaks as `\n`.
    pub(super) is_twarc: bool,
}

impl Header {
    /// Reads the first row of a table.
    ///
    /// # Errors
    ///
    /// Says, after the table's name, what can't be told from it and how to say it.
    pub(super) fn read(cells: &[String], columns: &Columns) -> Result<Self, String> {
        let cells: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
        let mut at = BTreeMap::new();
        for (field, column) in columns.named() {
            at.insert(field, place(&cells, column)?.ok_or_else(|| missing(column, &cells))?);
        }
        let is_share = is_of_shares(&cells);
        for (field, _, names) in &FIELDS {
            // Elsewhere an object may be anything.
            if at.contains_key(field) || (*field == Field::Object && !is_share) {
                continue;
            }
            for name in *names {
                if let Some(place) =
                    place(&cells, name)?.filter(|place| !at.values().any(|taken| taken == place))
                {
                    at.insert(*field, place);
                    break;
                }
            }
        }
        if !at.contains_key(&Field::Id) && !at.contains_key(&Field::Text) {
            let says = "its columns are not known here; say which is which with --columns";
            return Err(format!(
                "{says} 'id=…,text=…,author=…,created_at=…,network=x' and so on; its columns are {}",
                listed(&cells)
            ));
        }
        let told = columns.network().or_else(|| is_of_x(&cells).then_some(Network::X));
        let network = if at.contains_key(&Field::Network) && columns.network().is_none() {
            None
        } else {
            Some(told.or(is_share.then_some(Network::X)).ok_or(NO_NETWORK)?)
        };
        let is_twarc =
            cells.iter().any(|cell| cell.starts_with("referenced_tweets.") || cell.starts_with("__twarc."));
        Ok(Self {
            at,
            width: cells.len(),
            is_assumed: told.is_none() && network.is_some(),
            network,
            is_twarc,
        })
    }
}

/// Whether a table's first row is one of a kind that is known without naming its columns.
pub(super) fn is_known(cells: &[String]) -> bool {
    let cells: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
    let has = |field: Field| names(field).iter().any(|name| cells.iter().any(|cell| cell == name));
    is_of_shares(&cells) || (cells.len() > 1 && has(Field::Id) && has(Field::Text))
}

/// The names that a column may have that says something of a post, the surest first.
pub(super) fn names(field: Field) -> &'static [&'static str] {
    FIELDS.iter().find(|(known, ..)| *known == field).map_or(&[], |(_, _, names)| names)
}

/// Every field but the object of a share, which elsewhere may be anything.
pub(super) fn plain_fields() -> impl Iterator<Item = Field> {
    FIELDS.iter().map(|(field, ..)| *field).filter(|field| *field != Field::Object)
}

/// Whether a table tells by its header that it is of X.
pub(super) fn is_of_x(cells: &[String]) -> bool {
    cells.iter().any(|cell| cell.contains("tweet") || OF_X.contains(&cell.as_str()))
}

/// Whether a table is one of shares, as CooRTweet has them; it was made for X, when that had another name.
pub(super) fn is_of_shares(cells: &[String]) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| cells.iter().any(|cell| cell == name));
    has(&["object_id"])
        && has(&["account_id", "id_user"])
        && has(&["content_id", "message_id"])
        && has(&["timestamp_share", "timestamp"])
}

/// Where a column stands.
///
/// # Errors
///
/// When it stands there twice: nobody can say which is meant.
fn place(cells: &[String], column: &str) -> Result<Option<usize>, String> {
    let column = folded(column);
    let mut places = cells.iter().enumerate().filter(|(_, cell)| **cell == column).map(|(place, _)| place);
    match (places.next(), places.next()) {
        (_, Some(_)) => Err(format!("it has two columns named `{column}`")),
        (place, None) => Ok(place),
    }
}

pub(super) fn missing(column: &str, cells: &[String]) -> String {
    format!("it has no column `{column}`; its columns are {}", listed(cells))
}

/// A column's name as it is compared.
pub(super) fn folded(cell: &str) -> String {
    cell.trim_start_matches('\u{feff}').trim().to_lowercase()
}

/// Some columns by name; a stranger's header may be as long as it likes.
pub(super) fn listed(cells: &[String]) -> String {
    const SHOWN: usize = 20;
    let shown = cells.iter().take(SHOWN).map(|cell| cell.chars().take(40).collect::<String>());
    let more = if cells.len() > SHOWN { format!(" and {} more", cells.len() - SHOWN) } else { String::new() };
    shown.collect::<Vec<_>>().join(", ") + &more
}
