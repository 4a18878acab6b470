// SPDX-License-Identifier: AGPL-3.0-or-later
//! A witness of others' records: what it has signed of each log, on the disk before a signature leaves.

use std::{
    collections::HashMap,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result, bail};
use record::{Checkpoint, Key, Refusal, Submission, Vkey};
use sha2::{Digest, Sha256};
use web::{Signed, Witness};

use crate::{clock::Clock, hex::hex, output};

/// Who signs what continues what they have signed before.
pub struct Witnessing {
    folder: PathBuf,
    key: Key,
    clock: Clock,
    logs: Mutex<HashMap<String, Log>>,
    /// Held as long as it runs.
    _lock: fs::File,
}

/// A log that is witnessed.
struct Log {
    /// Its keys; one of them has to have signed.
    keys: Vec<Vkey>,
    /// What was signed last.
    last: Option<Checkpoint>,
    /// What it was signed in, as it came.
    file: PathBuf,
}

impl Witnessing {
    /// Takes up what a folder holds, and begins with logs that are new.
    pub fn open(folder: &Path, name: &str, logs: &[record::Log], clock: Clock) -> Result<Self> {
        let told = || format!("can't open the witness in {}", folder.display());
        record::make_folder(&folder.join("signed")).with_context(told)?;
        let lock = fs::File::create(folder.join("lock")).with_context(told)?;
        if lock.try_lock().is_err() {
            bail!(
                "another witness runs in {}: two would sign what does not continue each other",
                folder.display()
            );
        }
        let key = Key::load_or_create_witness(&folder.join("witness.key"), name).with_context(told)?;
        let mut known: HashMap<String, Log> = HashMap::new();
        for record::Log { vkey, .. } in logs {
            let file = folder.join("signed").join(log_name(vkey.name()));
            let last = read_last(&file, vkey.name()).with_context(told)?;
            let log = known.entry(vkey.name().to_owned());
            log.or_insert(Log { keys: Vec::new(), last, file }).keys.push(vkey.clone());
        }
        Ok(Self { folder: folder.to_owned(), key, clock, logs: Mutex::new(known), _lock: lock })
    }

    /// The public key by which others know this witness.
    pub fn vkey(&self) -> Vkey {
        self.key.vkey()
    }

    fn sign(&self, body: &[u8]) -> Result<String, Refused> {
        let submission = Submission::parse(body)?;
        // Held from the look at what was signed last until that is replaced: no two answers can fork a log.
        let mut logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
        let log = logs.get_mut(submission.origin()).ok_or(Refusal::Unknown)?;
        let checkpoint = submission.check(&log.keys, log.last.as_ref())?;
        // What is signed again costs no sync: anybody can ask for it.
        if log.last.as_ref() != Some(&checkpoint) {
            let kept = format!("{} {}\n", checkpoint.size, checkpoint.root_text());
            output::write(&log.file, |out| Ok(out.write_all(kept.as_bytes())?)).map_err(Refused::Broken)?;
            log.last = Some(checkpoint);
        }
        let seconds = u64::try_from(self.clock.now().as_second()).unwrap_or_default();
        Ok(submission.sign(&self.key, seconds))
    }
}

/// Why nothing is signed.
enum Refused {
    Refusal(Refusal),
    Broken(anyhow::Error),
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl Witness for Witnessing {
    fn add_checkpoint(&self, body: &[u8]) -> Signed {
        match self.sign(body) {
            Ok(body) => Signed { status: 200, body },
            Err(Refused::Refusal(Refusal::Conflict(size))) => {
                Signed { status: 409, body: format!("{size}\n") }
            }
            Err(Refused::Refusal(refusal)) => {
                Signed { status: refusal.status(), body: format!("{refusal}\n") }
            }
            Err(Refused::Broken(error)) => {
                crate::terminal::say(format_args!(
                    "nothing is signed: {}",
                    crate::terminal::said_once(&error)
                ));
                Signed { status: 500, body: "this witness can't keep what it signs now\n".to_owned() }
            }
        }
    }

    fn tell(&self) -> String {
        let mut told = format!(
            "A witness of records. It signs what continues what it has signed before.\n\n{}\n\n",
            self.vkey()
        );
        let logs = self.logs.lock().unwrap_or_else(PoisonError::into_inner);
        let mut names: Vec<_> = logs.iter().collect();
        names.sort_by_key(|(name, _)| *name);
        for (name, log) in names {
            let size = log.last.as_ref().map_or(0, |last| last.size);
            // Nothing that is written to a text fails.
            let _written = writeln!(told, "{name} {size}");
        }
        told
    }

    fn mirrored(&self, log: &str, file: &str) -> Option<PathBuf> {
        let folder = self.folder.join("mirror").join(log);
        folder.is_dir().then(|| folder.join(file))
    }
}

/// The name of a log's files: an origin may hold anything.
pub fn log_name(origin: &str) -> String {
    hex(&Sha256::digest(origin.as_bytes()))
}

/// What was signed last: a size and a root. A file that can't be read stops the witness: it must not sign as if it had forgotten.
fn read_last(file: &Path, origin: &str) -> Result<Option<Checkpoint>> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        text => text.with_context(|| format!("can't read {}", file.display()))?,
    };
    let read = text.strip_suffix('\n').and_then(|line| line.split_once(' '));
    let Some(last) =
        read.and_then(|(size, root)| Checkpoint::of_text(&format!("{origin}\n{size}\n{root}\n")))
    else {
        bail!(
            "{} is damaged: this witness does not know any more what it has signed of {origin}",
            file.display()
        );
    };
    Ok(Some(last))
}
