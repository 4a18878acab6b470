// SPDX-License-Identifier: AGPL-3.0-or-later
//! A report held against the one that was counted again, value by value.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// What is in no record: what could not be read is not kept, and who counted says nothing of what was counted.
const NOT_IN_THE_RECORD: [&str; 3] = ["/method/record", "/method/version", "/rejected"];

/// Sums of posts, and of accounts: with each content that was erased, such a one loses at most one.
const SUMS: [&str; 6] = ["/accounts", "/originals", "/posts", "/quotes", "/replies", "/reposts"];

/// What rests on no post, and is in the record as long as it is.
const LEDGER: [&str; 5] = ["/deleted", "/deletion_waves", "/gaps", "/sealed_copies/disclosed", "/tags"];

/// How the values of a report stand.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Compared {
    /// How many are the same.
    pub(super) holds: u64,
    /// Those that are others.
    pub(super) differs: Vec<Difference>,
    /// Those that may be others because something was erased since, by JSON pointer.
    pub(super) gone: Vec<String>,
}

/// A value that is not the one that was counted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Difference {
    /// Where it stands in the published report, as a JSON pointer (RFC 6901); of what is missing there, `-` behind its list.
    pub(super) pointer: String,
    /// What the report says.
    pub(super) said: Value,
    /// What was counted again.
    pub(super) counted: Value,
}

impl Compared {
    /// Holds what a report says against what was counted again, after so many contents were erased.
    pub(super) fn of(said: &Value, counted: &Value, erased: u64) -> Self {
        let mut compared = Self::default();
        compared.value(String::new(), said, counted);
        if erased > 0 {
            let (gone, differs) =
                compared.differs.into_iter().partition(|difference| difference.may_be_erased(erased));
            compared.differs = differs;
            let gone: Vec<Difference> = gone;
            compared.gone = gone.into_iter().map(|difference| difference.pointer).collect();
        }
        compared
    }

    fn value(&mut self, pointer: String, said: &Value, counted: &Value) {
        if NOT_IN_THE_RECORD.contains(&pointer.as_str()) {
            return;
        }
        match (said, counted) {
            (Value::Object(said), Value::Object(counted)) => self.members(&pointer, said, counted),
            (Value::Array(said), Value::Array(counted)) => self.items(&pointer, said, counted),
            (said, counted) if said == counted => self.holds += 1,
            (said, counted) => self.differ(pointer, said, counted),
        }
    }

    fn members(&mut self, pointer: &str, said: &Map<String, Value>, counted: &Map<String, Value>) {
        let names: BTreeSet<&String> = said.keys().chain(counted.keys()).collect();
        for name in names {
            let escaped = name.replace('~', "~0").replace('/', "~1");
            let missing = &Value::Null;
            let (said, counted) = (said.get(name), counted.get(name));
            let pointer = format!("{pointer}/{escaped}");
            // That one is left out is no `null`.
            if said.is_some() != counted.is_some() && !NOT_IN_THE_RECORD.contains(&pointer.as_str()) {
                self.differ(pointer, said.unwrap_or(missing), counted.unwrap_or(missing));
            } else {
                self.value(pointer, said.unwrap_or(missing), counted.unwrap_or(missing));
            }
        }
    }

    /// Rows are found by their names, where each has one: where one is missing, those behind it are no others.
    fn items(&mut self, pointer: &str, said: &[Value], counted: &[Value]) {
        let rows = named(said).zip(named(counted));
        let of = |place: usize, row: &Value| match &rows {
            Some((_, counted_rows)) => name(row).and_then(|name| counted_rows.get(name)).copied(),
            None => counted.get(place),
        };
        for (place, row) in said.iter().enumerate() {
            match of(place, row) {
                Some(counted) => self.value(format!("{pointer}/{place}"), row, counted),
                None => self.differ(format!("{pointer}/{place}"), row, &Value::Null),
            }
        }
        let is_missing = |(place, row): &(usize, &Value)| match &rows {
            Some((said_rows, _)) => name(row).is_none_or(|name| !said_rows.contains_key(name)),
            None => *place >= said.len(),
        };
        for (_, row) in counted.iter().enumerate().filter(is_missing) {
            self.differ(format!("{pointer}/-"), &Value::Null, row);
        }
    }

    fn differ(&mut self, pointer: String, said: &Value, counted: &Value) {
        self.differs.push(Difference { pointer, said: said.clone(), counted: counted.clone() });
    }
}

