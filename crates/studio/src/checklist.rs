// SPDX-License-Identifier: AGPL-3.0-or-later
//! What should be done by when around a storm, and whether it is: every task is judged by what is there, none by a tick.

use call::{Call, Draft, Language};
use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use model::{CallId, Timestamp, Window};
use store::Rehearsal;
use text::Severity;

/// A source that was last opened longer ago than this, by the hour, may say something else by now.
const FRESH_DAYS: i64 = 3;

/// Of so many people in one language, no more than [`SHARE`] should get the same text: networks punish copies.
const CROWD: u64 = 2_000;
const SHARE: u64 = 100;

/// More hashtags split a crowd that is then seen under none.
const MOST_HASHTAGS: usize = 3;

/// A part of the time around a storm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// By seven days before.
    Week,
    /// By three days before.
    ThreeDays,
    /// By the day before.
    Day,
    /// By an hour before.
    Hour,
    /// While people post.
    Storm,
    /// By the day after.
    After,
}

/// Something that should be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The call has everything that a call needs.
    Whole,
    /// It is said on whose behalf it is, and what must never be said.
    Consent,
    /// Every fact says when its source was last opened.
    Facts,
    /// Every network reads the hashtags, and they are few.
    Hashtags,
    /// The call is public.
    Public,
    /// What supporters read is there in every language.
    Translated,
    /// There are enough different wordings in every language.
    Wordings,
    /// A hashtag to fall back on is agreed.
    Fallback,
    /// There are two organizers.
    Second,
    /// Every source was opened again lately.
    Sources,
    /// What is written was rehearsed, and every page was answered.
    Rehearsed,
    /// Nobody's concern about it waits.
    Settled,
    /// Every reminder leaves before the hour.
    Reminded,
    /// No change waits for a second organizer.
    Agreed,
    /// What is written is what is public.
    Same,
    /// The sealed hashtag can be opened here.
    Sealed,
    /// The call is sealed in its record.
    Recorded,
    /// Posts are counted.
    Posts,
    /// The report is written.
    Report,
}

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is done.
    Done,
    /// There is time yet.
    Open,
    /// It should be done by now.
    Late,
}

/// A task of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is to be done.
    pub task: Task,
    /// In which part of the time.
    pub stage: Stage,
    /// How it stands.
    pub progress: Progress,
}

/// How everything around a call stands.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The call's name.
    pub id: &'a CallId,
    /// As it is being written.
    pub draft: &'a Draft,
    /// As it is public.
    pub public: Option<&'a Call>,
    /// How many organizers there are.
    pub organizers: usize,
    /// How many visitors' concerns about it wait.
    pub concerns: usize,
    /// Whether a change waits for a second organizer.
    pub is_change_waiting: bool,
    /// Its last rehearsal.
    pub rehearsal: Option<&'a Rehearsal>,
    /// Whether it is sealed in its record.
    pub is_recorded: bool,
    /// How many reminders would leave too late; nothing where nobody is reminded by mail.
    pub late_letters: Option<u64>,
    /// How many posts are counted.
    pub posts: u64,
    /// Whether the report is written.
    pub is_reported: bool,
}

/// What should be done around a call, in the order in which it is due, and how it stands at a time.
#[must_use]
pub fn checklist(standing: &Standing<'_>, now: Timestamp) -> Vec<Item> {
    let call = standing.draft.check(standing.id.clone()).ok();
    let window = call.as_ref().or(standing.public).map(|call| call.storm.window);
    let item = |(stage, task): (Stage, Task)| {
        let is_done = is_done(task, standing, call.as_ref(), now);
        let is_due = window.is_some_and(|window| stage.due(window) <= now);
        let progress = match (is_done, is_due) {
            (true, _) => Progress::Done,
            (false, true) => Progress::Late,
            (false, false) => Progress::Open,
        };
        Item { task, stage, progress }
    };
    TASKS.into_iter().filter(|(_, task)| concerns(*task, standing)).map(item).collect()
}

const TASKS: [(Stage, Task); 19] = [
    (Stage::Week, Task::Whole),
    (Stage::Week, Task::Consent),
    (Stage::Week, Task::Facts),
    (Stage::Week, Task::Hashtags),
    (Stage::ThreeDays, Task::Public),
    (Stage::ThreeDays, Task::Translated),
    (Stage::ThreeDays, Task::Wordings),
    (Stage::ThreeDays, Task::Fallback),
    (Stage::ThreeDays, Task::Second),
    (Stage::Day, Task::Sources),
    (Stage::Day, Task::Rehearsed),
    (Stage::Day, Task::Settled),
    (Stage::Day, Task::Reminded),
    (Stage::Day, Task::Agreed),
    (Stage::Day, Task::Same),
    (Stage::Hour, Task::Sealed),
    (Stage::Hour, Task::Recorded),
    (Stage::Storm, Task::Posts),
    (Stage::After, Task::Report),
];

