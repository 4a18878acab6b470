// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sends the letters of all calls that are shown, and erases contacts when their time is over.

use std::{collections::HashMap, sync::Arc, time::Duration};

use model::{CallId, Timestamp};
use remind::{Delivered, Mailer, RemindError, Reminders, Storm, Way};
use tokio::time::sleep;
use web::{Calls, Page};

use crate::terminal::say;

/// How often it looks for what is due.
const LOOK: Duration = Duration::from_secs(5);

/// The longest wait for a mail server that can't be reached.
const LONGEST: Duration = Duration::from_secs(60);

/// Who carries letters.
pub struct Courier {
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
    /// What was said of each call's letters, so that it is said once.
    pub said: HashMap<CallId, u64>,
}

impl Courier {
    /// Runs until it is dropped. Whatever it is doing then, no letter is lost by it.
    pub async fn run(mut self) {
        let mut wait = LOOK;
        loop {
            wait = match self.turn().await {
                Ok(true) => LOOK,
                Ok(false) => (wait * 2).min(LONGEST),
                Err(error) => {
                    say(format_args!("letters can't be sent, or contacts erased: {error}"));
                    LONGEST
                }
            };
            let reminders = self.reminders.clone();
            // While the mail server can't be reached, a new wish changes nothing.
            tokio::select! {
                () = reminders.woken(), if wait == LOOK => {}
                () = sleep(wait) => {}
            }
        }
    }

    /// Erases what has to go, then sends all that is due; gives whether the mail server could be reached.
    pub async fn turn(&mut self) -> Result<bool, RemindError> {
        for (call, contacts) in self.reminders.sweep((self.now)()).await? {
            say(format_args!(
                "the {contacts} contacts of `{call}` and their key are erased, 72 hours after its storm"
            ));
        }
        let mut mail = self.mailer.clone().map(Way::Mail);
        let push = self.reminders.pusher().cloned().map(Way::Push);
        for page in self.calls.listed().into_iter().filter(|page| !page.simulated) {
            let storm = Storm { call: &page.call.id, window: page.call.storm.window };
            if !self.reminders.follow(&storm).await? {
                continue;
            }
            if let Some(way) = &push {
                self.serve(&page, &storm, way).await?;
            }
            let Some(way) = &mail else { continue };
            self.warn(&storm).await?;
            if !self.serve(&page, &storm, way).await? {
                // It would let nobody in for the next call either; devices have nothing to do with it.
                mail = None;
            }
        }
        Ok(mail.is_some() || self.mailer.is_none())
    }

    /// Sends what is due of one call by one way; gives whether that could be gone.
    async fn serve(&self, page: &Page, storm: &Storm<'_>, way: &Way) -> Result<bool, RemindError> {
        let write = |kind, language: &str, links: &remind::Links| {
            let shown = self.calls.listed().into_iter().find(|shown| shown.call.id == page.call.id)?;
            let is_same = shown.call.storm.window == page.call.storm.window;
            is_same.then(|| web::letter(&shown.call, &self.base_url, kind, language, links))
        };
        loop {
            let delivered = self.reminders.send_due(way, storm, &write, &*self.now).await?;
            if let Some(code) = delivered.unreachable {
                tell_unreachable(code);
                return Ok(false);
            }
            if delivered == Delivered::default() {
                return Ok(true);
            }
        }
    }

    /// Says once for each number of them that letters would come too late.
    async fn warn(&mut self, storm: &Storm<'_>) -> Result<(), RemindError> {
        let outlook = self.reminders.outlook(storm, (self.now)()).await?;
        if outlook.late > 0 && self.said.insert(storm.call.clone(), outlook.late) != Some(outlook.late) {
            say(format_args!(
                "of the {} letters of `{}` {} would come after its hour at {:.1} a second, and are not sent: a mail server \
                 that takes more a second, or a higher --mail-rate, would help",
                outlook.letters, storm.call, outlook.late, outlook.rate
            ));
        }
        Ok(())
    }
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
