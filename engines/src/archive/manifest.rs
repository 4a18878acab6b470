// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use model::{Gap, GapCause, Network, Timestamp};
use report::{InputFile, Lost, Watch};
use serde::{Deserialize, Serialize};

use crate::place::Place;

/// The file that says that a folder is an archive.
pub const NAME: &str = "archive.json";

/// The form of an archive; another number is another form.
const FORM: u32 = 1;

/// What a report says beside its figures: what was read, and what could not be.
#[derive(Debug, Deserialize, Serialize)]
pub struct Manifest {
    form: u32,
    /// The version of the program that wrote it.
    version: String,
    /// How many sights of posts it holds.
    pub sights: i64,
    /// Whether people and posts are invented.
    pub simulated: bool,
    inputs: Vec<Input>,
    /// Rejected lines by reason.
    pub rejected: BTreeMap<String, u64>,
    lost: BTreeMap<String, u64>,
    lost_without_number: BTreeMap<String, u64>,
    seen: Vec<Seen>,
    /// What the columns mean, by table.
    columns: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize, Serialize)]
struct Input {
    file: String,
    sha256: Option<String>,
    lines: u64,
}

/// What a source of posts said of itself.
#[derive(Debug, Deserialize, PartialEq, Serialize)]
pub enum Seen {
    /// It has seen everything up to a time.
    Cursor { source: String, network: String, seen_until: Timestamp },
    /// It did not see for a while.
    Gap {
        source: String,
        network: String,
        cause: String,
        start: Timestamp,
        end: Option<Timestamp>,
        lost: Option<u64>,
        is_filled: bool,
    },
}

impl Manifest {
    /// Says what an archive holds.
    pub fn new(
        sights: i64,
        simulated: bool,
        inputs: Vec<InputFile>,
        rejected: &BTreeMap<&'static str, u64>,
    ) -> Self {
        let input = |InputFile { file, sha256, lines }| Input { file, sha256, lines };
        Self {
            form: FORM,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            sights,
            simulated,
            inputs: inputs.into_iter().map(input).collect(),
            rejected: rejected.iter().map(|(reason, lines)| ((*reason).to_owned(), *lines)).collect(),
            lost: BTreeMap::new(),
            lost_without_number: BTreeMap::new(),
            seen: Vec::new(),
            columns: super::columns::described(),
        }
    }

    /// Adds what the sources say that they lack, and what they saw.
    pub fn with(self, lost: Lost, seen: Vec<Seen>) -> Self {
        let Lost { posts, gaps } = lost;
        Self {
            lost: posts.into_iter().collect(),
            lost_without_number: gaps.into_iter().collect(),
            seen,
            ..self
        }
    }

    /// Reads that of an archive; `None` where there is none.
    pub fn read(place: &Place) -> Result<Option<Self>> {
        let Some(bytes) = place.read(NAME)? else { return Ok(None) };
        let manifest: Self = serde_json::from_slice(&bytes)
            .with_context(|| format!("{NAME} of {} does not describe an archive", place.name()))?;
        if manifest.form != FORM {
            bail!(
                "{} is of the form {}; this program reads {FORM}: write the archive again",
                place.name(),
                manifest.form
            );
        }
        Ok(Some(manifest))
    }

    /// Writes it into a folder.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let path = folder.join(NAME);
        let json = serde_json::to_vec_pretty(self)?;
        fs::write(&path, json).with_context(|| format!("can't write {}", path.display()))
    }

    /// What was read, in its order.
    pub fn inputs(&self) -> Vec<InputFile> {
        let input = |Input { file, sha256, lines }: &Input| InputFile {
            file: file.clone(),
            sha256: sha256.clone(),
            lines: *lines,
        };
        self.inputs.iter().map(input).collect()
    }

    /// What the sources say that they lack.
    pub fn lost(&self) -> Lost {
        let rows =
            |sums: &BTreeMap<String, u64>| sums.iter().map(|(reason, sum)| (reason.clone(), *sum)).collect();
        Lost { posts: rows(&self.lost), gaps: rows(&self.lost_without_number) }
    }

    /// What was watched, and what could not be seen.
    pub fn watch(&self) -> Result<Watch> {
        let mut watch = Watch::default();
        for seen in &self.seen {
            match seen {
                Seen::Cursor { source, network, seen_until } => {
                    watch.follow(source, network.parse()?, *seen_until);
                }
                gap => watch.add(gap.gap()?),
            }
        }
        Ok(watch)
    }
}

impl Seen {
    /// That of a cursor.
    pub fn cursor(source: &str, network: Network, seen_until: Timestamp) -> Self {
        Self::Cursor { source: source.to_owned(), network: network.to_string(), seen_until }
    }

    /// That of a gap.
    pub fn of_gap(gap: &Gap) -> Self {
        Self::Gap {
            source: gap.source.clone(),
            network: gap.network.to_string(),
            cause: gap.cause.key().to_owned(),
            start: gap.start,
            end: gap.end,
            lost: gap.lost,
            is_filled: gap.is_filled,
        }
    }

    fn gap(&self) -> Result<Gap> {
        let Self::Gap { source, network, cause, start, end, lost, is_filled } = self else {
            bail!("a cursor is no gap");
        };
        let known = GapCause::ALL.into_iter().find(|known| known.key() == cause);
        Ok(Gap {
            network: network.parse()?,
            source: source.clone(),
            start: *start,
            end: *end,
            cause: known.with_context(|| format!("`{cause}` is no cause of a gap"))?,
            lost: *lost,
            is_filled: *is_filled,
        })
    }
}
