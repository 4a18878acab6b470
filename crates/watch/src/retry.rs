// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use jiff::fmt::rfc2822;
use model::Timestamp;

/// No server is left alone for longer, whatever it asks for.
const LONGEST: Duration = Duration::from_hours(1);

/// From here on, a number is a time since 1970 rather than from now on.
const FIRST_EPOCH: u64 = 1_000_000_000;

/// How servers say when they want to be asked again, the plainest word first: by
/// [HTTP](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after), on Bluesky, on Mastodon and on X.
const HEADERS: [&str; 4] = ["retry-after", "ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"];

/// How long a server asks to wait by what stands on the outside of its answer.
pub(crate) fn after<'a>(header: impl Fn(&str) -> Option<&'a str>, now: Timestamp) -> Option<Duration> {
    HEADERS.into_iter().find_map(|name| wait(header(name)?, now))
}

/// How long a server asks to wait, in any of the ways in which servers say it.
pub(crate) fn wait(written: &str, now: Timestamp) -> Option<Duration> {
    let written = written.trim();
    let wait = match written.parse::<u64>() {
        Ok(seconds) if seconds < FIRST_EPOCH => Duration::from_secs(seconds),
        Ok(seconds) => until(Timestamp::from_second(seconds.try_into().ok()?).ok()?, now),
        Err(_) => match written.parse() {
            Ok(at) => until(at, now),
            Err(_) => until(rfc2822::parse(written).ok()?.timestamp(), now),
        },
    };
    Some(wait.min(LONGEST))
}

fn until(at: Timestamp, now: Timestamp) -> Duration {
    at.duration_since(now).try_into().unwrap_or_default()
}
