// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use model::{Format, PostKind};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use signed::{Cid, cbor};

use crate::{
    Item, Reader, Reason,
    tests::{items, others, posts},
};

/// Writes JSON as DAG-CBOR, its links and bytes as what they are.
fn encoded(value: &Value) -> Vec<u8> {
    match value {
        Value::Null => vec![0xf6],
        Value::Bool(it) => vec![if *it { 0xf5 } else { 0xf4 }],
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => head(0, number),
            (None, Some(number)) => head(1, number.unsigned_abs() - 1),
            _ => fraction(number.as_f64().expect("it is one")),
        },
        Value::String(text) => [head(3, text.len() as u64), text.clone().into_bytes()].concat(),
        Value::Array(items) => {
            [head(4, items.len() as u64), items.iter().flat_map(encoded).collect()].concat()
        }
        Value::Object(members) => {
            if let Some(link) = members.get("$link") {
                let cid = [vec![0], bytes_of(link.as_str().expect("a link is a text"))].concat();
                return [vec![0xd8, 42], head(2, cid.len() as u64), cid].concat();
            }
            if let Some(bytes) = members.get("$bytes") {
                let bytes =
                    STANDARD_NO_PAD.decode(bytes.as_str().expect("bytes are a text")).expect("base 64");
                return [head(2, bytes.len() as u64), bytes].concat();
            }
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by_key(|(name, _)| (name.len(), *name));
            let written = members.iter().flat_map(|(name, value)| {
                [head(3, name.len() as u64), name.as_bytes().to_vec(), encoded(value)].concat()
            });
            [head(5, members.len() as u64), written.collect()].concat()
        }
    }
}

/// JSON writes a whole number with a point too.
fn fraction(number: f64) -> Vec<u8> {
    match format!("{number}").parse() {
        Ok(whole) => head(0, whole),
        Err(_) => [vec![0xfb], number.to_be_bytes().to_vec()].concat(),
    }
}

fn head(major: u8, argument: u64) -> Vec<u8> {
    let major = major << 5;
    let bytes = argument.to_be_bytes();
    match argument {
        0..24 => vec![major | bytes[7]],
        24..0x100 => vec![major | 24, bytes[7]],
        0x100..0x1_0000 => [&[major | 25], &bytes[6..]].concat(),
        0x1_0000..0x1_0000_0000 => [&[major | 26], &bytes[4..]].concat(),
        _ => [&[major | 27], &bytes[..]].concat(),
    }
}

/// The bytes of a name in base 32.
fn bytes_of(cid: &str) -> Vec<u8> {
    let letters = cid.strip_prefix('b').expect("it is in base 32").bytes();
    let value = |letter: u8| if letter.is_ascii_lowercase() { letter - b'a' } else { letter - b'2' + 26 };
    let bits: Vec<bool> =
        letters.flat_map(|letter| (0..5).rev().map(move |at| value(letter) >> at & 1 == 1)).collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit))).collect()
}

/// The name of a block.
fn name(block: &[u8]) -> Vec<u8> {
    [&[1, 0x71, 0x12, 0x20], Sha256::digest(block).as_slice()].concat()
}

fn cid_text(cid: &[u8]) -> String {
    Cid::whole(cid).expect("it is one").to_string()
}

fn link(cid: &[u8]) -> Value {
    json!({"$link": cid_text(cid)})
}

