// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which characters a tag has: what tells most tags apart before anything else is compared.

use super::slip;

/// The most characters of an ending in ASCII that are not those of the word, and of a word written as a number.
const LONGEST_ENDING: u32 = 3;

/// The most characters of the words for which numbers are written: `to` and `for`.
const MOST_SAID: u32 = 4;

/// Which characters a tag has, those with a number alike taken for one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters(u64);

impl Letters {
    pub(super) fn of(characters: impl Iterator<Item = char>) -> Self {
        Self(characters.fold(0, |letters, c| letters | bit(c)))
    }

    /// Those of a tag as it was written, as its shape has them; `None` where it is not in ASCII.
    pub(super) fn of_shape(tag: &str) -> Option<Self> {
        let letters = |c: u8| match c.to_ascii_lowercase() {
            b'1' | b'i' | b'|' => bit('l'),
            b'0' => bit('o'),
            // For an `m` looks like `rn`.
            b'm' | b'n' => bit('r'),
            b'_' | b'-' | b'.' | b'\'' => 0,
            c => bit(char::from(c)),
        };
        tag.is_ascii().then(|| Self(tag.bytes().fold(0, |all, c| all | letters(c))))
    }

    /// Whether a tag with other characters may be few enough slips away: each slip brings and takes one at most.
    pub(super) fn may_be_slip(self, seen: Self, length: usize) -> bool {
        let most = slip::most(length);
        (self.0 & !seen.0).count_ones() <= most && (seen.0 & !self.0).count_ones() <= most
    }

    /// Whether a tag with other bare characters can be near this one, of a length, in any way but as one of several in a hashtag, as a
    /// name in another script, or by looking the same.
    pub(super) fn may_be_near_bare(self, seen: Self, length: usize) -> bool {
        let most = slip::most(length).max(MOST_SAID);
        (self.0 & !seen.0).count_ones() <= most || seen.0 & !self.0 == 0
    }

    /// Whether a tag can be near this one, of a length, in any way: it has all of its characters but for those of an ending or a
    /// word written as a number, or of slips; or no others.
    pub(super) fn may_be_near(self, seen: Self, length: usize) -> bool {
        // Four characters are left of a word without its ending.
        let ending = u32::try_from(length.saturating_sub(4)).unwrap_or(u32::MAX).min(LONGEST_ENDING);
        (self.0 & !seen.0).count_ones() <= slip::most(length).max(ending) || seen.0 & !self.0 == 0
    }
}

fn bit(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}
