// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a log says of itself against its rules: about its keys, its witnesses and the time.

use base64::{Engine, prelude::BASE64_STANDARD};
use fastrand::Rng;
use serde_json::{Value, json};

use super::{
    super::{AT, NAME},
    dishonest::Way,
    made::witnesses,
    signer::{LOG, Signer, WITNESS},
    written::{Frame, Written, note},
};

pub const WAYS: &[(&str, Way)] = &[
    ("a change of the key", |log, rng| log.hand_over(&key(101), rng)),
    ("a change of the key, signed by others", signed_by_others),
    ("a change of the key, shown otherwise", shown_otherwise),
    ("a change of the key that says something else", said_otherwise),
    ("a change of the key before the last one", before_the_last),
    ("a change of the key that was erased", |log, rng| {
        log.hand_over(&key(101), rng);
        log.handovers = Some(log.shown());
        let index = log.frames.len() - 1;
        log.frames[index].erase();
        let content = json!({"at": AT, "of": [index], "reason": "age"});
        log.add(Frame::of("tombstone", &content, None, rng));
    }),
    ("a key that has signed before", |log, rng| log.hand_over(&log.keys[0].clone(), rng)),
    ("a key that nobody has handed over to", |log, _| log.keys.push(key(101))),
    ("a checkpoint of a key that has handed over", |log, rng| {
        let old = log.signer().clone();
        log.hand_over(&key(101), rng);
        log.checkpoint = Some(log.note(log.sealed, &[&old]));
    }),
    ("a checkpoint before the change of its key", |log, rng| {
        log.hand_over(&key(101), rng);
        log.sealed = rng.usize(..log.frames.len());
        log.tiled = log.sealed;
    }),
    ("a policy", odd_policy),
    ("witnesses", odd_witnessed),
    ("witnesses, and a change of the key", witnessed_beside_a_change),
    ("witnesses, and a change of the policy", witnessed_beside_a_policy),
    ("an anchor", odd_anchor),
];

fn key(seed: u8) -> Signer {
    Signer::new(NAME, LOG, seed)
}

fn signed_by_others(log: &mut Written, rng: &mut Rng) {
    let (old, new, other) = (log.signer().clone(), key(101), key(102));
    log.hand_over(&new, rng);
    let mut shown = log.shown();
    shown.pop();
    let signers: [&[&Signer]; 8] = [
        &[&new, &old],
        &[&old],
        &[&new],
        &[&old, &other],
        &[&other, &new],
        &[&old, &new, &other],
        &[&old, &old],
        &[],
    ];
    let size = log.frames.len();
    shown.push(log.opened(size - 1, size, signers[rng.usize(..signers.len())]));
    log.handovers = Some(shown);
}

fn shown_otherwise(log: &mut Written, rng: &mut Rng) {
    let (old, new) = (log.signer().clone(), key(101));
    log.hand_over(&new, rng);
    let mut shown = log.shown();
    let last = shown.pop().unwrap();
    let index = log.frames.len() - 1;
    let hash = BASE64_STANDARD.encode([7; 32]);
    let (head, below) = last.split_once("\n\n").unwrap();
    let instead = match rng.u8(..14) {
        0 => last.replace("@v1", "@v2"),
        1 => last.replace(&format!("index {index}"), &format!("index {}", index + 1)),
        2 => last.replace(&format!("index {index}"), &format!("index 0{index}")),
        3 => format!("{head}\n{hash}\n\n{below}"),
        4 => head.rsplit_once('\n').map(|(head, _)| format!("{head}\n\n{below}")).unwrap(),
        5 => last
            .lines()
            .filter(|line| !line.starts_with("extra "))
            .map(|line| line.to_owned() + "\n")
            .collect(),
        6 => last + "\n",
        7 => last.replacen("extra ", "extra AAAA", 1),
        8 => last.replacen("\nindex", "=\nindex", 1),
        9 => String::new(),
        10 => format!("{head}\n\n\n{below}"),
        11 => {
            log.add(Frame::of("post", &json!(1), None, rng));
            log.opened(index, index + 2, &[&old, &new])
        }
        12 => {
            shown.push(last.clone());
            last
        }
        _ => {
            log.handovers = Some(shown);
            return;
        }
    };
    shown.push(instead);
    log.handovers = Some(shown);
}

