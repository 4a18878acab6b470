// SPDX-License-Identifier: AGPL-3.0-or-later
//! With which key a record is signed, and how that changes.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use model::Timestamp;
use record::{Key, Record, RecordError};

/// Opens a record for writing with the key at `key`, which is made on first use under a name; completes a change of the key that was
/// interrupted.
pub fn open(
    folder: &Path,
    key: &Path,
    name: impl FnOnce() -> Result<String>,
    now: Timestamp,
) -> Result<Record> {
    let told = || format!("can't open the record {}", folder.display());
    let next = next_of(key);
    if !next.exists() {
        let name = if key.exists() { "any".to_owned() } else { name()? };
        let key = Key::load_or_create(key, &name).with_context(told)?;
        return Record::create_or_open(folder, &key).with_context(told);
    }
    hand_over(folder, key, &next, now).with_context(told)
}

/// Hands a record over from the key at `key` to a new one, which lies there when this returns; the old one is gone.
pub fn change_key(folder: &Path, key: &Path, now: Timestamp) -> Result<Record> {
    let told = || format!("can't change the key of {}", folder.display());
    // Whoever is writing is found out before anything is made.
    let old = Key::load_or_create(key, "any").with_context(told)?;
    drop(Record::create_or_open(folder, &old).with_context(told)?);
    let next = next_of(key);
    Key::load_or_create(&next, old.vkey().name()).with_context(told)?;
    hand_over(folder, key, &next, now).with_context(told)
}

