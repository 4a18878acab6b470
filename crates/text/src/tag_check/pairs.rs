// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two agreed hashtags that are one to a network, or to a person.

use model::Network;

use super::{Severity, TagFinding};
use crate::{fold, near_miss, warn::shape};

/// Holds each hashtag against each that comes after it.
pub(super) fn find(tags: &[&str]) -> Vec<TagFinding> {
    let rest = |place: usize| tags.iter().skip(place + 1);
    let pairs = tags.iter().enumerate().flat_map(|(place, a)| rest(place).map(move |b| (*a, *b)));
    pairs.filter_map(|(a, b)| find_in_pair(a, b)).collect()
}

fn find_in_pair(a: &str, b: &str) -> Option<TagFinding> {
    let (same, other): (Vec<Network>, Vec<Network>) =
        Network::ALL.into_iter().partition(|network| fold(*network, a) == fold(*network, b));
    if other.is_empty() {
        let says = format!("#{a} and #{b} are one hashtag on every network; keep one of them.");
        return Some(TagFinding::everywhere(Severity::Stops, &[a, b], says));
    }
    if !same.is_empty() {
        let says = format!(
            "#{a} and #{b} are one hashtag on {} and two on {}; keep the one that people type.",
            names(&same),
            names(&other)
        );
        let tags = vec![a.to_owned(), b.to_owned()];
        return Some(TagFinding { severity: Severity::Mind, tags, networks: same, says });
    }
    find_alike(a, b)
}

/// Two hashtags to every network; nearly one to a person.
fn find_alike(a: &str, b: &str) -> Option<TagFinding> {
    if fold(Network::X, &shape(a)) == fold(Network::X, &shape(b)) {
        let says = format!(
            "#{a} and #{b} look the same and are two hashtags, for some letters are of another alphabet; keep one of them, typed anew."
        );
        return Some(TagFinding::everywhere(Severity::Stops, &[a, b], says));
    }
    if near_miss(a, b) || near_miss(b, a) {
        let says = format!(
            "#{a} and #{b} are nearly the same; if one is a slip, take it out, for posts under it would be apart."
        );
        return Some(TagFinding::everywhere(Severity::Mind, &[a, b], says));
    }
    None
}

fn names(networks: &[Network]) -> String {
    let names: Vec<&str> = networks.iter().map(|network| network.name()).collect();
    names.join(" and ")
}
