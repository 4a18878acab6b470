// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};
use watch::{Dollars, XSpent};

use crate::beside::Beside;

const NAME: &str = "x";

/// What an instance has spent on X so far, in a file: by whatever call, and for re-checks too.
pub struct Spending(Beside<Spent>);

#[derive(Clone, PartialEq, Eq, Deserialize, Serialize)]
struct Spent {
    posts: u64,
    micros: u64,
}

impl Spending {
    /// Reads the file, if there is one.
    pub fn load(path: &Path) -> Result<Self> {
        Ok(Self(Beside::load(path, "what was spent on X before is not known, and its budget begins anew")?))
    }

    /// What was spent.
    pub fn spent(&self) -> XSpent {
        let spent = self.0.of(NAME);
        spent.map_or_else(XSpent::default, |spent| XSpent {
            posts: spent.posts,
            money: Dollars::from_micros(spent.micros),
        })
    }

    /// Keeps what is spent by now.
    pub fn keep(&mut self, spent: XSpent) -> Result<()> {
        self.0.keep(NAME.to_owned(), Spent { posts: spent.posts, micros: spent.money.micros() });
        self.0.save()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_spent_is_known_the_next_time() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("x-spent.json");
        let spent = XSpent { posts: 7, money: Dollars::from_micros(35_000) };
        let mut spending = Spending::load(&path).expect("there is none");
        assert_eq!(spending.spent(), XSpent::default());
        spending.keep(spent).expect("it is kept");
        assert_eq!(Spending::load(&path).expect("it is there").spent(), spent);
    }
}
