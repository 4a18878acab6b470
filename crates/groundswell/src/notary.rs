// SPDX-License-Identifier: AGPL-3.0-or-later
//! Has a call's record witnessed: hands each new checkpoint to those whom the record's policy names, and keeps what they sign.

use std::{collections::HashMap, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use fetch::{Asked, Fetcher};
use model::CallId;
use record::{Newest, Policy, Witness, with_witnesses};
use tokio::{
    sync::{mpsc, oneshot},
    task::block_in_place,
    time::{MissedTickBehavior, interval},
};

use crate::{
    clock::Clock,
    live::{Errand, Task},
    terminal::{said_once, say},
};

/// From one round to the next.
const PACE: Duration = Duration::from_secs(60);

/// The longest answer of a witness, in bytes.
const LONGEST: usize = 64 << 10;

/// Who has one call's record witnessed.
pub struct Notary {
    /// The call.
    pub call: CallId,
    /// Its record.
    pub folder: PathBuf,
    /// The way to its keeper.
    pub errands: mpsc::Sender<Errand>,
    /// How witnesses are reached.
    pub fetcher: Arc<Fetcher>,
    /// What time it is.
    pub clock: Clock,
}

/// What is known of the witnesses.
#[derive(Default)]
struct Known {
    /// How many entries each has signed last, by its key.
    signed: HashMap<String, u64>,
    /// What was said of each last, so that it is not said every minute.
    said: HashMap<String, String>,
    /// How many entries the newest checkpoint has that enough have signed.
    enough: Option<u64>,
}

impl Notary {
    /// Goes round among the witnesses that the record's policy names, if it names any, for as long as the call is kept.
    pub async fn go_round(self) {
        let (answer, policy) = oneshot::channel();
        // Where nobody keeps the call any more, nothing is to be witnessed.
        let _gone = Errand::bring(&self.errands, &self.call, Task::Policy(answer)).await;
        let Ok(Some(policy)) = policy.await else { return };
        let mut known = Known::default();
        let mut pace = interval(PACE / self.clock.speed());
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while !self.errands.is_closed() {
            pace.tick().await;
            if let Err(error) = self.round(&policy, &mut known).await {
                let (call, why) = (&self.call, said_once(&error));
                say(format_args!("the record of `{call}` can't be witnessed now: {why}"));
            }
        }
    }

    async fn round(&self, policy: &Policy, known: &mut Known) -> Result<()> {
        let newest = block_in_place(|| Newest::of(&self.folder))?;
        if known.enough == Some(newest.checkpoint.size) {
            return Ok(());
        }
        let mut answers = Vec::new();
        for witness in policy.witnesses() {
            match self.ask(witness, &newest, known).await {
                Ok(answer) => answers.push(answer),
                Err(error) => {
                    let why = said_once(&error).to_string();
                    if known.said.get(&witness.name) != Some(&why) {
                        say(format_args!(
                            "the witness `{}` has not signed the record of `{}`: {why}",
                            witness.name, self.call
                        ));
                        known.said.insert(witness.name.clone(), why);
                    }
                }
            }
        }
        let Some(signed) = with_witnesses(&newest.note, &answers, policy) else { return Ok(()) };
        let (done, heard) = oneshot::channel();
        self.errands.send(Errand { task: Task::Witnessed(signed), done }).await?;
        heard.await.context("it was not kept")?;
        known.enough = (answers.len() == policy.witnesses().len()).then_some(newest.checkpoint.size);
        Ok(())
    }

    /// The key that signs the record now.
    fn vkey(&self) -> Result<String> {
        let keys = std::fs::read_to_string(self.folder.join("vkey"))?;
        Ok(keys.lines().last().unwrap_or_default().to_owned())
    }

    /// Asks one witness, a second time if it has signed something else last than was thought.
    async fn ask(&self, witness: &Witness, newest: &Newest, known: &mut Known) -> Result<String> {
        let Some(url) = &witness.url else { bail!("the policy does not say where it is") };
        let address = format!("{}/add-checkpoint", url.trim_end_matches('/'));
        let key = witness.vkey.to_string();
        for _ in 0..2 {
            let old = known.signed.get(&key).copied().unwrap_or_default();
            let body = block_in_place(|| newest.submission(&self.folder, old))?;
            let answer = self.fetcher.ask(&Asked::post(&address, &[], body.as_bytes()), LONGEST).await?;
            let says = String::from_utf8_lossy(&answer.content).into_owned();
            match answer.status {
                200 => {
                    known.said.remove(&witness.name);
                    known.signed.insert(key, newest.checkpoint.size);
                    return Ok(says);
                }
                409 => {
                    let size: u64 = says.trim().parse().context("its answer can't be read")?;
                    if size > newest.checkpoint.size || (size == old && size > 0) {
                        bail!(
                            "it has seen another record under this name: somebody else signs with this key"
                        );
                    }
                    known.signed.insert(key.clone(), size);
                }
                422 => bail!("it has seen another record under this name: somebody else signs with this key"),
                403 | 404 => {
                    bail!("it does not know this record's key: ask who runs it to add `log {}`", self.vkey()?)
                }
                status => bail!("it answered {status}"),
            }
        }
        bail!("it signs for somebody else at the same time")
    }
}
