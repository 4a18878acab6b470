// SPDX-License-Identifier: AGPL-3.0-or-later

/// Why a text is no JSON document that can be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct JsonError {
    /// The byte at which that shows.
    pub at: usize,
    /// What is wrong.
    pub fault: JsonFault,
}

/// What is wrong with a text that should be JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JsonFault {
    /// It ends before the document does.
    Cut,
    /// It is nested too deeply.
    Deep,
    /// Something else follows the document.
    More,
    /// It holds too many values.
    Many,
    /// A number is written as no number is, or beyond what anybody counts.
    Number,
    /// A string holds a control character or a wrong escape.
    String,
    /// Something stands where something else should.
    Unexpected,
}

impl JsonError {
    /// What is wrong, for a reader.
    pub(crate) fn says(self) -> &'static str {
        match self.fault {
            JsonFault::Cut => "it breaks off",
            JsonFault::Deep => "it is nested more than 128 deep",
            JsonFault::Many => "it holds more than four million values",
            JsonFault::More => "something follows its end",
            JsonFault::Number => "a number that is none",
            JsonFault::String => "a string with a control character or a wrong escape",
            JsonFault::Unexpected => "something stands where it should not",
        }
    }
}
