// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use call::{Call, Draft, Salt};
use model::{CallId, Timestamp};
use store::{Outcome, Rehearsal};

use super::CALL;
use crate::{Progress, Stage, Standing, Task, checklist};

/// Everything around a call, done.
struct Room {
    id: CallId,
    draft: Draft,
    public: Option<Call>,
    organizers: usize,
    concerns: usize,
    is_change_waiting: bool,
    rehearsal: Option<Rehearsal>,
    is_recorded: bool,
    late_letters: Option<u64>,
    posts: u64,
    is_reported: bool,
}

const FACT: &str = "[[case.fact]]\non = 2026-11-02\ntext = \"She was taken.\"\nsource = \"https://courier.example\"\n\
                    checked_on = 2026-11-28\n";

/// Within the hour of the storm, which is the last when anything but the report is due.
const LATE: &str = "2026-12-01T15:30:00Z";

impl Room {
    fn new() -> Self {
        let id: CallId = "talia".parse().unwrap();
        let mut wordings = "## weave\n\n".to_owned();
        for place in 0..20 {
            wordings.push_str(&format!("Weaver {place}, let her weave. #FreeTalia\n\n"));
        }
        let files = [("call.toml", format!("{CALL}{FACT}")), ("wordings/en.md", wordings)];
        let files: BTreeMap<_, _> = files.map(|(path, text)| (path.to_owned(), text)).into();
        let mut draft = Draft::read(&files).unwrap();
        draft.set("fallbacks", "FreeTaliaNow").unwrap();
        let rehearsal = Rehearsal {
            call: id.clone(),
            stage: "stage".parse().unwrap(),
            is_on: false,
            began_at: at("2026-11-29T10:00:00Z"),
            draft_sha256: draft.digest(),
            outcome: Some(Outcome { asked: 900, failed: 0, slowest_ms: 80, posts: 1300 }),
        };
        Self {
            public: Some(draft.check(id.clone()).unwrap()),
            id,
            draft,
            organizers: 2,
            concerns: 0,
            is_change_waiting: false,
            rehearsal: Some(rehearsal),
            is_recorded: true,
            late_letters: Some(0),
            posts: 9,
            is_reported: true,
        }
    }

    fn not_done(&self, now: &str) -> Vec<(Task, Progress)> {
        let standing = Standing {
            id: &self.id,
            draft: &self.draft,
            public: self.public.as_ref(),
            organizers: self.organizers,
            concerns: self.concerns,
            is_change_waiting: self.is_change_waiting,
            rehearsal: self.rehearsal.as_ref(),
            is_recorded: self.is_recorded,
            late_letters: self.late_letters,
            posts: self.posts,
            is_reported: self.is_reported,
        };
        let items = checklist(&standing, at(now)).into_iter();
        items.filter(|item| item.progress != Progress::Done).map(|item| (item.task, item.progress)).collect()
    }
}

