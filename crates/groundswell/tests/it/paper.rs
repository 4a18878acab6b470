// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reports to be taken along: on paper, as a table, as a picture.

use std::{fs, path::Path, process::Command};

use crate::{
    fiction::write_feed,
    program::{groundswell, said, sample_call},
};

/// A report on a feed in a form and a language.
fn report(feed: &Path, form: &str, language: &str) -> Vec<u8> {
    let call = sample_call();
    let out = feed.with_extension(form);
    let words = ["--format", form, "--language", language, "--out"].map(AsRef::as_ref);
    let start = ["report".as_ref(), feed.as_os_str(), "--call".as_ref(), call.as_os_str()];
    let output = groundswell(start.into_iter().chain(words).chain([out.as_os_str()]));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    fs::read(out).expect("it was written")
}

#[test]
fn a_report_is_had_as_pdf_as_table_and_as_picture_the_same_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    let truth = write_feed(&feed, 400);
    for (language, title) in [("en", "Free the weavers of Ahang"), ("ar", "الحرية لنساجات آهنج")]
    {
        let pdf = report(&feed, "pdf", language);
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf == report(&feed, "pdf", language), "{language}");
        let information = Command::new("pdfinfo").arg(feed.with_extension("pdf")).output();
        let information = information.expect("poppler-utils is installed: `cargo xtask test` does that");
        let information = String::from_utf8_lossy(&information.stdout).into_owned();
        assert!(information.contains(title) && information.contains("Tagged:          yes"), "{information}");
        let picture = report(&feed, "png", language);
        assert!(picture.starts_with(b"\x89PNG") && picture == report(&feed, "png", language), "{language}");
    }
    let table = String::from_utf8(report(&feed, "csv", "en")).expect("it is text");
    assert!(table.starts_with("figure,key,value\n"), "{table}");
    assert!(
        table.lines().any(|line| line == format!("posts,,{}", truth.posts)),
        "{} in {table}",
        truth.posts
    );
}

#[test]
fn a_report_for_everybody_tells_nothing_of_the_disk_in_any_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    write_feed(&feed, 60);
    let place = folder.path().file_name().expect("it has a name").to_string_lossy();
    for form in ["html", "md", "json", "csv"] {
        let words = ["--public", "--format", form].map(AsRef::as_ref);
        let output = groundswell(["report".as_ref(), feed.as_os_str()].into_iter().chain(words));
        let told = String::from_utf8(output.stdout).expect("it is text");
        assert!(told.contains("feed.jsonl") && !told.contains(&*place), "{form}: {told}");
    }
}

#[test]
fn a_report_without_a_chart_has_no_picture_and_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let feed = folder.path().join("feed.jsonl");
    write_feed(&feed, 20);
    let words = ["--format", "png", "--to", "2000-01-01T00:00:00Z"].map(AsRef::as_ref);
    let output = groundswell(["report".as_ref(), feed.as_os_str()].into_iter().chain(words));
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("no chart"), "{}", said(&output));
}
