// SPDX-License-Identifier: AGPL-3.0-or-later
use fetch::FetchError;
use lettre::Message;
use store::Carrier;

use crate::{Mailer, Pusher, mailer::Delivery, pusher::Push};

/// The way that letters take to whom they are for; clones share it.
#[derive(Clone, Debug)]
pub enum Way {
    /// Through the mail server.
    Mail(Mailer),
    /// Through browsers' push services.
    Push(Pusher),
}

/// A letter as it goes its way.
pub(crate) enum Parcel {
    Message(Box<Message>),
    Push(Box<Push>),
}

/// How many pushes are under way at once: as many strangers' addresses are called at the same time.
const PUSHES: usize = 8;

/// So often a push service is waited for until it is given up: a few that let us wait on purpose would hold up all the others.
const MOST_WAITS: u32 = 3;

impl Way {
    pub(crate) fn carrier(&self) -> Carrier {
        match self {
            Self::Mail(_) => Carrier::Mail,
            Self::Push(_) => Carrier::Push,
        }
    }

    /// How many letters are under way at once.
    pub(crate) fn lines(&self) -> usize {
        match self {
            Self::Mail(_) => crate::mailer::LINES as usize,
            Self::Push(_) => PUSHES,
        }
    }

    pub(crate) fn most_a_second(&self) -> Option<f64> {
        match self {
            Self::Mail(mailer) => mailer.most_a_second,
            Self::Push(_) => None,
        }
    }

    pub(crate) async fn send(&self, parcel: Parcel) -> Delivery {
        match (self, parcel) {
            (Self::Mail(mailer), Parcel::Message(message)) => mailer.send(*message).await,
            (Self::Push(pusher), Parcel::Push(push)) => pushed(&pusher.push(&push).await),
            // Nobody asks for it: a batch holds those whom its carrier reaches.
            _ => Delivery::Refused,
        }
    }
}

impl Delivery {
    /// What it means for a letter that was put off so often before.
    pub(crate) fn after(self, tries: u32) -> Self {
        if self == Self::Slow && tries + 1 >= MOST_WAITS { Self::Refused } else { self }
    }
}

/// What a push service's answer means for one push (RFC 8030, 5 and 7.3).
pub(crate) fn pushed(answer: &Result<u16, FetchError>) -> Delivery {
    match answer {
        Ok(200..=299) => Delivery::Taken,
        Ok(404 | 410) | Err(FetchError::Address(_) | FetchError::Private(_)) => Delivery::Gone,
        Err(FetchError::Slow) => Delivery::Slow,
        Ok(408 | 429 | 500..) | Err(_) => Delivery::Later,
        Ok(_) => Delivery::Refused,
    }
}
