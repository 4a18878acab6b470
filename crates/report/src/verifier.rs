// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use serde_json::json;

/// So many proofs are checked as the page opens; the others are chosen by whoever wants to see them.
const CARRIED: usize = 200;

/// A page that checks proofs and exports of a record by itself, without a network, and shows first what it carries: the public keys, a
/// line each, and proofs with their names.
#[must_use]
pub fn verifier_html(vkey: &str, proofs: &[(String, String)]) -> String {
    let carried: Vec<_> =
        proofs.iter().take(CARRIED).map(|(name, text)| json!({"name": name, "text": text})).collect();
    // In a script nothing is escaped as elsewhere in a page, and what looks like its end would be that.
    let carried = json!({"vkey": vkey, "proofs": carried}).to_string().replace('<', "\\u003c");
    let left_out = proofs.len().saturating_sub(CARRIED);
    let template = VerifierTemplate { carried, left_out, script: include_str!("../assets/verify.js") };
    template.render().expect("writing text to a string does not fail")
}

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifierTemplate {
    carried: String,
    left_out: usize,
    script: &'static str,
}
