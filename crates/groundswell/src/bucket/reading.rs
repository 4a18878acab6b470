// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reading what lies in a bucket for those who look at pages: within seconds, in bounded memory, and once for all who ask at the same time.

use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use hyper::body::Bytes;
use model::CallId;
use objects::{Objects, is_name};
use tokio::{
    sync::{Mutex as Turn, Semaphore},
    time::{Instant, timeout},
};
use web::{Away, Elsewhere, Part};

use super::allowed::object;
use crate::terminal::{said_once, say};

/// So long somebody waits for a file: less than a page does.
const PATIENCE: Duration = Duration::from_secs(8);

/// What may change is asked for again after so long; so is what could not be had.
const FRESH: Duration = Duration::from_secs(1);

/// What never changes is kept so long; it may be deleted.
const LASTING: Duration = Duration::from_secs(60);

/// So many bytes are kept in memory.
const ROOM: usize = 96 << 20;

/// So many mebibytes may be on their way at once.
const ON_THE_WAY: u32 = 192;

/// How many files can be asked for at once, at least, without one waiting for another.
const TURNS: usize = 64;

/// That the bucket can't be had is not said more often.
const SAID_AGAIN: Duration = Duration::from_secs(60);

/// What was read of a bucket a moment ago.
pub struct Reading {
    objects: Objects,
    kept: Mutex<Kept>,
    turns: Vec<Turn<()>>,
    hasher: RandomState,
    on_the_way: Semaphore,
    said_at: Mutex<Option<Instant>>,
}

/// The files of one call.
pub struct OfCall {
    reading: Arc<Reading>,
    call: CallId,
}

/// Files that were read, by the names of their objects.
#[derive(Default)]
struct Kept {
    files: HashMap<String, Found>,
    /// About how many bytes of memory they take.
    weight: usize,
}

#[derive(Clone)]
struct Found {
    until: Instant,
    file: Result<Option<Bytes>, Away>,
}

impl Reading {
    /// Has read nothing yet.
    pub fn new(objects: Objects) -> Self {
        Self {
            objects,
            kept: Mutex::default(),
            turns: (0..TURNS).map(|_| Turn::default()).collect(),
            hasher: RandomState::new(),
            on_the_way: Semaphore::new(ON_THE_WAY as usize),
            said_at: Mutex::default(),
        }
    }

    /// Reads the files of a call.
    pub fn of(self: &Arc<Self>, call: &CallId) -> OfCall {
        OfCall { reading: Arc::clone(self), call: call.clone() }
    }

    async fn read(&self, name: &str, (mebibytes, lasting): (u32, Duration)) -> Result<Option<Bytes>, Away> {
        if let Some(found) = self.kept(name) {
            return found;
        }
        let place = usize::try_from(self.hasher.hash_one(name) % TURNS as u64).unwrap_or_default();
        let turn = self.turns.get(place).ok_or(Away)?;
        let asked = async {
            // Whoever was before may have asked for the same.
            let _turn = turn.lock().await;
            if let Some(found) = self.kept(name) {
                return found;
            }
            let _way = self.on_the_way.acquire_many(mebibytes).await.map_err(|_| Away)?;
            let found = self.objects.get(name, u64::from(mebibytes) << 20).await;
            let file = found.map(|found| found.map(Bytes::from)).map_err(|error| self.say(error.into()));
            let until = Instant::now() + if matches!(file, Ok(Some(_))) { lasting } else { FRESH };
            self.keep(name, Found { until, file: file.clone() });
            file
        };
        timeout(PATIENCE, asked).await.unwrap_or(Err(Away))
    }

    fn kept(&self, name: &str) -> Option<Result<Option<Bytes>, Away>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.files.get(name).filter(|found| found.until > Instant::now()).map(|found| found.file.clone())
    }

    fn keep(&self, name: &str, found: Found) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.put(name, found);
        if kept.weight > ROOM {
            let now = Instant::now();
            kept.retain(|found| found.until > now);
        }
        if kept.weight > ROOM {
            kept.retain(|_| false);
        }
    }

    /// Says why it can't be had, to whoever runs the server, and not for each visitor.
    fn say(&self, error: anyhow::Error) -> Away {
        let mut said_at = self.said_at.lock().unwrap_or_else(PoisonError::into_inner);
        if said_at.is_none_or(|at| at.elapsed() > SAID_AGAIN) {
            *said_at = Some(Instant::now());
            say(format_args!("what lies in the bucket can't be shown: {}", said_once(&error)));
        }
        Away
    }
}

impl Kept {
    fn put(&mut self, name: &str, found: Found) {
        self.weight += found.weight(name);
        if let Some(before) = self.files.insert(name.to_owned(), found) {
            self.weight = self.weight.saturating_sub(before.weight(name));
        }
    }

    fn retain(&mut self, is_kept: impl Fn(&Found) -> bool) {
        self.files.retain(|_, found| is_kept(found));
        self.weight = self.files.iter().map(|(name, found)| found.weight(name)).sum();
    }
}

impl Found {
    fn weight(&self, name: &str) -> usize {
        256 + name.len() + self.file.as_ref().ok().and_then(Option::as_ref).map_or(0, Bytes::len)
    }
}

impl Elsewhere for OfCall {
    fn read<'a>(
        &'a self,
        part: Part,
        name: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Option<Bytes>, Away>> + Send + 'a>> {
        Box::pin(async move {
            if !is_name(name) {
                return Ok(None);
            }
            match self.get(part, name).await? {
                None if part == Part::Record && name.contains(".p/") => self.part_of_wider(name).await,
                found => Ok(found),
            }
        })
    }
}

impl OfCall {
    async fn get(&self, part: Part, name: &str) -> Result<Option<Bytes>, Away> {
        self.reading.read(&object(&self.call, part, name), measure(part, name)).await
    }

    /// A narrow tile that never came here, as the record grew faster than it was put: it is the beginning of the one that did.
    async fn part_of_wider(&self, name: &str) -> Result<Option<Bytes>, Away> {
        let checkpoint = self.get(Part::Record, "checkpoint").await?.unwrap_or_default();
        let size = std::str::from_utf8(&checkpoint).ok().and_then(|note| note.lines().nth(1)?.parse().ok());
        let Some((wider, length)) = size.and_then(|size| record::wider_tile(name, size)) else {
            return Ok(None);
        };
        let found = self.get(Part::Record, &wider).await?;
        Ok(found.filter(|tile| tile.len() >= length).map(|tile| tile.slice(..length)))
    }
}

/// How many mebibytes a file has at most, and how long it stays what it is.
fn measure(part: Part, name: &str) -> (u32, Duration) {
    match part {
        // Its name is its digest's.
        Part::Media => (2, LASTING),
        Part::Record if name == record::PUBLIC_EXPORT => (64, FRESH),
        Part::Record if name.starts_with("tile/") => (1, LASTING),
        Part::Record => (1, FRESH),
        Part::Report => (32, FRESH),
    }
}
