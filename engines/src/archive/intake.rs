// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    num::NonZero,
    ops::ControlFlow,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, bail};
use ingest::{Columns, Item, Reader, Reason, Rejection, Reposts, Swept};
use model::{Post, PostKind};
use report::InputFile;
use sha2::{Digest, Sha256};
use tally::Flat;

use super::{Manifest, manifest::Seen, writer::Writer};
use crate::{
    loss::{InputLoss, Loss},
    terminal::{counted, say},
};

/// So many wrong lines of one input and reason are named; the rest are counted.
const NAMED: u64 = 5;

/// What the names of invented networks begin with.
const SIMULATED: &str = "simulated:";

/// Makes an archive of inputs in a folder that is not there yet; says whether every input could be read whole.
///
/// What survives a crash here: a folder that ends in `.unfinished`, which the next attempt takes away. The archive is there whole or not at all.
pub fn make(inputs: &[String], columns: &Columns, folder: &Path) -> Result<bool> {
    if folder.exists() {
        bail!("{} is there already: choose another place", folder.display());
    }
    let mut unfinished = folder.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    let told = || format!("can't write {}", unfinished.display());
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).with_context(told)?;
    }
    fs::create_dir_all(&unfinished).with_context(told)?;
    let mut intake = Intake::new(Writer::new(&unfinished));
    for input in inputs {
        intake.read(input, columns)?;
    }
    let is_whole = !intake.failed;
    intake.finish(&unfinished)?;
    fs::rename(&unfinished, folder).with_context(|| format!("can't write {}", folder.display()))?;
    Ok(is_whole)
}

/// What was read so far.
struct Intake {
    writer: Writer,
    files: Vec<InputFile>,
    rejected: BTreeMap<&'static str, u64>,
    loss: Loss,
    seen: Vec<Seen>,
    simulated: bool,
    failed: bool,
    /// What went wrong while it was written.
    broken: Option<anyhow::Error>,
}

/// What is known of an input while it is read.
#[derive(Default)]
struct Input {
    loss: InputLoss,
    wrong: BTreeMap<&'static str, u64>,
    last_rejected: Option<(String, Option<u64>)>,
    is_of_use: bool,
}

impl Intake {
    fn new(writer: Writer) -> Self {
        Self {
            writer,
            files: Vec::new(),
            rejected: BTreeMap::new(),
            loss: Loss::default(),
            seen: Vec::new(),
            simulated: false,
            failed: false,
            broken: None,
        }
    }

    /// Reads one input to its end, on all cores.
    fn read(&mut self, name: &str, columns: &Columns) -> Result<()> {
        let path = Path::new(name);
        if path.join("checkpoint").is_file() {
            bail!("{name} is a record: `groundswell posts` prints its posts, which can be read here");
        }
        let reader = match Reader::open_with(path, columns) {
            Ok(reader) => reader,
            Err(error) => {
                say(format_args!("{error}"));
                self.failed = true;
                return Ok(());
            }
        };
        let threads = thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        let (mut input, mut reposts) = (Input::default(), Reposts::default());
        // Without a judge nothing is passed over.
        let judge = None::<fn(model::Network, &str) -> bool>;
        let lines = reader.sift(judge, threads, &mut reposts, &mut |swept| {
            let Swept::Item { item, whole } = swept else { return ControlFlow::Continue(()) };
            match self.take(&mut input, item, whole) {
                Ok(()) => ControlFlow::Continue(()),
                Err(error) => {
                    self.broken = Some(error);
                    ControlFlow::Break(())
                }
            }
        });
        if let Some(broken) = self.broken.take() {
            return Err(broken);
        }
        self.end(name, input, lines)
    }

    fn take(&mut self, input: &mut Input, item: Item, whole: &mut dyn FnMut() -> Vec<Post>) -> Result<()> {
        input.loss.see(&item);
        input.is_of_use |= !matches!(item, Item::Rejected(_));
        match item {
            Item::Cursor(cursor) => self.see(Seen::cursor(&cursor.source, cursor.network, cursor.seen_until)),
            Item::Gap(gap) => self.see(Seen::of_gap(&gap)),
            Item::Rejected(rejection) => self.reject(input, &rejection),
            Item::Posts(arrival) => {
                let all = whole();
                for (place, post) in arrival.posts.iter().enumerate() {
                    self.add(post, all.get(place).unwrap_or(post))?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A source says where it is again and again; what counts is when it began.
    fn see(&mut self, seen: Seen) {
        let is_known = |known: &Seen| match (known, &seen) {
            (Seen::Cursor { source, .. }, Seen::Cursor { source: other, .. }) => source == other,
            (known, seen) => known == seen,
        };
        if !self.seen.iter().any(is_known) {
            self.seen.push(seen);
        }
    }

    /// Writes a post as far as counting needs it, which is what it is read for, and whole.
    fn add(&mut self, post: &Post, whole: &Post) -> Result<()> {
        self.simulated |= whole.source.file.starts_with(SIMULATED);
        let found = || match post {
            post if !post.text.is_empty() => analysis::language(&post.text),
            post if post.kind == PostKind::Repost => None,
            _ => analysis::language(&whole.text),
        };
        match Flat::of(post, || found().map(analysis::Language::code)) {
            Some(flat) => self.writer.add(flat, report::json::post_json(whole)),
            None => Ok(()),
        }
    }

    /// Counts a line once, however much is wrong with it.
    fn reject(&mut self, input: &mut Input, rejection: &Rejection) {
        let line = (rejection.file.clone(), rejection.line);
        if input.last_rejected.as_ref() != Some(&line) {
            *self.rejected.entry(rejection.reason.key()).or_default() += 1;
            input.last_rejected = Some(line);
        }
        self.failed |= matches!(rejection.reason, Reason::TruncatedInput | Reason::Unreadable);
        let wrong = input.wrong.entry(rejection.reason.key()).or_default();
        *wrong += 1;
        if *wrong <= NAMED {
            let line = rejection.line.map(|line| format!(":{line}")).unwrap_or_default();
            say(format_args!("{}{line}: {}", rejection.file, rejection.says));
        }
    }

    /// Ends an input of so many lines.
    fn end(&mut self, name: &str, input: Input, lines: u64) -> Result<()> {
        for (reason, count) in input.wrong.iter().filter(|(_, count)| **count > NAMED) {
            say(format_args!("{name}: {} more lines like that ({reason})", count - NAMED));
        }
        if let Some(says) = self.loss.add(input.loss) {
            say(format_args!("{name}: {says}"));
        }
        self.failed |= !input.is_of_use && !input.wrong.is_empty();
        let path = Path::new(name);
        let sha256 = if path.is_file() { Some(digest(path)?) } else { None };
        self.files.push(InputFile { file: name.to_owned(), sha256, lines });
        Ok(())
    }

    fn finish(self, folder: &Path) -> Result<()> {
        if self.files.is_empty() {
            bail!("there is nothing to make an archive of");
        }
        let sights = self.writer.sights();
        self.writer.finish()?;
        say(format_args!("{} in the archive", counted(u64::try_from(sights).unwrap_or_default(), "post")));
        Manifest::new(sights, self.simulated, self.files, &self.rejected)
            .with(self.loss.told(), self.seen)
            .write(folder)
    }
}

/// The SHA-256 of a file's bytes in hexadecimal.
fn digest(path: &Path) -> Result<String> {
    let told = || format!("can't read {}", path.display());
    let mut file = File::open(path).with_context(told)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        let count = match file.read(&mut piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read.with_context(told)?,
        };
        let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
        digest.update(bytes);
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
