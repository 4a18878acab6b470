// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    io::{Seek, Write},
    path::Path,
};

use anyhow::{Context, Result, bail};
use model::Timestamp;
use pack::{About, Content, Writer};
use record::{Entry, Kind, Newest, Under};
use report::{CarriedLog, CarriedProofs, CarriedReport, Catalog, Sheet};

use super::{
    article::ToldStorm,
    shown::{Exhibit, Shown},
};
use crate::{entry, hex::hex};

/// Where in a package the entries are that everybody may open.
pub const PUBLIC: &str = "record/public.export";

/// Where the pages of a package are: a name that nobody has on the net, so that no page of ours passes for one of a network.
pub const BASE: &str = "https://record.invalid/";

pub(super) const HTML: &str = "text/html; charset=utf-8";

/// So many answers of authorities of time are told by the page that checks; the newest.
const TIMES: usize = 200;

/// How a package is put together.
pub struct Packing {
    /// Whether posts of somebody's own archive are shown, with their accounts' names.
    pub with_archive: bool,
    /// When.
    pub now: Timestamp,
}

/// What a package came to hold.
pub struct Packed {
    /// The posts that are shown.
    pub posts: usize,
    /// The posts of which the address alone is handed on.
    pub addresses: usize,
    /// What is in it of the report.
    pub report: CarriedReport,
}

/// Writes what may be shown of a record as one file: pages, evidence, proofs, the log, and what checks them.
pub fn write_package(folder: &Path, packing: &Packing, out: impl Write + Seek) -> Result<Packed> {
    // 1. What may be shown, as of one checkpoint.
    let Newest { note, checkpoint } = Newest::of(folder)?;
    let origin = note.lines().next().unwrap_or_default();
    let shown = Shown::of(folder, packing.with_archive)?;
    let told = ToldStorm::of(folder, &shown.withheld)?;
    let sheets: Vec<Sheet<'_>> = shown.exhibits.values().map(sheet).collect();
    let at = second(packing.now);
    let about = About {
        title: format!("The record {origin}"),
        software: format!("groundswell {}", env!("CARGO_PKG_VERSION")),
        created_at: at.clone(),
        main: BASE.to_owned(),
    };
    let mut writer = Writer::new(out, about)?;
    // 2. The pages.
    let catalog = Catalog {
        origin,
        size: checkpoint.size,
        root: hex(&checkpoint.root),
        created_at: packing.now,
        counts: &shown.counts,
        sheets: &sheets,
        addresses: &shown.addresses,
        forgotten: shown.forgotten,
        report: told.carried,
    };
    add_pages(&catalog, &told, &at, &mut writer)?;
    // 3. What was received.
    add_evidence(folder, &shown, &at, &mut writer)?;
    // 4. The report's files, proofs, the log, what is public of it, and the page that checks them.
    told.add_files(&mut writer)?;
    let mut proofs = CarriedProofs::default();
    for place in shown.exhibits.values().flat_map(Exhibit::places) {
        let (name, proof) =
            (format!("{place}.tlog-proof"), record::open_proof_of(folder, place, Under::Any)?);
        writer.file(&format!("proofs/{name}"), |out| out.write_all(proof.as_bytes()))?;
        proofs.take(name, proof);
    }
    let log = pack::zip_of(&record::public_files(folder)?)?;
    writer.file("record/log.zip", |out| out.write_all(&log))?;
    writer.file(PUBLIC, |mut out| {
        record::export_public(folder, &shown.public, Under::Any, &mut out).map_err(anyhow::Error::from)
    })?;
    let verifier = report::verifier_html(&carried_log(folder, &shown)?, &proofs);
    writer.file("verify/index.html", |out| out.write_all(verifier.as_bytes()))?;
    // 5. All of it is of that one checkpoint, or nothing is.
    if Newest::of(folder)?.note != note {
        bail!("{} changed while it was packed: export it again", folder.display());
    }
    writer.finish()?.flush().context("the package can't be written to its end")?;
    Ok(Packed { posts: sheets.len(), addresses: shown.addresses.len(), report: told.carried })
}

/// What the page that checks carries of who has signed the log.
fn carried_log(folder: &Path, shown: &Shown) -> Result<CarriedLog> {
    let left_out = shown.anchors.len().saturating_sub(TIMES);
    let places = shown.anchors.iter().skip(left_out).chain(&shown.policies).copied().collect();
    let mut export = Vec::new();
    record::export_public(folder, &places, Under::Any, &mut export)?;
    let vkey = fs::read_to_string(folder.join("vkey"))?;
    Ok(CarriedLog { vkey, export: String::from_utf8(export)?, left_out })
}

/// Adds the list of all, the posts' pages, and the report.
fn add_pages<W: Write + Seek>(
    catalog: &Catalog<'_>,
    told: &ToldStorm,
    at: &str,
    writer: &mut Writer<W>,
) -> Result<()> {
    let mut page = |target: &str, html: &str, title: &str| {
        writer.add_page(&Content { target, at, media_type: HTML, bytes: html.as_bytes() }, title)
    };
    page(BASE, &report::catalog_html(catalog), "All posts")?;
    for sheet in catalog.sheets {
        let title = format!("A post on {}, entry {}", sheet.post.network.name(), sheet.entry);
        page(&format!("{BASE}posts/{}", sheet.entry), &report::sheet_html(sheet), &title)?;
    }
    Ok(told.add_pages(at, writer)?)
}

impl Exhibit {
    /// The entries of which there are proofs: the post's, and those of what was received.
    fn places(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.place).chain(self.evidence.iter().copied())
    }
}

fn sheet(exhibit: &Exhibit) -> Sheet<'_> {
    Sheet {
        entry: exhibit.place,
        post: &exhibit.post,
        grades: exhibit.grades(),
        evidence: exhibit.evidence.clone(),
        simulated: exhibit.post.source.file.starts_with(crate::commands::counting::SIMULATED),
    }
}

/// Adds the bytes that were received, as they were.
fn add_evidence<W: Write + Seek>(
    folder: &Path,
    shown: &Shown,
    at: &str,
    writer: &mut Writer<W>,
) -> Result<()> {
    for entry in record::entries(folder)? {
        let (place, Entry::Kept { kind: Kind::Capture, content, evidence: Some(evidence), .. }) = entry?
        else {
            continue;
        };
        if !shown.public.contains(&place) {
            continue;
        }
        let received = entry::read_capture(&content);
        let (seen_at, target) = (received.seen_at.map(second), format!("{BASE}evidence/{place}"));
        let (at, media_type) = (seen_at.as_deref().unwrap_or(at), media_type(&received.format));
        writer.add(&Content { target: &target, at, media_type, bytes: &evidence })?;
    }
    Ok(())
}

/// The media type of what was received, by its format.
fn media_type(format: &str) -> &'static str {
    match format {
        "article" | "table" => "text/plain; charset=utf-8",
        "bluesky-proof" | "bluesky-repository" => "application/octet-stream",
        "html" => HTML,
        _ => "application/json",
    }
}

/// An instant to the second.
fn second(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}
