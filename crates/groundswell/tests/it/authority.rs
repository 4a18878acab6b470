// SPDX-License-Identifier: AGPL-3.0-or-later
//! A real authority that gives out certificates by ACME (Pebble, of Let's Encrypt), on this machine alone, and a visitor who trusts it.

use std::{
    fs,
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject},
    time_provider::TimeProvider,
};
use serde_json::json;
use tempfile::TempDir;

use crate::leash::Leash;

/// Longer than an authority takes to start.
const PATIENCE: Duration = Duration::from_secs(30);

/// An authority, and the names that it looks up: all of them lead to this machine.
pub struct Authority {
    servers: Vec<(Child, Leash)>,
    folder: TempDir,
    /// At which port it asks its questions.
    pub asks_at: u16,
    own: u16,
    management: u16,
    names: u16,
    /// Where the names could be changed; without a port of its own it would take port 80.
    told: u16,
    validity_seconds: u32,
}

impl Authority {
    /// Starts one whose certificates last so long.
    pub fn start(validity_seconds: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let [asks_at, own, management, names, told] = free_ports();
        let own_key = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        fs::write(folder.path().join("own.pem"), own_key.cert.pem()).expect("it can be written");
        fs::write(folder.path().join("own.key"), own_key.signing_key.serialize_pem())
            .expect("it can be written");
        let mut authority =
            Self { servers: Vec::new(), folder, asks_at, own, management, names, told, validity_seconds };
        authority.start_again();
        authority
    }

    /// Starts it as if it knew nobody: without the accounts that it had, and with another root.
    pub fn start_again(&mut self) {
        let place = |port: u16| format!("127.0.0.1:{port}");
        let path = |name: &str| self.folder.path().join(name);
        let config = json!({"pebble": {
            "listenAddress": place(self.own), "managementListenAddress": place(self.management),
            "certificate": path("own.pem"), "privateKey": path("own.key"),
            "httpPort": 1, "tlsPort": self.asks_at, "ocspResponderURL": "", "externalAccountBindingRequired": false,
            "domainBlocklist": ["blocked.example"], "certificateValidityPeriod": self.validity_seconds,
        }});
        fs::write(path("pebble.json"), config.to_string()).expect("it can be written");
        let mut names = Command::new("pebble-challtestsrv");
        names.args(["-dns01", &place(self.names), "-http01", "", "-https01", "", "-tlsalpn01", ""]);
        names.args(["-management", &place(self.told), "-defaultIPv6", ""]);
        let mut pebble = Command::new("pebble");
        pebble.args(["-strict", "-dnsserver", &place(self.names), "-config"]).arg(path("pebble.json"));
        pebble.envs([("PEBBLE_VA_NOSLEEP", "1"), ("PEBBLE_AUTHZREUSE", "0")]);
        for mut command in [names, pebble] {
            let log = fs::File::options().append(true).create(true).open(path("log.txt")).expect("a log");
            let messages = log.try_clone().expect("a log");
            let server = command.stdin(Stdio::null()).stdout(log).stderr(messages).process_group(0).spawn();
            let server = server.expect("Pebble is not installed: `cargo xtask tools` does that");
            let leash = Leash::on(&server);
            self.servers.push((server, leash));
        }
        for port in [self.own, self.management] {
            self.wait_for(port);
        }
    }

    fn wait_for(&mut self, port: u16) {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let has_ended =
                self.servers.iter_mut().any(|(server, _)| server.try_wait().is_ok_and(|end| end.is_some()));
            assert!(!has_ended && Instant::now() < deadline, "{}", self.log());
            std::thread::yield_now();
        }
    }

    /// Stops it, as an outage does.
    pub fn stop(&mut self) {
        for (mut server, _leash) in self.servers.drain(..) {
            let _gone = server.kill();
            let _reaped = server.wait();
        }
    }

    /// The words by which the program asks it.
    pub fn words(&self) -> [String; 4] {
        let root = self.folder.path().join("own.pem").to_str().expect("UTF-8").to_owned();
        let directory = format!("https://localhost:{}/dir", self.own);
        ["--acme-directory".to_owned(), directory, "--acme-root".to_owned(), root]
    }

    /// A visitor who trusts what it gives out.
    pub fn visitor(&self) -> Visitor {
        let own = fs::read(self.folder.path().join("own.pem")).expect("it is there");
        let root =
            Visitor::trusting(&own).get(self.management, "localhost", "/roots/0").expect("it gives its root");
        let (_, root) = root.answer.split_once("\r\n\r\n").expect("a root");
        Visitor::trusting(root.as_bytes())
    }

    /// What it says of itself.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log.txt")).unwrap_or_default()
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Somebody who visits a site over TLS, and looks at its certificate as browsers do.
pub struct Visitor {
    roots: Arc<RootCertStore>,
}

