// SPDX-License-Identifier: AGPL-3.0-or-later
//! The readers over real material, where it is there.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use ingest::{Item, Reader};
use model::{Post, PostKind, Remark};

/// What a file gave, in numbers.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sums {
    posts: usize,
    hashtags: usize,
    kinds: BTreeMap<&'static str, usize>,
    deletions: usize,
    notices: BTreeMap<&'static str, usize>,
    rejected: BTreeMap<&'static str, usize>,
    lines: u64,
}

/// The folder of real material; `None`, with a word about it, where it is not there.
fn shared(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(folder);
    if !path.is_dir() {
        eprintln!("left out: the shared data folder `{folder}` is not there");
        return None;
    }
    Some(path)
}

fn read(path: &Path) -> (Vec<Post>, Sums) {
    let mut reader = Reader::open(path).unwrap_or_else(|e| panic!("{e}"));
    let mut sums = Sums::default();
    let mut posts = Vec::new();
    for item in reader.by_ref() {
        match item {
            Item::Account(_) | Item::Cursor(_) | Item::Gap(_) => panic!("a file tells none of that"),
            Item::Posts(arrival) => posts.extend(arrival.posts),
            Item::Deletion(_) => sums.deletions += 1,
            Item::Notice(notice) => *sums.notices.entry(notice.kind.key()).or_default() += 1,
            Item::Rejected(rejection) => *sums.rejected.entry(rejection.reason.key()).or_default() += 1,
        }
    }
    sums.posts = posts.len();
    sums.hashtags = posts.iter().map(|post| post.hashtags.len()).sum();
    for post in &posts {
        *sums.kinds.entry(post.kind.key()).or_default() += 1;
    }
    sums.lines = reader.lines();
    (posts, sums)
}

/// Checks how many posts, notices and rejections a file gives.
fn check(path: &Path, posts: usize, notices: usize, rejected: usize) {
    let (_, sums) = read(path);
    let found = (sums.posts, sums.notices.values().sum(), sums.rejected.values().sum());
    assert_eq!(found, (posts, notices, rejected), "{}: {sums:?}", path.display());
}

#[test]
fn version_2_pages_and_their_flattened_lines_are_the_same_posts() {
    let Some(folder) = shared("twarc-csv") else { return };
    let (flat, _) = read(&folder.join("flat.jsonl"));
    let (paged, sums) = read(&folder.join("noflat.jsonl"));
    assert_eq!(sums.kinds, BTreeMap::from([("original", 14), ("quote", 8), ("reply", 31), ("repost", 47)]));
    assert_eq!(flat.len(), paged.len());
    for (flat, paged) in flat.into_iter().zip(paged) {
        assert_eq!(Post { source: paged.source.clone(), ..flat }, paged);
    }
}

#[test]
fn version_2_files_hold_as_many_posts_as_they_say() {
    let Some(folder) = shared("twarc-csv") else { return };
    let check = |file: &str, posts, notices, rejected| check(&folder.join(file), posts, notices, rejected);
    check("brexit.jsonl", 100, 0, 0);
    check("cotweet.jsonl", 1, 0, 0);
    check("counts.jsonl", 0, 1, 0);
    check("edited.jsonl", 1, 0, 0);
    check("geo_tweets.jsonl", 2, 0, 0);
    check("lists.jsonl", 0, 2, 0);
    check("quoted_edit.jsonl", 1, 0, 0);
    check("streaming_output_with_error.jsonl", 7, 0, 1);
    check("tweets_compliance.jsonl", 0, 2, 0);
    check("users.jsonl", 0, 1, 0);
    check("withheld.jsonl", 215, 3, 0);
    let refused = Reader::open(&folder.join("empty.json")).err().expect("it is empty");
    assert!(refused.to_string().contains("empty.json` is empty"), "{refused}");
}

#[test]
fn the_versions_of_a_post_name_the_first() {
    let Some(folder) = shared("twarc-csv") else { return };
    let read = |file: &str| {
        let (mut posts, _) = read(&folder.join(file));
        let post = posts.remove(0);
        (post.id, post.edit_of)
    };
    let (first, nothing) = read("edited_before.jsonl");
    let (second, edit_of) = read("edited_after.jsonl");
    assert_eq!((edit_of, nothing), (first.clone(), None));
    assert_ne!(first, second);
    assert_eq!(read("quoted_edit.jsonl").1, None);
}

