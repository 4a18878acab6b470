// SPDX-License-Identifier: AGPL-3.0-or-later
//! Hashtags as X's language of questions wants them.
//!
//! Reposts are asked for like all others (there is no `-is:retweet`): a storm is made of them, and what is counted must not depend on
//! what is cheap. Nor is anything narrowed by language or place, which X guesses. X understands a hashtag without regard to case and, in
//! search, to accents; whether a post really carries what was agreed is decided where posts are counted.

use std::{fmt, str::FromStr};

use crate::encoded::encoded;

/// A search may be so long, in X's own letters
/// ([limits](https://docs.x.com/x-api/posts/search/integrate/build-a-query)).
const LONGEST_QUERY: usize = 512;

/// A rule may be so long ([limits](https://docs.x.com/x-api/posts/filtered-stream/introduction)).
const LONGEST_RULE: usize = 1_024;

/// So long a query may be as it stands in an address, where each letter that is not Latin takes six to twelve; `fetch` calls none above
/// 2,048 bytes.
const LONGEST_ENCODED: usize = 1_400;

const LONGEST_TAG: usize = 100;

const OR: &str = " OR ";

/// A hashtag that may be told to X, without its sign. Whoever makes one says that it is public.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct XTag(String);

/// Says that a text can't be asked for as a hashtag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no hashtag that X could be asked for: letters, digits and `_`, not digits alone")]
pub struct XTagError(String);

impl XTag {
    /// The hashtag, without its sign.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for XTag {
    type Err = XTagError;

    fn from_str(written: &str) -> Result<Self, XTagError> {
        let tag = written.strip_prefix(['#', '＃']).unwrap_or(written);
        let is_lawful = tag.chars().all(is_of_tag) && tag.chars().any(|c| !c.is_numeric() && c != '_');
        if !is_lawful || tag.chars().count() > LONGEST_TAG {
            return Err(XTagError(written.to_owned()));
        }
        Ok(Self(tag.to_owned()))
    }
}

impl fmt::Display for XTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Whether a letter can stand in a hashtag without meaning anything else to X. Not every one that may is a letter of a hashtag, which
/// X decides for itself; but none of them ends it or says something of its own.
fn is_of_tag(c: char) -> bool {
    let joins = matches!(c, '\u{200c}' | '\u{200d}');
    let is_sign = c.is_ascii() || c.is_whitespace() || c.is_control();
    // Quotation marks, dashes and their like; signs of Chinese and Japanese, but for those that are letters there; wide Latin signs.
    let is_foreign_sign = matches!(c, '\u{80}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}' | '\u{b8}' | '\u{bb}' | '\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{fff0}'..='\u{ffff}');
    c.is_alphanumeric() || c == '_' || joins || !is_sign && !is_foreign_sign
}

/// Questions that together ask for all of the hashtags, for search and for counts.
pub(super) fn queries<'a>(tags: impl IntoIterator<Item = &'a XTag>) -> Vec<String> {
    packed(tags, |query| units(query) <= LONGEST_QUERY && encoded(query).len() <= LONGEST_ENCODED)
}

/// Rules that together let all of the hashtags through.
pub(super) fn rules<'a>(tags: impl IntoIterator<Item = &'a XTag>) -> Vec<String> {
    packed(tags, |rule| units(rule) <= LONGEST_RULE)
}

/// As many hashtags in each as fit: X tells each rule's posts apart, but a post that two of them let through comes once.
fn packed<'a>(tags: impl IntoIterator<Item = &'a XTag>, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut packed: Vec<String> = Vec::new();
    for tag in tags {
        let longer = packed.last().map(|last| format!("{last}{OR}{tag}")).filter(|longer| fits(longer));
        match (packed.last_mut(), longer) {
            (Some(last), Some(longer)) => *last = longer,
            _ => packed.push(tag.to_string()),
        }
    }
    packed
}

/// Nobody says what X takes for a letter; this is the most that it can be.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
