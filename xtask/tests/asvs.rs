// SPDX-License-Identifier: AGPL-3.0-or-later
//! The page about OWASP ASVS 5.0.0 leaves no requirement of levels 1 and 2 out, and every test that it names is there.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The number of a requirement: chapter, section, and place in it.
type Number = [u8; 3];

/// Each section of the standard: chapter, section, how many requirements it has, and which of them are of level 3 alone.
const SECTIONS: [(u8, u8, u8, &[u8]); 79] = [
    (1, 1, 2, &[]),
    (1, 2, 10, &[10]),
    (1, 3, 12, &[12]),
    (1, 4, 3, &[]),
    (1, 5, 3, &[3]),
    (2, 1, 3, &[]),
    (2, 2, 3, &[]),
    (2, 3, 5, &[5]),
    (2, 4, 2, &[2]),
    (3, 1, 1, &[1]),
    (3, 2, 3, &[3]),
    (3, 3, 5, &[5]),
    (3, 4, 8, &[7, 8]),
    (3, 5, 8, &[6, 7, 8]),
    (3, 6, 1, &[1]),
    (3, 7, 5, &[3, 4, 5]),
    (4, 1, 5, &[4, 5]),
    (4, 2, 5, &[2, 3, 4, 5]),
    (4, 3, 2, &[]),
    (4, 4, 4, &[]),
    (5, 1, 1, &[]),
    (5, 2, 6, &[4, 5, 6]),
    (5, 3, 3, &[3]),
    (5, 4, 3, &[]),
    (6, 1, 3, &[]),
    (6, 2, 12, &[]),
    (6, 3, 8, &[5, 6, 7, 8]),
    (6, 4, 6, &[5, 6]),
    (6, 5, 8, &[6, 7, 8]),
    (6, 6, 4, &[4]),
    (6, 7, 2, &[1, 2]),
    (6, 8, 4, &[]),
    (7, 1, 3, &[]),
    (7, 2, 4, &[]),
    (7, 3, 2, &[]),
    (7, 4, 5, &[]),
    (7, 5, 3, &[3]),
    (7, 6, 2, &[]),
    (8, 1, 4, &[3, 4]),
    (8, 2, 4, &[4]),
    (8, 3, 3, &[2, 3]),
    (8, 4, 2, &[2]),
    (9, 1, 3, &[]),
    (9, 2, 4, &[]),
    (10, 1, 2, &[]),
    (10, 2, 3, &[3]),
    (10, 3, 5, &[5]),
    (10, 4, 16, &[12, 13, 14, 15, 16]),
    (10, 5, 5, &[]),
    (10, 6, 2, &[]),
    (10, 7, 3, &[]),
    (11, 1, 4, &[3, 4]),
    (11, 2, 5, &[4, 5]),
    (11, 3, 5, &[4, 5]),
    (11, 4, 4, &[]),
    (11, 5, 2, &[2]),
    (11, 6, 2, &[2]),
    (11, 7, 2, &[1, 2]),
    (12, 1, 5, &[4, 5]),
    (12, 2, 2, &[]),
    (12, 3, 5, &[5]),
    (13, 1, 4, &[2, 3, 4]),
    (13, 2, 6, &[6]),
    (13, 3, 4, &[3, 4]),
    (13, 4, 7, &[6, 7]),
    (14, 1, 2, &[]),
    (14, 2, 8, &[5, 6, 7, 8]),
    (14, 3, 3, &[]),
    (15, 1, 5, &[4, 5]),
    (15, 2, 5, &[4, 5]),
    (15, 3, 7, &[]),
    (15, 4, 4, &[1, 2, 3, 4]),
    (16, 1, 1, &[]),
    (16, 2, 5, &[]),
    (16, 3, 4, &[]),
    (16, 4, 3, &[]),
    (16, 5, 4, &[4]),
    (17, 1, 2, &[2]),
    (17, 2, 8, &[5, 6, 7, 8]),
];

/// The last section of the standard.
const LAST: (u8, u8, u8, &[u8]) = (17, 3, 2, &[]);

#[test]
fn every_requirement_of_levels_one_and_two_stands_there_once() {
    let wanted: Vec<Number> = wanted().collect();
    assert_eq!(wanted.len(), 253, "the standard has 70 of level 1 and 183 of level 2");
    let mut told = BTreeMap::new();
    for (numbers, _) in rows() {
        for number in numbers {
            assert!(wanted.contains(&number), "{number:?} is none of levels 1 and 2");
            *told.entry(number).or_insert(0) += 1;
        }
    }
    let missing: Vec<_> = wanted.iter().filter(|number| !told.contains_key(*number)).collect();
    assert!(missing.is_empty(), "nothing is said of {missing:?}");
    let twice: Vec<_> = told.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "{twice:?} stand there more than once");
}

