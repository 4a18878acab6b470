// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many pairs can be listed, and what is said of more.

use std::fmt::Write as _;

use super::Found;
use crate::terminal::{counted, quiet};

/// More lines than this nobody reads, and no disk holds for long: some 60 gigabytes.
const MOST_EDGES: u64 = 2_000_000_000;

/// More steps than this take minutes.
const MOST_STEPS: u64 = 50_000_000_000;

/// So many pairs are listed with their evidence: they are held in memory together.
const MOST_PAIRS: u64 = 10_000_000;

/// So many objects are told.
const SHOWN: usize = 5;

/// What is said where there are more pairs than can be listed; nothing where there are not.
pub fn too_many(found: &Found<'_>, with_evidence: bool) -> Option<String> {
    let coordination = &found.coordination;
    let (pairs, accounts) = (coordination.pairs(), u64::from(coordination.accounts()));
    let edges = pairs.min(accounts * accounts.saturating_sub(1) / 2);
    // A greater weight leaves few of them, and nobody knows which before all are counted.
    let is_long = found.asked.weight <= 1 && edges > MOST_EDGES;
    let steps = coordination.steps();
    let is_too_much = if with_evidence { pairs > MOST_PAIRS } else { is_long || steps > MOST_STEPS };
    if !is_too_much {
        return None;
    }
    let what = if with_evidence { "listed with evidence" } else { "listed" };
    let mut says = format!(
        "{} of shares make up to {} of accounts, more than can be {what}; take a shorter --window, a greater --min or --weight, \
         or leave out what everybody shares",
        counted(pairs, "pair"),
        counted(edges, "pair"),
    );
    if with_evidence {
        says.push_str(", or --format csv");
    }
    for object in coordination.objects(SHOWN) {
        let name: String = quiet(found.shares.thing(object.object)).chars().take(60).collect();
        let _written = write!(
            says,
            "; `{name}`: {} by {}, {} of them within the window of one, {}",
            counted(object.shares, "share"),
            counted(object.accounts, "account"),
            object.busiest,
            counted(object.pairs, "pair"),
        );
    }
    Some(says)
}
