// SPDX-License-Identifier: AGPL-3.0-or-later
use icu_normalizer::ComposingNormalizerBorrowed;
use model::Network;
use unicode_segmentation::UnicodeSegmentation;

use crate::{bluesky, chars::after, emoji::emoji_length, entity::Entity, mastodon, x};

/// How long a text is to a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its length, in the network's own unit.
    pub length: u64,
    /// The greatest length that the network takes.
    pub limit: u64,
    /// Its bytes, where the network limits them too.
    pub bytes: Option<u64>,
    /// Whether it is within every limit, and holds nothing that the network refuses.
    pub fits: bool,
}

/// What a link counts on X, however long it is.
const X_LINK: u64 = 23;
/// What a link counts on Mastodon, in characters.
const MASTODON_LINK: usize = 23;
/// The most bytes that Bluesky takes.
const BLUESKY_BYTES: u64 = 3000;

/// How many bytes at the start of a text the network takes; never a part of a link, a mention or a character.
#[must_use]
pub fn fitting(network: Network, text: &str) -> usize {
    let whole = measure(network, text);
    if whole.fits {
        return text.len();
    }
    // No two ends are less than one apart in length, so none beyond these can fit.
    let most = usize::try_from(whole.limit).unwrap_or(usize::MAX);
    let ends: Vec<usize> = ends(network, text).take(most.saturating_add(1)).collect();
    let fits = |&end: &usize| measure(network, text.get(..end).unwrap_or_default()).fits;
    let fitting = ends.partition_point(fits);
    fitting.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or_default()
}

/// Where a text may be cut, in its order: after each character that a person sees, but within no link or mention.
fn ends(network: Network, text: &str) -> impl Iterator<Item = usize> {
    let mut whole: Vec<Entity> = match network {
        Network::Bluesky => bluesky::links(text),
        Network::Mastodon => mastodon::links(text).into_iter().chain(mastodon::mentions(text)).collect(),
        Network::X => x::links(text),
    };
    whole.sort_by_key(|entity| entity.start);
    let mut whole = whole.into_iter().peekable();
    text.grapheme_indices(true).map(|(start, seen)| start + seen.len()).filter(move |&end| {
        while whole.next_if(|entity| entity.end <= end).is_some() {}
        whole.peek().is_none_or(|entity| end <= entity.start)
    })
}

/// How long a text is to a network: weighted characters on X, graphemes elsewhere, links as each shortens them.
#[must_use]
pub fn measure(network: Network, text: &str) -> Measure {
    match network {
        Network::Bluesky => measure_bluesky(text),
        Network::Mastodon => within(500, mastodon_length(text)),
        Network::X => {
            let measure = within(280, x_length(text));
            Measure { fits: measure.fits && !text.contains(x::is_refused), ..measure }
        }
    }
}

fn within(limit: u64, length: u64) -> Measure {
    Measure { length, limit, bytes: None, fits: length <= limit }
}

fn measure_bluesky(text: &str) -> Measure {
    let short = |link: Entity| {
        let shown = bluesky_shortened(&link.text);
        (link, shown)
    };
    let shown = rewrite(text, bluesky::links(text).into_iter().map(short));
    let bytes = count(shown.len());
    let measure = within(300, graphemes(&shown));
    Measure { bytes: Some(bytes), fits: measure.fits && bytes <= BLUESKY_BYTES, ..measure }
}

/// A link counts the same however long it is, a mention without its server, and nothing but space not at all.
fn mastodon_length(text: &str) -> u64 {
    if text.trim().is_empty() {
        return 0;
    }
    let links = mastodon::links(text).into_iter().map(|link| (link, "x".repeat(MASTODON_LINK)));
    let mentions = mastodon::mentions(text).into_iter().map(|mention| {
        let name = format!("@{}", mention.text.split('@').next().unwrap_or_default());
        (mention, name)
    });
    let mut shown: Vec<(Entity, String)> = links.chain(mentions).collect();
    shown.sort_by_key(|(entity, _)| entity.start);
    graphemes(&rewrite(text, shown))
}

/// The weighted length, by twitter-text's configuration 3: composed characters, each 1 or 2, an emoji 2.
fn x_length(text: &str) -> u64 {
    let text = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let mut length = 0;
    let mut at = 0;
    for link in x::links(&text) {
        length += weight(text.get(at..link.start).unwrap_or_default()) + X_LINK;
        at = link.end;
    }
    length + weight(after(&text, at))
}

fn weight(text: &str) -> u64 {
    let mut weight = 0;
    let mut rest = text.chars();
    loop {
        if let Some(bytes) = emoji_length(rest.as_str()) {
            weight += 2;
            rest = after(rest.as_str(), bytes).chars();
        } else if let Some(c) = rest.next() {
            weight += if is_light(c) { 1 } else { 2 };
        } else {
            return weight;
        }
    }
}

fn is_light(c: char) -> bool {
    matches!(c, '\0'..='\u{10FF}' | '\u{2000}'..='\u{200D}' | '\u{2010}'..='\u{201F}' | '\u{2032}'..='\u{2037}')
}

/// How Bluesky's composer shows a link: its host, and at most 13 characters of what follows if that is over 15.
fn bluesky_shortened(link: &str) -> String {
    let Some((_, rest)) = link.split_once("://") else { return link.to_owned() };
    let (host, path) =
        rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or((rest, ""));
    let path =
        path.strip_prefix('/').filter(|rest| rest.is_empty() || rest.starts_with(['?', '#'])).unwrap_or(path);
    let encoded: String = path.chars().take(16).flat_map(percent_encoded).collect();
    match encoded.get(..13) {
        Some(start) if encoded.len() > 15 => format!("{host}{start}..."),
        _ => format!("{host}{encoded}"),
    }
}

/// A character as it stands in an address: itself if it is ASCII, else its bytes as `%41`.
fn percent_encoded(c: char) -> Vec<char> {
    if c.is_ascii() {
        return vec![c];
    }
    let mut buffer = [0; 4];
    c.encode_utf8(&mut buffer)
        .bytes()
        .flat_map(|byte| format!("%{byte:02X}").chars().collect::<Vec<_>>())
        .collect()
}

/// The text with each entity replaced by what stands beside it, in the order of the text.
fn rewrite(text: &str, shown: impl IntoIterator<Item = (Entity, String)>) -> String {
    let mut rewritten = String::with_capacity(text.len());
    let mut at = 0;
    for (entity, instead) in shown {
        rewritten.push_str(text.get(at..entity.start).unwrap_or_default());
        rewritten.push_str(&instead);
        at = entity.end;
    }
    rewritten.push_str(after(text, at));
    rewritten
}

fn graphemes(text: &str) -> u64 {
    count(text.graphemes(true).count())
}

fn count(items: usize) -> u64 {
    u64::try_from(items).expect("no text in memory is longer than 64 bits count")
}
