// SPDX-License-Identifier: AGPL-3.0-or-later
//! What has become of a report, for programs and for people.

use serde_json::{Value, json};

use super::{Recount, compare::Difference};
use crate::terminal::{counted, quiet};

/// So many values are named one by one; all are in the JSON.
const NAMED: usize = 20;

/// No value is printed longer, in characters.
const SHOWN: usize = 80;

/// What no record can tell.
const OUTSIDE: &str =
    "lines that could not be read (/rejected), and what the article says of pledges, groups and the case";

impl Recount {
    /// For programs.
    pub fn json(&self) -> Value {
        let difference = |found: &Difference| {
            let Difference { pointer, said, counted } = found;
            json!({"pointer": pointer, "said": said, "counted": counted})
        };
        let published = self.published.as_ref();
        let beside = self.beside.iter().map(|(name, is_so)| json!({"file": name, "as_published": is_so}));
        json!({
            "file": self.file.display().to_string(), "holds": self.holds(),
            "rests_on": {"origin": self.rests_on.origin, "size": self.rests_on.size, "root": self.rests_on.root},
            "published": published.map(|(entry, published)| json!({"entry": entry, "at": published.published_at})),
            "beside": beside.collect::<Value>(), "version": self.version, "values_that_hold": self.compared.holds,
            "differs": self.compared.differs.iter().map(difference).collect::<Value>(),
            "not_countable_any_more": self.compared.gone, "erased_since": self.erased,
            "not_in_the_record": ["/rejected"],
        })
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut lines = vec![format!(
            "report      {}, which rests on the first {} entries, root {}",
            self.file.display(),
            self.rests_on.size,
            self.rests_on.root
        )];
        lines.extend(self.publication());
        lines.push(format!("  {} counted again: the same", counted(self.compared.holds, "value")));
        lines.extend(self.differences());
        lines.extend(self.erasures());
        lines.push(format!("  not in the record, and so not counted again: {OUTSIDE}"));
        lines.join("\n") + "\n"
    }

    /// Whether it is what was published.
    fn publication(&self) -> Vec<String> {
        let Some((entry, published)) = &self.published else {
            return vec![
                "  it is NOT a file that was published: no entry of the record has its SHA-256".to_owned(),
            ];
        };
        let at = &published.published_at;
        let beside = self.beside.iter().map(|(name, is_so)| match is_so {
            true => format!("  {name} beside it is what was published too"),
            false => format!("  {name} beside it is NOT what was published: the record has another SHA-256"),
        });
        let own = format!("  it is what was published on {at}: entry {entry} has its SHA-256");
        std::iter::once(own).chain(beside).collect()
    }

    fn differences(&self) -> Vec<String> {
        let differs = &self.compared.differs;
        if differs.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![format!("  {} NOT the same:", counted(differs.len() as u64, "value"))];
        lines.extend(differs.iter().take(NAMED).map(|Difference { pointer, said, counted }| {
            let pointer = short(pointer);
            format!("    {pointer}: the report says {}, the record {}", shown(said), shown(counted))
        }));
        lines.extend(more(differs.len()));
        let this = env!("CARGO_PKG_VERSION");
        if self.version != this {
            lines.push(format!(
                "  it was counted by version {}, and now by {this}, which may count otherwise",
                short(&self.version)
            ));
        }
        lines
    }

    /// What can't be counted any more, and why.
    fn erasures(&self) -> Vec<String> {
        let erased: u64 = self.erased.values().sum();
        if erased == 0 {
            return Vec::new();
        }
        let reasons: Vec<String> =
            self.erased.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
        let contents = if erased == 1 {
            "the content of 1 entry was"
        } else {
            &format!("the contents of {erased} entries were")
        };
        let since = format!("{contents} erased since it was made ({})", reasons.join(", "));
        let gone = &self.compared.gone;
        if gone.is_empty() {
            return vec![format!("  {since}; no value rests on what is gone")];
        }
        let values = counted(gone.len() as u64, "value");
        let mut lines = vec![format!("  {values} can't be counted any more, which is no fault: {since}")];
        lines.extend(gone.iter().take(NAMED).map(|pointer| format!("    {}", short(pointer))));
        lines.extend(more(gone.len()));
        lines
    }
}

fn more(values: usize) -> Option<String> {
    (values > NAMED).then(|| format!("    and {} more, which --format json names", values - NAMED))
}

/// A value on one line, cut where it is long.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        other => short(&other.to_string()),
    }
}

/// A stranger's words on one line, cut where they are long.
fn short(words: &str) -> String {
    let mut shown: String = words.chars().take(SHOWN).collect();
    if words.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    quiet(&shown)
}
