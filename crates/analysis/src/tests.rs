// SPDX-License-Identifier: AGPL-3.0-or-later
mod estimates;
mod languages;

use model::{Format, Network, Origin, Post, PostId, Timestamp};

use crate::{Findings, Row, Scorer, Surge, SurgePeak, surges};

const START: i64 = 1_772_388_000;

/// A post of nobody, at no known time, that says nothing: what a test asks is put into it.
pub(crate) fn blank(id: &str) -> Post {
    let source = Origin { format: Format::Groundswell, file: String::new(), line: None };
    Post { id: Some(PostId(id.to_owned())), ..Post::blank(Network::X, source) }
}

fn minute(place: usize) -> Timestamp {
    let place = i64::try_from(place).expect("a test is short");
    Timestamp::from_second(START + 60 * place).expect("it is valid")
}

/// Finds surges in posts of one minute after another.
fn found(posts: &[u64]) -> Findings {
    let minutes: Vec<_> = posts.iter().enumerate().map(|(place, posts)| (minute(place), *posts)).collect();
    surges(&minutes)
}

fn scores_of(rows: &[Row]) -> Vec<f64> {
    let mut scorer = Scorer::default();
    rows.iter().map(|row| scorer.score(*row)).collect()
}

/// Scores values five minutes apart.
fn scores(values: &[f64]) -> Vec<f64> {
    let row = |(place, value): (usize, &f64)| Row { at: minute(5 * place), value: *value };
    scores_of(&values.iter().enumerate().map(row).collect::<Vec<_>>())
}

/// The peak of a surge, which is told where nothing is published.
fn peak_of(surge: &Surge) -> SurgePeak {
    surge.peak.expect("nothing is published here")
}

/// An hour that rises to its peak in ten minutes and fades.
fn storm(peak: u64) -> Vec<u64> {
    (0..60_u64)
        .map(|minute| if minute < 10 { peak * (minute + 1) / 10 } else { peak * (60 - minute) / 50 })
        .collect()
}

/// A number from 0 to 6 that looks like chance and never is.
fn chatter(minutes: usize) -> Vec<u64> {
    let next = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    let states = std::iter::successors(Some(7_u64), next);
    states.map(|state| (state >> 33) % 4 + (state >> 40) % 4).take(minutes).collect()
}

#[test]
fn what_goes_on_as_it_did_is_no_surge() {
    let check = |posts: &[u64]| assert_eq!(found(posts).surges, Vec::new(), "{posts:?}");
    check(&[]);
    check(&[1]);
    check(&[4]);
    check(&[3; 500]);
    check(&chatter(5000));
    assert!(scores(&[250.0; 1000]).iter().all(|score| *score < 0.5));
}

#[test]
fn every_score_is_a_number_from_0_to_1() {
    let odd = [f64::NAN, -3.0, f64::INFINITY, 0.0, f64::MAX, f64::MIN_POSITIVE, f64::NEG_INFINITY, 1e9, 4.0];
    let is_score = |score: &f64| (0.0..1.0).contains(score);
    let values: Vec<f64> = odd.iter().copied().cycle().take(3000).collect();
    assert!(scores(&values).iter().all(is_score));
    let ends = [Timestamp::MIN, Timestamp::MAX, Timestamp::MIN, minute(0), minute(0), Timestamp::MAX];
    let rows: Vec<Row> =
        ends.iter().cycle().zip(&values).map(|(at, value)| Row { at: *at, value: *value }).collect();
    assert!(scores_of(&rows).iter().all(is_score));
    let told = |surge: &crate::Surge| surge.once_in_days.is_finite() && peak_of(surge).expected.is_finite();
    assert!(crate::surges_in_series(&rows).surges.iter().all(told));
}

#[test]
fn an_alarm_is_told_once_and_its_scores_are_halved_while_it_stands() {
    let mut values = vec![20.0; 2000];
    values.extend([400.0; 6]);
    values.extend([20.0; 500]);
    let scores = scores(&values);
    let alarms: Vec<usize> = (0..scores.len()).filter(|place| scores[*place] >= 0.5).collect();
    assert_eq!(alarms, vec![2000]);
}

