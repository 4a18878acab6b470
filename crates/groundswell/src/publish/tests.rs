// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path, sync::Arc};

use call::{Call, Language};
use record::{Entry, Kind};
use serde_json::Value;

use super::{Story, write};
use crate::{data::DataFolder, published::sha256, recorder::Recorder};

fn call() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    call::read(&folder).expect("the sample is valid")
}

/// The content of the last entry about a report.
fn logged(folder: &Path) -> Value {
    let entries = record::entries(folder).expect("the record is there");
    let reports = entries.filter_map(|entry| match entry {
        Ok((_, Entry::Kept { kind: Kind::Report, content, .. })) => Some(content),
        _ => None,
    });
    reports.last().expect("a report is logged")
}

#[test]
fn the_report_lies_there_in_every_language_of_the_call_and_the_log_names_each_page() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, call) = (DataFolder::new(home.path()), Arc::new(call()));
    let now = call.storm.window.end();
    let mut recorder = Recorder::open(Arc::clone(&call), &data, false, now).expect("it opens");
    let folder = data.report(&call.id);
    let read = |name: &str| fs::read_to_string(folder.join(name)).expect("it is written");
    let story = Story { call: &call, pledged: None, simulated: true };
    write(&mut recorder, &story, &folder, now).expect("it can be written");
    let content = logged(&data.record(&call.id));
    assert_eq!(content["sha256"], sha256(read("index.html").as_bytes()));
    for (tag, name, said) in [("ar", "index.ar.html", "محاكاة"), ("es", "index.es.html", "Simulación")]
    {
        let page = read(name);
        assert!(page.contains(&format!("<html lang=\"{tag}\"")) && page.contains(said), "{page}");
        assert_eq!(content["files"][name], sha256(page.as_bytes()));
        assert!(read(&format!("report.{tag}.md")).contains(said));
    }
    assert!(read("report.md").contains("Simulated"));

    let english = Call { languages: vec![Language::new("en").expect("a tag")], ..Call::clone(&call) };
    let story = Story { call: &english, ..story };
    write(&mut recorder, &story, &folder, now).expect("it can be written");
    let mut left: Vec<_> =
        fs::read_dir(&folder).expect("it is there").map(|file| file.expect("a file").file_name()).collect();
    left.sort();
    let expected = ["index.html", "report.csv", "report.json", "report.md", "report.pdf"];
    assert_eq!(left, expected, "a language that is no more goes");
    let named = logged(&data.record(&call.id))["files"].as_object().map(serde_json::Map::len);
    assert_eq!(named, Some(left.len()));
}

#[test]
fn what_cannot_be_printed_keeps_nothing_else_from_being_published() {
    assert_eq!(super::printed(Ok::<_, String>(vec![37])), Some(vec![37]));
    assert_eq!(super::printed(Err("a sign that no font has")), None);
}

#[test]
fn what_organizers_have_written_is_in_the_article_and_in_no_figure() {
    let home = tempfile::tempdir().expect("a folder");
    let (data, plain) = (DataFolder::new(home.path()), call());
    let now = plain.storm.window.end();
    let mut files = plain.files.clone();
    let words = "headline = { en = \"The hall is open\", ar = \"القاعة مفتوحة\" }\nparagraphs = [\"They wove all night.\"]\n";
    files.insert(call::REPORT_FILE.to_owned(), words.to_owned());
    let told = call::parse(plain.id.clone(), &files).expect("it is whole");
    let folder = data.report(&plain.id);
    let figures = |call: &Call| {
        let mut recorder = Recorder::open(Arc::new(call.clone()), &data, false, now).expect("it opens");
        let story = Story { call, pledged: None, simulated: true };
        write(&mut recorder, &story, &folder, now).expect("it can be written");
        let table = fs::read_to_string(folder.join("report.csv")).expect("it is written");
        // What has been written is itself an entry of the record.
        let is_figure = |line: &&str| !line.starts_with("method.record.size");
        table.lines().filter(is_figure).map(str::to_owned).collect::<Vec<_>>()
    };
    let before = figures(&plain);
    assert_eq!(figures(&told), before);
    let page = |name: &str| fs::read_to_string(folder.join(name)).expect("it is written");
    assert!(page("index.html").contains("<h1 lang=\"en\" dir=\"ltr\">The hall is open</h1>"));
    assert!(
        page("index.ar.html").contains("القاعة مفتوحة")
            && page("index.ar.html").contains("They wove all night.")
    );
}
