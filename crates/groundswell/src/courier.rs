// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sends the letters of all calls that are shown, and erases contacts when their time is over.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
    time::Duration,
};

use model::{CallId, Timestamp};
use remind::{Delivered, Mailer, RemindError, Reminders, Storm, Way};
use store::{Store, Turn};
use tokio::time::sleep;
use web::{Calls, Page};

use crate::terminal::{said_once, say};

/// How often it looks for what is due.
const LOOK: Duration = Duration::from_secs(5);

/// The longest wait for a mail server that can't be reached.
const LONGEST: Duration = Duration::from_secs(60);

/// Who carries letters.
pub struct Courier {
    /// Which node sends.
    pub store: Store,
    /// Whom to remind.
    pub reminders: Reminders,
    /// The way to the mail server, if there is one.
    pub mailer: Option<Mailer>,
    /// The calls that are shown.
    pub calls: Calls,
    /// The clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The site's address in links.
    pub base_url: String,
}

/// One way, and what was said of the letters on it, so that it is said once.
struct Tour {
    way: Way,
    errors: BTreeSet<String>,
    late: HashMap<CallId, u64>,
    /// That it is this node that goes it.
    turn: Option<Turn>,
}

impl Courier {
    /// Runs until it is dropped. Whatever it is doing then, no letter is lost by it.
    pub async fn run(self) {
        let mail = self.mailer.clone().map(Way::Mail);
        let push = self.reminders.pusher().cloned().map(Way::Push);
        // Apart: strangers' push services may let us wait, and neither mail nor the erasing waits with us.
        tokio::join!(self.keep_erasing(), self.keep_sending(mail), self.keep_sending(push));
    }

    async fn keep_erasing(&self) {
        let mut said = BTreeSet::new();
        loop {
            self.sweep(&mut said).await;
            sleep(LOOK).await;
        }
    }

    async fn keep_sending(&self, way: Option<Way>) {
        let Some(mut tour) = way.map(Tour::on) else { return };
        let mut wait = LOOK;
        loop {
            let is_open = self.turn(&mut tour).await;
            wait = if is_open { LOOK } else { (wait * 2).min(LONGEST) };
            // Who asks for reminders by mail waits for a letter; while no mail server can be reached, that changes nothing.
            let is_awaited = is_open && matches!(tour.way, Way::Mail(_));
            tokio::select! {
                () = self.reminders.woken(), if is_awaited => {}
                () = sleep(wait) => {}
            }
        }
    }

    /// Whether it is this node that sends: of several one does, for how many letters a mail server takes is told of all.
    async fn is_ours(&self, tour: &mut Tour) -> bool {
        if let Some(turn) = &mut tour.turn
            && turn.is_ours().await
        {
            return true;
        }
        // Where the database does not answer, no letter could be kept as sent.
        tour.turn = self.store.take_turn(tour.task()).await.unwrap_or_default();
        tour.turn.is_some()
    }

    /// Erases what has to go.
    async fn sweep(&self, said: &mut BTreeSet<String>) {
        let mut errors = BTreeSet::new();
        let pages = self.pages();
        let shown: Vec<_> = pages.iter().map(|page| storm(page)).collect();
        let swept = self.reminders.sweep(&shown, (self.now)()).await.unwrap_or_else(|error| vec![Err(error)]);
        for call in swept {
            match call {
                Ok((call, contacts)) => tell_swept(&call, contacts),
                Err(error) => drop(errors.insert(format!("not all that is over is erased: {}", why(error)))),
            }
        }
        tell_new(errors, said);
    }

    /// Sends all that is due by one way; gives whether that could be gone.
    async fn turn(&self, tour: &mut Tour) -> bool {
        let mut errors = BTreeSet::new();
        let is_open = self.rounds(tour, &mut errors).await;
        tell_new(errors, &mut tour.errors);
        is_open
    }

    /// Sends a round of each call in turn, until a whole turn sends nothing, or another node sends: no call waits for the thousands of
    /// another.
    async fn rounds(&self, tour: &mut Tour, errors: &mut BTreeSet<String>) -> bool {
        loop {
            if !self.is_ours(tour).await {
                return true;
            }
            let mut is_done = true;
            for page in self.pages() {
                match self.round(&page, tour).await {
                    Ok(Delivered { unreachable: Some(code), .. }) => {
                        // It would let nobody in for the next call either.
                        tell_unreachable(code);
                        return false;
                    }
                    Ok(delivered) => is_done &= delivered == Delivered::default(),
                    Err(error) => {
                        let call = &page.call.id;
                        errors.insert(format!("letters of `{call}` can't be sent: {}", why(error)));
                    }
                }
            }
            if is_done {
                return true;
            }
        }
    }

    /// Sends some of what is due of one call.
    async fn round(&self, page: &Page, tour: &mut Tour) -> Result<Delivered, RemindError> {
        let storm = storm(page);
        if let Way::Mail(_) = tour.way {
            self.warn(&storm, &mut tour.late).await?;
        }
        let write = |kind, language: &str, links: &remind::Links| {
            let shown = self.calls.listed().into_iter().find(|shown| shown.call.id == page.call.id)?;
            let is_same = shown.call.storm.window == page.call.storm.window;
            is_same.then(|| web::letter(&shown.call, &self.base_url, kind, language, links))
        };
        self.reminders.send_due(&tour.way, &storm, &write, &*self.now).await
    }

    /// The calls of which anybody is reminded.
    fn pages(&self) -> Vec<Arc<Page>> {
        let mut pages = self.calls.listed();
        pages.retain(|page| !page.simulated);
        pages
    }

    /// Says once for each number of them that letters would come too late.
    async fn warn(&self, storm: &Storm<'_>, said: &mut HashMap<CallId, u64>) -> Result<(), RemindError> {
        let outlook = self.reminders.outlook(storm, (self.now)()).await?;
        if outlook.late > 0 && said.insert(storm.call.clone(), outlook.late) != Some(outlook.late) {
            say(format_args!(
                "of the {} letters of `{}` {} would come after its hour at {:.1} a second, and are not sent: a mail server \
                 that takes more a second, or a higher --mail-rate, would help",
                outlook.letters, storm.call, outlook.late, outlook.rate
            ));
        }
        Ok(())
    }
}

impl Tour {
    fn on(way: Way) -> Self {
        Self { way, errors: BTreeSet::new(), late: HashMap::new(), turn: None }
    }

    /// What nodes call it among themselves.
    fn task(&self) -> &'static str {
        match self.way {
            Way::Mail(_) => "letters by mail",
            Way::Push(_) => "letters by push",
        }
    }
}

fn storm(page: &Page) -> Storm<'_> {
    Storm { call: &page.call.id, window: page.call.storm.window }
}

/// Says what went wrong, and had not the last time.
fn tell_new(errors: BTreeSet<String>, said: &mut BTreeSet<String>) {
    for error in errors.difference(said) {
        say(format_args!("{error}"));
    }
    *said = errors;
}

fn why(error: RemindError) -> String {
    said_once(&error.into())
}

fn tell_swept(call: &CallId, contacts: u64) {
    say(format_args!(
        "the {contacts} contacts of `{call}` and their key are erased, 72 hours after its storm"
    ));
}

fn tell_unreachable(code: Option<u16>) {
    match code {
        Some(code) => say(format_args!(
            "the mail server lets nobody in (code {code}): letters wait; look at its address, name and password"
        )),
        None => say(format_args!("the mail server can't be reached: letters wait, and are tried again")),
    }
}

#[cfg(test)]
mod tests;
