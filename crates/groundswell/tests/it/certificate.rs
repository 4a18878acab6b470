// SPDX-License-Identifier: AGPL-3.0-or-later
//! The site gets its own certificate, from a real authority.

use std::{
    fs,
    io::{BufRead, BufReader, PipeReader, Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::Stdio,
};

use rustls::pki_types::UnixTime;

use crate::{
    authority::{Authority, certificate_in, free_ports, serve_another},
    program::{Server, groundswell, said, sample_call},
};

const HOST: &str = "weavers.example";

/// A site that gets its certificate from an authority, and what it says.
struct Site {
    server: Server,
    says: BufReader<PipeReader>,
}

impl Site {
    fn start(authority: &Authority, data: &Path, domains: &[&str], more: &[String]) -> Self {
        Self::start_on(authority.asks_at, authority, data, domains, more)
    }

    fn start_on(port: u16, authority: &Authority, data: &Path, domains: &[&str], more: &[String]) -> Self {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let call = sample_call();
        let mut words =
            ["serve", "--call", call.to_str().expect("UTF-8"), "--data"].map(str::to_owned).to_vec();
        words.push(data.to_str().expect("UTF-8").to_owned());
        words.extend(domains.iter().flat_map(|domain| ["--domain".to_owned(), (*domain).to_owned()]));
        words.extend(authority.words().into_iter().chain(more.iter().cloned()));
        let server = Server::start_on(port, words, Stdio::from(writer));
        Self { server, says: BufReader::new(reader) }
    }

    /// Waits for a sentence that has these words.
    fn hear(&mut self, words: &str) -> String {
        let mut heard = String::new();
        for line in self.says.by_ref().lines() {
            let line = line.expect("it is UTF-8");
            if line.contains(words) {
                return line;
            }
            heard += &line;
        }
        panic!("it ended without `{words}`: {heard}");
    }
}

#[test]
fn a_certificate_is_got_and_renewed_while_the_site_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let authority = Authority::start(12);
    let [open] = free_ports();
    let more = [
        "--redirect-from".to_owned(),
        format!("127.0.0.1:{open}"),
        "--contact".to_owned(),
        "admin@weavers.example".to_owned(),
    ];
    // One that is killed while it asks leaves nothing in the way of the next.
    let broken_off = Site::start(&authority, folder.path(), &[HOST], &[]);
    while !folder.path().join("keys/certificate-account.json").exists() {
        std::thread::yield_now();
    }
    broken_off.server.kill();
    let mut site = Site::start(&authority, folder.path(), &[HOST, "www.weavers.example"], &more);
    site.hear("the certificate is good until");
    let visitor = authority.visitor();
    let first = visitor.get(authority.asks_at, HOST, "/ahang-weavers").expect("the page");
    assert!(first.answer.starts_with("HTTP/1.1 200 OK"), "{}", first.answer);
    assert!(first.answer.contains("strict-transport-security: max-age=31536000\r\n"));
    assert!(
        first.answer.contains("https://weavers.example/ahang-weavers"),
        "links begin with the site's name"
    );
    let kept = fs::metadata(certificate_in(folder.path())).expect("it is kept");
    assert_eq!(kept.permissions().mode() & 0o777, 0o600);
    let elsewhere =
        visitor.get(authority.asks_at, "www.weavers.example", "/ahang-weavers").expect("an answer");
    assert!(elsewhere.answer.contains("location: https://weavers.example/ahang-weavers\r\n"));
    assert_eq!(without_encryption(open), "location: https://weavers.example/ahang-weavers?lang=ar");
    assert!(visitor.get(authority.asks_at, "stranger.example", "/").is_err(), "no other name is answered");
    site.hear("the certificate is good until");
    let second = visitor.get(authority.asks_at, HOST, "/ahang-weavers").expect("the page");
    assert_ne!(first.certificate, second.certificate);
    assert!(site.server.stop().success());
}

/// Where a visitor without encryption is sent.
fn without_encryption(port: u16) -> String {
    let mut line = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    let request = "GET /ahang-weavers?lang=ar HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n";
    line.write_all(request.as_bytes()).expect("it reads");
    let mut answer = String::new();
    line.read_to_string(&mut answer).expect("it answers");
    assert!(answer.starts_with("HTTP/1.1 308 "), "{answer}");
    answer.lines().find(|line| line.starts_with("location: ")).expect("a place").to_owned()
}

#[test]
fn the_kept_certificate_goes_on_while_the_authority_is_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut authority = Authority::start(9);
    let mut site = Site::start(&authority, folder.path(), &[HOST], &[]);
    site.hear("the certificate is good until");
    let (visitor, then) = (authority.visitor(), UnixTime::now());
    let first = visitor.get(authority.asks_at, HOST, "/").expect("the page");
    authority.stop();
    let says = site.hear("no new certificate");
    assert!(
        says.contains("can't reach https://localhost:") && says.contains("it is tried again on"),
        "{says}"
    );
    let same = visitor.get_at(then, authority.asks_at, HOST, "/").expect("the page");
    assert_eq!(first.certificate, same.certificate);
    site.server.kill();
    let mut site = Site::start(&authority, folder.path(), &[HOST], &[]);
    let same = visitor.get_at(then, authority.asks_at, HOST, "/").expect("the page");
    assert_eq!(first.certificate, same.certificate, "it was kept");
    // One that has forgotten everybody, so that a new account has to be made.
    authority.start_again();
    site.hear("the certificate is good until");
    authority.visitor().get(authority.asks_at, HOST, "/").expect("the page");
}

#[test]
fn what_is_in_the_way_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let authority = Authority::start(3600);
    let told = |name: &str, port: u16, domain: &str| {
        let mut site = Site::start_on(port, &authority, &folder.path().join(name), &[domain], &[]);
        site.hear("no new certificate")
    };
    let says = told("blocked", authority.asks_at, "blocked.example");
    assert!(says.contains("the authority gives none for blocked.example"), "{says}");
    assert!(says.ends_with("until then no page can be shown"), "{says}");
    let [elsewhere] = free_ports();
    let says = told("closed", elsewhere, HOST);
    assert!(says.contains("the authority can't reach weavers.example on port 443"), "{says}");
    // Another server stands where the name leads to.
    serve_another(authority.asks_at);
    let says = told("taken", elsewhere, HOST);
    assert!(says.contains("not this server but another answers for weavers.example"), "{says}");
    for (domain, problem) in [
        ("203.0.113.5", "certificates and passkeys belong to a name"),
        ("https://weavers.example", "give the name alone"),
        ("weavers", "no name on the net"),
        ("*.weavers.example", "no name on the net"),
        ("we avers.example", "no name on the net"),
    ] {
        let output = groundswell(["serve", "--domain", domain]);
        assert_eq!(output.status.code(), Some(2), "{domain}");
        assert!(said(&output).contains(problem), "{}", said(&output));
    }
}

#[test]
fn passkeys_that_cannot_work_are_told_of_before_anybody_tries() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, problem) in [
        ("http://weavers.example", "browsers use passkeys on an encrypted line alone"),
        ("https://203.0.113.5", "browsers tie passkeys to a name"),
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.arg("serve").arg("--data").arg(folder.path()).stderr(Stdio::from(writer));
        let mut site = Site { server: Server::start_behind(name, command), says: BufReader::new(reader) };
        let says = site.hear("the studio is closed");
        assert!(says.contains(problem) && says.contains("start with --domain NAME"), "{says}");
    }
}
