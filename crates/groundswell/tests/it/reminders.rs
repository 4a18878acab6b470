// SPDX-License-Identifier: AGPL-3.0-or-later
//! Reminders by mail: from the pledge through a real mail server into a mailbox, and to the erasing.

use std::{
    collections::HashMap,
    path::Path,
    process::Command,
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

use serde_json::Value;
use tempfile::TempDir;
use testkit::{Mail, MailSink};

use crate::{
    bidi::Firefox,
    driver::Browser,
    hands::wait,
    hours::{call_at, call_in, vell},
    mail::{MailServers, Mailbox},
    moved_clock::MovedClock,
    program::{Server, agent, holds},
    python::read_letter,
};

const SITE: &str = "https://storm.example/vell";
const HOUR: &str = "2026-12-01T15:00:00Z";

#[test]
fn a_reminder_goes_from_the_pledge_through_a_mail_server_to_the_hour_and_is_erased() {
    let started = MailServers::start().and_then(|mail| Ok((mail, MovedClock::at("2026-11-28T10:00:00Z")?)));
    let (mail, clock) = match started {
        Ok(started) => started,
        Err(why) => return eprintln!("left out: reminders through a mail server; {why}"),
    };
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("data");
    let call = call_at(home.path(), &vell(), "vell", HOUR.parse().expect("an instant"));
    let server = serve(clock.groundswell(), &call, &data, &format!("smtp://127.0.0.1:{}", mail.smtp));
    let (mut anna, mut omid) = (mail.mailbox("anna@mail.example"), mail.mailbox("omid@mail.example"));
    // 1. A letter asks; its link shows a button, and nothing counts before that is pressed.
    assert_eq!(pledge(&server, "en", "anna@mail.example"), 303);
    assert_eq!(pledge(&server, "fa", "omid@mail.example"), 303);
    let asked = [letter(&mut anna, "en", "ltr"), letter(&mut omid, "fa", "rtl")];
    assert_eq!(asked[0]["headers"]["subject"], "Please confirm: Let Idra Vell weave");
    let confirm = asked.each_ref().map(|letter| link(letter, "/remind/"));
    for path in &confirm {
        assert!(server.get(path).1.contains("<form method=\"post\">"));
        // Whoever only opens it has confirmed nothing.
        reach(&server, (2, 0));
    }
    assert!(!holds(&data, "anna@") && !holds(&data, "omid@"), "they are kept sealed");
    for path in &confirm {
        assert_eq!(press(&server, path, ""), 200);
    }
    reach(&server, (2, 2));
    // 2. A day before, both are reminded; one leaves as a mail program does it, without a page (RFC 8058).
    clock.set("2026-11-30T15:00:30Z");
    let reminded = letter(&mut anna, "en", "ltr");
    assert_eq!(reminded["headers"]["subject"], "In a day: Let Idra Vell weave");
    letter(&mut omid, "fa", "rtl");
    let leave = reminded["headers"]["list-unsubscribe"].as_str().expect("an address");
    let leave = leave.trim_matches(['<', '>']).strip_prefix("https://storm.example").expect("our own");
    assert_eq!(press(&server, leave, "List-Unsubscribe=One-Click"), 200);
    reach(&server, (2, 1));
    // 3. Shortly before, the one who stayed is.
    clock.set("2026-12-01T14:00:30Z");
    let soon = letter(&mut omid, "fa", "rtl");
    assert!(link(&soon, "?lang=fa").ends_with("/vell?lang=fa"));
    assert_eq!((anna.letters(), omid.letters()), (2, 3));
    // 4. 72 hours after the storm everything is gone, by itself.
    let key = data.join("keys/vell.contacts");
    assert!(key.exists());
    clock.set("2026-12-04T16:00:00Z");
    wait(|| !key.exists(), || "the erasing".to_owned());
    assert!(server.get(&confirm[0]).1.contains("good for nothing"));
    assert_eq!((anna.letters(), omid.letters()), (2, 3));
    assert_eq!(numbers(&server), (2, 1), "the numbers stay");
}

#[test]
fn a_kill_while_letters_leave_loses_none_and_repeats_none_twice() {
    let running: Arc<Mutex<Option<Server>>> = Arc::default();
    let (killed, was_killed) = mpsc::channel();
    let doomed = Arc::clone(&running);
    // After the letter came, and before the program can know it.
    let sink = MailSink::start_with(move |letters| {
        if let Some(server) = doomed.lock().expect("nobody broke off").take_if(|_| letters >= 10) {
            server.kill();
            killed.send(()).expect("the test waits");
        }
    });
    let sink = sink.expect("it can listen");
    let home = tempfile::tempdir().expect("a folder");
    let call = call_in(home.path(), &vell(), "vell", 180);
    let start = || {
        let command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        serve(command, &call, &home.path().join("data"), &sink.url())
    };
    let server = start();
    let mut running_now = running.lock().expect("nobody broke off");
    for number in 0..30 {
        assert_eq!(pledge(&server, "en", &format!("p{number}@mail.example")), 303);
    }
    *running_now = Some(server);
    drop(running_now);
    was_killed.recv_timeout(Duration::from_secs(60)).expect("it was killed");
    let before = sink.mails().len();
    assert!(before < 30, "it was killed in the middle");
    let _server = start();
    wait(|| by_address(&sink.mails()).len() == 30, || "the thirtieth letter".to_owned());
    for (address, names) in by_address(&sink.mails()) {
        assert!(names.len() <= 2, "{address}: {names:?}");
        assert!(names.iter().all(|name| *name == names[0]), "mail programs show the two as one");
    }
}

/// What somebody does in a browser.
pub trait Window {
    fn open(&self, url: &str);
    fn run(&self, script: &str) -> Value;
    fn click(&self, selector: &str);
    fn wait_for(&self, script: &str);
}

/// A site with a real mail server, for people with browsers.
pub struct Site {
    mail: MailServers,
    /// The program.
    pub server: Server,
    _home: TempDir,
}

impl Site {
    /// Starts it, or says why that is not possible here.
    pub fn start() -> Result<Self, &'static str> {
        let (mail, home) = (MailServers::start()?, tempfile::tempdir().expect("a folder"));
        let call = call_in(home.path(), &vell(), "vell", 180);
        let command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        let address = format!("smtp://127.0.0.1:{}", mail.smtp);
        let server = serve(command, &call, &home.path().join("data"), &address);
        Ok(Self { mail, server, _home: home })
    }

    /// Somebody asks for a reminder, confirms it by a letter's link, and then leaves by the other; gives where both lead.
    pub fn reminds(&self, window: &impl Window, name: &str) -> [String; 2] {
        let address = format!("{name}@mail.example");
        let (pledged, confirmed) = numbers(&self.server);
        window.open(&format!("{}/vell", self.server.base));
        window.run(&format!("document.getElementById('email').value = '{address}'"));
        window.click("form[action*='/pledge'] button");
        window.wait_for("return location.search.includes('reminder=asked')");
        reach(&self.server, (pledged + 1, confirmed));
        let letter = read_letter(&self.mail.mailbox(&address).next_letter());
        let paths = ["/remind/", "/leave/"].map(|words| link(&letter, words));
        for (path, more) in paths.iter().zip([1, 0]) {
            window.open(&format!("{}{path}", self.server.base));
            window.click("main form button");
            window.wait_for("return document.querySelector('.thanks') !== null");
            reach(&self.server, (pledged + 1, confirmed + more));
        }
        let plain = |path: String| path.split('?').next().map(str::to_owned).expect("a path");
        paths.map(plain)
    }
}

