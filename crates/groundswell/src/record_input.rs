// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as one more input: its posts, in the form in which they count.

use std::path::Path;

use anyhow::{Context, Result};
use ingest::{Arrival, Cursor, Item};
use model::{Capture, Format, Origin, Post};
use record::{Kind, Newest};

use crate::{
    ledger::Seen,
    read_back::{Other, Read, each_entry},
};

/// Whether a path is a record's folder.
pub fn is_record(path: &Path) -> bool {
    path.join("checkpoint").is_file() && path.join("vkey").is_file()
}

/// What a record is called.
pub fn origin(folder: &Path) -> Result<String> {
    Ok(Newest::of(folder)?.note.lines().next().unwrap_or_default().to_owned())
}

/// What was read of a record beside its posts.
pub struct Told {
    /// How many entries it has.
    pub entries: u64,
    /// What became of its posts: which were deleted, and how those that were quoted stood as they grew older.
    pub aftermath: Vec<Seen>,
}

/// Hands on the posts of a record, and gives what else it tells.
pub fn read(folder: &Path, take: &mut impl FnMut(Item) -> Result<()>) -> Result<Told> {
    let told = || format!("can't read the record {}", folder.display());
    let mut aftermath = Vec::new();
    let checkpoint = each_entry(folder, |place, read| match read {
        Read::Other(Other { kind: Kind::Watch, content, .. }) => match Seen::read(&content) {
            Some(seen @ (Seen::Deleted { .. } | Seen::Looked { .. })) => {
                aftermath.push(seen);
                Ok(())
            }
            seen => seen.and_then(watched).into_iter().try_for_each(&mut *take),
        },
        Read::Post(kept) => take(item(kept.counts_as, folder, place + 1)),
        Read::Erased | Read::Other(_) => Ok(()),
    });
    Ok(Told { entries: checkpoint.with_context(told)?.size, aftermath })
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
