// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    address::read_address,
    call::{Case, Fact, Figure, Hearing},
    fields::Fields,
    storm::{Zone, read_instant},
};

/// The keys of `[case]`.
pub(crate) const CASE_KEYS: [&str; 7] =
    ["name", "on_behalf", "summary", "charges", "fact", "hearing", "figure"];

/// Reads `[case]`; its hearings are at the local time of the storm's zone.
pub(crate) fn read_case(fields: &Fields<'_>, zone: Option<&Zone>) -> Option<Case> {
    let name = fields.localized("name");
    let on_behalf = fields.localized("on_behalf");
    let summary = fields.localized("summary");
    let charges = fields.localized_list("charges");
    let facts = fields.tables("fact", "the fact", &["on", "text", "source", "checked_on"]);
    let hearings = fields.tables("hearing", "the hearing", &["at", "place"]);
    let figures = fields.tables("figure", "the figure", &["value", "label", "source"]);
    let mut facts: Vec<Fact> = facts.iter().filter_map(read_fact).collect();
    facts.sort_by_key(|fact| fact.on);
    let hearings = hearings.iter().filter_map(|hearing| read_hearing(hearing, zone)).collect();
    let figures = figures.iter().filter_map(read_figure).collect();
    Some(Case { name: name?, on_behalf: on_behalf?, summary: summary?, facts, charges, hearings, figures })
}

fn read_fact(fields: &Fields<'_>) -> Option<Fact> {
    let on = fields.date("on");
    let text = fields.localized("text");
    let source = read_address(fields, "source");
    let checked_on = fields.optional_date("checked_on");
    Some(Fact { on: on?, text: text?, source: source?, checked_on })
}

fn read_hearing(fields: &Fields<'_>, zone: Option<&Zone>) -> Option<Hearing> {
    let at = read_instant(fields, "at", zone);
    let place = fields.localized("place");
    Some(Hearing { at: at?, place: place? })
}

fn read_figure(fields: &Fields<'_>) -> Option<Figure> {
    let value = fields.text("value");
    let label = fields.localized("label");
    let source = read_address(fields, "source");
    Some(Figure { value: value?, label: label?, source: source? })
}
