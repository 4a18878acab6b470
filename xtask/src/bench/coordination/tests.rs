// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{
    figures::counts,
    plan::{Plan, SHARES},
    storm::{KINDS, PAID, Storm},
};

#[test]
fn what_is_asked_for_is_measured() {
    let plan = Plan::read(&["--rounds", "2", "--shares", "1000", "--no-crowds"]).unwrap();
    assert_eq!((plan.rounds, plan.shares, plan.has_crowds, plan.is_whole()), (2, 1000, false, false));
    assert_eq!(Plan::read(&[]).unwrap().shares, SHARES);
    assert!(Plan::read(&["--rounds"]).is_err());
}

#[test]
fn a_list_is_counted() {
    assert_eq!(counts(b"account_a,account_b,weight\na,b,2\na,c,5\n"), [7, 2, 5]);
}

#[test]
fn a_seed_makes_one_storm_and_the_paid_are_in_it() {
    for kind in KINDS {
        let storm = Storm::invent(7, kind);
        assert_eq!(storm.lines, Storm::invent(7, kind).lines);
        assert_eq!(storm.lines.contains(PAID), kind.paid > 0, "{}", kind.name);
    }
}
