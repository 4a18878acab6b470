// SPDX-License-Identifier: AGPL-3.0-or-later
//! A machine of its own, as far as the network goes, with one cable to this one, which can be cut.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    process::{self, Child, Command, Stdio},
};

/// A name for a neighbor's network card that nobody has: what is sent there is lost without a word, as in a cable that is cut.
const NOBODY: &str = "02:00:00:00:00:01";

/// A namespace of the network and a pair of cards, one in it and one here. Both are gone with the last program in it: nothing is left of them, even where a
/// test is killed.
pub struct Wire {
    /// Keeps the namespace, and ends when nobody holds the other end of its input any more.
    holder: Child,
    here: String,
    there: String,
    cards: [String; 2],
}

impl Wire {
    /// Lays one, or says why that is not possible here.
    pub fn lay() -> Result<Self, &'static str> {
        // A network for trials of networks (RFC 2544), of which each process takes four addresses; so two of these never meet.
        let number = process::id();
        let net = format!("198.18.{}.", (number >> 6) & 255);
        let (first, name) = ((number & 63) * 4, number & 0x3fff);
        let cards = ["h", "n"].map(|end| format!("gs{name}{end}"));
        if Command::new("ip").arg("-V").stdout(Stdio::null()).status().is_err() {
            return Err("iproute2 is not installed");
        }
        let mut holder = Command::new("unshare")
            .args(["--net", "sh", "-c", "echo; exec cat"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| "unshare is not installed")?;
        let mut begun = String::new();
        let said = BufReader::new(holder.stdout.take().expect("it is piped")).read_line(&mut begun);
        let wire =
            Self { holder, here: format!("{net}{}", first + 1), there: format!("{net}{}", first + 2), cards };
        if said.expect("it can be read") == 0 {
            return Err("nobody here has the right to a network of its own");
        }
        wire.connect();
        Ok(wire)
    }

    /// The address of this machine's end.
    pub fn here(&self) -> &str {
        &self.here
    }

    /// The address of the other end.
    pub fn there(&self) -> &str {
        &self.there
    }

    /// A program on the other end.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--net", "--target", &self.holder.id().to_string(), "--"]).arg(program);
        command
    }

    /// Has everything that either end sends be lost, without a word to whoever sends it.
    pub fn cut(&self) {
        let [here, there] = &self.cards;
        let lost = ["lladdr", NOBODY, "nud", "permanent", "dev"];
        self.ip(&[&["neigh", "replace", &self.there], &lost[..], &[here]].concat());
        self.ip_there(&[&["neigh", "replace", &self.here], &lost[..], &[there]].concat());
    }

    /// Mends what was cut.
    pub fn mend(&self) {
        let [here, there] = &self.cards;
        self.ip(&["neigh", "del", &self.there, "dev", here]);
        self.ip_there(&["neigh", "del", &self.here, "dev", there]);
    }

    fn connect(&self) {
        let [here, there] = &self.cards;
        let holder = self.holder.id().to_string();
        self.ip(&["link", "add", here, "type", "veth", "peer", "name", there, "netns", &holder]);
        self.ip(&["addr", "add", &format!("{}/30", self.here), "dev", here]);
        self.ip(&["link", "set", here, "up"]);
        self.ip_there(&["addr", "add", &format!("{}/30", self.there), "dev", there]);
        self.ip_there(&["link", "set", there, "up"]);
        self.ip_there(&["link", "set", "lo", "up"]);
    }

    fn ip(&self, words: &[&str]) {
        let done = Command::new("ip").args(words).status().expect("it starts");
        assert!(done.success(), "ip {words:?}: {done}");
    }

    fn ip_there(&self, words: &[&str]) {
        let done = self.command("ip").args(words).status().expect("it starts");
        assert!(done.success(), "ip {words:?} on the other end: {done}");
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        let _reaped = self.holder.wait();
    }
}
