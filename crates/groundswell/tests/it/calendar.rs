// SPDX-License-Identifier: AGPL-3.0-or-later
//! The calendar's entry, as a reader finds it that others have written.

use serde_json::{Value, json};

use crate::{
    hours::{call_at, vell},
    moved_clock::MovedClock,
    program::Server,
    python::read_calendar,
};

/// Ten zones, with what their clocks show at the hour, and at the hour that it is moved to: between the two, Europe and
/// North America change theirs.
const CLOCKS: [(&str, &str, &str); 10] = [
    ("Europe/London", "2026-10-24T16:00+01:00", "2026-11-01T15:00+00:00"),
    ("Europe/Berlin", "2026-10-24T17:00+02:00", "2026-11-01T16:00+01:00"),
    ("America/New_York", "2026-10-24T11:00-04:00", "2026-11-01T10:00-05:00"),
    ("America/Los_Angeles", "2026-10-24T08:00-07:00", "2026-11-01T07:00-08:00"),
    ("America/Santiago", "2026-10-24T12:00-03:00", "2026-11-01T12:00-03:00"),
    ("Indian/Mauritius", "2026-10-24T19:00+04:00", "2026-11-01T19:00+04:00"),
    ("Asia/Tehran", "2026-10-24T18:30+03:30", "2026-11-01T18:30+03:30"),
    ("Asia/Kathmandu", "2026-10-24T20:45+05:45", "2026-11-01T20:45+05:45"),
    ("Australia/Lord_Howe", "2026-10-25T02:00+11:00", "2026-11-02T02:00+11:00"),
    ("Pacific/Auckland", "2026-10-25T04:00+13:00", "2026-11-02T04:00+13:00"),
];

#[test]
fn the_calendar_s_entry_follows_a_moved_hour_in_ten_zones_across_a_change_of_clocks() {
    let clock = match MovedClock::at("2026-10-20T12:00:00Z") {
        Ok(clock) => clock,
        Err(why) => return eprintln!("left out: the calendar before and after a moved hour; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let mut entries = Vec::new();
    for (now, starts) in
        [("2026-10-20T12:00:00Z", "2026-10-24T15:00:00Z"), ("2026-10-23T08:00:00Z", "2026-11-01T15:00:00Z")]
    {
        clock.set(now);
        let call = call_at(home.path(), &vell(), "vell", starts.parse().expect("an instant"));
        let mut command = clock.groundswell();
        command.arg("serve").arg("--call").arg(call).arg("--data").arg(home.path().join("data"));
        let server = Server::start_behind("https://storm.example", command);
        let (status, feed) = server.get("/vell/calendar.ics?lang=he");
        assert_eq!(status, 200);
        entries.push(read_calendar(&feed, &CLOCKS.map(|(zone, _, _)| zone)));
    }
    let [before, after] = entries.try_into().expect("two of them");
    assert_eq!(before["clocks"], json!(CLOCKS.map(|(_, before, _)| before)));
    assert_eq!(after["clocks"], json!(CLOCKS.map(|(_, _, after)| after)));
    for same in ["uid", "summary", "url", "minutes", "alarms"] {
        assert_eq!(before[same], after[same], "{same}");
    }
    assert_eq!(after["alarms"], json!([-1440.0, -60.0, -5.0]));
    assert_eq!(after["minutes"], 60.0);
    // Programs keep the entry with the higher number, and of two with the same the later one (RFC 5546, 2.1.5).
    let order = |entry: &Value| (entry["sequence"].as_u64(), entry["stamp"].as_str().map(str::to_owned));
    assert!(order(&before) < order(&after), "{before} {after}");
}
