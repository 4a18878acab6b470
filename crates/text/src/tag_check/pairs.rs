// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two agreed hashtags that are one to a network, or to a person.

use model::Network;

use super::{Severity, TagFinding, TagTrouble};
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
        return Some(TagFinding::everywhere(Severity::Stops, &[a, b], TagTrouble::Same));
    }
    if !same.is_empty() {
        let tags = vec![a.to_owned(), b.to_owned()];
        let trouble = TagTrouble::OneOnSome(other);
        return Some(TagFinding { severity: Severity::Mind, tags, networks: same, trouble });
    }
    find_alike(a, b)
}

/// Two hashtags to every network; nearly one to a person.
fn find_alike(a: &str, b: &str) -> Option<TagFinding> {
    if fold(Network::X, &shape(a)) == fold(Network::X, &shape(b)) {
        return Some(TagFinding::everywhere(Severity::Stops, &[a, b], TagTrouble::Alike));
    }
    if near_miss(a, b) || near_miss(b, a) {
        return Some(TagFinding::everywhere(Severity::Mind, &[a, b], TagTrouble::Near));
    }
    None
}
