// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promise 2: taking part leaves no trace with us.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
};

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

/// A picture as a camera writes it, with a place and a name beside it.
fn photograph() -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).expect("it is short").to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    };
    [
        b"\xff\xd8".to_vec(),
        segment(0xe1, b"Exif\0\0II*\0\x08\0\0\0\0\0GPSLatitude canary-of-a-camera"),
        segment(0xfe, b"canary-of-a-camera"),
        segment(0xc0, &[8, 0, 20, 0, 30, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        b"shuttle-canary\xff\xd9canary-of-a-camera".to_vec(),
    ]
    .concat()
}

/// The sample call in a folder of its own, with a picture.
fn illustrated_call(home: &Path) -> PathBuf {
    let call = home.join("ahang-weavers");
    for file in files(&sample_call()) {
        let path = call.join(file.strip_prefix(sample_call()).expect("it lies within"));
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
        fs::copy(&file, path).expect("it can be copied");
    }
    fs::create_dir_all(call.join("pictures")).expect("a folder");
    fs::write(call.join("pictures/loom.jpg"), photograph()).expect("it can be written");
    let toml = fs::read_to_string(call.join("call.toml")).expect("it was copied");
    let picture =
        "[[picture]]\nfile = \"loom.jpg\"\nalt = { en = \"A loom\", ar = \"نول\", es = \"Un telar\" }\n";
    // Before the sample's own, so that pages show it first.
    let toml = toml.replacen("[[picture]]", &format!("{picture}\n[[picture]]"), 1);
    fs::write(call.join("call.toml"), toml).expect("it can be written");
    call
}

#[test]
fn what_a_camera_wrote_beside_a_picture_is_in_no_file_and_no_answer_of_the_server() {
    let folder = tempfile::tempdir().expect("a folder");
    let call = illustrated_call(folder.path());
    let data = folder.path().join("data");
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words);
    let page = server.get("/ahang-weavers/post").1;
    let (_, rest) = page.split_once("<img src=\"").expect("the picture is shown");
    let picture = rest.split('"').next().expect("it has an address");
    for (path, expected) in
        [(picture, true), ("/ahang-weavers/kit.zip", true), ("/ahang-weavers/kit.html", false)]
    {
        let mut answer = agent().get(format!("{}{path}", server.base)).call().expect("the server answers");
        let body = answer.body_mut().read_to_vec().expect("it can be read");
        let holds = |words: &[u8]| body.windows(words.len()).any(|window| window == words);
        // The picture is not packed anew in an archive; in the one file it stands in other letters.
        assert_eq!(holds(b"shuttle-canary"), expected, "{path}");
        assert!(!holds(b"canary-of-a-camera") && !holds(b"GPSLatitude"), "{path}");
    }
    server.kill();
    assert!(holds(&data, "image/jpeg 30x20"), "its imprint is sealed in the record");
    for canary in ["canary-of-a-camera", "GPSLatitude"] {
        assert!(!holds(&data, canary), "{canary} stands in a file");
    }
}
