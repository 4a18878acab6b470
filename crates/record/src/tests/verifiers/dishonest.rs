// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a log does to itself, and signs: its own key is no proof that it keeps to its own rules.

use base64::{Engine, prelude::BASE64_STANDARD};
use fastrand::Rng;
use serde_json::{Value, json};

use super::{
    super::{AT, NAME},
    damage::{After, nothing},
    made::{Made, content},
    own,
    signer::{LOG, Signer},
    written::{Files, Frame, Written, note},
};

/// Writes a record anew in a way that its key's owner could, in its turn; says in which.
pub fn damage(made: &Made, turn: usize, rng: &mut Rng) -> (String, Files, After) {
    let mut log = Written::from(&made.files, made.signers.clone());
    if log.frames.is_empty() || rng.u8(..4) == 0 {
        log.add(Frame::of("post", &content(rng, 3), None, rng));
    }
    if rng.bool() {
        log.seal();
    }
    let ways = [WAYS, own::WAYS].concat();
    let (what, damage) = ways[turn % ways.len()];
    damage(&mut log, rng);
    (format!("signed: {what}"), log.files(), nothing)
}

pub type Way = fn(&mut Written, &mut Rng);

const WAYS: &[(&str, Way)] = &[
    ("nothing", |_, _| {}),
    ("entries in another order", |log, rng| {
        let (a, b) = (rng.usize(..log.frames.len()), rng.usize(..log.frames.len()));
        log.frames.swap(a, b);
    }),
    ("an entry left out", |log, rng| {
        log.frames.remove(rng.usize(..log.frames.len()));
        log.seal();
    }),
    ("an entry twice", |log, rng| {
        let frame = rng.choice(&log.frames).unwrap().clone();
        log.add(frame);
    }),
    ("another kind in the frame", |log, rng| {
        let kind = rng.u8(..14);
        one(log, rng).kind = kind;
    }),
    ("a salt of zeros", |log, rng| one(log, rng).salt = [0; 32]),
    ("another commitment", |log, rng| one(log, rng).commitment[0] ^= 1),
    ("another evidence", |log, rng| one(log, rng).evidence.push(0)),
    ("erased without a word", |log, rng| one(log, rng).erase()),
    ("erased in part", |log, rng| {
        let frame = one(log, rng);
        frame.erase();
        let end = frame.content.len() - 1;
        frame.content[end] = b'}';
    }),
    ("erased down to its length", |log, rng| {
        let frame = one(log, rng);
        frame.erase();
        frame.content.clear();
        let index = log.frames.iter().position(|frame| frame.content.is_empty()).unwrap();
        log.add(tombstone(&json!([index]), &json!("age"), &json!(AT), rng));
    }),
    ("erased with other lengths", |log, rng| {
        let index = rng.usize(..log.frames.len());
        log.frames[index].erase();
        log.frames[index].content.extend([0; 9]);
        log.add(tombstone(&json!([index]), &json!("age"), &json!(AT), rng));
    }),
    ("a tombstone over what is there", |log, rng| {
        let index = rng.usize(..log.frames.len());
        log.add(tombstone(&json!([index]), &json!("age"), &json!(AT), rng));
    }),
    ("a tombstone before what it names", |log, rng| {
        let index = rng.usize(..log.frames.len());
        log.frames[index].erase();
        log.frames.insert(index, tombstone(&json!([index + 1]), &json!("age"), &json!(AT), rng));
        log.seal();
    }),
    ("two tombstones over one entry", |log, rng| {
        let index = rng.usize(..log.frames.len());
        log.frames[index].erase();
        log.add(tombstone(&json!([index]), &json!("age"), &json!(AT), rng));
        log.add(tombstone(&json!([index]), &json!("court"), &json!(AT), rng));
    }),
    ("a tombstone that is erased", |log, rng| {
        log.frames[0].erase();
        let mut first = tombstone(&json!([0]), &json!("age"), &json!(AT), rng);
        first.erase();
        let index = log.frames.len();
        log.add(first);
        log.add(tombstone(&json!([index]), &json!("age"), &json!(AT), rng));
    }),
    ("a tombstone of another form", odd_tombstone),
    ("a content of another form", odd_content),
    ("a checkpoint of another form", odd_checkpoint),
    ("another key", |log, _| log.checkpoint = Some(log.note(log.sealed, &[&other()]))),
    ("another key, and its line", |log, _| log.keys = vec![other()]),
    ("a checkpoint of fewer entries", |log, rng| log.sealed = rng.usize(..=log.sealed)),
    ("all of it unsealed", |log, _| (log.sealed, log.tiled) = (0, 0)),
    ("tiles of fewer entries", |log, rng| log.tiled = rng.usize(..=log.sealed)),
];