/// A visit.
pub struct Visit {
    /// The certificate that was shown, in DER.
    pub certificate: Vec<u8>,
    /// All that was answered.
    pub answer: String,
}

/// A clock that stands.
#[derive(Debug)]
struct Standing(UnixTime);

impl TimeProvider for Standing {
    fn current_time(&self) -> Option<UnixTime> {
        Some(self.0)
    }
}

impl Visitor {
    /// Trusts the certificates in PEM.
    pub fn trusting(pem: &[u8]) -> Self {
        let mut roots = RootCertStore::empty();
        for root in CertificateDer::pem_slice_iter(pem) {
            roots.add(root.expect("PEM")).expect("a certificate");
        }
        Self { roots: Arc::new(roots) }
    }

    /// Reads a page.
    pub fn get(&self, port: u16, host: &str, path: &str) -> io::Result<Visit> {
        self.get_at(UnixTime::now(), port, host, path)
    }

    /// Reads a page with the clock at some time.
    pub fn get_at(&self, at: UnixTime, port: u16, host: &str, path: &str) -> io::Result<Visit> {
        let mut line = self.speak(at, TcpStream::connect(("127.0.0.1", port))?, host);
        write!(line, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer)?;
        let shown = line.conn.peer_certificates().and_then(<[_]>::first).expect("it was shown");
        Ok(Visit { certificate: shown.to_vec(), answer: String::from_utf8_lossy(&answer).into_owned() })
    }

    /// A line to say things on, from one of this machine's many addresses.
    pub fn line(
        &self,
        from: &str,
        port: u16,
        host: &str,
    ) -> io::Result<StreamOwned<ClientConnection, TcpStream>> {
        let socket =
            rustix::net::socket(rustix::net::AddressFamily::INET, rustix::net::SocketType::STREAM, None)?;
        let from: SocketAddr = format!("{from}:0").parse().expect("an address");
        rustix::net::bind(&socket, &from)?;
        rustix::net::connect(&socket, &SocketAddr::from(([127, 0, 0, 1], port)))?;
        Ok(self.speak(UnixTime::now(), socket.into(), host))
    }

    fn speak(&self, at: UnixTime, stream: TcpStream, host: &str) -> StreamOwned<ClientConnection, TcpStream> {
        let provider = Arc::new(ring::default_provider());
        let mut config = ClientConfig::builder_with_details(provider, Arc::new(Standing(at)))
            .with_safe_default_protocol_versions()
            .expect("ring knows them")
            .with_root_certificates(Arc::clone(&self.roots))
            .with_no_client_auth();
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        let name = ServerName::try_from(host.to_owned()).expect("a name");
        let session = ClientConnection::new(Arc::new(config), name).expect("it can begin");
        StreamOwned::new(session, stream)
    }
}

/// Stands at a port as any other web server does, with a certificate for another name, until the test ends.
pub fn serve_another(port: u16) {
    let own = rcgen::generate_simple_self_signed(["other.example".to_owned()]).expect("a certificate");
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring knows them")
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key);
    let config = Arc::new(config.expect("it is its key"));
    let listener = TcpListener::bind(("127.0.0.1", port)).expect("the port is free");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut session = ServerConnection::new(Arc::clone(&config)).expect("it can begin");
            // Whoever breaks off has seen enough.
            let _seen = session.complete_io(&mut stream);
        }
    });
}

/// Ports that nobody listens at.
pub fn free_ports<const COUNT: usize>() -> [u16; COUNT] {
    let ports = [(); COUNT].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
    ports.map(|port| port.local_addr().expect("an address").port())
}

/// Where a server keeps its certificate.
pub fn certificate_in(data: &Path) -> PathBuf {
    data.join("keys/certificate.pem")
}
