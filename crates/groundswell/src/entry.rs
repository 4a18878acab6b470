// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record's entries say: the contents that this program writes and reads back.
//!
//! A capture entry holds a line as it was received, with every post in it or referred to by it; a post entry
//! holds one normalized post, in the tier that it is kept in. They are apart so that one post of a line can be
//! forgotten: the line goes then, the other posts stay.

use std::borrow::Cow;

use call::Imprint;
use ingest::Arrival;
use model::{Network, Origin, Post, PostId, Precision, Remark, Timestamp};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};
use sha2::{Digest, Sha256};
use tally::minute;

use crate::{hex::hex, pseudonym::PseudonymKey};

/// What stands for a format where a capture is a proof.
pub const PROOF: &str = "bluesky-proof";

/// What stands for a format where a capture is a proof that is sealed.
const SEALED_PROOF: &str = "bluesky-proof-sealed";

/// What stands for a format where a capture is a picture of a post.
const MEDIUM: &str = "media";

/// How much of a post is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Everything: somebody's own archive, on their own disk.
    Archive,
    /// What counting needs, under pseudonyms, to the minute.
    Counted,
    /// As counted, and beside it a whole copy, sealed to keys that the server doesn't hold.
    Kept,
    /// Everything, and it may be shown.
    Quoted,
}

impl Tier {
    const ALL: [Self; 4] = [Self::Archive, Self::Counted, Self::Kept, Self::Quoted];

    fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.key() == key)
    }

    /// The word for it in contents and tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Counted => "counted",
            Self::Kept => "kept",
            Self::Quoted => "quoted",
        }
    }
}

/// The content of a post's entry, as it is written.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow)]
    tier: Cow<'a, str>,
    #[serde(borrow, default)]
    post: Option<&'a RawValue>,
    #[serde(borrow, default)]
    counted: Option<&'a RawValue>,
    #[serde(default)]
    kit: Option<bool>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(borrow, default)]
    near: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    whereabouts: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    words: Option<Cow<'a, str>>,
}

/// A post as a record's entry gives it back.
pub struct Kept {
    /// How much of the post is kept.
    pub tier: Tier,
    /// The post in the form in which it counts.
    pub counts_as: Post,
    /// The post as it was, where it may be shown.
    pub shown: Option<Post>,
    /// Whether its text is one of the call's wordings, where that was looked at.
    pub is_kit: Option<bool>,
    /// Pseudonyms of handle and addresses, by which somebody who asks to be forgotten is found.
    pub names: Vec<String>,
    /// When it was seen, where it only nearly has a hashtag that is counted.
    pub near_since: Option<Timestamp>,
    /// Where it is, encrypted, where a sealed copy of it is kept.
    pub whereabouts: Option<Box<str>>,
    /// What its words are told apart by from those of another version, where a sealed copy of it is kept.
    pub words: Option<Box<str>>,
}

/// What a capture's entry says of what was received, of whichever kind it is.
pub struct Received {
    /// What its form is called.
    pub format: String,
    /// The posts in it.
    pub posts: Vec<PostId>,
    /// The posts that those refer to.
    pub refers: Vec<PostId>,
    /// When it was received, where that is known.
    pub seen_at: Option<Timestamp>,
}

/// The content of a capture's entry; the raw line goes beside it as evidence.
pub fn capture_content(arrival: &Arrival) -> Value {
    let origin = &arrival.capture.origin;
    let posts: Vec<String> = arrival.posts.iter().map(|post| name(post).0).collect();
    let mut refers: Vec<&str> = arrival.posts.iter().flat_map(references).map(PostId::as_str).collect();
    refers.sort_unstable();
    refers.dedup();
    json!({
        "file": origin.file, "format": origin.format.key(), "line": origin.line,
        "posts": posts, "refers": refers,
        "seen_at": arrival.capture.seen_at.map(|at| at.to_string()),
    })
}

/// Reads a capture's entry back; what its content does not say stays empty.
pub fn read_capture(content: &Value) -> Received {
    let text = |name: &str| content.get(name).and_then(Value::as_str);
    let ids = |name: &str| {
        let ids = content.get(name).and_then(Value::as_array).into_iter().flatten();
        ids.filter_map(Value::as_str).map(|id| PostId(id.to_owned())).collect()
    };
    Received {
        format: text("format").unwrap_or_default().to_owned(),
        posts: ids("posts"),
        refers: ids("refers"),
        seen_at: text("seen_at").and_then(|at| at.parse().ok()),
    }
}

/// The content of the entry of what shows that an author has signed a post of Bluesky, the post going by its pseudonym; the proof goes
/// beside it as evidence.
pub fn proof_content(post: &PostId, proved_at: Timestamp) -> Value {
    json!({"format": PROOF, "posts": [post.as_str()], "seen_at": proved_at.to_string()})
}

