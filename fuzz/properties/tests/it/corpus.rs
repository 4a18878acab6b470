// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use fastrand::Rng;
use ingest::{Item, Reader};
use model::Format;
use properties::TARGETS;

use crate::{
    kept::{corpus, words},
    mutation::mutated,
};

/// How many changed inputs each target is given: some seconds in a build without optimization.
const CHANGES: usize = 1500;

#[test]
fn every_property_holds_of_what_is_kept_and_something_is_read_of_it() {
    for (name, check) in TARGETS {
        let read: usize = corpus(name).iter().map(|input| run(name, check, input)).sum();
        assert!(read > 0, "nothing is read of what `{name}` keeps");
    }
}

/// Changes by chance, of which the course is the same each time.
fn check_changes(name: &str) {
    let (_, check) = TARGETS.into_iter().find(|(target, _)| *target == name).expect("it is a target");
    let (inputs, words) = (corpus(name), words(name));
    let mut rng = Rng::with_seed(2026);
    for _ in 0..CHANGES {
        let input = rng.choice(&inputs).expect("a target has seeds");
        run(name, check, &mutated(&mut rng, input, &inputs, &words));
    }
}

/// Runs a property, and shows the input that breaks it.
fn run(name: &str, check: fn(&[u8]) -> usize, input: &[u8]) -> usize {
    let ran = catch_unwind(AssertUnwindSafe(|| check(input)));
    ran.unwrap_or_else(|_| panic!("`{name}` is broken by {:?}", input.escape_ascii().to_string()))
}

/// One test a target, so that they run side by side.
macro_rules! changes {
    ($($test:ident: $name:literal,)*) => {
        $(
            #[test]
            fn $test() {
                check_changes($name);
            }
        )*

        #[test]
        fn every_target_is_given_changes() {
            assert_eq!(TARGETS.map(|(name, _)| name), [$($name),*]);
        }
    };
}

changes! {
    changed_archives_are_read: "archive",
    changed_calls_are_read: "call",
    changed_lines_are_read: "lines",
    changed_proofs_of_time_are_read: "ots",
    changed_packed_inputs_are_read: "packed",
    changed_pages_are_read: "pages",
    changed_pictures_are_read: "pictures",
    changed_documents_are_printed: "press",
    changed_proofs_are_read: "proof",
    changed_records_are_verified: "record",
    changed_repositories_are_read: "repository",
    changed_tables_are_read: "tables",
    changed_texts_are_read: "text",
    changed_times_are_read: "times",
    changed_stamps_are_read: "tsr",
    changed_packages_are_read: "wacz",
    changed_web_archives_are_read: "warc",
}

#[test]
fn the_seeds_reach_every_format() {
    let mut found = BTreeSet::new();
    for target in ["archive", "lines", "pages", "repository", "tables"] {
        for input in corpus(target) {
            let reader = Reader::from_read("given", Cursor::new(input));
            for item in reader.into_iter().flatten() {
                if let Item::Posts(arrival) = item {
                    found.extend(arrival.posts.iter().map(|post| post.source.format));
                }
            }
        }
    }
    // A repository's file is made by its property, and tables and archives are told only by files' names.
    let made = [Format::BlueskyRepository, Format::Table, Format::XArchive];
    found.extend(made);
    assert_eq!(found, FORMATS.into_iter().collect());
}

const FORMATS: [Format; 12] = [
    Format::Article,
    Format::BlueskyJetstream,
    Format::BlueskyRepository,
    Format::BlueskyView,
    Format::Groundswell,
    Format::Html,
    Format::MastodonStatus,
    Format::Table,
    Format::XArchive,
    Format::XFlattened,
    Format::XV1,
    Format::XV2,
];
