// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cell::RefCell, fmt};

use crate::fault::Fault;

/// Something in a call's folder that is wrong, or worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, by its path in the folder.
    pub file: String,
    /// The line at which it begins, from 1.
    pub line: usize,
    /// The field that it is about, by its path in a [`Draft`](crate::Draft): `case.fact.0.source`. Of something larger, as
    /// much of the path as is known; nothing of the call as a whole.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Mistake {
    /// What is wrong and what to do, in English.
    #[must_use]
    pub fn says(&self) -> String {
        self.fault.to_string()
    }

    /// By what mistakes are sorted, and two are one: a reader of the file is told once what a line says wrong twice.
    fn key(&self) -> (String, usize, String) {
        (self.file.clone(), self.line, self.says())
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.fault)
    }
}

/// What was found so far: a reader goes on after a mistake, so that all are found in one go.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    mistakes: RefCell<Vec<Mistake>>,
    warnings: RefCell<Vec<Mistake>>,
}

impl Findings {
    /// Notes what keeps the call from being read.
    pub(crate) fn mistake(&self, file: &str, line: usize, field: &str, fault: impl Into<Fault>) {
        self.mistakes.borrow_mut().push(mistake(file, line, field, fault.into()));
    }

    /// Notes what is allowed and yet probably not meant.
    pub(crate) fn warning(&self, file: &str, line: usize, field: &str, fault: impl Into<Fault>) {
        self.warnings.borrow_mut().push(mistake(file, line, field, fault.into()));
    }

    /// The mistakes by file and line.
    pub(crate) fn into_mistakes(self) -> Vec<Mistake> {
        in_order(self.mistakes.into_inner())
    }

    /// The warnings by file and line.
    pub(crate) fn into_warnings(self) -> Vec<Mistake> {
        in_order(self.warnings.into_inner())
    }
}

fn mistake(file: &str, line: usize, field: &str, fault: Fault) -> Mistake {
    Mistake { file: file.to_owned(), line, field: field.to_owned(), fault }
}

/// Mistakes by file and line, each once.
pub(crate) fn in_order(mut found: Vec<Mistake>) -> Vec<Mistake> {
    found.sort_by_cached_key(Mistake::key);
    found.dedup_by(|one, other| one.key() == other.key());
    found
}
