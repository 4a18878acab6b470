// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a call's page weighs on the line, as it was sent.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use crate::{
    hours::{call_in, vell},
    pages::LANGUAGES,
    program::Server,
};

/// What a server sends before it waits for the first answer: ten segments (RFC 6928) of 1,460 bytes.
const FIRST_FLIGHT: usize = 14_600;

#[test]
fn a_calls_page_comes_in_the_first_fourteen_kilobytes_in_every_language() {
    let home = tempfile::tempdir().expect("a folder");
    let call = call_in(home.path(), &vell(), "vell", 180);
    let data = home.path().join("data");
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words);
    let style = server.get("/vell").1;
    let style = style.split('"').find(|part| part.contains("style.")).expect("a style").to_owned();
    for coding in ["gzip", "identity"] {
        let style = sent(&server, &style, "en", coding);
        for language in LANGUAGES {
            let page = sent(&server, "/vell", language, coding);
            eprintln!("{coding}: {page} bytes in {language}, and {style} of style");
            // What is needed before anything is seen: the page with what lies beyond the first screen, and its style.
            assert!(
                coding != "gzip" || page + style <= FIRST_FLIGHT,
                "{page} and {style} bytes in {language}"
            );
        }
    }
}

/// How many bytes an answer takes, its head among them.
fn sent(server: &Server, path: &str, language: &str, coding: &str) -> usize {
    let host = server.base.trim_start_matches("http://");
    let mut line = TcpStream::connect(host).expect("it listens");
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Language: {language}\r\nAccept-Encoding: {coding}\r\n\
         Connection: close\r\n\r\n"
    );
    line.write_all(request.as_bytes()).expect("it reads");
    let mut answer = Vec::new();
    line.read_to_end(&mut answer).expect("it answers");
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}");
    answer.len()
}
