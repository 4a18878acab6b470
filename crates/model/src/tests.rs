// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{CallId, Network, Timestamp, Window};

fn at(text: &str) -> Timestamp {
    text.parse().expect("the test gives a valid instant")
}

#[test]
fn a_window_includes_its_start_and_excludes_its_end() {
    let window =
        Window::new(at("2026-03-01T18:00:00Z"), at("2026-03-01T19:00:00Z")).expect("it runs forwards");
    let check = |instant: &str, inside: bool| assert_eq!(window.contains(at(instant)), inside, "{instant}");
    check("2026-03-01T17:59:59.999Z", false);
    check("2026-03-01T18:00:00Z", true);
    check("2026-03-01T18:59:59.999Z", true);
    check("2026-03-01T19:00:00Z", false);
}

#[test]
fn a_window_is_never_empty_or_backwards() {
    let start = at("2026-03-01T18:00:00Z");
    assert!(Window::new(start, start).is_err());
    assert!(Window::new(start, at("2026-03-01T17:00:00Z")).is_err());
}

#[test]
fn a_call_is_named_so_that_the_site_and_the_disk_stay_whole() {
    let check = |name: &str, valid: bool| assert_eq!(name.parse::<CallId>().is_ok(), valid, "{name}");
    check("free-the-weavers", true);
    check("a", true);
    check("2026", true);
    check("", false);
    check("-a", false);
    check("a-", false);
    check("A", false);
    check("../etc", false);
    check("a/b", false);
    check("studio", false);
    check("healthz", false);
    check(&"a".repeat(65), false);
}

#[test]
fn a_network_reads_back_from_its_key() {
    for network in Network::ALL {
        assert_eq!(network.key().parse(), Ok(network));
    }
    assert!("myspace".parse::<Network>().is_err());
}