#[test]
fn each_task_is_done_by_what_is_there_and_late_once_it_is_due() {
    assert_eq!(Room::new().not_done(LATE), [], "everything is done");
    let check = |stage: Stage, tasks: &[Task], undo: &dyn Fn(&mut Room)| {
        let mut room = Room::new();
        undo(&mut room);
        if !tasks.contains(&Task::Rehearsed) {
            room.rehearsal.as_mut().unwrap().draft_sha256 = room.draft.digest();
        }
        let due = stage.due(room.public.as_ref().unwrap_or(&Room::new().public.unwrap()).storm.window);
        let before = (due - jiff::SignedDuration::from_nanos(1)).to_string();
        for (now, progress) in [(before, Progress::Open), (due.to_string(), Progress::Late)] {
            let found = room.not_done(&now);
            let expected: Vec<_> = tasks.iter().map(|task| (*task, progress)).collect();
            assert_eq!(found, expected, "{stage:?} at {now}");
        }
    };
    let set = |path: &'static str, text: &'static str| {
        move |room: &mut Room| {
            room.draft.set(path, text).unwrap();
            room.public = room.draft.check(room.id.clone()).ok().or(room.public.take());
        }
    };
    check(Stage::Week, &[Task::Consent], &|room| {
        room.draft.remove("never_say", 0);
        room.public = room.draft.check(room.id.clone()).ok();
    });
    check(Stage::Week, &[Task::Hashtags], &set("hashtags", "FreeTalia A1b2 C3d4 E5f6"));
    check(Stage::ThreeDays, &[Task::Fallback], &set("fallbacks", ""));
    check(Stage::ThreeDays, &[Task::Second], &|room| room.organizers = 1);
    check(Stage::ThreeDays, &[Task::Wordings], &set("wordings.en", "Let her weave. #FreeTalia"));
    check(Stage::Day, &[Task::Agreed], &|room| room.is_change_waiting = true);
    check(Stage::Day, &[Task::Settled], &|room| room.concerns = 1);
    check(Stage::Day, &[Task::Reminded], &|room| room.late_letters = Some(1));
    check(Stage::Day, &[Task::Rehearsed], &|room| room.rehearsal.as_mut().unwrap().draft_sha256.clear());
    check(Stage::Day, &[Task::Rehearsed], &|room| room.rehearsal.as_mut().unwrap().outcome = None);
    check(Stage::Day, &[Task::Rehearsed], &|room| {
        room.rehearsal.as_mut().unwrap().outcome.as_mut().unwrap().failed = 1;
    });
    check(Stage::Day, &[Task::Same], &|room| room.draft.set("title.en", "Let her weave").unwrap());
    check(Stage::Hour, &[Task::Recorded], &|room| room.is_recorded = false);
    check(Stage::Storm, &[Task::Posts], &|room| room.posts = 0);
    check(Stage::After, &[Task::Report], &|room| room.is_reported = false);
}

#[test]
fn nobody_need_be_reminded_in_time_where_nobody_is_reminded() {
    let room = Room { late_letters: None, ..Room::new() };
    assert_eq!(room.not_done(LATE), []);
}

#[test]
fn what_keeps_a_call_from_being_one_keeps_the_rest_open_too() {
    let mut room = Room::new();
    room.draft.set("title.en", "").unwrap();
    let tasks: Vec<Task> = room.not_done(LATE).into_iter().map(|(task, _)| task).collect();
    let expected =
        [Task::Whole, Task::Translated, Task::Wordings, Task::Sources, Task::Rehearsed, Task::Same];
    assert_eq!(tasks, expected);
    room.public = None;
    assert!(room.not_done(LATE).iter().all(|(_, progress)| *progress == Progress::Open), "no hour is known");
}

#[test]
fn a_source_has_to_be_opened_again_shortly_before_the_hour_and_not_for_ever_after() {
    let mut room = Room::new();
    let is_fresh = |room: &Room, now: &str| room.not_done(now).iter().all(|(task, _)| *task != Task::Sources);
    for (now, fresh) in
        [("2026-12-01T23:00:00Z", true), ("2026-11-28T20:00:00Z", true), ("2027-12-01T00:00:00Z", true)]
    {
        assert_eq!(is_fresh(&room, now), fresh, "{now}");
    }
    room.draft.set("case.fact.0.checked_on", "2026-11-27").unwrap();
    assert!(is_fresh(&room, "2026-11-30T23:00:00Z") && !is_fresh(&room, LATE));
}

#[test]
fn a_sealed_hashtag_that_can_t_be_opened_is_told() {
    let mut room = Room::new();
    room.draft.seal(&Salt::new([7; 32]), "OpenTheHall");
    let files = room.draft.files();
    assert!(room.not_done(LATE).iter().all(|(task, _)| *task != Task::Sealed));
    let without = files.into_iter().filter(|(path, _)| path != call::SEALED_FILE).collect();
    room.draft = Draft::read(&without).unwrap();
    assert!(room.not_done(LATE).contains(&(Task::Sealed, Progress::Late)));
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}
