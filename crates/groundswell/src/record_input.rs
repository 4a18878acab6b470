// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as one more input: its posts, in the form in which they count.

use std::path::Path;

use anyhow::{Context, Result};
use ingest::{Arrival, Cursor, Item};
use model::{Capture, Format, Origin, Post};
use record::Kind;

use crate::{
    ledger::Seen,
    read_back::{Other, Read, each_entry},
};

/// Whether a path is a record's folder.
pub fn is_record(path: &Path) -> bool {
    path.join("checkpoint").is_file() && path.join("vkey").is_file()
}

/// Hands on the posts of a record, and gives the number of its entries.
pub fn read(folder: &Path, take: &mut impl FnMut(Item) -> Result<()>) -> Result<u64> {
    let told = || format!("can't read the record {}", folder.display());
    let checkpoint = each_entry(folder, |place, read| match read {
        Read::Other(Other { kind: Kind::Watch, content, .. }) => {
            Seen::read(&content).and_then(watched).into_iter().try_for_each(&mut *take)
        }
        Read::Post(kept) => take(item(kept.counts_as, folder, place + 1)),
        Read::Erased | Read::Other(_) => Ok(()),
    });
    Ok(checkpoint.with_context(told)?.size)
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
        | Seen::Looked { .. }
        | Seen::Post { .. }
        | Seen::Spelling { .. } => None,
    }
}

fn item(post: Post, folder: &Path, line: u64) -> Item {
    let origin = Origin { format: Format::Groundswell, file: folder.display().to_string(), line: Some(line) };
    Item::Posts(Arrival { capture: Capture { raw: Vec::new(), seen_at: None, origin }, posts: vec![post] })
}
