// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a writer should mind before posting one text to several networks.

use model::Network;

use crate::{Warning, measure};

/// What to mind, in the order of the text.
pub(crate) fn warnings(text: &str) -> Vec<Warning> {
    Network::ALL.into_iter().filter_map(|network| too_long(network, text)).collect()
}

fn too_long(network: Network, text: &str) -> Option<Warning> {
    let measure = measure(network, text);
    let says =
        format!("{} takes {} characters and counts {} here.", network.name(), measure.limit, measure.length);
    (!measure.fits).then(|| Warning { network, about: "length".to_owned(), says })
}
