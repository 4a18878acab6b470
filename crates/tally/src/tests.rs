// SPDX-License-Identifier: AGPL-3.0-or-later
mod bounding;
mod counting;
mod grouping;
mod judging;
mod keeping;
mod listening;
mod properties;
mod publishing;
mod sketching;

use model::{Author, Format, Network, Origin, Post, PostId, PostKind, Precision, Timestamp, Window};

use crate::{Asked, Tally};

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test gives a valid instant")
}

fn window(start: &str, end: &str) -> Option<Window> {
    Some(Window::new(at(start), at(end)).expect("the test gives a valid window"))
}

/// A post on X of the given account, with an identifier, at the given time.
fn post(id: &str, handle: &str, created_at: &str, hashtags: &[&str]) -> Post {
    Post {
        network: Network::X,
        id: Some(PostId(id.to_owned())).filter(|id| !id.as_str().is_empty()),
        url: None,
        author: Author { handle: Some(handle.to_owned()), name: None, id: None },
        created_at: Some(at(created_at)),
        precision: Precision::Second,
        id_at: None,
        seen_at: None,
        text: format!("The looms of Ahang, {id}"),
        lang: Some("en".to_owned()),
        hashtags: hashtags.iter().map(|tag| (*tag).to_owned()).collect(),
        mentions: Vec::new(),
        links: Vec::new(),
        media: Vec::new(),
        kind: PostKind::Original,
        in_reply_to: None,
        repost_of: None,
        quote_of: None,
        edit_of: None,
        source: Origin { format: Format::Groundswell, file: "ahang.jsonl".to_owned(), line: Some(1) },
        remarks: Vec::new(),
    }
}

fn asked(tags: &[&str], window: Option<Window>) -> Asked {
    Asked { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), window }
}

fn tally<'a>(asked: Asked, posts: impl IntoIterator<Item = &'a Post>) -> Tally {
    let mut tally = Tally::new(asked);
    for post in posts {
        tally.add(post);
    }
    tally
}
