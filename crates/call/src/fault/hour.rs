// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::tz::Offset;

use crate::fields::short;

/// What can be wrong with an hour or a zone.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HourFault {
    /// The storm ends before it begins.
    #[error("the storm does not end after its start; look at `starts` and `ends` again")]
    EndsFirst,
    /// No calendar reaches as far.
    #[error("`{}` is too far away", short(.0))]
    FarAway(String),
    /// The storm lasts longer than any storm does, by so many hours.
    #[error("the storm lasts {0} hours; a storm lasts at most 48, so look at its dates again")]
    Long(i64),
    /// More cities than a page can show.
    #[error("{count} cities are more than a page can show; keep at most {most}")]
    ManyCities {
        /// How many there are.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// The time names a zone of its own.
    #[error("`{}` names a zone; the storm's `zone` alone does that", short(.0))]
    NamesZone(String),
    /// It is no time.
    #[error("`{}` is no time; write it as in \"2026-12-01T19:00\"", short(.0))]
    NoTime(String),
    /// The zone's clocks skip that time.
    #[error(
        "`{written}` does not exist in `{zone}`, where the clocks then jump from {before} to {after}; choose another \
         time"
    )]
    Skipped {
        /// The time.
        written: String,
        /// The zone's name.
        zone: String,
        /// The zone's offset just before.
        before: Offset,
        /// The zone's offset from then on.
        after: Offset,
    },
    /// The zone's clocks show that time twice.
    #[error(
        "`{written}` happens twice in `{zone}`; write \"{local}{before}:00\" for the first time or \
         \"{local}{after}:00\" for the second"
    )]
    Twice {
        /// The time.
        written: String,
        /// The time without an offset.
        local: String,
        /// The zone's name.
        zone: String,
        /// The zone's offset the first time.
        before: Offset,
        /// The zone's offset the second time.
        after: Offset,
    },
    /// No zone has that name.
    #[error("the zone `{}` is in no zone database; {}", short(written), advice(nearest.as_deref()))]
    UnknownZone {
        /// The name.
        written: String,
        /// The zone that was probably meant.
        nearest: Option<String>,
    },
    /// The zone has another offset then.
    #[error("`{written}` says {given}, but `{zone}` is at {offset} then; leave the offset out")]
    WrongOffset {
        /// The time.
        written: String,
        /// The offset that it gives.
        given: Offset,
        /// The zone's name.
        zone: String,
        /// The zone's offset.
        offset: Offset,
    },
}

fn advice(nearest: Option<&str>) -> String {
    match nearest {
        Some(near) => format!("the nearest name is `{near}`"),
        None => "write it as in `Europe/London`".to_owned(),
    }
}
