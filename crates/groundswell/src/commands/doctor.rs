// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::IsTerminal;

use anyhow::Result;
use clap::{Args, ValueEnum};
use console::style;
use fetch::{Fetcher, Records};
use model::Timestamp;

use super::serve::Serve;
use crate::{
    Outcome,
    doctor::{Finding, Patient, State, look},
    site::agent,
};

/// Looks at a server before its first storm: clock, disk, backups, certificate, mail, what a visitor's browser is sent.
///
/// Give it the options that `groundswell serve` is started with. Each line is right, or says what to do. Nothing is changed.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell doctor --data groundswell-data --base-url https://weavers.example --mail smtp://storm@mail.example:587 --mail-from storm@weavers.example"
)]
pub struct Doctor {
    #[command(flatten)]
    serve: Serve,
    /// The name of the key with which the mail server signs letters (the selector of DKIM)
    #[arg(long, value_name = "NAME")]
    dkim_selector: Option<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    Text,
    Json,
}

impl Doctor {
    pub fn run(self) -> Result<Outcome> {
        let (data, base_url, mail_from, has_operator) = self.serve.looked_at();
        let agent = agent(base_url.as_deref().unwrap_or("https://invalid"));
        let patient = Patient {
            folder: data.folder().to_owned(),
            data,
            quota: self.serve.quota(),
            base_url,
            mail_from,
            dkim_selector: self.dkim_selector,
            has_operator,
            fetcher: Fetcher::new(&agent, Vec::new()),
            records: Records::of_system(),
            now: Timestamp::now(),
        };
        let found = tokio::runtime::Runtime::new()?.block_on(look(&patient));
        match self.format {
            Form::Json => println!("{}", serde_json::to_string_pretty(&found)?),
            Form::Text => found.iter().for_each(print),
        }
        let is_well = found.iter().all(|finding| finding.state != State::Bad);
        Ok(if is_well { Outcome::Done } else { Outcome::No })
    }
}

/// A line for each, in color where somebody looks; the word says the same as the color.
fn print(finding: &Finding) {
    let (word, color) = match finding.state {
        State::Good => ("good", console::Color::Green),
        State::Mind => ("mind", console::Color::Yellow),
        State::Bad => ("BAD ", console::Color::Red),
    };
    let word =
        if std::io::stdout().is_terminal() { style(word).fg(color).to_string() } else { word.to_owned() };
    println!("{word}  {}: {}", finding.about, finding.says);
}
