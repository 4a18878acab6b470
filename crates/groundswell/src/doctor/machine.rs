// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the machine itself has to have.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use indicatif::HumanBytes;
use model::Timestamp;
use tokio::process::Command;
use web::{Backup, Storage};

use super::Finding;
use crate::{backup::Places, data::DataFolder, house::Quota, limits};

/// Less room than this is soon none: a storm of a hundred thousand posts takes some 100 MB.
const LEAST_ROOM: u64 = 1 << 30;

/// Fewer visitors at once than this, and the hour does not stand.
const LEAST_PLACES: usize = 4000;

/// Whether the clock is set by others: agreed hours, proofs of time and passkeys rest on it.
pub async fn clock() -> Finding {
    let asked =
        Command::new("timedatectl").args(["show", "--property=NTPSynchronized", "--value"]).output().await;
    let answer = asked.ok().filter(|output| output.status.success());
    judge_clock(answer.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).as_deref())
}

fn judge_clock(answer: Option<&str>) -> Finding {
    match answer {
        Some("yes") => Finding::good("clock", "it is set by servers of time"),
        Some("no") => Finding::bad(
            "clock",
            "nobody sets it: `timedatectl set-ntp true`, or install systemd-timesyncd or chrony. Agreed hours and proofs of time rest on it",
        ),
        _ => Finding::mind(
            "clock",
            "this machine does not tell whether it is set by servers of time: see that systemd-timesyncd or chrony runs",
        ),
    }
}

/// Whether nobody else on the machine can read what is kept.
pub fn folder(folder: &Path) -> Finding {
    let Ok(metadata) = fs::metadata(folder) else {
        return Finding::mind(
            "data folder",
            format!("{} is made when the server first starts", folder.display()),
        );
    };
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 {
        return Finding::good("data folder", format!("{} is its owner's alone", folder.display()));
    }
    let says = format!("others on this machine may look into {}: `chmod 700` it", folder.display());
    Finding::bad("data folder", says)
}

/// Whether there is room for what is to come.
pub fn disk(folder: &Path, most: Option<u64>) -> Finding {
    // Where the folder is not there yet, the disk is that of the one in which it will be.
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let mut quota = Quota::new(most);
    quota.look(there);
    match quota.left() {
        Some(left) => judge_disk(left, most.is_some(), quota.storage()),
        None => Finding::mind("disk", "it does not tell how much room it has"),
    }
}

fn judge_disk(left: u64, has_quota: bool, storage: Storage) -> Finding {
    let bytes = HumanBytes(left);
    if has_quota && storage > Storage::Ample {
        let says = format!(
            "only {bytes} may yet be kept: make room, or allow more with --quota, or visitors are refused"
        );
        return Finding::bad("disk", says);
    }
    if !has_quota && left < LEAST_ROOM {
        let says = format!(
            "only {bytes} are left: make room, or what people post can't be kept; 1 GiB is the least"
        );
        return Finding::bad("disk", says);
    }
    Finding::good("disk", format!("{bytes} are left"))
}

/// Whether enough visitors can be let in at once.
pub fn open_files() -> Finding {
    let places = limits::places();
    if places < LEAST_PLACES {
        return Finding::bad(
            "open files",
            format!(
                "only {places} visitors fit in at once: allow the server more, with `LimitNOFILE=65536` in its unit or `ulimit -n 65536` before it starts"
            ),
        );
    }
    Finding::good("open files", format!("{places} visitors fit in at once"))
}

/// Whether what is kept is kept twice.
pub fn backups(data: &DataFolder, now: Timestamp) -> Vec<Finding> {
    let places = match Places::load(data) {
        Ok(places) => places,
        Err(error) => return vec![Finding::bad("backups", format!("{error:#}"))],
    };
    let newest = places.newest();
    if newest.is_empty() {
        let says = "there is none: `groundswell backup --data … --to …`, onto another disk, each day";
        return vec![Finding::bad("backups", says)];
    }
    let judge = |backup: &Backup| {
        let folder = &backup.folder;
        if !backup.is_there {
            let says = format!("the newest of {folder} is not there any more: is its disk connected");
            return Finding::bad("backups", says);
        }
        if backup.is_old(now) {
            let days = now.duration_since(backup.taken_at).as_hours() / 24;
            return Finding::bad("backups", format!("the newest in {folder} is {days} days old"));
        }
        Finding::good("backups", format!("the newest in {folder} is of {:.0}", backup.taken_at))
    };
    newest.iter().map(judge).collect()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::{super::State, *};

    #[test]
    fn what_the_machine_lacks_is_told_with_what_to_do() {
        assert_eq!(judge_clock(Some("yes")).state, State::Good);
        assert!(judge_clock(Some("no")).says.contains("set-ntp true"));
        assert_eq!(judge_clock(None).state, State::Mind);
        assert_eq!(judge_disk(2 << 30, false, Storage::Ample).state, State::Good);
        assert!(judge_disk(3 << 20, false, Storage::Full).says.starts_with("only 3.00 MiB are left"));
        assert!(judge_disk(3 << 20, true, Storage::Scarce).says.contains("--quota"));
        assert_eq!(judge_disk(60 << 20, true, Storage::Ample).state, State::Good);
        let home = tempfile::tempdir().expect("a folder");
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).expect("it is ours");
        assert_eq!(folder(home.path()).state, State::Bad);
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o700)).expect("it is ours");
        assert_eq!(folder(home.path()).state, State::Good);
        assert_eq!(folder(&home.path().join("none")).state, State::Mind);
        assert_eq!(disk(&home.path().join("none/yet"), Some(1 << 60)).state, State::Good);
    }

    #[test]
    fn backups_are_missed_when_they_are_old_or_gone() {
        let home = tempfile::tempdir().expect("a folder");
        let data = DataFolder::new(home.path());
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1000);
        let found = |data| backups(data, now).remove(0);
        assert!(found(&data).says.starts_with("there is none"));
        let elsewhere = tempfile::tempdir().expect("a folder");
        Places::remember(&data, elsewhere.path(), "copy", now - SignedDuration::from_hours(1)).expect("kept");
        assert!(found(&data).says.contains("is not there any more"));
        fs::write(elsewhere.path().join("copy"), "").expect("it can be written");
        assert_eq!(found(&data).state, State::Good);
        Places::remember(&data, elsewhere.path(), "copy", now - SignedDuration::from_hours(73))
            .expect("kept");
        assert!(found(&data).says.ends_with("is 3 days old"));
    }
}
