// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Level, Line, Masks};

#[test]
fn placeholder_for_build() {
    let mut masks = Masks::default();
    let text = br#"{"a":[1,true]}
{"b":"x\"y"}"#;
    for level in Level::present() {
        masks.read(text, true, level);
        assert_eq!(masks.lines().len(), 2);
        let mut places = Vec::new();
        masks.tokens(masks.lines()[0], &mut places);
        assert_eq!(places, [0, 1, 3, 4, 5, 6, 7, 8, 12, 13]);
        masks.tokens(masks.lines()[1], &mut places);
        assert_eq!(places, [0, 1, 3, 4, 5, 10, 11]);
        assert_eq!(masks.lines()[1], Line { start: 15, end: 27, is_broken: false, has_escapes: true });
    }
}
