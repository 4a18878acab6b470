// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, time::Duration};

use rustix::param::{clock_ticks_per_second, page_size};

/// What the kernel tells of this program, in files that only Linux has ([proc(5)](https://man7.org/linux/man-pages/man5/proc.5.html)).
#[derive(Default)]
pub struct Process {
    /// The memory that it has, in bytes.
    pub memory: Option<u64>,
    /// How long processors have worked for it.
    pub worked: Option<Duration>,
    /// How many files it has open.
    pub open_files: Option<u64>,
}

impl Process {
    /// Asks the kernel.
    pub fn look() -> Self {
        let files = fs::read_dir("/proc/self/fd").ok().map(|files| files.count());
        Self {
            memory: fs::read_to_string("/proc/self/statm").ok().and_then(|statm| memory(&statm)),
            worked: fs::read_to_string("/proc/self/stat").ok().and_then(|stat| worked(&stat)),
            open_files: files.and_then(|files| u64::try_from(files).ok()),
        }
    }
}

/// The second number is that of the pages in memory.
fn memory(statm: &str) -> Option<u64> {
    let pages: u64 = statm.split_ascii_whitespace().nth(1)?.parse().ok()?;
    pages.checked_mul(u64::try_from(page_size()).ok()?)
}

/// Fields 14 and 15, in ticks; the second is a name in brackets that may hold anything, brackets too.
fn worked(stat: &str) -> Option<Duration> {
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_ascii_whitespace().skip(11);
    let mut next = || fields.next()?.parse::<u64>().ok();
    let ticks = next()?.checked_add(next()?)?;
    let millis = ticks.saturating_mul(1000).checked_div(clock_ticks_per_second())?;
    Some(Duration::from_millis(millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_kernel_tells_is_read() {
        let ticks = clock_ticks_per_second();
        let stat = format!("7 (a) (b c) S 1 7 7 0 -1 4194560 1 2 3 4 {ticks} {} 0 0 20 0", 2 * ticks);
        assert_eq!(worked(&stat), Some(Duration::from_secs(3)));
        assert_eq!(memory("900 2 3 4 0 5 0"), u64::try_from(2 * page_size()).ok());
        for broken in ["", "7", "7 (a", "7 (a) S 1", "x x x"] {
            assert_eq!((worked(broken), memory(broken)), (None, None), "{broken}");
        }
        if cfg!(target_os = "linux") {
            let process = Process::look();
            assert!(process.memory.is_some() && process.worked.is_some() && process.open_files > Some(2));
        }
    }
}
