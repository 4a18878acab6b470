// SPDX-License-Identifier: AGPL-3.0-or-later
//! Three clocks tell of a post: its author's, the one in its identifier, and that of whoever saw it. Where they
//! disagree, that is said; none is ever put in another's place.

use jiff::SignedDuration;
use model::{Post, Precision, Remark, Timestamp};

/// How far two clocks may differ: a phone's clock is seldom more than two minutes off, and events are seconds on
/// their way. An hour of a storm is told in minutes, so that anything beyond would move a post visibly.
const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// A day is printed in a zone that is not told; the widest are fourteen hours ahead and twelve behind.
const AHEAD: SignedDuration = SignedDuration::from_hours(14);
const BEHIND: SignedDuration = SignedDuration::from_hours(12);

/// Says of a post where its author's time contradicts its identifier, or lies after it was seen.
///
/// That it was seen long after it was written is no contradiction: most of what is in an archive was.
pub(crate) fn compared(mut post: Post) -> Post {
    let Some(claim) = Claim::of(&post) else { return post };
    let is_ahead = [post.id_at, post.seen_at].into_iter().flatten().any(|at| claim.is_after(at));
    let is_back = post.id_at.is_some_and(|at| claim.is_before(at));
    remark(&mut post, Remark::Backdated, is_back);
    remark(&mut post, Remark::DatedAhead, is_ahead);
    post
}

/// The same for a post whose `seen_at` is its first sight, so that a time long before it is a contradiction too.
pub(crate) fn first_seen(mut post: Post) -> Post {
    let is_back = Claim::of(&post).zip(post.seen_at).is_some_and(|(claim, at)| claim.is_before(at));
    remark(&mut post, Remark::Backdated, is_back);
    post
}

fn remark(post: &mut Post, remark: Remark, is_due: bool) {
    if is_due && !post.remarks.contains(&remark) {
        post.remarks.push(remark);
        post.remarks.sort_unstable();
    }
}

/// The stretch in which the author says that the post was made.
struct Claim {
    from: Timestamp,
    to: Timestamp,
}

impl Claim {
    fn of(post: &Post) -> Option<Self> {
        let at = post.created_at?;
        let (before, after) = match post.precision {
            Precision::Day => (AHEAD, SignedDuration::from_hours(24) + BEHIND),
            Precision::Minute => (SignedDuration::ZERO, SignedDuration::from_mins(1)),
            Precision::Second => (SignedDuration::ZERO, SignedDuration::from_secs(1)),
        };
        let from = at.checked_sub(before + TOLERANCE).unwrap_or(Timestamp::MIN);
        Some(Self { from, to: at.checked_add(after + TOLERANCE).unwrap_or(Timestamp::MAX) })
    }

    fn is_before(&self, at: Timestamp) -> bool {
        self.to < at
    }

    fn is_after(&self, at: Timestamp) -> bool {
        self.from > at
    }
}

#[cfg(test)]
mod tests {
    use model::{Post, Precision, Remark};

    use super::{compared, first_seen};
    use crate::tests::post;

    const BARE: &str = r#"{"network":"bluesky","created_at":"2026-03-01T18:00:00Z","precision":"second","kind":"original",
        "text":"","id_at":null,"seen_at":null}"#;

    #[test]
    fn clocks_that_disagree_are_told_and_none_is_moved() {
        let check = |precision, id_at: &str, seen_at: &str, is_first: bool, expected: &[Remark]| {
            let at = |text: &str| text.parse().ok();
            let given = Post { precision, id_at: at(id_at), seen_at: at(seen_at), ..post(BARE) };
            let found = compared(if is_first { first_seen(given.clone()) } else { given.clone() });
            assert_eq!(found.remarks, expected, "{precision:?} {id_at} {seen_at}");
            assert_eq!(found.created_at, given.created_at);
            assert_eq!(compared(found.clone()), found, "it is said once");
        };
        use Precision::{Day, Minute, Second};
        use Remark::{Backdated, DatedAhead};
        check(Second, "", "", false, &[]);
        check(Second, "2026-03-01T18:05:01Z", "", false, &[]);
        check(Second, "2026-03-01T18:05:02Z", "", false, &[Backdated]);
        check(Second, "2026-03-01T17:55:00Z", "", false, &[]);
        check(Second, "2026-03-01T17:54:59Z", "", false, &[DatedAhead]);
        check(Minute, "2026-03-01T18:06:00Z", "", false, &[]);
        check(Minute, "2026-03-01T18:06:01Z", "", false, &[Backdated]);
        // Of a day, nobody knows in which zone.
        check(Day, "2026-03-03T06:00:00Z", "", false, &[]);
        check(Day, "2026-03-03T07:00:00Z", "", false, &[Backdated]);
        check(Day, "2026-03-01T03:00:00Z", "", false, &[DatedAhead]);
        // A late sight is a contradiction only if it was the first.
        check(Second, "", "2026-03-02T18:00:00Z", false, &[]);
        check(Second, "", "2026-03-02T18:00:00Z", true, &[Backdated]);
        check(Second, "", "2026-03-01T17:00:00Z", false, &[DatedAhead]);
        check(Second, "2026-03-02T18:00:00Z", "2026-03-01T17:00:00Z", true, &[Backdated, DatedAhead]);
        check(Second, "9999-12-30T00:00:00Z", "-009999-01-03T00:00:00Z", true, &[Backdated, DatedAhead]);
    }
}
