// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::HashMap, sync::Arc};

/// Texts that occur often, each kept once and known by a small number.
///
/// The numbers follow the order of arrival, so they may compare equal things only: whatever orders a result
/// compares the texts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    numbers: HashMap<Arc<str>, Name>,
    texts: Vec<Arc<str>>,
}

/// A text's number in its [`Names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(u32);

impl Names {
    /// Finds a text's number, and gives it one when it is new.
    pub(crate) fn of(&mut self, text: &str) -> Name {
        if let Some(name) = self.numbers.get(text) {
            return *name;
        }
        let number = u32::try_from(self.texts.len()).expect("four thousand million texts do not fit memory");
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, Name(number));
        Name(number)
    }

    /// Finds the number of a text that may be known already.
    pub(crate) fn known(&self, text: &str) -> Option<Name> {
        self.numbers.get(text).copied()
    }

    /// The text of a number that these names gave.
    pub(crate) fn text(&self, name: Name) -> &str {
        let index = usize::try_from(name.0).expect("an index fits the address space");
        self.texts.get(index).expect("a number comes from the names that are asked")
    }
}
