// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is said in Python: readers of letters, calendars and pushes that others have written, its own and its libraries `icalendar` and
//! `cryptography`; and figures counted again, apart from the program.

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

/// What a report over posts has to say, counted again: those that count lie in a window and carry one of the hashtags.
pub fn recount(posts: &str, window: [&str; 2], hashtags: &[String]) -> Value {
    let words: Vec<&str> = window.into_iter().chain(hashtags.iter().map(String::as_str)).collect();
    read(include_str!("recount.py"), &words, posts)
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