fn one<'a>(log: &'a mut Written, rng: &mut Rng) -> &'a mut Frame {
    let index = rng.usize(..log.frames.len());
    &mut log.frames[index]
}

fn other() -> Signer {
    Signer::new(NAME, LOG, 9)
}

fn tombstone(of: &Value, reason: &Value, at: &Value, rng: &mut Rng) -> Frame {
    Frame::of("tombstone", &json!({"at": at, "of": of, "reason": reason}), None, rng)
}

/// A tombstone over the first entry, which is erased, with something about it that is not as it should be.
fn odd_tombstone(log: &mut Written, rng: &mut Rng) {
    const TIMES: [&str; 18] = [
        AT,
        "2031-05-02T18:30:00.5Z",
        "2031-05-02T18:30:00.123456789Z",
        "2031-05-02T18:30:00.1234567890Z",
        "2031-05-02T18:30:00.Z",
        "2031-05-02T18:30:00123Z",
        "2031-05-02T18:30:00",
        "2031-05-02 18:30:00Z",
        "2031-05-02t18:30:00z",
        "2031-13-02T18:30:00Z",
        "2031-02-29T18:30:00Z",
        "2032-02-29T18:30:00Z",
        "2100-02-29T18:30:00Z",
        "0000-01-01T00:00:00Z",
        "2031-05-02T24:00:00Z",
        "2031-05-02T23:59:60Z",
        "2031-04-31T18:30:00Z",
        "2031-05-00T18:30:00Z",
    ];
    let of = [
        json!([0]),
        json!([]),
        json!(0),
        json!([0, 0]),
        json!(["0"]),
        json!([true]),
        json!([-1]),
        json!([log.frames.len()]),
        json!(null),
    ];
    let reasons = ["age", "author", "court", "objection", "platform", "Age", "", "spite"];
    log.frames[0].erase();
    let (mut named, mut reason, mut at, mut evidence) = (json!([0]), json!("age"), json!(AT), None);
    match rng.u8(..6) {
        0 => named = rng.choice(of).unwrap(),
        1 => reason = json!(rng.choice(reasons)),
        4 => evidence = Some(b"raw".as_slice()),
        _ => at = json!(rng.choice(TIMES)),
    }
    let mut content = json!({"at": at, "of": named, "reason": reason});
    if rng.u8(..12) == 0 {
        content["more"] = json!(1);
    }
    log.add(Frame::of("tombstone", &content, evidence, rng));
}

/// Values in the one form that they may have, and in others, apart by semicolons.
const VALUES: &str = r#"1;-1;9007199254740991;9007199254740992;-9007199254740992;9007199254740993;123456789012345678901234567890;1e30;-0;0.5;
1.0;1e3;01;NaN;nul;"\u0041";"\u001F";"\u001f";"\/";"\ud800";"\ud83d\ude00";"	";{"a":1,"a":1};{"b":1,"a":1};{"a":1,"b":1};[1, 2];[1,2];[1,]; 1;
{"":1,"𐀀":1};{"𐀀":1,"":1};" ""#;

