// SPDX-License-Identifier: AGPL-3.0-or-later
//! What inputs say themselves that they lack.

use std::collections::BTreeMap;

use ingest::{Item, NoticeKind};
use model::Network;
use report::Lost;

use crate::terminal::counted;

/// Adds up, over all inputs, what they lack by their own word.
#[derive(Default)]
pub struct Loss {
    posts: Sums,
    gaps: Sums,
}

/// How much, by reason.
type Sums = BTreeMap<&'static str, u64>;

/// What one input lacks.
#[derive(Default)]
pub struct InputLoss {
    /// The greatest number of a connection so far: each says how many posts were left out since it was opened.
    left_out: u64,
    posts: Sums,
    gaps: Sums,
}

impl InputLoss {
    /// Takes in what an item says of it.
    pub fn see(&mut self, item: &Item) {
        match item {
            // Elsewhere everybody's deletions arrive; X sends those of posts that this stream had, or would have had.
            Item::Deletion(deletion) if deletion.network == Network::X => add(&mut self.posts, "deleted", 1),
            Item::Notice(notice) => self.see_notice(notice.kind),
            _ => {}
        }
    }

    fn see_notice(&mut self, kind: NoticeKind) {
        match kind {
            NoticeKind::Lost(so_far) => {
                // Less than before means that the stream was opened anew, and counts anew.
                if so_far < self.left_out {
                    add(&mut self.posts, "limit", self.left_out);
                }
                self.left_out = so_far;
            }
            NoticeKind::Partial(errors) => add(&mut self.gaps, kind.key(), errors),
            NoticeKind::Withheld => add(&mut self.posts, "withheld", 1),
            NoticeKind::AccountWithheld
            | NoticeKind::Disconnected
            | NoticeKind::Error
            | NoticeKind::Warning => add(&mut self.gaps, kind.key(), 1),
            _ => {}
        }
    }
}

impl Loss {
    /// Adds what one input lacks, and gives a sentence about it; nothing where it lacks nothing.
    pub fn add(&mut self, input: InputLoss) -> Option<String> {
        let InputLoss { left_out, mut posts, gaps } = input;
        if left_out > 0 {
            add(&mut posts, "limit", left_out);
        }
        for (reason, sum) in &posts {
            add(&mut self.posts, reason, *sum);
        }
        for (reason, sum) in &gaps {
            add(&mut self.gaps, reason, *sum);
        }
        said(&posts, &gaps)
    }

    /// The same for a report.
    pub fn told(&self) -> Lost {
        let rows = |sums: &Sums| sums.iter().map(|(reason, sum)| ((*reason).to_owned(), *sum)).collect();
        Lost { posts: rows(&self.posts), gaps: rows(&self.gaps) }
    }
}

/// Adds to a sum; a stranger's number may be as large as it likes.
fn add(sums: &mut Sums, reason: &'static str, more: u64) {
    let sum = sums.entry(reason).or_default();
    *sum = sum.saturating_add(more);
}

fn said(posts: &Sums, gaps: &Sums) -> Option<String> {
    let all = posts.values().fold(0_u64, |sum, posts| sum.saturating_add(*posts));
    let reasons = |sums: &Sums| {
        sums.iter().map(|(reason, sum)| format!("{reason} {sum}")).collect::<Vec<_>>().join(", ")
    };
    let known = (all > 0).then(|| {
        format!("by its own word {} can't be seen in it ({})", counted(all, "post"), reasons(posts))
    });
    let unknown =
        (!gaps.is_empty()).then(|| format!("something is missing without a number ({})", reasons(gaps)));
    match (known, unknown) {
        (Some(known), Some(unknown)) => Some(format!("{known}, and {unknown}")),
        (known, unknown) => known.or(unknown),
    }
}
