// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tables, and the naming of their columns.

use std::{fs, path::Path};

use ingest::{Columns, Finish, Opened, Reader, ShareColumns, ShareInput, SharesDraft, open_shares};

use crate::items::{self, open};

/// The first line says what the file's name ends with and how its columns are named: `.csv id=a,text=b,network=x`.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let table = bytes.get(line.len() + 1..).unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let (ending, written) = line.split_once(' ').unwrap_or((&line, ""));
    let columns = match written.parse::<Columns>() {
        Ok(columns) => columns,
        Err(wrong) => {
            assert!(!wrong.to_string().is_empty());
            return 0;
        }
    };
    assert_eq!(written.parse().as_ref(), Ok(&columns), "read again, the columns are others");
    let ending = if [".csv", ".tsv"].contains(&ending) { ending } else { "" };
    if columns.is_empty() && ending.is_empty() {
        return items::check(|| open(table));
    }
    // The naming of columns is for files alone.
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join(format!("given{ending}"));
    fs::write(&path, table).expect("a file can be written");
    check_shares(&path, &columns);
    if let Ok(Opened::Series(series)) = Opened::open(&path, &columns) {
        // Counts by time hold no post.
        return series.filter(|row| row.as_ref().is_ok_and(|row| row.count.is_finite())).count();
    }
    items::check(|| Reader::open_with(&path, &columns))
}

/// The same as a table of shares: it ends, and each share has its names.
fn check_shares(path: &Path, columns: &Columns) {
    let columns = ShareColumns { objects: Vec::new(), others: columns.clone() };
    let Ok(ShareInput::Shares(table)) = open_shares(path, &columns) else { return };
    let mut shares = SharesDraft::default();
    let read = table.read(&mut shares, |wrong| assert!(!wrong.says.is_empty()), |_| {});
    assert!(read.is_ok(), "no input of the fuzzer has so many shares");
    let shares = shares.finish(Finish::default());
    for share in shares.shares() {
        let names = [shares.account(share.account), shares.thing(share.object), shares.thing(share.content)];
        assert!(names.iter().all(|name| !name.is_empty()), "a share without a name: {names:?}");
    }
}
