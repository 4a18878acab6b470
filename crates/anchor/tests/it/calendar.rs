// SPDX-License-Identifier: AGPL-3.0-or-later
//! A calendar on this machine, and the client of OpenTimestamps, both Python's.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// A calendar that signs as an address and listens somewhere else.
pub struct Calendar {
    python: Child,
    port: u16,
}

impl Calendar {
    /// Starts one; it ends when dropped, and with a test that is killed.
    pub fn start(address: &str) -> Self {
        let mut python = python()
            .args(["-W", "ignore", "-c", include_str!("calendar.py"), address])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python is installed");
        let mut port = String::new();
        let out = python.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut port).expect("it says where it listens");
        let port = port.trim().parse().expect("the client is installed: `cargo xtask tools` does that");
        Self { python, port }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Sends something; gives the status and what is answered.
    pub fn post(&self, path: &str, body: &[u8]) -> (u16, Vec<u8>) {
        self.ask(&format!("POST {path} HTTP/1.0\r\nContent-Length: {}\r\n\r\n", body.len()), body)
    }

    /// Asks for something.
    pub fn get(&self, path: &str) -> (u16, Vec<u8>) {
        self.ask(&format!("GET {path} HTTP/1.0\r\n\r\n"), &[])
    }

    /// What the client's library reads of each of these files, written again; nothing where it refuses.
    pub fn read_each(&self, files: &[Vec<u8>]) -> Vec<Option<Vec<u8>>> {
        let sent: Vec<u8> = files.iter().flat_map(|file| counted(file)).collect();
        let (status, answer) = self.post("/read-each", &sent);
        assert_eq!(status, 200);
        let (mut read, mut rest) = (Vec::new(), answer.as_slice());
        while let Some((length, after)) = rest.split_first_chunk() {
            let (one, after) = after.split_at(u32::from_be_bytes(*length) as usize);
            read.push((!one.is_empty()).then(|| one.to_vec()));
            rest = after;
        }
        read
    }

    fn ask(&self, head: &str, body: &[u8]) -> (u16, Vec<u8>) {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).expect("the calendar listens");
        line.write_all(&[head.as_bytes(), body].concat()).expect("it reads");
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).expect("it answers");
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("the head ends");
        let body = answer.split_off(end + 4);
        let status =
            String::from_utf8_lossy(&answer).split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.expect("it has a status"), body)
    }
}

impl Drop for Calendar {
    fn drop(&mut self) {
        let _ = self.python.kill();
        let _ = self.python.wait();
    }
}

/// Bytes behind their length.
pub fn counted(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("tests send little");
    [&length.to_be_bytes()[..], bytes].concat()
}

/// Runs the client; gives whether it was content, and all that it said.
pub fn ots(words: &[&str]) -> (bool, String) {
    let program = tools().join("bin/ots");
    let output = python().arg(program).arg("--no-cache").args(words).output().expect("Python is installed");
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

/// Debian's own Python, with the client beside it.
fn python() -> Command {
    let mut python = Command::new("/usr/bin/python3");
    python.env("PYTHONPATH", tools()).env("PYTHONDONTWRITEBYTECODE", "1");
    python
}

fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/opentimestamps")
}
