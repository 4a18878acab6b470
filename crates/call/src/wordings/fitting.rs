// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether a wording is short enough for every network.

use model::Network;

use super::{Draft, Filling};
use crate::{fields::short, mistake::Findings};

/// Stands for the call's own address when a text is measured: 60 characters, with a host that every network takes
/// for one.
pub(crate) const ADDRESS: &str = "https://groundswell.example.org/a-call-with-a-name-of-length";

/// The expansions that every network takes; says which of the others is too long where.
pub(super) fn keep_fitting(
    findings: &Findings,
    draft: &Draft,
    filling: &Filling,
    numbers: &[u64],
) -> Vec<u64> {
    let long = |number: &u64| {
        let shown = filling.fill(&draft.template.text(*number)).replace("{url}", ADDRESS);
        too_long(&shown)
    };
    let mut fitting = Vec::new();
    let mut unfit: Vec<(u64, Vec<String>)> = Vec::new();
    for number in numbers {
        match long(number) {
            networks if networks.is_empty() => fitting.push(*number),
            networks => unfit.push((*number, networks)),
        }
    }
    let Some((number, networks)) = unfit.first() else { return fitting };
    // Slots stay as they are written: what is said here may be read before the hour.
    let networks = networks.join(" and for ");
    if fitting.is_empty() {
        let says = format!("this wording is too long for {networks}: {}", short(&draft.block.text));
        findings.mistake(&draft.file, draft.block.line, says);
    } else {
        let says = format!(
            "of {} texts that this wording gives, {} are too long and left out; the first is too long for {networks}: {}",
            numbers.len(),
            unfit.len(),
            draft.template.text(*number)
        );
        findings.warning(&draft.file, draft.block.line, says);
    }
    fitting
}

/// The networks for which a text is too long, each with the length and the limit.
fn too_long(shown: &str) -> Vec<String> {
    let measure = |network: Network| {
        let measure = text::measure(network, shown);
        let says = format!("{} ({} of {})", network.name(), measure.length, measure.limit);
        (!measure.fits).then_some(says)
    };
    Network::ALL.into_iter().filter_map(measure).collect()
}
