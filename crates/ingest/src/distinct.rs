// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashSet;

/// So many texts are compared with one another.
const FEW: usize = 16;

/// Each text that is not empty once, in the order of its first sight.
pub(crate) fn distinct(texts: Vec<String>) -> Vec<String> {
    // Hardly any post names a thing twice, and to compare a few is cheaper than a table of them.
    let is_new =
        |(at, text): (usize, &String)| !text.is_empty() && texts.iter().take(at).all(|it| it != text);
    if texts.len() <= FEW && texts.iter().enumerate().all(is_new) {
        return texts;
    }
    let mut seen = HashSet::new();
    texts.into_iter().filter(|text| !text.is_empty() && seen.insert(text.clone())).collect()
}
