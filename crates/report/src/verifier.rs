// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use serde_json::json;

/// So many proofs are checked as the page opens; the others are chosen by whoever wants to see them.
const CARRIED: usize = 200;

/// What a page carries of the log itself.
#[derive(Clone, Debug, Default)]
pub struct CarriedLog {
    /// The public keys, a line each.
    pub vkey: String,
    /// Who has witnessed the log, and what authorities of time have said of it, as an export of the entries that tell it.
    pub export: String,
    /// How many earlier answers of authorities of time are not in there.
    pub left_out: usize,
}

/// The proofs that a page carries, with their names: the first ones, and of the others how many they are.
#[derive(Clone, Debug, Default)]
pub struct CarriedProofs {
    proofs: Vec<(String, String)>,
    left_out: usize,
}

impl CarriedProofs {
    /// Takes one more, or counts it.
    pub fn take(&mut self, name: String, text: String) {
        if self.proofs.len() < CARRIED {
            self.proofs.push((name, text));
        } else {
            self.left_out += 1;
        }
    }
}

/// A page that checks proofs and exports of a record by itself, without a network, and shows first what it carries: who has signed the log,
/// and proofs with their names.
#[must_use]
pub fn verifier_html(log: &CarriedLog, proofs: &CarriedProofs) -> String {
    let CarriedProofs { proofs, left_out } = proofs;
    let carried: Vec<_> = proofs.iter().map(|(name, text)| json!({"name": name, "text": text})).collect();
    // In a script nothing is escaped as elsewhere in a page, and what looks like its end would be that.
    let carried =
        json!({"vkey": log.vkey, "log": log.export, "proofs": carried}).to_string().replace('<', "\\u003c");
    let template = VerifierTemplate {
        carried,
        left_out: *left_out,
        times_left_out: log.left_out,
        script: concat!(include_str!("../assets/verify-log.js"), include_str!("../assets/verify.js")),
    };
    template.render().expect("writing text to a string does not fail")
}

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifierTemplate {
    carried: String,
    left_out: usize,
    times_left_out: usize,
    script: &'static str,
}