fn said_otherwise(log: &mut Written, rng: &mut Rng) {
    let (old, new) = (log.signer().clone(), key(101));
    let lines = [
        new.line(),
        old.line(),
        new.line() + "\n",
        key(102).line(),
        Signer::new(NAME, WITNESS, 101).line(),
        Signer::new("other.example", LOG, 101).line(),
        "none".to_owned(),
        new.line().replace('+', " "),
        new.line().to_uppercase(),
    ];
    let mut content = json!({"at": AT, "from": old.line(), "to": new.line()});
    match rng.u8(..6) {
        0 => content["at"] = json!("2031-05-02"),
        1 => content["more"] = json!(1),
        2 => content["from"] = json!(rng.choice(&lines)),
        3 => content["to"] = json!(rng.choice(&lines)),
        4 => content = json!([old.line(), new.line()]),
        _ => {}
    }
    let evidence = (rng.u8(..6) == 0).then_some(b"raw".as_slice());
    log.add(Frame::of("key", &content, evidence, rng));
    if rng.bool() {
        let mut shown = log.shown();
        let size = log.frames.len();
        shown.push(log.opened(size - 1, size, &[&old, &new]));
        log.keys.push(new);
        log.handovers = Some(shown);
    }
}

/// Three keys, of which the third follows the second before the second follows the first.
fn before_the_last(log: &mut Written, rng: &mut Rng) {
    let old = log.signer().clone();
    for (from, to) in [(key(101), key(102)), (old, key(101))] {
        log.add(Frame::of("key", &json!({"at": AT, "from": from.line(), "to": to.line()}), None, rng));
    }
    log.keys.extend([key(101), key(102)]);
}

fn odd_policy(log: &mut Written, rng: &mut Rng) {
    let [a, b, c] = witnesses().map(|witness| witness.line());
    let (a, b, c) = (format!("witness a {a}\n"), format!("witness b {b}\n"), format!("witness c {c}\n"));
    let (own, anna) = (log.signer().line(), witnesses()[0].line());
    let policies = [
        "quorum none".to_owned(),
        String::new(),
        "hello".to_owned(),
        "quorum none\r\n".to_owned(),
        "\tquorum \t none \n \n#\u{80} \n".to_owned(),
        "quorum none\n#\u{7f}".to_owned(),
        "quorum none extra".to_owned(),
        "quorum none\nquorum none\n".to_owned(),
        "# quorum none".to_owned(),
        format!("log {own} https://x.example\nquorum none\n"),
        format!("log {own}\nlog {own}\nquorum none"),
        format!("log {anna}\nquorum none"),
        format!("witness a {own}\nquorum a"),
        format!("{a}quorum a"),
        format!("quorum a\n{a}"),
        format!("{a}witness b {anna}\nquorum a"),
        format!("{a}{a}quorum a"),
        format!("{a}group g 1 a\nquorum g"),
        format!("{a}group g 2 a\nquorum g"),
        format!("{a}group g 0 a\nquorum g"),
        format!("{a}group g 01 a\nquorum g"),
        format!("{a}group g -1 a\nquorum g"),
        format!("{a}group g any\nquorum g"),
        format!("{a}group g any a a\nquorum g"),
        format!("{a}group g any none\nquorum g"),
        format!("{a}group none any a\nquorum none"),
        format!("{a}{b}{c}group g 2 a b\ngroup h all g c\nquorum h"),
        format!("{a}{b}group g any a\ngroup h any a b\nquorum h"),
        format!("{a}group a any a\nquorum a"),
        format!("{a}group g any g\nquorum g"),
        format!("witness a {anna} u v\nquorum a"),
        format!("witness a {anna} u\nquorum a"),
        format!("witness none {anna}\nquorum none"),
        format!("log {own}\nwitness x {}\nquorum x", Signer::new(NAME, WITNESS, 101).line()),
        format!("{a}quorum b"),
        format!("{a}{b}group g all a b"),
        format!("{}\nquorum none", "#".repeat(65_523)),
        format!("{}\nquorum none", "#".repeat(65_524)),
        format!("witness ä {anna}\nquorum ä"),
        format!("\u{a0}{a}quorum a"),
        format!("{a}\u{2028}quorum a"),
        format!("{a}quorum\u{3000}a"),
    ];
    let mut content = json!({"at": AT, "policy": rng.choice(policies)});
    match rng.u8(..12) {
        0 => content["at"] = json!(""),
        1 => content["more"] = json!(1),
        2 => content["policy"] = json!(1),
        3 => content = json!("quorum none"),
        _ => {}
    }
    let evidence = (rng.u8(..12) == 0).then_some(b"".as_slice());
    log.add(Frame::of("policy", &content, evidence, rng));
}

fn policy(names: &[usize]) -> Value {
    let witnesses = witnesses();
    let lines: String =
        names.iter().map(|place| format!("witness w{place} {}\n", witnesses[*place].line())).collect();
    json!({"at": AT, "policy": format!("{lines}quorum none\n")})
}

