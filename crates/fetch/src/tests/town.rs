// SPDX-License-Identifier: AGPL-3.0-or-later
//! A net of invented servers: names lead to public addresses, which are all played by one real server over TLS on this machine.

use std::{
    collections::HashMap,
    io,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use rustls::{RootCertStore, ServerConfig, pki_types::PrivateKeyDer};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

use crate::{Dial, Exception, FetchError, Fetched, Fetcher, Resolve, Wanted};

/// The address that every invented server has.
pub(super) const PUBLIC: IpAddr = IpAddr::V4(Ipv4Addr::new(93, 184, 215, 14));

/// What is asked of names and called, and where the one server is.
#[derive(Clone)]
pub(super) struct Net {
    server: SocketAddr,
    names: Arc<Mutex<HashMap<String, Vec<Vec<IpAddr>>>>>,
    pub dialled: Arc<Mutex<Vec<SocketAddr>>>,
}

pub(super) struct Town {
    pub fetcher: Fetcher<Net, Net>,
    pub net: Net,
    roots: RootCertStore,
    /// How often somebody has come to a door within.
    pub visits: Arc<AtomicUsize>,
}

impl Resolve for Net {
    async fn resolve(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        let mut names = self.names.lock().unwrap();
        match names.get_mut(host) {
            // The last answer is given again and again.
            Some(answers) if answers.len() > 1 => Ok(answers.remove(0)),
            Some(answers) => Ok(answers[0].clone()),
            None if host.ends_with(".example") => Ok(vec![PUBLIC]),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

impl Dial for Net {
    async fn dial(&self, address: SocketAddr) -> io::Result<TcpStream> {
        self.dialled.lock().unwrap().push(address);
        TcpStream::connect(if address.ip() == PUBLIC { self.server } else { address }).await
    }
}

impl Net {
    /// What a name leads to when it is asked for the first time, the second, and so on.
    pub(super) fn lead(&self, name: &str, answers: Vec<Vec<IpAddr>>) {
        self.names.lock().unwrap().insert(name.to_owned(), answers);
    }
}

impl Town {
    pub(super) async fn open() -> Self {
        let names = ["good.example", "also.example", "rebind.example"].map(ToOwned::to_owned).to_vec();
        let rcgen::CertifiedKey { cert, signing_key } = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(cert.der().clone()).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let net =
            Net { server: listener.local_addr().unwrap(), names: Arc::default(), dialled: Arc::default() };
        let tls = TlsAcceptor::from(Arc::new(config));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let tls = tls.clone();
                tokio::spawn(async move {
                    // Whoever does not trust us breaks off.
                    if let Ok(stream) = tls.accept(stream).await {
                        drop(answer(stream).await);
                    }
                });
            }
        });
        let fetcher = Fetcher::over(net.clone(), net.clone(), roots.clone(), "Groundswell/1", Vec::new());
        Self { fetcher, net, roots, visits: Arc::default() }
    }

    pub(super) fn except(&mut self, exception: Exception) {
        let (net, roots) = (self.net.clone(), self.roots.clone());
        self.fetcher = Fetcher::over(net.clone(), net, roots, "Groundswell/1", vec![exception]);
    }

    /// A server on this machine without TLS, which counts who comes.
    pub(super) async fn plain_server(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (at, visits) = (listener.local_addr().unwrap(), Arc::clone(&self.visits));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                visits.fetch_add(1, Ordering::Relaxed);
                tokio::spawn(async move { drop(answer(stream).await) });
            }
        });
        at
    }

    pub(super) async fn get(&self, address: &str) -> Result<Fetched, FetchError> {
        self.fetcher.get(&Wanted { address, accept: "text/html", largest_bytes: 1000 }).await
    }
}

/// Answers one request as its path asks.
async fn answer(mut stream: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap().to_owned();
    let header = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        let mut values = lines.filter(|(found, _)| found.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let (page, rest) = path.split_once('?').unwrap_or((&path, ""));
    let told = format!("GET {path} {} {} {}", header("host"), header("user-agent"), header("accept"));
    let mut content = vec![0; header("content-length").parse().unwrap_or_default()];
    stream.read_exact(&mut content).await?;
    let reply = match page {
        // Shows that what was brought came whole, with what stands on its outside.
        "/box" if head.starts_with("POST ") && content == b"brought" && header("ttl") == "60" => {
            with(201, "", "no matter")
        }
        "/broken" => "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nno".to_owned(),
        "/bytes" => with(200, "", &"x".repeat(rest.parse().unwrap())),
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
            loop {
                stream.write_all(&[b'x'; 500]).await?;
            }
        }
        "/head" => with(200, &format!("X: {}\r\n", "x".repeat(1_000_000)), ""),
        "/loop" => with(302, "Location: /loop\r\n", ""),
        "/missing" => with(404, "", ""),
        "/packed" => with(200, "Content-Encoding: gzip\r\n", "x"),
        "/silent" => return std::future::pending().await,
        "/to" => with(302, &format!("Location: {rest}\r\n"), ""),
        _ => with(200, "Content-Type: text/html\r\n", &told),
    };
    stream.write_all(reply.as_bytes()).await?;
    stream.shutdown().await
}

fn with(status: u16, header: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} X\r\n{header}Content-Length: {}\r\n\r\n{body}", body.len())
}
