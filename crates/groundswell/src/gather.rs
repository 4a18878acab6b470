// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reads inputs one after another, names what is wrong with them, and goes on.

use std::{collections::BTreeMap, fs::File, io::Read, path::Path};

use anyhow::{Context, Result};
use ingest::{Columns, Item, Notice, NoticeKind, Reader, Reason, Rejection};
use report::InputFile;
use sha2::{Digest, Sha256};

use crate::{
    Outcome,
    loss::{InputLoss, Loss},
    progress::Progress,
    record_input,
    terminal::{counted, is_closed_pipe, said_once, say},
};

/// So many wrong lines of one input and reason are named; the rest are counted.
pub const NAMED: u64 = 5;

/// What was read, and what could not be.
#[derive(Default)]
pub struct Inputs {
    /// Each input with its lines, in the order given.
    pub files: Vec<InputFile>,
    /// Rejected lines by reason; a line with two wrongs counts for the first.
    pub rejected: BTreeMap<&'static str, u64>,
    /// What the inputs say themselves that they lack.
    pub loss: Loss,
    failed: bool,
}

impl Inputs {
    /// Reads files, records and `-`, tables by the columns that are named, and hands on each item; says on standard error what can't be read.
    ///
    /// # Errors
    ///
    /// Only what `take` gives back; an input that can't be read is said, remembered and passed over.
    pub fn read(
        names: &[String],
        columns: &Columns,
        mut take: impl FnMut(Item) -> Result<()>,
    ) -> Result<Self> {
        let mut inputs = Self::default();
        let progress = Progress::lines();
        for name in names {
            inputs.read_one(name, columns, &progress, &mut take)?;
        }
        Ok(inputs)
    }

    /// The exit that this reading deserves: 1 if any input could not be read whole.
    pub fn outcome(&self) -> Outcome {
        if self.failed { Outcome::No } else { Outcome::Done }
    }

    /// The inputs, each with the SHA-256 of its bytes if that is wanted; standard input and records have none.
    pub fn files_with_digests(&self, wanted: bool) -> Result<Vec<InputFile>> {
        let mut files = self.files.clone();
        for input in files.iter_mut().filter(|input| wanted && Path::new(&input.file).is_file()) {
            input.sha256 = Some(digest(Path::new(&input.file))?);
        }
        Ok(files)
    }

    fn read_one(
        &mut self,
        name: &str,
        columns: &Columns,
        progress: &Progress,
        take: &mut impl FnMut(Item) -> Result<()>,
    ) -> Result<()> {
        if record_input::is_record(Path::new(name)) {
            match record_input::read(Path::new(name), take) {
                Ok(lines) => self.files.push(InputFile { file: name.to_owned(), sha256: None, lines }),
                Err(error) if is_closed_pipe(&error) => return Err(error),
                Err(error) => {
                    say(format_args!("{}", said_once(&error)));
                    self.failed = true;
                }
            }
            return Ok(());
        }
        let mut reader = match Reader::open_with(Path::new(name), columns) {
            Ok(reader) => reader,
            Err(error) => {
                say(format_args!("{error}"));
                self.failed = true;
                return Ok(());
            }
        };
        let mut wrong = WrongLines::default();
        let mut loss = InputLoss::default();
        let mut is_of_use = false;
        let mut last_rejected = None;
        while let Some(item) = reader.next() {
            loss.see(&item);
            match item {
                Item::Rejected(rejection) => {
                    if last_rejected.replace(rejection.line) != Some(rejection.line) {
                        *self.rejected.entry(rejection.reason.key()).or_default() += 1;
                    }
                    self.failed |= matches!(rejection.reason, Reason::TruncatedInput | Reason::Unreadable);
                    wrong.name(&rejection);
                }
                item => {
                    is_of_use = true;
                    say_notice(&item);
                    take(item)?;
                }
            }
            progress.at(reader.lines());
        }
        wrong.name_rest(name);
        if let Some(says) = self.loss.add(loss) {
            say(format_args!("{name}: {says}"));
        }
        // Wrong lines among good ones are counted; an input of wrong lines alone could not be read.
        self.failed |= !is_of_use && !wrong.0.is_empty();
        self.files.push(InputFile { file: name.to_owned(), sha256: None, lines: reader.lines() });
        Ok(())
    }
}

/// Says what silence would leave open: that a text or a page holds no post, or how an input was read.
fn say_notice(item: &Item) {
    let Item::Notice(Notice { file, kind, .. }) = item else { return };
    match kind {
        NoticeKind::AssumedNetwork(network) => say(format_args!(
            "{file}: the table names no network; its posts are taken as {}'s (--columns network=… says otherwise)",
            network.name()
        )),
        NoticeKind::AssumedUtc => say(format_args!("{file}: times without a zone are taken as UTC")),
        NoticeKind::Prose => say(format_args!("{file}: no post is embedded in this text")),
        NoticeKind::UnknownOwner => say(format_args!(
            "{file}: no account.js lies beside the posts, so that their author is not known"
        )),
        NoticeKind::ReadArchive(files) => say(format_args!(
            "{file}: a personal archive; read {} of it, and no other",
            counted(*files, "file")
        )),
        _ => {}
    }
}

/// Says where and why something could not be read.
pub fn say_rejection(rejection: &Rejection) {
    let line = rejection.line.map(|line| format!(":{line}")).unwrap_or_default();
    say(format_args!("{}{line}: {}", rejection.file, rejection.says));
}

fn digest(path: &Path) -> Result<String> {
    let told = || format!("can't read {}", path.display());
    let mut file = File::open(path).with_context(told)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let count = file.read(&mut piece).with_context(told)?;
        let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        digest.update(bytes);
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Names the first wrong lines of each reason and counts the others: a million broken lines are one fault.
#[derive(Default)]
struct WrongLines(BTreeMap<&'static str, u64>);

impl WrongLines {
    fn name(&mut self, rejection: &Rejection) {
        let count = self.0.entry(rejection.reason.key()).or_default();
        *count += 1;
        if *count <= NAMED {
            say_rejection(rejection);
        }
    }

    fn name_rest(&self, file: &str) {
        for (reason, count) in self.0.iter().filter(|(_, count)| **count > NAMED) {
            say(format_args!("{file}: {} more lines like that ({reason})", count - NAMED));
        }
    }
}
