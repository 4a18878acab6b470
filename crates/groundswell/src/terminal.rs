// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is said to whoever sits at the terminal: results on standard output, everything else on standard error.

use std::{fmt, io};

/// Says a sentence on standard error, under the program's name.
pub fn say(sentence: fmt::Arguments<'_>) {
    // A file's name may hold a line's end, which must not begin a line of its own here.
    let sentence = sentence.to_string().replace(char::is_control, "\u{fffd}");
    eprintln!("groundswell: {sentence}");
}

/// An error and its causes in one sentence; a cause that is told already is not told again.
pub fn said_once(error: &anyhow::Error) -> String {
    error.chain().fold(String::new(), |said, cause| {
        let cause = cause.to_string();
        match said {
            said if said.is_empty() => cause,
            said if said.contains(&cause) => said,
            said => format!("{said}: {cause}"),
        }
    })
}

/// Whether an error only means that the reader of our output has gone, as `head` does.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<io::Error>());
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A number with its noun: `1 post`, `2 posts`.
pub fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// A stranger's words as one line that moves nothing on the terminal: no control character, no break, and nothing that turns the direction
/// of what follows.
pub fn quiet(words: &str) -> String {
    let is_loud = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    words
        .split(|c: char| is_loud(c) || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Comes to its end when somebody presses Ctrl-C or the system asks the program to stop.
pub async fn stopped() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}
