// SPDX-License-Identifier: AGPL-3.0-or-later
//! The reader of JSON against another strict one; the tests hold it, and what fuzzes this room.

use serde_json::Value;

use super::{DEEPEST, Json, JsonError, JsonFault, Node, Tape, decode};

/// Reads a text both ways, and sees that both refuse it, or both find the same in it.
///
/// Four things may differ, and no more: halves of characters are mended here; here a document may nest one deeper;
/// here it may hold no more values than a machine's memory does; and of several values under one name the first counts
/// here, there the last.
///
/// # Panics
///
/// When anything else differs.
pub fn check(text: &str) {
    let expected: Result<Value, _> = serde_json::from_str(text);
    let mut tape = Tape::default();
    match (expected, tape.read(text)) {
        (Ok(expected), Ok(found)) => {
            assert_eq!(value(found), expected, "{text:?}");
            check_access(found, &expected);
        }
        (Ok(_), Err(JsonError { fault: JsonFault::Many, .. })) | (Err(_), Err(_)) => {}
        (Ok(_), Err(error)) => panic!("{text:?} is refused: {error:?}"),
        (Err(error), Ok(found)) => {
            let says = error.to_string();
            let is_half = says.contains("surrogate") || says.contains("hex escape");
            let is_deep = says.contains("recursion limit") && depth(found) == DEEPEST;
            assert!(is_half || is_deep, "{text:?}: {found:?}, not {says}");
        }
    }
}

/// What a document says, in the other reader's form.
fn value(json: Json<'_>) -> Value {
    if let Some(text) = json.text() {
        return Value::from(text);
    }
    if json.is_array() {
        return json.items().map(value).collect();
    }
    if json.is_object() {
        return json
            .members()
            .map(|(key, at)| (name(json, key), value(Json { at: Some(at), ..json })))
            .collect();
    }
    // Words and numbers are written so that any reader understands them.
    serde_json::from_str(json.written(json.node())).expect("a word or a number")
}

fn name(json: Json<'_>, key: Node) -> String {
    decode::decoded(json.written(key))
}

/// Sees that what the formats ask of a value is what the other reader has.
fn check_access(found: Json<'_>, expected: &Value) {
    match expected {
        Value::Number(number) => assert_eq!(found.whole(), number.as_u64(), "{number}"),
        Value::Bool(is) => assert_eq!(found.is_true(), *is),
        Value::Array(items) => {
            assert_eq!(found.items().is_empty(), items.is_empty());
            found.items().zip(items).for_each(|(found, expected)| check_access(found, expected));
        }
        Value::Object(members) => {
            for (name, expected) in members {
                let same = found.members().filter(|(key, _)| self::name(found, *key) == *name).count();
                if same == 1 {
                    assert_eq!(found.has(name), !expected.is_null(), "{name}");
                    check_access(found.get(name), expected);
                }
            }
        }
        Value::Null | Value::String(_) => {}
    }
}

/// How deep a document nests.
fn depth(json: Json<'_>) -> usize {
    let members = json.members().map(|(_, at)| Json { at: Some(at), ..json });
    let within = members.chain(json.items()).map(depth).max().unwrap_or_default();
    within + usize::from(json.is_array() || json.is_object())
}
