// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every pair of shares looked at, as slowly as the rule is written.

use std::collections::{BTreeMap, BTreeSet};

use model::Share;
use proptest::prelude::*;

use super::{super::*, edges, pairs};

/// The pairs, as places in the shares that participate.
fn all_pairs(shares: &[Share], rule: Rule) -> Vec<(Share, Share)> {
    let count = |account: u32, among: &dyn Fn(&Share) -> bool| {
        shares.iter().filter(|share| share.account == account && among(share)).count() as u64
    };
    let taken: Vec<Share> = shares
        .iter()
        .filter(|share| count(share.account, &|_| true) >= rule.min_participation)
        .copied()
        .collect();
    let mut found = Vec::new();
    for (place, a) in taken.iter().enumerate() {
        for b in &taken[place + 1..] {
            let is_loop = a.object == a.content
                || b.object == b.content
                || a.content == b.content
                || a.account == b.account;
            let is_near = a.at_ns.abs_diff(b.at_ns) <= rule.window_ns.unsigned_abs();
            if a.object == b.object && is_near && (rule.keeps_loops || !is_loop) {
                found.push((*a, *b));
            }
        }
    }
    if rule.min_participation >= 1 {
        let paired: BTreeSet<u32> = found.iter().flat_map(|(a, b)| [a.content, b.content]).collect();
        let is_paired = |share: &Share| paired.contains(&share.content);
        let enough = taken
            .iter()
            .filter(|it| is_paired(it) && count(it.account, &is_paired) >= rule.min_participation);
        let contents: BTreeSet<u32> = enough.map(|share| share.content).collect();
        found.retain(|(a, b)| contents.contains(&a.content) || contents.contains(&b.content));
    }
    found
}

fn weights(pairs: &[(Share, Share)]) -> Vec<(u32, u32, u64)> {
    let mut weights: BTreeMap<(u32, u32), u64> = BTreeMap::new();
    for (a, b) in pairs {
        *weights.entry((a.account.min(b.account), a.account.max(b.account))).or_default() += 1;
    }
    weights.into_iter().map(|((a, b), weight)| (a, b, weight)).collect()
}

/// Contents and objects share their numbers, so that some content is an object; some have several owners.
fn some_share() -> impl Strategy<Value = Share> {
    (0..4_u32, 0..40_i64, 0..6_u32, 0..12_u32).prop_map(|(object, at, account, content)| Share {
        object,
        at_ns: at * 500_000_000,
        account,
        content: content + 2,
    })
}

/// As networks have them: each content is of one account.
fn of_its_account(mut share: Share) -> Share {
    share.content += 2 + share.account * 12;
    share
}

fn some_rule() -> impl Strategy<Value = Rule> {
    (0..20_i64, 0..5_u64, any::<bool>()).prop_map(|(halves, min_participation, keeps_loops)| Rule {
        window_ns: halves * 500_000_000,
        min_participation,
        keeps_loops,
    })
}

proptest! {
    #[test]
    fn the_window_finds_what_looking_at_all_pairs_finds(
        shares in prop::collection::vec(some_share(), 0..60), rule in some_rule(), are_owned: bool, threads in 1..4_usize,
    ) {
        let shares: Vec<Share> =
            if are_owned { shares.into_iter().map(of_its_account).collect() } else { shares };
        let expected = all_pairs(&shares, rule);
        let found = Coordination::find(&shares, rule);
        prop_assert_eq!(found.pairs(), expected.len() as u64);
        prop_assert_eq!(edges(&found, threads), weights(&expected));
        let unordered = |a: (u32, u32, i64), b: (u32, u32, i64)| (a.min(b), a.max(b));
        let mut listed: Vec<_> = pairs(&found).iter().map(|pair| (pair.object, unordered(
            (pair.older, pair.older_content, pair.older_at_ns), (pair.newer, pair.newer_content, pair.newer_at_ns),
        ))).collect();
        let mut expected: Vec<_> = expected.iter().map(|(a, b)| (a.object, unordered(
            (a.account, a.content, a.at_ns), (b.account, b.content, b.at_ns),
        ))).collect();
        listed.sort_unstable();
        expected.sort_unstable();
        prop_assert_eq!(listed, expected);
    }

    #[test]
    fn it_does_so_where_everything_is_close_to_everything(
        shares in prop::collection::vec(some_share(), 200..400), are_owned: bool, keeps_loops: bool,
    ) {
        let shares: Vec<Share> =
            if are_owned { shares.into_iter().map(of_its_account).collect() } else { shares };
        let shares: Vec<Share> = shares.into_iter().map(|share| Share { object: 0, account: share.account + 6 * share.object, ..share }).collect();
        let rule = Rule { window_ns: 40 * 500_000_000, min_participation: 12, keeps_loops };
        let mut found = Coordination::find(&shares, rule);
        // As if there were far more of them.
        found.steps = u64::MAX;
        prop_assert_eq!(edges(&found, 2), weights(&all_pairs(&shares, rule)));
    }

    #[test]
    fn no_order_of_the_shares_changes_anything(
        shares in prop::collection::vec(some_share(), 0..60).prop_shuffle(), rule in some_rule(),
    ) {
        let mut sorted = shares.clone();
        sorted.sort_unstable();
        let (found, again) = (Coordination::find(&shares, rule), Coordination::find(&sorted, rule));
        prop_assert_eq!(pairs(&found), pairs(&again));
        prop_assert_eq!(edges(&found, 2), edges(&again, 1));
        prop_assert_eq!(found.objects(9), again.objects(9));
    }
}
