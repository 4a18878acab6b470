// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, Command, Stdio},
    thread,
};

/// A program that ends with the test.
pub struct Running(Child);

impl Running {
    /// Starts a program, and waits until it says a line on standard error with a text in it; gives the line too.
    pub fn start(command: &mut Command, ready: &str) -> (Self, String) {
        let mut running = Self(command.stderr(Stdio::piped()).spawn().expect("it can be started"));
        let mut said =
            BufReader::new(running.0.stderr.take().expect("it is a pipe")).lines().map_while(Result::ok);
        let line = said.by_ref().find(|line| line.contains(ready));
        let line = line.unwrap_or_else(|| panic!("{command:?} is not ready"));
        // What it says later must not fill the pipe.
        thread::spawn(move || said.for_each(|line| println!("{line}")));
        (running, line)
    }

    /// Kills it at once, with no time to say so to anybody.
    pub fn kill(&mut self) {
        // It may have ended before.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The address in what a server has said: the last word that is one.
pub fn address(line: &str) -> SocketAddr {
    let mut addresses =
        line.split(|c: char| c.is_whitespace() || c == '/').filter_map(|word| word.parse().ok());
    addresses.next_back().unwrap_or_else(|| panic!("no address is in `{line}`"))
}

/// Asks a server on this machine by HTTP, and gives the body of what it answers, which must be that all went well.
pub fn http(server: SocketAddr, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(server).expect("the server listens");
    let length = body.len();
    // A double of storage asks whether there is a signature, not whether it is right.
    let head = format!(
        "{method} {path} HTTP/1.0\r\nHost: {server}\r\nAuthorization: AWS ahang:0\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat()).expect("it can be asked");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("the answer has a head");
    let body = answer.split_off(end + 4);
    let head = String::from_utf8_lossy(&answer);
    assert!(
        head.split_whitespace().nth(1).is_some_and(|status| status.starts_with('2')),
        "{method} {path}: {head}"
    );
    body
}
