// SPDX-License-Identifier: AGPL-3.0-or-later
//! `hit_highlighting.yml` of twitter-text: words marked within a text that carries markup.
//!
//! Nothing in the program marks hits, so the rule lives here: it shows that positions in characters of the bare
//! text, as X's search gave them, can be found again in its markup.

use crate::shared::{cases, read};

#[test]
fn hits_are_marked_where_twitter_text_marks_them() {
    let Some(yaml) = read("twitter-text-conformance/hit_highlighting.yml") else { return };
    let cases = cases(&yaml);
    for case in ["plain_text", "with_links"].iter().flat_map(|section| &cases[*section]) {
        let hits = case.hits.as_array().expect("a list of hits").iter();
        let hits = hits.map(|hit| {
            [0, 1].map(|end| usize::try_from(hit[end].as_u64().expect("a place")).expect("small"))
        });
        assert_eq!(marked(&case.text, &hits.collect::<Vec<_>>()), case.expected, "{}", case.description);
    }
}

/// A hit that began in this stretch of text ends before the next tag, another after it.
fn marked(text: &str, hits: &[[usize; 2]]) -> String {
    let (mut marked, mut at, mut open_to, mut is_here) = (String::new(), 0, None, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '<' {
            if is_here && open_to == Some(at) {
                marked.push_str("</em>");
                open_to = None;
            }
            is_here = false;
            let (tag, after) = rest.split_at(rest.find('>').expect("a tag ends") + 1);
            marked.push_str(tag);
            rest = after;
            continue;
        }
        if open_to == Some(at) {
            marked.push_str("</em>");
            open_to = None;
        }
        if let Some(hit) = hits.iter().find(|hit| hit[0] == at) {
            marked.push_str("<em>");
            (open_to, is_here) = (Some(hit[1]), true);
        }
        marked.push(c);
        (at, rest) = (at + 1, rest.get(c.len_utf8()..).unwrap_or_default());
    }
    if open_to.is_some() { marked + "</em>" } else { marked }
}
