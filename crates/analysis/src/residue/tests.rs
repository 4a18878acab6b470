// SPDX-License-Identifier: AGPL-3.0-or-later
use super::*;

const SECOND: i64 = 1_000_000_000;
const MINUTE: i64 = 60 * SECOND;

/// A storm of one post every two seconds for an hour.
fn storm() -> Vec<i64> {
    (0..1800).map(|post| post * 2 * SECOND).collect()
}

fn share(object: u32, account: u32, at_ns: i64) -> Share {
    Share { object, at_ns, account, content: 1000 + object * 100 + account }
}

/// A number without a pattern.
fn mixed(number: u32) -> u32 {
    let mixed = (number + 1).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca77) >> 8
}

#[test]
fn accounts_that_meet_over_ten_objects_in_different_minutes_are_shown() {
    // Five accounts take up ten objects within ten seconds each; twenty others share each of them whenever they come by.
    let mut shares = Vec::new();
    for object in 0..10 {
        let born = i64::from(object) * 5 * MINUTE;
        shares.extend((0..5).map(|account| share(object, account, born + i64::from(account) * 2 * SECOND)));
        let late = |account: u32| born + i64::from(mixed(account * 64 + object) % 1200) * SECOND;
        shares.extend((5..25).map(|account| share(object, account, late(account))));
    }
    let found = residue(&shares, &storm(), MINUTE).unwrap();
    assert_eq!(found.clusters.len(), 1, "{:?}", found.clusters);
    assert_eq!(found.clusters[0].accounts, (0..5).collect());
    assert_eq!(found.clusters[0].objects.len(), 10);
    assert_eq!(found.undeclared.len(), 10);
    assert!(found.undeclared.iter().all(|pair| pair.met == 10 && pair.odds < 0.05));
    assert!(found.contents.is_subset(&found.contents_at_most));
}

#[test]
fn people_who_come_together_and_share_a_page_are_not() {
    // Ten people come in pairs, and each shares twelve things within a minute.
    let shares: Vec<Share> = (0..10)
        .flat_map(|account| (0..12).map(move |object| (account, object)))
        .map(|(account, object)| {
            let came = i64::from(account / 2) * 7 * MINUTE;
            share(object, account, came + i64::from(object) * 4 * SECOND)
        })
        .collect();
    assert_eq!(residue(&shares, &storm(), MINUTE).unwrap().undeclared, []);
}

#[test]
fn what_everybody_passes_on_at_once_explains_itself() {
    // Forty people share three things, all in the first half minute.
    let shares: Vec<Share> = (0..40)
        .flat_map(|account| (0..3).map(move |object| (account, object)))
        .map(|(account, object)| {
            share(object, account, i64::from(object) * 10 * MINUTE + i64::from(account % 30) * SECOND)
        })
        .collect();
    assert_eq!(residue(&shares, &storm(), MINUTE).unwrap().undeclared, []);
}

#[test]
fn nothing_is_said_of_a_storm_of_few_posts() {
    let shares: Vec<Share> = (0..2)
        .flat_map(|account| (0..8).map(move |object| share(object, account, i64::from(object) * 5 * MINUTE)))
        .collect();
    assert_eq!(residue(&shares, &[0, MINUTE], MINUTE).unwrap().undeclared, []);
    assert_eq!(residue(&[], &[], MINUTE).unwrap(), Residue::default());
}

/// Shares of several objects by one post.
fn shares(objects: &[u32], account: u32, at_ns: i64, content: u32) -> Vec<Share> {
    objects
        .iter()
        .map(|object| Share { object: *object, at_ns, account, content: 10_000 + content })
        .collect()
}

/// As often as it is counted that accounts 0 and 1 met, with all the others beside them.
fn met(of_two: Vec<Share>) -> Option<u64> {
    let found = residue(&of_two, &storm(), MINUTE).unwrap();
    found.undeclared.first().map(|pair| pair.met)
}

