// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use call::{Commitment, SEALED_FILE, Salt, sealed_file};
use clap::Args;
use text::Severity;

use super::as_text;
use crate::{Outcome, terminal::say};

/// Seals a hashtag that nobody is to know before the hour: prints what binds you to it, and keeps what opens it.
#[derive(Args)]
#[command(after_help = "Example:\n  echo OpenTheHall | groundswell call seal my-call --tag -")]
pub struct SealHashtag {
    /// The call's folder, into which sealed.toml is written
    folder: PathBuf,
    /// The hashtag; `-` reads it from standard input, which no history of commands keeps
    #[arg(long)]
    tag: String,
}

impl SealHashtag {
    pub fn run(self) -> anyhow::Result<Outcome> {
        let written = if self.tag == "-" { from_standard_input()? } else { self.tag };
        let written = written.trim();
        let tag = written.strip_prefix(['#', '＃']).unwrap_or(written);
        let check = text::check_tags(&[tag], "");
        eprint!("{}", as_text::tags(&check));
        if check.findings.iter().any(|finding| finding.severity == Severity::Stops) {
            return Ok(Outcome::No);
        }
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).context("the machine gives no random numbers")?;
        let salt = Salt::new(bytes);
        keep(&self.folder, &sealed_file(&salt, tag))?;
        println!("sealed_hashtag = \"{}\"", Commitment::of(&salt, tag));
        say(format_args!(
            "write this line above [storm] into call.toml; {SEALED_FILE} opens it: keep a copy, and give it to nobody before the hour"
        ));
        Ok(Outcome::Done)
    }
}

fn from_standard_input() -> anyhow::Result<String> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text).context("can't read a hashtag from standard input")?;
    Ok(text)
}

/// Writes the file for its owner alone, and never over another one: without it a commitment that is out opens no more.
fn keep(folder: &Path, file: &str) -> anyhow::Result<()> {
    let path = folder.join(SEALED_FILE);
    let opened = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path);
    let mut kept = match opened {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            bail!("{} is there already; take it away first if nothing rests on it", path.display())
        }
        opened => opened.with_context(|| format!("can't write {}", path.display()))?,
    };
    kept.write_all(file.as_bytes()).and_then(|()| kept.sync_all()).context("can't keep the file")?;
    File::open(folder).and_then(|folder| folder.sync_all()).context("can't keep the folder")
}
