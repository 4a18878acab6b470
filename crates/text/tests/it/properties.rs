// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;
use proptest::prelude::*;
use text::{check, fold, fold_handle, hashtags, links, mentions, near_miss};

/// Text that holds more of what the rules are about than chance alone would.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("#".to_owned()),
        Just("＃".to_owned()),
        Just("@".to_owned()),
        Just("https://".to_owned()),
        Just("://".to_owned()),
        "[ .,/()_?&-]{1,3}",
        "[a-z]{1,8}\\.(com|org|jp|example)",
        "[\u{200B}-\u{200F}\u{FE0E}\u{FE0F}\u{20E3}\u{2066}-\u{2069}]",
        "[a-zéñßİıſａ-ｚא-תا-یก-ฮあ-んα-ω0-9]{1,6}",
        "[🇦-🇿👍🏽🦋©🏴]{1,3}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn entities_lie_in_order_on_whole_characters(text in texts()) {
        for network in Network::ALL {
            for find in [hashtags, mentions, links] {
                let mut at = 0;
                for entity in find(network, &text) {
                    prop_assert!(at <= entity.start && entity.start < entity.end);
                    let written = text.get(entity.start..entity.end).expect("whole characters");
                    // Bluesky keeps a cashtag in capitals.
                    prop_assert!(written.ends_with(&entity.text) || written.to_ascii_uppercase() == entity.text);
                    at = entity.end;
                }
            }
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in texts()) {
        for network in Network::ALL {
            let folded = fold(network, &text);
            prop_assert_eq!(fold(network, &folded), folded);
        }
        let folded = fold_handle(&text);
        prop_assert_eq!(fold_handle(&folded), folded);
    }

    #[test]
    fn any_text_can_be_checked_and_always_the_same_way(text in texts()) {
        prop_assert_eq!(check(&text), check(&text));
    }

    #[test]
    fn a_near_miss_is_another_tag(asked in texts(), seen in texts()) {
        prop_assert!(!near_miss(&asked, &asked));
        if near_miss(&asked, &seen) {
            prop_assert_ne!(fold(Network::X, &asked), fold(Network::X, &seen));
        }
    }
}
