// SPDX-License-Identifier: AGPL-3.0-or-later
use std::os::unix::fs::PermissionsExt;

use hyper::header::{HeaderMap, RETRY_AFTER};
use instant_acme::{Error, Problem};
use model::Timestamp;
use rcgen::{CertificateParams, KeyPair};

use super::{
    caller::read_retry_after,
    kept::{self, Kept},
    options::Wanted,
    order::Failure,
    trouble::Trouble,
};
use crate::output::write_private;

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn pem() -> String {
    let mut params = CertificateParams::new(["weavers.example".to_owned()]).unwrap();
    params.not_before = rcgen::date_time_ymd(2026, 11, 1);
    params.not_after = rcgen::date_time_ymd(2027, 1, 30);
    let key = KeyPair::generate().unwrap();
    format!("{}{}", key.serialize_pem(), params.self_signed(&key).unwrap().pem())
}

#[test]
fn what_is_kept_is_read_again_and_belongs_to_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("keys/certificate.pem");
    assert!(kept::read(&file).unwrap().is_none());
    write_private(&file, pem().as_bytes()).unwrap();
    let kept = kept::read(&file).unwrap().unwrap();
    assert_eq!(kept.until(), at("2027-01-30T00:00:00Z"));
    assert_eq!(kept.due(), at("2026-12-31T00:00:00Z"), "two thirds of ninety days");
    assert!(kept.is_for(&["weavers.example".to_owned()]));
    assert!(!kept.is_for(&["weavers.example".to_owned(), "www.weavers.example".to_owned()]));
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn half_a_file_and_anothers_key_are_refused() {
    let (one, other) = (pem(), pem());
    let (key, _) = one.split_once("-----BEGIN CERTIFICATE").unwrap();
    let (_, chain) = other.split_once("-----BEGIN CERTIFICATE").unwrap();
    let mixed = format!("{key}-----BEGIN CERTIFICATE{chain}");
    for bad in ["", "nonsense", key, mixed.as_str()] {
        assert!(Kept::of(bad.as_bytes()).is_err(), "{bad}");
    }
    assert!(Kept::of(one.as_bytes()).is_ok());
}

#[test]
fn the_time_to_ask_again_is_read_in_both_forms() {
    let now = at("2026-11-27T15:00:00Z");
    let check = |told: &str, expected: Option<Timestamp>| {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, told.parse().unwrap());
        assert_eq!(read_retry_after(&headers, now), expected, "{told}");
    };
    check("3600", Some(at("2026-11-27T16:00:00Z")));
    check("Fri, 27 Nov 2026 18:30:00 GMT", Some(at("2026-11-27T18:30:00Z")));
    check("soon", None);
    check("-1", None);
    check("99999999999999", None);
}

#[test]
fn each_refusal_is_told_in_a_sentence_with_what_to_do() {
    let wanted = Wanted {
        domains: vec!["weavers.example".to_owned()],
        directory: "https://authority.example/directory".to_owned(),
        roots: None,
        contact: None,
    };
    let now = at("2026-11-27T15:00:00Z");
    let kinds = [
        "accountDoesNotExist",
        "caa",
        "connection",
        "dns",
        "externalAccountRequired",
        "invalidContact",
        "rateLimited",
        "rejectedIdentifier",
        "serverInternal",
        "unauthorized",
    ];
    let mut told = String::new();
    for kind in kinds {
        let problem = serde_json::json!({"type": format!("urn:ietf:params:acme:error:{kind}"), "detail": "its\n\u{202e}words"});
        let problem: Problem = serde_json::from_value(problem).unwrap();
        let failure = Failure { domain: Some("weavers.example".to_owned()), error: Error::Api(problem) };
        let trouble = Trouble::of(failure, &wanted, Some(at("2026-11-27T18:30:00Z")));
        let waits = [0, 1, 9].map(|failed| (trouble.again(now, failed).duration_since(now)).as_mins());
        told += &format!("{trouble}\n  again after {waits:?} minutes\n");
    }
    let failure = Failure::from(Error::Other("connection refused".into()));
    let trouble = Trouble::of(failure, &wanted, None);
    let waits = [0, 1, 9].map(|failed| (trouble.again(now, failed).duration_since(now)).as_secs());
    told += &format!("{trouble}\n  again after {waits:?} seconds\n");
    insta::assert_snapshot!(told);
}