/// A file in the making.
#[derive(Default)]
struct Car {
    sections: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Car {
    /// Adds a block; gives the link to it.
    fn add(&mut self, value: &Value) -> Value {
        let block = encoded(value);
        let cid = name(&block);
        self.sections.push((cid.clone(), block));
        link(&cid)
    }

    /// Adds records under one node.
    fn node(&mut self, left: Value, records: &[(&str, &str, Value)]) -> Value {
        let mut last = String::new();
        let mut entries = Vec::new();
        for (collection, rkey, record) in records {
            let key = format!("{collection}/{rkey}");
            let shared = key.bytes().zip(last.bytes()).take_while(|(one, other)| one == other).count();
            let rest = STANDARD_NO_PAD.encode(&key.as_bytes()[shared..]);
            let value = self.add(record);
            entries.push(json!({"p": shared, "k": {"$bytes": rest}, "v": value, "t": null}));
            last = key;
        }
        self.add(&json!({"l": left, "e": entries}))
    }

    /// The file, with the commit that names a tree.
    fn finish(&mut self, tree: &Value) -> Vec<u8> {
        let commit = json!({"did": "did:plc:loom", "version": 3, "data": tree, "rev": "3k", "prev": null,
            "sig": {"$bytes": "AAAA"}});
        let root = self.add(&commit);
        // As servers write it: what names before what is named.
        self.sections.reverse();
        self.written(&root)
    }

    fn written(&self, root: &Value) -> Vec<u8> {
        let mut file = section(&encoded(&json!({"version": 1, "roots": [root]})));
        for (cid, block) in &self.sections {
            file.extend(section(&[cid.as_slice(), block].concat()));
        }
        file
    }
}

fn section(bytes: &[u8]) -> Vec<u8> {
    [length(bytes.len() as u64), bytes.to_vec()].concat()
}

fn length(mut length: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while length >= 0x80 {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
    bytes
}

const POST: &str = "app.bsky.feed.post";

fn weavers(text: &str) -> Value {
    json!({"$type": POST, "text": text, "createdAt": "2024-01-05T21:43:54Z", "langs": ["en"], "tags": ["Ahang"],
        "embed": {"images": [{"alt": "A loom", "image": {"$type": "blob", "size": 3, "mimeType": "image/png",
            "ref": link(&name(b"loom"))}}]}})
}

/// A repository with two posts, a repost and other things, over two nodes.
fn repository() -> (Car, Value) {
    let mut car = Car::default();
    let like = json!({"$type": "app.bsky.feed.like", "subject": {"uri": "at://a", "cid": "b"}});
    let left = car.node(
        Value::Null,
        &[("app.bsky.feed.like", "3a", like.clone()), (POST, "3kibazdt5ls22", weavers("one"))],
    );
    let repost = json!({"$type": "app.bsky.feed.repost", "createdAt": "2024-01-05T21:43:54Z",
        "subject": {"uri": "at://did:plc:ada/app.bsky.feed.post/q", "cid": "b"}});
    let records = [
        (POST, "3kic", weavers("two")),
        ("app.bsky.feed.repost", "3k", repost),
        ("app.bsky.graph.follow", "3k", like),
    ];
    let tree = car.node(left, &records);
    (car, tree)
}

#[test]
fn a_repository_gives_its_posts_and_reposts_in_order() {
    let (mut car, tree) = repository();
    let file = car.finish(&tree);
    let found = posts(file.clone());
    let told: Vec<_> = found
        .iter()
        .map(|post| (post.id.as_ref().expect("it has one").as_str(), post.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("at://did:plc:loom/app.bsky.feed.post/3kibazdt5ls22", "one"),
            ("at://did:plc:loom/app.bsky.feed.post/3kic", "two"),
            ("at://did:plc:loom/app.bsky.feed.repost/3k", ""),
        ]
    );
    assert_eq!(others(file.clone()), [""; 0]);
    let (post, repost) = (&found[0], &found[2]);
    assert_eq!((post.source.format, post.source.line), (Format::BlueskyRepository, None));
    assert_eq!(
        (post.hashtags.as_slice(), post.lang.as_deref()),
        (["Ahang".to_owned()].as_slice(), Some("en"))
    );
    assert_eq!(post.author.id.as_deref(), Some("did:plc:loom"));
    assert!(post.media[0].url.contains(&cid_text(&name(b"loom"))), "{:?}", post.media);
    assert!(post.id_at.is_some() && post.seen_at.is_none() && post.remarks.is_empty());
    assert_eq!(
        (repost.kind, repost.repost_of.as_ref().map(|id| id.as_str())),
        (PostKind::Repost, Some("at://did:plc:ada/app.bsky.feed.post/q"))
    );
    // The bytes that are handed on are those that their author has signed.
    let Some(Item::Posts(arrival)) = items(file).into_iter().next() else { panic!("there is one") };
    assert_eq!(arrival.capture.raw, encoded(&weavers("one")));
}

#[test]
fn a_damaged_repository_says_what_is_wrong_and_gives_the_rest() {
    let check = |file: &[u8], count: usize, expected: &[&str]| {
        let found = others(file);
        assert_eq!(
            (posts(file).len(), found.iter().map(String::as_str).collect::<Vec<_>>().as_slice()),
            (count, expected)
        );
    };
    let (mut car, tree) = repository();
    let whole = car.finish(&tree);
    check(&whole, 3, &[]);
    // One letter of a post is another.
    let at = whole.windows(3).position(|part| part == b"two").expect("it is there");
    let mut wrong = whole.clone();
    wrong[at] = b'T';
    check(&wrong, 2, &["damaged", "missing"]);
    // Cut off in the middle of a block, and at once.
    check(&whole[..whole.len() * 3 / 5], 1, &["truncated-input", "missing"]);
    check(&whole[..20], 0, &["unknown-shape"]);
    // A length beyond the file's end, one that no number holds, and a name of another kind.
    check(&[&whole[..], &length(u64::MAX >> 1), b"x"].concat(), 3, &["truncated-input"]);
    check(&[&whole[..], &[0xff; 12]].concat(), 3, &["damaged"]);
    check(&[&whole[..], &section(b"\x12\x20 no such name")].concat(), 3, &["damaged"]);
    check(&[&whole[..], &section(&vec![1; 5 << 20])].concat(), 3, &["damaged"]);
    // The same block twice, and one that nothing names.
    let (cid, block) = car.sections[1].clone();
    check(&[&whole[..], &section(&[cid, block].concat())].concat(), 3, &[]);
    // A node that is not there.
    let mut without = Car { sections: car.sections.clone() };
    let root = link(&without.sections[0].0);
    without.sections.retain(|(cid, _)| link(cid) != tree);
    check(&without.written(&root), 0, &["missing"]);
    // Without a commit, without a root, with another root.
    check(&Car { sections: Vec::new() }.written(&root), 0, &["missing"]);
    check(&section(&encoded(&json!({"version": 1, "roots": []}))), 0, &["unknown-shape"]);
    check(&section(&encoded(&json!({"version": 3, "roots": [root]}))), 0, &["unknown-shape"]);
    check(&car.written(&tree), 0, &["unknown-shape"]);
    check(&Car::default().finish(&tree), 0, &["missing"]);
    let mut bare = Car::default();
    let tree = bare.node(Value::Null, &[]);
    check(&bare.finish(&tree), 0, &["answer-without-posts"]);
}

#[test]
fn a_record_that_can_not_be_read_is_named() {
    let check = |record: Value, says: &str| {
        let mut car = Car::default();
        let tree = car.node(Value::Null, &[(POST, "3a", record), (POST, "3b", weavers("two"))]);
        let found = items(car.finish(&tree));
        let [Item::Rejected(rejection), Item::Posts(_)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(rejection.says, says);
    };
    check(
        json!({"$type": POST, "text": "a", "weight": 0.5}),
        "has a record that has a value that no record may have, such as a fraction; it is left out: \
         at://did:plc:loom/app.bsky.feed.post/3a",
    );
    check(json!("blah"), "is a record of Bluesky that is no object: at://did:plc:loom/app.bsky.feed.post/3a");
}

#[test]
fn a_hostile_tree_is_walked_once() {
    // Each node names the next twice: a walk that followed both would never end.
    let mut car = Car::default();
    let mut tree = car.node(Value::Null, &[(POST, "3a", weavers("one"))]);
    let record = car.add(&weavers("two"));
    for _ in 0..100 {
        let entry = json!({"p": 0, "k": {"$bytes": STANDARD_NO_PAD.encode("z/z")}, "v": record, "t": tree});
        tree = car.add(&json!({"l": tree, "e": [entry]}));
    }
    let found = items(car.finish(&tree));
    assert!(matches!(found.first(), Some(Item::Posts(_))) && found.len() < 300, "{}", found.len());
    // A chain that no tree is as long as; keys out of order, too long, with more shared than there is.
    let mut car = Car::default();
    let mut tree = Value::Null;
    for _ in 0..2_000 {
        tree = car.add(&json!({"l": tree, "e": []}));
    }
    assert_eq!(others(car.finish(&tree)), ["damaged"]);
    let mut car = Car::default();
    let tree = car.node(Value::Null, &[(POST, "3b", weavers("one")), (POST, "3a", weavers("two"))]);
    let file = car.finish(&tree);
    assert_eq!((posts(file.clone()).len(), others(file)), (1, vec!["damaged".to_owned()]));
    for (shared, key) in [(0, "k".repeat(1_025)), (9, "k".to_owned())] {
        let mut car = Car::default();
        let record = car.add(&weavers("one"));
        let entry =
            json!({"p": shared, "k": {"$bytes": STANDARD_NO_PAD.encode(key)}, "v": record, "t": null});
        let tree = car.add(&json!({"l": null, "e": [entry]}));
        assert_eq!(others(car.finish(&tree)), ["damaged"]);
    }
}

#[test]
fn keys_that_grow_in_memory_are_refused() {
    // Each key shares a thousand bytes with the one before, so that a node takes forty times what its block does;
    // and nodes that stand in one another are open at once.
    let mut car = Car::default();
    let record = car.add(&weavers("one"));
    let mut tree = Value::Null;
    for level in ["a", "b", "c", "d", "e"] {
        let bytes = |text: String| json!({"$bytes": STANDARD_NO_PAD.encode(text)});
        let first = json!({"p": 0, "k": bytes(level.repeat(1_000)), "v": record, "t": null});
        let others =
            (0..16_000).map(|at| json!({"p": 1_000, "k": bytes(format!("{at:05}")), "v": record, "t": null}));
        let entries: Vec<Value> = std::iter::once(first).chain(others).collect();
        tree = car.add(&json!({"l": tree, "e": entries}));
    }
    assert_eq!(others(car.finish(&tree)), ["damaged"]);
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

fn json_file(path: &Path) -> Vec<Value> {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn decoded(block: &[u8]) -> Result<Value, &'static str> {
    let mut json = String::new();
    cbor::read(block)?.write_json(&mut json);
    Ok(serde_json::from_str(&json).unwrap())
}

#[test]
fn the_shared_data_model_is_read_to_the_letter() {
    let Some(folder) = shared("atproto-interop/data-model") else { return };
    for case in json_file(&folder.join("data-model-fixtures.json")) {
        let block = STANDARD_NO_PAD.decode(case["cbor_base64"].as_str().unwrap()).unwrap();
        assert_eq!(decoded(&block).unwrap(), case["json"]);
        assert_eq!(cid_text(&name(&block)), case["cid"].as_str().unwrap());
        assert_eq!(encoded(&case["json"]), block);
        assert!(Cid::whole(&name(&block)).unwrap().names(&block));
    }
    for case in json_file(&folder.join("data-model-valid.json")) {
        let block = encoded(&case["json"]);
        assert_eq!(encoded(&decoded(&block).unwrap()), block, "{}", case["note"]);
    }
}

#[test]
fn the_shared_repository_holds_the_records_that_another_program_found() {
    let Some(folder) = shared("jetstream-corpus") else { return };
    let expected = std::fs::read_to_string(folder.join("car_expected_records.tsv")).unwrap();
    let commit = std::fs::read_to_string(folder.join("car_expected_commit.txt")).unwrap();
    let did = commit.lines().find_map(|line| line.strip_prefix("DID: ")).unwrap();
    let rows = expected.lines().filter_map(|row| row.split_once('\t'));
    let rows: Vec<_> = rows.filter(|(key, _)| super::is_read(key)).collect();
    assert_eq!(rows.len(), 9);
    let found: Vec<_> = Reader::open(&folder.join("repo.car")).unwrap().collect();
    assert_eq!(found.len(), rows.len());
    for (item, (key, cid)) in found.iter().zip(rows) {
        let Item::Posts(arrival) = item else { panic!("{item:?}") };
        assert_eq!(arrival.posts[0].id.as_ref().unwrap().as_str(), format!("at://{did}/{key}"));
        assert_eq!(cid_text(&name(&arrival.capture.raw)), cid);
        assert!(arrival.posts[0].id_at.is_some() && arrival.posts[0].created_at.is_some());
    }
}

#[test]
fn every_flipped_bit_of_a_repository_is_noticed() {
    let (mut car, tree) = repository();
    let whole = car.finish(&tree);
    let expected = posts(whole.clone());
    for at in 0..whole.len() * 8 {
        let mut wrong = whole.clone();
        wrong[at / 8] ^= 1 << (at % 8);
        let Ok(reader) = Reader::from_read("given", std::io::Cursor::new(wrong)) else { continue };
        let found: Vec<_> = reader.collect();
        let is_said = found.iter().any(|item| !matches!(item, Item::Posts(_)));
        let posts = found.iter().filter_map(|item| match item {
            Item::Posts(arrival) => Some(&arrival.posts[0]),
            _ => None,
        });
        let are_right = posts.clone().all(|post| expected.contains(post));
        assert!(is_said || are_right && posts.count() == expected.len(), "bit {at}");
        assert!(!found.iter().any(|item| matches!(item, Item::Rejected(it) if it.reason == Reason::TooLong)));
    }
}
