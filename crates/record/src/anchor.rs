// SPDX-License-Identifier: AGPL-3.0-or-later
use std::str::FromStr;

use serde_json::{Value, json};

use crate::{checkpoint, kind::Unknown, tombstone::is_instant};

/// What an authority of time says of a checkpoint, without the proof itself, which is the evidence of the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// When it was asked, as an instant such as `2021-02-08T00:00:00Z`.
    pub at: String,
    /// Who was asked, such as `tsa.example`.
    pub authority: String,
    /// In which form it answers.
    pub form: AnchorForm,
    /// The signed checkpoint that it is about: the SHA-256 of these bytes is what has a time.
    pub note: String,
    /// Why there is no answer, in words; then there is no evidence.
    pub failed: Option<String>,
}

/// The form of a proof of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorForm {
    /// A detached proof of OpenTimestamps.
    OpenTimestamps,
    /// The response of a time-stamping authority, in DER.
    Rfc3161,
}

impl AnchorForm {
    /// The form's name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::OpenTimestamps => "opentimestamps",
            Self::Rfc3161 => "rfc3161",
        }
    }
}

impl FromStr for AnchorForm {
    type Err = Unknown;

    fn from_str(key: &str) -> Result<Self, Unknown> {
        let unknown = || Unknown(key.to_owned(), "`opentimestamps`, `rfc3161`");
        [Self::OpenTimestamps, Self::Rfc3161].into_iter().find(|form| form.key() == key).ok_or_else(unknown)
    }
}

impl Anchor {
    /// The content of its entry, of kind `anchor`.
    #[must_use]
    pub fn content(&self) -> Value {
        let mut content =
            json!({"at": self.at, "authority": self.authority, "form": self.form.key(), "note": self.note});
        if let (Some(failed), Some(members)) = (&self.failed, content.as_object_mut()) {
            members.insert("failed".to_owned(), failed.clone().into());
        }
        content
    }

    /// Reads the content of an entry of kind `anchor`; says in words what is wrong with it.
    ///
    /// # Errors
    ///
    /// When it has not exactly that form.
    pub fn parse(content: &Value) -> Result<Self, &'static str> {
        const FORM: &str = "it has not the form of an anchor";
        let text = |name| content.get(name).and_then(Value::as_str).map(str::to_owned).ok_or(FORM);
        let failed = content.get("failed").and_then(Value::as_str).map(str::to_owned);
        let form = text("form")?.parse().map_err(|_| FORM)?;
        let parsed =
            Self { at: text("at")?, authority: text("authority")?, form, note: text("note")?, failed };
        let is_short = parsed.note.len() as u64 <= checkpoint::LONGEST && parsed.authority.len() <= 255;
        (parsed.content() == *content && is_short && is_instant(&parsed.at)).then_some(parsed).ok_or(FORM)
    }
}
