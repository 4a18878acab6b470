// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, io::ErrorKind, path::Path, sync::Arc};

use anyhow::{Context, Result};
use model::Timestamp;
use rustls::{
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::CertifiedKey,
};
use x509_cert::{
    Certificate,
    der::Decode,
    ext::pkix::{SubjectAltName, name::GeneralName},
    time::Time,
};

/// A certificate and its key.
pub struct Kept {
    key: Arc<CertifiedKey>,
    domains: Vec<String>,
    from: Timestamp,
    until: Timestamp,
}

impl Kept {
    /// Reads the key and, after it, the chain of certificates that begins with the site's own.
    pub fn of(pem: &[u8]) -> Result<Self> {
        let key = PrivateKeyDer::from_pem_slice(pem).context("there is no private key in it")?;
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(pem).collect::<Result<_, _>>().context("it is no PEM")?;
        let own = chain.first().context("there is no certificate in it")?;
        let own = Certificate::from_der(own).context("it holds something else than a certificate")?;
        let own = own.tbs_certificate();
        let (from, until) = (own.validity().not_before, own.validity().not_after);
        let names = own.get_extension::<SubjectAltName>().context("its names can't be read")?;
        let names = names.into_iter().flat_map(|(_, names)| names.0);
        let domains = names.filter_map(|name| match name {
            GeneralName::DnsName(name) => Some(name.as_str().to_ascii_lowercase()),
            _ => None,
        });
        let domains = domains.collect();
        let key = CertifiedKey::from_der(chain, key, &ring::default_provider());
        let key = Arc::new(key.context("its key is another certificate's")?);
        Ok(Self { key, domains, from: timestamp(from)?, until: timestamp(until)? })
    }

    /// What is shown of it.
    pub fn key(&self) -> Arc<CertifiedKey> {
        Arc::clone(&self.key)
    }

    /// Whether all of these names are in it.
    pub fn is_for(&self, domains: &[String]) -> bool {
        domains.iter().all(|domain| self.domains.contains(domain))
    }

    /// When it ends.
    pub fn until(&self) -> Timestamp {
        self.until
    }

    /// When a new one is to be asked for: after two thirds of its time, as authorities advise for any length of it.
    pub fn due(&self) -> Timestamp {
        self.from + self.until.duration_since(self.from) * 2 / 3
    }
}

fn timestamp(time: Time) -> Result<Timestamp> {
    let seconds = time.to_unix_duration().as_secs();
    Timestamp::from_second(i64::try_from(seconds)?).context("its times can't be read")
}

/// Reads what is kept in a file; nothing if there is none.
pub fn read(file: &Path) -> Result<Option<Kept>> {
    match fs::read(file) {
        Ok(pem) => Kept::of(&pem).map(Some).with_context(|| file.display().to_string()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("can't read {}", file.display())),
    }
}
