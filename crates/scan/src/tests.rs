// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path};

use proptest::prelude::*;

use crate::{Line, Masks, slow::check};

#[test]
fn tokens_and_lines_are_found() {
    let mut masks = Masks::default();
    masks.read_lines(b"{\"a\":[1,true]}\n{\"b\":\"x\\\"y\"}");
    let mut places = Vec::new();
    masks.tokens(masks.lines()[0], &mut places);
    assert_eq!(places, [0, 1, 3, 4, 5, 6, 7, 8, 12, 13]);
    masks.tokens(masks.lines()[1], &mut places);
    assert_eq!(places, [0, 1, 3, 4, 5, 10, 11]);
    assert_eq!(masks.lines()[1], Line { start: 15, end: 27, is_broken: false, has_escapes: true });
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_levels_find_what_a_reading_byte_by_byte_finds(
        bytes in prop::collection::vec(prop::sample::select(b"\\\\\"\"{}[]:, \n\t\r\x01u0aF/bz9\x80\xef".to_vec()), 0..400)
    ) {
        check(&bytes);
    }

    #[test]
    fn any_bytes_are_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }
}
