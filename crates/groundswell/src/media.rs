// SPDX-License-Identifier: AGPL-3.0-or-later
//! Fetches the pictures of what a call quotes, one after another and after the posts themselves were recorded, and has each made anew.

use std::{collections::HashMap, sync::Arc, time::Duration};

use anyhow::Result;
use call::Image;
use darkroom::{LARGEST_BYTES, Refusal};
use fetch::{FetchError, Fetcher, Wanted as Asked};
use jiff::SignedDuration;
use model::{CallId, Media, MediaKind, Timestamp};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{MissedTickBehavior, interval},
};
use web::{Machine, Storage};

use crate::{
    clock::Clock,
    developing::{Unconfined, develop},
    live::{Errand, Task},
    recorder::Wanted,
    terminal::{said_once, say},
};

/// From one picture to the next: the machine is the visitors', and no server is flooded.
const PACE: Duration = Duration::from_secs(1);

/// So often a picture is tried that can't be had now, and so long between.
const MOST_TRIES: u32 = 3;
const AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// What can be developed.
const ACCEPT: &str = "image/jpeg, image/png, image/webp, image/gif";

/// Addresses that texts show in the place of a picture, and under which there is a page.
const SHORT: [&str; 3] = ["https://pic.twitter.com/", "https://pic.x.com/", "https://t.co/"];

/// How films are known whose address is that of a picture of them.
const PICTURES: [&str; 5] = [".gif", ".jpeg", ".jpg", ".png", ".webp"];

/// Where a picture lies that stands for a medium; `None` if there is none.
pub fn picture_address(medium: &Media) -> Option<String> {
    let url = &medium.url;
    if SHORT.iter().any(|short| url.starts_with(short)) {
        return None;
    }
    match medium.kind {
        MediaKind::Audio => None,
        MediaKind::Photo => Some(url.clone()),
        MediaKind::Gif | MediaKind::Video => {
            // Bluesky's films lie beside a still of each.
            let still = url.strip_suffix("/playlist.m3u8").map(|film| format!("{film}/thumbnail.jpg"));
            still.or_else(|| PICTURES.iter().any(|ending| url.ends_with(ending)).then(|| url.clone()))
        }
    }
}

/// Who looks after the pictures of what one call quotes.
pub struct MediaCarer {
    /// The call.
    pub call: CallId,
    /// The way to its keeper.
    pub errands: mpsc::Sender<Errand>,
    /// Where pictures come from.
    pub fetcher: Arc<Fetcher>,
    /// Whether there is room for them.
    pub machine: watch::Receiver<Arc<Machine>>,
    /// Whether its posts are invented, and so the pictures too: then nobody is asked.
    pub is_invented: bool,
    /// What time it is.
    pub clock: Clock,
}

/// Why a picture is not there.
enum Missing {
    /// It may be there later.
    Now(String),
    /// It is none, or none that is shown.
    Ever(String),
}

/// How often each wanted picture was tried, and when it may be tried again.
#[derive(Default)]
struct Tries(HashMap<Wanted, (u32, Timestamp)>);

impl MediaCarer {
    /// Goes round among the pictures for as long as the call is kept.
    pub async fn go_round(self) {
        let mut pace = interval(PACE);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut tries = Tries::default();
        while !self.errands.is_closed() {
            pace.tick().await;
            if self.machine.borrow().storage > Storage::Ample {
                continue;
            }
            let Err(error) = self.look(&mut tries).await else { continue };
            let (call, why) = (&self.call, said_once(&error));
            if error.is::<Unconfined>() {
                return say(format_args!("no picture of quoted posts of `{call}` is shown: {why}"));
            }
            say(format_args!("a picture of a quoted post of `{call}` can't be looked after now: {why}"));
        }
    }

    /// Brings in the picture that is due, if one is.
    async fn look(&self, tries: &mut Tries) -> Result<()> {
        let (answer, wanted) = oneshot::channel();
        Errand::bring(&self.errands, &self.call, Task::WantMedia(answer)).await?;
        let wanted = wanted.await.unwrap_or_default();
        let Some(next) = tries.next(wanted, self.clock.now()) else { return Ok(()) };
        let brought = match self.picture(&next.address).await? {
            Ok((original, copy)) => self.keep(&next, original, copy).await?,
            Err(missing) => Err(missing),
        };
        let Err(missing) = brought else { return Ok(()) };
        if let Some(why) = tries.fail(next, missing, self.clock.now()) {
            say(format_args!("a picture of a quoted post of `{}` is not shown: {why}", self.call));
        }
        Ok(())
    }

    /// Has a picture kept; what can't be written now may be later.
    async fn keep(&self, wanted: &Wanted, original: Vec<u8>, copy: Image) -> Result<Result<(), Missing>> {
        let (answer, kept) = oneshot::channel();
        let task = Task::KeepMedium(Box::new((wanted.clone(), original, copy)), answer);
        Errand::bring(&self.errands, &self.call, task).await?;
        Ok(kept.await?.map_err(|error| Missing::Now(said_once(&error))))
    }

    /// A picture as it is received, and what is shown in its place.
    async fn picture(&self, address: &str) -> Result<Result<(Vec<u8>, Image), Missing>> {
        let original = match self.fetch(address).await {
            Ok(original) => original,
            Err(missing) => return Ok(Err(missing)),
        };
        Ok(match develop(&original).await? {
            Ok(copy) => Ok((original, copy)),
            // The machine may have been busy.
            Err(refusal @ Refusal::Time) => Err(Missing::Now(refusal.to_string())),
            Err(refusal) => Err(Missing::Ever(refusal.to_string())),
        })
    }

    async fn fetch(&self, address: &str) -> Result<Vec<u8>, Missing> {
        if self.is_invented {
            let invented = testkit::picture(address).map(<[u8]>::to_vec);
            return invented.ok_or_else(|| Missing::Ever("nobody has drawn it".to_owned()));
        }
        let asked = Asked { address, accept: ACCEPT, largest_bytes: LARGEST_BYTES };
        match self.fetcher.get(&asked).await {
            Ok(found) if found.status == 200 => Ok(found.content),
            Ok(found) => Err(Missing::Now(format!("its server answers {}", found.status))),
            Err(error @ (FetchError::Address(_) | FetchError::Large(_) | FetchError::Private(_))) => {
                Err(Missing::Ever(error.to_string()))
            }
            Err(error) => Err(Missing::Now(error.to_string())),
        }
    }
}

impl Tries {
    /// The first that may be tried; what is no longer wanted is forgotten.
    fn next(&mut self, wanted: Vec<Wanted>, now: Timestamp) -> Option<Wanted> {
        self.0.retain(|tried, _| wanted.contains(tried));
        let may_be = |wanted: &Wanted| {
            self.0.get(wanted).is_none_or(|(tries, again_at)| *tries < MOST_TRIES && *again_at <= now)
        };
        wanted.into_iter().find(may_be)
    }

    /// Takes in that one is not there; says why if it is tried no more.
    fn fail(&mut self, wanted: Wanted, missing: Missing, now: Timestamp) -> Option<String> {
        let (tries, again_at) = self.0.entry(wanted).or_insert((0, now));
        *again_at = now.checked_add(AGAIN).unwrap_or(Timestamp::MAX);
        match missing {
            Missing::Now(why) => {
                *tries += 1;
                (*tries == MOST_TRIES).then_some(why)
            }
            Missing::Ever(why) => {
                *tries = MOST_TRIES;
                Some(why)
            }
        }
    }
}

#[cfg(test)]
mod tests;
