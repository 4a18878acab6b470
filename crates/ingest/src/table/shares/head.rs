// SPDX-License-Identifier: AGPL-3.0-or-later
//! How an input begins: its first bytes, and the keys of its first objects.

use crate::{
    input::Bytes,
    json::{Json, Tape},
    table::{columns::folded, without_mark_of},
};

/// The beginning of an input, with its first line if that is not longer than any of a table.
pub(super) fn head(bytes: &mut Bytes) -> std::io::Result<Vec<u8>> {
    const HEAD_BYTES: usize = 64 << 10;
    let mut head = Vec::new();
    while head.len() < HEAD_BYTES && !crate::detect::without_mark(&head).trim_ascii_start().contains(&b'\n') {
        let before = head.len();
        std::io::Read::read_to_end(&mut std::io::Read::take(&mut *bytes, 4 << 10), &mut head)?;
        if head.len() == before {
            break;
        }
    }
    Ok(head)
}

/// The keys of the first objects of an input in JSON: an object may lack some, and tools write them in capitals or not.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Folded, each with its spelling; an object within an object stands behind a dot.
    known: Vec<(String, String)>,
}

impl Keys {
    /// Of the lines that an input begins with; what is no whole object, as the last may be, has none.
    pub(super) fn of(head: &[u8]) -> Self {
        let (mut keys, mut tape) = (Self::default(), Tape::default());
        for line in head.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok()) {
            if let Ok(json) = tape.read(without_mark_of(line)) {
                keys.add(json, "", true);
            }
        }
        keys
    }

    /// Adds the keys of an object, and once of those within it.
    fn add(&mut self, json: Json<'_>, before: &str, goes_on: bool) {
        /// Enough to find a column among, and few enough to look through.
        const MOST_KEYS: usize = 4096;
        for (key, value) in json.entries() {
            let spelling = format!("{before}{key}");
            if self.known.len() < MOST_KEYS && !self.known.iter().any(|(_, known)| *known == spelling) {
                self.known.push((folded(&spelling), spelling.clone()));
            }
            if goes_on && value.is_object() {
                self.add(value, &format!("{spelling}."), false);
            }
        }
    }

    /// All of them, folded, those of objects within others too.
    pub(super) fn folded(&self) -> Vec<String> {
        self.known.iter().map(|(folded, _)| folded.clone()).collect()
    }

    /// The spellings of a column.
    pub(super) fn spellings(&self, column: &str) -> Vec<String> {
        let of_column = self.known.iter().filter(|(folded, _)| folded == column);
        of_column.map(|(_, spelling)| spelling.clone()).collect()
    }
}
