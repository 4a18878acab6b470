// SPDX-License-Identifier: AGPL-3.0-or-later
//! The demonstration, from the call to the record.

use std::{fs, net::TcpListener, path::PathBuf};

use serde_json::Value;

use crate::program::{groundswell, printed, said};

#[test]
fn a_demonstration_ends_with_a_record_that_holds_and_a_report_that_says_it_is_simulated() {
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["demo", "--once", "--listen", "127.0.0.1:0", "--data"].map(AsRef::as_ref);
    let demo = groundswell(words.into_iter().chain([folder.path().as_os_str()]));
    assert_eq!(demo.status.code(), Some(0), "{}", said(&demo));
    let path = |name: &str| -> PathBuf {
        let story = printed(&demo);
        let line = story.lines().rev().find_map(|line| line.trim().strip_prefix(name).map(str::trim));
        line.unwrap_or_else(|| panic!("no `{name}` in {story}")).into()
    };
    let verified =
        groundswell(["verify".as_ref(), path("record").as_os_str(), "--format".as_ref(), "json".as_ref()]);
    let verified: Value = serde_json::from_str(&printed(&verified)).expect("JSON");
    assert_eq!(verified["holds"], true, "{verified:#}");
    assert_eq!(verified["unsealed"], 0, "what came last is signed too");
    assert_eq!(
        verified["report"]["holds"], true,
        "what was counted in memory is counted again from the record: {verified:#}"
    );
    let page = fs::read_to_string(path("report")).expect("the report is there");
    assert!(page.to_lowercase().contains("simulated"));
    let arabic = fs::read_to_string(path("report").with_file_name("index.ar.html"))
        .expect("in every language of the call");
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("محاكاة"));
    let json = fs::read_to_string(path("report").with_file_name("report.json")).expect("so is its JSON");
    for form in ["report.csv", "report.pdf", "report.ar.pdf", "chart.png", "chart.ar.png"] {
        assert!(path("report").with_file_name(form).exists(), "{form}");
    }
    let report: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(report["networks"].as_array().map(Vec::len), Some(3), "people posted on three networks");
    assert!(report["posts"].as_u64() > Some(500), "{}", report["posts"]);
    let words = ["report", "--format", "json"].map(AsRef::as_ref);
    let record = path("record");
    let again = groundswell(words.into_iter().chain([record.as_os_str()]));
    let again: Value = serde_json::from_str(&printed(&again)).expect("JSON");
    assert!(again["posts"].as_u64() >= report["posts"].as_u64(), "the record holds what the report counts");
}

#[test]
fn a_taken_port_is_said_in_one_line_with_another_to_choose() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let address = taken.local_addr().expect("it has an address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let words = ["demo", "--once", "--listen", &address, "--data"].map(AsRef::as_ref);
    let demo = groundswell(words.into_iter().chain([folder.path().as_os_str()]));
    assert_eq!(demo.status.code(), Some(1));
    let said = said(&demo);
    assert!(said.lines().count() == 1 && said.contains(&address) && said.contains("--listen"), "{said}");
}
