// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

use model::{CallId, Timestamp};

/// So many pledges an hour come from one neighborhood of the net: a lecture hall, and no program.
const ALLOWED: u32 = 200;

/// So many that were refused in an hour tell of a flood.
const FLOOD: u32 = 100;

/// So many pledges for a call in a minute tell of a flood, wherever they come from: a program on a thousand machines stays below
/// what one neighborhood may, and people have never come so fast.
const RUSH: u32 = 10_000;

/// So many neighborhoods are told apart; more come in a flood alone, and then none is refused, for which is which is no
/// longer known.
const MOST: usize = 500_000;

/// A neighborhood of the net: what one house, company or provider's corner has in common (IPv4 /24, IPv6 /48).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Neighborhood(u64);

/// How many pledges come from where, in this hour.
///
/// A number is all that pledging leaves, so that a program can make it grow. This keeps it from growing fast, and says
/// where it was tried. A neighborhood stands here as a salted digest, in memory alone; salt and digests go with the hour.
#[derive(Debug)]
pub(crate) struct Flood {
    allowed: u32,
    watch: Mutex<Watch>,
}

#[derive(Debug, Default)]
struct Watch {
    hour: i64,
    salt: RandomState,
    pledges: HashMap<u64, u32>,
    presses: HashMap<CallId, Presses>,
    disturbed: Vec<CallId>,
}

/// How often a call's button was pressed.
#[derive(Debug, Default)]
struct Presses {
    /// In vain, in this hour.
    refused: u32,
    minute: i64,
    in_minute: u32,
}

impl Neighborhood {
    pub(crate) fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self(u64::from(address.to_bits() >> 8)),
            // Apart from those of IPv4, which leave these bits free.
            IpAddr::V6(address) => Self(1 << 63 | u64::try_from(address.to_bits() >> 80).unwrap_or_default()),
        }
    }
}

impl Default for Flood {
    fn default() -> Self {
        Self::of(ALLOWED)
    }
}

impl Flood {
    /// Of what so many may do in an hour who come from one neighborhood.
    pub(crate) fn of(allowed: u32) -> Self {
        Self { allowed, watch: Mutex::default() }
    }

    /// Whether one more pledge for a call may come from there; from where nobody knows, it may, and is watched all the same.
    pub(crate) fn admits(&self, call: &CallId, from: Option<Neighborhood>, now: Timestamp) -> bool {
        let mut watch = self.watch();
        watch.turn_to(now.as_second() / 3600);
        watch.press(call, now.as_second() / 60);
        let Some(from) = from else { return true };
        let digest = watch.salt.hash_one((call.as_str(), from));
        if watch.pledges.len() >= MOST && !watch.pledges.contains_key(&digest) {
            return true;
        }
        let pledges = watch.pledges.entry(digest).or_default();
        *pledges = pledges.saturating_add(1);
        let is_admitted = *pledges <= self.allowed;
        if !is_admitted {
            watch.refuse(call);
        }
        is_admitted
    }

    /// Whether a call's number has been driven up, or was tried to be, since the program started.
    pub(crate) fn has_disturbed(&self, call: &CallId) -> bool {
        self.watch().disturbed.contains(call)
    }

    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch {
    fn turn_to(&mut self, hour: i64) {
        if self.hour != hour {
            let disturbed = std::mem::take(&mut self.disturbed);
            *self = Self { hour, disturbed, ..Self::default() };
        }
    }

    fn refuse(&mut self, call: &CallId) {
        let presses = self.presses.entry(call.clone()).or_default();
        presses.refused = presses.refused.saturating_add(1);
        if presses.refused >= FLOOD {
            self.disturb(call);
        }
    }

    fn press(&mut self, call: &CallId, minute: i64) {
        let presses = self.presses.entry(call.clone()).or_default();
        let before = if presses.minute == minute { presses.in_minute } else { 0 };
        (presses.minute, presses.in_minute) = (minute, before.saturating_add(1));
        if presses.in_minute >= RUSH {
            self.disturb(call);
        }
    }

    fn disturb(&mut self, call: &CallId) {
        if !self.disturbed.contains(call) {
            self.disturbed.push(call.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ALLOWED, FLOOD, Flood, Neighborhood, RUSH};

    fn near(one: &str, other: &str) -> bool {
        let of = |address: &str| Neighborhood::of(address.parse().unwrap());
        of(one) == of(other)
    }

    #[test]
    fn a_neighborhood_is_a_slash_24_or_a_slash_48() {
        assert!(near("192.0.2.1", "192.0.2.254") && !near("192.0.2.1", "192.0.3.1"));
        assert!(near("2001:db8:1::1", "2001:db8:1:ffff::") && !near("2001:db8:1::", "2001:db8:2::"));
        assert!(near("::ffff:192.0.2.1", "192.0.2.2"), "one address in two forms");
        assert!(!near("0.0.0.0", "::"));
    }

    #[test]
    fn one_neighborhood_can_not_drive_a_number_up_and_others_are_not_held_up() {
        let (flood, call) = (Flood::default(), "ahang".parse().unwrap());
        let now = "2026-12-01T15:20:00Z".parse().unwrap();
        let from = |address: &str| Some(Neighborhood::of(address.parse().unwrap()));
        let admitted = (0..60_000).filter(|_| flood.admits(&call, from("192.0.2.7"), now)).count();
        assert_eq!(u32::try_from(admitted), Ok(ALLOWED));
        assert!(flood.has_disturbed(&call));
        assert!((0..=255).all(|n| flood.admits(&call, from(&format!("198.51.{n}.9")), now)));
        let other = "other".parse().unwrap();
        assert!(flood.admits(&other, from("192.0.2.7"), now) && !flood.has_disturbed(&other));
    }

    #[test]
    fn a_rush_from_everywhere_is_told_and_nobody_is_held_up() {
        let check = |pledges: u32, minutes: u32, is_told: bool| {
            let (flood, call) = (Flood::default(), "ahang".parse().unwrap());
            let start = "2026-12-01T15:20:00Z".parse::<model::Timestamp>().unwrap();
            for each in 0..pledges {
                // A third of them from where nobody knows.
                let from = Neighborhood::of(std::net::Ipv4Addr::from_bits((each % 1000) << 8).into());
                let from = (each % 3 > 0).then_some(from);
                let at = start + jiff::SignedDuration::from_mins((each % minutes).into());
                assert!(flood.admits(&call, from, at));
            }
            assert_eq!(flood.has_disturbed(&call), is_told, "{pledges} in {minutes} minutes");
        };
        check(RUSH - 1, 1, false);
        check(RUSH, 1, true);
    }

    #[test]
    fn an_hour_later_nobody_is_remembered_but_the_flood_is() {
        let (flood, call) = (Flood::default(), "ahang".parse().unwrap());
        let from = Some(Neighborhood::of("192.0.2.7".parse().unwrap()));
        let admits = |now: &str| flood.admits(&call, from, now.parse().unwrap());
        for _ in 0..ALLOWED + FLOOD {
            admits("2026-12-01T15:20:00Z");
        }
        assert!(!admits("2026-12-01T15:59:59Z") && admits("2026-12-01T16:00:00Z"));
        assert!(flood.has_disturbed(&call));
        assert_eq!(flood.watch.lock().unwrap().pledges.len(), 1);
    }
}
