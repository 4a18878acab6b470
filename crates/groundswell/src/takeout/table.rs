// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts in the form in which they are counted, one a row: no text, no name, no address, the time to the minute.

use std::{
    collections::{HashMap, HashSet},
    io::Write,
    path::Path,
};

use anyhow::Result;
use model::{Network, Post, PostId, Precision, Timestamp};
use pack::{Cell, ColumnKind, ColumnWriter};

use crate::{
    entry,
    standing::{PostEntry, Standing, posts},
};

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 15] = [
    "post",
    "account",
    "network",
    "created_at",
    "precision",
    "kind",
    "lang",
    "hashtags",
    "in_reply_to",
    "repost_of",
    "quote_of",
    "edit_of",
    "kit",
    "tier",
    "remarks",
];

/// Writes the posts of a record as CSV (RFC 4180), a header first.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn write_csv(folder: &Path, out: &mut dyn Write) -> Result<()> {
    write_row(&COLUMNS.map(str::to_owned), out)?;
    rows(folder, |row| write_row(&row, out))
}

/// Writes the same as Parquet, in which times are times and what is not known is missing.
pub fn write_parquet(folder: &Path, out: &mut dyn Write) -> Result<()> {
    let columns = COLUMNS.map(|name| (name.to_owned(), kind(name))).to_vec();
    let software = format!("groundswell {}", env!("CARGO_PKG_VERSION"));
    let mut writer = ColumnWriter::new(out, columns, &software)?;
    rows(folder, |row| {
        let cells = COLUMNS.iter().zip(row).map(|(name, cell)| typed(kind(name), cell));
        Ok(writer.add(cells)?)
    })?;
    Ok(writer.finish()?.flush()?)
}

fn kind(column: &str) -> ColumnKind {
    match column {
        "created_at" => ColumnKind::Time,
        "kit" => ColumnKind::Flag,
        _ => ColumnKind::Text,
    }
}

fn typed(kind: ColumnKind, cell: String) -> Cell {
    if cell.is_empty() {
        return Cell::Missing;
    }
    match kind {
        ColumnKind::Flag => Cell::Flag(cell == "true"),
        ColumnKind::Text => Cell::Text(cell),
        ColumnKind::Time => {
            cell.parse().map_or(Cell::Missing, |at: Timestamp| Cell::Time(at.as_millisecond()))
        }
    }
}

/// Hands on the posts of a record as rows, each post once.
pub(super) fn rows(folder: &Path, mut take: impl FnMut([String; 15]) -> Result<()>) -> Result<()> {
    let standing = Standing::of(folder)?;
    let (mut numbers, mut told) = (Numbers::default(), HashSet::new());
    posts(folder, |post| {
        if !standing.counts(&post.kept) || !told.insert(numbers.of_post(&post.kept.counts_as)) {
            return Ok(());
        }
        take(row(&post, &mut numbers))
    })?;
    Ok(())
}

fn row(entry: &PostEntry, numbers: &mut Numbers) -> [String; 15] {
    let post = &entry.kept.counts_as;
    let mut of = |id: &Option<PostId>| id.as_ref().map(|id| numbers.of_id(post.network, id.as_str()));
    let [reply, repost, quote, edit] =
        [&post.in_reply_to, &post.repost_of, &post.quote_of, &post.edit_of].map(&mut of);
    let cells = [
        Some(numbers.of_post(post)),
        numbers.of_account(post),
        Some(post.network.key().to_owned()),
        post.created_at.map(|at| tally::minute(at).to_string()),
        Some(post.precision.min(Precision::Minute).key().to_owned()),
        Some(post.kind.key().to_owned()),
        post.lang.clone(),
        Some(post.hashtags.join(" ")),
        reply,
        repost,
        quote,
        edit,
        entry.kept.is_kit.map(|is_kit| is_kit.to_string()),
        Some(entry.kept.tier.key().to_owned()),
        Some(post.remarks.iter().map(|remark| remark.key()).collect::<Vec<_>>().join(" ")),
    ];
    cells.map(Option::unwrap_or_default)
}

/// Numbers in the place of names: the record's pseudonyms would tie one export to the next.
#[derive(Default)]
struct Numbers {
    posts: HashMap<(Network, String), usize>,
    accounts: HashMap<(Network, String), usize>,
}

impl Numbers {
    fn of_post(&mut self, post: &Post) -> String {
        self.of_id(post.network, &entry::identity(post))
    }

    fn of_id(&mut self, network: Network, id: &str) -> String {
        let next = self.posts.len() + 1;
        format!("p{}", self.posts.entry((network, id.to_owned())).or_insert(next))
    }

    fn of_account(&mut self, post: &Post) -> Option<String> {
        let account = entry::account(post)?;
        let next = self.accounts.len() + 1;
        Some(format!("a{}", self.accounts.entry((post.network, account)).or_insert(next)))
    }
}

fn write_row(cells: &[String], out: &mut dyn Write) -> Result<()> {
    let cells: Vec<_> = cells.iter().map(|cell| report::csv_cell(cell)).collect();
    Ok(writeln!(out, "{}", cells.join(","))?)
}
