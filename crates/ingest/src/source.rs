// SPDX-License-Identifier: AGPL-3.0-or-later
use std::future::Future;

use tokio::sync::mpsc;

use crate::{item::Item, reader::Reader};

/// How many items wait between the thread that reads a file and whoever takes them.
const WAITING: usize = 64;

/// Anything that posts arrive from: a file, a network, a simulated network.
///
/// The contract:
/// - **Order** is not promised. Posts may arrive late, and deletions before what they delete.
/// - **Duplicates** are allowed, and welcome: two hosts of one network are read at once, and a connection that
///   was lost is taken up a little before where it broke. What is the same post is decided behind the sources.
/// - **Cursors**: a source that can be taken up again gives an [`Item::Cursor`] once everything before it has been given, and
///   again and again while it runs, posts or not. One that was kept starts the source anew, and nothing from there on is lost
///   that the network still gives. A source without cursors begins at its beginning.
/// - **Gaps**: a source that can't see says so with an [`Item::Gap`] as soon as it knows, and again when it sees: a broken
///   line, a limit, a budget, the network's own word, the time in which the program did not run. Whether what was posted
///   meanwhile came afterwards, the second one says; it may come more than once. A gap begins where the last cursor was.
/// - **Errors** are items: what can't be read is an [`Item::Rejected`], what is known to be missing an
///   [`Item::Notice`]. A source that can go on does: it calls again by itself, ever more seldom, and never ends because a server did.
/// - **The end** is `None`, and after it there is nothing but `None`. Only what is finite ends.
/// - **Cancelling**: dropping the future that `next` gave loses no item; the following call gives it.
/// - **Bounds**: whatever a server sends, a source holds no more than a fixed number of items and bytes, and reads no further
///   while nobody takes them.
///
/// `conformance` holds every source to it.
pub trait Source {
    /// Its name, for people and messages.
    fn name(&self) -> &str;

    /// The next item, as soon as there is one; `None` when the source has ended.
    fn next(&mut self) -> impl Future<Output = Option<Item>> + Send;
}

/// A file, or any other input of a [`Reader`], as a source.
///
/// It is read on a thread of its own, because files and pipes block; the thread ends when the input does, or
/// after the item that nobody takes any more.
pub struct FileSource {
    name: String,
    items: mpsc::Receiver<Item>,
}

impl FileSource {
    /// Begins to read.
    #[must_use]
    pub fn new(reader: Reader) -> Self {
        let name = reader.name().to_owned();
        let (sender, items) = mpsc::channel(WAITING);
        std::thread::spawn(move || {
            for item in reader {
                if sender.blocking_send(item).is_err() {
                    break;
                }
            }
        });
        Self { name, items }
    }
}

impl Source for FileSource {
    fn name(&self) -> &str {
        &self.name
    }

    async fn next(&mut self) -> Option<Item> {
        self.items.recv().await
    }
}
