// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs,
    net::TcpListener,
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

/// Servers of NATS of one test, at an address of this machine, each in a folder of its own; they end when dropped.
pub struct Nats {
    host: String,
    servers: Vec<Server>,
    folder: TempDir,
}

struct Server {
    port: u16,
    settings: String,
    process: Option<Child>,
}

impl Nats {
    /// Starts so many on loopback, one cluster where there are several; or says why that is not possible here.
    pub fn start(servers: usize) -> Result<Self, &'static str> {
        Self::start_at("127.0.0.1", servers, "")
    }

    /// The same at an address, with more settings.
    pub fn start_at(host: &str, servers: usize, more: &str) -> Result<Self, &'static str> {
        if !is_there() {
            return Err("nats-server is not installed");
        }
        let folder = tempfile::Builder::new().prefix("gs-nats").tempdir().expect("a folder");
        let ports: Vec<(u16, u16)> = free_ports(host, servers);
        let routes: Vec<String> =
            ports.iter().map(|(_, route)| format!("nats-route://{host}:{route}")).collect();
        let servers = ports.iter().enumerate().map(|(number, (port, route))| {
            let own = folder.path().join(number.to_string());
            let cluster = if routes.len() == 1 {
                String::new()
            } else {
                format!("cluster {{ name: gs, listen: \"{host}:{route}\", routes: [{}] }}\n", routes.join(", "))
            };
            let settings = format!(
                "server_name: n{number}\nlisten: \"{host}:{port}\"\njetstream {{ store_dir: \"{}\", max_mem: 512M, max_file: 64M }}\n{cluster}{more}",
                own.display()
            );
            let file = folder.path().join(format!("{number}.conf"));
            fs::write(&file, settings).expect("a file");
            let mut server = Server { port: *port, settings: file.display().to_string(), process: None };
            server.start();
            server
        });
        Ok(Self { host: host.to_owned(), servers: servers.collect(), folder })
    }

    /// Their address as `--bus` takes it.
    pub fn url(&self) -> String {
        let hosts: Vec<String> =
            self.servers.iter().map(|server| format!("{}:{}", self.host, server.port)).collect();
        format!("nats://{}", hosts.join(","))
    }

    /// Whether any of their files holds these bytes.
    pub fn holds(&self, bytes: &[u8]) -> bool {
        self.read().iter().any(|file| file.windows(bytes.len()).any(|window| window == bytes))
    }

    /// How many files they have.
    pub fn files(&self) -> usize {
        self.read().len()
    }

    fn read(&self) -> Vec<Vec<u8>> {
        let (mut folders, mut files) = (vec![self.folder.path().to_owned()], Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let entry = entry.expect("an entry");
                match entry.file_type().expect("it is there").is_dir() {
                    true => folders.push(entry.path()),
                    false => files.push(fs::read(entry.path()).expect("a file")),
                }
            }
        }
        files
    }

    /// Kills one.
    pub fn kill(&mut self, number: usize) {
        self.servers[number].kill();
    }

    /// Starts one again that was killed.
    pub fn restart(&mut self, number: usize) {
        self.servers[number].start();
    }
}

impl Server {
    fn start(&mut self) {
        let mut command = Command::new("nats-server");
        command.args(["-c", &self.settings]).stdout(Stdio::null()).stderr(Stdio::null());
        self.process = Some(command.spawn().expect("it starts"));
    }

    fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("it is ours");
            process.wait().expect("it has ended");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn is_there() -> bool {
    let asked =
        Command::new("nats-server").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

/// Ports for clients and for the other servers, which nobody has at the moment.
fn free_ports(host: &str, servers: usize) -> Vec<(u16, u16)> {
    let held: Vec<TcpListener> =
        (0..2 * servers).map(|_| TcpListener::bind((host, 0)).expect("a port")).collect();
    let ports: Vec<u16> = held.iter().map(|held| held.local_addr().expect("it is bound").port()).collect();
    ports.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}
