// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts that were forgotten, so that reading the same archive again does not bring them back.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use model::{Post, PostId};
use record::Reason;

use crate::{entry, pseudonym::PseudonymKey};

/// The pseudonyms of a record's forgotten posts, and by whose right they went: a file beside the record's keys, one a line.
///
/// It says nothing without the key, and lies outside the record, so that nothing of a forgotten post is left there.
pub struct Refused {
    path: PathBuf,
    posts: HashMap<PostId, Reason>,
}

impl Refused {
    /// Reads the list; there is none until something was forgotten.
    pub fn load(path: &Path) -> Result<Self> {
        let told = || format!("can't read what was forgotten, {}", path.display());
        let lines = if path.try_exists().with_context(told)? {
            fs::read_to_string(path).with_context(told)?
        } else {
            String::new()
        };
        Ok(Self { path: path.to_owned(), posts: lines.lines().map(read_line).collect() })
    }

    /// Whether nothing was ever forgotten.
    pub fn is_empty(&self) -> bool {
        self.posts.is_empty()
    }

    /// Whether that very post was forgotten.
    pub fn has(&self, id: &PostId) -> bool {
        self.posts.contains_key(id)
    }

    /// Whether a post, in the form in which it counts under pseudonyms, was forgotten, repeats one that was, or is another
    /// version of it.
    pub fn holds(&self, counted: &Post) -> bool {
        [&counted.id, &counted.repost_of, &counted.edit_of]
            .into_iter()
            .flatten()
            .any(|id| self.posts.contains_key(id))
    }

    /// Whether a post as it was read carries one that was forgotten along.
    pub fn is_carried_by(&self, post: &Post, key: &PseudonymKey) -> bool {
        let mut carried = entry::references(post).map(|id| PostId(key.of_post(post.network, id.as_str())));
        self.holds(&entry::counted(post, key)) || carried.any(|id| self.posts.contains_key(&id))
    }

    /// What was forgotten by somebody's right.
    pub fn by(&self, reason: Reason) -> BTreeSet<PostId> {
        self.posts.iter().filter(|(_, by)| **by == reason).map(|(id, _)| id.clone()).collect()
    }

    /// Every line of the file, in order.
    pub fn lines(&self) -> BTreeSet<String> {
        self.posts.iter().map(|(id, reason)| format!("{} {}", id.as_str(), reason.key())).collect()
    }

    /// Takes in lines of another such file.
    pub fn add_lines<'l>(&mut self, lines: impl IntoIterator<Item = &'l str>) -> Result<()> {
        let mut by: BTreeMap<Reason, Vec<PostId>> = BTreeMap::new();
        for (id, reason) in lines.into_iter().map(read_line) {
            by.entry(reason).or_default().push(id);
        }
        by.into_iter().try_for_each(|(reason, posts)| self.add(posts, reason))
    }

    /// Remembers pseudonyms; durable when it returns, and so before the erasing that they belong to.
    pub fn add(&mut self, posts: impl IntoIterator<Item = PostId>, reason: Reason) -> Result<()> {
        let told = || format!("can't remember what is forgotten in {}", self.path.display());
        let fresh: Vec<PostId> =
            posts.into_iter().filter(|id| self.posts.insert(id.clone(), reason).is_none()).collect();
        let lines: String = fresh.iter().flat_map(|id| [id.as_str(), " ", reason.key(), "\n"]).collect();
        let mut file =
            OpenOptions::new().append(true).create(true).mode(0o600).open(&self.path).with_context(told)?;
        file.write_all(lines.as_bytes()).and_then(|()| file.sync_all()).with_context(told)
    }
}

/// Lines of the first version do not say by whose right; almost all went by their authors'.
fn read_line(line: &str) -> (PostId, Reason) {
    let (id, reason) = line.split_once(' ').unwrap_or((line, ""));
    (PostId(id.to_owned()), reason.parse().unwrap_or(Reason::Author))
}
