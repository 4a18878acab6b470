// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, fmt};

use jiff::{civil::Date, tz::TimeZone};
use model::{CallId, Network, Timestamp, Window};

use crate::{
    editorial::Editorial,
    keeping::Keeping,
    language::{Language, Localized},
    picture::{Images, Imprint, Picture},
    sealed::Sealed,
};

/// A call that is valid as a whole.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name in addresses: the folder's name.
    pub id: CallId,
    /// The headline.
    pub title: Localized,
    /// Who is at risk, and what is known.
    pub case: Case,
    /// What is asked, and of whom.
    pub demand: Localized,
    /// The agreed hashtags that everybody may know at any time, without `#`, the main one first; never empty.
    pub hashtags: Vec<String>,
    /// Hashtags that may take the main one's place, when that is flooded or blocked, agreed in advance.
    pub fallbacks: Vec<String>,
    /// The main hashtag whose place a fallback has taken; posts under it still count.
    pub replaced: Option<String>,
    /// The hashtag that everybody learns at the hour.
    pub sealed: Option<Sealed>,
    /// The hour.
    pub storm: Storm,
    /// Who calls: groups or pseudonyms, never required to be names.
    pub organizers: Vec<String>,
    /// The languages of the call, the main one first; never empty.
    pub languages: Vec<Language>,
    /// Whom to address, each in a public role.
    pub handles: Vec<Handle>,
    /// Groups that stand behind the call.
    pub endorsements: Vec<Endorsement>,
    /// Accounts whose posts may be shown, each with the reason.
    pub quotable: Vec<Quotable>,
    /// That whole copies of posts are kept, sealed to keys that the server hasn't; nothing unless organizers want it.
    pub keeping: Option<Keeping>,
    /// What must never be said, for the safety of the person.
    pub never_say: Vec<Localized>,
    /// The suggested posts that may be shown at any time, in the order of the files; every language of the call has at least
    /// one. With those that hold the sealed hashtag: [`Call::wordings_at`].
    pub wordings: Vec<Wording>,
    /// The pictures to attach, in the order of the file.
    pub pictures: Vec<Picture>,
    /// What the organizers write into the report.
    pub editorial: Editorial,
    /// The bytes of those pictures, as far as whoever read the call had them.
    pub images: Images,
    /// The call's files as they were read, by their path in the folder, but for the one that opens the sealed hashtag: what is
    /// sealed in the record. For a picture its [imprint](crate::Imprint) stands there.
    pub files: BTreeMap<String, String>,
}

impl Call {
    /// The same call with those groups behind it that have proven themselves, in the place of others that had.
    #[must_use]
    pub fn with_proven(mut self, proven: impl IntoIterator<Item = Endorsement>) -> Self {
        self.endorsements.retain(|endorsement| endorsement.proof.is_none());
        self.endorsements.extend(proven);
        self
    }

    /// The same call at another hour: what a rehearsal plays. Its files still name the hour that was announced.
    #[must_use]
    pub fn with_window(mut self, window: Window) -> Self {
        self.storm.window = window;
        self
    }
}

/// The person or people at risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Their name or names, as they want to be called.
    pub name: Localized,
    /// On whose behalf the call is made, and who agreed.
    pub on_behalf: Localized,
    /// Two or three sentences.
    pub summary: Localized,
    /// What is known, each with its date and source, the oldest first.
    pub facts: Vec<Fact>,
    /// What they are accused of.
    pub charges: Vec<Localized>,
    /// When they are before a court.
    pub hearings: Vec<Hearing>,
    /// Figures that give the background.
    pub figures: Vec<Figure>,
}

/// Something known, with its date and source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The day on which it happened.
    pub on: Date,
    /// What happened.
    pub text: Localized,
    /// Where that can be read: an `https://` address.
    pub source: String,
    /// The day on which somebody last checked it.
    pub checked_on: Option<Date>,
}

/// A day in court.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// When, in the storm's zone.
    pub at: Timestamp,
    /// Where and before whom.
    pub place: Localized,
}

/// A background figure with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The figure as it is printed.
    pub value: String,
    /// What it counts.
    pub label: Localized,
    /// Where it can be read.
    pub source: String,
}

/// The hour of a storm.
#[derive(Clone, Debug)]
pub struct Storm {
    /// From when to when, as instants.
    pub window: Window,
    /// The zone in which it was announced.
    pub zone: TimeZone,
    /// That zone's IANA name.
    pub zone_name: String,
    /// Places in which the hour is shown too, in the order given.
    pub cities: Vec<City>,
}

/// A place whose clock is shown.
#[derive(Clone, Debug)]
pub struct City {
    /// The place's name.
    pub name: String,
    /// Its zone.
    pub zone: TimeZone,
}

/// Somebody to address, in a public role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// The network on which they are addressed.
    pub network: Network,
    /// Their handle without `@`.
    pub handle: String,
    /// Their public role and why they are addressed.
    pub role: Localized,
}

/// A group that stands behind a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endorsement {
    /// The group's name.
    pub group: String,
    /// How many members it says it has.
    pub members: Option<u64>,
    /// Where that number can be read; required with a number.
    pub source: Option<String>,
    /// The group's own address.
    pub url: Option<String>,
    /// Its mark, whose bytes are among the call's images.
    pub mark: Option<Imprint>,
    /// Where it has shown that it is the group; nothing of one that the organizers have written down themselves.
    pub proof: Option<String>,
}

/// An account whose posts under the call may be shown, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotable {
    /// The network.
    pub network: Network,
    /// The handle without `@`.
    pub handle: String,
    /// The public role or the consent that allows it.
    pub reason: String,
}

/// One suggested post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Which one it is: stable while its text stays the same.
    pub id: WordingId,
    /// Its language.
    pub language: Language,
    /// The text with its hashtags, ready to post.
    pub text: String,
    /// From which side it speaks of the case: a short name, the same in every language.
    pub angle: Option<String>,
    /// What it rests on, if the organizers say so.
    pub ground: Option<Ground>,
    /// Where it is written.
    pub place: Place,
}

/// What a wording rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The fact of the case at this place.
    Fact(usize),
    /// The figure of the case at this place.
    Figure(usize),
    /// Nothing, for it claims nothing: it greets, or stands by somebody.
    Greeting,
}

/// A line of a call's file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, by its path in the folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// Identifies a wording by its text: the first 16 hexadecimal digits of a hash of language and text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordingId(pub String);
