// SPDX-License-Identifier: AGPL-3.0-or-later
//! What keeps our letters from being a flood in a stranger's mailbox. In memory alone: a restart forgets it, and the
//! database still holds that nobody is asked twice a day for the same call.

use std::collections::{HashMap, hash_map::Entry};

use hmac::{Hmac, KeyInit, Mac};
use model::{CallId, Timestamp};
use sha2::Sha256;

use crate::Address;

/// So many letters ask one mailbox a day to confirm, whatever the number of calls.
const CONFIRMING_A_DAY: u32 = 3;

/// So many letters of one call ask for confirmation in a minute, whoever it is.
const CONFIRMING_A_MINUTE: u32 = 120;

/// The push services of the browsers that most people have, with all that lies below these names.
const KNOWN_SERVICES: [&str; 5] =
    ["google.com", "googleapis.com", "notify.windows.com", "push.apple.com", "push.services.mozilla.com"];

/// So many devices of other push services are taken in a day: these may as well be somebody whom we are to overrun.
const DEVICES_ELSEWHERE: u32 = 500;

/// So many mailboxes are remembered in a day; beyond that, nobody new is asked until the next one.
const MOST_MAILBOXES: usize = 200_000;

const DAY: i64 = 24 * 60 * 60;

/// Who was written to today, under a key that ends with the program.
pub(crate) struct Limits {
    key: [u8; 32],
    day: i64,
    mailboxes: HashMap<[u8; 32], u32>,
    devices_elsewhere: u32,
    minutes: HashMap<CallId, (i64, u32)>,
}

impl Limits {
    pub(crate) fn new() -> Self {
        let mut key = [0; 32];
        getrandom::fill(&mut key).expect("the machine gives random bytes");
        Self { key, day: 0, mailboxes: HashMap::new(), devices_elsewhere: 0, minutes: HashMap::new() }
    }

    /// Whether this mailbox may be asked once more today; if so, it counts as asked.
    pub(crate) fn ask(&mut self, address: &Address, now: Timestamp) -> bool {
        self.begin_day(now);
        let mailbox = self.digest(address);
        if self.mailboxes.len() >= MOST_MAILBOXES && !self.mailboxes.contains_key(&mailbox) {
            return false;
        }
        let asked = self.mailboxes.entry(mailbox).or_default();
        take(asked, CONFIRMING_A_DAY)
    }

    /// Counts a mailbox as not asked, for nothing came of it.
    pub(crate) fn give_back(&mut self, address: &Address) {
        let Entry::Occupied(mut asked) = self.mailboxes.entry(self.digest(address)) else { return };
        *asked.get_mut() -= 1;
        if *asked.get() == 0 {
            asked.remove();
        }
    }

    /// Whether a device of this push service may be taken; if so, it counts as taken.
    pub(crate) fn take_device(&mut self, origin: &str, now: Timestamp) -> bool {
        self.begin_day(now);
        is_known(origin) || take(&mut self.devices_elsewhere, DEVICES_ELSEWHERE)
    }

    /// Counts a device as not taken, for nothing came of it.
    pub(crate) fn give_device_back(&mut self, origin: &str) {
        if !is_known(origin) {
            self.devices_elsewhere = self.devices_elsewhere.saturating_sub(1);
        }
    }

    fn begin_day(&mut self, now: Timestamp) {
        let day = now.as_second().div_euclid(DAY);
        if self.day != day {
            (self.day, self.mailboxes, self.devices_elsewhere) = (day, HashMap::new(), 0);
        }
    }

    /// How many letters of this call may still ask for confirmation within the minute.
    pub(crate) fn left(&self, call: &CallId, now: Timestamp) -> u32 {
        let minute = now.as_second().div_euclid(60);
        let sent = self.minutes.get(call).filter(|(at, _)| *at == minute).map_or(0, |(_, sent)| *sent);
        CONFIRMING_A_MINUTE.saturating_sub(sent)
    }

    /// Counts letters of this call that ask for confirmation.
    pub(crate) fn count(&mut self, call: &CallId, letters: u32, now: Timestamp) {
        let minute = now.as_second().div_euclid(60);
        let (at, sent) = self.minutes.entry(call.clone()).or_default();
        *sent = if *at == minute { sent.saturating_add(letters) } else { letters };
        *at = minute;
    }

    fn digest(&self, address: &Address) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        // Some providers see no dots either. Where two people's addresses differ in nothing else, they share the limit.
        let folded = address.folded();
        let (local, domain) = folded.split_once('@').unwrap_or_default();
        mac.update(format!("{}@{domain}", local.replace('.', "")).as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// Counts one more, if there may be.
fn take(count: &mut u32, most: u32) -> bool {
    let may = *count < most;
    *count += u32::from(may);
    may
}

fn is_known(origin: &str) -> bool {
    KNOWN_SERVICES
        .iter()
        .any(|name| origin.ends_with(&format!(".{name}")) || origin.ends_with(&format!("/{name}")))
}
