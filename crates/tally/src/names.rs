// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{hash::BuildHasher as _, num::NonZeroU32};

use foldhash::quality::RandomState;
use hashbrown::HashTable;

/// How many texts lie one behind another in one piece of memory.
const PAGE: usize = 1 << 10;

/// Texts that occur often, each kept once and known by a small number.
///
/// The numbers follow the order of arrival, so they may compare equal things only: whatever orders a result
/// compares the texts. A text takes its bytes, four more for where it ends, and about eight in the table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// All but the last are full.
    pages: Vec<Page>,
    numbers: HashTable<Name>,
    hasher: RandomState,
}

/// Some texts, one behind another.
#[derive(Clone, Debug, Default)]
struct Page {
    texts: String,
    ends: Vec<u32>,
}

/// A text's number in its [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(NonZeroU32);

impl Name {
    /// The number itself, which is not 0.
    pub(crate) fn number(self) -> u32 {
        self.0.get()
    }

    /// The number, counted from 0.
    pub(crate) fn index(self) -> usize {
        usize::try_from(self.0.get() - 1).expect("an index fits the address space")
    }
}

impl Names {
    /// How many texts are known.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Finds a text's number, and gives it one when it is new.
    pub(crate) fn of(&mut self, text: &str) -> Name {
        let hash = self.hasher.hash_one(text);
        if let Some(name) = self.numbers.find(hash, |name| text_of(&self.pages, *name) == text) {
            return *name;
        }
        let number = u32::try_from(self.numbers.len() + 1).ok().and_then(NonZeroU32::new);
        let name = Name(number.expect("four thousand million texts do not fit memory"));
        self.write(text);
        let Self { pages, numbers, hasher } = self;
        numbers.insert_unique(hash, name, |name| hasher.hash_one(text_of(pages, *name)));
        name
    }

    /// Finds the number of a text that may be known already.
    pub(crate) fn known(&self, text: &str) -> Option<Name> {
        let hash = self.hasher.hash_one(text);
        self.numbers.find(hash, |name| text_of(&self.pages, *name) == text).copied()
    }

    /// The text of a number that these names gave.
    pub(crate) fn text(&self, name: Name) -> &str {
        text_of(&self.pages, name)
    }

    /// Writes a text behind the others.
    fn write(&mut self, text: &str) {
        if self.pages.last().is_none_or(|last| last.ends.len() == PAGE) {
            if let Some(full) = self.pages.last_mut() {
                full.texts.shrink_to_fit();
            }
            self.pages.push(Page::default());
        }
        let page = self.pages.last_mut().expect("there is a page, if only since now");
        page.texts.push_str(text);
        page.ends
            .push(u32::try_from(page.texts.len()).expect("a thousand texts are less than four gibibytes"));
    }
}

/// The text of a number that these pages hold.
fn text_of(pages: &[Page], name: Name) -> &str {
    let (page, within) = (name.index() / PAGE, name.index() % PAGE);
    pages.get(page).and_then(|page| page.text(within)).expect("a number comes from the names that are asked")
}

impl Page {
    fn text(&self, within: usize) -> Option<&str> {
        let end = |place: usize| usize::try_from(*self.ends.get(place)?).ok();
        let start = within.checked_sub(1).map_or(Some(0), end)?;
        self.texts.get(start..end(within)?)
    }
}
