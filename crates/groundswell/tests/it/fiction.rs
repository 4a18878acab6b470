// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invented storms and posts.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use testkit::{Storm, Truth};

use crate::program::{groundswell, said, sample_call};

/// Writes a mixed feed of invented posts of all networks under the sample call's hashtags, and gives its figures.
pub fn write_feed(path: &Path, posts: u32) -> Truth {
    write_feed_of(&sample_call(), path, posts)
}

/// The same for a call in some folder.
pub fn write_feed_of(call: &Path, path: &Path, posts: u32) -> Truth {
    let call = call::read(call).expect("the call is valid");
    let storm = Storm {
        seed: 11,
        hashtags: call.hashtags.clone(),
        wordings: call
            .wordings
            .iter()
            .map(|wording| (wording.language.as_str().to_owned(), wording.text.clone()))
            .collect(),
        quotable: call.quotable.iter().map(|quotable| (quotable.network, quotable.handle.clone())).collect(),
        window: call.storm.window,
        people: posts / 4,
        posts_about: posts,
    };
    let invented = testkit::invent(&storm);
    let mut lines: Vec<_> = invented.feeds.into_iter().flat_map(|(_, lines)| lines).collect();
    lines.sort_by_key(|(at, _)| *at);
    let text: String = lines.into_iter().flat_map(|(_, line)| [line, "\n".to_owned()]).collect();
    fs::write(path, text).expect("the feed can be written");
    invented.truth
}

/// Writes an invented storm's report in a language, with what was said, into a file of its own.
pub fn report_on_disk(home: &Path, language: &str) -> PathBuf {
    let (feed, report) = (home.join("feed.jsonl"), home.join(format!("report.{language}.html")));
    if !feed.exists() {
        write_feed(&feed, 2_000);
    }
    let call = sample_call();
    let words = ["report", "--themes", "--language", language, "--call"].map(OsStr::new);
    let paths = [call.as_os_str(), feed.as_os_str(), "--out".as_ref(), report.as_os_str()];
    let told = groundswell(words.into_iter().chain(paths));
    assert!(told.status.success(), "{}", said(&told));
    report
}

/// Cuts a feed into pieces, in its order.
pub fn split(feed: &Path, pieces: u64) -> Vec<PathBuf> {
    let text = fs::read_to_string(feed).expect("the feed can be read");
    let lines: Vec<&str> = text.lines().collect();
    let size = lines.len().div_ceil(usize::try_from(pieces).expect("a few pieces"));
    let write = |(number, lines): (usize, &[&str])| {
        let path = feed.with_extension(format!("{number}.jsonl"));
        fs::write(&path, lines.join("\n")).expect("a piece can be written");
        path
    };
    lines.chunks(size).enumerate().map(write).collect()
}

/// A line of X's second version, flattened: one invented post.
pub fn x_line(id: u64, handle: &str, at: &str, text: &str) -> String {
    let tags: Vec<_> = text.split(' ').filter_map(|word| word.strip_prefix('#')).collect();
    let tags: Vec<_> = tags.iter().map(|tag| serde_json::json!({"start": 0, "end": 0, "tag": tag})).collect();
    serde_json::json!({
        "id": id.to_string(), "author_id": format!("9{id}"), "created_at": at, "text": text, "lang": "en",
        "entities": {"hashtags": tags},
        "author": {"id": format!("9{id}"), "username": handle, "name": handle},
    })
    .to_string()
}

/// The text of an invented article with two embedded posts, the first over two paragraphs.
pub const ARTICLE: &str = include_str!("../../../../examples/article.txt");
