// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;
use text::atproto::Tid;

/// From 2006, when the first of the networks opened, to 2100: a key beyond is a word, not a time.
const SECONDS: std::ops::Range<i64> = 1_136_073_600..4_102_444_800;

/// The time in a record's key, where it may be one.
pub(crate) fn time(key: &str) -> Option<Timestamp> {
    Tid::parse(key)?.created_at().filter(|at| SECONDS.contains(&at.as_second()))
}