/// An entry whose content is committed to, and is not one.
fn odd_content(log: &mut Written, rng: &mut Rng) {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    let inner = match rng.u8(..6) {
        0 => deep([98, 99, 100, 101, 102, 126, 127, 128, 5000][rng.usize(..9)]),
        _ => rng.choice(VALUES.split(';').collect::<Vec<_>>()).unwrap().trim_start_matches('\n').to_owned(),
    };
    let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let evidence = rng.choice([
        "null".to_owned(),
        format!("\"{digest}\""),
        format!("\"{}\"", digest.to_uppercase()),
        "\"\"".to_owned(),
        "1".to_owned(),
    ]);
    let evidence = evidence.filter(|_| rng.u8(..3) == 0).unwrap_or("null".to_owned());
    let kind = if rng.u8(..8) == 0 {
        rng.choice(["erased", "Post", "", "call", "tombstone"]).unwrap()
    } else {
        "post"
    };
    let whole = match rng.u8(..20) {
        0 => inner.clone(),
        1 => format!("{{\"content\":{inner},\"evidence\":{evidence},\"kind\":\"{kind}\",\"more\":1}}"),
        2 => format!("{{\"evidence\":{evidence},\"kind\":\"{kind}\"}}"),
        3 => format!("\u{feff}{{\"content\":{inner},\"evidence\":{evidence},\"kind\":\"{kind}\"}}"),
        4 => format!("{{\"content\":{inner},\"evidence\":{evidence},\"kind\":\"{kind}\"}}\n"),
        _ => format!("{{\"content\":{inner},\"evidence\":{evidence},\"kind\":\"{kind}\"}}"),
    };
    let mut bytes = whole.into_bytes();
    if rng.u8(..20) == 0 {
        bytes.insert(12, 0xff);
    }
    log.add(Frame::new(6, bytes, Vec::new(), rng));
}

fn odd_checkpoint(log: &mut Written, rng: &mut Rng) {
    let signer = log.signer().clone();
    let text = log.text(log.sealed);
    let (first, rest) = text.split_once('\n').unwrap();
    let (size, root) = rest.split_once('\n').unwrap();
    let name = first.to_owned();
    let lifted = |change: fn(&mut Vec<u8>)| {
        let note = note(&text, &[&signer]);
        let (above, line) = note.trim_end().rsplit_once(' ').unwrap();
        let mut signature = BASE64_STANDARD.decode(line).unwrap();
        change(&mut signature);
        format!("{above} {}\n", BASE64_STANDARD.encode(signature))
    };
    log.checkpoint = Some(match rng.u8(..16) {
        0 => note(&format!("{text}an extension\n"), &[&signer]),
        1 => note(&format!("{name}\n0{size}\n{root}"), &[&signer]),
        2 => note(&format!("{name}\n+{size}\n{root}"), &[&signer]),
        3 => note(&format!("other.example\n{size}\n{root}"), &[&signer]),
        4 => note(&text, &[&signer, &other()]),
        5 => note(&text, &[&signer, &signer]),
        6 => note(&text, &[&other(), &signer]),
        7 => note(&format!("{name}\n{}\n{root}", log.sealed + 1), &[&signer]),
        8 => note(&text, &[]),
        9 => note(&text, &[&signer]).replace('\n', "\r\n"),
        10 => note(&text, &[&signer]) + "\n",
        11 => note(&format!("{name}\n{size}\n{}", root.replace('=', "")), &[&signer]),
        12 => lifted(|signature| lift(signature)),
        13 => lifted(|signature| signature[4..36].fill(0)),
        14 => lifted(|signature| signature.truncate(67)),
        _ => note(&format!("{name}\n18446744073709551616\n{root}"), &[&signer]),
    });
}

/// Adds the order of the group to the second half of a signature: a lax check takes that for the same signature.
fn lift(signature: &mut [u8]) {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut carry = 0_u16;
    for (byte, more) in signature[36..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(more) + carry;
        *byte = sum.to_le_bytes()[0];
        carry = sum >> 8;
    }
}
