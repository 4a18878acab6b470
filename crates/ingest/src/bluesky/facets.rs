// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::json::Json;

/// What the author's client marked in a text.
#[derive(Default)]
pub(super) struct Facets {
    /// Hashtags without `#`.
    pub tags: Vec<String>,
    /// Handles without `@`, as the text shows them.
    pub mentions: Vec<String>,
    /// Addresses.
    pub links: Vec<String>,
}

impl Facets {
    /// Reads the marks; clients make them, so any may be wrong.
    pub(super) fn new(text: &str, facets: Json<'_>) -> Self {
        let mut found = Self { tags: tags(facets), ..Self::default() };
        for facet in facets.items() {
            for feature in facet.get("features").items() {
                match feature.get("$type").text() {
                    Some("app.bsky.richtext.facet#link") => found.links.extend(feature.get("uri").owned()),
                    Some("app.bsky.richtext.facet#mention") => {
                        found.mentions.extend(mention(marked(text, facet.get("index"))));
                    }
                    _ => {}
                }
            }
        }
        found
    }
}

/// The hashtags among the marks, without `#`.
pub(super) fn tags(facets: Json<'_>) -> Vec<String> {
    let features = facets.items().flat_map(|facet| facet.get("features").items());
    let tags = features.filter(|feature| feature.get("$type").text() == Some("app.bsky.richtext.facet#tag"));
    tags.filter_map(tag).collect()
}

fn tag(feature: Json<'_>) -> Option<String> {
    let tag = feature.get("tag").text()?.trim_start_matches(['#', '＃']);
    (!tag.is_empty()).then(|| tag.to_owned())
}

fn mention(marked: Option<&str>) -> Option<String> {
    let handle = marked?.trim().trim_start_matches(['@', '＠']);
    (!handle.is_empty()).then(|| handle.to_owned())
}

/// The part of the text between two offsets in bytes, which need not be in the text nor between characters.
fn marked<'a>(text: &'a str, index: Json<'_>) -> Option<&'a str> {
    let offset = |name: &str| index.get(name).whole().and_then(|at| usize::try_from(at).ok());
    text.get(offset("byteStart")?..offset("byteEnd")?)
}