/// The content of the entry of the same of a post of which a sealed copy is kept: the proof, sealed as that is, goes beside it as evidence.
/// As of such a post nothing is told to less than the minute.
pub fn sealed_proof_content(post: &PostId, proved_at: Timestamp) -> Value {
    json!({"format": SEALED_PROOF, "posts": [post.as_str()], "seen_at": minute(proved_at).to_string()})
}

/// The pseudonym of the post that an entry's evidence proves; nothing if the content is of another form.
pub fn read_proof(content: &Value) -> Option<PostId> {
    proved(content, PROOF)
}

/// The same of evidence that is sealed.
pub fn read_sealed_proof(content: &Value) -> Option<PostId> {
    proved(content, SEALED_PROOF)
}

fn proved(content: &Value, format: &str) -> Option<PostId> {
    content.get("format").filter(|named| *named == format)?;
    let [post] = content.get("posts")?.as_array()?.as_slice() else { return None };
    post.as_str().map(|post| PostId(post.to_owned()))
}

/// The content of the entry of a quoted post's picture, the post going by its pseudonym: where the picture lay, and what is shown in
/// its place; the bytes as received go beside it as evidence.
pub fn medium_content(post: &PostId, address: &str, copy: &Imprint, seen_at: Timestamp) -> Value {
    json!({
        "address": address, "copy": copy.to_string(), "format": MEDIUM, "posts": [post.as_str()],
        "seen_at": seen_at.to_string(),
    })
}

/// Whether an entry's evidence is a picture as it was received, in whatever form the rest is told.
pub fn is_medium(content: &Value) -> bool {
    content.get("format").is_some_and(|format| *format == MEDIUM)
}

/// The post that an entry's evidence is a picture of, where the picture lay, and what is shown in its place; nothing if the content is
/// of another form.
pub fn read_medium(content: &Value) -> Option<(PostId, String, Imprint)> {
    content.get("format").filter(|format| *format == MEDIUM)?;
    let [post] = content.get("posts")?.as_array()?.as_slice() else { return None };
    let text = |name: &str| content.get(name)?.as_str();
    Some((PostId(post.as_str()?.to_owned()), text("address")?.to_owned(), text("copy")?.parse().ok()?))
}

/// The content of a post's entry where it is kept whole and never shown by a server.
pub fn archive_content(post: &Post) -> Value {
    json!({"tier": Tier::Archive.key(), "post": post_value(post)})
}

/// The content of a post's entry in the counted tier; `is_kit` says whether the text is the kit's, and `near_since` when a post was
/// seen that only nearly has a hashtag that is counted.
pub fn counted_content(
    post: &Post,
    key: &PseudonymKey,
    is_kit: bool,
    near_since: Option<Timestamp>,
) -> Value {
    let counted = post_value(&counted(post, key));
    let mut content =
        json!({"tier": Tier::Counted.key(), "counted": counted, "kit": is_kit, "names": names(post, key)});
    if let (Some(content), Some(since)) = (content.as_object_mut(), near_since) {
        content.insert("near".to_owned(), minute(since).to_string().into());
    }
    content
}

/// The content of a post's entry in the tier kept: what is counted of it, and where it is, encrypted; the sealed copy goes beside it as
/// evidence.
pub fn kept_content(post: &Post, key: &PseudonymKey, is_kit: bool, whereabouts: Option<String>) -> Value {
    json!({
        "tier": Tier::Kept.key(), "counted": post_value(&counted(post, key)), "kit": is_kit, "names": names(post, key),
        "whereabouts": whereabouts, "words": key.of_words(post.network, &words(post)),
    })
}

/// The content of a post's entry in the quoted tier.
pub fn quoted_content(post: &Post, key: &PseudonymKey, is_kit: bool) -> Value {
    json!({
        "tier": Tier::Quoted.key(), "counted": post_value(&counted(post, key)), "kit": is_kit, "names": names(post, key),
        "post": post_value(post),
    })
}

/// Reads a post's entry back from its content as it is written; nothing if that is of another form.
pub fn read_post(content: &str) -> Option<Kept> {
    let written: Written<'_> = serde_json::from_str(content).ok()?;
    let form = |form: Option<&RawValue>| form.and_then(|post| ingest::read_post_again(post.get()));
    let (whole, counted) = (|| form(written.post), || form(written.counted));
    let tier = Tier::named(&written.tier)?;
    let (counts_as, shown) = match tier {
        Tier::Archive => (whole()?, None),
        Tier::Counted | Tier::Kept => (counted()?, None),
        Tier::Quoted => (counted()?, whole()),
    };
    let near_since = written.near.and_then(|since| since.parse().ok());
    let whereabouts = written.whereabouts.map(|sealed| sealed.into_owned().into_boxed_str());
    let words = written.words.map(|words| words.into_owned().into_boxed_str());
    let Written { kit: is_kit, names, .. } = written;
    Some(Kept { tier, counts_as, shown, is_kit, names, near_since, whereabouts, words })
}

