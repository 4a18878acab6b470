// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was counted in memory is what is counted from the record, whatever happens to a storm.

use clap::Parser;
use ingest::{AccountChange, AccountState, Arrival, Cursor, Deletion, Item};
use jiff::SignedDuration;
use model::{Capture, Format, Network, Origin, Post, PostId, Remark};
use serde_json::{Value, json};
use watch::PostState;

use super::{Storm, gap};
use crate::{
    commands::report::Report,
    data::DataFolder,
    publish::{self, Story},
    recount::{Recount, beside_record},
};

/// The command over a record's folder.
#[derive(Parser)]
struct Words {
    #[command(flatten)]
    report: Report,
}

/// What became of posts, in a report's JSON.
const AFTERMATH: [&str; 3] = ["deleted", "deletion_waves", "survival"];

/// Chance that is the same each time (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

fn origin() -> Origin {
    Origin { format: Format::Groundswell, file: "f".to_owned(), line: Some(1) }
}

impl Storm {
    /// Some post: by one of nine, on one of three networks, of any kind, perhaps a later version of another.
    fn some_post(&self, chance: &mut Chance) -> Item {
        let agreed = &self.call.hashtags[0];
        let tags = [agreed.clone(), format!("{agreed}s"), "OpenTheHall".to_owned(), "Else".to_owned()];
        let tag = &tags[usize::try_from(chance.below(4).saturating_sub(chance.below(2))).expect("few")];
        let network = Network::ALL[usize::try_from(chance.below(3)).expect("few")];
        let (number, by, other) = (chance.below(60), chance.below(9), chance.below(60));
        let id = |number: u64| format!("{number}");
        let of = |kind: &str, wanted: &str| (kind == wanted && other != number).then(|| id(other));
        let kind = ["original", "repost", "reply", "quote"][usize::try_from(chance.below(4)).expect("few")];
        let edit_of = (network == Network::X && number % 5 == 4).then(|| id(number - 1));
        let says = ["the looms of Ahang are silent", "let the weavers go home", "good morning"];
        let says = says[usize::try_from(chance.below(3)).expect("few")];
        let at = self.now + SignedDuration::from_mins(i64::try_from(chance.below(100)).expect("few") - 30);
        let lang = [json!("ar"), json!("he"), Value::Null][usize::try_from(by % 3).expect("few")].clone();
        let post = json!({"network": network.key(), "id": id(number), "url": null,
            "author": {"handle": format!("weaver{by}"), "name": null, "id": format!("of-{by}")},
            "created_at": at.to_string(), "precision": "second", "text": format!("{number} {says} #{tag}"), "lang": lang,
            "hashtags": [tag], "mentions": [], "links": [], "media": [], "kind": kind,
            "in_reply_to": of(kind, "reply"), "repost_of": of(kind, "repost"), "quote_of": of(kind, "quote"),
            "edit_of": edit_of, "source": {"format": "groundswell", "file": "f", "line": 1}});
        let mut post: Post = ingest::read_post(&post.to_string(), origin()).expect("it is one");
        post.remarks.extend((chance.below(4) > 0).then_some(Remark::HandedIn));
        post.remarks.extend((chance.below(9) == 0).then_some(Remark::NotIndexable));
        let capture = Capture { raw: Vec::new(), seen_at: None, origin: origin() };
        Item::Posts(Arrival { capture, posts: vec![post] })
    }

    fn some_event(&self, chance: &mut Chance) -> Item {
        let network = Network::ALL[usize::try_from(chance.below(3)).expect("few")];
        let at = self.now + SignedDuration::from_secs(i64::try_from(chance.below(9_000)).expect("few"));
        match chance.below(9) {
            0 => Item::Gap(gap(at, None)),
            1 => Item::Gap(gap(self.now, Some(at))),
            2 => Item::Cursor(Cursor {
                source: "jetstream:jet.example".to_owned(),
                network: Network::Bluesky,
                at: "@1".to_owned(),
                seen_until: at,
            }),
            3 => {
                let id = format!("of-{}", chance.below(9));
                Item::Account(AccountChange { network, id, state: AccountState::Deleted, at: Some(at) })
            }
            _ => {
                let id = PostId(chance.below(60).to_string());
                Item::Deletion(Deletion { network, id, at: Some(at), origin: origin() })
            }
        }
    }

    /// Looks at some quoted posts again.
    fn look_again(&mut self, chance: &mut Chance) {
        let quoted: Vec<Post> = self.recorder.quoted().map(|(_, post)| post.clone()).take(12).collect();
        for post in quoted {
            let state = match chance.below(8) {
                0 => PostState::Deleted,
                1 => PostState::Withdrawn,
                2 => PostState::OutOfSight,
                _ => PostState::There,
            };
            let hours = [2, 30, 200][usize::try_from(chance.below(3)).expect("few")];
            let at = self.now + SignedDuration::from_hours(hours);
            self.recorder.follow_post(&post, state.into(), at).expect("it is kept");
        }
    }

    /// Takes some of what is quoted off the wall, and puts the rest back.
    fn hide_some(&mut self, chance: &mut Chance) {
        let quoted: Vec<Post> = self.recorder.quoted().map(|(_, post)| post.clone()).collect();
        let hidden = quoted.into_iter().filter(|_| chance.below(6) == 0);
        let hidden = hidden.filter_map(|post| Some((post.network, post.id?))).collect();
        self.recorder.hide(&hidden).expect("it is kept");
    }

