// SPDX-License-Identifier: AGPL-3.0-or-later
use store::Carrier;

use crate::Mailer;

/// Pushes a second before any was brought: eight at once, each over a connection of its own that may take a second.
const ASSUMED_PUSHES: f64 = 8.0;

/// Letters a second, as last measured.
#[derive(Clone, Copy)]
pub(crate) struct Rates {
    mail: f64,
    push: f64,
}

impl Rates {
    /// Before any letter was sent.
    pub(crate) fn assumed(mailer: Option<&Mailer>) -> Self {
        Self { mail: mailer.map_or(0.0, Mailer::assumed_rate), push: ASSUMED_PUSHES }
    }

    pub(crate) fn of(&mut self, carrier: Carrier) -> &mut f64 {
        match carrier {
            Carrier::Mail => &mut self.mail,
            Carrier::Push => &mut self.push,
        }
    }
}