impl Window for Browser {
    fn open(&self, url: &str) {
        Browser::open(self, url);
    }
    fn run(&self, script: &str) -> Value {
        Browser::run(self, script)
    }
    fn click(&self, selector: &str) {
        Browser::click(self, selector);
    }
    fn wait_for(&self, script: &str) {
        Browser::wait_for(self, script);
    }
}

impl Window for Firefox {
    fn open(&self, url: &str) {
        Firefox::open(self, url);
    }
    fn run(&self, script: &str) -> Value {
        Firefox::run(self, script)
    }
    fn click(&self, selector: &str) {
        Firefox::click(self, selector);
    }
    fn wait_for(&self, script: &str) {
        Firefox::wait_for(self, script);
    }
}

/// Starts the program with a mail server, as that command.
fn serve(mut command: Command, call: &Path, data: &Path, mail: &str) -> Server {
    command.arg("serve").arg("--call").arg(call).arg("--data").arg(data);
    command.args(["--mail", mail, "--mail-from", "Lantern Street <storm@lantern.example>"]);
    Server::start_behind("https://storm.example", command)
}

fn pledge(server: &Server, language: &str, address: &str) -> u16 {
    press(server, &format!("/vell/pledge?lang={language}"), &format!("email={}", address.replace('@', "%40")))
}