/// A crash leaves the new key beside the old one, until the record is the new one's and it has taken the old one's place.
fn hand_over(folder: &Path, key: &Path, next: &Path, now: Timestamp) -> Result<Record> {
    let (old, new) = (Key::load_or_create(key, "any")?, Key::load_or_create(next, "any")?);
    let record = match Record::create_or_open(folder, &new) {
        Ok(record) => record,
        Err(RecordError::OtherKey { .. }) => {
            let mut record = Record::create_or_open(folder, &old)?;
            if let Err(error) = record.hand_over(&new, &now.to_string()) {
                if matches!(error, RecordError::Successor { .. }) {
                    // It never will be the next one: left there, it would be tried for ever.
                    fs::remove_file(next)?;
                }
                return Err(error.into());
            }
            record
        }
        Err(error) => return Err(error.into()),
    };
    fs::rename(next, key)?;
    File::open(key.parent().unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(record)
}

/// The key that a record is signed with now: the one at `key`, or, where a change was interrupted, the one that follows it.
pub fn key_of(folder: &Path, key: &Path) -> Result<Key> {
    let told = || format!("can't read the keys of {}", folder.display());
    let vkeys = fs::read_to_string(folder.join("vkey")).with_context(told)?;
    let signs = vkeys.lines().last().unwrap_or_default();
    for path in [key.to_owned(), next_of(key)] {
        if path.try_exists()? {
            let found = Key::load_or_create(&path, "any")?;
            if found.vkey().to_string() == signs {
                return Ok(found);
            }
        }
    }
    bail!("the key of {} is not at {}", folder.display(), key.display())
}

/// Drops the key of a change that will not be carried out any more.
pub fn drop_next(key: &Path) -> Result<()> {
    let next = next_of(key);
    if next.try_exists()? {
        fs::remove_file(&next).with_context(|| format!("can't remove {}", next.display()))?;
    }
    Ok(())
}

fn next_of(key: &Path) -> PathBuf {
    let mut name = key.as_os_str().to_owned();
    name.push("-next");
    name.into()
}

/// The name of a new record's key, which no other log in the world should have: witnesses tell logs apart by it. It is made of the
/// public address under which the site stands, or else of a random part.
pub fn origin(site: Option<&str>, record: &str) -> Result<String> {
    let plain = |c: char| if c == '+' || c.is_whitespace() || c.is_control() { '-' } else { c };
    let record: String = record.chars().map(plain).collect();
    if let Some(host) = site.and_then(public_host) {
        return Ok(format!("{host}/{record}"));
    }
    let mut random = [0; 4];
    getrandom::fill(&mut random).context("the system gives no random bytes")?;
    Ok(format!("{record}-{:08x}", u32::from_be_bytes(random)))
}

/// The host in an address, if it has a name that is one in the whole world.
fn public_host(site: &str) -> Option<&str> {
    let host = site.split_once("://")?.1.split(['/', ':', '?']).next()?;
    let is_name = host.contains('.') && !host.ends_with(|c: char| c.is_ascii_digit() || c == ']');
    is_name.then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn a_record_is_named_after_its_site_or_by_chance() {
        let named = |site| origin(site, "ahang weavers").unwrap();
        assert_eq!(named(Some("https://storm.example:8443/")), "storm.example/ahang-weavers");
        for site in [None, Some("http://127.0.0.1:7676"), Some("http://localhost"), Some("http://[::1]:80")] {
            let (one, other) = (named(site), named(site));
            assert!(one.starts_with("ahang-weavers-") && one != other, "{one} {other}");
        }
    }

    #[test]
    fn a_change_of_the_key_that_was_interrupted_is_completed() {
        let home = tempfile::tempdir().unwrap();
        let (folder, key) = (home.path().join("record"), home.path().join("keys/a.signing"));
        let open = || super::open(&folder, &key, || Ok("storm.example/a".to_owned()), NOW).unwrap();
        drop(open());
        let first = fs::read_to_string(&key).unwrap();
        drop(change_key(&folder, &key, NOW).unwrap());
        let second = fs::read_to_string(&key).unwrap();
        assert!(first != second && !next_of(&key).exists());
        assert_eq!(open().len(), 1);
        // Before the record was handed over.
        Key::load_or_create(&next_of(&key), "storm.example/a").unwrap();
        assert_eq!(open().len(), 2);
        assert!(fs::read_to_string(&key).unwrap() != second && !next_of(&key).exists());
        // After it, and before the new key took the old one's place.
        let third = fs::read_to_string(&key).unwrap();
        fs::write(&key, second).unwrap();
        fs::write(next_of(&key), &third).unwrap();
        assert_eq!(open().len(), 2);
        assert_eq!(fs::read_to_string(&key).unwrap(), third);
        let found = record::verify(&folder);
        assert!(found.holds() && found.former.len() == 2, "{:?}", found.faults);
    }

    #[test]
    fn the_key_of_a_record_is_found_wherever_a_change_was_interrupted() {
        let home = tempfile::tempdir().unwrap();
        let (folder, key) = (home.path().join("record"), home.path().join("a.signing"));
        drop(super::open(&folder, &key, || Ok("storm.example/a".to_owned()), NOW).unwrap());
        let found = || key_of(&folder, &key).unwrap().vkey();
        let first = found();
        // Before the record was handed over.
        Key::load_or_create(&next_of(&key), "storm.example/a").unwrap();
        assert_eq!(found(), first);
        // After it, and before the new key took the old one's place.
        let old = fs::read_to_string(&key).unwrap();
        drop(super::open(&folder, &key, || Ok("any".to_owned()), NOW).unwrap());
        let second = found();
        fs::rename(&key, next_of(&key)).unwrap();
        fs::write(&key, old).unwrap();
        assert!(found() == second && second != first);
        drop_next(&key).unwrap();
        drop_next(&key).unwrap();
        assert!(key_of(&folder, &key).is_err());
    }

    #[test]
    fn a_key_that_can_not_follow_is_not_tried_for_ever() {
        let home = tempfile::tempdir().unwrap();
        let (folder, key) = (home.path().join("record"), home.path().join("a.signing"));
        let open = || super::open(&folder, &key, || Ok("storm.example/a".to_owned()), NOW);
        drop(open().unwrap());
        Key::load_or_create(&next_of(&key), "storm.example/other").unwrap();
        assert!(open().is_err());
        assert!(!next_of(&key).exists() && open().is_ok());
    }

    #[test]
    fn while_somebody_writes_no_key_is_made() {
        let home = tempfile::tempdir().unwrap();
        let (folder, key) = (home.path().join("record"), home.path().join("a.signing"));
        let _writer = super::open(&folder, &key, || Ok("a".to_owned()), NOW).unwrap();
        let error = format!("{:#}", change_key(&folder, &key, NOW).err().unwrap());
        assert!(error.contains("open for writing in another process"), "{error}");
        assert!(!next_of(&key).exists());
    }
}
