// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fmt::Write as _,
    fs,
    io::{Read, Write as _},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::super::{
    place::release,
    server::{Server, free_address},
};
use crate::run::{root, run};

/// The call that is served.
pub const CALL: &str = "ahang-weavers";

/// What every visitor of the load says of themself, as browsers do.
pub const VISITOR: [&str; 3] =
    ["Accept: text/html", "Accept-Encoding: gzip, deflate, br", "Accept-Language: en-US,en;q=0.5"];

/// The programs, and the folder in which they work.
pub struct Place {
    folder: PathBuf,
    programs: PathBuf,
}

/// A page as we send it.
pub struct Sent {
    pub head: String,
    pub body: Vec<u8>,
}

impl Place {
    /// Builds the programs, unless they lie somewhere.
    pub fn new(programs: Option<&Path>) -> Result<Self> {
        let folder = root().join("target/bench/hour");
        fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
        let programs = match programs {
            Some(programs) => programs.to_owned(),
            None => build()?,
        };
        Ok(Self { folder, programs })
    }

    /// Our own server, with a data folder that is new.
    pub fn ours(&self) -> Result<Server> {
        let data = self.file("data");
        if data.exists() {
            fs::remove_dir_all(&data)?;
        }
        let (address, call) = (free_address()?, root().join("examples").join(CALL));
        let listen = address.to_string();
        let program = self.programs.join("groundswell");
        let mut words = vec![program.as_os_str(), "serve".as_ref(), "--listen".as_ref(), listen.as_ref()];
        words.extend(["--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()]);
        Server::start(&words, address, &self.file("ours.log"))
    }

    /// A bare hyper server that sends these bytes.
    pub fn bare(&self, sent: &Sent) -> Result<Server> {
        let (head, body, address) = (self.file("head"), self.file("page"), free_address()?);
        fs::write(&head, &sent.head)?;
        fs::write(&body, &sent.body)?;
        let program = self.example("bare");
        let listen = address.to_string();
        let words = [program.as_os_str(), listen.as_ref(), head.as_os_str(), body.as_os_str()];
        Server::start(&words, address, &self.file("bare.log"))
    }

    /// nginx, which sends them from a file that it keeps open.
    pub fn nginx(&self, sent: &Sent) -> Result<Server> {
        let address = free_address()?;
        fs::write(self.file("page"), &sent.body)?;
        fs::write(self.file("nginx.conf"), nginx(address, sent)?)?;
        let (folder, configuration, log) =
            (self.folder.as_os_str(), self.file("nginx.conf"), self.file("nginx.log"));
        let words = [
            "nginx".as_ref(),
            "-p".as_ref(),
            folder,
            "-c".as_ref(),
            configuration.as_os_str(),
            "-e".as_ref(),
            log.as_os_str(),
        ];
        Server::start(&words, address, &log)
    }

    /// The stock way to tell listeners something.
    pub fn stock(&self) -> Result<Server> {
        let (program, address) = (self.example("stock"), free_address()?);
        Server::start(&[program.as_os_str(), address.to_string().as_ref()], address, &self.file("stock.log"))
    }

    /// The load that no plain generator can make, on the second core.
    pub fn load(&self, words: &[&str]) -> Command {
        let mut command = Command::new("taskset");
        command.args(["-c", "1"]).arg(self.example("load")).args(words);
        command
    }

    /// One of the programs that are built for measuring.
    pub fn example(&self, name: &str) -> PathBuf {
        self.programs.join("examples").join(name)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Builds what is measured as it is released, and the peers alike.
fn build() -> Result<PathBuf> {
    let target = root().join("target");
    let mut cargo = release(&target);
    cargo.args(["--package", "groundswell", "--package", "groundswell-web"]);
    cargo.args(["--bin", "groundswell", "--example", "bare", "--example", "load", "--example", "stock"]);
    run(&mut cargo)?;
    Ok(target.join("release"))
}

/// Fetches the page as a visitor's browser does.
pub fn fetch(address: SocketAddr) -> Result<Sent> {
    let mut line = TcpStream::connect(address)?;
    let visitor = VISITOR.join("\r\n");
    write!(line, "GET /{CALL} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{visitor}\r\n\r\n")?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer)?;
    Sent::read(&answer).context("our own page can't be read")
}

impl Sent {
    /// Reads an answer; what each server says for itself is left out.
    pub fn read(answer: &[u8]) -> Option<Self> {
        let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")?;
        let (head, body) = answer.split_at_checked(end + 4)?;
        let head = str::from_utf8(head).ok()?.strip_prefix("HTTP/1.1 200 OK\r\n")?;
        let own = ["content-length: ", "date: ", "connection: "];
        let lines =
            head.lines().filter(|line| !line.is_empty() && !own.iter().any(|own| line.starts_with(own)));
        let head = lines.flat_map(|line| [line, "\n"]).collect();
        Some(Self { head, body: body.to_vec() })
    }
}

/// One worker that is its own master, as one core has no use for more.
fn nginx(address: SocketAddr, sent: &Sent) -> Result<String> {
    let mut headers = String::new();
    for (name, value) in sent.head.lines().filter_map(|line| line.split_once(": ")) {
        match name {
            "content-type" => writeln!(headers, "default_type \"{value}\";")?,
            // nginx tells its own.
            "etag" => {}
            _ => writeln!(headers, "add_header {name} '{}';", value.replace('\'', "\\'"))?,
        }
    }
    Ok(format!(
        "daemon off; master_process off; pid nginx.pid;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; keepalive_requests 1000000000; open_file_cache max=10; server_tokens off;
server {{ listen {address} backlog=4096; root .; {headers} location / {{ try_files /page =404; }} }} }}\n"
    ))
}
