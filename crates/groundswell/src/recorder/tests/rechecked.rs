// SPDX-License-Identifier: AGPL-3.0-or-later
//! What becomes of a record when its quoted posts are looked at again.

use ingest::{AccountState, Item};
use jiff::SignedDuration;
use model::{Network, Post, Remark};
use record::Entry;
use report::{Age, Delay, Standing};
use watch::{PostState, Rechecked};

use super::{Storm, account};
use crate::{data::DataFolder, entry};

const DID: &str = "did:plc:a";

impl Storm {
    /// A storm with a quoted post, one that is counted, and a repost of the first.
    fn with_posts() -> (Self, Post) {
        let mut storm = Self::begin();
        let items = vec![storm.post(DID, "3k", true, 0), storm.post(DID, "3m", false, 0)];
        storm.take(items);
        let shown = storm.shown();
        let tag = storm.call.hashtags[0].clone();
        let [_, repost] = storm.spelled(DID, "3k", &tag);
        storm.take(vec![repost]);
        assert_eq!((storm.posts(), storm.recorder.recorded()), (3, 3));
        (storm, shown)
    }

    fn shown(&self) -> Post {
        let wall = self.recorder.wall();
        let [post] = wall.as_slice() else { panic!("{} posts are shown", wall.len()) };
        post.post.clone()
    }

    fn find(&mut self, post: &Post, state: PostState) {
        let proof = state.is_there().then(|| b"signed".to_vec());
        self.recorder.follow_post(post, Rechecked { state, proof }, self.now).expect("it is kept");
    }

    pub(super) fn entries(&mut self) -> Vec<Entry> {
        // What was appended is read once it is sealed.
        self.recorder.seal().expect("it is sealed");
        let folder = DataFolder::new(self.home.path()).record(&self.call.id);
        record::entries(&folder).expect("it is there").map(|entry| entry.expect("it is whole").1).collect()
    }

    /// The proofs that are kept.
    fn proofs(&mut self) -> Vec<Vec<u8>> {
        let proof = |entry: Entry| match entry {
            Entry::Kept { content, evidence, .. } => entry::read_proof(&content).and(evidence),
            _ => None,
        };
        self.entries().into_iter().filter_map(proof).collect()
    }
}

#[test]
fn what_shows_that_an_author_has_signed_a_post_is_kept_once_and_goes_with_it() {
    let (mut storm, post) = Storm::with_posts();
    storm.find(&post, PostState::There);
    storm.find(&post, PostState::There);
    let mut storm = storm.killed();
    storm.find(&post, PostState::There);
    assert_eq!(storm.proofs(), [b"signed"]);
    let content = entry::proof_content(&storm.recorder.pseudonym(&post), storm.now).to_string();
    assert!(!content.contains("3k") && !content.contains(DID), "{content}");
    storm.find(&post, PostState::Deleted);
    assert_eq!(storm.proofs(), Vec::<Vec<u8>>::new());
    assert_eq!((storm.posts(), storm.recorder.recorded()), (1, 1));
    // The post, its repost, and the proof.
    assert_eq!(storm.recorder.forgotten(), 3);
    let storm = storm.killed();
    assert_eq!((storm.posts(), storm.recorder.recorded()), (1, 1));
}

#[test]
fn a_deletion_that_is_seen_at_a_look_is_obeyed_and_counts_as_late_as_it_was_seen() {
    let (mut storm, post) = Storm::with_posts();
    storm.now += SignedDuration::from_hours(20);
    storm.find(&post, PostState::Deleted);
    let mut storm = storm.killed();
    let told: Vec<_> =
        storm.recorder.watch().deleted().iter().map(|(delay, count)| (*delay, *count)).collect();
    assert_eq!((told, storm.recorder.wall().len()), (vec![(Delay::Day, 1)], 0));
    let again = storm.post(DID, "3k", true, 0);
    storm.take(vec![again]);
    assert_eq!(storm.posts(), 1, "it does not come back");
    // What a look finds that began before has nothing to change any more.
    let before = storm.entries().len();
    for state in [PostState::There, PostState::Edited(Box::new(post.clone())), PostState::OutOfSight] {
        storm.find(&post, state);
    }
    assert_eq!((storm.posts(), storm.recorder.wall().len(), storm.entries().len()), (1, 0, before));
}

