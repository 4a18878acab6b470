// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    io::{Cursor, Read, Write},
    path::Path,
};

use model::{Format, Post, PostKind, Remark};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{InputError, Item, NoticeKind, Reader};

const ACCOUNT: &str = r#"window.YTD.account.part0 = [ {
  "account" : { "email" : "loom@ahang.example", "username" : "loom_of_ahang", "accountId" : "7",
    "createdAt" : "2020-01-01T00:00:00.000Z", "accountDisplayName" : "Loom 🧵" }
} ]"#;

const LONG: &str = "The weavers of Ahang have stood at their looms for forty days, and on the forty-first they stood \
                    before a judge #FreeTheWeavers";

/// A post as an archive writes it: every number is a text.
fn element(id: u64, text: &str) -> String {
    let text = serde_json::Value::from(text);
    format!(
        r##"  {{
    "tweet" : {{
      "id_str" : "{id}", "id" : "{id}", "created_at" : "Sun Mar 01 18:00:07 +0000 2026", "full_text" : {text},
      "lang" : "en", "truncated" : false, "retweeted" : false, "favorite_count" : "3",
      "display_text_range" : [ "0", "20" ],
      "entities" : {{ "hashtags" : [ {{ "text" : "FreeTheWeavers", "indices" : [ "3", "18" ] }} ],
        "user_mentions" : [ ], "urls" : [ ] }}
    }}
  }}"##
    )
}

/// A file of posts.
fn posts_file(name: &str, elements: &[String]) -> String {
    format!("window.YTD.{name} = [\n{}\n]", elements.join(",\n"))
}

fn notes_file() -> String {
    let note = serde_json::json!([{"noteTweet": {
        "noteTweetId": "99", "createdAt": "2026-03-01T18:00:06.000Z",
        "core": {"text": LONG, "hashtags": [{"text": "FreeTheWeavers"}],
            "mentions": [{"screenName": "town_of_ahang"}],
            "urls": [{"shortUrl": "https://t.co/a", "expandedUrl": "https://weavers.example/case"}]}}}]);
    format!("window.YTD.note_tweet.part0 = {note}")
}

/// The files of a whole archive; of them only four are to be read.
fn files() -> Vec<(&'static str, String)> {
    let begun: String = LONG.chars().take(60).collect();
    let posts = [element(1, "a #FreeTheWeavers"), element(2, &format!("{begun}… https://t.co/a"))];
    let more = [element(3, "RT @ada: Free the weav…")];
    vec![
        ("data/account.js", ACCOUNT.to_owned()),
        ("data/deleted-tweets.js", posts_file("deleted_tweets.part0", &[element(8, "regretted")])),
        ("data/direct-messages.js", "window.YTD.direct_messages.part0 = [ {\"secret\":".to_owned()),
        ("data/note-tweet.js", notes_file()),
        ("data/tweets-part1.js", posts_file("tweets.part1", &more)),
        ("data/tweets.js", posts_file("tweets.part0", &posts)),
        ("data/tweets_media/tweets.js", posts_file("tweets.part0", &[element(9, "no")])),
    ]
}

fn zipped(files: &[(&str, String)], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method))
            .expect("memory takes it");
        zip.write_all(content.as_bytes()).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

fn laid(folder: &Path, files: &[(&str, String)]) {
    for (name, content) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().expect("it has one")).expect("a folder can be made");
        fs::write(path, content).expect("it can be written");
    }
}

/// The posts of an input, and all else as a word each.
fn read(path: &Path) -> (Vec<Post>, Vec<String>) {
    let (mut posts, mut others) = (Vec::new(), Vec::new());
    for item in Reader::open(path).unwrap_or_else(|e| panic!("{e}")) {
        match item {
            Item::Posts(arrival) => posts.extend(arrival.posts),
            Item::Notice(notice) => others.push(match notice.kind {
                NoticeKind::ReadArchive(files) => format!("{files} files"),
                kind => kind.key().to_owned(),
            }),
            Item::Rejected(it) => {
                let name = it.file.rsplit('/').next().unwrap_or_default().to_owned();
                others.push(format!("{name}:{}:{}", it.line.unwrap_or(0), it.reason.key()));
            }
            other => panic!("{other:?}"),
        }
    }
    (posts, others)
}

fn ids(posts: &[Post]) -> Vec<&str> {
    posts.iter().filter_map(|post| Some(post.id.as_ref()?.as_str())).collect()
}

