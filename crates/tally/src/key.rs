// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fmt::Write as _,
    hash::{Hash, Hasher},
};

use model::{Author, Network, Post, PostId};
use text::atproto::Tid;

use crate::names::{Name, Names};

/// What makes a post the same post wherever it is seen, in sixteen bytes.
///
/// An identifier is taken apart into a beginning that many share and a number, and only in one way, so that equal
/// keys are equal identifiers. What does not print back as it was is kept as text: `007` is not `7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PostKey {
    /// The network.
    pub(crate) network: Network,
    /// What the rest is.
    pub(crate) form: Form,
    /// The text, or what comes before the number.
    pub(crate) by: Option<Name>,
    /// The number, if there is one; else 0.
    pub(crate) number: u64,
}

/// The form of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Form {
    /// No identifier, but what stands in for it, made of handle, time and text.
    StandIn,
    /// Any text, then a number in decimal digits, as on X and Mastodon.
    Decimal,
    /// A post on Bluesky: an account, then a record's key.
    FeedPost,
    /// A repost on Bluesky.
    FeedRepost,
    /// Any other text.
    Text,
}

impl Form {
    /// Every form, in an order that is never shown.
    pub(crate) const ALL: [Self; 5] =
        [Self::StandIn, Self::Decimal, Self::FeedPost, Self::FeedRepost, Self::Text];

    /// The collection of records of that form on Bluesky.
    fn collection(self) -> Option<&'static str> {
        match self {
            Self::FeedPost => Some("app.bsky.feed.post"),
            Self::FeedRepost => Some("app.bsky.feed.repost"),
            Self::StandIn | Self::Decimal | Self::Text => None,
        }
    }
}

/// Who posted, within a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct AccountKey {
    /// Whether `name` is the network's identifier; else it is the folded handle, which may read the same.
    pub(crate) identified: bool,
    /// The identifier or the handle.
    pub(crate) name: Name,
}

impl Hash for PostKey {
    /// Two words tell all; field by field it would be six.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let by = self.by.map_or(0, Name::number);
        state.write_u64(u64::from(by) << 16 | (self.network as u64) << 8 | self.form as u64);
        state.write_u64(self.number);
    }
}

impl PostKey {
    /// The key of a post.
    pub(crate) fn of(post: &Post, names: &mut Names) -> Self {
        // Each version of an edited post has an identifier of its own; they are one post, under its first.
        if let Some(id) = post.edit_of.as_ref().or(post.id.as_ref()) {
            return Self::identified(post.network, id, names);
        }
        let by = Some(names.of(&stand_in(post)));
        Self { network: post.network, form: Form::StandIn, by, number: 0 }
    }

    /// The same of a post whose texts may never have been seen; nothing then.
    pub(crate) fn of_known(post: &Post, names: &Names) -> Option<Self> {
        if let Some(id) = post.edit_of.as_ref().or(post.id.as_ref()) {
            return Self::known(post.network, id, names);
        }
        let by = Some(names.known(&stand_in(post))?);
        Some(Self { network: post.network, form: Form::StandIn, by, number: 0 })
    }

    /// The key of the post with an identifier.
    pub(crate) fn identified(network: Network, id: &PostId, names: &mut Names) -> Self {
        let (form, by, number) = split(id.as_str());
        Self { network, form, by: by.map(|by| names.of(by)), number }
    }

    /// The same, unless its texts were never seen.
    pub(crate) fn known(network: Network, id: &PostId, names: &Names) -> Option<Self> {
        let (form, by, number) = split(id.as_str());
        let by = match by {
            Some(by) => Some(names.known(by)?),
            None => None,
        };
        Some(Self { network, form, by, number })
    }

    /// The same key among other names.
    pub(crate) fn renamed(self, name: impl FnOnce(Name) -> Name) -> Self {
        Self { by: self.by.map(name), ..self }
    }

    /// What orders posts of one instant: by network, those without an identifier first, then by identifier.
    pub(crate) fn rank(self, names: &Names) -> (Network, bool, String) {
        (self.network, self.form != Form::StandIn, self.text(names))
    }

    /// The identifier, or what stands in for it.
    pub(crate) fn text(self, names: &Names) -> String {
        let by = self.by.map_or("", |by| names.text(by));
        match self.form {
            Form::StandIn | Form::Text => by.to_owned(),
            Form::Decimal => format!("{by}{}", self.number),
            Form::FeedPost | Form::FeedRepost => {
                let collection = self.form.collection().unwrap_or_default();
                format!("at://{by}/{collection}/{}", Tid::of(self.number))
            }
        }
    }
}

/// Takes an identifier apart: its form, its text or what comes before its number, and the number.
fn split(id: &str) -> (Form, Option<&str>, u64) {
    if let Some((form, account, number)) = split_address(id) {
        return (form, Some(account), number);
    }
    let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (head, digits) = id.split_at_checked(id.len() - digits).unwrap_or((id, ""));
    let value = |sum: u64, digit: u8| sum.checked_mul(10)?.checked_add(u64::from(digit - b'0'));
    let is_plain = digits == "0" || !digits.starts_with('0') && !digits.is_empty();
    match digits.bytes().try_fold(0, value).filter(|_| is_plain) {
        Some(number) => (Form::Decimal, Some(head).filter(|head| !head.is_empty()), number),
        None => (Form::Text, Some(id), 0),
    }
}

/// Takes the address of a record on Bluesky apart.
fn split_address(id: &str) -> Option<(Form, &str, u64)> {
    let (account, record) = id.strip_prefix("at://")?.split_once('/')?;
    let (collection, key) = record.split_once('/')?;
    let form = [Form::FeedPost, Form::FeedRepost].into_iter().find(|f| f.collection() == Some(collection))?;
    Some((form, account, Tid::parse(key)?.number()))
}

/// Joins handle, time and text so that no two different triples give the same result.
pub(crate) fn stand_in(post: &Post) -> String {
    let handle = post.author.handle.as_deref().map(text::fold_handle).unwrap_or_default();
    let mut key = format!("{} {handle} ", handle.len());
    if let Some(at) = post.created_at {
        write!(key, "{at}").expect("writing to a string does not fail");
    }
    key.push(' ');
    key.push_str(&post.text);
    key
}

impl AccountKey {
    /// A number that no other account of any network has.
    pub(crate) fn number(self, network: Network) -> u64 {
        let name = u64::try_from(self.name.index()).unwrap_or(u64::MAX >> 8);
        name << 8 | (network as u64) << 1 | u64::from(self.identified)
    }

    /// The key of an account; `None` where the source names none.
    pub(crate) fn of(author: &Author, names: &mut Names) -> Option<Self> {
        Self::read(author, |identified, name| Self { identified, name: names.of(name) })
    }

    /// What makes an account the same wherever it is seen: whether it is the network's identifier, and that or the folded handle.
    pub(crate) fn read<T>(author: &Author, key: impl FnOnce(bool, &str) -> T) -> Option<T> {
        if let Some(id) = author.id.as_deref().filter(|id| !id.is_empty()) {
            return Some(key(true, id));
        }
        let handle = author.handle.as_deref().map(text::fold_handle).filter(|handle| !handle.is_empty());
        Some(key(false, &handle?))
    }
}