#[test]
fn with_an_account_that_is_deleted_all_of_its_posts_go() {
    let (mut storm, post) = Storm::with_posts();
    storm.find(&post, PostState::Left);
    let storm = storm.killed();
    assert_eq!((storm.posts(), storm.recorder.wall().len()), (0, 0));
    assert_eq!(storm.recorder.watch().deleted().values().sum::<u64>(), 2, "all of them were deleted");
}

#[test]
fn what_is_out_of_sight_is_shown_to_nobody_and_counted_on_until_it_is_back() {
    for state in [PostState::OutOfSight, PostState::Withdrawn] {
        let (mut storm, post) = Storm::with_posts();
        storm.find(&post, state.clone());
        storm.find(&post, state.clone());
        storm.find(&post, PostState::Unknown("its server is silent".to_owned()));
        let logged = storm.entries().len();
        let mut storm = storm.killed();
        assert_eq!((storm.posts(), storm.recorder.wall().len()), (3, 0), "{state:?}");
        assert_eq!(storm.recorder.off_wall().len(), 0, "no organizer can put it back");
        assert_eq!(storm.recorder.quoted().count(), 1, "it is looked at again");
        storm.find(&post, state.clone());
        assert_eq!(storm.entries().len(), logged, "what is known is not written again");
        storm.find(&post, PostState::There);
        assert_eq!(storm.killed().shown().text, post.text, "{state:?}");
    }
}

#[test]
fn an_account_that_came_back_while_nobody_watched_is_shown_again_and_one_that_was_taken_away_is_not() {
    for (state, shown) in [(AccountState::Deactivated, 1), (AccountState::Suspended, 0)] {
        let (mut storm, post) = Storm::with_posts();
        storm.take(vec![account(DID, state)]);
        let mut storm = storm.killed();
        assert_eq!(storm.recorder.wall().len(), 0);
        storm.find(&post, PostState::There);
        assert_eq!(storm.killed().recorder.wall().len(), shown, "{state:?}");
    }
}

#[test]
fn of_a_post_that_was_edited_both_versions_are_kept_and_the_newest_is_shown() {
    let (mut storm, post) = Storm::with_posts();
    storm.find(&post, PostState::There);
    // It lost its hashtag, and claims another time.
    let claims = post.created_at.map(|at| at + SignedDuration::from_mins(1));
    let edited = Post {
        text: "a shuttle-canary".to_owned(),
        hashtags: Vec::new(),
        created_at: claims,
        ..post.clone()
    };
    storm.find(&post, PostState::Edited(Box::new(edited.clone())));
    assert_eq!((storm.shown(), storm.posts(), storm.proofs().len()), (edited.clone(), 3, 2));
    let mut storm = storm.killed();
    assert_eq!((storm.shown().text, storm.posts()), (edited.text.clone(), 3));
    storm.find(&edited, PostState::Edited(Box::new(post.clone())));
    let mut storm = storm.killed();
    assert_eq!(storm.shown().text, post.text, "it is what it was at first");
    storm.find(&post, PostState::Deleted);
    let kept = format!("{:?}", storm.entries());
    assert!(
        !kept.contains("a shuttle-canary") && !kept.contains("With the weavers"),
        "all versions go: {kept}"
    );
}

#[test]
fn whose_posts_may_be_shown_is_known_by_the_name_that_the_network_uses() {
    let mut storm = Storm::begin();
    let handle = storm.call.quotable.iter().find(|account| account.network == Network::Bluesky);
    let handle = handle.expect("the sample names one").handle.clone();
    let before = storm.post(DID, "3j", false, 0);
    storm.take(vec![before]);
    storm.recorder.learn(Network::Bluesky, DID, &handle);
    for (did, key) in [(DID, "3k"), ("did:plc:b", "3l")] {
        let post = storm.post(did, key, false, 0);
        storm.take(vec![post]);
    }
    let storm = storm.killed();
    assert_eq!((storm.posts(), storm.shown().author.handle), (3, Some(handle.clone())));
    // Somebody else has the handle now.
    let mut storm = storm;
    storm.recorder.learn(Network::Bluesky, DID, &handle);
    storm.recorder.learn(Network::Bluesky, "did:plc:c", &handle);
    for (did, key) in [(DID, "3n"), ("did:plc:c", "3o")] {
        let post = storm.post(did, key, false, 0);
        storm.take(vec![post]);
    }
    let shown: Vec<_> =
        storm.recorder.wall().into_iter().filter_map(|quoted| quoted.post.author.id).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().any(|did| did == "did:plc:c"), "{shown:?}");
}

