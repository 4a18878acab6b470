// SPDX-License-Identifier: AGPL-3.0-or-later
//! The same for a reader.

use std::fmt::Write as _;

use serde_json::Value;

use super::{Explained, Range};
use crate::terminal::counted;

/// What these figures don't show.
pub(super) const DOES_NOT_SHOW: [&str; 4] = [
    "that anybody was paid, or is a machine: friends, a group chat or a teacher's class meet in the same way",
    "who began it: the first of a pair is only the earlier one",
    "what was arranged outside the window, or with words that differ",
    "anything of posts that are not in the input",
];

/// The shares, what was taken out, and the groups, as text.
pub fn told(explained: &Explained<'_>) -> String {
    let Explained { call, sorted, residue, .. } = explained;
    let all = sorted.posts.len();
    let mut text = format!(
        "{}: {} by {}\n\n",
        call.id,
        counted(all as u64, "post"),
        counted(sorted.accounts.len() as u64, "account")
    );
    for range in explained.shares() {
        text.push_str(&line(&range, all));
    }
    let taken: Vec<String> =
        sorted.taken_out.iter().map(|(kind, count)| counted(*count, kind.key())).collect();
    if !taken.is_empty() {
        let _written = write!(text, "\nTaken out, because the call declares it: {}.\n", taken.join(", "));
    }
    let accounts: usize = residue.clusters.iter().map(|cluster| cluster.accounts.len()).sum();
    let _written = write!(
        text,
        "\nOf {} of accounts that share two things or more, {} met within {} seconds over more of them than the storm brings by \
         chance ({}). Fewer than one such pair in twenty storms like this would be chance.\n",
        counted(residue.looked_at, "pair"),
        residue.undeclared.len(),
        explained.window_ns as f64 / 1e9,
        counted(accounts as u64, "account"),
    );
    for (place, card) in super::cards(explained).as_array().into_iter().flatten().enumerate() {
        text.push_str(&group(place + 1, card));
    }
    let _written = write!(text, "\nThis is an indicator, and no verdict on anybody. It does not show\n");
    for says in DOES_NOT_SHOW {
        let _written = writeln!(text, "- {says}");
    }
    text.push_str("\nLook at the evidence: --format json has it pair by pair.\n");
    text
}

fn line(range: &Range, all: usize) -> String {
    let percent = |posts: usize| if all == 0 { 0.0 } else { 100.0 * posts as f64 / all as f64 };
    let what = match range.key {
        "declared-own-words" => "as the call asked, in own words",
        "declared-kit-text" => "as the call asked, with its texts",
        "spontaneous" => "joined in by themselves",
        _ => "synchrony that nothing explains",
    };
    format!(
        "{what:<36}{:>7}  {:>5.1} %  ({:.1} to {:.1} %)\n",
        range.posts,
        percent(range.posts),
        percent(range.least),
        percent(range.most)
    )
}

fn group(number: usize, card: &Value) -> String {
    let count = |name: &str| {
        card.get(name).map_or(0, |it| it.as_array().map_or(it.as_u64().unwrap_or(0), |all| all.len() as u64))
    };
    if card.get("together").is_some() {
        return format!(
            "\nSmaller groups together: {} in {}.\n",
            counted(count("accounts"), "account"),
            counted(count("groups"), "group")
        );
    }
    format!(
        "\nGroup {number}: {}, {} among them, over {}.\n",
        counted(count("accounts"), "account"),
        counted(count("pairs"), "pair"),
        counted(count("objects"), "thing"),
    )
}
