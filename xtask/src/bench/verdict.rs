// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::{Value, json};

use super::measure::rounded;

/// A goal and what was measured.
pub struct Verdict {
    what: &'static str,
    measured: f64,
    reach: f64,
    aim: Option<f64>,
    /// Whether less is better.
    is_limit: bool,
}

impl Verdict {
    /// Of something of which there has to be so much.
    pub fn at_least(what: &'static str, measured: f64, reach: f64) -> Self {
        Self { what, measured, reach, aim: None, is_limit: false }
    }

    /// Of something of which there may be so much.
    pub fn at_most(what: &'static str, measured: f64, reach: f64) -> Self {
        Self { is_limit: true, ..Self::at_least(what, measured, reach) }
    }

    /// With more, or less, to be aimed at.
    pub fn aiming(self, aim: f64) -> Self {
        Self { aim: Some(aim), ..self }
    }

    pub fn said(&self) -> &'static str {
        let is_met = |goal: f64| if self.is_limit { self.measured <= goal } else { self.measured >= goal };
        match (is_met(self.reach), self.aim.is_some_and(is_met)) {
            (true, true) => "aim met",
            (true, false) => "reached",
            (false, _) => "not reached",
        }
    }

    pub fn json(&self) -> Value {
        json!({
            "what": self.what, "measured": rounded(self.measured), "reach": self.reach, "aim": self.aim,
            "said": self.said(),
        })
    }
}

/// Goals as a table in Markdown; nothing if there are none.
pub fn table(verdicts: &[Verdict]) -> String {
    if verdicts.is_empty() {
        return String::new();
    }
    let rows = verdicts.iter().map(|verdict| {
        let Verdict { what, measured, reach, aim, .. } = verdict;
        let aim = aim.map(|aim| aim.to_string()).unwrap_or_default();
        let digits = match *measured {
            ..10.0 => 2,
            10.0..1000.0 => 1,
            _ => 0,
        };
        format!("| {what} | {reach} | {aim} | {measured:.digits$} | {} |\n", verdict.said())
    });
    let head = "\n| goal | reach | aim | measured | |\n|---|---|---|---|---|\n".to_owned();
    std::iter::once(head).chain(rows).collect()
}
