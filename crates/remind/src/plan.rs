// SPDX-License-Identifier: AGPL-3.0-or-later
//! When letters have to leave, so that the last one arrives before the hour at the rate at which they really do.

use jiff::SignedDuration;
use model::Timestamp;
use store::LetterKind;

/// Letters take a while from the mail server on, and a rate that was measured may fall.
const MARGIN: f64 = 1.25;

/// When a letter is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Times {
    /// Not before, if all leave in time from then on.
    from: Timestamp,
    /// The last one is to arrive by then.
    by: Timestamp,
    /// From then on it is of no use any more.
    until: Timestamp,
}

/// Whether all letters of a call that are still to be sent will arrive before its hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// How many are to be sent until the hour.
    pub letters: u64,
    /// How many leave in a second, by what was measured.
    pub rate: f64,
    /// How many would leave too late, and are not sent: those who asked last.
    pub late: u64,
    /// When the last one leaves, if there is any and none is late.
    pub last_at: Option<Timestamp>,
}

impl Times {
    /// The times of a letter about an hour that begins at `start`.
    pub(crate) fn of(kind: LetterKind, start: Timestamp) -> Self {
        let before = |minutes| start - SignedDuration::from_mins(minutes);
        match kind {
            LetterKind::Confirming | LetterKind::Moved => {
                Self { from: Timestamp::UNIX_EPOCH, by: start, until: start }
            }
            // Whom it reaches later is reminded shortly before anyhow.
            LetterKind::DayBefore => {
                Self { from: before(24 * 60), by: before(20 * 60), until: before(6 * 60) }
            }
            LetterKind::ShortlyBefore => Self { from: before(60), by: before(15), until: start },
        }
    }

    /// When the first of so many letters has to leave.
    pub(crate) fn begins_at(self, letters: u64, rate: f64) -> Timestamp {
        let latest = self.by.checked_sub(needed(letters, rate) + SignedDuration::from_mins(1));
        self.from.min(latest.unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// Whether so many letters are to be sent now.
    pub(crate) fn is_time(self, letters: u64, rate: f64, now: Timestamp) -> bool {
        letters > 0 && self.begins_at(letters, rate) <= now && now < self.until
    }

    /// Whether one who comes now has no use of it: it has been, or is being sent.
    pub(crate) fn is_too_late(self, now: Timestamp) -> bool {
        self.from <= now
    }

    pub(crate) fn until(self) -> Timestamp {
        self.until
    }
}

impl Outlook {
    /// The outlook with so many letters to send before `start`, of which so many shortly before it.
    pub(crate) fn new([letters, soon]: [u64; 2], rate: f64, start: Timestamp, now: Timestamp) -> Self {
        let left = start.duration_since(now).as_secs_f64().max(0.0) / MARGIN;
        let late = letters.saturating_sub(whole(left * rate));
        let ends_at = |from: Timestamp, letters| from.checked_add(needed(letters, rate)).ok();
        let begins_at = Times::of(LetterKind::ShortlyBefore, start).begins_at(soon, rate);
        let last_at =
            ends_at(begins_at, soon).max(ends_at(now, letters)).filter(|_| letters > 0 && late == 0);
        Self { letters, rate, late, last_at }
    }
}

/// How long so many letters take.
fn needed(letters: u64, rate: f64) -> SignedDuration {
    SignedDuration::from_secs(
        whole(number(letters) / rate.max(0.01) * MARGIN).try_into().unwrap_or(i64::MAX / 4),
    )
}

#[expect(clippy::cast_precision_loss, reason = "no call has so many contacts")]
fn number(letters: u64) -> f64 {
    letters as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps within the type's bounds"
)]
fn whole(number: f64) -> u64 {
    number as u64
}

/// How long to wait after so many tries: growing, never past the letter's use, never so short that it presses.
pub(crate) fn pause(tries: u32, left: SignedDuration) -> SignedDuration {
    let grown = SignedDuration::from_secs(60_i64.saturating_mul(1 << tries.min(9)));
    grown.min(left / 4).max(SignedDuration::from_secs(20))
}
