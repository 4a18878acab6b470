// SPDX-License-Identifier: AGPL-3.0-or-later
//! Of an account that is forgotten nothing is left in any byte of its record, whoever forgets it.

use std::{fs, path::Path};

use ingest::AccountState;
use model::{Network, Post};
use record::Reason;
use watch::{PostState, Rechecked};

use super::{Storm, account};
use crate::{
    data::DataFolder,
    forgetting::{Forgetting, Target},
};

const GONE: &str = "did:plc:gone";
const STAYS: &str = "did:plc:stays";

/// So many posts of the account: they fill more than a tile.
const POSTS: usize = 300;

/// Every byte of a folder, what is no text replaced: names are text.
fn bytes(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all += &bytes(&path);
        } else {
            all += &String::from_utf8_lossy(&fs::read(&path).expect("it can be read"));
        }
    }
    all
}

impl Storm {
    /// A storm in which two accounts post, of both of which the record says more than that.
    fn with_two() -> (Self, Vec<String>, Vec<String>) {
        let mut storm = Self::begin();
        for did in [GONE, STAYS] {
            let items = (0..POSTS).map(|at| storm.post(did, &format!("3{at}"), at % 100 == 0, 0)).collect();
            storm.take(items);
            storm.take(vec![account(did, AccountState::Deactivated), account(did, AccountState::Active)]);
            let shown: Vec<Post> = storm.recorder.quoted().map(|(_, post)| post.clone()).collect();
            for post in shown.iter().filter(|post| post.author.id.as_deref() == Some(did)) {
                for state in [PostState::OutOfSight, PostState::There] {
                    let proof = state.is_there().then(|| format!("signed by {did}").into_bytes());
                    storm
                        .recorder
                        .follow_post(post, Rechecked { state, proof }, storm.now)
                        .expect("it is kept");
                }
            }
            storm.take(vec![account(did, AccountState::Suspended)]);
        }
        let names = [GONE, STAYS].map(|did| {
            let key = &storm.recorder.key;
            let mut names = vec![did.to_owned(), key.of_account(Network::Bluesky, did)];
            let ids = (0..POSTS).map(|at| format!("at://{did}/app.bsky.feed.post/3{at}"));
            names.extend(ids.map(|id| key.of_post(Network::Bluesky, &id)));
            names
        });
        let [gone, stay] = names;
        storm.recorder.seal().expect("it is sealed");
        let all = bytes(&storm.record());
        assert!(
            gone.iter().chain(&stay).all(|name| all.contains(&**name)),
            "what is looked for can be found"
        );
        (storm, gone, stay)
    }

    fn record(&self) -> std::path::PathBuf {
        DataFolder::new(self.home.path()).record(&self.call.id)
    }

    fn check(&self, gone: &[String], stay: &[String], told: &str) {
        let all = bytes(&self.record());
        let left: Vec<&String> = gone.iter().filter(|name| all.contains(&**name)).collect();
        assert_eq!(left, Vec::<&String>::new(), "{told}");
        assert!(stay.iter().all(|name| all.contains(&**name)), "{told}: others stay");
        let found = record::verify(&self.record());
        assert!(found.holds() && found.forgotten > POSTS as u64, "{told}: {:?}", found.faults);
    }
}

#[test]
fn nothing_of_an_account_is_left_in_any_byte_when_a_command_forgets_it() {
    for name in [GONE.to_owned(), format!("@{GONE}")] {
        let (storm, gone, stay) = Storm::with_two();
        let Storm { home, call, recorder, wire, now } = storm;
        drop(recorder);
        let folder = DataFolder::new(home.path()).record(&call.id);
        let mut forgetting = Forgetting::open(&folder, now).expect("it opens");
        let forgotten = forgetting.forget(&Target::Account(name.clone()), Reason::Objection, now);
        let forgotten = forgotten.expect("it is forgotten");
        // Three words about the account, and for each of three posts two of how it can be seen.
        assert_eq!((forgotten.posts, forgotten.captures), (POSTS as u64, 3));
        assert!(forgotten.said >= 9, "{}", forgotten.said);
        let again = forgetting.forget(&Target::Account(name.clone()), Reason::Objection, now);
        let again = again.expect("there is nothing");
        assert_eq!((again.posts, again.captures, again.said), (0, 0, 0));
        drop(forgetting);
        let recorder =
            super::Recorder::open(std::sync::Arc::clone(&call), &DataFolder::new(home.path()), false, now);
        let storm = Storm { recorder: recorder.expect("it opens"), home, call, wire, now };
        storm.check(&gone, &stay, &name);
        assert_eq!(storm.posts(), POSTS as u64);
    }
}

#[test]
fn nothing_of_an_account_is_left_in_any_byte_when_its_owner_deletes_it() {
    let (mut storm, gone, stay) = Storm::with_two();
    storm.take(vec![account(GONE, AccountState::Deleted)]);
    storm.recorder.seal().expect("it is sealed");
    storm.check(&gone, &stay, "deleted");
}

#[test]
fn what_is_said_of_an_account_stays_as_long_as_a_post_of_it_does() {
    let (storm, gone, _) = Storm::with_two();
    let (folder, now) = (storm.record(), storm.now);
    let account_name = gone.get(1).expect("the pseudonym").clone();
    drop(storm.recorder);
    let post = format!("at://{GONE}/app.bsky.feed.post/3100");
    let mut forgetting = Forgetting::open(&folder, now).expect("it opens");
    let forgotten = forgetting.forget(&Target::Post(post), Reason::Objection, now).expect("it is forgotten");
    assert_eq!(forgotten.posts, 1);
    assert!(bytes(&folder).contains(&account_name));
}