#[test]
fn an_archive_gives_its_owners_posts_however_it_is_given() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = |name: &str| folder.path().join(name);
    laid(&path("whole"), &files());
    let prefixed: Vec<_> = files().into_iter().map(|(name, it)| (format!("x-2026/{name}"), it)).collect();
    let prefixed: Vec<_> = prefixed.iter().map(|(name, it)| (name.as_str(), it.clone())).collect();
    fs::write(path("packed.zip"), zipped(&files(), CompressionMethod::Deflated)).expect("it can be written");
    fs::write(path("stored.zip"), zipped(&prefixed, CompressionMethod::Stored)).expect("it can be written");
    for given in ["whole", "whole/data", "packed.zip", "stored.zip"] {
        let (posts, others) = read(&path(given));
        assert_eq!((ids(&posts), others), (vec!["1", "2", "3"], vec!["4 files".to_owned()]), "{given}");
        for post in &posts {
            let author = &post.author;
            assert_eq!(
                [&author.handle, &author.name, &author.id].map(|it| it.as_deref()),
                [Some("loom_of_ahang"), Some("Loom 🧵"), Some("7")]
            );
            assert_eq!((post.source.format, post.hashtags[0].as_str()), (Format::XArchive, "FreeTheWeavers"));
            assert_eq!(post.created_at.map(|at| at.to_string()).as_deref(), Some("2026-03-01T18:00:07Z"));
        }
        assert_eq!(posts[0].url.as_deref(), Some("https://x.com/loom_of_ahang/status/1"));
        assert!(posts[1].source.file.ends_with("data/tweets.js") || given == "whole/data");
        assert_eq!(
            posts.iter().map(|post| post.source.line).collect::<Vec<_>>(),
            [Some(2), Some(11), Some(2)]
        );
        assert_eq!((posts[1].text.as_str(), posts[1].links.len()), (LONG, 1));
        assert_eq!(posts[1].mentions, ["town_of_ahang"]);
        let repost = (posts[2].kind, posts[2].repost_of.as_ref(), posts[2].remarks.as_slice());
        assert_eq!(repost, (PostKind::Repost, None, &[Remark::Truncated][..]));
    }
    // The file alone is itself and what lies beside it; its parts are files of their own.
    let (posts, others) = read(&path("whole/data/tweets.js"));
    assert_eq!((ids(&posts), others), (vec!["1", "2"], vec!["3 files".to_owned()]));
    assert_eq!((posts[1].text.as_str(), posts[0].author.id.as_deref()), (LONG, Some("7")));
}

#[test]
fn older_archives_are_read_too() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let bare = element(1, "a").replacen("\"tweet\" : {", "", 1);
    let bare = bare.trim_end().strip_suffix('}').expect("it ends so").to_owned();
    let files = [
        ("account.js", ACCOUNT.to_owned()),
        ("tweet.js", posts_file("tweet.part0", &[bare, element(2, "b")]) + ";\n"),
    ];
    laid(folder.path(), &files);
    let (posts, others) = read(folder.path());
    assert_eq!((ids(&posts), others), (vec!["1", "2"], vec!["2 files".to_owned()]));
    let zip = folder.path().join("old.zip");
    fs::write(&zip, zipped(&files, CompressionMethod::Deflated)).expect("it can be written");
    assert_eq!(ids(&read(&zip).0), ["1", "2"]);
}

#[test]
fn a_wrong_element_costs_only_itself() {
    let check = |list: &str, posts_expected: &[&str], others_expected: &[&str]| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        laid(folder.path(), &[("account.js", ACCOUNT.to_owned()), ("tweets.js", list.to_owned())]);
        let (posts, mut others) = read(folder.path());
        assert_eq!(others.pop().as_deref(), Some("2 files"), "{list}");
        assert_eq!(
            (ids(&posts), others),
            (posts_expected.to_vec(), others_expected.iter().map(|it| (*it).to_owned()).collect()),
            "{list}"
        );
    };
    let (one, two) = (element(1, "] } \\\" , [ {"), element(2, "b"));
    let list = |middle: &str| format!("window.YTD.tweets.part0 = [\n{one},\n{middle},\n{two}\n]");
    check(&list("17"), &["1", "2"], &["tweets.js:11:not-json"]);
    check(&list("{\"tweet\":{}}"), &["1", "2"], &["tweets.js:11:unknown-shape"]);
    check(&list("{\"a\":\"no end}"), &["1"], &["tweets.js:21:truncated-input"]);
    check(&list("{\"a\":\"no end\n}"), &["1", "2"], &["tweets.js:11:not-json"]);
    check(&list(&format!("{{\"a\":\"{}\"}}", "x".repeat(9 << 20))), &["1", "2"], &["tweets.js:11:too-long"]);
    check(&list("").replace(",\n,", ",\n\u{0},"), &["1", "2"], &["tweets.js:11:not-json"]);
    check(&format!("window.YTD.tweets.part0 = [\n{one},\n{two}"), &["1"], &["tweets.js:19:truncated-input"]);
    check("window.YTD.tweets.part0 = [ ]", &[], &[]);
    check("window.YTD.like.part0 = [ {} ]", &[], &["tweets.js:1:unknown-shape"]);
    check("", &[], &["tweets.js:1:truncated-input"]);
    check(&"[".repeat(1 << 20), &[], &["tweets.js:1:truncated-input"]);
    let parts = format!("window.YTD.tweets.part0 = [{one}];\nwindow.YTD.tweets.part1 = [{two}]\n");
    check(&parts, &["1", "2"], &[]);
}

