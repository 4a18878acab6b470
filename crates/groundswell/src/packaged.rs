// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as a package hands it on.

use std::{
    fs::File,
    io::{Read, Seek},
    path::Path,
};

use anyhow::{Context, Result, anyhow};
use pack::Member;
use record::{Fault, Scanned, See, Verification};

use crate::{
    cards::Cards,
    published::{LONGEST, Published, published_in, sha256},
    takeout::{PUBLIC, REPORT},
};

/// What a package came to.
pub struct Packaged {
    /// The record, as far as it is in it.
    pub found: Verification,
    /// The files of a published report in it that the record has the digests of.
    pub reports: Vec<String>,
    /// The reports that the record tells of.
    pub published: Vec<Published>,
    /// What its pages say.
    pub cards: Cards,
}

/// What every zip file begins with.
const ZIP: [u8; 4] = *b"PK\x03\x04";

/// Recomputes what a package holds of a record, and compares its archives with its list and a report in it with the record; nothing if the
/// file is no zip file.
pub fn verify(path: &Path, see: See<'_>) -> Result<Option<Packaged>> {
    let told_of = || format!("can't verify {}", path.display());
    // What is no plain file, a pipe say, gives its first bytes only once.
    if !path.is_file() {
        return Ok(None);
    }
    let mut file = File::open(path).with_context(told_of)?;
    let mut first = Vec::new();
    file.by_ref().take(ZIP.len() as u64).read_to_end(&mut first).with_context(told_of)?;
    if first != ZIP {
        return Ok(None);
    }
    file.rewind().with_context(told_of)?;
    let is_wanted = |name: &str| name == PUBLIC || name.starts_with(REPORT) || pack::is_part(name);
    let broken = |says| anyhow!("it is a broken zip archive ({says})");
    let members = pack::members(path, file, is_wanted).map_err(broken).with_context(told_of)?;
    let (public, parts): (Vec<_>, Vec<_>) = members.into_iter().partition(|member| member.name == PUBLIC);
    let (told, parts): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|member| member.name.starts_with(REPORT));
    let public = public.into_iter().next().with_context(|| {
        format!(
            "{} holds no `{PUBLIC}`: only packages that `export --format wacz` made can be verified",
            path.display()
        )
    })?;
    let lines = public.content.map_err(|says| anyhow!(says)).with_context(told_of)?;
    let package = pack::package(parts);
    let cards = package.as_ref().map_or_else(Cards::default, |package| Cards::read(&package.archives));
    let see_both = |place, entry: Scanned<'_>| {
        cards.see(place, &entry);
        see(place, entry);
    };
    let mut found = record::verify_export_seeing(lines.open().with_context(told_of)?, &see_both);
    if let Some(package) = package {
        let whole = package.faults.into_iter().map(|says| ("package".to_owned(), says));
        let archives = package.archives.iter();
        let archives = archives.filter_map(|archive| Some((archive.name.clone(), archive.open().err()?)));
        found.faults.extend(whole.chain(archives).map(|(file, says)| Fault { file, index: None, says }));
    }
    let published = published_in(lines.open().with_context(told_of)?);
    let mut reports = Vec::new();
    for member in told {
        match compare(&member, &published) {
            Ok(()) => reports.push(member.name),
            Err(says) => found.faults.push(Fault { file: member.name, index: None, says }),
        }
    }
    Ok(Some(Packaged { found, reports, published, cards }))
}

/// Compares a file of a report with what the record says was published; says in words what is wrong with it.
fn compare(member: &Member, published: &[Published]) -> Result<(), String> {
    let content = member.content.as_ref().map_err(|says| says.to_string())?;
    let mut bytes = Vec::new();
    let file = content.open().map_err(|error| error.to_string())?;
    file.take(LONGEST).read_to_end(&mut bytes).map_err(|error| format!("it can't be read: {error}"))?;
    let (digest, name) = (sha256(&bytes), member.name.strip_prefix(REPORT).unwrap_or_default());
    match published.iter().any(|published| published.files.get(name) == Some(&digest)) {
        true => Ok(()),
        false => Err("no entry of the record says that this was published".to_owned()),
    }
}
