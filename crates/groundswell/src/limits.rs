// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the machine lets the site take in at once.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// So many visitors may wait in the kernel to be taken in; it may allow fewer.
pub const WAITING: u32 = 4096;

/// More places than this are of no use to one process.
const MOST: u64 = 1_000_000;

/// Raises the limit of open files as far as it goes, and gives what of it visitors may have.
///
/// The database, the records and their sources keep their share: a site full of visitors must still count.
pub fn places() -> usize {
    let limit = getrlimit(Resource::Nofile);
    // Where it can't be raised, it stays what it was.
    let raised = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
    let files = if raised.is_ok() { limit.maximum } else { limit.current };
    of_files(files.unwrap_or(MOST))
}

fn of_files(files: u64) -> usize {
    let own = (files / 40).max(64);
    let places = files.saturating_sub(own).clamp(16, MOST);
    usize::try_from(places).expect("a million is a number of places everywhere")
}

#[cfg(test)]
mod tests {
    use super::of_files;

    #[test]
    fn visitors_never_get_the_last_files() {
        for (files, places) in [(20_000, 19_500), (1024, 960), (256, 192), (32, 16), (u64::MAX, 1_000_000)] {
            assert_eq!(of_files(files), places, "{files}");
        }
    }
}
