// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the system says of a process.

use std::fs;

/// The CPU time of a process so far, `self` or a number, in seconds.
pub fn cpu_seconds(process: &str) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks =
        |place: usize| fields.get(place).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or_default();
    (ticks(11) + ticks(12)) / 100.0
}

/// How much memory this process has, in kB.
pub fn resident_kb() -> u64 {
    status("VmRSS:")
}

/// The most that it ever had.
pub fn peak_kb() -> u64 {
    status("VmHWM:")
}

/// Lets the most that it ever had begin anew.
pub fn forget_peak() {
    drop(fs::write("/proc/self/clear_refs", "5"));
}

/// How many files, lines and the like it holds open.
pub fn open_files() -> usize {
    // Looking needs one itself.
    fs::read_dir("/proc/self/fd").map_or(0, |open| open.count().saturating_sub(1))
}

fn status(name: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
