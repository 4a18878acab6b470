// SPDX-License-Identifier: AGPL-3.0-or-later
use std::borrow::Cow;

use call::{Draft, Mistake};
use model::CallId;

use super::{
    fault,
    step::{label_of, step_of},
};
use words::Words;

use crate::message::{Message, Said};

/// Something that keeps a call from the public, or is worth a second look.
pub(crate) struct Trouble {
    /// The field in which it is put right, by its path; of something larger, the beginning of the path.
    pub field: String,
    pub says: Message,
}

/// The same as a list shows it that is no part of a step.
pub(crate) struct ListedTrouble {
    pub step: &'static str,
    pub field: String,
    /// What its field is called.
    pub label: Option<Cow<'static, str>>,
    pub says: Said,
}

impl Trouble {
    pub(crate) fn listed(&self, words: &'static Words) -> ListedTrouble {
        ListedTrouble {
            step: self.step(),
            field: self.field.clone(),
            label: label_of(&self.field, words),
            says: self.says.said_in(words),
        }
    }

    /// What was found in a call.
    pub(crate) fn found(mistake: &Mistake) -> Self {
        Self { field: mistake.field.clone(), says: fault::message(mistake) }
    }

    /// The step in which it is put right.
    pub(crate) fn step(&self) -> &'static str {
        step_of(&self.field)
    }

    /// Whether it is told beside a field.
    pub(crate) fn is_of(&self, path: &str) -> bool {
        self.field == path || begins(&self.field, path)
    }

    /// The field to which somebody is led: its own, or else the first of those that it is about.
    pub(crate) fn leads_to<'a>(&self, paths: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        paths.into_iter().find(|path| self.is_of(path) || begins(path, &self.field))
    }
}

/// What keeps a draft from the public: first what keeps it from being whole.
pub(crate) fn troubles(draft: &Draft, id: &CallId) -> Vec<Trouble> {
    let mistakes = draft.check(id.clone()).err().unwrap_or_default();
    mistakes.iter().map(Trouble::found).chain(gate(draft)).collect()
}

/// What must be said before a call may be public, beyond what makes it whole.
pub(crate) fn gate(draft: &Draft) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    let mut lacks = |field: String, says: Message| troubles.push(Trouble { field, says });
    if draft.count("never_say") == 0 {
        lacks("never_say".to_owned(), Message::new("lacks-never-say"));
    }
    if draft.count("case.fact") == 0 {
        lacks("case.fact".to_owned(), Message::new("lacks-fact"));
    }
    for place in 0..draft.count("case.fact") {
        let field = format!("case.fact.{place}.checked_on");
        if draft.text(&field).is_empty() {
            lacks(field, Message::new("lacks-check"));
        }
    }
    troubles
}

/// Whether a path lies below another.
fn begins(path: &str, with: &str) -> bool {
    path.strip_prefix(with).is_some_and(|rest| rest.starts_with('.'))
}
