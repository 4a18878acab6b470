// SPDX-License-Identifier: AGPL-3.0-or-later
//! How many events a second one source follows, from a host that sends as fast as it is listened to.

use std::io;

use crate::{
    event::{EVERY, Wire},
    host::{Host, UNHURRIED},
    lag::follow,
    measure::{cpu_seconds, forget_peak, peak_kb},
};

/// So often as many events are sent as count for a second.
const SECONDS: u64 = 2;

pub fn run(wire: Wire) -> io::Result<()> {
    forget_peak();
    let host = Host::start(wire, 0, SECONDS)?;
    let (ours, theirs) = (cpu_seconds("self"), cpu_seconds(&host.id()));
    let events = UNHURRIED * SECONDS;
    let given = follow(&host, wire, events / EVERY)?;
    let each = |seconds: f64| seconds / events as f64 * 1e6;
    println!(
        "{}: {:.0} events a second; CPU {:.2} µs an event here, {:.2} µs there; at most {} kB resident",
        wire.key(),
        events as f64 / given.seconds,
        each(cpu_seconds("self") - ours),
        each(cpu_seconds(&host.id()) - theirs),
        peak_kb(),
    );
    Ok(())
}
