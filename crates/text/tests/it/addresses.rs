// SPDX-License-Identifier: AGPL-3.0-or-later
//! `validate.yml` of twitter-text, on whole addresses.
//!
//! The program finds links and never asks whether one is valid by this other rule, which takes hosts that exist
//! nowhere; so the rule lives here, on top of the labels and schemes of the room.

use std::net::Ipv4Addr;

use crate::shared::{cases, read};

#[test]
fn addresses_are_valid_where_twitter_text_says_so() {
    let Some(yaml) = read("twitter-text-conformance/validate.yml") else { return };
    let cases = cases(&yaml);
    for (section, is_scheme_needed) in [("urls", true), ("urls_without_protocol", false)] {
        for case in &cases[section] {
            assert_eq!(is_valid(&case.text, is_scheme_needed), case.expected, "{}", case.description);
        }
    }
}

fn is_valid(address: &str, is_scheme_needed: bool) -> bool {
    let (scheme, rest) =
        address.split_once("://").map_or((None, address), |(scheme, rest)| (Some(scheme), rest));
    let is_web = |scheme: &str| ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    (scheme.is_some_and(is_web) || !is_scheme_needed)
        && is_authority(authority)
        && [path, query, fragment].iter().all(|part| has_only(part, "/?:|@"))
}

fn is_authority(authority: &str) -> bool {
    let (user, host) = authority.split_once('@').unwrap_or(("", authority));
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (host, "80"),
    };
    has_only(user, ":")
        && (1..=5).contains(&port.len())
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && is_host(host)
}

fn is_host(host: &str) -> bool {
    if let Some(six) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return six.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'));
    }
    let labels: Vec<&str> = host.split('.').collect();
    let is_end = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii();
    let is_label = |(at, label): (usize, &&str)| {
        let is_inner = |c: char| is_end(c) || c == '-' || (c == '_' && at + 2 < labels.len());
        label.starts_with(is_end) && label.ends_with(is_end) && label.chars().all(is_inner)
    };
    let is_named = labels.last().is_some_and(|last| !last.starts_with(|c: char| c.is_ascii_digit()));
    host.parse::<Ipv4Addr>().is_ok()
        || (is_named && labels.len() > 1 && labels.iter().enumerate().all(is_label))
}

/// Whether a part holds nothing but what may stand in any part of an address, percent signs with two digits, and these.
fn has_only(part: &str, these: &str) -> bool {
    let is_fine = |c: char| {
        c.is_ascii_alphanumeric()
            || "-._~!$&'()*+,;=".contains(c)
            || these.contains(c)
            || matches!(c, '\u{400}'..='\u{4FF}')
    };
    let mut pieces = part.split('%');
    let is_escaped =
        |piece: &str| piece.get(..2).is_some_and(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let first = pieces.next().unwrap_or_default();
    first.chars().all(is_fine) && pieces.all(|piece| is_escaped(piece) && piece.chars().all(is_fine))
}
