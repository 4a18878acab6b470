// SPDX-License-Identifier: AGPL-3.0-or-later
//! The rule of two: shortly before a storm, nobody alone changes when, under what, or for what people post.

use call::Call;
use jiff::SignedDuration;
use model::Timestamp;

/// So long before its start the heart of a call wants two to change it, and until it is over.
const CLOSE: SignedDuration = SignedDuration::from_hours(24);

/// A part of a call that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// When people post.
    Hour,
    /// Under what.
    Hashtags,
    /// What is asked, and of whom.
    Demand,
    /// What is kept of posts beyond counting them, and for whom: those who post were told.
    Keeping,
    /// Who is at risk and what is known.
    Case,
    /// The suggested posts, and what must never be said.
    Kit,
    /// What organizers write into the report, and what it quotes.
    Report,
    /// Everything else.
    Rest,
}

impl Part {
    /// Every part, the weightiest first.
    pub const ALL: [Self; 8] = [
        Self::Hour,
        Self::Hashtags,
        Self::Demand,
        Self::Keeping,
        Self::Case,
        Self::Kit,
        Self::Report,
        Self::Rest,
    ];

    /// Its name in the database, in a record and in the words of pages.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Demand => "demand",
            Self::Hashtags => "hashtags",
            Self::Hour => "hour",
            Self::Keeping => "keeping",
            Self::Kit => "kit",
            Self::Report => "report",
            Self::Rest => "rest",
        }
    }

    /// Whether two have to agree on its change when the storm is close.
    #[must_use]
    pub fn is_heart(self) -> bool {
        matches!(self, Self::Demand | Self::Hashtags | Self::Hour | Self::Keeping)
    }
}

/// What differs between a call as it is public and as it shall be, in the order of [`Part::ALL`].
#[must_use]
pub fn changed_parts(public: &Call, new: &Call) -> Vec<Part> {
    let mut parts: Vec<Part> = Part::ALL.into_iter().filter(|part| differs(*part, public, new)).collect();
    if parts.is_empty() && public.files != new.files {
        parts.push(Part::Rest);
    }
    parts
}

/// Whether a change wants a second organizer, if there is one: the storm is close or under way, by either hour.
#[must_use]
pub fn wants_second(public: &Call, new: &Call, now: Timestamp) -> bool {
    let is_close = |call: &Call| {
        let window = call.storm.window;
        now < window.end() && window.start().duration_since(now) <= CLOSE
    };
    (is_close(public) || is_close(new)) && changed_parts(public, new).iter().any(|part| part.is_heart())
}

fn differs(part: Part, one: &Call, other: &Call) -> bool {
    match part {
        Part::Case => one.case != other.case,
        Part::Demand => one.demand != other.demand,
        Part::Hashtags => {
            let sealed = |call: &Call| call.sealed.as_ref().map(|sealed| sealed.commitment.clone());
            (&one.hashtags, &one.fallbacks, sealed(one)) != (&other.hashtags, &other.fallbacks, sealed(other))
        }
        Part::Hour => one.storm.window != other.storm.window || one.storm.zone_name != other.storm.zone_name,
        Part::Keeping => one.keeping != other.keeping,
        Part::Kit => {
            (&one.wordings, &one.never_say, &one.pictures)
                != (&other.wordings, &other.never_say, &other.pictures)
        }
        Part::Report => one.editorial != other.editorial,
        Part::Rest => {
            let rest = |call: &Call| {
                (
                    call.title.clone(),
                    call.organizers.clone(),
                    call.languages.clone(),
                    call.handles.clone(),
                    call.endorsements.clone(),
                    call.quotable.clone(),
                )
            };
            rest(one) != rest(other)
        }
    }
}
