// SPDX-License-Identifier: AGPL-3.0-or-later
//! Others say when a record was there: an authority that signs times (OpenSSL's), and a calendar of OpenTimestamps of our own making.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

use crate::{
    hands::wait,
    program::{Server, groundswell, printed, sample_call},
    takeout::looked_at,
};

/// Whether the calendar has had its digests put into a block.
static IS_IN_BLOCK: AtomicBool = AtomicBool::new(false);

/// Runs OpenSSL in a folder.
fn openssl(folder: &Path, words: &[&str]) {
    let ran = Command::new("openssl").args(words).current_dir(folder).stderr(Stdio::null()).status();
    assert!(ran.is_ok_and(|status| status.success()), "openssl {words:?}");
}

/// Makes an authority that signs times, with a certificate that says so.
fn make_authority(folder: &Path) {
    fs::create_dir_all(folder).expect("it can be made");
    fs::write(folder.join("ext"), "extendedKeyUsage=critical,timeStamping\n").expect("it can be written");
    let config = "[tsa]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\n\
                  ess_cert_id_chain=no\ness_cert_id_alg=sha256\naccuracy=secs:1\n";
    fs::write(folder.join("tsa.cnf"), config).expect("it can be written");
    fs::write(folder.join("serial"), "01\n").expect("it can be written");
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    let root = [
        "req",
        "-x509",
        "-subj",
        "/CN=Root of Vell",
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
        "-days",
        "9",
    ];
    openssl(folder, &[&root[..], &key].concat());
    let asked = ["req", "-new", "-subj", "/CN=Clock of Vell", "-keyout", "tsa.key", "-out", "tsa.csr"];
    openssl(folder, &[&asked[..], &key].concat());
    openssl(
        folder,
        &[
            "x509",
            "-req",
            "-in",
            "tsa.csr",
            "-CA",
            "root.pem",
            "-CAkey",
            "root.key",
            "-CAcreateserial",
            "-extfile",
            "ext",
            "-out",
            "tsa.pem",
            "-days",
            "9",
        ],
    );
}

/// What the authority and the calendar answer.
fn answer(folder: &Path, path: &str, body: &[u8]) -> Option<Vec<u8>> {
    if path == "/tsr" {
        fs::write(folder.join("query"), body).expect("it can be written");
        openssl(
            folder,
            &[
                "ts",
                "-reply",
                "-config",
                "tsa.cnf",
                "-section",
                "tsa",
                "-queryfile",
                "query",
                "-signer",
                "tsa.pem",
                "-inkey",
                "tsa.key",
                "-chain",
                "root.pem",
                "-out",
                "reply",
            ],
        );
        return Some(fs::read(folder.join("reply")).expect("it answered"));
    }
    let address = b"https://calendar.example";
    let attested = |tag: [u8; 8], payload: &[u8]| {
        let length = u8::try_from(payload.len()).expect("it is short");
        [&[0][..], &tag, &[length], payload].concat()
    };
    if path == "/digest" {
        let named = [&[u8::try_from(address.len()).expect("it is short")][..], address].concat();
        return Some(attested([0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e], &named));
    }
    // Block 900,000, in seven bits each.
    let block = attested([0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01], &[0xa0, 0xf7, 0x36]);
    (path.starts_with("/timestamp/") && IS_IN_BLOCK.load(Ordering::Relaxed)).then_some(block)
}

fn talk(mut stream: TcpStream, folder: &Path) {
    let (mut heard, mut piece) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&heard).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ").map(str::to_owned));
            let length: usize = length.and_then(|length| length.parse().ok()).unwrap_or(0);
            let start = heard.windows(4).position(|four| four == b"\r\n\r\n").expect("it is there") + 4;
            if heard.len() >= start + length {
                let path = head.split(' ').nth(1).unwrap_or_default();
                let (status, body) = match answer(folder, path, &heard[start..]) {
                    Some(body) => ("200 OK", body),
                    None => ("404 Not Found", Vec::new()),
                };
                let head = format!(
                    "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                // Whoever asked may have gone.
                let _gone = stream.write_all(&[head.as_bytes(), &body].concat());
                return;
            }
        }
        match stream.read(&mut piece) {
            Ok(read) if read > 0 => heard.extend_from_slice(&piece[..read]),
            _ => return,
        }
    }
}

/// Answers on a port of the loopback until the test ends.
fn open(folder: PathBuf) -> u16 {
    let door = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = door.local_addr().expect("an address").port();
    thread::spawn(move || door.incoming().flatten().for_each(|stream| talk(stream, &folder)));
    port
}

