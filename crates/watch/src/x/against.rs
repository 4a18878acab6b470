// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of X's messages, whatever bytes they are.

use std::{collections::BTreeSet, time::Duration};

use model::Timestamp;

use super::{
    XError,
    parse::{self, Limit, Line},
};

pub(crate) fn check(bytes: &[u8]) {
    let ours = BTreeSet::from(["1".to_owned()]);
    let line = parse::line(bytes, &ours);
    assert_eq!(format!("{line:?}"), format!("{:?}", parse::line(bytes, &ours)), "it reads the same again");
    match line {
        Line::Blank => assert!(bytes.trim_ascii().is_empty()),
        Line::End(error) => assert!(error.meaning().1.is_none_or(|wait| wait <= Duration::from_secs(900))),
        // What may have been delivered is charged.
        Line::Posts { posts, .. } => assert!(posts > 0),
    }
    if let Some(pages) = parse::page(bytes) {
        assert!(pages.next.is_none_or(|next| !next.is_empty()));
    }
    for status in [400, 401, 402, 403, 429, 503] {
        match parse::refusal(status, &Limit::default(), bytes, Timestamp::UNIX_EPOCH, &str::to_owned) {
            XError::Failed { says, .. } | XError::Refused { says, .. } | XError::Unpaid(says) => {
                assert!(says.chars().count() <= 200, "{says}");
            }
            XError::Limited { wait } => assert!(wait <= Duration::from_secs(900)),
            other => panic!("{other:?}"),
        }
    }
}
