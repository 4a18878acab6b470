// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, Read, Write};

use anyhow::Context;
use clap::{Args, ValueEnum};
use model::Network;
use serde_json::{Map, Value, json};

use crate::Outcome;

/// Shows how each network counts and reads a text.
#[derive(Args)]
#[command(after_help = "Example:\n  groundswell check 'Free the weavers #AhangWeavers'")]
pub struct Check {
    /// The text; `-` reads standard input
    text: String,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// How a check is printed.
#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One JSON object
    Json,
    /// For people
    Text,
}

impl Check {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let text = if self.text == "-" { from_standard_input()? } else { self.text };
        let check = text::check(&text);
        let mut out = io::stdout().lock();
        match self.format {
            Form::Json => writeln!(out, "{}", as_json(&check))?,
            Form::Text => write!(out, "{}", as_text(&check))?,
        }
        Ok(Outcome::Done)
    }
}

fn from_standard_input() -> anyhow::Result<String> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text).context("can't read a text from standard input")?;
    // A line's end belongs to the pipe, not to the post.
    Ok(text.strip_suffix('\n').map_or(text.clone(), str::to_owned))
}

fn readings(check: &text::Check) -> [(Network, &text::Reading); 3] {
    [(Network::X, &check.x), (Network::Bluesky, &check.bluesky), (Network::Mastodon, &check.mastodon)]
}

fn as_json(check: &text::Check) -> Value {
    let mut object: Map<String, Value> = readings(check)
        .into_iter()
        .map(|(network, reading)| (network.key().to_owned(), reading_json(reading)))
        .collect();
    let warnings = check.warnings.iter();
    let warnings = warnings.map(
        |warning| json!({"network": warning.network.key(), "about": warning.about, "says": warning.says()}),
    );
    object.insert("warnings".to_owned(), warnings.collect());
    Value::Object(object)
}

fn reading_json(reading: &text::Reading) -> Value {
    let measure = &reading.measure;
    let mut object = json!({
        "length": measure.length, "limit": measure.limit, "fits": measure.fits,
        "hashtags": reading.hashtags, "mentions": reading.mentions, "links": reading.links,
    });
    if let (Some(bytes), Some(object)) = (measure.bytes, object.as_object_mut()) {
        object.insert("bytes".to_owned(), bytes.into());
    }
    object
}

fn as_text(check: &text::Check) -> String {
    let mut text = String::new();
    for (network, reading) in readings(check) {
        let measure = &reading.measure;
        let fits = if measure.fits { "fits" } else { "is too long" };
        text.push_str(&format!("{:<9} {} of {}: {fits}\n", network.name(), measure.length, measure.limit));
        for (what, found) in
            [("hashtags", &reading.hashtags), ("mentions", &reading.mentions), ("links", &reading.links)]
        {
            if !found.is_empty() {
                text.push_str(&format!("          {what}: {}\n", found.join("  ")));
            }
        }
    }
    for (networks, about, says) in together(&check.warnings) {
        text.push_str(&format!("mind ({}): {about}: {says}\n", networks.join(", ")));
    }
    text
}

/// The warnings, each once, with the networks that it is about.
fn together(warnings: &[text::Warning]) -> Vec<(Vec<&'static str>, &str, String)> {
    let mut lines: Vec<(Vec<&'static str>, &str, String)> = Vec::new();
    for warning in warnings {
        let (name, says) = (warning.network.name(), warning.says());
        match lines.iter_mut().find(|(_, known, said)| *known == warning.about && *said == says) {
            Some((networks, ..)) => networks.push(name),
            None => lines.push((vec![name], &warning.about, says)),
        }
    }
    lines
}