/// The posts that a post answers, repeats, quotes or is a later version of.
pub fn references(post: &Post) -> impl Iterator<Item = &PostId> {
    [&post.in_reply_to, &post.repost_of, &post.quote_of, &post.edit_of].into_iter().flatten()
}

/// A post as the counted tier keeps it: pseudonyms, the minute, the tags; no text, no name, no address.
pub fn counted(post: &Post, key: &PseudonymKey) -> Post {
    let network = post.network;
    let pseudonym = |id: &PostId| PostId(key.of_post(network, id.as_str()));
    Post {
        network,
        id: Some(PostId(key.of_post(network, &identity(post)))),
        url: None,
        author: model::Author {
            id: account(post).map(|account| key.of_account(network, &account)),
            ..Default::default()
        },
        created_at: post.created_at.map(minute),
        precision: post.precision.min(Precision::Minute),
        // Both are finer than the minute.
        id_at: None,
        seen_at: None,
        text: String::new(),
        lang: post.lang.clone(),
        hashtags: post.hashtags.clone(),
        mentions: Vec::new(),
        links: Vec::new(),
        media: Vec::new(),
        kind: post.kind,
        in_reply_to: post.in_reply_to.as_ref().map(pseudonym),
        repost_of: post.repost_of.as_ref().map(pseudonym),
        quote_of: post.quote_of.as_ref().map(pseudonym),
        edit_of: post.edit_of.as_ref().map(pseudonym),
        source: Origin { format: post.source.format, file: post.source.file.clone(), line: None },
        // What its pictures show is no matter of counting.
        remarks: post.remarks.iter().copied().filter(|remark| *remark != Remark::Sensitive).collect(),
    }
}

/// The pseudonyms of what people know an account and a post by: the handle, the post's name and address.
fn names(post: &Post, key: &PseudonymKey) -> Vec<String> {
    let handle = post.author.handle.as_deref().map(text::fold_handle);
    let names = [handle, Some(name(post).0), post.url.clone()];
    names.into_iter().flatten().map(|name| key.of_name(post.network, &name)).collect()
}

/// What a post says, apart from all others: with its name, so that the same words in two posts are told to be so by nothing.
fn words(post: &Post) -> String {
    let alt = post.media.iter().filter_map(|medium| medium.alt.as_deref());
    let said = std::iter::once(post.text.as_str()).chain(post.links.iter().map(String::as_str)).chain(alt);
    std::iter::once(&*identity(post)).chain(said).collect::<Vec<_>>().join("\0")
}

/// What an account is told apart by: the network's identifier, or else the folded handle.
pub fn account(post: &Post) -> Option<String> {
    let author = &post.author;
    author.id.clone().or_else(|| author.handle.as_deref().map(text::fold_handle))
}

/// What a post is told apart by within its network: its identifier, or else author, time and text.
pub fn identity(post: &Post) -> String {
    match &post.id {
        Some(id) => id.as_str().to_owned(),
        None => {
            let handle = post.author.handle.as_deref().map(text::fold_handle).unwrap_or_default();
            let at = post.created_at.map(|at| at.to_string()).unwrap_or_default();
            format!("{handle}\0{at}\0{}", post.text)
        }
    }
}

/// What a post is called in a record: its identifier, or else a digest of what tells it apart.
pub fn name(post: &Post) -> PostId {
    match &post.id {
        Some(id) => id.clone(),
        None => PostId(format!("sha256:{}", hex(&Sha256::digest(identity(post))))),
    }
}

/// Whether its author has handed a post in, or is an account that a call names as one that may be shown.
///
/// An account's own wish not to be indexed weighs more than that an organizer names it, and less than its own consent.
pub fn may_be_shown(post: &Post, quotable: &[(Network, String)]) -> bool {
    if post.remarks.contains(&Remark::HandedIn) {
        return true;
    }
    if post.remarks.contains(&Remark::NotIndexable) {
        return false;
    }
    let Some(handle) = post.author.handle.as_deref().map(text::fold_handle) else { return false };
    quotable.iter().any(|(network, allowed)| *network == post.network && *allowed == handle)
}

fn post_value(post: &Post) -> Value {
    serde_json::from_str(&report::json::post_json(post)).expect("a post is printed as valid JSON")
}
