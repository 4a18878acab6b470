// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, sync::Arc};

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use tokio::{io::AsyncWriteExt, net::TcpStream};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        self, ServerConfig,
        crypto::ring,
        server::{NoServerSessionStorage, ResolvesServerCert},
    },
};

use super::wire::Wire;

/// What an authority's question is asked in (RFC 8737); nothing is served in it.
const QUESTION: &[u8] = b"acme-tls/1";

/// For a year browsers come by no open line any more, once they have been here.
const FOR_A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// How visitors' lines are encrypted.
#[derive(Clone)]
pub struct Encryption {
    config: Arc<ServerConfig>,
    /// The one name under which pages are shown.
    host: Arc<str>,
}

impl Encryption {
    /// Encrypts with the certificates that a resolver gives, for a site whose pages are shown under one name; who comes by
    /// another is sent there.
    #[must_use]
    pub fn new(certificates: Arc<dyn ResolvesServerCert>, host: &str) -> Self {
        let versions = [&rustls::version::TLS13, &rustls::version::TLS12];
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&versions)
            .expect("ring knows both versions")
            .with_no_client_auth();
        let mut config = config.with_cert_resolver(certificates);
        config.alpn_protocols = vec![b"http/1.1".to_vec(), QUESTION.to_vec()];
        // A session that can be taken up again is a mark by which two visits are known as one person's.
        config.session_storage = Arc::new(NoServerSessionStorage {});
        config.send_tls13_tickets = 0;
        Self { config: Arc::new(config), host: host.into() }
    }

    /// The site's address.
    pub(super) fn address(&self) -> String {
        format!("https://{}", self.host)
    }

    /// Agrees with a visitor on keys, and tells whether they came by the site's own name; `None` for who wants no page.
    pub(super) async fn agree(&self, stream: TcpStream) -> Option<(Wire, bool)> {
        // An error is the visitor's line breaking, or a stranger's nonsense: nobody's business.
        let mut stream = TlsAcceptor::from(Arc::clone(&self.config)).accept(stream).await.ok()?;
        let session = stream.get_ref().1;
        if session.alpn_protocol() == Some(QUESTION) {
            // The authority has seen the certificate, which was the answer.
            let _closed = stream.shutdown().await;
            return None;
        }
        let is_at_home = session.server_name().is_none_or(|name| name.eq_ignore_ascii_case(&self.host));
        Some((Wire::Sealed(Box::new(stream)), is_at_home))
    }

    /// Asks browsers to stay with encryption.
    pub(super) fn mark(answer: &mut Response) {
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, FOR_A_YEAR);
    }
}

impl fmt::Debug for Encryption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Encryption").field("host", &self.host).finish_non_exhaustive()
    }
}
