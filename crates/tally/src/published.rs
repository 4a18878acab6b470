// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Post, Timestamp};

use crate::{
    Counts, Peak, Tally,
    crowd::Few,
    figures::{Figures, OTHER, counted, fullest, shown},
    rows::{Row, merge_few_parts},
    tags::{ANY, NEAR, NOT_ASKED},
};

impl Tally {
    /// The figures as they may be published: no cell has fewer than five distinct accounts, and no account is told.
    ///
    /// Rows with fewer accounts are merged into a last row named `other`, which is left out when it has too few
    /// itself; networks, which are none but those that exist, are only left out. Where each post is in one row, as of networks and languages,
    /// the least of the others go with these, so that nothing of few is had by subtraction. Minutes are merged forwards, and
    /// stand at the first of them; the peak is told only when its one minute has five accounts. Totals stay. The
    /// first post is told by its time alone, unless `may_be_quoted` says of it that it may be shown.
    #[must_use]
    pub fn published(&self, may_be_quoted: impl Fn(&Post) -> bool) -> Counts {
        let figures = Figures::of(self);
        let (labels, seen) = (figures.labels::<Few>(), figures.seen_labels::<Few>());
        let tags = |group| shown(figures.told(figures.tags(&labels, group).published()));
        let first = |first: crate::figures::First| {
            let quoted = first.whole.filter(|post| may_be_quoted(post)).cloned();
            quoted.unwrap_or_else(|| first.time_alone())
        };
        let minutes = figures.minutes::<Few>();
        Counts {
            first: figures.first().map(first),
            peak: fullest(&minutes).filter(|row| !row.crowd.is_few()).map(Peak::of),
            per_minute: counted(merge_minutes(minutes)),
            hashtags: tags(ANY),
            cohashtags: tags(NOT_ASKED),
            variants: figures.variants(figures.told(figures.tags(&seen, NEAR).published())),
            languages: counted(
                figures.told(merge_few_parts(figures.languages(&labels), |few| Some(joined(few)))),
            ),
            detected: counted(
                figures.told(merge_few_parts(figures.detected(&labels), |few| Some(joined(few)))),
            ),
            networks: counted(merge_few_parts(figures.networks(), |_| None)),
            flagged: figures.flagged::<Few>(|crowd| !crowd.is_few()),
            ..figures.totals()
        }
    }
}

/// Rows that have no post in common as one.
fn joined(rows: Vec<Row<String, Few>>) -> Row<String, Few> {
    let mut joined = Row::empty(OTHER.to_owned());
    rows.iter().for_each(|row| joined.join(row));
    joined
}

/// Merges each minute into the next until five accounts are together, and what is left at the end into the last.
pub(crate) fn merge_minutes(minutes: Vec<Row<Timestamp, Few>>) -> Vec<Row<Timestamp, Few>> {
    let mut merged: Vec<Row<Timestamp, Few>> = Vec::new();
    let mut open: Option<Row<Timestamp, Few>> = None;
    for minute in minutes {
        let row = match open.take() {
            Some(mut row) => {
                row.join(&minute);
                row
            }
            None => minute,
        };
        if row.crowd.is_few() { open = Some(row) } else { merged.push(row) }
    }
    if let (Some(last), Some(rest)) = (merged.last_mut(), open) {
        last.join(&rest);
    }
    merged
}
