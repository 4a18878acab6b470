// SPDX-License-Identifier: AGPL-3.0-or-later
//! One round of letters: those most urgent, some at a time, so that what is more urgent can come in between.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use lettre::Message;
use model::{CallId, Timestamp, Window};
use store::LetterKind;
use tokio::{task::JoinSet, time::sleep};

use crate::{
    Contact, Letter, Links, Mailer, RemindError, Reminders,
    contact::Purpose,
    key::ContactKey,
    letter::Envelope,
    mailer::{Delivery, LINES},
    plan::{Times, pause},
};

/// So many letters make a round at most.
const ROUND: u32 = 40;

/// Fewer letters than this tell nothing about the rate.
const TELLING: u32 = 8;

/// The storm of which somebody is reminded.
#[derive(Clone, Copy, Debug)]
pub struct Storm<'a> {
    /// Its call.
    pub call: &'a CallId,
    /// From when to when.
    pub window: Window,
}

/// Writes a letter of a kind in a language, with these links; nothing once the call is not shown any more.
pub type Writer<'a> = dyn Fn(LetterKind, &str, &Links) -> Option<Letter> + Send + Sync + 'a;

/// What became of a round's letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// The mail server has them.
    pub taken: u32,
    /// They are tried again later.
    pub later: u32,
    /// The mailbox doesn't exist, or takes nothing: dropped.
    pub refused: u32,
    /// Whether the mail server could not be reached or didn't let us in, and its code, if it has said one.
    pub unreachable: Option<Option<u16>>,
}

/// A letter that is ready to go.
struct Ready {
    contact: String,
    tries: u32,
    message: Message,
}

impl Reminders {
    /// Sends the most urgent letters of a call that are due, if any.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when contacts can't be read, or what was sent can't be kept.
    pub async fn send_due(
        &self,
        mailer: &Mailer,
        storm: &Storm<'_>,
        write: &Writer<'_>,
        now: &(dyn Fn() -> Timestamp + Send + Sync),
    ) -> Result<Delivered, RemindError> {
        let Some(key) = self.keys.load(storm.call).map_err(RemindError::Key)? else {
            return Ok(Delivered::default());
        };
        for kind in
            [LetterKind::ShortlyBefore, LetterKind::Moved, LetterKind::Confirming, LetterKind::DayBefore]
        {
            let ready = self.ready(mailer, (storm, kind), &key, write, now()).await?;
            if !ready.is_empty() {
                return self.send(mailer, (storm, kind), ready, now).await;
            }
        }
        Ok(Delivered::default())
    }

