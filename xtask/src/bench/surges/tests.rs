// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{
    numenta::{LOW_FALSE, LOW_MISSED, PROFILES, STANDARD, best_threshold, judge},
    series::{Labeled, scores},
};

/// A series of a hundred rows, of which the first fifteen are not judged.
fn hundred(windows: &[(usize, usize)]) -> Labeled {
    let times = (0..100).map(|row| format!("2026-03-01 18:{row:02}:00")).collect();
    Labeled { name: "it".to_owned(), path: "it".into(), times, windows: windows.to_vec() }
}

fn alarms(rows: &[usize]) -> Vec<f64> {
    (0..100).map(|row| if rows.contains(&row) { 0.9 } else { 0.1 }).collect()
}

#[test]
fn alarms_are_judged_by_the_rules() {
    // Reckoned by hand: sigmoid(y) = 2 / (1 + exp(5 y)) - 1, in windows from -1 on, divided by sigmoid(-1) = 0.98661.
    let check = |windows: &[(usize, usize)], rows: &[usize], expected: [f64; 3]| {
        let (series, scores) = (hundred(windows), alarms(rows));
        let outcome = judge([(&series, scores.as_slice())], 0.5);
        for (profile, expected) in PROFILES.iter().zip(expected) {
            let score = outcome.of(profile);
            assert!((score - expected).abs() < 0.01, "{windows:?} {rows:?}: {score} for {expected}");
        }
    };
    check(&[(40, 49)], &[40], [100.0, 100.0, 100.0]);
    check(&[(40, 49)], &[], [0.0, 0.0, 0.0]);
    // At the fifth row from the end: sigmoid(-0.5) = 0.84828; only the first alarm counts.
    check(&[(40, 49)], &[45, 46, 49], [92.99, 92.99, 95.33]);
    // Far before any window an alarm costs its whole weight.
    check(&[(40, 49)], &[20, 40], [94.5, 89.0, 96.33]);
    // Just after one it costs little: sigmoid(1 / 9) = -0.27087.
    check(&[(40, 49)], &[40, 50], [98.51, 97.02, 99.01]);
    // In the first rows nothing is judged.
    check(&[(10, 19)], &[3, 12], [0.0, 0.0, 0.0]);
    check(&[(40, 49), (70, 79)], &[40], [50.0, 50.0, 50.0]);
}

#[test]
fn the_best_threshold_tells_good_scores_from_bad_ones() {
    let series = hundred(&[(40, 49)]);
    let mut scores = alarms(&[]);
    (scores[20], scores[41], scores[90]) = (0.3, 0.8, 0.5);
    let best = best_threshold(std::slice::from_ref(&series), std::slice::from_ref(&scores));
    let outcome = judge([(&series, scores.as_slice())], best);
    assert_eq!((best, outcome.hits, outcome.false_rows), (0.8, 1, 0));
    assert!(outcome.of(&STANDARD) > 99.0 && outcome.of(&LOW_FALSE) > 99.0 && outcome.of(&LOW_MISSED) > 99.0);
}

#[test]
fn scores_are_the_last_cells_of_lines() {
    assert_eq!(scores("timestamp,value,score\n2026-03-01,4,0.25\n2026-03-02,5,1\n"), vec![0.25, 1.0]);
    assert_eq!(scores("0.5\n2\n"), vec![0.5, 2.0]);
}
