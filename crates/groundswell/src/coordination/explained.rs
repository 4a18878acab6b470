// SPDX-License-Identifier: AGPL-3.0-or-later
//! A storm in the light of its call: how much of it was agreed, and what is left, in careful words.

mod cards;
mod cells;
mod figures;
mod told;

use analysis::Residue;
use call::Call;
use serde_json::{Value, json};

use super::storm::Sorted;
use cards::cards;
use cells::Cell;
use figures::Figures;
pub use told::told;

/// Cells of fewer people are published together.
pub const FEW: usize = tally::FEW as usize;

/// A storm that was explained.
pub struct Explained<'a> {
    pub call: &'a Call,
    pub sorted: &'a Sorted,
    /// What is left; published, [`Residue::without_few`].
    pub residue: &'a Residue,
    pub window_ns: i64,
    /// Whether accounts stand under their names.
    pub names_accounts: bool,
    /// Whether it may be published: no cards, and nothing that fewer than five people are behind.
    pub is_public: bool,
}

impl Explained<'_> {
    /// All of it as JSON.
    pub fn json(&self) -> Value {
        let hour = self.call.storm.window;
        let told = json!({
            "call": self.call.id.to_string(),
            "hour": {"start": hour.start().to_string(), "end": hour.end().to_string()},
            "window_seconds": self.window_ns as f64 / 1e9,
            "does_not_show": told::DOES_NOT_SHOW,
        });
        let Value::Object(mut told) = told else { unreachable!("it was written as an object") };
        match Figures::of(self) {
            Some(figures) => {
                told.extend(figures.json());
                told.insert("clusters".to_owned(), cards(self, &figures));
            }
            None => _ = told.insert("published".to_owned(), Value::Null),
        }
        told.into()
    }
}