/// A site whose record these date, and one who is not there.
fn serve(home: &Path, port: u16) -> Server {
    let (call, data) = (sample_call(), home.join("data"));
    let mut words: Vec<String> = vec!["serve".into(), "--call".into(), call.display().to_string()];
    words.extend(["--data".into(), data.display().to_string()]);
    for host in ["tsa.example", "calendar.example"] {
        words.extend(["--reach".into(), format!("{host}=127.0.0.1:{port}")]);
    }
    words.extend(["--reach".into(), "gone.example=127.0.0.1:1".into()]);
    for by in [
        "rfc3161=https://tsa.example/tsr",
        "opentimestamps=https://calendar.example",
        "rfc3161=https://gone.example/tsr",
    ] {
        words.extend(["--dated-by".into(), by.into()]);
    }
    Server::start(words)
}

/// OpenSSL finds the same in what everybody is handed.
fn openssl_agrees(server: &Server, folder: &Path) {
    let lines = server.get("/ahang-weavers/record/public.export").1;
    let anchor =
        |line: &str| serde_json::from_str::<Value>(line).ok().filter(|line| line["kind"] == "anchor");
    let anchor = lines.lines().filter_map(anchor).find(|line| line["content"]["authority"] == "tsa.example");
    let anchor = anchor.expect("it is opened to everybody");
    fs::write(folder.join("note"), anchor["content"]["note"].as_str().expect("a note"))
        .expect("it can be written");
    let token = BASE64_STANDARD.decode(anchor["evidence"].as_str().expect("a token")).expect("base64");
    fs::write(folder.join("kept"), token).expect("it can be written");
    openssl(folder, &["ts", "-verify", "-in", "kept", "-data", "note", "-CAfile", "root.pem"]);
}

/// A package tells every word about time, and the page in it says no more than it has checked.
fn check_what_leaves(record: &Path) {
    let (rows, told) = looked_at(record, "dated");
    let anchors = told["anchors"].as_array().expect("anchors");
    assert!(told["holds"] == true && anchors.len() == 4, "{told}");
    assert!(rows.iter().all(|row| !row.starts_with("fails")), "{rows:?}");
    for anchor in anchors {
        let [authority, at] = ["authority", "at"].map(|name| anchor[name].as_str().expect("text"));
        let says = anchor["failed"].as_str().or(anchor["says"].as_str()).expect("it says something");
        // Of a stamp the page reads the time, and not who has signed it.
        let says = says.split(", signed by").next().unwrap_or_default();
        let told = |row: &&String| {
            row.starts_with("unknown") && [authority, at, says].iter().all(|part| row.contains(part))
        };
        assert_eq!(rows.iter().filter(told).count(), 1, "{authority}, {says}: {rows:?}");
    }
    let unchecked =
        rows.iter().filter(|row| row.contains("who has signed that") && row.contains("not checked here"));
    assert_eq!(unchecked.count(), 1, "{rows:?}");
}

#[test]
fn a_record_is_dated_by_others_and_what_fails_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("authority");
    make_authority(&folder);
    let port = open(folder.clone());
    let serve = || serve(home.path(), port);
    let record = home.path().join("data/calls/ahang-weavers/record");
    let told = || {
        let told = groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
        let told: Value = serde_json::from_str(&printed(&told)).expect("JSON");
        assert_eq!(told["holds"], true, "{told}");
        told
    };
    let verify = || told()["anchors"].as_array().cloned().unwrap_or_default();
    // 1. Each is asked as soon as the call is sealed.
    let server = serve();
    wait(|| verify().len() == 3, || format!("three words about time in {:?}", verify()));
    let says = |anchors: &[Value], authority: &str, key: &str| {
        let last = anchors.iter().rfind(|anchor| anchor["authority"] == authority).expect("it was asked");
        last[key].as_str().unwrap_or_default().to_owned()
    };
    let anchors = verify();
    let stamped = says(&anchors, "tsa.example", "says");
    assert!(stamped.contains("signed by CN=Clock of Vell under CN=Root of Vell"), "{stamped}");
    assert!(says(&anchors, "calendar.example", "says").contains("promised"));
    assert!(!says(&anchors, "gone.example", "failed").is_empty());
    let page = server.get("/ahang-weavers/record/").1;
    for words in ["tsa.example has signed it", "calendar.example has promised", "gone.example did not answer"]
    {
        wait(
            || {
                server
                    .get("/ahang-weavers/record/")
                    .1
                    .replace("\u{2068}", "")
                    .replace("\u{2069}", "")
                    .contains(words)
            },
            || format!("{words} in {page}"),
        );
    }
    openssl_agrees(&server, &folder);
    server.kill();
    // 3. What a calendar has promised is looked for when the program runs again, and later.
    IS_IN_BLOCK.store(true, Ordering::Relaxed);
    let server = serve();
    wait(
        || says(&verify(), "calendar.example", "says").contains("block 900000 of Bitcoin"),
        || format!("a block in {:?}", verify()),
    );
    assert_eq!(verify().len(), 4, "who still fails is not told again and again");
    wait(|| told()["unsealed"] == 0, || format!("all of it under a checkpoint: {}", told()));
    server.kill();
    // 4. What leaves tells each of them.
    check_what_leaves(&record);
}
