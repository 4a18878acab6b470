// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whether a wording is short enough for every network.

use model::Network;

use super::{Draft, Filling, Kit};
use crate::fault::{Excess, WordingFault};

/// Stands for the call's own address when a text is measured: 60 characters, with a host that every network takes
/// for one.
pub(crate) const ADDRESS: &str = "https://groundswell.example.org/a-call-with-a-name-of-length";

/// So many accounts are addressed in one post at most: more of them is what networks take for harassment.
const MOST_HANDLES: usize = 3;

/// The expansions that every network takes; says which of the others is too long where.
pub(super) fn keep_fitting(kit: &Kit<'_>, draft: &Draft, filling: &Filling, numbers: &[u64]) -> Vec<u64> {
    let long = |number: &u64| {
        let shown = filling.fill(&draft.template.text(*number)).replace("{url}", ADDRESS);
        too_long(&shown)
    };
    let handles = |number: &u64| {
        let text = filling.fill(&draft.template.text(*number));
        Network::ALL.into_iter().any(|network| text::mentions(network, &text).len() > MOST_HANDLES)
    };
    if numbers.iter().any(handles) {
        kit.mistake(draft, WordingFault::ManyHandles(MOST_HANDLES));
    }
    let mut fitting = Vec::new();
    let mut unfit: Vec<(u64, Vec<Excess>)> = Vec::new();
    for number in numbers {
        match long(number) {
            networks if networks.is_empty() => fitting.push(*number),
            networks => unfit.push((*number, networks)),
        }
    }
    let (unfit, first) = (unfit.len(), unfit.into_iter().next());
    let Some((number, networks)) = first else { return fitting };
    // Slots stay as they are written: what is said here may be read before the hour.
    if fitting.is_empty() {
        kit.mistake(draft, WordingFault::TooLong { networks, text: draft.block.text.clone() });
    } else {
        let text = draft.template.text(number);
        kit.warning(draft, WordingFault::FewFit { texts: numbers.len(), unfit, networks, text });
    }
    fitting
}

/// The networks for which a text is too long, each with the length and the limit.
fn too_long(shown: &str) -> Vec<Excess> {
    let measure = |network: Network| {
        let measure = text::measure(network, shown);
        let excess = Excess { network, length: measure.length, limit: measure.limit };
        (!measure.fits).then_some(excess)
    };
    Network::ALL.into_iter().filter_map(measure).collect()
}