    /// Publishes a report, and holds it against one that is counted again.
    fn recounted(&mut self) -> String {
        let data = DataFolder::new(self.home.path());
        let report = data.report(&self.call.id);
        let story = Story { call: &self.call, pledged: None, simulated: false };
        publish::write(&mut self.recorder, &story, &report, self.now).expect("it is written");
        let recount = Recount::of(&data.record(&self.call.id), &report).expect("it is counted again");
        assert!(recount.holds(), "{}", recount.text());
        std::fs::read_to_string(report.join("report.json")).expect("it was published")
    }
}

impl Storm {
    /// What somebody is told who has the record's folder, and asks so.
    fn by_the_command(&self, more: &[&str]) -> Value {
        let (record, out) =
            (DataFolder::new(self.home.path()).record(&self.call.id), self.home.path().join("out.json"));
        let words = ["report", "--format", "json", "--out"].map(Into::into);
        let words =
            words.into_iter().chain([out.clone().into_os_string(), record.clone().into(), record.into()]);
        let words = Words::parse_from(words.chain(more.iter().map(Into::into)));
        words.report.run().expect("it is told");
        serde_json::from_str(&std::fs::read_to_string(out).expect("it was written")).expect("JSON")
    }
}

#[test]
fn whatever_happens_to_a_storm_its_report_is_what_the_record_counts_before_and_after_a_kill() {
    let mut themes = 0;
    for seed in 1..=3_u64 {
        let (mut storm, mut chance) = (Storm::begin(), Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        for _ in 0..4 {
            let items: Vec<Item> = (0..60)
                .map(|_| match chance.below(5) {
                    0 => storm.some_event(&mut chance),
                    _ => storm.some_post(&mut chance),
                })
                .collect();
            for items in items.chunks(7) {
                storm.take(items.to_vec());
            }
            let near = storm.offered();
            if let Some((spelling, _)) = near.first().filter(|_| chance.below(3) == 0) {
                storm.recorder.add_spelling(spelling, storm.now).expect("it is counted");
            }
            if chance.below(3) == 0 {
                storm.recorder.expire(storm.now + SignedDuration::from_hours(73)).expect("it is erased");
            }
            storm.look_again(&mut chance);
            storm.hide_some(&mut chance);
            let before = figures(&storm.recounted());
            themes += before["themes"]["themes"].as_array().map_or(0, Vec::len);
            storm = storm.killed();
            assert_eq!(figures(&storm.recounted()), before, "seed {seed}");
            let told = storm.by_the_command(&[]);
            assert_eq!(AFTERMATH.map(|name| &told[name]), AFTERMATH.map(|name| &before[name]), "seed {seed}");
        }
        assert!(storm.posts() > 20, "seed {seed}: {} posts", storm.posts());
    }
    assert!(themes > 9, "twelve reports together tell {themes} themes");
}

#[test]
fn the_command_over_a_records_folder_tells_what_became_of_posts_as_the_published_report_does() {
    let (mut storm, mut chance) = (Storm::begin(), Chance(7));
    let posts = (0..200).map(|_| storm.some_post(&mut chance)).collect();
    storm.take(posts);
    storm.look_again(&mut chance);
    let deletion = |network, number: u32| {
        let id = PostId(number.to_string());
        Item::Deletion(Deletion { network, id, at: Some(storm.now), origin: origin() })
    };
    let deletions = Network::ALL.map(|network| (0..30).map(move |number| deletion(network, number)));
    storm.take(deletions.into_iter().flatten().collect());
    let (published, told) = (storm.recounted(), storm.by_the_command(&[]));
    let published: Value = serde_json::from_str(&published).expect("JSON");
    assert_eq!(AFTERMATH.map(|name| &told[name]), AFTERMATH.map(|name| &published[name]));
    assert!(told["deleted"]["all"].is_u64() || told["deleted"]["minute"].is_u64(), "{told:#}");
    assert!(told["survival"][0].is_object(), "{told:#}");
    let other = storm.by_the_command(&["--tag", "Else"]);
    assert_eq!(
        (&other["survival"], &other["deleted"]),
        (&json!([]), &json!({})),
        "that is of other hashtags"
    );
}

#[test]
fn without_its_call_a_record_is_judged_all_the_same_and_nobody_is_to_blame() {
    let mut storm = Storm::begin();
    storm.recounted();
    let Storm { home, call, recorder, now, .. } = storm;
    drop(recorder);
    let data = DataFolder::new(home.path());
    crate::recorder::erase_call(&call.id, &data, now).expect("it is erased");
    let verdict = beside_record(&data.record(&call.id)).expect("a report was published");
    assert!(
        verdict.holds() && verdict.text().contains("does not hold the call any more"),
        "{}",
        verdict.text()
    );
    assert_eq!(verdict.json()["counted_again"], false);
    std::fs::remove_file(data.report(&call.id).join("report.json")).expect("it is there");
    assert!(beside_record(&data.record(&call.id)).is_none());
}

/// A report without what it says of the record: that has grown by the report before.
fn figures(report: &str) -> Value {
    let mut report: Value = serde_json::from_str(report).expect("JSON");
    report["method"]["record"] = Value::Null;
    report
}