#[test]
fn a_post_that_is_only_near_a_hashtag_can_be_deleted_too() {
    let mut storm = Storm::begin();
    let slip = format!("{}s", storm.call.hashtags[0]);
    let [near, _] = storm.spelled("did:plc:b", "3b", &slip);
    let Item::Posts(arrival) = &near else { panic!("it is a post") };
    let post = arrival.posts[0].clone();
    assert!(!post.remarks.contains(&Remark::HandedIn));
    storm.take(vec![near]);
    storm.find(&post, PostState::Deleted);
    assert_eq!((storm.recorder.recorded(), storm.recorder.near_misses().len()), (0, 0));
}

#[test]
fn whether_quoted_posts_are_still_there_is_kept_once_for_each_age_and_goes_with_them() {
    let (mut storm, post) = Storm::with_posts();
    let told = |storm: &Storm| {
        let rows = storm.recorder.survival().rows();
        rows.iter().map(|row| (row.age, row.posts)).collect::<Vec<_>>()
    };
    storm.find(&post, PostState::There);
    assert_eq!(told(&storm), [], "it is too young");
    for (hours, state) in
        [(2, PostState::There), (3, PostState::There), (25, PostState::Unknown("no".to_owned()))]
    {
        storm.now += SignedDuration::from_hours(hours);
        storm.find(&post, state);
    }
    assert!(storm.recorder.has_looked(), "there is something to tell");
    let looks = |storm: &mut Storm| {
        storm.entries().iter().filter(|entry| format!("{entry:?}").contains("looked")).count()
    };
    assert_eq!((told(&storm), looks(&mut storm)), (vec![(Age::Hour, 1)], 1));
    // Nobody looked when it was a day old; it was there then, for it is there a week later.
    storm.now += SignedDuration::from_hours(7 * 24);
    storm.find(&post, PostState::There);
    let mut storm = storm.killed();
    assert_eq!(told(&storm), [(Age::Hour, 1), (Age::Day, 1), (Age::Week, 1)]);
    storm.find(&post, PostState::Deleted);
    assert_eq!(told(&storm), [], "nothing is left by which an age was reached");
    let storm = storm.killed();
    assert_eq!((told(&storm), storm.recorder.watch().deleted().len()), (vec![], 1));
}

#[test]
fn a_quoted_post_from_outside_the_hour_has_no_part_in_what_survives() {
    let mut storm = Storm::begin();
    storm.now = storm.call.storm.window.end() + SignedDuration::from_mins(5);
    let late = storm.post(DID, "3k", true, 0);
    storm.take(vec![late]);
    let post = storm.shown();
    storm.now += SignedDuration::from_hours(30);
    storm.find(&post, PostState::There);
    assert_eq!((storm.recorder.survival().rows(), storm.recorder.has_looked()), (vec![], false));
}

#[test]
fn of_a_quoted_post_that_is_deleted_it_is_told_that_it_was() {
    let (mut storm, _) = Storm::with_posts();
    let others =
        ["3n", "3o", "3p", "3q", "3r", "3s"].map(|key| storm.post(&format!("{DID}{key}"), key, false, 0));
    storm.take(others.into());
    let [one, two] = [("3t", DID), ("3u", DID)].map(|(key, did)| storm.post(did, key, true, 0));
    storm.take(vec![one, two]);
    let posts: Vec<Post> = storm.recorder.wall().into_iter().map(|quoted| quoted.post).collect();
    let [first, second, third] = posts.as_slice() else { panic!("{} posts are shown", posts.len()) };
    storm.now += SignedDuration::from_hours(30);
    // What is there had been there after an hour too; that age would be told then, and this one differ from it by one.
    storm.find(first, PostState::OutOfSight);
    storm.find(second, PostState::Deleted);
    let mut storm = storm.killed();
    storm.find(third, PostState::Withdrawn);
    let row = storm.recorder.survival().rows().pop().expect("there is a row");
    // Second was deleted within a week, not within a day.
    assert_eq!((row.age, row.posts, row.of_standing(Standing::There)), (Age::Day, 2, None));
}
