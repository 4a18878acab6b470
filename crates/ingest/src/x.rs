// SPDX-License-Identifier: AGPL-3.0-or-later
//! What every form of X's posts has in common.

use std::mem;

use model::{
    Author, Media, MediaKind, Network, Origin, Post, PostId, PostKind, Precision, Remark, Timestamp,
};

use crate::{distinct::distinct, json::Json, lang, unit::Extent};

/// Numbers below this were given in turn; from it on they carry the time.
const FIRST_SNOWFLAKE: u64 = 29_700_859_247;

/// The instant, in milliseconds of Unix time, from which X's numbers count.
const SNOWFLAKE_EPOCH_MS: u64 = 1_288_834_974_657;

/// What a form of X's posts says, before it is brought into ours.
pub(crate) struct Told<'a> {
    /// The post's number.
    pub id: Option<String>,
    /// Who posted.
    pub author: Author,
    /// The time as written, if any is.
    pub created_at: Option<&'a str>,
    /// The time as read.
    pub read_at: Option<Timestamp>,
    /// The text as the network encodes it.
    pub text: &'a str,
    /// Whether the source says that it cut the text.
    pub is_cut: bool,
    /// The language as written.
    pub lang: Option<&'a str>,
    /// The hashtags; `None` where the source lists nothing that stands in the text.
    pub hashtags: Option<Vec<String>>,
    /// Handles of accounts in the text.
    pub mentions: Vec<String>,
    /// Addresses in the text.
    pub links: Vec<String>,
    /// What is attached.
    pub media: Vec<Media>,
    /// Whether its author, or X, warns of that.
    pub is_sensitive: bool,
    /// How much of it was read.
    pub extent: Extent,
}

/// To which posts a post refers.
#[derive(Default)]
pub(crate) struct References {
    /// Whether it repeats another, and which.
    pub repost: Option<Option<String>>,
    /// Whether it answers another, and which.
    pub reply: Option<Option<String>>,
    /// Whether it quotes another, and which.
    pub quote: Option<Option<String>>,
    /// The first of its versions, if it is a later one.
    pub first_version: Option<String>,
}

impl References {
    /// The first kind that fits of repost, reply, quote, original.
    pub(crate) fn kind(&self) -> PostKind {
        if self.repost.is_some() {
            PostKind::Repost
        } else if self.reply.is_some() {
            PostKind::Reply
        } else if self.quote.is_some() {
            PostKind::Quote
        } else {
            PostKind::Original
        }
    }
}

/// Brings a post into our form. `shown` is what a reader sees: the post itself, or what it repeats.
pub(crate) fn post(
    mut own: Told<'_>,
    original: Option<Told<'_>>,
    references: References,
    origin: Origin,
) -> Post {
    let mut remarks = Vec::new();
    let (created_at, remark) = created_at(&own);
    remarks.extend(remark);
    let kind = references.kind();
    let url = own.id.as_ref().filter(|_| own.extent == Extent::Whole).map(|id| {
        // `i` stands for an account whose handle is not known; X leads on from there.
        format!("https://x.com/{}/status/{id}", own.author.handle.as_deref().unwrap_or("i"))
    });
    let id_at = own.id.as_deref().and_then(id_time);
    let (id, author) = (own.id.take().map(PostId), mem::take(&mut own.author));
    let shown = if is_notice(own.text) {
        remarks.push(Remark::Notice);
        Shown { text: decoded(own.text), ..Shown::default() }
    } else {
        shown(original.unwrap_or(own), kind, &mut remarks)
    };
    remarks.sort_unstable();
    let [in_reply_to, repost_of, quote_of] =
        [references.reply, references.repost, references.quote].map(|post| post.flatten().map(PostId));
    Post {
        network: Network::X,
        id,
        url,
        author,
        created_at,
        precision: Precision::Second,
        id_at,
        seen_at: None,
        text: shown.text,
        lang: shown.lang,
        hashtags: shown.hashtags,
        mentions: shown.mentions,
        links: shown.links,
        media: shown.media,
        kind,
        in_reply_to,
        repost_of,
        quote_of,
        edit_of: references.first_version.map(PostId),
        source: origin,
        remarks,
    }
}

/// What a reader sees of a post.
#[derive(Default)]
struct Shown {
    text: String,
    lang: Option<String>,
    hashtags: Vec<String>,
    mentions: Vec<String>,
    links: Vec<String>,
    media: Vec<Media>,
}

fn shown(told: Told<'_>, kind: PostKind, remarks: &mut Vec<Remark>) -> Shown {
    let text = decoded(told.text);
    // A repost whose original is not there has the original's text cut to make room for the name.
    let is_cut_repost = kind == PostKind::Repost && text.starts_with("RT @") && text.ends_with('…');
    if told.is_cut || is_cut_repost {
        remarks.push(Remark::Truncated);
    }
    if told.is_sensitive && !told.media.is_empty() {
        remarks.push(Remark::Sensitive);
    }
    let hashtags = told
        .hashtags
        .unwrap_or_else(|| text::hashtags(Network::X, &text).into_iter().map(|tag| tag.text).collect());
    Shown {
        text,
        lang: told.lang.and_then(lang::normalized),
        hashtags: distinct(hashtags),
        mentions: distinct(told.mentions),
        links: distinct(told.links),
        media: told.media,
    }
}