/// Sends a form, as a browser without scripts does, or a mail program.
fn press(server: &Server, path: &str, form: &str) -> u16 {
    let request = agent().post(format!("{}{path}", server.base));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    request.send(form).expect("the server answers").status().as_u16()
}

/// Waits for the numbers, for the counter is made anew twice in a second.
fn reach(server: &Server, expected: (u64, u64)) {
    wait(|| numbers(server) == expected, || format!("{expected:?} in {:?}", numbers(server)));
}

/// Pledged and confirmed, as the counter has them.
fn numbers(server: &Server) -> (u64, u64) {
    let live: Value = serde_json::from_str(&server.get("/vell/live.json").1).expect("JSON");
    let number = |name: &str| live[name].as_u64().expect("a number");
    (number("pledges"), number("confirmed"))
}

/// The next letter of a mailbox, as another reader finds it, after a look at what every letter must be.
fn letter(mailbox: &mut Mailbox, language: &str, direction: &str) -> Value {
    let read = read_letter(&mailbox.next_letter());
    let headers = &read["headers"];
    let header = |name: &str| headers[name].as_str().unwrap_or_default();
    assert_eq!(header("from"), "Lantern Street <storm@lantern.example>");
    assert_eq!(header("content-language"), language);
    assert_eq!(header("auto-submitted"), "auto-generated");
    assert_eq!(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
    assert!(header("list-unsubscribe").starts_with(&format!("<{SITE}/leave/")), "{headers}");
    assert!(header("message-id").ends_with("@lantern.example>"), "no machine's name: {headers}");
    assert_eq!(read["forms"], serde_json::json!(["text/plain", "text/html"]));
    let page = read["page"].as_str().expect("a page");
    assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{page}");
    assert!(!page.contains("<img") && !page.contains("src=") && !page.contains("url("), "{page}");
    for form in ["text", "page"] {
        for link in links(read[form].as_str().expect("a form")) {
            let rest = link.strip_prefix(SITE).expect("no link leads elsewhere");
            let is_known = ["/remind/", "/leave/", "?lang="].iter().any(|known| rest.starts_with(known));
            assert!(is_known && rest.ends_with(&format!("?lang={language}")), "{link}");
        }
    }
    read
}

/// Every address in a text.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("http").map(|(at, _)| {
        let rest = text.get(at..).expect("it was found there");
        rest.split(|c: char| c.is_whitespace() || "\"<>".contains(c)).next().unwrap_or_default()
    })
}

/// The path of the first link in a letter's text that holds some words.
fn link(letter: &Value, words: &str) -> String {
    let text = letter["text"].as_str().expect("a text");
    let link = links(text).find(|link| link.contains(words)).expect("there is such a link");
    link.strip_prefix("https://storm.example").expect("our own").to_owned()
}

/// The names of the letters to each address.
fn by_address(mails: &[Mail]) -> HashMap<String, Vec<String>> {
    let mut names: HashMap<_, Vec<_>> = HashMap::new();
    for mail in mails {
        let name = mail.letter.lines().find(|line| line.starts_with("Message-ID:")).expect("a name");
        names.entry(mail.to.clone()).or_default().push(name.to_owned());
    }
    names
}
