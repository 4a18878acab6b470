// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as one more input: its posts, in the form in which they count.

use std::path::Path;

use anyhow::{Context, Result};
use ingest::{Arrival, Cursor, Item};
use model::{Capture, Format, Origin, Post};
use record::{Kind, Scanned};

use crate::{
    entry::{self, Kept},
    ledger::Seen,
};

/// Whether a path is a record's folder.
pub fn is_record(path: &Path) -> bool {
    path.join("checkpoint").is_file() && path.join("vkey").is_file()
}

/// Hands on the posts of a record, and gives the number of its entries.
pub fn read(folder: &Path, take: &mut impl FnMut(Item) -> Result<()>) -> Result<u64> {
    let told = || format!("can't read the record {}", folder.display());
    let look = |_, entry: Scanned<'_>| match entry {
        Scanned::Kept { kind: Kind::Post, content, .. } => {
            Some(Held::Post(entry::read_post(content).map(Box::new)))
        }
        Scanned::Kept { kind: Kind::Watch, content, .. } => {
            let content = serde_json::from_str(content).ok()?;
            Some(Held::Watched(Seen::read(&content)?))
        }
        Scanned::Erased | Scanned::Kept { .. } => None,
    };
    let checkpoint = record::scan(folder, look, |place, held| match held {
        Held::Watched(seen) => watched(seen).into_iter().try_for_each(&mut *take),
        Held::Post(kept) => {
            let kept = kept.with_context(|| {
                format!("entry {place} of {} is of no form that is known here", folder.display())
            })?;
            take(item(kept.counts_as, folder, place + 1))
        }
    });
    Ok(checkpoint.with_context(told)?.size)
}

/// What of an entry is handed on.
enum Held {
    /// A post, if its form is known.
    Post(Option<Box<Kept>>),
    /// What watching has shown.
    Watched(Seen),
}

/// What a source would have told of what watching has shown.
fn watched(seen: Seen) -> Option<Item> {
    match seen {
        Seen::Gap(gap) => Some(Item::Gap(gap)),
        Seen::Began { source, network, at } => {
            Some(Item::Cursor(Cursor { source, network, at: String::new(), seen_until: at }))
        }
        Seen::Account { .. }
        | Seen::Deleted { .. }
        | Seen::Hidden { .. }
        | Seen::Post { .. }
        | Seen::Spelling { .. } => None,
    }
}

fn item(post: Post, folder: &Path, line: u64) -> Item {
    let origin = Origin { format: Format::Groundswell, file: folder.display().to_string(), line: Some(line) };
    Item::Posts(Arrival { capture: Capture { raw: Vec::new(), seen_at: None, origin }, posts: vec![post] })
}
