// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promise 2: taking part leaves no trace with us.

use std::{fs::File, process::Stdio};

use crate::program::{Server, agent, files, holds, sample_call};

/// What a visitor brings along without meaning to.
const CANARIES: [(&str, &str); 5] = [
    ("User-Agent", "CanaryBrowser/7.5"),
    ("Referer", "https://canary-referer.example/"),
    ("X-Forwarded-For", "203.0.113.77"),
    ("Forwarded", "for=203.0.113.78"),
    ("Cookie", "canary=cookie-of-a-visitor"),
];

#[test]
fn no_visitor_is_found_in_any_file_or_message_of_the_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, messages) = (folder.path().join("data"), folder.path().join("messages.txt"));
    let call = sample_call();
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let said = File::create(&messages).expect("it can be made");
    let server = Server::start_saying(words, Stdio::from(said));
    let agent = agent();
    for path in [
        "",
        "/post",
        "/post?lang=ar&network=x",
        "/live",
        "/live.json",
        "/report",
        "/record/",
        "/calendar.ics",
        "/nowhere",
    ] {
        let mut request = agent.get(format!("{}/ahang-weavers{path}", server.base));
        for (name, value) in CANARIES {
            request = request.header(name, value);
        }
        let answer = request.call().expect("the server answers");
        assert!(answer.headers().get("set-cookie").is_none(), "{path} sets no cookie");
    }
    let mut pledge = agent.post(format!("{}/ahang-weavers/pledge", server.base));
    for (name, value) in CANARIES {
        pledge = pledge.header(name, value);
    }
    assert_eq!(pledge.send_empty().expect("the server answers").status().as_u16(), 303);
    server.kill();
    assert!(!files(&data).is_empty());
    for canary in CANARIES.map(|(_, value)| value).iter().chain(&["127.0.0.1"]) {
        assert!(!holds(folder.path(), canary), "{canary} stands in a file");
    }
}
