// SPDX-License-Identifier: AGPL-3.0-or-later
//! A storm as it is watched in a terminal: figures, minutes, the newest posts, what can't be seen.

use std::io::{self, Write};

use console::{Term, measure_text_width, truncate_str};
use jiff::SignedDuration;
use model::{Gap, Post, Timestamp};
use tally::Counts;

use crate::{
    ledger,
    terminal::{counted, quiet},
};

/// So many minutes are drawn as bars.
const MINUTES: i64 = 60;

/// So many of the newest posts are shown.
pub const NEWEST: usize = 6;

/// The widest that is drawn, in columns: lines of a whole screen are hard to read.
const WIDEST: usize = 120;

/// What is shown.
pub struct Shown<'a> {
    /// The hashtags, as they were asked for.
    pub tags: &'a [String],
    /// When the watching began.
    pub since: Timestamp,
    /// What time it is.
    pub now: Timestamp,
    /// The figures.
    pub counts: &'a Counts,
    /// The newest posts, the newest first.
    pub newest: &'a [Post],
    /// What can't be seen now.
    pub blind: &'a [Gap],
    /// How many gaps there have been that are over.
    pub gaps_over: usize,
}

/// Draws over and over at the same place of a terminal.
pub struct Board {
    term: Term,
    lines: usize,
}

impl Board {
    /// A board on standard output; none if no person looks there.
    pub fn open() -> Option<Self> {
        let term = Term::stdout();
        term.is_term().then_some(Self { term, lines: 0 })
    }

    /// Draws what is shown over what was.
    pub fn draw(&mut self, shown: &Shown<'_>) -> io::Result<()> {
        let (height, width) = self.term.size();
        let mut lines = lines(shown, usize::from(width));
        lines.truncate(usize::from(height).saturating_sub(1));
        self.term.clear_last_lines(self.lines)?;
        self.lines = lines.len();
        for line in lines {
            writeln!(self.term, "{line}")?;
        }
        self.term.flush()
    }
}

/// What is shown, in lines of at most so many columns.
fn lines(shown: &Shown<'_>, width: usize) -> Vec<String> {
    let Shown { tags, since, now, counts, newest, blind, gaps_over } = shown;
    let width = width.clamp(20, WIDEST);
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{}", quiet(tag))).collect();
    let mut lines = vec![
        format!("{} · since {} UTC ({})", tags.join(" "), clock(*since), length(now.duration_since(*since))),
        String::new(),
        format!("{} by {}", counted(counts.posts, "post"), counted(counts.accounts, "account")),
        format!(
            "{}, {}, {}, {}",
            counted(counts.originals, "original"),
            if counts.replies == 1 { "1 reply".to_owned() } else { format!("{} replies", counts.replies) },
            counted(counts.reposts, "repost"),
            counted(counts.quotes, "quote"),
        ),
    ];
    let networks = counts.networks.iter().map(|(network, posts)| format!("{} {posts}", network.name()));
    lines.push(networks.collect::<Vec<_>>().join(" · "));
    lines.push(String::new());
    lines.extend(minutes(&counts.per_minute, *now, width));
    for gap in *blind {
        lines.push(ledger::told(gap));
    }
    if *gaps_over > 0 {
        lines.push(format!("{} before that are over", counted(*gaps_over as u64, "gap")));
    }
    lines.push(String::new());
    lines.extend(newest.iter().map(|post| {
        let at = post.created_at.map(clock).unwrap_or_default();
        let who =
            post.author.handle.as_deref().map(|handle| format!("@{}", quiet(handle))).unwrap_or_default();
        format!("{at} {who} {}", quiet(&post.text))
    }));
    lines.into_iter().map(|line| truncate_str(&line, width, "…").into_owned()).collect()
}

/// The last hour as a row of bars, with its first and last minute and the fullest one.
fn minutes(per_minute: &[(Timestamp, u64)], now: Timestamp, width: usize) -> Vec<String> {
    let this = now.as_second().div_euclid(60);
    let bars = MINUTES.min(i64::try_from(width).unwrap_or(MINUTES));
    let first = this - bars + 1;
    let posts = |minute: i64| {
        let found = per_minute.iter().find(|(at, _)| at.as_second().div_euclid(60) == minute);
        found.map_or(0, |(_, posts)| *posts)
    };
    let row: Vec<u64> = (first..=this).map(posts).collect();
    let most = row.iter().copied().max().unwrap_or_default();
    let bar = |posts: &u64| {
        let eighths = (posts * 8).div_ceil(most.max(1));
        [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
            .get(usize::try_from(eighths).unwrap_or(8))
            .copied()
            .unwrap_or('█')
    };
    let edge = |minute: i64| Timestamp::from_second(minute * 60).map(clock_minute).unwrap_or_default();
    let (from, to, fullest) = (edge(first), edge(this), format!("fullest minute: {most}"));
    let taken = measure_text_width(&from) + measure_text_width(&to) + measure_text_width(&fullest);
    let space = usize::try_from(bars).unwrap_or_default().saturating_sub(taken);
    let (left, right) = (" ".repeat((space / 2).max(1)), " ".repeat((space - space / 2).max(1)));
    vec![row.iter().map(bar).collect(), format!("{from}{left}{fullest}{right}{to}")]
}

fn clock(at: Timestamp) -> String {
    at.strftime("%H:%M:%S").to_string()
}

fn clock_minute(at: Timestamp) -> String {
    at.strftime("%H:%M").to_string()
}

/// How long something goes on already.
fn length(time: SignedDuration) -> String {
    match time.as_mins() {
        0 => counted(time.as_secs().unsigned_abs(), "second"),
        minutes @ 1..120 => counted(minutes.unsigned_abs(), "minute"),
        minutes => counted(minutes.unsigned_abs() / 60, "hour"),
    }
}

#[cfg(test)]
mod tests;