    /// Some of the letters of a kind that are due, if it is time for them.
    async fn ready(
        &self,
        mailer: &Mailer,
        (storm, kind): (&Storm<'_>, LetterKind),
        key: &ContactKey,
        write: &Writer<'_>,
        now: Timestamp,
    ) -> Result<Vec<Ready>, RemindError> {
        let start = storm.window.start();
        let letters = self.store.due_letters(storm.call, kind, start).await?;
        if !Times::of(kind, start).is_time(letters, self.rate(), now) {
            return Ok(Vec::new());
        }
        let most = if kind == LetterKind::Confirming { self.limits().left(storm.call, now) } else { ROUND };
        let due = self.store.due_contacts(storm.call, (kind, start), now, most.min(ROUND)).await?;
        let mut ready = Vec::new();
        for contact in due {
            let Some(to) = Contact::open(key, storm.call, &contact.sealed) else {
                // Sealed to a key that was destroyed: nobody can read it any more.
                self.store.erase_contact(storm.call, &contact.id, true).await?;
                continue;
            };
            let links = Links {
                confirm: Purpose::Confirm.token(key, &contact.id),
                leave: Purpose::Leave.token(key, &contact.id),
            };
            let Some(letter) = write(kind, &to.language, &links) else { return Ok(Vec::new()) };
            let name = name(key, &contact.id, kind, start);
            let envelope = Envelope { from: mailer.from.clone(), to: &to.address, name: &name, sent_at: now };
            // What can't be written can't be written tomorrow either.
            let Ok(message) = letter.message(&envelope) else {
                self.store.mark_letter(storm.call, &contact.id, kind, start).await?;
                continue;
            };
            ready.push(Ready { contact: contact.id, tries: contact.tries, message });
        }
        Ok(ready)
    }

    /// Sends letters over several lines at once, and keeps of each what became of it as soon as that is known.
    async fn send(
        &self,
        mailer: &Mailer,
        (storm, kind): (&Storm<'_>, LetterKind),
        letters: Vec<Ready>,
        now: &(dyn Fn() -> Timestamp + Send + Sync),
    ) -> Result<Delivered, RemindError> {
        let (began_at, until) = (now(), Times::of(kind, storm.window.start()).until());
        let mut delivered = Delivered::default();
        let most_a_second = mailer.most_a_second;
        let mut waiting = letters.into_iter();
        let mut lines = JoinSet::new();
        loop {
            while lines.len() < LINES as usize && now() < until && delivered.unreachable.is_none() {
                let Some(letter) = waiting.next() else { break };
                let mailer = mailer.clone();
                lines.spawn(async move { (letter.contact, letter.tries, mailer.send(letter.message).await) });
                // No faster than it may be, whatever the mail server would take.
                if let Some(most) = most_a_second {
                    sleep(Duration::from_secs_f64(1.0 / most)).await;
                }
            }
            let Some(sent) = lines.join_next().await else { break };
            let (contact, tries, delivery) = sent.expect("sending a letter doesn't panic");
            delivered.count(delivery);
            self.keep(storm, kind, (&contact, tries, delivery), now()).await?;
        }
        self.learn(&delivered, (storm, kind), [began_at, now()]);
        Ok(delivered)
    }

    /// Keeps what became of a letter.
    async fn keep(
        &self,
        storm: &Storm<'_>,
        kind: LetterKind,
        (contact, tries, delivery): (&str, u32, Delivery),
        now: Timestamp,
    ) -> Result<(), RemindError> {
        let start = storm.window.start();
        match delivery {
            Delivery::Taken => self.store.mark_letter(storm.call, contact, kind, start).await?,
            // Whoever it is, they have not asked for this.
            Delivery::Refused if kind == LetterKind::Confirming => {
                self.store.erase_contact(storm.call, contact, true).await?;
            }
            Delivery::Refused => self.store.mark_letter(storm.call, contact, kind, start).await?,
            Delivery::Later => {
                let left = Times::of(kind, start).until().duration_since(now);
                self.store.postpone_letter(storm.call, contact, now + pause(tries, left)).await?;
            }
            Delivery::Unreachable(_) => {}
        }
        Ok(())
    }

    /// Counts letters against the limits, and learns the rate from them.
    fn learn(
        &self,
        delivered: &Delivered,
        (storm, kind): (&Storm<'_>, LetterKind),
        [from, to]: [Timestamp; 2],
    ) {
        let letters = delivered.taken + delivered.later + delivered.refused;
        if kind == LetterKind::Confirming {
            self.limits().count(storm.call, letters, to);
        }
        let seconds = to.duration_since(from).as_secs_f64();
        if letters >= TELLING && seconds > 0.0 {
            self.measured(f64::from(letters) / seconds);
        }
    }
}

impl Delivered {
    fn count(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::Taken => self.taken += 1,
            Delivery::Later => self.later += 1,
            Delivery::Refused => self.refused += 1,
            Delivery::Unreachable(code) => self.unreachable = Some(code),
        }
    }
}

/// The name of a letter, the same if it is sent again after a crash: mail programs then show it once.
fn name(key: &ContactKey, contact: &str, kind: LetterKind, start: Timestamp) -> String {
    let what = format!("{contact}\0{kind:?}\0{}", start.as_microsecond());
    BASE64_URL_SAFE_NO_PAD.encode(key.digest("letter", what.as_bytes()))
}
