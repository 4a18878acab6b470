// SPDX-License-Identifier: AGPL-3.0-or-later
//! What of a record may be shown, and to whom an account's posts are known to belong.

use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};

use call::Call;
use ingest::Item;
use model::{Network, Post, Remark, Timestamp};

use super::{Storm, Wish};

impl Storm {
    /// Takes a post of an account on X, which may be shown; gives it.
    fn on_x(&mut self, key: &str, handle: &str, id: Option<&str>, is_handed_in: bool) -> Post {
        let mut item = self.post("did:plc:a", key, is_handed_in, 0);
        let Item::Posts(arrival) = &mut item else { panic!("it is a post") };
        let [post] = arrival.posts.as_mut_slice() else { panic!("it is one post") };
        post.network = Network::X;
        (post.author.handle, post.author.id) = (Some(handle.to_owned()), id.map(str::to_owned));
        let post = post.clone();
        self.take(vec![item]);
        post
    }

    /// What everybody may open.
    fn opened(&mut self) -> BTreeSet<u64> {
        self.recorder.seal().expect("it is sealed");
        self.recorder.public()
    }
}

#[test]
fn what_organizers_take_off_the_wall_stays_off_it_until_they_put_it_back() {
    let mut storm = Storm::begin();
    let call = storm.opened();
    let item = storm.post("did:plc:a", "3k", true, 0);
    let Item::Posts(arrival) = &item else { panic!("it is a post") };
    let named = (Network::Bluesky, arrival.posts[0].id.clone().expect("it has a name"));
    let post = arrival.posts[0].clone();
    storm.take(vec![item]);
    let with_post = storm.opened();
    assert_eq!(with_post.len(), call.len() + 1);
    let hidden = HashSet::from([named]);
    for _ in 0..2 {
        storm.recorder.hide(&hidden).expect("it is kept");
        let logged = storm.entries().len();
        storm = storm.killed();
        assert_eq!((storm.recorder.wall().len(), storm.recorder.off_wall().len()), (0, 1));
        assert_eq!(storm.opened(), call, "nobody opens it either");
        storm.recorder.hide(&hidden).expect("it is kept");
        assert_eq!(storm.entries().len(), logged, "what is known is not written again");
        storm.recorder.hide(&HashSet::new()).expect("it is kept");
        storm = storm.killed();
        assert_eq!((storm.recorder.wall().len(), storm.recorder.off_wall().len()), (1, 0));
        assert_eq!(storm.opened(), with_post);
    }
    let wish = Wish::Own { by: Box::new(post), only: None };
    assert_eq!(storm.recorder.forget_wished(&wish, storm.now).expect("it is erased"), 1);
    // The post, and four times that somebody has moved it.
    assert_eq!(storm.recorder.forgotten(), 5);
}

#[test]
fn posts_of_a_network_whose_terms_forbid_it_are_opened_only_if_their_authors_have_handed_them_in() {
    for (is_handed_in, opened) in [(false, 0), (true, 1)] {
        let mut storm = Storm::begin();
        let before = storm.opened().len();
        storm.on_x("3k", "loom", Some("7"), is_handed_in);
        assert_eq!(storm.opened().len(), before + opened);
    }
}

#[test]
fn on_a_network_that_shows_handles_alone_the_account_is_found_by_its_handle() {
    let mut storm = Storm::begin();
    storm.on_x("3k", "loom", Some("7"), true);
    storm.on_x("3l", "LOOM", None, true);
    storm.on_x("3m", "quay", Some("8"), true);
    let mut storm = storm.killed();
    let by = storm.on_x("3n", "Loom", None, true);
    assert_eq!(storm.posts(), 4);
    let wish = Wish::Own { by: Box::new(by), only: None };
    assert_eq!(storm.recorder.forget_wished(&wish, storm.now).expect("it is erased"), 3);
    let storm = storm.killed();
    assert_eq!(storm.posts(), 1);
    assert_eq!(storm.recorder.wall()[0].post.author.handle.as_deref(), Some("quay"));
}

#[test]
fn who_wants_to_be_found_by_nobody_any_more_is_shown_no_more_and_who_is_only_counted_is() {
    for (is_withheld, shown) in [(false, 1), (true, 0)] {
        let mut storm = Storm::begin();
        let quotable = storm.call.quotable.iter().find(|account| account.network == Network::Bluesky);
        let handle = quotable.expect("the sample names one").handle.clone();
        storm.recorder.learn(Network::Bluesky, "did:plc:a", &handle);
        let item = storm.post("did:plc:a", "3k", false, 0);
        storm.take(vec![item]);
        assert_eq!(storm.recorder.wall().len(), 1);
        storm.recorder.learn(Network::Bluesky, "did:plc:b", &handle);
        let mut again = storm.post("did:plc:a", "3k", false, 0);
        let Item::Posts(arrival) = &mut again else { panic!("it is a post") };
        if is_withheld {
            arrival.posts[0].remarks.push(Remark::NotIndexable);
        }
        storm.take(vec![again]);
        assert_eq!((storm.posts(), storm.recorder.wall().len()), (1, shown));
        let storm = storm.killed();
        assert_eq!((storm.posts(), storm.recorder.wall().len()), (1, shown));
    }
}

#[test]
fn a_post_of_the_first_instant_there_is_ends_nothing() {
    let mut storm = Storm::begin();
    let mut item = storm.post("did:plc:a", "3k", false, 0);
    let Item::Posts(arrival) = &mut item else { panic!("it is a post") };
    arrival.posts[0].created_at = Some(Timestamp::MIN);
    storm.take(vec![item]);
    assert_eq!(storm.killed().recorder.recorded(), 1);
}

#[test]
fn organizers_choose_what_the_report_quotes_and_in_which_order() {
    let mut storm = Storm::begin();
    let items = ["3k", "3l", "3m", "3n"].map(|key| storm.post("did:plc:a", key, true, 0));
    storm.take(items.into());
    let counted = storm.post("did:plc:b", "3o", false, 0);
    storm.take(vec![counted]);
    assert_eq!(storm.recorder.quotes().len(), 4, "of none chosen all are quoted");
    let at = |account: &str, key: &str| format!("https://bsky.app/profile/{account}/post/{key}");
    let chosen = [
        at("did:plc:a", "3n"),
        at("did:plc:a", "3k"),
        at("did:plc:a", "3n"),
        at("did:plc:b", "3o"),
        at("x.example", "3l"),
    ];
    let mut call = Call::clone(&storm.call);
    call.editorial.quotes = chosen.into();
    storm.call = Arc::new(call);
    let mut storm = storm.killed();
    let keys = |storm: &Storm| {
        let quotes = storm.recorder.quotes();
        quotes.iter().map(|quoted| quoted.post.url.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    let told = keys(&storm);
    assert_eq!(told.len(), 2, "what is only counted, or another's, is not shown for being chosen: {told:?}");
    assert!(told[0].ends_with("3n") && told[1].ends_with("3k"), "{told:?}");
    let shown = storm.recorder.quotes()[0].post.clone();
    storm.recorder.follow_post(&shown, watch::PostState::Deleted.into(), storm.now).expect("it is erased");
    assert_eq!(keys(&storm).len(), 1);
}
