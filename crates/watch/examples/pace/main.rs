// SPDX-License-Identifier: AGPL-3.0-or-later
//! What following a Jetstream takes, from hosts on this machine: `rate` says how many events a second one source follows, `lag` how long
//! a post takes at a given rate, `day` what a simulated day leaves in memory. Each ends by itself, and fails where it finds too much.

mod day;
mod event;
mod host;
mod lag;
mod measure;
mod rate;

use std::io;

use event::Wire;

fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["rate"] => Wire::ALL.into_iter().try_for_each(rate::run),
        ["lag", seconds] => Wire::ALL.into_iter().try_for_each(|wire| lag::run(wire, number(seconds)?)),
        // The other side of the two above, in a process of its own.
        ["host", wire, per_second, seconds] => {
            let wire = Wire::ALL.into_iter().find(|it| it.key() == *wire).ok_or_else(wrong)?;
            host::serve(wire, number(per_second)?, number(seconds)?)
        }
        ["day", hours] => day::run(number(hours)?),
        _ => Err(wrong()),
    }
}

fn number(word: &str) -> io::Result<u64> {
    word.parse().map_err(|_| wrong())
}

fn wrong() -> io::Error {
    io::Error::other("say `rate`, `lag SECONDS` or `day HOURS`")
}
