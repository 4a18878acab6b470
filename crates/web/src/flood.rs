// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasher, RandomState},
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use model::{CallId, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

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
pub struct Neighborhood(u64);

/// How many pledges come from where, in this hour.
///
/// A number is all that pledging leaves, so that a program can make it grow. This keeps it from growing fast, and says
/// where it was tried. A neighborhood stands here as a salted digest, in memory alone; salt and digests go with the hour.
///
/// Several servers of one storm tell each other the digests, so that one neighborhood may do at all of them together what it may at one.
#[derive(Debug)]
pub struct Flood {
    allowed: u32,
    others: Option<Others>,
    watch: Mutex<Watch>,
}

/// The other servers that count the pledges of a call with this one.
#[derive(Clone)]
pub struct Others {
    /// What a neighborhood's digest is salted with in an hour, counted from 1970 on: the same at all servers, and known to them alone.
    pub salt_of: Arc<dyn Fn(i64) -> String + Send + Sync>,
    /// Where they are told. Where they can't be told as fast as people press, they are not told of some.
    pub told: mpsc::Sender<Pressed>,
}

/// That somebody has pressed a call's button, as one server tells another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pressed {
    call: CallId,
    hour: i64,
    /// The digest of where it was; none where nobody knows.
    from: Option<u64>,
    is_refused: bool,
}

#[derive(Debug, Default)]
struct Watch {
    hour: i64,
    salt: Salt,
    pledges: HashMap<u64, u32>,
    presses: HashMap<CallId, Presses>,
    disturbed: Vec<CallId>,
}

/// What a neighborhood's digest is salted with.
enum Salt {
    Common(String),
    Own(RandomState),
}

/// How often a call's button was pressed.
#[derive(Debug, Default)]
struct Presses {
    /// In vain, in this hour.
    refused: u32,
    minute: i64,
    in_minute: u32,
}

impl fmt::Debug for Others {
    /// Shows nothing of the salt.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Others")
    }
}

impl fmt::Debug for Salt {
    /// Shows nothing of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}

impl Default for Salt {
    fn default() -> Self {
        Self::Own(RandomState::default())
    }
}

impl Salt {
    fn digest(&self, call: &CallId, from: Neighborhood) -> u64 {
        match self {
            Self::Common(salt) => {
                let digest = Sha256::new().chain_update(salt).chain_update(from.0.to_be_bytes());
                let digest: [u8; 32] = digest.chain_update(call.as_str()).finalize().into();
                digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
            }
            Self::Own(salt) => salt.hash_one((call.as_str(), from)),
        }
    }
}

impl Neighborhood {
    /// That of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
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
        Self { allowed, others: None, watch: Mutex::default() }
    }

    /// Of pledges, together with other servers.
    #[must_use]
    pub fn with(others: Others) -> Self {
        Self { others: Some(others), ..Self::default() }
    }

    /// Whether one more pledge for a call may come from there; from where nobody knows, it may, and is watched all the same.
    pub fn admits(&self, call: &CallId, from: Option<Neighborhood>, now: Timestamp) -> bool {
        let hour = hour_of(now);
        let mut watch = self.watch();
        watch.turn_to(hour, self.others.as_ref());
        watch.press(call, now.as_second() / 60, 1);
        let from = from.map(|from| watch.salt.digest(call, from));
        let is_admitted = from.is_none_or(|from| watch.add(from, 1, self.allowed));
        if !is_admitted {
            watch.refuse(call, 1);
        }
        drop(watch);
        if let Some(others) = &self.others {
            let pressed = Pressed { call: call.clone(), hour, from, is_refused: !is_admitted };
            // A rush that leaves no room is noticed here, too.
            drop(others.told.try_send(pressed));
        }
        is_admitted
    }

