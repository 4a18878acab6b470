// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Post, Timestamp};

use crate::{
    Counts, Peak, Tally,
    figures::{Figures, OTHER, Tag, counted, shown},
    rows::{Row, is_few, merge_few},
};

impl Tally {
    /// The figures as they may be published: no cell has fewer than five distinct accounts, and no account is told.
    ///
    /// Rows with fewer accounts are merged into a last row named `other`, which is left out when it has too few
    /// itself; networks, which are none but those that exist, are only left out. Minutes are merged forwards, and
    /// stand at the first of them; the peak is told only when its one minute has five accounts. Totals stay. The
    /// first post is told by its time alone, unless `may_be_quoted` says of it that it may be shown.
    #[must_use]
    pub fn published(&self, may_be_quoted: impl Fn(&Post) -> bool) -> Counts {
        let figures = Figures::of(self);
        let account = |post| figures.account(post);
        let tags = |rows| merge_few(rows, || Some(Tag::other()), account);
        let first = |first: crate::figures::First| {
            let quoted = first.whole.filter(|post| may_be_quoted(post)).cloned();
            quoted.unwrap_or_else(|| first.time_alone())
        };
        let peak = figures.fullest_minute().filter(|row| !is_few(&row.posts, account));
        let minutes = merge_minutes(figures.minutes(), |posts| is_few(posts, account));
        let variants = tags(figures.variants());
        Counts {
            first: figures.first().map(first),
            peak: peak.map(|row| Peak::of(&row)),
            per_minute: counted(minutes),
            hashtags: shown(tags(figures.hashtags())),
            cohashtags: shown(tags(figures.cohashtags())),
            variants: variants.into_iter().map(|row| figures.variant(row)).collect(),
            languages: counted(merge_few(figures.languages(), || Some(OTHER.to_owned()), account)),
            networks: counted(merge_few(figures.networks(), || None, account)),
            ..figures.totals()
        }
    }
}

/// Merges each minute into the next until five accounts are together, and what is left at the end into the last.
fn merge_minutes(
    minutes: Vec<Row<Timestamp, usize>>,
    is_few: impl Fn(&[usize]) -> bool,
) -> Vec<Row<Timestamp, usize>> {
    let mut merged: Vec<Row<Timestamp, usize>> = Vec::new();
    let mut open: Option<Row<Timestamp, usize>> = None;
    for minute in minutes {
        let row = match open.take() {
            Some(mut row) => {
                row.posts.extend(minute.posts);
                row
            }
            None => minute,
        };
        if is_few(&row.posts) { open = Some(row) } else { merged.push(row) }
    }
    if let (Some(last), Some(rest)) = (merged.last_mut(), open) {
        last.posts.extend(rest.posts);
    }
    merged
}
