// SPDX-License-Identifier: AGPL-3.0-or-later
use serde::Serialize;

use crate::survival::{Standing, SurvivalRow};

/// How the quoted posts of a network stood at an age.
#[derive(Debug, Serialize)]
pub(super) struct SurvivalJson {
    /// How old they were then.
    after: &'static str,
    /// `null` for those of several networks together.
    network: Option<&'static str>,
    /// Those that were looked at, or known to be deleted.
    posts: u64,
    /// How many stood so; `null` where that could tell of fewer than five people.
    there: Option<u64>,
    not_there: Option<u64>,
    deleted: Option<u64>,
    out_of_sight: Option<u64>,
    withdrawn: Option<u64>,
}

impl SurvivalJson {
    pub(super) fn of(row: &SurvivalRow) -> Self {
        Self {
            after: row.age.key(),
            network: row.network.map(|network| network.key()),
            posts: row.posts,
            there: row.of_standing(Standing::There),
            not_there: row.not_there,
            deleted: row.of_standing(Standing::Deleted),
            out_of_sight: row.of_standing(Standing::OutOfSight),
            withdrawn: row.of_standing(Standing::Withdrawn),
        }
    }
}
