// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{cell::RefCell, fmt};

/// Something in a call's folder that is wrong, or worth a second look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// The file, by its path in the folder.
    pub file: String,
    /// The line at which it begins, from 1.
    pub line: usize,
    /// What is wrong and what to do.
    pub says: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.says)
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
    pub(crate) fn mistake(&self, file: &str, line: usize, says: impl Into<String>) {
        let mistake = Mistake { file: file.to_owned(), line, says: says.into() };
        self.mistakes.borrow_mut().push(mistake);
    }

    /// Notes what is allowed and yet probably not meant.
    pub(crate) fn warning(&self, file: &str, line: usize, says: impl Into<String>) {
        let warning = Mistake { file: file.to_owned(), line, says: says.into() };
        self.warnings.borrow_mut().push(warning);
    }

    /// The mistakes by file and line.
    pub(crate) fn into_mistakes(self) -> Vec<Mistake> {
        sorted(self.mistakes)
    }

    /// The warnings by file and line.
    pub(crate) fn into_warnings(self) -> Vec<Mistake> {
        sorted(self.warnings)
    }
}

fn sorted(found: RefCell<Vec<Mistake>>) -> Vec<Mistake> {
    let mut found = found.into_inner();
    found.sort();
    found.dedup();
    found
}
