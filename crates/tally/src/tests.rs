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

use model::{Author, Format, Network, Origin, Post, PostId, Timestamp, Window};

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
        id: Some(PostId(id.to_owned())).filter(|id| !id.as_str().is_empty()),
        author: Author { handle: Some(handle.to_owned()), name: None, id: None },
        created_at: Some(at(created_at)),
        text: format!("The looms of Ahang, {id}"),
        lang: Some("en".to_owned()),
        hashtags: hashtags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Post::blank(
            Network::X,
            Origin { format: Format::Groundswell, file: "ahang.jsonl".to_owned(), line: Some(1) },
        )
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
