// SPDX-License-Identifier: AGPL-3.0-or-later
//! Has a call's record dated: shows its newest checkpoint to authorities of time, and keeps what they say, or that they say nothing.

use std::{collections::HashMap, path::PathBuf, str::FromStr, sync::Arc, time::Duration};

use anchor::{
    opentimestamps::{self, Calendar, Proof, State},
    rfc3161,
};
use anyhow::{Context, Result, bail};
use fetch::{Asked, Fetcher};
use jiff::SignedDuration;
use model::{CallId, Timestamp};
use record::{Anchor, AnchorForm, Newest};
use sha2::{Digest, Sha256};
use tokio::{
    sync::{mpsc, oneshot},
    task::block_in_place,
    time::{MissedTickBehavior, interval},
};
use web::{Dated, DatedState};

use crate::{
    clock::Clock,
    live::{Errand, Task},
    recorder::Dates,
    terminal::{said_once, say},
};

/// From one round to the next.
const PACE: Duration = Duration::from_secs(60);

/// A record that grows is dated by each authority at most this often.
const APART: SignedDuration = SignedDuration::from_hours(1);

/// So long after an authority failed it is asked again, and from one time to the next that calendars are asked what came of their promises.
const AGAIN: SignedDuration = SignedDuration::from_mins(10);

/// A calendar that has not kept its promise so long after is not asked any more: the page goes on saying since when it is due.
const GIVEN_UP: SignedDuration = SignedDuration::from_hours(30 * 24);

/// An authority of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authority {
    /// A calendar of OpenTimestamps.
    Calendar(Calendar),
    /// An authority that signs times, and where it is asked.
    Stamps(String),
}

/// Who has one call's record dated.
pub struct Timekeeper {
    /// The call.
    pub call: CallId,
    /// Its record.
    pub folder: PathBuf,
    /// The way to its keeper.
    pub errands: mpsc::Sender<Errand>,
    /// How authorities are reached.
    pub fetcher: Arc<Fetcher>,
    /// Who is asked.
    pub authorities: Vec<Authority>,
    /// What time it is.
    pub clock: Clock,
}

/// When was asked last, since the program runs.
#[derive(Default)]
struct AskedAt {
    /// Each authority, by its name.
    of: HashMap<String, Timestamp>,
    /// Calendars, what came of their promises.
    promises: Option<Timestamp>,
}

/// Whether an authority is to be asked that has said this last, and was asked then: there is something that it has not dated, and some
/// time has passed.
fn is_due(last: Option<&Dated>, asked: Option<&Timestamp>, grown_to: u64, now: Timestamp) -> bool {
    let has_failed = last.is_some_and(|last| last.state == DatedState::Failed);
    let is_behind = last.is_none_or(|last| has_failed || last.size < grown_to);
    let apart = if has_failed || last.is_none() { AGAIN } else { APART };
    let asked = asked.copied().max(last.map(|last| last.at));
    is_behind && asked.is_none_or(|asked| now.duration_since(asked) >= apart)
}

impl FromStr for Authority {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        const FORM: &str = "give rfc3161=https://HOST/PATH, an authority that signs times, or opentimestamps=https://HOST, a calendar";
        let (form, address) = written.split_once('=').ok_or(FORM)?;
        match form {
            "opentimestamps" => Calendar::read(address).map(Self::Calendar).map_err(|bad| bad.to_string()),
            "rfc3161" if host(address).is_some() => Ok(Self::Stamps(address.to_owned())),
            _ => Err(FORM.to_owned()),
        }
    }
}

impl Authority {
    fn name(&self) -> &str {
        match self {
            Self::Calendar(calendar) => calendar.host(),
            Self::Stamps(address) => host(address).unwrap_or_default(),
        }
    }

    fn form(&self) -> AnchorForm {
        match self {
            Self::Calendar(_) => AnchorForm::OpenTimestamps,
            Self::Stamps(_) => AnchorForm::Rfc3161,
        }
    }
}

impl Timekeeper {
    /// Goes round among the authorities for as long as the call is kept.
    pub async fn go_round(self) {
        let mut pace = interval(PACE / self.clock.speed());
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut asked = AskedAt::default();
        while !self.errands.is_closed() {
            pace.tick().await;
            if let Err(error) = self.round(&mut asked).await {
                say(format_args!("the record of `{}` can't be dated now: {}", self.call, said_once(&error)));
            }
        }
    }

    async fn round(&self, asked: &mut AskedAt) -> Result<()> {
        let now = self.clock.now();
        let (answer, dates) = oneshot::channel();
        self.bring(Task::Dates(answer)).await?;
        let (dates, len) = dates.await.context("nobody keeps it")?;
        for authority in &self.authorities {
            if is_due(dates.last(authority.name()), asked.of.get(authority.name()), dates.grown_to(len), now)
            {
                asked.of.insert(authority.name().to_owned(), now);
                self.date(authority, &dates).await?;
            }
        }
        if asked.promises.is_none_or(|at| now.duration_since(at) >= AGAIN) {
            asked.promises = Some(now);
            for (anchor, proof) in dates.pending() {
                let at: Timestamp = anchor.at.parse().unwrap_or(now);
                if now.duration_since(at) < GIVEN_UP
                    && let Err(error) = self.follow(anchor, proof).await
                {
                    let (authority, why) = (&anchor.authority, said_once(&error));
                    say(format_args!("what `{authority}` answers of `{}` is no proof: {why}", self.call));
                }
            }
        }
        Ok(())
    }

