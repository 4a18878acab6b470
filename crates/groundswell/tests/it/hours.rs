// SPDX-License-Identifier: AGPL-3.0-or-later
//! Calls whose hour lies where a test wants it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::program::{files, groundswell_with_input, printed, said, workspace};

/// The call that has a text in each of the site's languages.
pub fn vell() -> PathBuf {
    workspace().join("crates/groundswell/tests/calls/vell")
}

/// A copy of a call under a name, its storm beginning so many minutes from now and lasting an hour.
pub fn call_in(home: &Path, of: &Path, name: &str, minutes: i64) -> PathBuf {
    call_at(home, of, name, Timestamp::now() + SignedDuration::from_mins(minutes))
}

/// A copy of a call under a name, its storm beginning then and lasting an hour.
pub fn call_at(home: &Path, of: &Path, name: &str, starts: Timestamp) -> PathBuf {
    let call = home.join(name);
    fs::create_dir_all(call.join("wordings")).expect("a folder");
    for file in files(of) {
        let path = file.strip_prefix(of).expect("it lies within");
        fs::copy(&file, call.join(path)).expect("it can be copied");
    }
    let toml = fs::read_to_string(of.join("call.toml")).expect("a call");
    let line = |line: &str| match line.split_once(" = ") {
        Some(("starts", _)) => format!("starts = \"{}\"\n", local(starts, "%Y-%m-%dT%H:%M:%S")),
        Some(("ends", _)) => {
            format!("ends = \"{}\"\n", local(starts + SignedDuration::from_hours(1), "%Y-%m-%dT%H:%M:%S"))
        }
        _ => format!("{line}\n"),
    };
    fs::write(call.join("call.toml"), toml.lines().map(line).collect::<String>()).expect("it can be written");
    call
}

/// Seals a hashtag of a call.
pub fn seal(call: &Path, tag: &str) {
    let words = ["call", "seal", call.to_str().expect("UTF-8"), "--tag", "-"];
    let sealed = groundswell_with_input(&words, format!("#{tag}\n").as_bytes());
    assert_eq!(sealed.status.code(), Some(0), "{}", said(&sealed));
    let toml = fs::read_to_string(call.join("call.toml")).expect("it is there");
    fs::write(call.join("call.toml"), format!("{}{toml}", printed(&sealed))).expect("it can be written");
}

/// The clock of the calls' zone in so many minutes, as a field for a time takes it.
pub fn local_time(minutes: i64) -> String {
    local(Timestamp::now() + SignedDuration::from_mins(minutes), "%Y-%m-%dT%H:%M")
}

fn local(at: Timestamp, form: &str) -> String {
    at.to_zoned(TimeZone::fixed(jiff::tz::offset(4))).strftime(form).to_string()
}
