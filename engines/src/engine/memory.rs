// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fs;

/// Where the kernel says how much memory the machine has.
const MACHINE: &str = "/proc/meminfo";

/// Where it says how much of that the programs beside this one and it may take together.
const GROUP: &str = "/sys/fs/cgroup/memory.max";

/// What is taken for the machine's memory where nothing says it: 8 GiB.
const UNKNOWN: u64 = 8 << 30;

/// A row of a table that is held in memory takes about so many bytes: the name of a post, and its place among the others.
const ROW_BYTES: usize = 128;

/// How much of the memory an engine may take for what grows with an archive.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    bytes: usize,
}

impl Memory {
    /// So many MiB, or half of the machine's.
    pub fn of(mib: Option<u64>) -> Self {
        let bytes = mib.map_or_else(|| of_machine() / 2, |mib| mib.saturating_mul(1 << 20));
        Self { bytes: usize::try_from(bytes).unwrap_or(usize::MAX) }
    }

    /// All of it, in bytes.
    pub fn bytes(self) -> usize {
        self.bytes
    }

    /// What one table may take of it that others are held against, in bytes.
    pub fn for_table(self) -> usize {
        self.bytes / 4
    }

    /// The rows of such a table.
    pub fn rows_for_table(self) -> usize {
        self.for_table() / ROW_BYTES
    }

    /// Whether a table of so many rows can be held.
    pub fn holds(self, rows: u64) -> bool {
        usize::try_from(rows).is_ok_and(|rows| rows <= self.rows_for_table())
    }
}

/// The memory of this machine, or less where this program may not take all of it, in bytes.
fn of_machine() -> u64 {
    let machine = fs::read_to_string(MACHINE).ok().and_then(|told| total(&told));
    let group = fs::read_to_string(GROUP).ok().and_then(|told| told.trim().parse().ok());
    machine.unwrap_or(UNKNOWN).min(group.unwrap_or(u64::MAX))
}

/// The bytes in what the kernel says.
fn total(told: &str) -> Option<u64> {
    let line = told.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1 << 10)
}

#[cfg(test)]
mod tests {
    use super::{Memory, total};

    #[test]
    fn the_kernel_is_understood() {
        let cases = [
            ("MemTotal:       24576 kB\nMemFree: 1 kB\n", Some(24 << 20)),
            ("MemFree: 1 kB\n", None),
            ("MemTotal: much kB\n", None),
        ];
        for (told, expected) in cases {
            assert_eq!(total(told), expected, "{told}");
        }
    }

    #[test]
    fn a_table_takes_a_quarter_at_most() {
        let memory = Memory::of(Some(64));
        assert_eq!(memory.bytes(), 64 << 20);
        assert!(memory.holds(131_072));
        assert!(!memory.holds(131_073));
    }
}
