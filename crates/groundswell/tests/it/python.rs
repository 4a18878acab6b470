// SPDX-License-Identifier: AGPL-3.0-or-later
//! Readers of letters, calendars and pushes that others have written: Python's own, and its libraries `icalendar` and
//! `cryptography`.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use serde_json::Value;

/// What a letter says, by Python's own reader: its headers, in lower case, and its two forms.
pub fn read_letter(letter: &str) -> Value {
    read(include_str!("letter.py"), &[], letter)
}

/// What a calendar says, by Python's `icalendar`, its beginning by the clocks of these zones.
pub fn read_calendar(calendar: &str, zones: &[&str]) -> Value {
    read(include_str!("calendar.py"), zones, calendar)
}

/// A device's keys: the private one, and what a browser tells of them.
pub fn make_device() -> Value {
    read(include_str!("push.py"), &["make"], "{}")
}

/// What a device shows of a push, and what the token on its outside claims, once both were found to be good.
pub fn read_push(push: &Value) -> Value {
    read(include_str!("push.py"), &["look"], &push.to_string())
}

/// Debian's own Python, for which its packages are.
fn read(script: &str, words: &[&str], input: &str) -> Value {
    let mut python = Command::new("/usr/bin/python3")
        .args(["-c", script])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python and its libraries are installed: `cargo xtask test` does that");
    let mut stdin = python.stdin.take().expect("it is piped");
    stdin.write_all(input.as_bytes()).expect("it reads");
    drop(stdin);
    let read = python.wait_with_output().expect("it ends");
    serde_json::from_slice(&read.stdout).expect("it could read that")
}
