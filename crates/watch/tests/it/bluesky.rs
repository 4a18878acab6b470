// SPDX-License-Identifier: AGPL-3.0-or-later
//! Bluesky's own server and directory of identities, on this machine alone, and people who use it.
//!
//! Tests of other rooms take this file in by its path.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The name by which the server calls itself.
pub const SERVER: &str = "pds.example";

/// The name of the directory on the net, which stands here for the one on this machine.
pub const DIRECTORY: &str = "plc.directory";

/// The server and the directory; both end when dropped, and with a test that is killed.
pub struct Bluesky {
    server: Node,
    directory: Node,
    folder: TempDir,
}

/// A record that somebody has made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub uri: String,
    pub cid: String,
}

impl Bluesky {
    /// Starts both.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let directory = Node::start(&["directory"]);
        let server = Node::server(folder.path(), directory.port, 0);
        Self { server, directory, folder }
    }

    /// Where each is to be found, as `NAME=ADDRESS:PORT`.
    pub fn places(&self) -> [String; 2] {
        [(SERVER, self.server.port), (DIRECTORY, self.directory.port)]
            .map(|(name, port)| format!("{name}=127.0.0.1:{port}"))
    }

    /// Kills the server in the middle of whatever it does; the directory stays.
    pub fn kill(&mut self) {
        self.server.end();
    }

    /// Starts the server that was killed, with all that it has on its disk, where it was.
    pub fn restart(&mut self) {
        self.server = Node::server(self.folder.path(), self.directory.port, self.server.port);
    }

    /// Makes an account; gives its lasting name.
    pub fn account(&mut self, by: &str) -> String {
        text(&self.ask(&json!({"do": "account", "by": by})), "did")
    }

    /// Has the server do something, and gives its answer.
    pub fn ask(&mut self, command: &Value) -> Value {
        self.server.ask(command)
    }

    /// Posts a text, its hashtags marked.
    pub fn post(&mut self, by: &str, text: &str) -> Made {
        self.make(&json!({"do": "post", "by": by, "text": text}))
    }

    /// Answers a post.
    pub fn reply(&mut self, by: &str, to: &Made, text: &str) -> Made {
        self.make(&json!({"do": "post", "by": by, "text": text, "reply": {"uri": to.uri, "cid": to.cid}}))
    }

    /// Repeats a post.
    pub fn repost(&mut self, by: &str, of: &Made) -> Made {
        self.make(&json!({"do": "repost", "by": by, "subject": {"uri": of.uri, "cid": of.cid}}))
    }

    /// Deletes a record of one's own.
    pub fn delete(&mut self, by: &str, made: &Made) {
        self.server.ask(&json!({"do": "delete", "by": by, "uri": made.uri}));
    }

    /// Does something with an account: `deactivate`, `activate`, `leave` (its owner), `suspend` (the admin).
    pub fn change(&mut self, by: &str, what: &str) {
        self.server.ask(&json!({"do": what, "by": by}));
    }

    /// So many people post so many times each, all at once; gives the posts' addresses.
    pub fn flood(&mut self, by: &str, people: usize, posts: usize, text: &str) -> Vec<String> {
        let answer = self
            .server
            .ask(&json!({"do": "flood", "by": by, "people": people, "posts": posts, "text": text}));
        let uris = answer.get("uris").and_then(Value::as_array).expect("the addresses");
        uris.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect()
    }

    /// Does what makes a record, or another version of one.
    pub fn make(&mut self, command: &Value) -> Made {
        let answer = self.server.ask(command);
        Made { uri: text(&answer, "uri"), cid: text(&answer, "cid") }
    }
}

fn text(answer: &Value, name: &str) -> String {
    answer.get(name).and_then(Value::as_str).expect("the server says it").to_owned()
}

/// A program in JavaScript, which reads commands and answers each.
struct Node {
    child: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
    port: u16,
}

impl Node {
    fn server(folder: &Path, directory: u16, port: u16) -> Self {
        let folder = folder.to_str().expect("UTF-8");
        Self::start(&["server", folder, &directory.to_string(), &port.to_string()])
    }

    fn start(words: &[&str]) -> Self {
        let tools = workspace().join("target/tools");
        let mut child = Command::new(node(&tools))
            .arg("--no-warnings")
            .arg(workspace().join("xtask/tools/bluesky/server.mjs"))
            .args(words)
            .env("TOOLS", &tools)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("node starts");
        let commands = child.stdin.take().expect("it is piped");
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut started = Self { child, commands, answers, port: 0 };
        let port = started.hear().get("port").and_then(Value::as_u64);
        started.port = port.and_then(|port| port.try_into().ok()).expect("it listens");
        started
    }

    fn ask(&mut self, command: &Value) -> Value {
        writeln!(self.commands, "{command}").expect("it reads");
        self.hear()
    }

    fn hear(&mut self) -> Value {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("it answers");
        let answer: Value = serde_json::from_str(&line).expect("it answers in JSON");
        assert_eq!(answer.get("error"), None);
        answer
    }

    fn end(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.end();
    }
}

/// The program that runs JavaScript, as npm brings it: Debian's is too old for the server.
fn node(tools: &Path) -> PathBuf {
    let places = ["x64", "arm64"].map(|kind| tools.join(format!("node_modules/node-linux-{kind}/bin/node")));
    let node = places.into_iter().find(|node| node.exists());
    node.expect("Bluesky's server is not installed: `cargo xtask tools` does that")
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
