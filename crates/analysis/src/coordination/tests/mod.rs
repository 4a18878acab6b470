// SPDX-License-Identifier: AGPL-3.0-or-later
mod oracle;
mod reference;

use std::{num::NonZero, ops::ControlFlow};

use model::Share;

use super::*;

const SECOND: i64 = 1_000_000_000;

fn rule(seconds: i64, min_participation: u64) -> Rule {
    Rule { window_ns: seconds * SECOND, min_participation, keeps_loops: false }
}

/// Shares of object 0, each by a content of its own.
fn of_one_object(shares: &[(u32, i64)]) -> Vec<Share> {
    let share = |(content, (account, at)): (u32, &(u32, i64))| Share {
        object: 0,
        at_ns: at * SECOND,
        account: *account,
        content,
    };
    (1..).zip(shares).map(share).collect()
}

pub(super) fn edges(coordination: &Coordination, threads: usize) -> Vec<(u32, u32, u64)> {
    let mut all = Vec::new();
    coordination.each_block(
        NonZero::new(threads).unwrap(),
        |counters, accounts| {
            let edges = accounts.flat_map(|account| counters.edges_of(account).to_vec());
            edges.collect::<Vec<_>>()
        },
        |edges| {
            all.extend(edges.iter().map(|edge| (edge.first, edge.second, edge.weight)));
            ControlFlow::Continue(())
        },
    );
    all
}

fn pairs(coordination: &Coordination) -> Vec<Pair> {
    let accounts = u32::try_from(coordination.lanes.account_starts.len()).unwrap();
    let pairs = (0..accounts).flat_map(|account| coordination.pairs_of(account));
    pairs.map(|(_, pair)| pair).collect()
}

#[test]
fn a_share_at_the_end_of_the_window_is_within_it() {
    let check = |apart: i64, expected: &[(u32, u32, u64)]| {
        let found = Coordination::find(&of_one_object(&[(0, 0), (1, apart)]), rule(60, 1));
        assert_eq!(edges(&found, 1), expected, "{apart} seconds apart");
        assert_eq!(found.pairs(), expected.len() as u64);
    };
    check(0, &[(0, 1, 1)]);
    check(60, &[(0, 1, 1)]);
    check(-60, &[(0, 1, 1)]);
    check(61, &[]);
}

#[test]
fn an_account_makes_no_pair_with_itself() {
    let shares = of_one_object(&[(0, 0), (0, 1), (0, 2)]);
    assert_eq!(Coordination::find(&shares, rule(60, 1)).pairs(), 0);
    let loops = Rule { keeps_loops: true, ..rule(60, 1) };
    assert_eq!(edges(&Coordination::find(&shares, loops), 1), [(0, 0, 3)]);
}

#[test]
fn participation_is_counted_before_and_after_pairing() {
    // Account 2 has two shares, but only one of them found a pair.
    let shares = of_one_object(&[(0, 0), (1, 10), (0, 1000), (1, 1010), (2, 5), (2, 5000), (3, 6)]);
    let found = Coordination::find(&shares, rule(60, 2));
    assert_eq!(edges(&found, 1), [(0, 1, 2), (0, 2, 1), (1, 2, 1)], "the other side of its pair is enough");
    assert_eq!(edges(&Coordination::find(&shares, rule(60, 3)), 1), []);
}

#[test]
fn two_hundred_thousand_shares_within_a_minute_are_counted_without_listing_a_pair() {
    let accounts = 1000;
    let shares: Vec<(u32, i64)> =
        (0..200_000_u32).map(|share| (share % accounts, i64::from(share % 60))).collect();
    let found = Coordination::find(&of_one_object(&shares), rule(60, 2));
    let each = u64::from(200_000 / accounts);
    let partners = u64::from(accounts) * u64::from(accounts - 1) / 2;
    assert_eq!(found.pairs(), partners * each * each);
    let [object] = found.objects(3)[..] else { panic!("there is one object") };
    assert_eq!((object.shares, object.accounts, object.busiest), (200_000, 1000, 200_000));
    assert_eq!(edges(&found, 2).len() as u64, partners);
    assert!(edges(&found, 2).iter().all(|(.., weight)| *weight == each * each));
}

#[test]
fn times_at_both_ends_of_what_can_be_written_are_apart() {
    let mut shares = of_one_object(&[(0, 0), (1, 0)]);
    (shares[0].at_ns, shares[1].at_ns) = (i64::MIN, i64::MAX);
    assert_eq!(Coordination::find(&shares, rule(60, 1)).pairs(), 0);
}
