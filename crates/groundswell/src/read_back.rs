// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading all of a record back, on all processors.
//!
//! An entry of a form that is not known here ends it: what was passed over would be neither counted nor forgotten.

use std::path::Path;

use anyhow::{Result, bail};
use record::{Checkpoint, Kind, Scanned};
use serde_json::Value;

use crate::entry::{self, Kept};

/// What an entry says.
pub enum Read {
    /// Its content was erased.
    Erased,
    /// It holds something else than a post.
    Other(Other),
    /// It holds a post.
    Post(Box<Kept>),
}

/// An entry that holds no post.
pub struct Other {
    /// What it is about.
    pub kind: Kind,
    /// What it says.
    pub content: Value,
    /// Whether it has evidence.
    pub has_evidence: bool,
    /// The evidence of an anchor; that of others may be long, and many are in memory at once.
    pub evidence: Option<Vec<u8>>,
}

/// Hands on every entry of a record, in order.
pub fn each_entry(folder: &Path, take: impl FnMut(u64, Read) -> Result<()>) -> Result<Checkpoint> {
    each(folder, |entry| Some(read(entry)), take)
}

/// Hands on what `look` makes of the entries of a record, in order; of several at once.
pub fn each_seen<T: Send>(
    folder: &Path,
    look: impl Fn(Read) -> Option<T> + Sync,
    mut take: impl FnMut(u64, T),
) -> Result<Checkpoint> {
    // What is of an unknown form is told, and what speaks of nobody is passed over.
    let look = |entry: Scanned<'_>| read(entry).map_or(Some(None), |read| look(read).map(Some));
    record::scan(
        folder,
        |_, entry| look(entry),
        |place, seen| match seen {
            Some(seen) => {
                take(place, seen);
                Ok(())
            }
            None => unknown(folder, place),
        },
    )
}

/// Hands on the posts of a record, in order.
pub fn each_post(folder: &Path, mut take: impl FnMut(u64, Kept)) -> Result<Checkpoint> {
    let is_post = |entry: &Scanned<'_>| matches!(entry, Scanned::Kept { kind: Kind::Post, .. });
    each(
        folder,
        |entry| is_post(&entry).then(|| read(entry)),
        |place, read| {
            if let Read::Post(kept) = read {
                take(place, *kept);
            }
            Ok(())
        },
    )
}

/// Hands on the entries of some kinds, none of which is that of posts, in order.
pub fn each_other(folder: &Path, kinds: &[Kind], mut take: impl FnMut(u64, Other)) -> Result<Checkpoint> {
    let is_wanted = |entry: &Scanned<'_>| match entry {
        Scanned::Kept { kind, .. } => kinds.contains(kind),
        Scanned::Erased => false,
    };
    each(
        folder,
        |entry| is_wanted(&entry).then(|| read(entry)),
        |place, read| {
            if let Read::Other(other) = read {
                take(place, other);
            }
            Ok(())
        },
    )
}

/// Hands on what is wanted, if its form is known.
fn each(
    folder: &Path,
    look: impl Fn(Scanned<'_>) -> Option<Option<Read>> + Sync,
    mut take: impl FnMut(u64, Read) -> Result<()>,
) -> Result<Checkpoint> {
    record::scan(
        folder,
        |_, entry| look(entry),
        |place, read| match read {
            Some(read) => take(place, read),
            None => unknown(folder, place),
        },
    )
}

fn unknown(folder: &Path, place: u64) -> Result<()> {
    bail!("entry {place} of {} is of no form that is known here", folder.display())
}

fn read(entry: Scanned<'_>) -> Option<Read> {
    match entry {
        Scanned::Erased => Some(Read::Erased),
        Scanned::Kept { kind: Kind::Post, content, .. } => {
            entry::read_post(content).map(|kept| Read::Post(Box::new(kept)))
        }
        Scanned::Kept { kind, content, evidence } => {
            let content = serde_json::from_str(content).ok()?;
            let has_evidence = evidence.is_some();
            let evidence = evidence.filter(|_| kind == Kind::Anchor).map(<[u8]>::to_vec);
            Some(Read::Other(Other { kind, content, has_evidence, evidence }))
        }
    }
}

#[cfg(test)]
mod tests {
    use record::{Draft, Key, Record};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_post_of_a_form_that_is_not_known_here_is_neither_passed_over_nor_in_the_way_of_anything_else() {
        let home = tempfile::tempdir().expect("a folder");
        let key = Key::load_or_create(&home.path().join("key"), "storm.example/ahang").expect("it is made");
        let folder = home.path().join("record");
        let mut record = Record::create_or_open(&folder, &key).expect("it begins");
        let capture = Draft::new(Kind::Capture, &json!({"file": "a"}), Some(b"raw".to_vec()));
        let later = Draft::new(Kind::Post, &json!({"tier": "of a later time"}), None);
        record.append(&[capture.expect("it is one"), later.expect("it is one")]).expect("they are kept");
        record.seal().expect("it is sealed");
        let told = |outcome: Result<Checkpoint>| outcome.expect_err("it ends").to_string();
        let says = "is of no form that is known here";
        assert!(told(each_entry(&folder, |_, _| Ok(()))).contains(says));
        assert!(told(each_post(&folder, |_, _| ())).contains(says));
        let mut found = Vec::new();
        let checkpoint = each_other(&folder, &[Kind::Capture], |place, other| {
            found.push((place, other.has_evidence, other.evidence));
        });
        assert_eq!((found, checkpoint.expect("it is read").size), (vec![(0, true, None)], 2));
    }
}
