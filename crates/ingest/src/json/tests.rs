// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path};

use proptest::prelude::*;
use serde_json::Value;

use super::{JsonFault, Tape, against::check};

/// What is JSON, nearly is, or is not at all.
const TEXTS: &[&str] = &[
    "",
    " ",
    "{",
    "}",
    "[",
    "]",
    "{}",
    "[]",
    "{}{}",
    "[1,]",
    "[,1]",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":1,}",
    "{a:1}",
    "{\"a\" 1}",
    "{\"a\":1 \"b\":2}",
    "[1 2]",
    "\"a\"b",
    "1\"a\"",
    "[\"a\"1]",
    "[1\"a\"]",
    "nul",
    "nulll",
    "true",
    "truefalse",
    "[true]",
    "[tru]",
    "01",
    "-",
    "-1",
    "-01",
    "1.",
    ".1",
    "1.5",
    "1e",
    "1e5",
    "1e+",
    "1E-5",
    "1e400",
    "-1e999",
    "0",
    "-0",
    "00",
    "1a",
    "[1a]",
    "+1",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u12g4\"",
    "\"\\u1234\"",
    "\"\\ud83d\\ude00\"",
    "\"\\\\\"",
    "\"\\\"",
    "\"\\",
    "\"a\tb\"",
    "\"a\u{1}b\"",
    "{\"a\":1\u{0}}",
    "\u{b}1",
    "[1\u{c}]",
    "\u{a0}1",
    "{\"a\":{\"b\":[{\"c\":null}]}}",
    "[[[[[]]]]",
    "[}",
    "{]",
    "[1}",
    "{\"a\":1]",
    "[\"\\n\",\"\\/\"]",
    "\"\u{7f}\"",
    "//",
    "[1]//",
    "'a'",
    "[\"a\":1]",
    "{\"a\",1}",
    "{\"a\":1:2}",
    "NaN",
    "Infinity",
    "1_000",
    "0x1",
    "\u{feff}1",
    "{\"\\u0061\":1}",
    "[1,2,3]\t",
    "\r[1]\r",
];

#[test]
fn what_another_strict_reader_refuses_is_refused() {
    for text in TEXTS {
        check(text);
    }
}

#[test]
fn what_fuzzing_has_found_is_judged_alike() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/json");
    let files: Vec<_> = fs::read_dir(kept).expect("a corpus is kept").collect();
    assert!(!files.is_empty());
    for file in files {
        let bytes = fs::read(file.expect("it was listed").path()).expect("it can be read");
        check(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn halves_of_characters_are_mended() {
    let check = |text: &str, expected: &str| {
        let mut tape = Tape::default();
        assert_eq!(tape.read(text).expect("it is JSON").text(), Some(expected), "{text}");
    };
    check(r#""a\ud83db""#, "a\u{fffd}b");
    check(r#""\ude00""#, "\u{fffd}");
    check(r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀");
    check(r#""\ud83d\u0041""#, "\u{fffd}A");
    check(r#""\ud83d\n""#, "\u{fffd}\n");
    check(r#""\uDBFF\uDFFF\u0000""#, "\u{10ffff}\0");
}

#[test]
fn bombs_are_refused() {
    let check = |text: &str, fault: JsonFault| {
        let mut tape = Tape::default();
        assert_eq!(tape.read(text).map(|_| ()).map_err(|error| error.fault), Err(fault));
    };
    check(&"[".repeat(1 << 20), JsonFault::Deep);
    check(&"{\"a\":".repeat(1 << 20), JsonFault::Deep);
    check(&format!("[{}1]", "1,".repeat(5 << 20)), JsonFault::Many);
    check(&"9".repeat(1 << 20), JsonFault::Number);
    check(&format!("1e{}", "9".repeat(1 << 20)), JsonFault::Number);
    check(&format!("\"{}", "a".repeat(1 << 20)), JsonFault::Cut);
    check(&format!("{}{}", "[".repeat(129), "]".repeat(129)), JsonFault::Deep);
    let mut tape = Tape::default();
    assert!(tape.read(&format!("{}{}", "[".repeat(127), "]".repeat(127))).is_ok());
}

#[test]
fn of_several_values_under_one_name_the_first_counts() {
    let mut tape = Tape::default();
    let json = tape.read(r#"{"a":{"b":1},"\u0061":[2],"c":[{"a":3}]}"#).expect("it is JSON");
    assert!(json.get("a").is_object() && json.get("a").has("b") && !json.has("b"));
    assert_eq!(json.get("c").items().map(|item| item.get("a").whole()).collect::<Vec<_>>(), [Some(3)]);
    assert!(!json.get("x").get("y").has("z") && json.get("x").items().next().is_none());
}

/// Texts that are nearly JSON: pieces of it in any order.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\"a\"",
        "\"b\":",
        "1",
        "-",
        "0",
        ".5",
        "e3",
        "true",
        "null",
        " ",
        "\t",
        "\\u00e9",
        "\\ud83d",
        "é",
        "日本",
        "\u{1}",
        "tag",
        "\\n",
        "\\\"",
        "\r",
        "                                ",
        "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Documents, and documents with one byte changed.
fn damaged_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[\\\\\"/a-f]{0,80}".prop_map(Value::from),
    ];
    let tree = leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((".{0,6}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    });
    let damage = prop::option::of((
        any::<prop::sample::Index>(),
        prop::sample::select(b"{}[]:,\"\\ 019aeEu.-+x".to_vec()),
    ));
    (tree, damage, any::<bool>()).prop_map(|(tree, damage, is_pretty)| {
        let written =
            if is_pretty { serde_json::to_string_pretty(&tree) } else { serde_json::to_string(&tree) };
        let mut bytes = written.expect("a value can be written").into_bytes();
        if let Some((at, byte)) = damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        String::from_utf8(bytes).unwrap_or_default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nearly_json_is_judged_as_the_other_reader_judges_it(text in nearly_json()) {
        check(&text);
    }

    #[test]
    fn json_and_what_damage_makes_of_it_is_read_as_the_other_reader_reads_it(text in damaged_json()) {
        check(&text);
    }
}

#[test]
fn a_name_that_looks_like_anothers_escapes_is_not_that_name() {
    check(r#"{"\u0060a": 2, "\\u0060a": 1}"#);
}
