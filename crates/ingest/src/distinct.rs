// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashSet;

/// Each text that is not empty once, in the order of its first sight.
pub(crate) fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.into_iter().filter(|text| !text.is_empty() && seen.insert(text.clone())).collect()
}