#[test]
fn a_surge_tells_its_onset_peak_half_life_and_odds() {
    let quiet = chatter(3000);
    let storm = [8, 30, 90, 200, 160, 120, 90, 70, 50, 40, 30, 22, 15, 10, 6, 4];
    let findings = found(&[quiet.as_slice(), &storm, &chatter(60)].concat());
    let [surge] = findings.surges.as_slice() else { panic!("one surge is expected: {findings:?}") };
    assert!((minute(3000)..=minute(3001)).contains(&surge.start), "{surge:?}");
    let peak = peak_of(surge);
    assert_eq!((peak.at, peak.posts), (minute(3003), 200));
    assert_eq!(peak.half_life_seconds, Some(180), "from 200 to 160, 120, 90 and 70");
    assert!((1.0..6.0).contains(&peak.expected), "{surge:?}");
    assert!(surge.once_in_days > 500.0, "{surge:?}");
    assert_eq!(surge.known_seconds, 60 * 3000);
}

#[test]
fn a_storm_is_one_surge_with_its_true_peak() {
    let check = |before: &[u64], peak: u64, found_by: usize| {
        let posts = [before, &storm(peak), &[0; 60]].concat();
        let findings = found(&posts);
        let [surge] = findings.surges.as_slice() else { panic!("one surge is expected: {findings:?}") };
        assert_eq!(peak_of(surge).at, minute(before.len() + 9), "{surge:?}");
        assert!(surge.start <= minute(before.len() + found_by), "{surge:?}");
        assert!(surge.end >= minute(before.len() + 20), "{surge:?}");
        assert!((0.5..=1.0).contains(&surge.score), "{surge:?}");
        let inside = posts
            .iter()
            .enumerate()
            .filter(|(place, _)| surge.start <= minute(*place) && minute(*place) < surge.end);
        assert_eq!(surge.posts, inside.map(|(_, posts)| posts).sum::<u64>());
    };
    check(&[], 60, 1);
    check(&[1, 0, 0], 60, 1);
    check(&[0; 600], 40, 2);
    check(&chatter(600), 200, 1);
    check(&chatter(600), 5000, 0);
}

#[test]
fn five_posts_out_of_silence_are_a_surge_and_four_are_none() {
    assert_eq!(found(&[5]).surges.len(), 1);
    assert_eq!(found(&[4]).surges.len(), 0);
    assert_eq!(found(&[&[1][..], &[0; 120], &[5]].concat()).surges.len(), 1);
    assert_eq!(found(&[&[1][..], &[0; 120], &[4]].concat()).surges.len(), 0);
}

#[test]
fn two_waves_an_hour_apart_are_two_surges() {
    let posts = [storm(80), vec![0; 60], storm(80)].concat();
    let findings = found(&posts);
    let peaks: Vec<_> = findings.surges.iter().map(|surge| peak_of(surge).at).collect();
    assert_eq!(peaks, vec![minute(9), minute(129)]);
}

#[test]
fn a_storm_that_rises_gently_is_a_surge() {
    let posts: Vec<u64> =
        (0..90).map(|minute| if minute < 15 { 1 + minute } else { 15 - (minute - 15) / 5 }).collect();
    let findings = found(&posts);
    let [surge] = findings.surges.as_slice() else { panic!("one surge is expected: {findings:?}") };
    assert!(surge.start <= minute(8) && surge.end >= minute(30), "{surge:?}");
}

