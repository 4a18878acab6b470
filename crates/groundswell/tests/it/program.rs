// SPDX-License-Identifier: AGPL-3.0-or-later
//! Starts the program and asks it things.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::{
        Mutex,
        mpsc::{self, Receiver},
    },
    time::{Duration, Instant},
};

use ureq::Agent;

/// Runs a command of the program to its end.
pub fn groundswell<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_groundswell")).args(words).output().expect("the program starts")
}

/// Runs a command of the program with something on its standard input.
pub fn groundswell_with_input(words: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_groundswell"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that ends before it has read everything closes the pipe.
        let _closed = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

/// What a command printed.
pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("results are UTF-8")
}

/// What a command said beside its results.
pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The sample call's folder.
pub fn sample_call() -> PathBuf {
    workspace().join("examples/ahang-weavers")
}

/// A server of ours on a port of its own; killed when it goes out of scope.
pub struct Server {
    child: Child,
    /// Its address, without a slash at its end.
    pub base: String,
    later: Mutex<Receiver<String>>,
}

impl Server {
    /// Starts `groundswell serve` or `demo` and waits until it says where it is.
    pub fn start<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Self {
        Self::start_saying(words, Stdio::inherit())
    }

    /// Starts one that shows a call, and keeps what it has to in a folder.
    pub fn of_call(call: &Path, data: &Path) -> Self {
        let words =
            ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
        Self::start(words)
    }

    /// Starts it with its messages going somewhere.
    pub fn start_saying<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>, messages: Stdio) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.args(words).stderr(messages);
        Self::start_as(command, "127.0.0.1:0", address_in)
    }

    /// Starts it as a command that is put together elsewhere, for visitors who know the site by a name.
    pub fn start_behind(name: &str, mut command: Command) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
        command.args(["--base-url", name]);
        // It says its name, not where it listens.
        Self::start_as(command, &free.to_string(), |line| {
            line.contains("the site is at").then(|| format!("http://{free}"))
        })
    }

    /// Starts a server, or a witness, on a port of the loopback.
    pub fn start_on<S: AsRef<OsStr>>(port: u16, words: impl IntoIterator<Item = S>, messages: Stdio) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.args(words).stderr(messages);
        let listen = format!("127.0.0.1:{port}");
        // It may say its name, not where it listens.
        Self::start_as(command, &listen, |line| line.contains(" is at ").then(|| format!("http://{listen}")))
    }

    /// Starts a command that serves, on a port of the loopback.
    pub fn start_command_on(port: u16, mut command: Command, words: &[&str]) -> Self {
        command.args(words);
        Self::start_command_at(&format!("127.0.0.1:{port}"), command)
    }

    /// Starts a command that serves, at an address and port.
    pub fn start_command_at(listen: &str, command: Command) -> Self {
        Self::start_as(command, listen, |line| line.contains(" is at ").then(|| format!("http://{listen}")))
    }

    fn start_as(mut command: Command, listen: &str, find: impl Fn(&str) -> Option<String>) -> Self {
        let command = command.args(["--listen", listen]).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let base = lines.by_ref().map_while(Result::ok).find_map(|line| find(&line));
        // Whatever it says later must not fill the pipe.
        let (sender, later) = mpsc::channel();
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        let base = base.expect("the server says where it is before it ends");
        Self { child, base, later: Mutex::new(later) }
    }

    /// Waits for the address at which the first organizer comes in.
    pub fn first_address(&self) -> String {
        let later = self.later.lock().expect("nobody broke off while waiting");
        loop {
            let line = later.recv_timeout(Duration::from_secs(30)).expect("it lets the first one in");
            if let Some((_, address)) = line.split_once(" by ").filter(|_| line.contains("/studio/join/")) {
                return address.to_owned();
            }
        }
    }

    /// The most memory that it has had so far, in KiB.
    pub fn peak_kib(&self) -> u64 {
        self.kib("VmHWM:")
    }

    /// The same without what it has read in of its own code, of which each new task needs some.
    pub fn own_peak_kib(&self) -> u64 {
        self.peak_kib().saturating_sub(self.kib("RssFile:"))
    }

    fn kib(&self, of: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let told = status.lines().find_map(|line| line.strip_prefix(of)).expect("the kernel tells");
        told.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    /// Whether it has a file open.
    #[cfg(feature = "bus")]
    pub fn has_open(&self, file: &Path) -> bool {
        let open = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).expect("it runs");
        open.flatten().any(|entry| std::fs::read_link(entry.path()).is_ok_and(|link| link == file))
    }

    /// Kills it as a power cut would: without a chance to finish anything.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it has ended");
    }

    /// Asks it to stop, as an init system does.
    pub fn ask_to_stop(&self) {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "it runs");
    }

    /// Asks it to stop, and says how it ended.
    pub fn stop(self) -> ExitStatus {
        self.ask_to_stop();
        self.end()
    }

    /// Waits until it ends by itself, and says how it did.
    pub fn end(mut self) -> ExitStatus {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            if let Some(status) = self.child.try_wait().expect("it is ours") {
                return status;
            }
            assert!(Instant::now() < deadline, "it doesn't stop");
            std::thread::yield_now();
        }
    }

    /// Reads a page.
    pub fn get(&self, path: &str) -> (u16, String) {
        self.get_as(path, &[])
    }

    /// Reads a file.
    pub fn get_bytes(&self, path: &str) -> Vec<u8> {
        let mut answer = agent().get(format!("{}{path}", self.base)).call().expect("the server answers");
        answer.body_mut().read_to_vec().expect("it comes whole")
    }

    /// Reads a page with some headers.
    pub fn get_as(&self, path: &str, headers: &[(&str, &str)]) -> (u16, String) {
        let request = agent().get(format!("{}{path}", self.base));
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let mut answer = request.call().expect("the server answers");
        let body = answer.body_mut().read_to_string().expect("the page is text");
        (answer.status().as_u16(), body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Every file under a folder, in order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("it can be listed") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Whether any file under a folder holds some words, as raw bytes.
pub fn holds(folder: &Path, words: &str) -> bool {
    files(folder).iter().any(|file| {
        let bytes = std::fs::read(file).expect("it can be read");
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}

/// A client that takes every status as an answer, and that follows nothing.
pub fn agent() -> Agent {
    Agent::config_builder().http_status_as_error(false).max_redirects(0).build().into()
}

fn address_in(line: &str) -> Option<String> {
    let start = line.find("http://127.0.0.1:")?;
    let address = line.get(start..)?;
    let end = address.find(|c: char| c == ';' || c.is_whitespace()).unwrap_or(address.len());
    let mut parts = address.get(..end)?.splitn(4, '/');
    let (scheme, _, host) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{scheme}//{host}"))
}
