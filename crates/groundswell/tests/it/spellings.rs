// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which spellings are told, and how.

use serde_json::Value;

use crate::program::{groundswell_with_input, printed, said};

/// A table of four people's posts.
const TABLE: &str = "\
author,created_at,text,network
mina,2026-03-01T18:00:00Z,the looms stand with them #AhangWeavers,x
mina,2026-03-01T18:04:00Z,the looms stand still #AhangWaevers,x
salim,2026-03-01T18:05:00Z,both of them #Ahang_Weavers #AhangWeavers,x
lale,2026-03-01T18:05:00Z,carpets for sale #AhangWeaversShop,x
noor,2026-03-01T18:05:00Z,bread and figs #figs,x
";

fn told(more: &[&str]) -> String {
    let columns = "author=author,created_at=created_at,text=text,network=network";
    let words = [&["spellings", "-", "--columns", columns, "--tag", "#AhangWeavers"], more].concat();
    let output = groundswell_with_input(&words, TABLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    printed(&output)
}

#[test]
fn spellings_are_told_with_what_speaks_for_them() {
    assert_eq!(
        told(&[]),
        "#Ahang_Weavers of #AhangWeavers (joiner): 1 post, 1 beside it\n\
         #AhangWaevers of #AhangWeavers (slip): 1 post, 1 of accounts that used it within ten minutes\n"
    );
    let all = told(&["--all", "--format", "json"]);
    let all: Vec<Value> = all.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    let whys: Vec<&str> = all.iter().filter_map(|offer| offer.get("why")?.as_str()).collect();
    assert_eq!(whys, ["joiner", "slip", "glued"]);
}

#[test]
fn a_spelling_commands_no_terminal() {
    let post = r##"{"$type":"app.bsky.feed.post","createdAt":"2026-03-01T18:00:00Z","tags":["Ahang\u001bWeavers"],"text":"loom"}"##;
    let event = format!(
        r#"{{"did":"did:plc:a","time_us":1,"kind":"commit","commit":{{"rev":"r","operation":"create","collection":"app.bsky.feed.post","rkey":"3lts4jayyqpho","record":{post},"cid":"c"}}}}"#
    );
    let output = groundswell_with_input(&["spellings", "-", "--tag", "AhangWeavers"], event.as_bytes());
    let printed = printed(&output);
    assert!(!printed.contains('\u{1b}'), "{printed:?}");
    assert_eq!(printed.lines().count(), 1, "{printed:?}");
}