#[test]
fn nothing_looks_ahead() {
    let values: Vec<f64> = [chatter(200), storm(70), chatter(50)]
        .concat()
        .into_iter()
        .map(|posts| f64::from(u32::try_from(posts).expect("small")))
        .collect();
    let all = scores(&values);
    for length in 0..values.len() {
        assert_eq!(scores(&values[..length]), all[..length]);
    }
    // Nor is a step told by what comes later: in a series of which it changes, and runs backwards.
    let uneven = |place: usize| if place < 100 { 5 * place } else { 700 - place };
    let rows: Vec<Row> = values
        .iter()
        .enumerate()
        .map(|(place, value)| Row { at: minute(uneven(place)), value: *value })
        .collect();
    let all = scores_of(&rows);
    for length in (0..rows.len()).step_by(7) {
        assert_eq!(scores_of(&rows[..length]), all[..length]);
    }
}

#[test]
fn what_begins_at_once_and_stays_is_a_surge_that_ends() {
    let findings = found(&[50; 600]);
    let [surge] = findings.surges.as_slice() else { panic!("one surge is expected: {findings:?}") };
    assert_eq!(surge.start, minute(0));
    assert!(surge.end < minute(240), "{surge:?}");
}

#[test]
fn in_real_chatter_alarms_are_rare() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/nab-realtweets/data");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("left out: {} is not there", folder.display());
        return;
    };
    for file in files {
        let path = file.expect("the folder can be read").path();
        let lines = std::fs::read_to_string(&path).expect("the file can be read");
        let values = lines.lines().skip(1).filter_map(|line| line.split(',').nth(1)?.parse().ok());
        let scores = scores(&values.collect::<Vec<f64>>());
        let alarms = scores.iter().filter(|score| **score >= 0.5).count();
        assert!((1..scores.len() / 20).contains(&alarms), "{}: {alarms} of {}", path.display(), scores.len());
    }
}

#[test]
fn years_are_looked_at_in_longer_bins() {
    let first = (minute(0), 9);
    let last = (minute(60 * 24 * 3650), 9);
    let findings = surges(&[first, last]);
    assert_eq!((findings.surges.len(), findings.bin_seconds), (2, 263 * 60));
    assert_eq!(surges(&[(Timestamp::MIN, 1), (Timestamp::MAX, 1)]).surges, Vec::new());
}

#[test]
fn pledges_let_a_range_be_expected() {
    let guess = crate::expected(300);
    // Quantiles of the beta distribution of 2 and 3: 0.098 and 0.751.
    assert_eq!((guess.least, guess.most), (29, 225));
    assert_eq!(guess.beside(28), crate::Beside::Fewer);
    assert_eq!(guess.beside(100), crate::Beside::Within);
    assert_eq!(guess.beside(226), crate::Beside::More);
    assert_eq!(crate::expected(0).most, 0);
}

#[test]
fn a_correction_below_nothing_takes_no_surge_away() {
    let row = |place: usize, value: f64| Row { at: minute(place), value };
    let quiet = (0..300).map(|place| row(place, 1.0));
    let storm = (300..310).map(|place| row(place, 50.0));
    let after = (310..400).map(|place| row(place, if place == 310 { -498.0 } else { 1.0 }));
    let findings = crate::surges_in_series(&quiet.chain(storm).chain(after).collect::<Vec<_>>());
    let [surge] = findings.surges.as_slice() else { panic!("{findings:?}") };
    assert!(surge.posts >= 500, "{surge:?}");
}

#[test]
fn many_deletions_at_once_are_a_wave_and_those_of_few_people_are_none() {
    let waves = |posts: u64, accounts: u64| {
        let one = |place: usize, posts, accounts| (minute(place), crate::Deletions { posts, accounts });
        let found = crate::waves(&[one(0, 1, 1), one(9, posts, accounts), one(10, posts, 1)]);
        found.iter().map(|wave| (wave.window.start(), wave.window.end(), wave.posts)).collect::<Vec<_>>()
    };
    assert_eq!(waves(30, 4), [(minute(9), minute(11), 60)]);
    assert_eq!(waves(9, 4), []);
    // Somebody who fears for themself deletes their account, and with it a hundred posts.
    assert_eq!(waves(50, 3), []);
}
