// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counting again what a record held when a report was made.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::{Context, Result, anyhow, bail};
use call::Call;
use model::{CallId, Window};
use record::Kind;
use report::{RestsOn, SealedCopies, Watch};
use serde_json::Value;
use tally::Tally;

use super::{CallErased, shown::Shown};
use crate::{
    commands::counting::SIMULATED,
    disclosing,
    entry::Tier,
    ledger::{self, Seen},
    looks::Looks,
    publish::{self, Counted},
    published::Published,
    read_back::{Other, each_other, each_post},
    recorder::asked,
    standing::Standing,
};

/// What was counted again.
pub(super) struct Again {
    /// The report that it gives.
    pub(super) json: Value,
    /// Every report that the record says was published, with its entry.
    pub(super) reports: Vec<(u64, Published)>,
    /// How many contents among those that the report rests on were erased since, by reason.
    pub(super) erased: BTreeMap<String, u64>,
}

/// What a record says beside its posts.
#[derive(Default)]
struct Ledger {
    /// The call as it stood.
    call: Option<Value>,
    watch: Watch,
    standing: Standing,
    looks: Looks,
    /// The spellings that organizers had added.
    spellings: Vec<String>,
    reports: Vec<(u64, Published)>,
    /// Sealed copies, as far as they are told beside their posts.
    sealed: SealedCopies,
    erased: BTreeMap<String, u64>,
}

impl Again {
    /// Counts what the first entries held, so many that the report rests on them; `said` is the report.
    pub(super) fn of(record: &Path, rests_on: &RestsOn, said: &Value) -> Result<Self> {
        let size = rests_on.size;
        let Ledger { call, watch, standing, looks, spellings, reports, mut sealed, erased } =
            Ledger::read(record, size)?;
        let Some(call) = call else {
            bail!(CallErased);
        };
        let call = read_call(&call)?;
        let mut tally = Tally::new(asked(&call, &spellings));
        // What was estimated is estimated again: the same posts give the same sample.
        if let Some(most) = said.pointer("/estimated/exact_up_to").and_then(Value::as_u64) {
            tally = tally.up_to(usize::try_from(most).unwrap_or(usize::MAX));
        }
        let (mut posts, mut is_simulated, mut shown) = (0_u64, false, Shown::default());
        let mut copies = BTreeSet::new();
        each_post(record, |place, kept| {
            if place < size {
                posts += 1;
                is_simulated |= kept.counts_as.source.file.starts_with(SIMULATED);
                tally.add_unquoted(&kept.counts_as);
                if kept.tier == Tier::Kept {
                    copies.extend(kept.counts_as.id.clone());
                }
                shown.take(kept);
            }
        })?;
        sealed.posts = copies.len() as u64;
        // Nothing else in a record tells that its people are invented.
        let simulated = is_simulated || posts == 0 && said.get("simulated") == Some(&Value::Bool(true));
        let counted = Counted {
            tally: &tally,
            watch: &watch,
            themes: shown.themes(&standing, &tally, &call),
            survival: looks.survival(),
            sealed,
            rejected: Vec::new(),
            simulated,
            rests_on: rests_on.clone(),
        };
        let json = report::json::report_json(&publish::facts(counted));
        let json = serde_json::from_str(&json).context("a report is printed as valid JSON")?;
        Ok(Self { json, reports, erased })
    }
}

impl Ledger {
    /// Reads what it says up to a size; behind it, only which reports were published and what was erased.
    fn read(record: &Path, size: u64) -> Result<Self> {
        let mut ledger = Self::default();
        let kinds =
            [Kind::Amendment, Kind::Call, Kind::Disclosure, Kind::Report, Kind::Tombstone, Kind::Watch];
        each_other(record, &kinds, |place, Other { kind, content, .. }| match kind {
            Kind::Report => ledger.reports.extend(Published::read(&content).map(|report| (place, report))),
            Kind::Tombstone if place >= size => ledger.erase(&content, size),
            Kind::Amendment | Kind::Call if place < size => ledger.call = Some(content),
            Kind::Disclosure if place < size => ledger.sealed.disclosed.extend(disclosing::read(&content)),
            Kind::Watch if place < size => ledger.see(&content),
            _ => {}
        })?;
        Ok(ledger)
    }

    fn see(&mut self, content: &Value) {
        let Some(seen) = Seen::read(content) else { return };
        ledger::follow(&mut self.watch, &seen);
        self.looks.follow(&seen);
        if let Seen::Spelling { spelling, .. } = &seen {
            self.spellings.push(spelling.clone());
        }
        self.standing.see(seen);
    }

    /// Takes in a tombstone that came after the report.
    fn erase(&mut self, tombstone: &Value, size: u64) {
        let of = tombstone.get("of").and_then(Value::as_array).into_iter().flatten();
        let erased = of.filter_map(Value::as_u64).filter(|place| *place < size).count() as u64;
        if erased > 0 {
            let reason = tombstone.get("reason").and_then(Value::as_str).unwrap_or_default();
            *self.erased.entry(reason.to_owned()).or_default() += erased;
        }
    }
}

/// The call, read as it was sealed.
fn read_call(sealed: &Value) -> Result<Call> {
    let told = "the record's entry of the call can't be read";
    let id: CallId = sealed.get("call").and_then(Value::as_str).context(told)?.parse().context(told)?;
    let files = sealed.get("files").and_then(Value::as_object).context(told)?;
    let file = |(path, text): (&String, &Value)| Some((path.clone(), text.as_str()?.to_owned()));
    let files = files.iter().filter_map(file).collect();
    let mut call = call::parse(id, &files).map_err(|mistakes| {
        let mistake = mistakes.first().map(ToString::to_string).unwrap_or_default();
        anyhow!("the call that the record holds can't be read by this version: {mistake}")
    })?;
    // A demonstration and a rehearsal have another hour than their files say.
    call.storm.window = window(sealed).context(told)?;
    Ok(call)
}

/// The hour, as it was sealed.
fn window(sealed: &Value) -> Option<Window> {
    let [start, end] = sealed.get("window")?.as_array()?.as_slice() else { return None };
    Window::new(start.as_str()?.parse().ok()?, end.as_str()?.parse().ok()?).ok()
}
