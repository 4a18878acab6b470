// SPDX-License-Identifier: AGPL-3.0-or-later
//! The same for a reader.

use std::fmt::Write as _;

use serde_json::Value;

use super::{Cell, Explained, FEW, figures::Figures};
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
    let id = &explained.call.id;
    let Some(figures) = Figures::of(explained) else {
        return format!("{id}: fewer than {FEW} accounts took part; nothing of that is published\n");
    };
    let mut text = format!(
        "{id}: {} by {}\n\n",
        counted(figures.posts as u64, "post"),
        counted(figures.accounts as u64, "account")
    );
    for cell in &figures.cells {
        text.push_str(&line(cell, figures.posts));
    }
    text.push_str(&not_there(&figures));
    text.push_str(&beyond_chance(explained, &figures));
    for (place, card) in super::cards(explained, &figures).as_array().into_iter().flatten().enumerate() {
        text.push_str(&group(place + 1, card));
    }
    let _written = write!(text, "\nThis is an indicator, and no verdict on anybody. It does not show\n");
    for says in DOES_NOT_SHOW {
        let _written = writeln!(text, "- {says}");
    }
    if !explained.is_public {
        text.push_str("\nLook at the evidence: --format json has it pair by pair.\n");
    }
    text
}

fn line(cell: &Cell, all: usize) -> String {
    let percent = |posts: usize| if all == 0 { 0.0 } else { 100.0 * posts as f64 / all as f64 };
    let told = format!("{:<36}{:>7}  {:>5.1} %", cell.title(), cell.posts, percent(cell.posts));
    let bound =
        |posts: Option<usize>| posts.map_or("not told".to_owned(), |posts| format!("{:.1}", percent(posts)));
    format!("{told}  ({} to {} %)\n", bound(cell.least), bound(cell.most))
}

/// What was taken out, and what took no part.
fn not_there(figures: &Figures) -> String {
    let mut text = String::new();
    let taken: Vec<String> =
        figures.taken_out.iter().map(|(kind, count)| counted(*count, kind.key())).collect();
    if !taken.is_empty() {
        let _written = write!(text, "\nTaken out, because the call declares it: {}.\n", taken.join(", "));
    }
    if let (Some(left_out), Some(others)) = (figures.left_out, figures.others)
        && left_out + others > 0
    {
        let are = if left_out == 1 { "is" } else { "are" };
        let _written = write!(
            text,
            "\n{} without an exact time or account {are} left out; {} without the hashtags.\n",
            counted(left_out, "post"),
            others
        );
    }
    text
}

fn beyond_chance(explained: &Explained<'_>, figures: &Figures) -> String {
    let of = match figures.looked_at {
        Some(pairs) => format!("{} of accounts", counted(pairs, "pair")),
        None => "the pairs of accounts".to_owned(),
    };
    let accounts = figures.of_pairs.map(|accounts| format!(" ({})", counted(accounts as u64, "account")));
    format!(
        "\nOf {of} that share two things or more, {} met within {} seconds more often than the storm brings by chance{}. Fewer than \
         one such pair in twenty storms like this would be chance.\n",
        figures.pairs,
        explained.window_ns as f64 / 1e9,
        accounts.unwrap_or_default(),
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
