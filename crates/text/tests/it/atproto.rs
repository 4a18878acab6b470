// SPDX-License-Identifier: AGPL-3.0-or-later
//! The syntax of the AT Protocol, by its own interoperability lists.

use text::atproto::{
    AtUri, Tid, datetime, is_at_identifier, is_cid, is_did, is_handle, is_language, is_nsid, is_record_key,
    is_uri,
};

use crate::shared::read;

/// Every line of the lists of a kind that holds, and of those that don't.
fn check(kind: &str, holds: fn(&str) -> bool) {
    for (list, expected) in [("syntax_valid", true), ("syntax_invalid", false), ("parse_invalid", false)] {
        // Only two kinds have a list of what looks right and means nothing.
        if list == "parse_invalid" && !["datetime", "language"].contains(&kind) {
            continue;
        }
        let Some(lines) = read(&format!("atproto-interop/syntax/{kind}_{list}.txt")) else { return };
        let lines: Vec<&str> =
            lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        assert!(!lines.is_empty(), "{kind}_{list} has lines");
        for line in lines {
            assert_eq!(holds(line), expected, "{kind}_{list}: {line:?}");
        }
    }
}

#[test]
fn names_addresses_keys_and_times_of_bluesky_are_as_its_own_lists_have_them() {
    check("atidentifier", is_at_identifier);
    check("aturi", |line| AtUri::parse(line).is_some());
    check("cid", is_cid);
    check("datetime", |line| datetime(line).is_some());
    check("did", is_did);
    check("handle", is_handle);
    check("language", is_language);
    check("nsid", is_nsid);
    check("recordkey", is_record_key);
    check("tid", |line| Tid::parse(line).is_some());
    check("uri", is_uri);
}
