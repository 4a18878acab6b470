// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use model::Timestamp;
use rustls::{
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

const QUESTION: &[u8] = b"acme-tls/1";

/// What is shown to whoever begins to talk: the site's certificate, or to the authority the answer to its question.
#[derive(Debug)]
pub struct Shown {
    domains: Vec<String>,
    /// With its end.
    certificate: RwLock<Option<(Arc<CertifiedKey>, Timestamp)>>,
    answers: RwLock<HashMap<String, Arc<CertifiedKey>>>,
}

impl Shown {
    /// Has nothing to show yet.
    pub fn new(domains: &[String]) -> Self {
        Self { domains: domains.to_vec(), certificate: RwLock::default(), answers: RwLock::default() }
    }

    /// Shows another certificate from now on.
    pub fn show(&self, certificate: Arc<CertifiedKey>, until: Timestamp) {
        *self.certificate.write().unwrap_or_else(PoisonError::into_inner) = Some((certificate, until));
    }

    /// Until when the site's certificate is good, if it has one.
    pub fn until(&self) -> Option<Timestamp> {
        Some(self.certificate()?.1)
    }

    fn certificate(&self) -> Option<(Arc<CertifiedKey>, Timestamp)> {
        self.certificate.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Answers an authority's question about a name, until `forget`.
    pub fn answer(&self, domain: &str, answer: Arc<CertifiedKey>) {
        self.answers.write().unwrap_or_else(PoisonError::into_inner).insert(domain.to_owned(), answer);
    }

    /// Answers no question any more.
    pub fn forget(&self) {
        self.answers.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, greeting: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        // Who goes from address to address to see what stands there comes without a name, and learns none.
        let name = greeting.server_name()?.to_ascii_lowercase();
        if greeting.alpn().is_some_and(|speaks| speaks.eq([QUESTION])) {
            return self.answers.read().unwrap_or_else(PoisonError::into_inner).get(&name).cloned();
        }
        let is_ours = self.domains.contains(&name);
        Some(self.certificate().filter(|_| is_ours)?.0)
    }
}
