// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs, io,
    path::Path,
    time::{Duration, Instant},
};

use rustix::fs::statvfs;
use web::Storage;

/// With less than this nothing more is taken in: what is left is for the end of records, for reports, and for erasing.
const LEAST: u64 = 64 << 20;

/// With less than this no pictures are taken in any more: a storm of a hundred thousand posts takes some 100 MB.
const LITTLE: u64 = 256 << 20;

/// Of a quota that is small itself, these parts.
const LEAST_PART: u64 = 40;
const LITTLE_PART: u64 = 10;

/// What is kept is added up anew after so long: a record of a million posts has thousands of files.
const ADDED_UP: Duration = Duration::from_secs(60);

/// How much may be kept in a folder, and how much is.
pub struct Quota {
    /// At most so many bytes, if that was said.
    most: Option<u64>,
    used: Option<(Instant, u64)>,
    /// What the disk has yet.
    free: Option<u64>,
}

impl Quota {
    /// At most so many bytes, or as many as the disk has.
    pub fn new(most: Option<u64>) -> Self {
        Self { most, used: None, free: None }
    }

    /// Looks at a folder's disk, and where there is a quota now and then at all that is in it.
    pub fn look(&mut self, folder: &Path) {
        self.free = statvfs(folder).ok().map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
        let is_old = self.used.is_none_or(|(at, _)| at.elapsed() >= ADDED_UP);
        if self.most.is_some() && is_old {
            self.used = Some((Instant::now(), added_up(folder)));
        }
    }

    /// At most so many bytes, if that was said.
    pub fn most(&self) -> Option<u64> {
        self.most
    }

    /// So many bytes are kept, where there is a quota.
    pub fn used(&self) -> Option<u64> {
        self.used.map(|(_, used)| used)
    }

    /// So many more bytes may be kept; `None` where nothing tells.
    pub fn left(&self) -> Option<u64> {
        let allowed = self.most.zip(self.used()).map(|(most, used)| most.saturating_sub(used));
        [allowed, self.free].into_iter().flatten().min()
    }

    /// Whether that is enough.
    pub fn storage(&self) -> Storage {
        let part = |of| self.most.map_or(u64::MAX, |most| most / of);
        match self.left() {
            Some(left) if left < LEAST.min(part(LEAST_PART)) => Storage::Full,
            Some(left) if left < LITTLE.min(part(LITTLE_PART)) => Storage::Scarce,
            _ => Storage::Ample,
        }
    }
}

/// All bytes that files take in a folder and those in it. What goes meanwhile, or can't be seen, takes none.
fn added_up(folder: &Path) -> u64 {
    let (mut folders, mut bytes) = (vec![folder.to_owned()], 0_u64);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().filter_map(io::Result::ok) {
            // Never through a link: what lies elsewhere is not kept here.
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_dir() {
                folders.push(entry.path());
            } else {
                bytes = bytes.saturating_add(on_disk(&metadata));
            }
        }
    }
    bytes
}

/// A file takes whole blocks (`st_blocks` counts 512 bytes each, whatever the disk's own are).
fn on_disk(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::blocks(metadata).saturating_mul(512)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_follows_from_what_is_left() {
        const MIB: u64 = 1 << 20;
        let storage = |most: Option<u64>, used: u64, free: u64| {
            let used = most.map(|_| (Instant::now(), used));
            Quota { most, used, free: Some(free) }.storage()
        };
        for (most, used, free, expected) in [
            (None, 0, 300 * MIB, Storage::Ample),
            (None, 0, 200 * MIB, Storage::Scarce),
            (None, 0, 60 * MIB, Storage::Full),
            (Some(20_000 * MIB), 19_800 * MIB, 9_000 * MIB, Storage::Scarce),
            (Some(20_000 * MIB), 19_990 * MIB, 9_000 * MIB, Storage::Full),
            (Some(20_000 * MIB), 30_000 * MIB, 9_000 * MIB, Storage::Full),
            // The disk is full before the quota is.
            (Some(20_000 * MIB), 0, 10 * MIB, Storage::Full),
            // A small one begins with room, too.
            (Some(100 * MIB), 80 * MIB, 9_000 * MIB, Storage::Ample),
            (Some(100 * MIB), 92 * MIB, 9_000 * MIB, Storage::Scarce),
            (Some(100 * MIB), 98 * MIB, 9_000 * MIB, Storage::Full),
        ] {
            assert_eq!(storage(most, used, free), expected, "{most:?} {used} {free}");
        }
        assert_eq!(Quota::new(None).storage(), Storage::Ample);
    }

    #[test]
    fn what_is_kept_is_added_up_and_nothing_elsewhere() {
        let (home, elsewhere) =
            (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        fs::create_dir(home.path().join("calls")).expect("it can be made");
        fs::write(home.path().join("calls/one"), vec![1; 100_000]).expect("it can be written");
        fs::write(elsewhere.path().join("two"), vec![1; 900_000]).expect("it can be written");
        std::os::unix::fs::symlink(elsewhere.path(), home.path().join("link")).expect("it can be made");
        let mut quota = Quota::new(Some(1 << 30));
        quota.look(home.path());
        let used = quota.used().expect("there is a quota");
        assert!((100_000..200_000).contains(&used), "{used}");
        assert!(quota.left().is_some_and(|left| left <= (1 << 30) - used));
    }
}