fn odd_witnessed(log: &mut Written, rng: &mut Rng) {
    if rng.u8(..8) > 0 {
        log.add(Frame::of("policy", &policy(&[0, 1]), None, rng));
    }
    log.add(Frame::of("post", &json!(1), None, rng));
    let ([anna, bela, carl], own, other) = (witnesses(), log.signer().clone(), key(101));
    let signers: [&[&Signer]; 13] = [
        &[&own, &anna],
        &[&own, &anna, &bela],
        &[&own, &bela, &anna],
        &[&own],
        &[&own, &carl],
        &[&own, &anna, &carl],
        &[&own, &anna, &anna],
        &[&anna, &own],
        &[&anna],
        &[&other, &anna],
        &[&own, &own, &anna],
        &[&own, &other, &anna],
        &[&own, &anna, &other],
    ];
    let (signers, size) = (signers[rng.usize(..signers.len())], log.sealed);
    let text = log.text(size);
    log.witnessed = Some(match rng.u8(..12) {
        0 => log.note(size - 1, signers),
        1 => log.note(rng.usize(..size), signers),
        2 => note(&text.replace(&format!("\n{size}\n"), &format!("\n{}\n", size + 1)), signers),
        3 => log.note(size, signers).replace(&format!("\n{size}\n"), &format!("\n{}\n", size - 1)),
        4 => note(&text.replacen(NAME, "other.example", 1), signers),
        5 => note(&format!("{text}more\n"), signers),
        6 => format!("{text}\n{}{}", own.sign(&text), anna.sign(&log.text(size - 1))),
        _ => log.note(size, signers),
    });
    if rng.u8(..6) == 0 {
        log.sealed = rng.usize(..size);
        log.tiled = log.sealed;
    }
}

/// The keys before, of and after the time of what witnesses signed.
fn witnessed_beside_a_change(log: &mut Written, rng: &mut Rng) {
    log.add(Frame::of("policy", &policy(&[0]), None, rng));
    log.hand_over(&key(101), rng);
    let first = log.frames.len();
    log.add(Frame::of("post", &json!(1), None, rng));
    log.hand_over(&key(102), rng);
    log.add(Frame::of("post", &json!(2), None, rng));
    let own = rng.choice(&log.keys).unwrap();
    log.witnessed = Some(log.note(rng.usize(first - 1..=log.frames.len()), &[own, &witnesses()[0]]));
}

fn witnessed_beside_a_policy(log: &mut Written, rng: &mut Rng) {
    let first = log.frames.len();
    for names in [[0, 1], [1, 2]] {
        log.add(Frame::of("policy", &policy(&names), None, rng));
    }
    log.frames.push(Frame::of("policy", &policy(&[0]), None, rng));
    if rng.bool() {
        log.seal();
    }
    let witness = rng.choice(witnesses()).unwrap();
    log.witnessed = Some(log.note(rng.usize(first..=log.sealed), &[log.signer(), &witness]));
}

fn odd_anchor(log: &mut Written, rng: &mut Rng) {
    let (own, other, size) = (log.signer().clone(), key(101), log.frames.len());
    log.seal();
    let text = log.text(size);
    let beyond = text.replace(&format!("\n{size}\n"), &format!("\n{}\n", size + 1));
    let notes = [
        log.note(size, &[&own]),
        log.note(rng.usize(..=size), &[&own]),
        log.note(size, &[rng.choice(&log.keys).unwrap()]),
        log.note(size, &[&other]),
        log.note(size, &[&own, &witnesses()[0]]),
        log.note(size, &[&own, &own]),
        note(&beyond, &[&own]),
        note(&text.replacen(NAME, "other.example", 1), &[&own]),
        note(&format!("{text}more\n"), &[&own]),
        note(&log.text(0).replace("\n0\n", "\n1\n"), &[&own]),
        String::new(),
        text,
        log.note(size, &[&own]) + "\n",
    ];
    let form = *rng.choice(&["rfc3161", "opentimestamps", "rfc3161", "roughtime", ""]).unwrap();
    let note = if rng.bool() { notes[0].clone() } else { rng.choice(notes).unwrap() };
    let mut content = json!({"at": AT, "authority": "tsa.example", "form": form, "note": note});
    let mut evidence = Some([b"token".as_slice(), b""][rng.usize(..2)]);
    match rng.u8(..14) {
        0 => content["failed"] = json!("no answer"),
        1 | 2 => (content["failed"], evidence) = (json!(["no answer", ""][rng.usize(..2)]), None),
        3 => evidence = None,
        4 => content["more"] = json!(1),
        5 => content["at"] = json!("now"),
        6 => content["authority"] = json!("a".repeat([255, 256][rng.usize(..2)])),
        7 => content["failed"] = json!(1),
        8 => content["authority"] = json!(""),
        _ => {}
    }
    log.frames.push(Frame::of("anchor", &content, evidence, rng));
    if rng.bool() {
        log.seal();
    } else if rng.u8(..3) == 0 {
        log.sealed = rng.usize(..=log.sealed);
        log.tiled = log.sealed;
    }
}
