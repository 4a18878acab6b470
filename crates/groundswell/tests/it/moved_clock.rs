// SPDX-License-Identifier: AGPL-3.0-or-later
//! A clock that a test moves, for the program as it is: libfaketime answers it what time it is.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use jiff::Timestamp;
use tempfile::TempDir;

/// A clock that stands still until it is moved. What is measured and waited for goes on as ever.
pub struct MovedClock {
    library: PathBuf,
    folder: TempDir,
}

impl MovedClock {
    /// Makes one that shows an instant, or says why that is not possible here.
    pub fn at(now: &str) -> Result<Self, &'static str> {
        let library = library().ok_or("libfaketime is not installed")?;
        let clock = Self { library, folder: tempfile::tempdir().expect("a folder") };
        clock.set(now);
        Ok(clock)
    }

    /// Moves it.
    pub fn set(&self, now: &str) {
        let now: Timestamp = now.parse().expect("an instant");
        let draft = self.folder.path().join("draft");
        fs::write(&draft, now.strftime("%Y-%m-%d %H:%M:%S").to_string()).expect("it can be written");
        // Whole at once: half a time is none.
        fs::rename(draft, self.file()).expect("it can be moved");
    }

    /// A command of the program that lives by this clock.
    pub fn groundswell(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command
            .env("LD_PRELOAD", &self.library)
            .env("FAKETIME_TIMESTAMP_FILE", self.file())
            .env("FAKETIME_NO_CACHE", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .env("NO_FAKE_STAT", "1")
            .env("TZ", "UTC");
        command
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("now")
    }
}

/// Where Debian puts it, whatever the machine's kind.
fn library() -> Option<PathBuf> {
    let kinds = fs::read_dir(Path::new("/usr/lib")).ok()?;
    let mut files = kinds.flatten().map(|kind| kind.path().join("faketime/libfaketimeMT.so.1"));
    files.find(|file| file.is_file())
}
