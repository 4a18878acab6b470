// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
};

use ureq::Agent;

/// A double of storage that speaks S3, on loopback and in memory, with one bucket in it; it ends when dropped.
pub struct Moto {
    process: Child,
    /// Its address, without a slash at its end.
    pub endpoint: String,
}

impl Moto {
    /// Starts it, or says why that is not possible here.
    pub fn start() -> Result<Self, &'static str> {
        Self::start_on(0)
    }

    /// The same, on a port.
    pub fn start_on(port: u16) -> Result<Self, &'static str> {
        let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/tools/moto");
        if !packages.exists() {
            return Err("moto is not installed: `cargo xtask tools` does that");
        }
        let mut python = Command::new("/usr/bin/python3");
        python.args(["-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()]);
        python.env("PYTHONPATH", packages).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = python.spawn().map_err(|_| "there is no /usr/bin/python3")?;
        let mut said =
            BufReader::new(process.stderr.take().expect("it is a pipe")).lines().map_while(Result::ok);
        let ready = said.by_ref().find(|line| line.contains("Running on"));
        // What it says later must not fill the pipe.
        thread::spawn(move || said.for_each(drop));
        let endpoint = ready.as_deref().and_then(|line| line.split_whitespace().last()).expect("it is ready");
        let moto = Self { process, endpoint: endpoint.trim_end_matches('/').to_owned() };
        moto.ask("PUT", "", b"");
        Ok(moto)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.endpoint.rsplit(':').next().and_then(|port| port.parse().ok()).expect("it has a port")
    }

    /// The settings with which it is reached.
    pub fn settings(&self) -> Vec<(String, String)> {
        let settings = [
            ("AWS_ENDPOINT", self.endpoint.as_str()),
            ("AWS_REGION", "us-east-1"),
            ("AWS_ACCESS_KEY_ID", "ahang"),
            ("AWS_SECRET_ACCESS_KEY", "nothing secret"),
        ];
        settings.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
    }

    /// Has the bucket keep versions of what is deleted.
    pub fn keep_versions(&self) {
        let wish = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        self.ask("PUT", "?versioning", wish.as_bytes());
    }

    /// Puts an object as anybody does.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        self.ask("PUT", &format!("/{name}"), bytes);
    }

    /// The names of all objects, in order.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        loop {
            let after = names.last().map(|last| format!("&start-after={last}")).unwrap_or_default();
            let listed = self.ask("GET", &format!("?list-type=2{after}"), b"");
            let listed = String::from_utf8(listed).expect("it is XML");
            let found = listed.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
            names.extend(found.map(str::to_owned));
            if !listed.contains("<IsTruncated>true") {
                return names;
            }
        }
    }

    /// What an object holds.
    pub fn get(&self, name: &str) -> Vec<u8> {
        self.ask("GET", &format!("/{name}"), b"")
    }

    /// Whether any object holds these bytes, or has them in its name.
    pub fn holds(&self, bytes: &[u8]) -> bool {
        let has = |hay: &[u8]| hay.windows(bytes.len()).any(|window| window == bytes);
        self.names().iter().any(|name| has(name.as_bytes()) || has(&self.get(name)))
    }

    /// Asks for something of the bucket, which must go well.
    fn ask(&self, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
        let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
        // It asks whether there is a signature, not whether it is right.
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}/ahang{path}", self.endpoint))
            .header("Authorization", "AWS ahang:0")
            .body(body.to_vec())
            .expect("it is a request");
        let mut answer = agent.run(request).expect("it answers");
        let bytes = answer.body_mut().with_config().limit(1 << 30).read_to_vec().expect("it comes whole");
        // One that was deleted since it was listed has nothing.
        assert!(
            answer.status().is_success() || answer.status() == 404,
            "{method} {path}: {}",
            answer.status()
        );
        if answer.status().is_success() { bytes } else { Vec::new() }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
