// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::Error as IoError,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    Request, Response,
    body::{Bytes, Incoming},
    header::{HeaderMap, RETRY_AFTER},
};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use instant_acme::{BodyWrapper, BytesResponse, Error, HttpClient};
use jiff::{SignedDuration, fmt::rfc2822};
use model::Timestamp;
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, pem::PemObject},
};
use tokio::time::timeout;

use crate::clock::Clock;

/// An answer that takes longer doesn't come.
const PATIENCE: Duration = Duration::from_secs(30);

/// More than any chain of certificates has.
const MOST_BYTES: usize = 1 << 20;

/// Calls the authority, over TLS alone, and remembers when it wants to be left alone until.
#[derive(Clone)]
pub struct Caller {
    client: Client<HttpsConnector<HttpConnector>, BodyWrapper<Bytes>>,
    retry_after: Arc<Mutex<Option<Timestamp>>>,
}

impl Caller {
    /// Trusts these roots, in PEM, or else Mozilla's list, so that a bare machine needs no files.
    pub fn new(roots: Option<&[u8]>) -> Result<Self> {
        let mut trusted = RootCertStore::empty();
        match roots {
            Some(pem) => {
                let roots: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
                let (added, _) = trusted.add_parsable_certificates(roots.context("--acme-root is no PEM")?);
                anyhow::ensure!(added > 0, "there is no certificate in the file of --acme-root");
            }
            None => trusted.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        }
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .context("TLS can't be set up")?
            .with_root_certificates(trusted)
            .with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_only().enable_http1();
        let client = Client::builder(TokioExecutor::new()).build(connector.build());
        Ok(Self { client, retry_after: Arc::default() })
    }

    /// When the authority wants to be asked again, by its last answer.
    pub fn retry_after(&self) -> Option<Timestamp> {
        *self.retry_after.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl HttpClient for Caller {
    fn request(
        &self,
        request: Request<BodyWrapper<Bytes>>,
    ) -> Pin<Box<dyn Future<Output = Result<BytesResponse, Error>> + Send>> {
        let (asked, kept) = (self.client.request(request), Arc::clone(&self.retry_after));
        Box::pin(async move {
            let other = |error: Box<dyn std::error::Error + Send + Sync>| Error::Other(error);
            let answered = async {
                let answer: Response<Incoming> = asked.await.map_err(|error| other(error.into()))?;
                let (parts, body) = answer.into_parts();
                let body = Limited::new(body, MOST_BYTES).collect().await.map_err(other)?;
                Ok::<_, Error>(Response::from_parts(parts, Full::new(body.to_bytes())))
            };
            let late = |_| other(IoError::from(std::io::ErrorKind::TimedOut).into());
            let answer: Response<Full<Bytes>> = timeout(PATIENCE, answered).await.map_err(late)??;
            let told = read_retry_after(answer.headers(), Clock::Machine.now());
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = told;
            Ok(answer.into())
        })
    }
}

/// Reads when to ask again: in so many seconds, or at a time (RFC 9110, 10.2.3).
pub(super) fn read_retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    let told = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    match told.parse::<u32>() {
        Ok(seconds) => Some(now + SignedDuration::from_secs(seconds.into())),
        Err(_) => rfc2822::parse(told).ok().map(|at| at.timestamp()),
    }
}
