// SPDX-License-Identifier: AGPL-3.0-or-later
//! Each network's text rules.

use model::Network;
use text::{
    Entity, cashtags, fitting, fold, fold_handle, hashtags, links, lists, measure, mentions, near_miss,
    reply_to,
};

/// Reads bytes as a text, as each network does.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let text = &String::from_utf8_lossy(bytes);
    let mut found_tags = 0;
    for network in Network::ALL {
        let tags = hashtags(network, text);
        for found in [&tags, &mentions(network, text), &links(network, text), &cashtags(network, text)] {
            check_places(text, found);
        }
        found_tags += tags.len();
        tags.iter().for_each(|tag| check_tag(network, text, tag));
        check_length(network, text);
        let folded = fold(network, text);
        assert_eq!(fold(network, &folded), folded, "folding twice is folding once");
    }
    check_places(text, &lists(text));
    check_places(text, &reply_to(text).into_iter().collect::<Vec<_>>());
    let folded = fold_handle(text);
    assert_eq!(fold_handle(&folded), folded, "folding twice is folding once");
    assert!(!near_miss(text, text), "no tag is its own misspelling");
    for warning in text::check(text).warnings {
        assert!(!warning.about.is_empty() && !warning.says().is_empty(), "{warning:?}");
    }
    found_tags
}

/// Sees that what is found stands in order, on whole characters, one behind the other.
fn check_places(text: &str, found: &[Entity]) {
    let mut at = 0;
    for Entity { start, end, text: named } in found {
        assert!(at <= *start && start < end, "{start}..{end} is behind {at}: {text:?}");
        let written = text.get(*start..*end).expect("whole characters");
        // Bluesky keeps a cashtag in capitals.
        let is_named = written.ends_with(named.as_str()) || written.to_ascii_uppercase() == *named;
        assert!(is_named, "{named:?} does not stand there: {text:?}");
        at = *end;
    }
}

/// Sees that a tag that was found is found again by itself, and is the one hashtag there.
fn check_tag(network: Network, text: &str, tag: &Entity) {
    let written = text.get(tag.start..tag.end).unwrap_or_default();
    let again: Vec<String> = hashtags(network, written).into_iter().map(|tag| tag.text).collect();
    assert_eq!(again, [tag.text.as_str()], "{network:?} reads {written:?} otherwise by itself");
}

fn check_length(network: Network, text: &str) {
    let whole = measure(network, text);
    let end = fitting(network, text);
    let fitting = text.get(..end).expect("whole characters");
    assert!(end < text.len() || whole.fits, "what fits is shorter than the text");
    assert!(end == 0 || measure(network, fitting).fits, "{network:?}: what should fit doesn't: {text:?}");
    assert_eq!(whole.fits, end == text.len(), "a text that fits is not cut");
}
