// SPDX-License-Identifier: AGPL-3.0-or-later
//! One round of letters: those most urgent, some at a time, so that what is more urgent can come in between.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use model::{CallId, Timestamp, Window};
use store::{Batch, DueLetters, LetterKind};
use tokio::{task::JoinSet, time::sleep};

use crate::{
    Contact, Letter, Links, Place, RemindError, Reminders, Way,
    contact::Purpose,
    key::ContactKey,
    letter::Envelope,
    mailer::Delivery,
    plan::{Times, pause},
    pusher::Push,
    way::Parcel,
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
    /// The mail server, or a push service, has them.
    pub taken: u32,
    /// They are tried again later.
    pub later: u32,
    /// A push service has let us wait in vain.
    pub slow: u32,
    /// The mailbox or device doesn't exist, or takes nothing: dropped.
    pub refused: u32,
    /// Whether the mail server could not be reached or didn't let us in, and its code, if it has said one.
    pub unreachable: Option<Option<u16>>,
}

/// Somebody to whom a letter is due.
struct Due {
    id: String,
    tries: u32,
    to: Contact,
}

/// One round: a kind of letter about a storm, and all that it takes to write and to send it.
struct Round<'a> {
    reminders: &'a Reminders,
    way: &'a Way,
    storm: &'a Storm<'a>,
    kind: LetterKind,
    /// To how many each letter was due when it began.
    letters: DueLetters,
    key: &'a ContactKey,
    write: &'a Writer<'a>,
    now: &'a (dyn Fn() -> Timestamp + Send + Sync),
}

impl Reminders {
    /// Sends the most urgent letters of a call that are due by one way, if any.
    ///
    /// # Errors
    ///
    /// [`RemindError`] when contacts can't be read, or what was sent can't be kept.
    pub async fn send_due(
        &self,
        way: &Way,
        storm: &Storm<'_>,
        write: &Writer<'_>,
        now: &(dyn Fn() -> Timestamp + Send + Sync),
    ) -> Result<Delivered, RemindError> {
        let Some(key) = &self.keys.load(storm.call).map_err(RemindError::Key)? else {
            return Ok(Delivered::default());
        };
        let letters = self.store.due_letters(storm.call, way.carrier(), storm.window.start()).await?;
        for kind in
            [LetterKind::ShortlyBefore, LetterKind::Moved, LetterKind::Confirming, LetterKind::DayBefore]
        {
            let round = Round { reminders: self, way, storm, kind, letters, key, write, now };
            let due = round.due().await?;
            if !due.is_empty() {
                return round.send(due).await;
            }
        }
        Ok(Delivered::default())
    }
}

