// SPDX-License-Identifier: AGPL-3.0-or-later
mod articles;
mod charts;
mod estimated;
mod forms;
mod paper;
mod scales;
mod sealed;
mod sheets;
mod storms;
mod surges;
mod survival;
mod times;
mod watched;
mod words;

use call::Language;
use model::Timestamp;

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test gives a valid instant")
}

fn language(tag: &str) -> Language {
    Language::new(tag).expect("the test gives a language")
}
