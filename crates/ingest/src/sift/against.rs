// SPDX-License-Identifier: AGPL-3.0-or-later
//! A sifted reading against a full one; the tests hold it, and what fuzzes this room.

use std::{
    collections::HashSet,
    io::{Cursor, Read},
    num::NonZero,
    ops::ControlFlow,
};

use model::{Author, Network, Post, PostKind, Remark};

use super::{Sift, Sifted, layout};
use crate::{
    Follow, Item, Notice, NoticeKind, Reader, Reposts, Swept,
    chunks::{Chunk, Chunks},
    mark,
};

/// What a sifted reading gives.
pub(super) struct Sifting {
    pub(super) items: Vec<Item>,
    pub(super) lines: u64,
    pub(super) passed: u64,
    pub(super) reposts: Reposts,
}

/// Whether a hashtag matters here.
pub(super) fn matters(_: Network, tag: &str) -> bool {
    ["storm", "עמית", "a\"b", "été"].contains(&tag.to_lowercase().as_str())
}

pub(super) fn sifted(reader: Reader, threads: usize) -> Sifting {
    let (mut items, mut passed, mut reposts) = (Vec::new(), 0, Reposts::default());
    let threads = NonZero::new(threads).expect("there is one");
    let lines = reader.sift(Some(matters), threads, &mut reposts, &mut |swept| {
        match swept {
            Swept::Item { mut item, whole } => {
                if let Item::Posts(arrival) = &mut item {
                    arrival.posts = seen_whole(&arrival.posts, whole());
                    arrival.capture.origin.file = "given".to_owned();
                }
                items.push(item);
            }
            Swept::Lines { passed: more, .. } => passed += more,
        }
        ControlFlow::Continue(())
    });
    Sifting { items, lines, passed, reposts }
}

/// The posts whole, after seeing that what was told of them before is the same as far as counting needs it.
fn seen_whole(brief: &[Post], whole: Vec<Post>) -> Vec<Post> {
    let counted = |post: &Post| {
        let matters = |remark: &Remark| !matches!(remark, Remark::Sensitive | Remark::Truncated);
        let remarks: Vec<Remark> = post.remarks.iter().copied().filter(matters).collect();
        let author = Author { name: None, ..post.author.clone() };
        let references =
            (post.in_reply_to.clone(), post.repost_of.clone(), post.quote_of.clone(), post.edit_of.clone());
        let times = (post.created_at, post.precision, post.id_at, post.seen_at);
        let text = if post.id.is_none() { post.text.clone() } else { String::new() };
        (
            post.network,
            post.id.clone(),
            author,
            times,
            (text, post.lang.clone(), post.hashtags.clone()),
            post.kind,
            references,
            remarks,
        )
    };
    assert_eq!(brief.iter().map(counted).collect::<Vec<_>>(), whole.iter().map(counted).collect::<Vec<_>>());
    whole
}

pub(super) fn reader(bytes: impl Read + Send + 'static) -> Option<Reader> {
    Reader::from_read("given", bytes).ok()
}

fn is_asked_for(post: &Post) -> bool {
    post.hashtags.iter().any(|tag| matters(post.network, tag))
}

