// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    io::{self, Cursor, Read},
};

use serde_json::Value;
use zip::{CompressionMethod, ZipArchive};

use crate::{About, Answer, Content, Records, Writer, members, package};

fn begun() -> Writer<Cursor<Vec<u8>>> {
    let about = About {
        title: "A storm".to_owned(),
        software: "groundswell 1".to_owned(),
        created_at: "2026-12-01T15:00:00Z".to_owned(),
        main: "https://record.invalid/".to_owned(),
    };
    Writer::new(Cursor::new(Vec::new()), about).expect("memory takes it")
}

fn content<'a>(target: &'a str, media_type: &'a str, bytes: &'a [u8]) -> Content<'a> {
    Content { target, at: "2026-12-01T14:00:00Z", media_type, bytes }
}

fn written() -> Vec<u8> {
    let mut writer = begun();
    let page = content("https://record.invalid/", "text/html; charset=utf-8", "<p>Ä card".as_bytes());
    writer.add_page(&page, "A \"card\"").expect("memory takes it");
    writer
        .add(&content("https://record.invalid/evidence/1", "application/json", b"{}"))
        .expect("memory takes it");
    writer.file("proofs/1.tlog-proof", |out| out.write_all(b"proof")).expect("memory takes it");
    writer.finish().expect("memory takes it").into_inner()
}

fn file(zip: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    zip.by_name(name).expect(name).read_to_end(&mut bytes).expect("it is whole");
    bytes
}

#[test]
fn a_package_is_the_same_each_time_and_lists_each_file() {
    let bytes = written();
    assert_eq!(bytes, written());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("it is one");
    let names: Vec<String> = zip.file_names().map(|name| name.expect("it is text").into_owned()).collect();
    let list: Value = serde_json::from_slice(&file(&mut zip, "datapackage.json")).expect("it is JSON");
    let listed: Vec<&str> =
        list["resources"].as_array().expect("a list").iter().filter_map(|it| it["path"].as_str()).collect();
    assert_eq!(
        listed,
        ["archive/data.warc.gz", "proofs/1.tlog-proof", "indexes/index.cdxj", "pages/pages.jsonl"]
    );
    assert_eq!(names.len(), listed.len() + 2);
    for resource in list["resources"].as_array().expect("a list") {
        let bytes = file(&mut zip, resource["path"].as_str().expect("text"));
        assert_eq!(resource["hash"], crate::digest::sha256(&bytes));
        assert_eq!(resource["bytes"], bytes.len());
    }
    let method = zip.by_name("archive/data.warc.gz").expect("it is there").compression();
    assert_eq!(method, CompressionMethod::Stored);
    insta::assert_snapshot!(String::from_utf8_lossy(&file(&mut zip, "pages/pages.jsonl")));
}

#[test]
fn what_stops_a_file_from_being_written_is_told_and_nothing_joins_the_archive_after_it() {
    let mut writer = begun();
    let stopped = writer.file("record/public.export", |out| {
        out.write_all(b"half")?;
        Err(io::Error::other("the record is damaged"))
    });
    assert_eq!(stopped.map_err(|error| error.to_string()), Err("the record is damaged".to_owned()));
    let late = writer.add(&content("https://record.invalid/", "text/html", b""));
    assert!(late.is_err_and(|error| error.to_string().contains("before the files")));
}

#[test]
fn each_line_of_the_index_leads_to_a_record_of_its_own() {
    let mut zip = ZipArchive::new(Cursor::new(written())).expect("it is one");
    let archive = file(&mut zip, "archive/data.warc.gz");
    let index = String::from_utf8(file(&mut zip, "indexes/index.cdxj")).expect("it is text");
    let lines: Vec<&str> = index.lines().collect();
    assert!(lines.is_sorted() && lines.len() == 2);
    for line in lines {
        let about: Value =
            serde_json::from_str(line.splitn(3, ' ').nth(2).expect("three parts")).expect("JSON");
        let number =
            |name: &str| about[name].as_str().and_then(|it| it.parse::<usize>().ok()).expect("a number");
        let (offset, length) = (number("offset"), number("length"));
        let member = archive.get(offset..offset + length).expect("it is within");
        let mut records = Records::new(flate2::read::GzDecoder::new(member));
        let record = records.next().expect("there is one").expect("its digest is right");
        assert_eq!(record.target.as_deref(), about["url"].as_str());
        assert!(records.next().is_none());
    }
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("a.wacz");
    fs::write(&path, written()).expect("it can be written");
    let found = members(&path, fs::File::open(&path).expect("it is there"), |_| true).expect("it is a zip");
    let package = package(found).expect("it is a package");
    assert!(package.faults.is_empty(), "{:?}", package.faults);
    let bytes = package.archives[0].open().unwrap_or_else(|says| panic!("{says}"));
    let records: Vec<_> = Records::new(flate2::read::MultiGzDecoder::new(bytes)).collect();
    let answers: Vec<_> = records.iter().flatten().filter_map(Answer::of).collect();
    assert_eq!(records.len(), 3);
    assert_eq!(answers[0].body, "<p>Ä card".as_bytes());
    assert_eq!(answers[0].media_type, "text/html");
}
