// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps house: how the machine stands is looked up every few seconds, for the admins' page and for whoever asks for figures, and by it
//! visitors are told in time that there is no room left.

mod process;
mod quota;

use std::{sync::Arc, time::Duration};

use tokio::{
    sync::watch,
    task::spawn_blocking,
    time::{MissedTickBehavior, interval},
};
use web::{Machine, Places, Storage};

use self::process::Process;
pub use self::quota::Quota;
use crate::{backup, certificate::Shown, clock::Clock, data::DataFolder, terminal::say};

/// How often it is looked.
const LOOK: Duration = Duration::from_secs(5);

/// Who keeps house.
pub struct House {
    data: DataFolder,
    quota: Quota,
    certificate: Option<Arc<Shown>>,
    machine: Machine,
    told: watch::Sender<Arc<Machine>>,
}

impl House {
    /// Begins to keep house, and has looked once.
    pub fn new(
        data: DataFolder,
        most: Option<u64>,
        places: Places,
        certificate: Option<Arc<Shown>>,
        clock: Clock,
    ) -> Self {
        let machine = Machine {
            version: env!("CARGO_PKG_VERSION"),
            started_at: clock.now(),
            places,
            ..Machine::default()
        };
        let mut house =
            Self { quota: Quota::new(most), data, certificate, machine, told: watch::Sender::default() };
        house.look();
        house
    }

    /// How the machine stands, from now on.
    pub fn machine(&self) -> watch::Receiver<Arc<Machine>> {
        self.told.subscribe()
    }

    /// Keeps house until nobody wants to know any more.
    pub async fn keep(mut self) {
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while !self.told.is_closed() {
            look.tick().await;
            // A disk may be slow.
            let looked = spawn_blocking(move || {
                self.look();
                self
            });
            match looked.await {
                Ok(house) => self = house,
                Err(_) => return,
            }
        }
    }

    fn look(&mut self) {
        let before = self.machine.storage;
        self.quota.look(self.data.folder());
        let process = Process::look();
        self.machine = Machine {
            storage: self.quota.storage(),
            left: self.quota.left(),
            quota: self.quota.most(),
            used: self.quota.used(),
            memory: process.memory,
            worked: process.worked,
            open_files: process.open_files,
            certificate_until: self.certificate.as_ref().and_then(|shown| shown.until()),
            backups: backup::Places::load(&self.data).unwrap_or_default().newest(),
            ..self.machine.clone()
        };
        if self.machine.storage != before {
            self.say_storage();
        }
        self.told.send_replace(Arc::new(self.machine.clone()));
    }

    fn say_storage(&self) {
        let left = indicatif::HumanBytes(self.machine.left.unwrap_or_default());
        match self.machine.storage {
            Storage::Ample => say(format_args!("there is room again: everything is taken in")),
            Storage::Scarce => say(format_args!(
                "only {left} may yet be kept: pictures are not taken in any more; make room, or allow more with --quota"
            )),
            Storage::Full => say(format_args!(
                "only {left} may yet be kept: nothing more is taken in, and collecting waits; make room, or allow more with --quota"
            )),
        }
    }
}
