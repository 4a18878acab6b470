// SPDX-License-Identifier: AGPL-3.0-or-later
//! Normalized posts, as this program prints them.

mod parse;
mod wire;

use model::{Format, Origin, Post};

use crate::{
    json::{Json, Tape},
    unit::Unit,
};

/// Reads one normalized post back from its JSON; `None` if it is none.
#[must_use]
pub fn read_post(json: &str, origin: Origin) -> Option<Post> {
    parse::post(Tape::default().read(json).ok()?, origin).ok()
}

/// Reads one normalized post back from its JSON, with the file that it names as its own; `None` if it is none.
#[must_use]
pub fn read_post_again(json: &str) -> Option<Post> {
    let mut tape = Tape::default();
    let json = tape.read(json).ok()?;
    let file = json.get("source").get("file").owned().unwrap_or_default();
    parse::post(json, Origin { format: Format::Groundswell, file, line: None }).ok()
}

/// Takes in an object if it is of this form.
pub(crate) fn take(json: Json<'_>, unit: &mut Unit<'_>) -> bool {
    let is_post = ["network", "kind", "precision", "text"].iter().all(|name| json.get(name).text().is_some());
    if is_post {
        unit.post(Format::Groundswell, |origin| parse::post(json, origin));
    }
    is_post
}

#[cfg(test)]
mod tests;