    /// Shows an authority the newest checkpoint.
    async fn date(&self, authority: &Authority, dates: &Dates) -> Result<()> {
        let note = block_in_place(|| Newest::of(&self.folder))?.note;
        let said = match authority {
            Authority::Calendar(calendar) => self.ask_calendar(calendar, &note).await,
            Authority::Stamps(address) => self.ask_to_stamp(address, &note).await,
        };
        let has_failed = dates.last(authority.name()).is_some_and(|last| last.state == DatedState::Failed);
        let (failed, evidence) = match said {
            Ok(evidence) => (None, Some(evidence)),
            // That it still fails is nothing new.
            Err(_) if has_failed => return Ok(()),
            Err(error) => (Some(said_once(&error).to_string()), None),
        };
        let (at, name) = (self.clock.now().to_string(), authority.name().to_owned());
        let anchor = Anchor { at, authority: name, form: authority.form(), note, failed };
        self.bring(Task::Date(Box::new(anchor), evidence)).await
    }

    async fn ask_to_stamp(&self, address: &str, note: &str) -> Result<Vec<u8>> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce).context("the system gives no random bytes")?;
        let (digest, nonce) = (digest(note), u64::from_be_bytes(nonce) >> 1);
        let headers = [("content-type", rfc3161::REQUEST_TYPE.to_owned())];
        let request = rfc3161::request(&digest, nonce);
        let response = self.answer(&Asked::post(address, &headers, &request), rfc3161::LONGEST).await?;
        let asked = rfc3161::Asked { digest, nonce: Some(nonce) };
        rfc3161::verify(&response, &asked, &rfc3161::Roots::none())?;
        Ok(response)
    }

    async fn ask_calendar(&self, calendar: &Calendar, note: &str) -> Result<Vec<u8>> {
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).context("the system gives no random bytes")?;
        let digest = digest(note);
        let commitment = opentimestamps::request(&digest, &nonce);
        let headers = [("accept", opentimestamps::MEDIA_TYPE.to_owned())];
        let url = calendar.digest_url();
        let answer = self.answer(&Asked::post(&url, &headers, &commitment), opentimestamps::LONGEST).await?;
        Ok(Proof::begin(&digest, &nonce, &answer)?.write())
    }

    /// Asks what has come of a promise; keeps the proof once a block holds it.
    async fn follow(&self, anchor: &Anchor, proof: &[u8]) -> Result<()> {
        let (mut proof, mut told) = (Proof::read(proof)?, Ok(()));
        let known = |calendar: &Calendar| self.authorities.contains(&Authority::Calendar(calendar.clone()));
        for pending in proof.pending().into_iter().filter(|pending| known(&pending.calendar)) {
            let headers = [("accept", opentimestamps::MEDIA_TYPE.to_owned())];
            let url = pending.url();
            // It knows nothing yet, or can't be reached: it is asked again later, and the page says since when.
            let Ok(answer) = self.answer(&Asked::get(&url, &headers), opentimestamps::LONGEST).await else {
                continue;
            };
            // One that answers rubbish keeps nobody else from answering.
            if let Err(bad) = proof.upgrade(&pending, &answer) {
                told = Err(bad.into());
            }
        }
        if let State::Bitcoin(_) = proof.state() {
            let anchor = Anchor { at: self.clock.now().to_string(), ..anchor.clone() };
            self.bring(Task::Date(Box::new(anchor), Some(proof.write()))).await?;
        }
        told
    }

    async fn answer(&self, asked: &Asked<'_>, longest: usize) -> Result<Vec<u8>> {
        let answer = self.fetcher.ask(asked, longest).await?;
        if answer.status != 200 {
            bail!("it answered {}", answer.status);
        }
        Ok(answer.content)
    }

    async fn bring(&self, task: Task) -> Result<()> {
        let (done, heard) = oneshot::channel();
        self.errands.send(Errand { task, done }).await?;
        heard.await.context("nobody keeps it")
    }
}

fn digest(note: &str) -> [u8; 32] {
    Sha256::digest(note.as_bytes()).into()
}

fn host(address: &str) -> Option<&str> {
    address.strip_prefix("https://")?.split(['/', ':', '?']).next().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_is_asked_for_what_it_has_not_dated_and_not_too_often() {
        let at = |minutes: i64| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let said = |state, size, minutes| {
            Some(Dated { authority: "tsa.example".to_owned(), at: at(minutes), size, state })
        };
        for (last, asked, grown_to, now, expected) in [
            (None, None, 1, 0, true),
            (None, Some(0), 1, 9, false),
            (None, Some(0), 1, 10, true),
            (said(DatedState::Stamped, 5, 0), None, 5, 600, false),
            (said(DatedState::Stamped, 5, 0), None, 6, 59, false),
            (said(DatedState::Pending, 5, 0), None, 6, 60, true),
            (said(DatedState::Failed, 5, 0), None, 5, 9, false),
            (said(DatedState::Failed, 5, 0), None, 5, 10, true),
            // A second failure is not noted, and is one all the same.
            (said(DatedState::Failed, 5, 0), Some(10), 5, 19, false),
            (said(DatedState::Failed, 5, 0), Some(10), 5, 20, true),
        ] {
            let asked = asked.map(at);
            assert_eq!(
                is_due(last.as_ref(), asked.as_ref(), grown_to, at(now)),
                expected,
                "{last:?} {asked:?} {now}"
            );
        }
    }
}
