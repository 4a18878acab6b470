// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{Instant, sleep},
};
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        ClientConfig, ProtocolVersion, RootCertStore, SupportedProtocolVersion,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, ServerName},
        server::{ClientHello, ResolvesServerCert},
        sign::CertifiedKey,
        version::{TLS12, TLS13},
    },
};

use super::serve::Door;
use crate::Encryption;

const HOST: &str = "weavers.example";

#[derive(Debug)]
struct One(Arc<CertifiedKey>);

impl ResolvesServerCert for One {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.0))
    }
}

struct House {
    door: Door,
    certificate: CertificateDer<'static>,
}

impl House {
    async fn open() -> Self {
        let names = vec![HOST.to_owned(), format!("www.{HOST}")];
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
        let certificate = made.cert.der().clone();
        let key = CertifiedKey::from_der(vec![certificate.clone()], key, &ring::default_provider()).unwrap();
        let encryption = Encryption::new(Arc::new(One(Arc::new(key))), HOST);
        Self { door: Door::open_with(20, Some(encryption)).await, certificate }
    }

    async fn line(
        &self,
        name: &'static str,
        version: &'static SupportedProtocolVersion,
        speaks: &[&str],
    ) -> std::io::Result<TlsStream<TcpStream>> {
        let mut roots = RootCertStore::empty();
        roots.add(self.certificate.clone()).unwrap();
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[version])
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        config.alpn_protocols = speaks.iter().map(|name| name.as_bytes().to_vec()).collect();
        let stream = TcpStream::connect(self.door.address).await.unwrap();
        TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(name).unwrap(), stream).await
    }

    async fn ask(&self, name: &'static str, path: &str) -> String {
        let mut line = self.line(name, &TLS13, &["http/1.1"]).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: {name}\r\nconnection: close\r\n\r\n");
        line.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).await.unwrap();
        answer
    }
}

#[tokio::test]
async fn a_page_comes_encrypted_and_browsers_are_asked_to_keep_to_that() {
    let house = House::open().await;
    let answer = house.ask(HOST, "/").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("here"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000\r\n"), "{answer}");
}

#[tokio::test]
async fn who_comes_by_another_name_is_sent_to_the_sites_own() {
    let house = House::open().await;
    let answer = house.ask("www.weavers.example", "/ahang?lang=ar").await;
    assert!(answer.starts_with("HTTP/1.1 308 "), "{answer}");
    assert!(answer.contains("location: https://weavers.example/ahang?lang=ar\r\n"), "{answer}");
    assert!(answer.contains("strict-transport-security:"), "{answer}");
}

#[tokio::test]
async fn who_brings_something_by_another_name_is_not_sent_on() {
    let house = House::open().await;
    let mut line = house.line("www.weavers.example", &TLS13, &["http/1.1"]).await.unwrap();
    let head = "POST /ahang/pledge HTTP/1.1\r\nhost: www.weavers.example\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    line.write_all(head.as_bytes()).await.unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 405 ") && !answer.contains("location:"), "{answer}");
}

#[tokio::test]
async fn both_versions_are_spoken_and_no_session_can_be_taken_up_again() {
    let house = House::open().await;
    for (version, spoken) in [(&TLS12, ProtocolVersion::TLSv1_2), (&TLS13, ProtocolVersion::TLSv1_3)] {
        let mut line = house.line(HOST, version, &["h2", "http/1.1"]).await.unwrap();
        assert_eq!(line.get_ref().1.protocol_version(), Some(spoken));
        assert_eq!(line.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
        line.write_all(b"GET / HTTP/1.1\r\nhost: weavers.example\r\nconnection: close\r\n\r\n")
            .await
            .unwrap();
        line.read_to_end(&mut Vec::new()).await.unwrap();
        assert_eq!(line.get_ref().1.tls13_tickets_received(), 0);
    }
    assert!(house.line(HOST, &TLS13, &["h2"]).await.is_err(), "nobody speaks it here");
}

#[tokio::test]
async fn the_authoritys_question_gets_no_page() {
    let house = House::open().await;
    let mut line = house.line(HOST, &TLS13, &["acme-tls/1"]).await.unwrap();
    // It may be closed before anything is written.
    let _late = line.write_all(b"GET / HTTP/1.1\r\nhost: weavers.example\r\n\r\n").await;
    let mut answer = Vec::new();
    let _broken = line.read_to_end(&mut answer).await;
    assert!(answer.is_empty(), "{}", String::from_utf8_lossy(&answer));
}

#[tokio::test(start_paused = true)]
async fn who_does_not_come_to_an_agreement_is_left() {
    let house = House::open().await;
    for (what, sent) in [
        ("nothing", &b""[..]),
        ("half a greeting", b"\x16\x03\x01\x02\x00\x01"),
        ("no TLS", b"GET / HTTP/1.1\r\n\r\n"),
    ] {
        let begun = Instant::now();
        let mut stream = TcpStream::connect(house.door.address).await.unwrap();
        stream.write_all(sent).await.unwrap();
        let _broken = stream.read_to_end(&mut Vec::new()).await;
        assert!(begun.elapsed() < Duration::from_secs(11), "{what} is held for {:?}", begun.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn who_is_slow_behind_encryption_is_left_too() {
    let house = House::open().await;
    let mut line = house.line(HOST, &TLS13, &["http/1.1"]).await.unwrap();
    let begun = Instant::now();
    for byte in b"GET / HTTP/1.1\r\nhost: weavers.example\r\n\r\n" {
        sleep(Duration::from_secs(1)).await;
        // Each in an envelope of its own, which is twenty times as heavy.
        if line.write_all(&[*byte]).await.is_err() || line.flush().await.is_err() {
            break;
        }
    }
    assert!(begun.elapsed() < Duration::from_secs(15), "it took {:?}", begun.elapsed());
}

#[tokio::test]
async fn who_watches_is_told_behind_encryption_too() {
    let house = House::open().await;
    let mut line = house.line(HOST, &TLS13, &["http/1.1"]).await.unwrap();
    line.write_all(b"GET /watched HTTP/1.1\r\nhost: weavers.example\r\n\r\n").await.unwrap();
    let mut told = Vec::new();
    while !told.ends_with(b"\n\n") {
        told.push(line.read_u8().await.unwrap());
    }
    let told = String::from_utf8(told).unwrap();
    assert!(told.starts_with("HTTP/1.1 200 OK\r\nconnection: close\r\n"), "{told}");
    assert!(told.contains("strict-transport-security:") && told.contains("data:"), "{told}");
}