impl Stage {
    /// Every part, in order.
    pub const ALL: [Self; 6] = [Self::Week, Self::ThreeDays, Self::Day, Self::Hour, Self::Storm, Self::After];

    /// When everything of this part should be done.
    #[must_use]
    pub fn due(self, window: Window) -> Timestamp {
        let hours = SignedDuration::from_hours;
        match self {
            Self::Week => window.start() - hours(7 * 24),
            Self::ThreeDays => window.start() - hours(3 * 24),
            Self::Day => window.start() - hours(24),
            Self::Hour => window.start() - hours(1),
            // Networks hand the first posts on late.
            Self::Storm => window.start() + SignedDuration::from_mins(10),
            Self::After => window.end() + hours(24),
        }
    }
}

/// Whether a call has anything to do with a task.
fn concerns(task: Task, standing: &Standing<'_>) -> bool {
    match task {
        Task::Reminded => standing.late_letters.is_some(),
        Task::Sealed => !standing.draft.text("sealed_hashtag").is_empty(),
        _ => true,
    }
}

fn is_done(task: Task, standing: &Standing<'_>, call: Option<&Call>, now: Timestamp) -> bool {
    let Standing { draft, public, .. } = standing;
    match task {
        Task::Agreed => !standing.is_change_waiting,
        Task::Consent => {
            let main = draft.languages().first().map(ToString::to_string).unwrap_or_default();
            !draft.text(&format!("case.on_behalf.{main}")).is_empty() && draft.count("never_say") > 0
        }
        Task::Facts => {
            let facts = draft.count("case.fact");
            facts > 0 && (0..facts).all(|place| checked_on(draft, place).is_some())
        }
        Task::Fallback => !draft.fallbacks().is_empty() || !draft.text("switched_to").is_empty(),
        Task::Hashtags => are_read(draft),
        Task::Posts => standing.posts > 0,
        Task::Public => public.is_some(),
        Task::Recorded => standing.is_recorded,
        Task::Rehearsed => standing.rehearsal.is_some_and(|rehearsal| {
            let is_good = rehearsal.outcome.is_some_and(|outcome| outcome.failed == 0);
            is_good && rehearsal.draft_sha256 == draft.digest()
        }),
        Task::Reminded => standing.late_letters.is_none_or(|late| late == 0),
        Task::Report => standing.is_reported,
        Task::Same => public.is_some_and(|public| call.is_some_and(|call| call.files == public.files)),
        Task::Sealed => draft.sealed_tag().is_some(),
        Task::Second => standing.organizers > 1,
        Task::Settled => standing.concerns == 0,
        Task::Sources => call.is_some_and(|call| are_fresh(draft, call, now)),
        Task::Translated => draft.languages().iter().all(|language| is_there(draft, language)),
        Task::Whole => call.is_some(),
        Task::Wordings => call.is_some_and(|call| {
            let mut sheets = call.kit_at(now, None).into_iter();
            sheets.all(|sheet| {
                let crowds = sheet.crowds.iter().filter(|crowd| crowd.people <= CROWD);
                sheet.wordings > 0 && crowds.map(|crowd| crowd.share_at_most).all(|share| share <= SHARE)
            })
        }),
    }
}

fn are_read(draft: &Draft) -> bool {
    let tags: Vec<String> = draft.sealed_tag().into_iter().chain(draft.open_hashtags()).collect();
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let check = text::check_tags(&tags, "");
    let is_read = check.findings.iter().all(|finding| finding.severity != Severity::Stops);
    is_read && !tags.is_empty() && tags.len() <= MOST_HASHTAGS
}

/// Whether every source was opened within the last days; once the storm has begun, within the last before it.
fn are_fresh(draft: &Draft, call: &Call, now: Timestamp) -> bool {
    let by = now.min(call.storm.window.start()).to_zoned(TimeZone::UTC).date();
    let facts = draft.count("case.fact");
    // A day begins earlier in the east: what was opened "tomorrow" by UTC is fresh as well.
    let is_fresh = |on: Date| by.duration_since(on).as_hours() <= 24 * FRESH_DAYS;
    facts > 0 && (0..facts).all(|place| checked_on(draft, place).is_some_and(is_fresh))
}

fn checked_on(draft: &Draft, place: usize) -> Option<Date> {
    draft.text(&format!("case.fact.{place}.checked_on")).parse().ok()
}

fn is_there(draft: &Draft, language: &Language) -> bool {
    let fields = ["title", "demand", "case.summary", "wordings"];
    fields.iter().all(|field| !draft.text(&format!("{field}.{language}")).is_empty())
}