    /// Counts what was pressed so many times at another server.
    pub fn hear(&self, pressed: &Pressed, times: u32, now: Timestamp) {
        let mut watch = self.watch();
        watch.turn_to(hour_of(now), self.others.as_ref());
        if pressed.hour != watch.hour {
            return;
        }
        watch.press(&pressed.call, now.as_second() / 60, times);
        match pressed.from {
            _ if pressed.is_refused => watch.refuse(&pressed.call, times),
            Some(from) => drop(watch.add(from, times, self.allowed)),
            None => {}
        }
    }

    /// Whether a call's number has been driven up, or was tried to be, since the program started.
    pub fn has_disturbed(&self, call: &CallId) -> bool {
        self.watch().disturbed.contains(call)
    }

    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hours since 1970.
fn hour_of(now: Timestamp) -> i64 {
    now.as_second() / 3600
}

impl Watch {
    fn turn_to(&mut self, hour: i64, others: Option<&Others>) {
        if self.hour != hour {
            let disturbed = std::mem::take(&mut self.disturbed);
            let salt = others.map_or_else(Salt::default, |others| Salt::Common((others.salt_of)(hour)));
            *self = Self { hour, salt, disturbed, ..Self::default() };
        }
    }

    /// Counts pledges from there; whether so many are allowed.
    fn add(&mut self, from: u64, pledges: u32, allowed: u32) -> bool {
        if self.pledges.len() >= MOST && !self.pledges.contains_key(&from) {
            return true;
        }
        let all = self.pledges.entry(from).or_default();
        *all = all.saturating_add(pledges);
        *all <= allowed
    }

    fn refuse(&mut self, call: &CallId, times: u32) {
        let presses = self.presses.entry(call.clone()).or_default();
        presses.refused = presses.refused.saturating_add(times);
        if presses.refused >= FLOOD {
            self.disturb(call);
        }
    }

    fn press(&mut self, call: &CallId, minute: i64, times: u32) {
        let presses = self.presses.entry(call.clone()).or_default();
        let before = if presses.minute == minute { presses.in_minute } else { 0 };
        (presses.minute, presses.in_minute) = (minute, before.saturating_add(times));
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
    use std::sync::Arc;

    use tokio::sync::mpsc;

    use super::{ALLOWED, FLOOD, Flood, Neighborhood, Others, RUSH};

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
    fn one_neighborhood_may_do_at_several_servers_what_it_may_at_one() {
        let (call, now) = ("ahang".parse().unwrap(), "2026-12-01T15:20:00Z".parse().unwrap());
        let server = || {
            let (told, pressed) = mpsc::channel(10_000);
            let salt_of: Arc<dyn Fn(i64) -> String + Send + Sync> = Arc::new(|hour| format!("salt {hour}"));
            (Flood::with(Others { salt_of, told }), pressed)
        };
        let ((one, mut told_by_one), (other, mut told_by_other)) = (server(), server());
        let from = |address: &str| Some(Neighborhood::of(address.parse().unwrap()));
        for _ in 0..ALLOWED / 2 {
            for flood in [&one, &other] {
                assert!(flood.admits(&call, from("192.0.2.7"), now));
            }
            other.hear(&told_by_one.try_recv().unwrap(), 1, now);
            one.hear(&told_by_other.try_recv().unwrap(), 1, now);
        }
        assert!(!one.admits(&call, from("192.0.2.7"), now) && !other.admits(&call, from("192.0.2.8"), now));
        assert!(one.admits(&call, from("198.51.100.7"), now) && one.admits(&call, None, now));
        // What was refused elsewhere tells of a flood here, too; and what comes late, after the hour, is of no hour any more.
        let refused = told_by_one.try_recv().unwrap();
        assert!(!other.has_disturbed(&call));
        other.hear(&refused, FLOOD, now);
        assert!(other.has_disturbed(&call));
        let later = "2026-12-01T16:00:00Z".parse().unwrap();
        one.hear(&refused, FLOOD, later);
        assert!(!one.has_disturbed(&call) && one.admits(&call, from("192.0.2.7"), later));
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
