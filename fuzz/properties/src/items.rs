// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of whatever a reader of posts gives.

use std::{collections::BTreeSet, io::Cursor};

use ingest::{InputError, Item, Reader};
use model::{Format, Origin, Post, PostKind, Precision, Timestamp};

/// Reads an input twice, sees that both give the same, and that each post is the same once it is printed and read.
///
/// Gives the number of posts.
pub(crate) fn check(open: impl Fn() -> Result<Reader, InputError>) -> usize {
    checked(open).iter().map(|item| posts_of(item).len()).sum()
}

/// Does the same, and gives all that was read.
pub(crate) fn checked(open: impl Fn() -> Result<Reader, InputError>) -> Vec<Item> {
    let found = read(open());
    assert_eq!(found, read(open()), "read again, it is something else");
    let items = found.unwrap_or_default();
    let posts: Vec<&Post> = items.iter().flat_map(posts_of).collect();
    posts.iter().for_each(|post| check_post(post));
    check_printed(&posts);
    items
}

/// Opens bytes as an input.
pub(crate) fn open(bytes: &[u8]) -> Result<Reader, InputError> {
    Reader::from_read("given", Cursor::new(bytes.to_vec()))
}

/// Everything that bytes hold, or why nothing can be read from them.
pub(crate) fn read(reader: Result<Reader, InputError>) -> Result<Vec<Item>, String> {
    reader.map(Iterator::collect).map_err(|error| error.to_string())
}

/// The posts of an item.
pub(crate) fn posts_of(item: &Item) -> &[Post] {
    match item {
        Item::Posts(arrival) => &arrival.posts,
        _ => &[],
    }
}

/// What the model promises of a post, and that it survives being printed.
pub(crate) fn check_post(post: &Post) {
    let printed = report::json::post_json(post);
    let again = ingest::read_post(&printed, post.source.clone());
    assert_eq!(again.as_ref(), Some(post), "printed and read again, it is another post: {printed}");
    let within = |seconds: i64| {
        post.created_at.is_none_or(|at| at.as_nanosecond() % (i128::from(seconds) * 1_000_000_000) == 0)
    };
    match post.precision {
        Precision::Day => assert!(within(86_400), "a day begins at midnight: {printed}"),
        Precision::Minute => assert!(within(60), "a minute begins with its first second: {printed}"),
        Precision::Second => {}
    }
    let spellings: BTreeSet<_> = post.hashtags.iter().collect();
    assert_eq!(spellings.len(), post.hashtags.len(), "each spelling stands once: {printed}");
    assert!(!post.hashtags.iter().any(String::is_empty), "a hashtag is not empty: {printed}");
    let is_repost = post.kind == PostKind::Repost;
    assert!(is_repost || post.repost_of.is_none(), "what repeats another post is a repost: {printed}");
}

/// Sees that posts that are printed as lines are read as the same posts.
fn check_printed(posts: &[&Post]) {
    if posts.is_empty() {
        return;
    }
    let printed: String = posts.iter().map(|post| report::json::post_json(post) + "\n").collect();
    let again = read(Reader::from_read("given", Cursor::new(printed.clone())));
    let again: Vec<Post> = again.iter().flatten().flat_map(posts_of).cloned().collect();
    // Where it was read from is the one thing that differs.
    let nowhere = || Origin { format: Format::Groundswell, file: String::new(), line: None };
    let unsourced = |post: &Post| Post { source: nowhere(), ..post.clone() };
    let expected: Vec<Post> = posts.iter().map(|post| unsourced(post)).collect();
    let again: Vec<Post> = again.iter().map(unsourced).collect();
    assert_eq!(again, expected, "printed as lines, they are other posts: {printed}");
}

/// What tells the posts of two readings apart: identifier, time and text.
pub(crate) fn told(items: &[Item]) -> Vec<(Option<String>, Option<Timestamp>, String)> {
    let posts = items.iter().flat_map(posts_of);
    posts.map(|post| (post.id.as_ref().map(|id| id.0.clone()), post.created_at, post.text.clone())).collect()
}