impl Round<'_> {
    /// Some of those to whom the letter is due, if it is time for it.
    async fn due(&self) -> Result<Vec<Due>, RemindError> {
        let (store, call, now) = (&self.reminders.store, self.storm.call, (self.now)());
        if !self.is_time(self.kind) {
            return Ok(Vec::new());
        }
        let is_limited = self.kind == LetterKind::Confirming;
        let most = if is_limited { self.reminders.limits().left(call, now) } else { ROUND };
        let kept = store.due_contacts(call, self.batch(), now, most.min(ROUND)).await?;
        let (mut due, mut has_erased) = (Vec::new(), false);
        for contact in kept {
            match Contact::open(self.key, call, &contact.sealed) {
                Some(to) => due.push(Due { id: contact.id, tries: contact.tries, to }),
                // Sealed to a key that was destroyed: nobody can read it any more.
                None => has_erased |= store.drop_contact(call, &contact.id, true).await?,
            }
        }
        self.overwrite(has_erased).await?;
        Ok(due)
    }

    /// Sends letters over several lines at once, and keeps of each what became of it as soon as that is known.
    async fn send(&self, due: Vec<Due>) -> Result<Delivered, RemindError> {
        let (began_at, until) = ((self.now)(), self.times().until());
        let mut delivered = Delivered::default();
        let (mut waiting, mut lines, mut has_erased) = (due.into_iter(), JoinSet::new(), false);
        loop {
            while lines.len() < self.way.lines() && (self.now)() < until && delivered.unreachable.is_none() {
                let Some(due) = waiting.next() else { break };
                // Written no earlier: the call may be taken down, or its hour moved, between two letters.
                let Some(letter) = self.letter(&due) else {
                    waiting = Vec::new().into_iter();
                    break;
                };
                let Some(parcel) = self.parcel(letter, &due).await? else { continue };
                let way = self.way.clone();
                lines.spawn(async move { (way.send(parcel).await, due) });
                // No faster than it may be, whatever the mail server would take.
                if let Some(most) = self.way.most_a_second() {
                    sleep(Duration::from_secs_f64(1.0 / most)).await;
                }
            }
            let Some(sent) = lines.join_next().await else { break };
            let (delivery, due) = sent.expect("sending a letter doesn't panic");
            delivered.count(delivery);
            has_erased |= self.keep(delivery.after(due.tries), &due).await?;
        }
        self.overwrite(has_erased).await?;
        self.learn(&delivered, [began_at, (self.now)()]);
        Ok(delivered)
    }

    /// The letter to somebody; nothing once the call, or its hour, is not what is shown any more.
    fn letter(&self, due: &Due) -> Option<Letter> {
        let links = Links {
            confirm: Purpose::Confirm.token(self.key, &due.id),
            leave: Purpose::Leave.token(self.key, &due.id),
        };
        (self.write)(self.kind, &due.to.language, &links)
    }

    /// The letter as it goes its way; one that can't be written today can't be tomorrow either, and is done with.
    async fn parcel(&self, letter: Letter, due: &Due) -> Result<Option<Parcel>, RemindError> {
        let parcel = match (self.way, &due.to.place) {
            (Way::Mail(mailer), Place::Mailbox(address)) => {
                let (from, name) = (mailer.from.clone(), &self.name(&due.id));
                let envelope = Envelope { from, to: address, name, sent_at: (self.now)() };
                letter.message(&envelope).ok().map(|message| Parcel::Message(Box::new(message)))
            }
            (Way::Push(_), Place::Device(to)) => Some(Parcel::Push(Box::new(Push {
                to: to.clone(),
                text: letter.notice,
                topic: self.topic(),
                sent_at: (self.now)(),
                until: self.times().until(),
            }))),
            _ => None,
        };
        if parcel.is_none() {
            self.mark(&due.id).await?;
        }
        Ok(parcel)
    }

    /// Keeps what became of a letter; gives whether its contact is erased.
    async fn keep(&self, delivery: Delivery, due: &Due) -> Result<bool, RemindError> {
        let (store, call) = (&self.reminders.store, self.storm.call);
        match delivery {
            Delivery::Gone => return Ok(store.drop_contact(call, &due.id, true).await?),
            // Whoever it is, they have not asked for this.
            Delivery::Refused if self.kind == LetterKind::Confirming => {
                return Ok(store.drop_contact(call, &due.id, true).await?);
            }
            Delivery::Refused | Delivery::Taken => self.mark(&due.id).await?,
            Delivery::Later | Delivery::Slow => {
                let now = (self.now)();
                let left = self.times().until().duration_since(now);
                store.postpone_letter(call, &due.id, now + pause(due.tries, left)).await?;
            }
            Delivery::Unreachable(_) => {}
        }
        Ok(false)
    }

    /// Overwrites all that was erased at once: letter by letter it would hold up every other writer.
    async fn overwrite(&self, has_erased: bool) -> Result<(), RemindError> {
        if has_erased { Ok(self.reminders.store.sweep().await?) } else { Ok(()) }
    }

    /// Keeps that the letter is done with.
    async fn mark(&self, contact: &str) -> Result<(), RemindError> {
        let (store, call) = (&self.reminders.store, self.storm.call);
        // Who is told of a moved hour when it is a day away, or nearer, has no use of one that says so right behind it.
        let day_before = Times::of(LetterKind::DayBefore, self.start());
        let is_both = self.kind == LetterKind::Moved
            && (day_before.is_too_late((self.now)()) || self.is_time(LetterKind::DayBefore));
        let kind = if is_both { LetterKind::DayBefore } else { self.kind };
        Ok(store.mark_letter(call, contact, kind, self.start()).await?)
    }

    /// Whether letters of a kind are to be sent now.
    fn is_time(&self, kind: LetterKind) -> bool {
        let rate = self.reminders.rate(self.way.carrier());
        Times::of(kind, self.start()).is_time(self.letters.of(kind), rate, (self.now)())
    }

    /// Counts letters against the limits, and learns the rate from them.
    fn learn(&self, delivered: &Delivered, [from, to]: [Timestamp; 2]) {
        let letters = delivered.letters();
        if self.kind == LetterKind::Confirming {
            self.reminders.limits().count(self.storm.call, letters, to);
        }
        let seconds = to.duration_since(from).as_secs_f64();
        if delivered.tells() && seconds > 0.0 {
            self.reminders.measured(self.way.carrier(), f64::from(letters) / seconds);
        }
    }

    /// The name of a letter, the same if it is sent again after a crash: mail programs then show it once.
    fn name(&self, contact: &str) -> String {
        let what = format!("{contact}\0{:?}\0{}", self.kind, self.start().as_microsecond());
        BASE64_URL_SAFE_NO_PAD.encode(self.key.digest("letter", what.as_bytes()))
    }

    /// What replaces a push that is still on its way: the next one about the same call, whatever it says.
    fn topic(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.key.digest("topic", &[]))
    }

    fn batch(&self) -> Batch {
        Batch { carrier: self.way.carrier(), kind: self.kind, hour: self.start() }
    }

    fn times(&self) -> Times {
        Times::of(self.kind, self.start())
    }

    fn start(&self) -> Timestamp {
        self.storm.window.start()
    }
}

impl Delivered {
    /// Whether it tells at what rate letters leave: enough of them, and no stranger has made us wait.
    pub(crate) fn tells(&self) -> bool {
        self.letters() >= TELLING && self.slow == 0
    }

    fn letters(&self) -> u32 {
        self.taken + self.later + self.refused
    }

    fn count(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::Taken => self.taken += 1,
            Delivery::Later => self.later += 1,
            Delivery::Gone | Delivery::Refused => self.refused += 1,
            Delivery::Slow => self.slow += 1,
            Delivery::Unreachable(code) => self.unreachable = Some(code),
        }
    }
}
