// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::SignedDuration;
use model::Network;

use crate::{Age, Delay, Gone, Standing, Survival};

/// A figure that may be told, or `-`.
fn shown(figure: Option<u64>) -> String {
    figure.map_or("-".to_owned(), |figure| figure.to_string())
}

/// The rows of a survival: age, network, posts, there, not there, deleted, out of sight, withdrawn.
fn check(survival: &Survival, expected: &[&str]) {
    let rows = survival.rows();
    let row = rows.iter().map(|row| {
        let network = row.network.map_or("several", |network| network.key());
        let of = |standing| shown(row.of_standing(standing));
        let standings = Standing::ALL.map(of);
        let [there, reasons @ ..] = &standings;
        let not_there = shown(row.not_there);
        format!("{} {network}: {} = {there} + {not_there} ({})", row.age.key(), row.posts, reasons.join(" "))
    });
    assert_eq!(row.collect::<Vec<_>>(), expected);
}

fn look(survival: &mut Survival, age: Age, network: Network, standing: Standing, accounts: u64) {
    for account in 0..accounts {
        survival.look(age, network, standing, &format!("{}{account}", standing.key()));
    }
}

#[test]
fn what_was_deleted_before_an_age_is_not_there_at_it_and_at_every_later_one() {
    let mut survival = Survival::default();
    let (bluesky, gone) = (Network::Bluesky, |posts| Gone { posts, accounts: posts });
    look(&mut survival, Age::Hour, bluesky, Standing::There, 20);
    look(&mut survival, Age::Day, bluesky, Standing::There, 13);
    look(&mut survival, Age::Day, bluesky, Standing::Withdrawn, 7);
    survival.delete(bluesky, Delay::TenMinutes, gone(2));
    survival.delete(bluesky, Delay::Hour, gone(3));
    survival.delete(bluesky, Delay::Day, gone(6));
    survival.delete(bluesky, Delay::Week, gone(9));
    check(&survival, &["hour bluesky: 25 = 20 + 5 (5 0 0)", "day bluesky: 31 = 13 + 18 (11 0 7)"]);
}

#[test]
fn nothing_is_told_of_fewer_than_five_people() {
    let mut survival = Survival::default();
    let [mastodon, bluesky, x] = [Network::Mastodon, Network::Bluesky, Network::X];
    look(&mut survival, Age::Hour, mastodon, Standing::There, 8);
    check(&survival, &["hour mastodon: 8 = 8 + 0 (0 0 0)"]);
    // One network alone: how many are not there is of four.
    survival.delete(mastodon, Delay::Hour, Gone { posts: 9, accounts: 4 });
    check(&survival, &["hour mastodon: 17 = - + - (- - -)"]);
    // Together with another they are enough, though not by reason.
    look(&mut survival, Age::Hour, bluesky, Standing::There, 9);
    look(&mut survival, Age::Hour, bluesky, Standing::OutOfSight, 1);
    look(&mut survival, Age::Hour, x, Standing::There, 6);
    check(&survival, &["hour x: 6 = 6 + 0 (0 0 0)", "hour several: 27 = 17 + 10 (- - -)"]);
    // One whose posts went for several reasons is one.
    let mut survival = Survival::default();
    look(&mut survival, Age::Day, x, Standing::There, 6);
    (0..4).for_each(|account| survival.look(Age::Day, x, Standing::Withdrawn, &format!("loom{account}")));
    survival.look(Age::Day, x, Standing::OutOfSight, "loom0");
    check(&survival, &["day x: 11 = - + - (- - -)"]);
    // One account with many posts is one.
    let mut survival = Survival::default();
    look(&mut survival, Age::Day, x, Standing::There, 6);
    (0..20).for_each(|_| survival.look(Age::Day, x, Standing::Withdrawn, "loom"));
    check(&survival, &["day x: 26 = - + - (- - -)"]);
}

#[test]
fn what_has_changed_from_one_age_to_another_tells_of_no_fewer_than_five_people_either() {
    let (x, gone) = (Network::X, |posts, accounts| Gone { posts, accounts });
    let aged = |ages: &[Age]| {
        let mut survival = Survival::default();
        ages.iter().for_each(|age| look(&mut survival, *age, x, Standing::There, 20));
        survival.delete(x, Delay::Minute, gone(7, 5));
        survival
    };
    let all = [Age::Hour, Age::Day, Age::Week, Age::Month];
    let mut survival = aged(&all[..2]);
    check(&survival, &["hour x: 27 = 20 + 7 (7 0 0)", "day x: 27 = 20 + 7 (7 0 0)"]);
    // One more account has deleted a post by the next day: at neither age it is fewer than five, and between them one.
    survival.delete(x, Delay::Day, gone(1, 1));
    check(&survival, &["hour x: 27 = 20 + 7 (7 0 0)"]);
    // With five others by the end of the week it may be told again.
    let mut survival = aged(&all);
    survival.delete(x, Delay::Day, gone(1, 1));
    survival.delete(x, Delay::Week, gone(5, 5));
    survival.delete(x, Delay::Month, gone(2, 2));
    check(&survival, &["hour x: 27 = 20 + 7 (7 0 0)", "week x: 33 = 20 + 13 (13 0 0)"]);
    // So it is with what was withdrawn, and with whose posts were looked at.
    let mut survival = aged(&all[..1]);
    look(&mut survival, Age::Day, x, Standing::There, 19);
    check(&survival, &["hour x: 27 = 20 + 7 (7 0 0)"]);
    let mut survival = Survival::default();
    look(&mut survival, Age::Hour, x, Standing::There, 20);
    look(&mut survival, Age::Day, x, Standing::There, 14);
    look(&mut survival, Age::Day, x, Standing::Withdrawn, 6);
    look(&mut survival, Age::Week, x, Standing::There, 14);
    look(&mut survival, Age::Week, x, Standing::Withdrawn, 7);
    check(&survival, &["hour x: 20 = 20 + 0 (0 0 0)", "day x: 20 = 14 + 6 (0 0 6)"]);
    // A network that stood alone and is told with another could be taken from the two.
    let mut survival = aged(&all[..2]);
    look(&mut survival, Age::Hour, Network::Bluesky, Standing::There, 6);
    look(&mut survival, Age::Day, Network::Bluesky, Standing::There, 6);
    survival.delete(Network::Bluesky, Delay::Day, gone(1, 1));
    check(&survival, &["hour bluesky: 6 = 6 + 0 (0 0 0)", "hour x: 27 = 20 + 7 (7 0 0)"]);
}

#[test]
fn ages_and_delays_are_told_in_steps() {
    let minutes = SignedDuration::from_mins;
    let day = 24 * 60;
    for (passed, age, delay) in [
        (-1, None, Delay::Minute),
        (1, None, Delay::Minute),
        (2, None, Delay::TenMinutes),
        (10, None, Delay::TenMinutes),
        (60, Some(Age::Hour), Delay::Hour),
        (day, Some(Age::Day), Delay::Day),
        (day + 1, Some(Age::Day), Delay::Week),
        (7 * day, Some(Age::Week), Delay::Week),
        (30 * day, Some(Age::Month), Delay::Month),
        (89 * day, Some(Age::Month), Delay::Quarter),
        (91 * day, Some(Age::Quarter), Delay::Longer),
    ] {
        assert_eq!((Age::reached(minutes(passed)), Delay::of(minutes(passed))), (age, delay), "{passed}");
    }
}
