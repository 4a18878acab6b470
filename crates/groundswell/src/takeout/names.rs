// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::HashSet, io::Write, path::Path};

use anyhow::Result;
use model::Post;

use crate::{
    entry::Tier,
    standing::{Standing, posts},
};

/// How many names were written, and of how many posts none is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Those that were written.
    pub written: u64,
    /// Those of which the record does not keep what they are called: they are counted alone.
    pub nameless: u64,
}

/// Writes by what name each post's network knows it, one a line: what may be handed on where terms allow nothing else, and what the tools take
/// that fetch posts anew, so that what was deleted since stays so. Posts that nobody can see any more are left out.
pub fn write_names(folder: &Path, out: &mut dyn Write) -> Result<Named> {
    let standing = Standing::of(folder)?;
    let (mut named, mut known, mut nameless) = (Named::default(), HashSet::new(), HashSet::new());
    posts(folder, |entry| {
        let kept = &entry.kept;
        if !standing.counts(kept) || !standing.is_seen(kept) {
            return Ok(());
        }
        let post = match entry.kept.tier {
            Tier::Archive => Some(&kept.counts_as),
            Tier::Counted | Tier::Kept | Tier::Quoted => kept.shown.as_ref(),
        };
        match post.and_then(name) {
            Some(name) if known.insert(name.clone()) => {
                named.written += 1;
                writeln!(out, "{name}")?;
            }
            Some(_) => {}
            None => {
                nameless.insert(crate::entry::identity(&kept.counts_as));
            }
        }
        Ok(())
    })?;
    named.nameless = nameless.len() as u64;
    Ok(named)
}

/// What a post's network calls it, or else where it is.
pub(super) fn name(post: &Post) -> Option<String> {
    let id = post.id.as_ref().map(|id| id.as_str().to_owned());
    let one_line = |name: &String| !name.chars().any(|char| char.is_whitespace() || char.is_control());
    id.or_else(|| post.url.clone()).filter(one_line)
}
