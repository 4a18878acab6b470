// SPDX-License-Identifier: AGPL-3.0-or-later
//! Who shares the same within moments: from files to an edge list.

mod declared;
mod explained;
mod from_posts;
mod json;
mod limits;
mod list;
mod storm;

use std::num::NonZero;

use analysis::{Coordination, Rule};
use anyhow::Result;
use call::Call;
use ingest::{Finish, ShareColumns, Shares, SharesDraft};

use crate::{
    gather::Inputs,
    terminal::{counted, say},
};

pub use explained::{Explained, FEW, told};
pub use json::as_json;
pub use limits::too_many;
pub use list::as_csv;
pub use storm::Sorted;

/// What is asked for.
pub struct Asked {
    pub columns: ShareColumns,
    pub rule: Rule,
    /// The least weight that is listed.
    pub weight: u64,
    pub threads: NonZero<usize>,
}

/// Shares and the pairs among them.
pub struct Found<'a> {
    pub shares: &'a Shares,
    pub asked: &'a Asked,
    pub coordination: Coordination,
}

impl<'a> Found<'a> {
    pub fn new(shares: &'a Shares, asked: &'a Asked) -> Self {
        Self { shares, asked, coordination: Coordination::find(shares.shares(), asked.rule) }
    }
}

/// Reads inputs for their shares; `in_order` numbers everything in the order of its name, so that evidence is in no other.
pub fn gathered(names: &[String], asked: &Asked, in_order: bool) -> Result<(Inputs, Shares)> {
    let mut draft = SharesDraft::default();
    let kinds = from_posts::kinds(&asked.columns.objects);
    let mut posts = from_posts::FromPosts::new(kinds);
    let take = |draft: &mut SharesDraft, item| posts.take(draft, &item);
    let (inputs, counts_repeated) = Inputs::read_shares(names, &asked.columns, &mut draft, take)?;
    posts.say_left_out();
    let shares = draft.finish(Finish { drops_repeated: !counts_repeated, sorts_things: in_order });
    if shares.shares().is_empty() && asked.columns.objects.is_empty() {
        say(format_args!(
            "nobody shares anything there: of a table, --object COLUMN says what was shared; of posts, reposts are looked at unless \
             --object says otherwise"
        ));
    }
    if shares.without_object() > 0 {
        say(format_args!("left out {} without an object", counted(shares.without_object(), "share")));
    }
    Ok((inputs, shares))
}

/// Reads the posts of a call's storm, and sorts them by what the call says of them.
pub fn sorted(names: &[String], asked: &Asked, call: &Call) -> Result<(Inputs, Sorted)> {
    let mut storm = storm::Storm::new(declared::of_call(call));
    let inputs = Inputs::read(names, &asked.columns.others, |item| {
        storm.take(item);
        Ok(())
    })?;
    Ok((inputs, storm.sorted()?))
}

/// Reads a window: seconds, with a unit or without.
pub fn seconds(written: &str) -> Result<i64, String> {
    const NANOSECONDS: f64 = 1e9;
    let written = written.trim();
    let (number, unit) = match written.find(|c: char| c.is_ascii_alphabetic()) {
        Some(at) if at > 0 => written.split_at(at),
        _ => (written, "s"),
    };
    let seconds = match unit {
        "ms" => 0.001,
        "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        "d" => 86400.0,
        _ => return Err(format!("`{unit}` is no unit of time; known are ms, s, m, h and d")),
    };
    let number: f64 =
        number.trim().parse().map_err(|_| "a window is a number of seconds, such as 60s".to_owned())?;
    let window = (number * seconds * NANOSECONDS).round();
    // A century is longer than any network has been there.
    if (0.0..=3.2e18).contains(&window) {
        Ok(window as i64)
    } else {
        Err("a window is not negative, and no longer than a century".to_owned())
    }
}
