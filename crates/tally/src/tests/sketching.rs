// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

use crate::{
    lot::Lot,
    sketch::{STANDARD_ERROR, Sketch},
};

fn lot(seed: u32, number: u32) -> Lot {
    Lot::of_account(Network::Mastodon, true, &format!("{seed}:{number}"))
}

fn seen(seed: u32, numbers: impl IntoIterator<Item = u32>) -> Sketch {
    let mut sketch = Sketch::default();
    numbers.into_iter().for_each(|number| sketch.see(lot(seed, number)));
    sketch
}

/// Checks a sketch at each power of ten up to a number of different things.
fn check(seed: u32, most: u32) {
    let mut sketch = Sketch::default();
    for number in 1..=most {
        sketch.see(lot(seed, number));
        if 10_u32.pow(number.ilog10()) == number {
            let estimate = u32::try_from(sketch.estimate()).expect("it is near a small number");
            let error = (f64::from(estimate) / f64::from(number) - 1.0).abs();
            assert!(error <= 4.0 * STANDARD_ERROR, "seed {seed}: {number} are taken for {estimate}");
        }
    }
}

#[test]
fn an_estimate_is_within_four_standard_errors_from_ten_to_ten_million() {
    check(1, 10_000_000);
    (2..=9).for_each(|seed| check(seed, 100_000));
}

#[test]
fn the_standard_error_is_what_is_found_over_many_sets() {
    let (sets, size) = (40_u16, 100_000_u32);
    let errors = (100..100 + u32::from(sets)).map(|seed| {
        let estimate = u32::try_from(seen(seed, 0..size).estimate()).expect("it is near a small number");
        (f64::from(estimate) / f64::from(size) - 1.0) / STANDARD_ERROR
    });
    let (sum, squares) =
        errors.fold((0.0, 0.0), |(sum, squares), error| (sum + error, squares + error * error));
    let (mean, spread) = (sum / f64::from(sets), (squares / f64::from(sets)).sqrt());
    assert!(mean.abs() < 0.5 && spread < 1.3, "{mean} {spread}");
}

#[test]
fn nothing_is_estimated_as_nothing_and_one_as_one() {
    assert_eq!(Sketch::default().estimate(), 0);
    assert_eq!(seen(1, [7, 7, 7]).estimate(), 1);
}

#[test]
fn a_sketch_depends_on_the_set_alone_and_joins_to_the_union() {
    let all = seen(3, 0..5_000);
    assert_eq!(seen(3, (0..5_000).rev().chain(0..100)), all);
    let (mut left, right) = (seen(3, 0..3_000), seen(3, 2_000..5_000));
    left.join(&right);
    assert_eq!(left, all);
    left.join(&Sketch::default());
    let mut empty = Sketch::default();
    empty.join(&all);
    assert_eq!((&left, &empty), (&all, &all));
}

#[test]
fn lots_are_the_same_on_every_machine() {
    let account = |identified, name| Lot::of_account(Network::X, identified, name).bits();
    assert_eq!(
        [account(true, ""), account(true, "10"), account(false, "10"), account(true, "did:plc:ahangweavers")],
        [7333164416877344537, 4875189095817587078, 4150014274946805624, 10746977014564883529]
    );
}

#[test]
fn every_bit_of_a_lot_is_as_often_set_as_not_whatever_is_alike_in_names() {
    let check = |name: &dyn Fn(u32) -> String| {
        let mut set = [0_u32; 64];
        let many = 1 << 14;
        for number in 0..many {
            let bits = Lot::of_account(Network::Bluesky, true, &name(number)).bits();
            set.iter_mut().enumerate().for_each(|(place, count)| *count += u32::from(bits >> place & 1 == 1));
        }
        // Half of them, give or take five standard errors.
        assert!(set.iter().all(|count| count.abs_diff(many / 2) < 320), "{set:?}");
    };
    check(&|number| number.to_string());
    check(&|number| format!("did:plc:{number:024}"));
    check(&|number| {
        "\0".repeat(usize::try_from(number % 512).expect("it is small")) + &(number / 512).to_string()
    });
    check(&|number| (u64::from(number) << 22 | 0x1a00_0000_0000_0000).to_string());
}
