// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of a Jetstream's messages, whatever bytes they are.

use serde_json::Value;

use super::{
    parse::{self, Event},
    place,
};

pub(crate) fn check(bytes: &[u8]) {
    let read = parse::read(bytes);
    assert_eq!(read, parse::read(bytes), "it reads the same again");
    let Some(told) = place::of_commit(bytes) else { return };
    // A message that is whole, and has nothing beside what it carries, is where reading says that it is.
    let message: Option<Value> = serde_json::from_slice(bytes).ok();
    let is_plain = message.as_ref().and_then(Value::as_object).is_some_and(|message| {
        if message.contains_key("payload") { message.len() == 2 } else { message.len() <= 5 }
    });
    if let (true, Event::Commit(read)) = (is_plain, read) {
        assert_eq!(told, read, "{}", String::from_utf8_lossy(bytes));
    }
}