/// When a post was made, and what is to be said of that.
fn created_at(told: &Told<'_>) -> (Option<Timestamp>, Option<Remark>) {
    if told.read_at.is_some() {
        return (told.read_at, None);
    }
    match told.id.as_deref().and_then(id_time) {
        Some(at) => (Some(at), Some(Remark::TimeFromId)),
        None => (None, told.created_at.map(|_| Remark::TimeUnreadable)),
    }
}

/// The time in a number of X, to the millisecond; `None` for those of before November 2010.
pub(crate) fn id_time(id: &str) -> Option<Timestamp> {
    let id: u64 = id.parse().ok().filter(|id| *id >= FIRST_SNOWFLAKE)?;
    let ms = (id >> 22) + SNOWFLAKE_EPOCH_MS;
    Timestamp::from_millisecond(i64::try_from(ms).ok()?).ok()
}

/// The texts of a field in a list of objects: `screen_name` of each mention, say.
pub(crate) fn fields(list: Json<'_>, field: &str) -> Vec<String> {
    list.items().filter_map(|item| item.get(field).owned()).collect()
}

/// The addresses that a text links to; those that stand for the post's own pictures and films are left out.
pub(crate) fn links(urls: Json<'_>) -> Vec<String> {
    let targets = urls.items().filter(|url| !url.has("media_key"));
    targets
        .filter_map(|url| url.get("expanded_url").owned().or_else(|| url.get("url").owned()))
        // Of a post that was cut, X's own link leads to the rest of it.
        .filter(|link| !is_media(link) && !link.starts_with("https://twitter.com/i/web/status/"))
        .collect()
}

/// A picture or film that is attached: of a film the picture that stands for it, where there is one.
pub(crate) fn attached(item: Json<'_>) -> Option<Media> {
    let url = ["url", "preview_image_url", "media_url_https"].iter().find_map(|name| item.get(name).owned());
    let url = url.or_else(|| item.get("variants").items().find_map(|it| it.get("url").owned()))?;
    let kind = match item.get("type").text() {
        Some("video") => MediaKind::Video,
        Some("animated_gif") => MediaKind::Gif,
        _ => MediaKind::Photo,
    };
    Some(Media { url, alt: item.get("alt_text").owned(), kind })
}

/// Whether an address is that of a picture or film in a post: `…/status/ID/photo/1`.
pub(crate) fn is_media(link: &str) -> bool {
    let path = link
        .strip_prefix("https://twitter.com/")
        .or_else(|| link.strip_prefix("http://twitter.com/"))
        .or_else(|| link.strip_prefix("https://x.com/"));
    let mut parts = path.unwrap_or_default().split('/').skip(1);
    parts.next() == Some("status")
        && parts.next().is_some()
        && matches!(parts.next(), Some("photo" | "video"))
}

/// Whether a text is the platform's own, put in place of what the author wrote.
///
/// Such notices name the account or the post first and end in a link to the platform's help.
fn is_notice(text: &str) -> bool {
    let Some(says) = text.strip_suffix("Learn more.").or_else(|| text.strip_suffix("Learn more")) else {
        return false;
    };
    let of_account = says.strip_prefix('@').and_then(|says| {
        let says = says.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        says.strip_prefix("'s account ").or_else(|| says.strip_prefix("’s account "))
    });
    let of_account = of_account.is_some_and(|says| {
        says.starts_with("is temporarily unavailable because ") || says.starts_with("has been withheld in ")
    });
    let of_post = ["This Tweet ", "This Post ", "This post "].iter().find_map(|it| says.strip_prefix(it));
    let of_post = of_post.map(|says| {
        let named = says.strip_prefix("from @").and_then(|says| says.split_once(' '));
        named.map_or(says, |(_, says)| says)
    });
    // An author may begin so too, and say any of this later on.
    let is_withheld =
        ["has been withheld ", "is unavailable", "violated the ", "is from a suspended account"];
    of_account || of_post.is_some_and(|says| is_withheld.iter().any(|it| says.starts_with(it)))
}

/// Whether a text may be such a notice, as it is written in JSON; never said of none that is not.
pub(crate) fn may_be_notice(written: &str) -> bool {
    let tail = written.len().saturating_sub(6 * "Learn more.".len());
    let tail = written.as_bytes().get(tail..).unwrap_or_default();
    tail.ends_with(b"ore") || tail.ends_with(b"ore.") || tail.windows(5).any(is_disguise)
}

/// Whether it begins the escape of a character of ASCII that could stand for itself.
fn is_disguise(escape: &[u8]) -> bool {
    matches!(escape, [b'\\', b'u', b'0', b'0', b'2'..=b'7'])
}

/// The text with the three characters that X encodes as HTML does; each once, `&amp;lt;` means `&lt;`.
pub(crate) fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
