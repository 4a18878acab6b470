// SPDX-License-Identifier: AGPL-3.0-or-later
//! WACZ: a zip archive of WARC files and of what finds its way in them.

use std::{
    collections::{HashMap, HashSet},
    io::{self, Read},
};

use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::{
    digest::{self, Hashed},
    member::{Member, Packed},
    records::Records,
};

/// The list of a package's files is never longer.
const LONGEST_LIST: u64 = 16 << 20;

/// So many files that a package lacks are named; of the others it is told how many they are.
const MOST_NAMED: usize = 20;

const LIST: &str = "datapackage.json";
const LIST_DIGEST: &str = "datapackage-digest.json";

/// A package that was opened.
pub struct Package {
    /// The WARC files in it, by their names.
    pub archives: Vec<Resource>,
    /// What is wrong with it as a whole, for a reader.
    pub faults: Vec<String>,
}

/// A file of a package.
pub struct Resource {
    /// Its path within the package.
    pub name: String,
    content: Result<Packed, String>,
    /// What the list of files says of its bytes; nothing where there is no list.
    listed: Listed,
}

enum Listed {
    As(String),
    NoList,
    NotAt,
}

/// Whether a file in a zip archive of this name is part of a package, and read.
#[must_use]
pub fn is_part(name: &str) -> bool {
    name == LIST || name == LIST_DIGEST || is_archive(name)
}

/// Opens a package, of whose files those are given that are part of one; nothing where it is none.
#[must_use]
pub fn package(members: Vec<Member>) -> Option<Package> {
    if !members.iter().any(|member| member.name == LIST || is_archive(&member.name)) {
        return None;
    }
    let mut faults = Vec::new();
    let find = |name: &str| members.iter().find(|member| member.name == name).map(|it| &it.content);
    let list = find(LIST).map(read_list);
    let listed: Option<HashMap<String, String>> = match list {
        None => {
            faults.push(format!("has no {LIST}; nobody can say whether it is whole"));
            None
        }
        Some(Err(says)) => {
            faults.push(format!("{LIST} {says}; nobody can say whether it is whole"));
            None
        }
        Some(Ok(bytes)) => {
            faults.extend(find(LIST_DIGEST).and_then(|content| digest_fault(content, &bytes)));
            match List::parse(&bytes) {
                Some(list) => Some(list),
                None => {
                    faults.push(format!("{LIST} is no list of files; nobody can say whether it is whole"));
                    None
                }
            }
        }
    };
    if !members.iter().any(|member| is_archive(&member.name)) {
        faults.push("holds no archive (WARC)".to_owned());
    }
    faults.sort();
    // Last: how many more are missing stands behind those that are named.
    faults.extend(listed.iter().flat_map(|listed| missing(listed, &members)));
    let mut archives: Vec<_> = members
        .into_iter()
        .filter(|member| is_archive(&member.name))
        .map(|Member { name, content }| {
            let listed = match &listed {
                None => Listed::NoList,
                Some(list) => list.get(&name).map_or(Listed::NotAt, |digest| Listed::As(digest.clone())),
            };
            Resource { name, content, listed }
        })
        .collect();
    archives.sort_by(|a, b| a.name.cmp(&b.name));
    Some(Package { archives, faults })
}

/// What is wrong with a package that lacks files which its list has: the first are named.
fn missing(listed: &HashMap<String, String>, members: &[Member]) -> Vec<String> {
    let there: HashSet<&str> = members.iter().map(|member| &*member.name).collect();
    let is_missing = |name: &&String| is_archive(name) && !there.contains(&***name);
    let mut names: Vec<&String> = listed.keys().filter(is_missing).collect();
    names.sort_unstable();
    let more = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    let mut faults: Vec<_> =
        names.into_iter().map(|name| format!("lists `{name}`, which is not in it")).collect();
    if more > 0 {
        faults.push(format!("lists {more} more files that are not in it"));
    }
    faults
}

/// Whether a path is that of a WARC file in a package.
fn is_archive(name: &str) -> bool {
    name.starts_with("archive/")
        && [".warc", ".warc.gz", ".arc", ".arc.gz"].iter().any(|end| name.ends_with(end))
}

fn read_list(content: &Result<Packed, String>) -> Result<Vec<u8>, String> {
    let packed = content.as_ref().map_err(Clone::clone)?;
    let mut bytes = Vec::new();
    let read = packed.open().and_then(|file| file.take(LONGEST_LIST + 1).read_to_end(&mut bytes));
    match read {
        Err(cause) => Err(format!("can't be read: {cause}")),
        Ok(read) if read as u64 > LONGEST_LIST => Err("is longer than any".to_owned()),
        Ok(_) => Ok(bytes),
    }
}

/// What is wrong with the digest of the list.
fn digest_fault(content: &Result<Packed, String>, list: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct ListDigest {
        hash: String,
    }
    let said = read_list(content).ok().and_then(|bytes| serde_json::from_slice::<ListDigest>(&bytes).ok());
    match said {
        None => Some(format!("{LIST_DIGEST} can't be read")),
        Some(said) if digest::is_of(&said.hash, list) == Some(false) => {
            Some(format!("{LIST} is not what {LIST_DIGEST} says; it was changed"))
        }
        Some(_) => None,
    }
}

/// The list of a package's files, in the two ways in which it was written.
#[derive(Deserialize)]
struct List {
    resources: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
    hash: Option<String>,
    stats: Option<Stats>,
    hashing: Option<String>,
}

#[derive(Deserialize)]
struct Stats {
    hash: String,
}

impl List {
    /// The digest of each file by its path; one of an unknown form is kept as it is.
    fn parse(bytes: &[u8]) -> Option<HashMap<String, String>> {
        let list: Self = serde_json::from_slice(bytes).ok()?;
        let digests = list.resources.into_iter().map(|Entry { path, hash, stats, hashing }| {
            let old = || Some(format!("{}:{}", hashing?, stats?.hash));
            (path, hash.or_else(old).unwrap_or_default())
        });
        Some(digests.collect())
    }
}

impl Resource {
    /// Opens it, once its bytes were found to be those that the package lists.
    ///
    /// # Errors
    ///
    /// Says why it is not to be read.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, String> {
        let packed = self.content.as_ref().map_err(|says| format!("can't be read: {says}"))?;
        let unreadable = |cause: io::Error| format!("can't be read: {cause}");
        match &self.listed {
            Listed::NotAt => return Err(format!("is not listed in {LIST}; it is left out")),
            Listed::As(digest) if digest.starts_with("sha256:") => {
                let mut hashed = Hashed::new(packed.open().map_err(unreadable)?);
                io::copy(&mut hashed, &mut io::sink()).map_err(unreadable)?;
                if !hashed.digest().eq_ignore_ascii_case(digest) {
                    return Err(format!("is not what {LIST} says of it; it was changed, and is left out"));
                }
            }
            Listed::As(_) | Listed::NoList => {}
        }
        packed.open().map_err(unreadable)
    }

    /// Reads its records, unpacked, once its bytes were found to be those that the package lists.
    ///
    /// # Errors
    ///
    /// Says why it is not to be read.
    pub fn records(&self) -> Result<Records<Box<dyn Read + Send>>, String> {
        let bytes = self.open()?;
        let bytes: Box<dyn Read + Send> =
            if is_packed(&self.name) { Box::new(MultiGzDecoder::new(bytes)) } else { bytes };
        Ok(Records::new(bytes))
    }
}

/// Whether the records of an archive are packed each by itself.
fn is_packed(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"))
}