#[test]
fn each_row_has_a_test_that_is_there_or_a_reason() {
    let page = page();
    let not_met = page.split("## Not met").nth(1).expect("there is a section about what is not met");
    let not_met = not_met.split(|letter: char| letter != '.' && !letter.is_ascii_digit());
    let not_met: Vec<&str> = not_met.map(|number| number.trim_matches('.')).collect();
    for (numbers, how) in rows() {
        let tests: Vec<&str> =
            how.split('`').filter(|name| name.contains("::") && !name.contains('(')).collect();
        for test in &tests {
            let parts: Vec<&str> = test.split("::").collect();
            let [crate_name, path @ .., name] = parts.as_slice() else { continue };
            // A function of the program is named by its type, which has a capital.
            let is_test = !path.iter().chain([crate_name]).any(|part| part.starts_with(char::is_uppercase));
            assert!(!is_test || is_there(crate_name, path, name), "{numbers:?}: there is no test `{test}`");
        }
        let [begin, reason] = ["Reviewed: ", "Nothing here"].map(|word| how.starts_with(word));
        let is_not_met = how.starts_with("Not met");
        assert!(
            !tests.is_empty() || begin || reason || is_not_met,
            "{numbers:?} has neither a test nor a reason"
        );
        let last = numbers.last().map(|[chapter, section, place]| format!("{chapter}.{section}.{place}"));
        let last = last.expect("a row has a number");
        assert_eq!(is_not_met, not_met.contains(&&*last), "{last} is not met, or is, in both places");
        assert!(numbers.len() == 1 || tests.is_empty() || !reason, "{numbers:?} are there after all");
    }
}

/// Each row's requirements, and what is said of them.
fn rows() -> Vec<(Vec<Number>, String)> {
    let page = page();
    let rows = page.lines().filter_map(|line| {
        let (numbers, rest) = line.strip_prefix("| ")?.split_once(" | ")?;
        numbers.starts_with(|digit: char| digit.is_ascii_digit()).then_some((numbers, rest))
    });
    let how = |rest: &str| {
        rest.split_once(" | ").expect("a row has three cells").1.trim_end_matches(" |").to_owned()
    };
    rows.map(|(numbers, rest)| (expanded(numbers), how(rest))).collect()
}

/// A number, or all from one to another (`6.2.1–6.2.12`).
fn expanded(numbers: &str) -> Vec<Number> {
    let (first, last) = numbers.split_once('–').unwrap_or((numbers, numbers));
    let (first, last) = (read(first), read(last));
    assert!(first[0] == last[0] && first <= last, "{numbers} is no range within a chapter");
    let numbers: Vec<_> = wanted().filter(|number| (first..=last).contains(number)).collect();
    assert!(
        numbers.first() == Some(&first) && numbers.last() == Some(&last),
        "{first:?} or {last:?} is none"
    );
    numbers
}

fn read(number: &str) -> Number {
    let parts: Vec<u8> =
        number.split('.').map(|part| part.parse().expect("a number of the standard")).collect();
    parts.try_into().expect("a number of the standard has three parts")
}

fn wanted() -> impl Iterator<Item = Number> {
    SECTIONS.into_iter().chain([LAST]).flat_map(|(chapter, section, count, third)| {
        (1..=count).filter(|place| !third.contains(place)).map(move |place| [chapter, section, place])
    })
}

/// Whether a test has that name: `web::tests::pages::…` lies in `src/`, `groundswell::it::traces::…` in `tests/it/`, and `xtask::it` in `tests/`.
fn is_there(crate_name: &str, path: &[&str], name: &str) -> bool {
    let (place, path) = match (crate_name, path) {
        ("xtask", ["it", path @ ..]) => ("xtask/tests".to_owned(), path),
        ("properties", ["it", path @ ..]) => ("fuzz/properties/tests/it".to_owned(), path),
        (_, ["it", path @ ..]) => (format!("crates/{crate_name}/tests/it"), path),
        _ => (format!("crates/{crate_name}/src"), path),
    };
    let place = root().join(place).join(path.join("/"));
    let mut files =
        vec![place.with_extension("rs"), place.join("mod.rs"), place.join("main.rs"), place.join("tests.rs")];
    files.push(place.join("tests/mod.rs"));
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).any(|text| has_test(&text, name))
}

/// Whether a function of that name stands below the mark of a test.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let named =
        lines.iter().position(|line| line.trim_start_matches("async ").starts_with(&format!("fn {name}(")));
    let above = named.map(|at| lines.iter().take(at).rev().take_while(|line| line.starts_with("#[")));
    above.is_some_and(|mut above| {
        above.any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
    })
}

fn page() -> String {
    fs::read_to_string(root().join("docs/asvs.md")).expect("the page is there")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
