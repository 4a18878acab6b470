// SPDX-License-Identifier: AGPL-3.0-or-later
//! All figures of an explained storm, from which text and JSON are made; published, none that fewer than five people are behind, and none
//! whose difference to another is.

use ingest::ObjectKind;
use serde_json::{Map, Value, json};

use super::{
    Cell, Explained, FEW,
    cells::{UNDECLARED, cells},
};

/// Five people make this many pairs or more; so many may be of four.
const PAIRS_OF_FEW: u64 = 6;

/// Figures of a storm.
pub(super) struct Figures {
    pub(super) posts: usize,
    pub(super) accounts: usize,
    pub(super) cells: Vec<Cell>,
    pub(super) taken_out: Vec<(ObjectKind, u64)>,
    /// Pairs of accounts that share two things or more.
    pub(super) looked_at: Option<u64>,
    /// Those of them that are beyond chance.
    pub(super) pairs: usize,
    /// The accounts of those pairs; `None` where it is published, and all but a few people are of them.
    pub(super) of_pairs: Option<usize>,
    /// Posts that took no part; `None` where it is published, for nobody knows how many people are behind them.
    pub(super) left_out: Option<u64>,
    pub(super) others: Option<u64>,
}

impl Figures {
    /// The figures; `None` where it is published and there are too few people for any.
    pub(super) fn of(explained: &Explained<'_>) -> Option<Self> {
        let Explained { sorted, residue, is_public, .. } = explained;
        if *is_public && sorted.accounts.len() < FEW {
            return None;
        }
        let is_told = |people: usize| !is_public || people >= FEW;
        let taken_out = sorted.taken_out.iter().filter(|(_, taken)| is_told(taken.accounts.len()));
        let pairs = residue.undeclared.len();
        let others = residue.looked_at - (pairs as u64).min(residue.looked_at);
        let is_few = |pairs: u64| (1..=PAIRS_OF_FEW).contains(&pairs);
        let of_pairs: usize = residue.clusters.iter().map(|cluster| cluster.accounts.len()).sum();
        // Those outside are told by the difference to all.
        let are_others_few =
            (1..FEW).contains(&(sorted.accounts.len() - of_pairs.min(sorted.accounts.len())));
        Some(Self {
            posts: sorted.posts.len(),
            accounts: sorted.accounts.len(),
            cells: cells(explained),
            taken_out: taken_out.map(|(kind, taken)| (*kind, taken.count)).collect(),
            looked_at: (!is_public || !is_few(residue.looked_at) && !is_few(others))
                .then_some(residue.looked_at),
            pairs,
            of_pairs: (!is_public || !are_others_few).then_some(of_pairs),
            left_out: (!is_public).then_some(sorted.left_out),
            others: (!is_public).then_some(sorted.others),
        })
    }

    /// The figures by name.
    pub(super) fn json(&self) -> Map<String, Value> {
        let cell = |cell: &Cell| {
            json!({
                "part": cell.parts.join("+"), "posts": cell.posts, "least": cell.least, "most": cell.most,
                "share": if self.posts == 0 { 0.0 } else { cell.posts as f64 / self.posts as f64 },
            })
        };
        let taken_out = self.taken_out.iter().map(|(kind, count)| (kind.key().to_owned(), (*count).into()));
        let told = json!({
            "posts": self.posts, "accounts": self.accounts, "other_posts": self.others, "left_out": self.left_out,
            "shares": self.cells.iter().map(cell).collect::<Vec<_>>(),
            "taken_out": taken_out.collect::<Map<String, Value>>(),
            "looked_at": self.looked_at, "undeclared": {"accounts": self.of_pairs, "pairs": self.pairs},
        });
        let Value::Object(told) = told else { unreachable!("it was written as an object") };
        told
    }
}

impl Cell {
    /// What it is, for a reader.
    pub(super) fn title(&self) -> String {
        let title = |part: &&str| match *part {
            "declared-own-words" => "as the call asked, in own words",
            "declared-kit-text" => "as the call asked, with its texts",
            UNDECLARED => "synchrony that nothing explains",
            _ => "joined in by themselves",
        };
        self.parts.iter().map(title).collect::<Vec<_>>().join("; ")
    }
}
