// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reads inputs one after another, names what is wrong with them, and goes on.

use std::{collections::BTreeMap, fs::File, io::Read, num::NonZero, ops::ControlFlow, path::Path, thread};

use anyhow::{Context, Result};
use ingest::{
    Columns, Follow, Item, Notice, NoticeKind, Reader, Reason, Rejection, Reposts, ShareColumns, ShareInput,
    SharesDraft, Swept, open_shares,
};
use model::Post;
use report::InputFile;
use sha2::{Digest, Sha256};
use tally::Judge;

use crate::{
    Outcome,
    hex::hex,
    ledger::Seen,
    loss::{InputLoss, Loss},
    progress::Progress,
    record_input::{self, Told},
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
    /// What became of the posts of records: of each record once, for of deletions none tells which posts they were.
    pub aftermath: BTreeMap<String, Vec<Seen>>,
    /// Reposts that were passed over.
    reposts: Reposts,
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
            let Some(mut reader) = inputs.open(name, columns, &mut take)? else { continue };
            let mut input = Input::new(name);
            while let Some(item) = reader.next() {
                if let Some(item) = inputs.see(&mut input, item) {
                    take(item)?;
                }
                progress.at(reader.lines());
            }
            inputs.end(input, reader.lines());
        }
        Ok(inputs)
    }

    /// Does the same on all cores, but passes over lines in which no post can match; the reposts among them can be
    /// asked for afterwards. Posts are read as far as counting needs, and can be asked for whole.
    ///
    /// # Errors
    ///
    /// As [`Inputs::read`].
    pub fn sift(
        names: &[String],
        columns: &Columns,
        judge: &Judge,
        take: impl FnMut(&Item, &mut dyn FnMut() -> Vec<Post>) + Send,
    ) -> Result<Self> {
        Self::sift_from(None, names, columns, judge, take)
    }

    /// Does the same, where the first input may be open already.
    ///
    /// # Errors
    ///
    /// As [`Inputs::read`].
    pub fn sift_from(
        mut first: Option<Reader>,
        names: &[String],
        columns: &Columns,
        judge: &Judge,
        mut take: impl FnMut(&Item, &mut dyn FnMut() -> Vec<Post>) + Send,
    ) -> Result<Self> {
        let mut inputs = Self::default();
        let progress = Progress::lines();
        let threads = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        let mut reposts = Reposts::default();
        for name in names {
            let mut take_whole = |item: Item| {
                take(&item, &mut Vec::new);
                Ok(())
            };
            let reader = match first.take() {
                Some(reader) => Some(reader),
                None => inputs.open(name, columns, &mut take_whole)?,
            };
            let Some(reader) = reader else { continue };
            let judge = (!judge.asks_all()).then(|| {
                let mut judge = judge.clone();
                move |network, tag: &str| judge.may_matter(network, tag)
            });
            let mut input = Input::new(name);
            let lines = reader.sift(judge, threads, &mut reposts, &mut |swept| {
                match swept {
                    Swept::Item { item, whole } => {
                        if let Some(item) = inputs.see(&mut input, item) {
                            take(&item, whole);
                        }
                    }
                    Swept::Lines { so_far, passed } => {
                        input.is_of_use |= passed > 0;
                        progress.at(so_far);
                    }
                }
                ControlFlow::Continue(())
            });
            inputs.end(input, lines);
        }
        inputs.reposts = reposts;
        Ok(inputs)
    }

    /// Reads the shares of tables, and of posts what `take` makes of them; also says whether what is said twice counts twice, which it
    /// does where all inputs are tables of CooRTweet's, as there.
    ///
    /// # Errors
    ///
    /// What `take` gives back, and when there are more shares than are numbered.
    pub fn read_shares(
        names: &[String],
        columns: &ShareColumns,
        shares: &mut SharesDraft,
        mut take: impl FnMut(&mut SharesDraft, Item) -> Result<()>,
    ) -> Result<(Self, bool)> {
        let mut inputs = Self::default();
        let progress = Progress::lines();
        let mut is_repeated = true;
        for name in names {
            let mut input = Input::new(name);
            let before = shares.len();
            let lines = match inputs.open_shares(name, columns, &mut |item| take(shares, item))? {
                None => {
                    is_repeated &= shares.len() == before;
                    continue;
                }
                Some(ShareInput::Shares(table)) => {
                    is_repeated &= table.counts_repeated();
                    let see = |rejection| {
                        inputs.see(&mut input, Item::Rejected(rejection));
                    };
                    let lines = table.read(shares, see, |line| progress.at(line))?;
                    input.is_of_use |= shares.len() > before;
                    lines
                }
                Some(ShareInput::Posts(mut reader)) => {
                    is_repeated = false;
                    while let Some(item) = reader.next() {
                        if let Some(item) = inputs.see(&mut input, item) {
                            take(shares, item)?;
                        }
                        progress.at(reader.lines());
                    }
                    reader.lines()
                }
            };
            inputs.end(input, lines);
        }
        Ok((inputs, is_repeated))
    }

    /// Whether reposts are among the lines that were passed over.
    pub fn has_reposts(&self) -> bool {
        !self.reposts.are_none()
    }

    /// Reads the reposts of posts that `follower` knows among the lines that were passed over, and hands them to it.
    pub fn follow(&mut self, follower: &mut impl Follow) {
        let mut reposts = std::mem::take(&mut self.reposts);
        let mut following = Following { inputs: self, input: Input::new("reposts"), follower };
        reposts.follow(&mut following);
        let Input { name, wrong, .. } = following.input;
        wrong.name_rest(&name);
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

    /// Opens an input, or reads it at once if it is a record; nothing where it can't be read, which is said.
    fn open(
        &mut self,
        name: &str,
        columns: &Columns,
        take: &mut impl FnMut(Item) -> Result<()>,
    ) -> Result<Option<Reader>> {
        if record_input::is_record(Path::new(name)) {
            match record_input::read(Path::new(name), take) {
                Ok(Told { entries: lines, aftermath }) => {
                    self.files.push(InputFile { file: name.to_owned(), sha256: None, lines });
                    self.aftermath.entry(record_input::origin(Path::new(name))?).or_insert(aftermath);
                }
                Err(error) if is_closed_pipe(&error) => return Err(error),
                Err(error) => {
                    say(format_args!("{}", said_once(&error)));
                    self.failed = true;
                }
            }
            return Ok(None);
        }
        let reader = Reader::open_with(Path::new(name), columns);
        if let Err(error) = &reader {
            say(format_args!("{error}"));
            self.failed = true;
        }
        Ok(reader.ok())
    }

    /// Opens an input for its shares, as [`Inputs::open`] does for its posts.
    fn open_shares(
        &mut self,
        name: &str,
        columns: &ShareColumns,
        take: &mut impl FnMut(Item) -> Result<()>,
    ) -> Result<Option<ShareInput>> {
        if record_input::is_record(Path::new(name)) {
            let reader = self.open(name, &columns.others, take)?;
            return Ok(reader.map(|reader| ShareInput::Posts(Box::new(reader))));
        }
        let opened = open_shares(Path::new(name), columns);
        if let Err(error) = &opened {
            say(format_args!("{error}"));
            self.failed = true;
        }
        Ok(opened.ok())
    }

    /// Takes in what an item says of its input, and gives it back if it is of use.
    fn see(&mut self, input: &mut Input, item: Item) -> Option<Item> {
        input.loss.see(&item);
        let Item::Rejected(rejection) = item else {
            input.is_of_use = true;
            say_notice(&item);
            return Some(item);
        };
        let line = (rejection.file.clone(), rejection.line);
        if input.last_rejected.as_ref() != Some(&line) {
            *self.rejected.entry(rejection.reason.key()).or_default() += 1;
            input.last_rejected = Some(line);
        }
        self.failed |= matches!(rejection.reason, Reason::TruncatedInput | Reason::Unreadable);
        input.wrong.name(&rejection);
        None
    }

    /// Ends an input of so many lines.
    fn end(&mut self, input: Input, lines: u64) {
        let Input { name, wrong, loss, is_of_use, .. } = input;
        wrong.name_rest(&name);
        if let Some(says) = self.loss.add(loss) {
            say(format_args!("{name}: {says}"));
        }
        // Wrong lines among good ones are counted; an input of wrong lines alone could not be read.
        self.failed |= !is_of_use && !wrong.0.is_empty();
        self.files.push(InputFile { file: name, sha256: None, lines });
    }
}

