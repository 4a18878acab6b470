// SPDX-License-Identifier: AGPL-3.0-or-later
//! The quick look at a content and the thorough one agree.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    Kind,
    canonical::canonical_json,
    draft::{Envelope, Seen, envelope},
    quick::Look,
};

/// Whether a content is taken, by the quick look alone and by the thorough one.
fn looks(canonical: &[u8]) -> (bool, bool) {
    let parts = Look::default().parts(canonical);
    (parts.is_some_and(|parts| parts.kind.parse::<Kind>().is_ok()), Envelope::parse(canonical).is_ok())
}

#[test]
fn what_is_plainly_in_form_is_seen_at_once() {
    for content in [
        json!(null),
        json!({"a": [], "b": {}, "c": [1, -5, 0, 9_007_199_254_740_991_u64], "d": true, "e": "اَهنگ \" \\ \n \u{1} \u{7f} 𝒜"}),
        json!([[[["x"]]], false, ""]),
    ] {
        let canonical = envelope("post", &content, None);
        assert_eq!(looks(&canonical), (true, true), "{content}");
        assert_eq!(canonical, canonical_json(&json!({"content": content, "evidence": null, "kind": "post"})));
        let canonical = envelope("capture", &content, Some(b"raw"));
        let mut look = Look::default();
        let seen = Seen::of(&canonical, &mut look).unwrap();
        assert_eq!((seen.kind, seen.evidence.map(|digest| digest.len())), (Kind::Capture, Some(64)));
    }
}

#[test]
fn what_is_not_in_form_is_refused_by_both() {
    for content in [
        "01",
        "-0",
        "-",
        "1.0",
        "1e2",
        "9007199254740992",
        "12345678901234567890",
        "tru",
        "\"\u{8}\"",
        "\"\\u0008\"",
        "\"\\u001F\"",
        "\"\\/\"",
        "\"\\u0041\"",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,}",
        "[1,]",
        "[1 ]",
        " 1",
        "[",
        "{\"a\"}",
        "\"",
        "nul",
        "",
    ] {
        let canonical = format!("{{\"content\":{content},\"evidence\":null,\"kind\":\"post\"}}");
        assert_eq!(looks(canonical.as_bytes()), (false, false), "{content}");
    }
    for canonical in [
        "{}",
        "null",
        "{\"content\":1,\"evidence\":1,\"kind\":\"post\"}",
        "{\"content\":1,\"evidence\":null,\"kind\":\"post\"} ",
        "{\"content\":1,\"evidence\":null,\"kind\":\"post\",\"more\":1}",
        "{\"content\":1,\"kind\":\"post\"}",
    ] {
        assert_eq!(looks(canonical.as_bytes()), (false, false), "{canonical}");
    }
    assert!(!looks(b"{\"content\":\"\xff\",\"evidence\":null,\"kind\":\"post\"}").0);
    let deep = |depth: usize| {
        format!(
            "{{\"content\":{}{},\"evidence\":null,\"kind\":\"post\"}}",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    for depth in [1, 98, 99, 100, 101, 102, 200] {
        let (quick, thorough) = looks(deep(depth).as_bytes());
        assert_eq!(quick, thorough, "{depth}");
        let with_a_number = deep(depth).replacen("[]", "[1]", 1);
        let (quick, thorough) = looks(with_a_number.as_bytes());
        assert_eq!(quick, thorough, "{depth} and a number inside");
    }
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_993_i64..9_007_199_254_740_993).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[ -~\u{0}-\u{20}\u{e000}\u{10000}]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-c\u{e000}\u{10000}\"]{0,3}", inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Where the two looks differ, the quick one leaves something to the thorough one: a name that may be in another order than its bytes.
fn agree(canonical: &[u8]) -> bool {
    let (quick, thorough) = looks(canonical);
    quick == thorough || (thorough && canonical.iter().any(|byte| *byte == b'\\' || *byte >= 0xf0))
}

proptest! {
    #[test]
    fn what_the_quick_look_takes_the_thorough_one_takes_too(content in values(), place in any::<prop::sample::Index>(), byte: u8) {
        let canonical = envelope("post", &content, None);
        prop_assert_eq!(&canonical, &canonical_json(&json!({"content": content, "evidence": null, "kind": "post"})));
        prop_assert!(agree(&canonical));
        let mut changed = canonical.clone();
        let place = place.index(changed.len());
        changed[place] = byte;
        prop_assert!(agree(&changed), "{}", String::from_utf8_lossy(&changed));
    }

    #[test]
    fn what_is_nearly_in_form_is_judged_alike(
        parts in prop::collection::vec(prop::sample::select(vec![
            "\"", "\\", "\\\"", "\\u00", "1f", "08", "0b", "\\n", "\\/", "{", "}", "[", "]", ":", ",", "\"a\":", "\"b\":", "0", "-1", "null",
            "true", "a", "é", "\u{10000}", "\u{7f}", "\u{1}", " ", "\"bbbbbbbb\":", "\"bbbbbbbba\":", "\"\":", "\"lang\":null,\"text\":\"",
        ]), 0..40)
    ) {
        let canonical = format!("{{\"content\":{},\"evidence\":null,\"kind\":\"post\"}}", parts.concat());
        prop_assert!(agree(canonical.as_bytes()), "{canonical}");
    }

    #[test]
    fn what_was_looked_at_before_says_nothing(contents in prop::collection::vec((values(), any::<bool>()), 1..6)) {
        let mut look = Look::default();
        for (content, is_whole) in contents {
            let mut canonical = envelope("post", &content, None);
            canonical.truncate(if is_whole { canonical.len() } else { canonical.len() / 2 });
            prop_assert_eq!(look.parts(&canonical), Look::default().parts(&canonical));
        }
    }
}
