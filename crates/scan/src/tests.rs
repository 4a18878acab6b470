// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path};

use proptest::prelude::*;

use crate::{
    Level, Masks, Sieve,
    slow::{check, check_digests},
};

#[test]
fn tokens_are_found() {
    let mut masks = Masks::default();
    let mut places = Vec::new();
    masks.read(b"{\"a\":[1,true]}");
    masks.tokens(&mut places);
    assert_eq!(places, [0, 1, 4, 5, 6, 7, 8, 12, 13]);
    masks.read(b"{\"b\":\"x\\\"y\"}");
    masks.tokens(&mut places);
    assert_eq!(places, [0, 1, 4, 5, 11]);
    assert!(masks.has_escapes() && !masks.is_broken());
}

#[test]
fn escapes_are_found_where_they_are() {
    let text = format!("\"{}\\n{}\\n\"", "x".repeat(70), "x".repeat(200));
    let mut masks = Masks::default();
    masks.read(text.as_bytes());
    let length = text.len() as u32;
    for (start, end) in (0..=length).flat_map(|start| (start..=length).map(move |end| (start, end))) {
        let expected = text.get(start as usize..end as usize).is_some_and(|part| part.contains('\\'));
        assert_eq!(masks.has_escapes_within(start, end), expected, "{start}..{end}");
    }
    masks.read(b"\"\"");
    assert!(!masks.has_escapes_within(0, 2));
}

#[test]
fn lines_are_told_at_a_glance() {
    let check = |line: &str, closed: Option<usize>, is_disguised: bool, marks: &[u32]| {
        let mut sieve = Sieve::default();
        for filling in 0..70 {
            let blanks = " ".repeat(filling);
            let text = format!("{blanks}{line}\n{blanks}{{\"x\":1}}");
            sieve.read(text.as_bytes());
            let [first, second] = sieve.lines() else { panic!("{text:?} has two lines") };
            let found: Vec<u32> = sieve.marks(first).iter().map(|mark| mark - filling as u32).collect();
            let is_closed_at = first.closed.map(|at| at - filling);
            assert_eq!(
                (is_closed_at, first.is_disguised, found.as_slice()),
                (closed, is_disguised, marks),
                "{text:?}"
            );
            assert_eq!(second.closed, Some(text.len()), "what breaks off hides nothing behind it: {text:?}");
        }
    };
    check("{}", Some(2), false, &[]);
    check("{} ", Some(2), false, &[]);
    check("{\"a\":[{}]}", Some(10), false, &[]);
    check("{}{}", None, false, &[]);
    check("{}}", None, false, &[]);
    check("{\"}\"", None, false, &[]);
    check("{\"a", None, false, &[]);
    check("\\", None, false, &[]);
    check("{\"\\u00", None, false, &[]);
    check("{\"\\u0023\":\"#\"}", Some(14), true, &[11]);
    check("\\uff03 \\u00e9 \\u0001 \\uff01 \\\\u0023", None, true, &[]);
    check("\\uff01 \\u00e9 \\u0000 \\uFF0A \\\\u0023", None, false, &[]);
    check("\\U0023 \\UFF03", None, false, &[]);
    check("hashtag ete ＃ tta tagete", None, true, &[4, 8, 20, 23]);
}

#[test]
fn a_line_of_nothing_but_marks_takes_little_memory() {
    let text = [vec![b'#'; 1 << 20], b"\n{\"a\":\"#\"}".to_vec()].concat();
    for level in Level::present() {
        let mut sieve = Sieve::default();
        sieve.read_at(&text, level);
        let [first, second] = sieve.lines() else { panic!("there are two lines") };
        assert!(first.is_disguised && sieve.marks(first).len() < 5000, "{level:?}");
        assert!(!second.is_disguised && sieve.marks(second) == [(1 << 20) + 7], "{level:?}");
    }
}

#[test]
fn what_breaks_off_hides_nothing_behind_it() {
    for damage in ["\"", "\\", "\"\\", "\"\\u", "\"\\u12", "{\"a\":\"", "\u{1}"] {
        for filling in 0..70 {
            check(format!("{}{damage}\n{{\"a\":1}}\n", " ".repeat(filling)).as_bytes());
        }
    }
}

#[test]
fn what_fuzzing_has_found_is_looked_at() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/scan");
    let files: Vec<_> = fs::read_dir(kept).expect("a corpus is kept").collect();
    assert!(!files.is_empty());
    for file in files {
        check(&fs::read(file.expect("it was listed").path()).expect("it can be read"));
    }
}

#[test]
fn messages_of_every_length_are_hashed_in_their_order() {
    // From none to more than four steps, so that each of the two on their way ends in each of its steps.
    let messages: Vec<Vec<u8>> = (0..300).map(|length| vec![length as u8; length]).collect();
    let lines = messages.join(&b'\n');
    for skipped in 0..70 {
        check_digests(lines.get(skipped..).expect("there are more"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_levels_find_what_a_reading_byte_by_byte_finds(
        bytes in prop::collection::vec(prop::sample::select(b"\\\\\"\"{}[]:, \n\t\r\x01u0aF/bz9\x80\xef".to_vec()), 0..400)
    ) {
        check(&bytes);
    }

    #[test]
    fn marks_and_disguises_are_found(
        parts in prop::collection::vec(prop::sample::select(
            vec!["tag", "ete", "t", "a", "#", "＃", "\\u0023", "\\uff03", "\\uFf0", "3", "\\u00", "4", "e", "\\", "\"", "\n", "{", "}", "é"]
        ), 0..120)
    ) {
        check(parts.concat().as_bytes());
    }

    #[test]
    fn strings_and_lines_of_every_length_are_passed_over(
        parts in prop::collection::vec((prop::sample::select(vec!["\"", "\\", "\n", "é", "\\\"", "\u{1}", ""]), 0..150_usize), 0..12)
    ) {
        let text: String = parts.into_iter().map(|(part, filling)| format!("{part}{}", "x".repeat(filling))).collect();
        check(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }
}
