// SPDX-License-Identifier: AGPL-3.0-or-later
use ingest::{AccountChange, AccountState};
use model::{Network, Timestamp};

use super::{
    place,
    wire::{Account, Message},
};
use crate::track::Position;

/// What a message means for whoever follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// An account has changed.
    Account(Position, AccountChange),
    /// What was asked for is yet to come: the host counts anew, and begins at what happens now.
    Anew,
    /// Something is in it that `ingest` reads.
    Commit(Position),
    /// The host ends the stream.
    Error(String),
    /// What was asked for is no longer held: the stream begins later.
    Outdated,
    /// Something that matters to nobody here.
    Other(Option<Position>),
    /// It is no message of a Jetstream, or has no place in its stream.
    Unknown,
}

/// Tells what a message is.
pub(super) fn event(message: &[u8]) -> Event {
    place::of_commit(message).map_or_else(|| read(message), Event::Commit)
}

/// The same, by reading all of it.
pub(super) fn read(message: &[u8]) -> Event {
    let Ok(message) = serde_json::from_slice::<Message<'_>>(message) else { return Event::Unknown };
    if let Some(payload) = message.payload {
        let at = payload.witnessed_at.or(payload.time).and_then(instant).filter(is_possible);
        let place = at.map(|at| Position { seq: payload.seq, at });
        return match (payload.of.rsplit('#').next(), place) {
            (Some("commit"), Some(place)) => Event::Commit(place),
            (Some("account"), Some(place)) => changed(payload.account, place),
            (Some("info"), _) if payload.name == Some("FutureCursor") => Event::Anew,
            (Some("info"), _) if payload.name == Some("OutdatedCursor") => Event::Outdated,
            (Some("commit"), None) => Event::Unknown,
            _ => Event::Other(place),
        };
    }
    if let Some(error) = message.error {
        return Event::Error(error.to_owned());
    }
    let place = message.time_us.and_then(|at| Timestamp::from_microsecond(at).ok()).filter(is_possible);
    let place = place.map(|at| Position { seq: None, at });
    match (message.kind, place) {
        (Some("commit"), Some(place)) => Event::Commit(place),
        (Some("account"), Some(place)) => changed(message.account, place),
        (Some("commit"), None) => Event::Unknown,
        (None, None) if message.of.is_none() => Event::Unknown,
        _ => Event::Other(place),
    }
}

fn changed(account: Option<Account<'_>>, place: Position) -> Event {
    let Some(account) = account else { return Event::Other(Some(place)) };
    let Some(state) = state(account.active, account.status) else { return Event::Other(Some(place)) };
    let at = account.time.and_then(instant).or(Some(place.at));
    let change = AccountChange { network: Network::Bluesky, id: account.did.to_owned(), state, at };
    Event::Account(place, change)
}

/// What an account is by the network's words ([account hosting](https://atproto.com/specs/account)); `None` where they tell of the
/// host's state alone.
pub(crate) fn state(active: bool, status: Option<&str>) -> Option<AccountState> {
    match status {
        _ if active => Some(AccountState::Active),
        Some("deleted") => Some(AccountState::Deleted),
        Some("deactivated") => Some(AccountState::Deactivated),
        Some("takendown" | "suspended") => Some(AccountState::Suspended),
        _ => None,
    }
}

/// Whether a host can have witnessed anything at that time: there was no such network before 2020.
pub(super) fn is_possible(at: &Timestamp) -> bool {
    at.as_second() >= 1_577_836_800
}

fn instant(written: &str) -> Option<Timestamp> {
    written.parse().ok()
}