/// Reads lines both ways, and sees that nothing is lost that matters, and nothing else is said of what is read.
///
/// # Panics
///
/// When something is.
pub fn check(lines: &[u8]) {
    // A first line that is surely one decides that it is a file of lines.
    let bytes = [b"{\"limit\":{\"track\":1}}\n", lines].concat();
    let text = String::from_utf8_lossy(&bytes);
    let Some(mut full) = reader(Cursor::new(bytes.clone())) else { return };
    let all: Vec<Item> = full.by_ref().map(without_bytes).collect();
    let mut sifting = sifted(reader(Cursor::new(bytes.clone())).expect("it was read once"), 1);
    assert_eq!(sifting.lines, full.lines(), "{text}");
    check_ways(&bytes);
    let mut read = sifting.items.iter().peekable();
    let mut left = Vec::new();
    for item in &all {
        if read.next_if_eq(&item).is_none() {
            left.push(item);
        }
    }
    assert_eq!(read.next(), None, "a sifted reading reads what a full one does, in its order: {text}");
    for item in left {
        match item {
            Item::Posts(arrival) => {
                for post in &arrival.posts {
                    assert!(!is_asked_for(post), "{post:?} was passed over in {text}");
                    find_repost(post, &mut sifting.reposts);
                }
            }
            Item::Account(_) | Item::Cursor(_) | Item::Gap(_) => panic!("a file tells none of that"),
            Item::Deletion(deletion) => assert_eq!(deletion.network, Network::Bluesky, "{text}"),
            // Neither tells of a loss.
            Item::Notice(Notice { kind: NoticeKind::Event | NoticeKind::Answer, .. }) => {}
            // What begins as a post and tells of a loss further on is none of a stream's messages.
            Item::Notice(notice) => {
                let line = line_of(&bytes, notice.line);
                assert!(layout::begins_as_post_of_x(line).is_some(), "{notice:?} was passed over in {text}");
            }
            Item::Rejected(rejection) => {
                // What can't match is looked at by its brackets alone.
                let line = line_of(&bytes, rejection.line);
                let is_object = line.starts_with(b"{") && line.trim_ascii_end().ends_with(b"}");
                assert!(is_object && std::str::from_utf8(line).is_ok(), "{rejection:?} {text}");
            }
        }
    }
    assert!(sifting.passed <= sifting.lines);
}

/// Sees that the same is told whether lines are glanced at or read first.
fn check_ways(bytes: &[u8]) {
    let told = |reads_most| {
        let mut sift = Sift::new("given", Some(matters));
        let mut chunks = Chunks::new(Box::new(Cursor::new(bytes.to_vec())));
        let (mut chunk, mut sifted, mut all) = (Chunk::default(), Sifted::default(), Vec::new());
        while chunks.next(&mut chunk) {
            sift.reads_most = reads_most;
            sift.read(&chunk, &mut sifted);
            let items: Vec<_> = sifted.items.drain(..).map(|taken| (taken.item, taken.place)).collect();
            all.push((items, sifted.lines, sifted.passed, sifted.reposts.clone()));
        }
        all
    };
    assert_eq!(told(true), told(false), "{}", String::from_utf8_lossy(bytes));
}

fn line_of(bytes: &[u8], number: Option<u64>) -> &[u8] {
    let number = number.expect("lines are numbered") as usize;
    bytes.split(|byte| *byte == b'\n').nth(number - 1).expect("it is there")
}

/// A sifted reading does not hand on the bytes.
fn without_bytes(mut item: Item) -> Item {
    if let Item::Posts(arrival) = &mut item {
        arrival.capture.raw.clear();
    }
    item
}

/// Sees that a repost that was passed over is found by what it repeats, and comes back as it is.
fn find_repost(post: &Post, reposts: &mut Reposts) {
    let Some(original) = post.repost_of.as_ref().filter(|_| post.kind == PostKind::Repost) else { return };
    let known = mark(post.network, original.as_str().as_bytes());
    let mut follower = Follower { known: HashSet::from([known]), found: Vec::new() };
    reposts.follow(&mut follower);
    let found = follower.found;
    assert!(found.contains(post), "{post:?} can't be found again");
}

/// Follows reposts of known posts, and of those that it finds.
pub(super) struct Follower {
    pub(super) known: HashSet<u64>,
    pub(super) found: Vec<Post>,
}

impl Follow for Follower {
    fn knows(&self, original: u64) -> bool {
        self.known.contains(&original)
    }

    fn take(&mut self, item: Item, new: &mut Vec<u64>) {
        let Item::Posts(arrival) = item else { return };
        for post in arrival.posts {
            let id = post.id.as_ref().expect("a repost has an identifier");
            let mark = mark(post.network, id.as_str().as_bytes());
            new.extend(self.known.insert(mark).then_some(mark));
            self.found.push(post);
        }
    }
}