impl Difference {
    /// Whether it can be so because of contents that were erased, so many of them.
    fn may_be_erased(&self, erased: u64) -> bool {
        let begins = |with: &str| {
            self.pointer.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if LEDGER.iter().chain(&["/method", "/simulated", "/window"]).any(|ledger| begins(ledger)) {
            return false;
        }
        // With all copies their number goes, and never that some were handed out.
        let is_told = |value: &Value| value.pointer("/disclosed/0").is_some();
        if self.pointer == "/sealed_copies" && (is_told(&self.said) || is_told(&self.counted)) {
            return false;
        }
        match (self.said.as_u64(), self.counted.as_u64()) {
            (Some(said), Some(counted)) if SUMS.contains(&self.pointer.as_str()) => {
                (counted..=counted.saturating_add(erased)).contains(&said)
            }
            _ => !SUMS.contains(&self.pointer.as_str()),
        }
    }
}

/// Rows by their names, if each is a pair of a name of its own and a number.
fn named(rows: &[Value]) -> Option<BTreeMap<&str, &Value>> {
    let names: BTreeMap<&str, &Value> = rows.iter().filter_map(|row| Some((name(row)?, row))).collect();
    (names.len() == rows.len()).then_some(names)
}

fn name(row: &Value) -> Option<&str> {
    let [name, _] = row.as_array()?.as_slice() else { return None };
    name.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pointers(said: &Value, counted: &Value, erased: u64) -> (Vec<String>, Vec<String>, u64) {
        let Compared { holds, differs, gone } = Compared::of(said, counted, erased);
        (differs.into_iter().map(|difference| difference.pointer).collect(), gone, holds)
    }

    #[test]
    fn each_value_is_held_against_that_of_its_place_or_name() {
        let said = json!({"posts": 7, "languages": [["ar", 4], ["en", 3]], "gaps": [{"a/b": 1}],
            "rejected": {"lines": 3}, "method": {"version": "1", "exact": true}});
        assert_eq!(pointers(&said, &said, 0), (vec![], vec![], 7));
        let counted = json!({"posts": 7, "languages": [["en", 3], ["fa", 2]], "gaps": [{"a/b": 2}],
            "rejected": {"lines": 0}, "method": {"version": "2", "exact": true}});
        let found = pointers(&said, &counted, 0);
        assert_eq!(found.0, ["/gaps/0/a~1b", "/languages/0", "/languages/-"]);
        assert_eq!(found.2, 4);
    }

    #[test]
    fn a_row_that_is_left_out_or_put_in_is_found_and_null_is_not_nothing() {
        let check = |said: Value, counted: Value, expected: &[&str]| {
            assert_eq!(pointers(&said, &counted, 0).0, expected, "{said} {counted}");
        };
        check(json!({"surges": [{"a": 1}]}), json!({"surges": []}), &["/surges/0"]);
        check(json!({"surges": []}), json!({"surges": [1, 2]}), &["/surges/-", "/surges/-"]);
        check(json!({"peak": null}), json!({}), &["/peak"]);
        check(json!({}), json!({"peak": null}), &["/peak"]);
        check(json!({"tags": ["a", "a"]}), json!({"tags": ["a"]}), &["/tags/1"]);
        check(json!({"x": 1}), json!({"x": [1]}), &["/x"]);
    }

    #[test]
    fn what_was_erased_explains_no_more_than_it_can() {
        let check = |said: u64, counted: u64, erased: u64, is_gone: bool| {
            let (differs, gone, _) = pointers(&json!({"posts": said}), &json!({"posts": counted}), erased);
            assert_eq!(
                (differs.is_empty(), !gone.is_empty()),
                (is_gone, is_gone),
                "{said} {counted} {erased}"
            );
        };
        check(9, 7, 2, true);
        check(10, 7, 2, false);
        check(6, 7, 2, false);
        check(9, 7, 0, false);
        let (said, counted) = (json!({"people": {"at_least": 9}}), json!({"people": {"at_least": 7}}));
        assert_eq!(pointers(&said, &counted, 1).1, ["/people/at_least"]);
        let (said, counted) =
            (json!({"themes": {"posts": 9, "themes": [{"posts": 7}]}}), json!({"themes": null}));
        assert_eq!(pointers(&said, &counted, 1).1, ["/themes"], "of four accounts nothing is told");
        let copies = |posts: Value, disclosed: Value| json!({"sealed_copies": {"posts": posts, "disclosed": disclosed}});
        let (said, counted) = (copies(json!(9), json!([])), copies(json!(null), json!([{"posts": 1}])));
        assert_eq!(
            pointers(&said, &counted, 9),
            (vec!["/sealed_copies/disclosed/-".to_owned()], vec!["/sealed_copies/posts".to_owned()], 0)
        );
        assert_eq!(
            pointers(&json!({}), &counted, 9).0,
            ["/sealed_copies"],
            "that they were handed out stays"
        );
        assert_eq!(pointers(&said, &json!({}), 9).1, ["/sealed_copies"]);
        let (said, counted) = (json!({"deleted": {"hour": 9}}), json!({"deleted": {"hour": 7}}));
        assert_eq!(pointers(&said, &counted, 1).0, ["/deleted/hour"]);
    }
}