#[test]
fn the_platforms_notice_is_told_from_what_the_author_wrote() {
    let Some(folder) = shared("twarc-csv") else { return };
    let (locked, _) = read(&folder.join("media_policy_violation_on.jsonl"));
    let (open, _) = read(&folder.join("media_policy_violation_off.jsonl"));
    let are_notices = |posts: &[Post]| posts.iter().filter(|it| it.remarks.contains(&Remark::Notice)).count();
    assert_eq!((locked.len(), are_notices(&locked)), (100, 100));
    assert_eq!((open.len(), are_notices(&open)), (100, 0));
    assert!(locked.iter().all(|post| post.hashtags.is_empty()));
    assert!(
        open.iter().filter(|post| post.hashtags.iter().any(|tag| tag == "SaveSheikhJarrah")).count() >= 36
    );
}

#[test]
fn version_1_objects_and_whole_answers_are_read() {
    let Some(folder) = shared("tweepy-cassettes") else { return };
    let check = |file: &str, posts, notices, rejected| check(&folder.join(file), posts, notices, rejected);
    check("v1.jsonl", 158, 0, 0);
    check("v2.jsonl", 340, 0, 0);
    check("responses/testsearchtweets.json", 15, 0, 0);
    check("responses/testusertimeline.json", 24, 0, 0);
    check("responses/testmentionstimeline.json", 0, 1, 0);
    check("responses/testsearchusers.json", 0, 1, 0);
    check("responses/test_client_search_recent_tweets.json", 10, 0, 0);
}

#[test]
fn every_sample_of_long_posts_is_read_but_the_two_that_are_no_json() {
    let Some(folder) = shared("tweet-updates") else { return };
    let mut files = Vec::new();
    collect(&folder, &mut files);
    assert_eq!(files.len(), 53);
    let mut broken = Vec::new();
    for file in files {
        let (posts, sums) = read(&file);
        match (posts.first(), sums.rejected.get("not-json")) {
            (Some(post), None) => {
                assert_eq!(posts.len(), 1, "{}", file.display());
                assert!(
                    !post.text.ends_with('…') && post.remarks.is_empty() || post.kind != PostKind::Repost
                );
            }
            (None, Some(1)) => broken.push(file),
            other => panic!("{}: {other:?}", file.display()),
        }
    }
    assert_eq!(broken.len(), 2, "{broken:?}");
}

/// All JSON files in a folder and those below it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
}

#[test]
fn events_of_a_jetstream_are_posts_reposts_and_others() {
    let Some(folder) = shared("jetstream-corpus") else { return };
    let (posts, sums) = read(&folder.join("expected_v1_first100.jsonl"));
    assert_eq!((sums.lines, sums.kinds.get("repost")), (100, Some(&11)));
    assert_eq!((sums.posts, sums.notices.get("other-event")), (21, Some(&79)));
    assert!(posts.iter().all(|post| post.created_at.is_some() && post.remarks.is_empty()));
    check(&folder.join("golden_v1.jsonl"), 2, 8, 0);
}

#[test]
fn statuses_are_read_and_those_that_are_not_public_refused() {
    let Some(folder) = shared("mastodon-statuses") else { return };
    let (posts, sums) = read(&folder.join("statuses_live.jsonl"));
    assert_eq!((sums.posts as u64, sums.rejected.len()), (sums.lines, 0));
    for post in &posts {
        assert!(post.author.handle.as_ref().is_some_and(|handle| handle.contains('@')));
        assert!(!post.text.contains("</") && !post.text.contains("&amp;"), "{}", post.text);
    }
    let (_, sums) = read(&folder.join("statuses_testinstance.jsonl"));
    assert_eq!((sums.posts, sums.rejected.get("not-public")), (243, Some(&21)));
    let (_, sums) = read(&folder.join("streaming/test_stream_user_direct_2.sse"));
    assert_eq!((sums.posts, sums.rejected.get("not-public")), (2, Some(&1)));
}

#[test]
fn tables_of_shares_and_of_labeled_posts_are_read_to_the_row() {
    if let Some(folder) = shared("coortweet") {
        let (posts, sums) = read(&folder.join("russian_coord_tweets.csv.zst"));
        let accounts: std::collections::BTreeSet<_> = posts.iter().map(|post| &post.author.id).collect();
        assert_eq!((posts.len(), accounts.len(), sums.rejected.len()), (35_125, 9_509, 0));
        assert!(posts.iter().all(|post| post.created_at.is_some()));
    }
    let Some(folder) = shared("crisislex/CrisisLexT6") else { return };
    let mut rows = 0;
    for event in folder.read_dir().expect("the folder can be read") {
        let event = event.expect("the folder can be read").path();
        let Ok(files) = event.read_dir() else { continue };
        for file in files {
            let (posts, sums) = read(&file.expect("the folder can be read").path());
            assert_eq!(sums.rejected.len(), 0, "{}: {sums:?}", event.display());
            assert!(posts.iter().all(|post| post.created_at.is_some() && post.id.is_some()));
            rows += posts.len();
        }
    }
    assert_eq!(rows, 60_082);
}