#[test]
fn whose_archive_it_is_may_be_unknown() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    laid(folder.path(), &[("tweets.js", posts_file("tweets.part0", &[element(1, "a"), element(2, "b")]))]);
    let (posts, others) = read(folder.path());
    assert_eq!((posts.len(), others), (2, vec!["owner-unknown".to_owned(), "1 files".to_owned()]));
    assert_eq!(posts[0].url.as_deref(), Some("https://x.com/i/status/1"));
    laid(folder.path(), &[("account.js", "window.YTD.account.part0 = [ {\"account\" : {}} ]".to_owned())]);
    assert_eq!(read(folder.path()).1, ["account.js:1:unknown-shape", "owner-unknown", "2 files"]);
}

#[test]
fn what_is_no_archive_is_named() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let check = |name: &str, bytes: &[u8], says: &str| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("it can be written");
        let error = Reader::open(&path).err().unwrap_or_else(|| panic!("{name} is refused")).to_string();
        assert!(error.contains(name) && error.contains(says), "{error}");
    };
    let deflated = |files: &[(&str, String)]| zipped(files, CompressionMethod::Deflated);
    check("other.zip", &deflated(&[("a.txt", "a".to_owned())]), "without a personal archive's posts");
    check("empty.zip", &deflated(&[]), "without a personal archive's posts");
    check("broken.zip", b"PK\x03\x04\x14\0\0\0\x08\0\xff\xfe\xfd\x80", "can't be read");
    let posts = posts_file("tweets.part0", &[element(1, "a")]);
    let two = [("a/data/tweets.js", posts.clone()), ("b/data/tweets.js", posts)];
    check("two.zip", &deflated(&two), "several personal archives");
    check("deleted-tweets.js", files()[1].1.as_bytes(), "holds no posts");
    check("like.js", b"window.YTD.like.part0 = [ ]", "holds no posts");
    assert!(matches!(Reader::open(folder.path()), Err(InputError::Directory(_))));
}

/// Marks each member of a zip as encrypted, here and in the directory at its end.
fn encrypted(mut zip: Vec<u8>) -> Vec<u8> {
    for (mark, place) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found: Vec<_> =
            zip.windows(4).enumerate().filter(|(_, it)| it == mark).map(|(at, _)| at).collect();
        found.into_iter().for_each(|at| zip[at + place] |= 1);
    }
    zip
}

#[test]
fn a_zip_that_is_damaged_encrypted_or_a_bomb_is_read_as_far_as_it_goes() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let check = |zip: Vec<u8>, posts_expected: &[&str], others_expected: &[&str]| {
        let path = folder.path().join("given.zip");
        fs::write(&path, zip).expect("it can be written");
        let (posts, others) = read(&path);
        assert_eq!(
            (ids(&posts), others),
            (posts_expected.to_vec(), others_expected.iter().map(|it| (*it).to_owned()).collect())
        );
    };
    let posts = posts_file("tweets.part0", &[element(1, "a"), element(2, "b")]);
    let files = [("data/account.js", ACCOUNT.to_owned()), ("data/tweets.js", posts)];
    check(
        encrypted(zipped(&files, CompressionMethod::Deflated)),
        &[],
        &["account.js:0:unreadable", "tweets.js:0:unreadable"],
    );
    let stored = zipped(&files, CompressionMethod::Stored);
    let at = stored.windows(3).position(|it| it == b"\"b\"");
    let mut damaged = stored;
    damaged[at.expect("it is stored as it is") + 1] = b'c';
    check(damaged, &["1", "2"], &["tweets.js:20:unreadable", "2 files"]);
}

#[test]
fn a_bomb_is_read_to_a_limit() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("bomb.zip");
    let mut zip = ZipWriter::new(fs::File::create(&path).expect("it can be written"));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("data/tweets.js", options).expect("it can be written");
    zip.write_all(b"window.YTD.tweets.part0 = [ \"").expect("it can be written");
    std::io::copy(&mut std::io::repeat(b'0').take(80 << 20), &mut zip).expect("it can be written");
    zip.write_all(b"\" ]").expect("it can be written");
    zip.finish().expect("it can be written");
    assert_eq!(read(&path).1, ["tweets.js:1:unreadable", "1 files"]);
}