/// Takes in reposts as any other items, and hands on those that are of use.
struct Following<'a, F> {
    inputs: &'a mut Inputs,
    input: Input,
    follower: &'a mut F,
}

impl<F: Follow> Follow for Following<'_, F> {
    fn knows(&self, original: u64) -> bool {
        self.follower.knows(original)
    }

    fn take(&mut self, item: Item, new: &mut Vec<u64>) {
        if let Some(item) = self.inputs.see(&mut self.input, item) {
            self.follower.take(item, new);
        }
    }
}

/// What is known of an input while it is read.
#[derive(Default)]
struct Input {
    name: String,
    wrong: WrongLines,
    loss: InputLoss,
    /// Whether anything lawful was in it.
    is_of_use: bool,
    /// The file and line that was rejected last.
    last_rejected: Option<(String, Option<u64>)>,
}

impl Input {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
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
        NoticeKind::ReadWebArchive { read, passed } => say(format_args!(
            "{file}: a web archive; read {} of it, and passed over {passed} that hold neither a page nor posts",
            counted(*read, "record")
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
    Ok(hex(&digest.finalize()))
}

/// Names the first wrong lines of each reason and counts the others: a million broken lines are one fault.
#[derive(Default)]
pub struct WrongLines(BTreeMap<&'static str, u64>);

impl WrongLines {
    /// Names a line, unless enough of its kind are named.
    pub fn name(&mut self, rejection: &Rejection) {
        let count = self.0.entry(rejection.reason.key()).or_default();
        *count += 1;
        if *count <= NAMED {
            say_rejection(rejection);
        }
    }

    /// Says how many more there were.
    pub fn name_rest(&self, file: &str) {
        for (reason, count) in self.0.iter().filter(|(_, count)| **count > NAMED) {
            say(format_args!("{file}: {} more lines like that ({reason})", count - NAMED));
        }
    }
}
