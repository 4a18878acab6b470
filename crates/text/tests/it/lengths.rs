// SPDX-License-Identifier: AGPL-3.0-or-later
//! How long X takes a text to be, and where it cuts it: `validate.yml` of twitter-text, each section under the
//! configuration that it was written for.

use icu_normalizer::ComposingNormalizerBorrowed;
use model::Network;
use serde_json::{Value, json};
use text::{fitting, links, measure};

use crate::shared::{cases, read};

#[test]
fn texts_were_taken_as_twitter_text_took_them_when_140_characters_were_the_limit() {
    let Some(yaml) = read("twitter-text-conformance/validate.yml") else { return };
    let Some(config) = config("v1") else { return };
    for case in &cases(&yaml)["tweets"] {
        let (length, _) = older_length(&case.text, &config);
        let is_taken = (1..=number(&config["maxWeightedTweetLength"])).contains(&length);
        assert_eq!(json!(is_taken), case.expected, "{}", case.description);
        // What was taken at 140 characters is taken today, but for one that has none.
        assert!(!is_taken || measure(Network::X, &case.text).fits, "{}", case.description);
    }
}

#[test]
fn lengths_and_ranges_on_x_are_those_of_twitter_text() {
    let Some(yaml) = read("twitter-text-conformance/validate.yml") else { return };
    let cases = cases(&yaml);
    let sections = ["WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"];
    for case in sections.iter().flat_map(|section| &cases[*section]) {
        let measure = measure(Network::X, &case.text);
        let taken = case.text.get(..fitting(Network::X, &case.text)).expect("a whole character");
        let found =
            result(&case.text, (measure.length, measure.limit), measure.fits, taken.encode_utf16().count());
        assert_eq!(found, case.expected[0], "{}", case.description);
    }
}

#[test]
fn lengths_before_emoji_were_one_follow_from_the_links_that_x_finds() {
    let Some(yaml) = read("twitter-text-conformance/validate.yml") else { return };
    let Some(config) = config("v2") else { return };
    for case in &cases(&yaml)["WeightedTweetsCounterTest"] {
        let (length, taken) = older_length(&case.text, &config);
        let limit = number(&config["maxWeightedTweetLength"]);
        let found = result(&case.text, (length, limit), length <= limit, taken);
        assert_eq!(found, case.expected[0], "{}", case.description);
    }
}

/// What twitter-text says of a text: `taken` are the UTF-16 units at its start that are within the limit.
fn result(text: &str, (length, limit): (u64, u64), fits: bool, taken: usize) -> Value {
    json!({
        "weightedLength": length,
        "valid": fits && length > 0,
        "permillage": length * 1000 / limit,
        "displayRangeStart": 0,
        "displayRangeEnd": text.encode_utf16().count().saturating_sub(1),
        "validRangeStart": 0,
        "validRangeEnd": taken.saturating_sub(1),
    })
}

/// The length under a configuration that knows no emoji, which the program has no use for, and what of it fits.
fn older_length(text: &str, config: &Value) -> (u64, usize) {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let (scale, limit) = (number(&config["scale"]), number(&config["maxWeightedTweetLength"]));
    let mut links = links(Network::X, &composed).into_iter().peekable();
    let (mut length, mut units, mut taken, mut free) = (0, 0, 0, 0);
    for (at, c) in composed.char_indices() {
        units += c.len_utf16();
        if let Some(link) = links.next_if(|link| link.start == at) {
            length += number(&config["transformedURLLength"]) * scale;
            free = link.end;
        } else if at >= free {
            length += weight(c, config);
        }
        let is_within = at + c.len_utf8() < free;
        if !is_within && length <= limit * scale {
            taken = units;
        }
    }
    (length / scale, taken + text.encode_utf16().count() - composed.encode_utf16().count())
}

fn config(version: &str) -> Option<Value> {
    let config = read(&format!("twitter-text-conformance/config/{version}.json"))?;
    Some(serde_json::from_str(&config).expect("the file is JSON"))
}

fn weight(c: char, config: &Value) -> u64 {
    let ranges = config["ranges"].as_array().expect("a list of ranges");
    let is_in = |range: &&Value| (number(&range["start"])..=number(&range["end"])).contains(&u64::from(c));
    ranges
        .iter()
        .find(is_in)
        .map_or_else(|| number(&config["defaultWeight"]), |range| number(&range["weight"]))
}

fn number(value: &Value) -> u64 {
    value.as_u64().expect("a number")
}
