// SPDX-License-Identifier: AGPL-3.0-or-later
//! A sealed hashtag, and what a check of a call prints.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::program::{Server, groundswell, holds, printed, said, sample_call};
use crate::{
    driver::Browser,
    hands::wait,
    hours::{call_at, seal, vell},
};

const TAG: &str = "OpenTheLoomHall";

/// The sample call in a folder of its own, its hour in a year, with a sealed hashtag and a wording that holds it.
fn sealed_call(home: &Path, year: &str) -> PathBuf {
    let starts = format!("{year}-12-01T15:00:00Z").parse().expect("a time");
    let call = call_at(home, &sample_call(), &format!("sealed-{year}"), starts);
    seal(&call, TAG);
    let english = fs::read_to_string(call.join("wordings/en.md")).expect("it was copied");
    let wording = "## hall: 2026-05-04\n\n{Open|Unseal} the loom hall. {tag} {url}\n";
    fs::write(call.join("wordings/en.md"), format!("{english}\n{wording}")).expect("it can be written");
    call
}

#[test]
fn a_hashtag_is_sealed_once_and_its_opening_is_for_its_owner_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let call = sealed_call(home.path(), "2099");
    let file = call.join("sealed.toml");
    assert_eq!(fs::metadata(&file).expect("it was written").permissions().mode() & 0o777, 0o600);
    let kept = fs::read_to_string(&file).expect("it was written");
    let seal = |tag: &str| {
        groundswell(["call".as_ref(), "seal".as_ref(), call.as_os_str(), "--tag".as_ref(), tag.as_ref()])
    };
    let again = seal("Another");
    assert_eq!(again.status.code(), Some(1));
    assert!(said(&again).contains("is there already"), "{}", said(&again));
    assert_eq!(fs::read_to_string(&file).expect("it was written"), kept);
    fs::remove_file(&file).expect("it was written");
    assert_eq!(seal("2026").status.code(), Some(1));
    assert!(!file.exists());
}

#[test]
fn a_sealed_hashtag_is_nowhere_before_the_hour_and_in_the_record_from_then_on() {
    let home = tempfile::tempdir().expect("a folder");
    let check = |year: &str, is_out: bool| {
        let call = sealed_call(home.path(), year);
        let checked = groundswell(["call".as_ref(), "check".as_ref(), call.as_os_str()]);
        assert_eq!(checked.status.code(), Some(0), "{}", printed(&checked));
        assert!(!printed(&checked).contains(TAG));
        let data = home.path().join(format!("data-{year}"));
        let server = Server::of_call(&call, &data);
        if !is_out {
            for path in ["", "/post", "/live", "/live.json", "/calendar.ics", "/record/"] {
                let (_, page) = server.get(&format!("/sealed-{year}{path}"));
                assert!(!page.contains(TAG), "{path}");
            }
        }
        server.kill();
        assert!(holds(&data, "sealed_hashtag"), "the commitment is kept from the first");
        assert_eq!(holds(&data, TAG), is_out, "{year}");
    };
    check("2099", false);
    check("2020", true);
}

/// On one page, left open: the commitment before the hour, the hashtag from then on, without anybody's doing.
pub fn a_sealed_hashtag_appears_at_the_hour(browser: &mut Browser) {
    let home = tempfile::tempdir().expect("a folder");
    let starts = Timestamp::now() + SignedDuration::from_secs(25);
    let call = call_at(home.path(), &vell(), "vell", starts);
    seal(&call, TAG);
    let data = home.path().join("data");
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words);
    browser.become_screen(360, 740, true);
    browser.open(&format!("{}/vell", server.base));
    let commitment = fs::read_to_string(call.join("call.toml")).expect("it was written");
    let commitment = commitment.split('"').nth(1).expect("the commitment comes first");
    let shows = |what: &str| browser.run(&format!("return document.body.textContent.includes('{what}')"));
    assert_eq!((shows(TAG), shows(commitment)), (false.into(), true.into()));
    wait(|| shows(TAG) == true, || "the hashtag".to_owned());
    assert!(Timestamp::now() >= starts && shows(commitment) == true);
    assert!(server.get("/vell/calendar.ics").1.replace("\r\n ", "").contains(TAG), "and in calendars");
}

#[test]
fn a_check_tells_what_hashtags_and_wordings_will_do() {
    let output = groundswell(["call".as_ref(), "check".as_ref(), sample_call().as_os_str()]);
    let folder = sample_call().display().to_string();
    insta::assert_snapshot!(printed(&output).replace(&folder, "FOLDER"));
}

#[test]
fn a_check_for_programs_holds_the_same_and_its_lists_are_never_absent() {
    let check = |folder: &Path, exit: i32| -> Value {
        let words =
            ["call".as_ref(), "check".as_ref(), folder.as_os_str(), "--format".as_ref(), "json".as_ref()];
        let output = groundswell(words);
        assert_eq!(output.status.code(), Some(exit), "{}", said(&output));
        serde_json::from_str(&printed(&output)).expect("JSON")
    };
    let good = check(&sample_call(), 0);
    assert_eq!(good["hashtags"][1]["networks"]["x"]["reads"], "whole");
    assert_eq!(good["kit"][1]["language"], "ar");
    assert_eq!(good["kit"][1]["crowds"][2]["people"], 20_000);
    let home = tempfile::tempdir().expect("a folder");
    let wrong = check(home.path(), 1);
    assert_eq!(wrong["mistakes"][0]["line"], 1);
    for list in ["warnings", "hashtags", "findings", "kit"] {
        assert!(wrong[list].is_array() && good[list].is_array(), "{list}");
    }
}
