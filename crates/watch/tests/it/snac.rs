// SPDX-License-Identifier: AGPL-3.0-or-later
//! snac, a small server of the fediverse with a part of Mastodon's API, on this machine alone.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use tempfile::TempDir;

/// Longer than starting, and than the way of a post from server to server.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the server until nobody holds this shell's other end any more: that the system sees to, whatever becomes of the test.
const SERVE: &str = "\"$0\" httpd \"$1\" & cat >/dev/null; kill -s KILL $!";

/// A server with one account; ends when dropped.
pub struct Snac {
    shell: Child,
    program: PathBuf,
    folder: TempDir,
    port: u16,
    user: &'static str,
    password: String,
}

impl Snac {
    pub fn start(user: &'static str) -> Self {
        let (program, folder) = (program(), tempfile::tempdir().expect("a folder"));
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        let data = folder.path().join("data");
        let answers = format!("127.0.0.1\n{port}\nlocalhost:{port}\n\n\n");
        run(&program, &["init".as_ref(), data.as_os_str()], &answers);
        speak_plainly(&data.join("server.json"));
        let said =
            run(&program, &["adduser".as_ref(), data.as_os_str(), user.as_ref()], &format!("{user}\n"));
        let password = said
            .lines()
            .find_map(|line| line.split_once("password is "))
            .expect("a password")
            .1
            .trim()
            .to_owned();
        drop(free);
        let shell = Command::new("sh")
            .args(["-c", SERVE])
            .args([program.as_os_str(), data.as_os_str()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("there is a shell");
        let snac = Self { shell, program, folder, port, user, password };
        wait_for(|| TcpStream::connect(snac.at()).is_ok());
        snac
    }

    pub fn at(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// The account's name on every server.
    fn account(&self) -> String {
        format!("http://localhost:{}/{}", self.port, self.user)
    }

    /// Lets another server's account follow this one's, and waits until this one knows.
    pub fn is_followed_by(&self, other: &Self) {
        let known = || {
            fs::read_dir(self.data().join("user").join(self.user).join("followers"))
                .map_or(0, Iterator::count)
        };
        let before = known();
        other.run("follow", &self.account());
        wait_for(|| known() > before);
    }

    /// Posts, and gives the post's name on every server.
    pub fn post(&self, text: &str, visibility: &str) -> String {
        let address = format!("http://{}/oauth/x-snac-get-token", self.at());
        let sent = ureq::post(&address).send_form([("login", self.user), ("passwd", &self.password)]);
        let token = sent.expect("it answers").body_mut().read_to_string().expect("a token");
        let answer = ureq::post(format!("http://{}/api/v1/statuses", self.at()))
            .header("authorization", format!("Bearer {}", token.trim()))
            .send_form([("status", text), ("visibility", visibility)]);
        let status: serde_json::Value =
            answer.expect("it is posted").body_mut().read_json().expect("a status");
        status.get("uri").and_then(|uri| uri.as_str()).expect("it has a name").to_owned()
    }

    /// Takes a post back, in the form that its author presses.
    pub fn delete(&self, uri: &str) {
        let login = STANDARD.encode(format!("{}:{}", self.user, self.password));
        let form = [("id", uri), ("actor", &self.account()), ("action", "Delete")];
        let config = ureq::config::Config::builder().max_redirects(0).build();
        let answer = ureq::Agent::new_with_config(config)
            .post(format!("http://{}/{}/admin/action", self.at(), self.user))
            .header("authorization", format!("Basic {login}"))
            .send_form(form);
        assert_eq!(answer.expect("it answers").status(), 303);
    }

    fn run(&self, does: &str, with: &str) {
        run(&self.program, &[does.as_ref(), self.data().as_os_str(), self.user.as_ref(), with.as_ref()], "");
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Snac {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _reaped = self.shell.wait();
    }
}

/// Waits until something is so.
fn wait_for(is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < deadline, "snac does not do what it should");
        std::thread::yield_now();
    }
}

fn program() -> PathBuf {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/snac/usr/bin/snac");
    if ours.exists() { ours } else { "snac".into() }
}

fn run(program: &Path, words: &[&std::ffi::OsStr], answers: &str) -> String {
    let asked = tempfile::NamedTempFile::new().expect("a file");
    fs::write(asked.path(), answers).expect("it can be written");
    let answers = fs::File::open(asked.path()).expect("it is there");
    let ended = Command::new(program).args(words).stdin(answers).output();
    let ended = ended.expect("snac is not installed: `cargo xtask tools` does that");
    assert!(ended.status.success(), "{words:?}: {}", String::from_utf8_lossy(&ended.stderr));
    String::from_utf8(ended.stdout).expect("it speaks UTF-8")
}

/// Between servers of one machine nothing is encrypted.
fn speak_plainly(file: &Path) {
    let written = fs::read_to_string(file).expect("it has settings");
    let mut settings: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&written).expect("they are JSON");
    settings.insert("protocol".to_owned(), "http".into());
    settings.insert("disable_email_notifications".to_owned(), true.into());
    fs::write(file, serde_json::Value::from(settings).to_string()).expect("they can be changed");
}
