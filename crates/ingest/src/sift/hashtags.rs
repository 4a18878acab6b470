// SPDX-License-Identifier: AGPL-3.0-or-later
use std::hash::BuildHasher as _;

use foldhash::quality::RandomState;
use model::Network;

use super::{Glance, written::Written};
use crate::{json, x};

/// So many bits of a hash say where a verdict is remembered: a mebibyte for all.
const PLACE_BITS: u32 = 16;

/// The longest stretch that is looked at as it is written; no hashtag of a person's is longer.
const LONGEST: usize = 256;

/// Finds hashtags in lines as they are written, and asks whether they matter.
pub(super) struct Hashtags<J> {
    judge: J,
    hashers: [RandomState; 2],
    /// The latest verdicts, each where its hash says; in place of what was judged, two hashes of which no stranger
    /// knows how they are made, and which are equal by chance once in 2¹¹¹ times. The lowest bit of the second is
    /// the verdict.
    judged: Box<[[u64; 2]]>,
}

/// Where a hashtag stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// In a text, behind its sign.
    Text,
    /// By itself, as a value under a name that says so.
    Value,
}

impl<J: FnMut(Network, &str) -> bool> Hashtags<J> {
    pub(super) fn new(judge: J) -> Self {
        let hashers = [RandomState::default(), RandomState::default()];
        Self { judge, hashers, judged: vec![[0; 2]; 1 << PLACE_BITS].into() }
    }

    /// Whether a line has a hashtag that matters, or something of which that can't be told as it is written.
    ///
    /// What is no hashtag may be taken for one: then the line is read for nothing.
    pub(super) fn may_matter(&mut self, network: Network, glance: &Glance<'_>) -> bool {
        let line = glance.text.get(..glance.line.end).unwrap_or_default();
        let mut done = glance.line.start;
        for mark in glance.marks.iter().map(|mark| *mark as usize) {
            let rest = line.get(mark..).unwrap_or_default();
            match rest.first() {
                Some(b'e') => {}
                Some(b't') if mark < done => {}
                Some(b't') => match self.name_may_matter(network, rest) {
                    Some(length) => done = mark + length,
                    None => return true,
                },
                _ => {
                    let before = line.get(glance.line.start..mark).unwrap_or_default();
                    if !is_behind_letter(before) && self.text_may_matter(network, rest) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Whether a hashtag matters that was read.
    pub(super) fn matters(&mut self, network: Network, tag: &str) -> bool {
        (self.judge)(network, tag)
    }

    /// Judges what stands at a number sign.
    fn text_may_matter(&mut self, network: Network, rest: &[u8]) -> bool {
        let end = end_of_word(rest);
        match rest.get(..end) {
            Some(word) if end <= LONGEST => self.judge(network, Place::Text, word),
            _ => true,
        }
    }

    /// Judges what stands under a name that ends in `tag`, and gives how long all of it is; `None` if it may matter.
    fn name_may_matter(&mut self, network: Network, rest: &[u8]) -> Option<usize> {
        let mut at = Written::new(rest.get(b"tag".len()..)?);
        let _ = at.pass(b"s");
        if at.pass(b"\"").is_none() {
            // A backslash here would be a post within a text.
            return (!at.rest().starts_with(b"\\")).then_some(b"tag".len());
        }
        at.blank();
        if at.pass(b":").is_none() {
            return Some(b"tag".len());
        }
        at.blank();
        let mut depth = 0_usize;
        loop {
            match at.rest().first()? {
                b'"' => {
                    let value = at.escaped()?;
                    at.blank();
                    let is_name = depth > 0 && at.rest().starts_with(b":");
                    if !is_name && (value.len() > LONGEST || self.judge(network, Place::Value, value)) {
                        return None;
                    }
                }
                b'[' | b'{' => {
                    depth += 1;
                    at.skip(1);
                }
                b']' | b'}' => {
                    depth = depth.checked_sub(1)?;
                    at.skip(1);
                }
                _ => at.skip(1),
            }
            if depth == 0 {
                return Some(rest.len() - at.rest().len());
            }
        }
    }

    /// Whether what is written at a place may be a hashtag that matters.
    fn judge(&mut self, network: Network, place: Place, written: &[u8]) -> bool {
        let [first, second] = &self.hashers;
        let what = (network, place, written);
        let hash = [first.hash_one(what), second.hash_one(what) | 1];
        let Some(slot) = self.judged.get_mut((hash[0] >> (u64::BITS - PLACE_BITS)) as usize) else {
            return true;
        };
        if slot[0] == hash[0] && slot[1] | 1 == hash[1] {
            return slot[1] & 1 == 1;
        }
        let Ok(text) = std::str::from_utf8(written) else { return true };
        let text = json::decoded(text);
        let judge = &mut self.judge;
        let matters = match place {
            Place::Text => hashtags(network, &text).iter().any(|tag| judge(network, tag)),
            Place::Value => judge(network, text.trim_start_matches(['#', '＃'])),
        };
        *slot = [hash[0], hash[1] & !u64::from(!matters)];
        matters
    }
}

/// The hashtags in a part of a text.
fn hashtags(network: Network, text: &str) -> Vec<String> {
    let text = if network == Network::X { x::decoded(text) } else { text.to_owned() };
    text::hashtags(network, &text).into_iter().map(|tag| tag.text).collect()
}

/// Whether a letter stands before, behind which no network sees a hashtag begin; a letter that may be part of an
/// escape is none.
fn is_behind_letter(before: &[u8]) -> bool {
    match before {
        [.., earlier, letter] => matches!(letter.to_ascii_lowercase(), b'g'..=b'z') && *earlier != b'\\',
        _ => false,
    }
}

/// Where a word ends as it is written: before a blank or the end of the string; of a longer one than is looked at,
/// somewhere beyond that.
fn end_of_word(rest: &[u8]) -> usize {
    let mut end = 0;
    while let Some(byte) = rest.get(end).filter(|_| end <= LONGEST) {
        match byte {
            b'\\' if matches!(rest.get(end + 1), Some(b'n' | b'r' | b't' | b'b' | b'f')) => break,
            b'\\' => end += 2,
            b'"' | ..=b' ' => break,
            _ => end += 1,
        }
    }
    end
}
