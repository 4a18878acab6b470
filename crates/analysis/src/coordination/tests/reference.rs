// SPDX-License-Identifier: AGPL-3.0-or-later
//! The reference's own results, in the shared data folder: run where it is there, and said where it is not.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use model::Share;
use serde_json::Value;

use super::{super::*, SECOND, edges, pairs};

fn shared() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/coortweet");
    if !path.exists() {
        eprintln!("left out: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The rows of a table without quotes, but for the first.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let bytes = zstd::decode_all(fs::File::open(path).unwrap()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let rows = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect());
    rows.collect()
}

/// Names by number, in their order.
struct Numbers(Vec<String>);

impl Numbers {
    fn of(names: impl Iterator<Item = String>) -> Self {
        let mut names: Vec<String> = names.collect();
        names.sort();
        names.dedup();
        Self(names)
    }

    fn of_name(&self, name: &str) -> u32 {
        u32::try_from(self.0.binary_search_by(|other| other.as_str().cmp(name)).unwrap()).unwrap()
    }
}

/// Numbers are printed with some digits only.
fn assert_near(found: f64, expected: &str, about: &str) {
    let expected: f64 = expected.parse().unwrap();
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{about}: {found} and {expected}");
}

#[test]
fn the_references_results_come_out_for_every_setting() {
    let Some(folder) = shared() else { return };
    let table = rows(&folder.join("russian_coord_tweets.csv.zst"));
    let accounts = Numbers::of(table.iter().map(|row| row[1].clone()));
    let things = Numbers::of(table.iter().flat_map(|row| [row[0].clone(), row[2].clone()]));
    let share = |row: &Vec<String>| Share {
        object: things.of_name(&row[0]),
        at_ns: row[3].parse::<i64>().unwrap() * SECOND,
        account: accounts.of_name(&row[1]),
        content: things.of_name(&row[2]),
    };
    let shares: Vec<Share> = table.iter().map(share).collect();
    let summary: Value =
        serde_json::from_slice(&fs::read(folder.join("expected/summary.json")).unwrap()).unwrap();
    let settings = summary.as_array().unwrap();
    assert_eq!(settings.len(), 7);
    for setting in settings {
        let [window, min] = ["time_window", "min_participation"].map(|name| setting[name].as_i64().unwrap());
        let keeps_loops = setting["remove_loops"] == false;
        let rule = Rule { window_ns: window * SECOND, min_participation: min.unsigned_abs(), keeps_loops };
        let found = Coordination::find(&shares, rule);
        let (edges, pairs) = (edges(&found, 2), pairs(&found));
        assert_eq!(found.pairs(), setting["pairs"].as_u64().unwrap(), "{setting}");
        assert_eq!(edges.len() as u64, setting["edges"].as_u64().unwrap(), "{setting}");
        assert_eq!(edges.iter().map(|edge| edge.2).max(), setting["max_weight"].as_u64(), "{setting}");
        assert_eq!(account_figures(&pairs).len() as u64, setting["vertices"].as_u64().unwrap(), "{setting}");
        let objects = found.objects(usize::MAX).len() as u64;
        assert_eq!(objects, setting["pair_objects"].as_u64().unwrap(), "{setting}");
        if !keeps_loops {
            let path = |what: &str| {
                folder.join(format!("expected/russian_coord_tweets_tw{window}_mp{min}_{what}.csv.zst"))
            };
            check_pairs(&pairs, &rows(&path("pairs")), &things, &accounts);
            check_edges(&edges, &pairs, &rows(&path("edges")), &accounts);
            check_accounts(&pairs, &rows(&path("accounts")), &accounts);
        }
    }
}

fn check_pairs(found: &[Pair], expected: &[Vec<String>], things: &Numbers, accounts: &Numbers) {
    // Which of two shares at the same time comes first is in the reference a matter of the rows' order.
    type Side = (u32, u32);
    let key = |object: u32, apart_ns: u64, older: Side, newer: Side| match apart_ns {
        0 => (object, apart_ns, older.min(newer), older.max(newer)),
        _ => (object, apart_ns, older, newer),
    };
    let mut found: Vec<_> = found
        .iter()
        .map(|pair| {
            let apart_ns = pair.newer_at_ns.abs_diff(pair.older_at_ns);
            key(pair.object, apart_ns, (pair.older, pair.older_content), (pair.newer, pair.newer_content))
        })
        .collect();
    let mut expected: Vec<_> = expected
        .iter()
        .map(|row| {
            let side = |account: usize, content: usize| {
                (accounts.of_name(&row[account]), things.of_name(&row[content]))
            };
            let apart_ns = row[3].parse::<u64>().unwrap() * SECOND.unsigned_abs();
            key(things.of_name(&row[0]), apart_ns, side(4, 1), side(5, 2))
        })
        .collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

fn check_edges(edges: &[(u32, u32, u64)], pairs: &[Pair], expected: &[Vec<String>], accounts: &Numbers) {
    let mut behind: BTreeMap<(u32, u32), Vec<Pair>> = BTreeMap::new();
    for pair in pairs {
        behind.entry((pair.older.min(pair.newer), pair.older.max(pair.newer))).or_default().push(*pair);
    }
    assert_eq!(edges.len(), expected.len());
    let expected = expected.iter().map(|row| {
        let ends = [accounts.of_name(&row[0]), accounts.of_name(&row[1])];
        ((ends[0].min(ends[1]), ends[0].max(ends[1])), row)
    });
    let expected: BTreeMap<(u32, u32), &Vec<String>> = expected.collect();
    for (first, second, weight) in edges {
        let (row, figures) = (expected[&(*first, *second)], EdgeFigures::of(&behind[&(*first, *second)]));
        assert_eq!((weight.to_string(), figures.weight), (row[2].clone(), *weight), "{row:?}");
        assert_near(figures.mean_seconds(), &row[3], "the mean time of an edge");
        assert_eq!(
            [figures.older_contents, figures.newer_contents].map(|it| it.to_string()),
            row[4..6],
            "{row:?}"
        );
        assert_near(figures.symmetry(), &row[6], "the symmetry of an edge");
    }
}

fn check_accounts(pairs: &[Pair], expected: &[Vec<String>], accounts: &Numbers) {
    let found = account_figures(pairs);
    assert_eq!(found.len(), expected.len());
    for row in expected {
        let figures = &found[&accounts.of_name(&row[0])];
        assert_near(figures.mean_seconds, &row[1], "the mean time of an account");
        assert_near(figures.symmetry, &row[2], "the symmetry of an account");
        assert_eq!(figures.contents.to_string(), row[3], "{row:?}");
    }
}