#[test]
fn one_post_that_carries_a_link_a_picture_and_a_headline_meets_another_once() {
    let once = |occasion: u32| {
        let objects = [occasion * 3, occasion * 3 + 1, occasion * 3 + 2];
        let at = i64::from(occasion) * 6 * MINUTE;
        let mut both = shares(&objects, 0, at, occasion * 2);
        both.extend(shares(&objects, 1, at + 5 * SECOND, occasion * 2 + 1));
        both
    };
    assert_eq!(met((0..2).flat_map(once).collect()), None, "two occasions, by six objects");
    assert_eq!(met((0..9).flat_map(once).collect()), Some(9));
}

#[test]
fn one_thing_that_is_shared_over_and_over_does_not_lend_its_posts_to_others() {
    // Twenty posts of each share one link; one post of each carries twenty other things.
    let over_and_over = (0..20).flat_map(|time| {
        let at = i64::from(time) * 2 * MINUTE;
        let mut both = shares(&[0], 0, at, time * 2);
        both.extend(shares(&[0], 1, at + SECOND, time * 2 + 1));
        both
    });
    let things: Vec<u32> = (1..21).collect();
    let mut all: Vec<Share> = over_and_over.collect();
    all.extend(shares(&things, 0, 50 * MINUTE, 100));
    all.extend(shares(&things, 1, 50 * MINUTE, 101));
    assert_eq!(met(all), None);
}

#[test]
fn chance_counts_a_pair_of_posts_once() {
    let [a, b] = [0, 1].map(|account| shares(&[1, 2, 3], account, 0, account));
    let common: Vec<_> =
        a.iter().zip(&b).map(|(a, b)| (a.object, std::slice::from_ref(a), std::slice::from_ref(b))).collect();
    let found = occasions::expected(&common, |object| f64::from(object) / 10.0);
    assert!((found - 0.3).abs() < 1e-12, "the easiest of three: {found}");
    let apart: Vec<Share> = (1..4).map(|object| share(object, 1, 0)).collect();
    let common: Vec<_> = a
        .iter()
        .zip(&apart)
        .map(|(a, b)| (a.object, std::slice::from_ref(a), std::slice::from_ref(b)))
        .collect();
    let found = occasions::expected(&common, |_| 0.6);
    assert!((found - 1.0).abs() < 1e-12, "one post of the one brings one occasion: {found}");
}

#[test]
fn two_accounts_that_share_a_hundred_thousand_things_each_are_looked_at() {
    // All of them at different times, but for ten that they share within seconds.
    let many = |account: u32| {
        let at = move |post: u32| i64::from(post) * 3 * MINUTE + i64::from(account) * MINUTE * 3 / 2;
        (0..100_000).map(move |post| share(100 + post * 2 + account, account, at(post)))
    };
    let mut all: Vec<Share> = (0..2).flat_map(many).collect();
    for object in 0..10 {
        all.extend([0, 1].map(|account| share(object, account, i64::from(object) * 1000 * MINUTE + SECOND)));
    }
    let times: Vec<i64> = all.iter().map(|share| share.at_ns).collect();
    let found = residue(&all, &times, MINUTE).unwrap();
    assert_eq!(found.undeclared.len(), 1);
    assert!(found.undeclared[0].by_chance < 0.1, "{}", found.undeclared[0].by_chance);
}

#[test]
fn the_chance_of_many_is_poissons() {
    let check = |count: u64, expected: f64, low: f64, high: f64| {
        let found = at_least(count, expected);
        assert!((low..=high).contains(&found), "{count} of {expected}: {found}");
    };
    check(3, 0.1, 0.000_154, 0.000_156);
    check(10, 1.0, 1.1e-7, 1.13e-7);
    check(2, 1.5, 1.0, 1.0);
    check(5, 0.0, 0.0, 0.0);
    check(0, 0.0, 1.0, 1.0);
}
