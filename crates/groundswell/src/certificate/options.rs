// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an admin says of the site's certificate.

use std::{
    fs,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    path::PathBuf,
};

use anyhow::{Context, Result};
use clap::Args;
use rustls::pki_types::DnsName;

use crate::door::Ports;

/// Let's Encrypt, which asks nobody who they are.
const DIRECTORY: &str = "https://acme-v02.api.letsencrypt.org/directory";

/// How the site gets a certificate of its own.
#[derive(Args)]
pub struct Options {
    /// The site's name, for which it gets a certificate and renews it; listens on ports 443 and 80 then. Given several times, the first
    /// is the site's and the others lead there. Whoever gives it agrees to the authority's terms
    #[arg(long = "domain", value_name = "NAME", value_parser = read_domain, conflicts_with = "base_url")]
    pub domains: Vec<String>,
    /// Another authority than Let's Encrypt, by its ACME directory
    #[arg(long, value_name = "URL", default_value = DIRECTORY, hide_default_value = true, requires = "domains")]
    acme_directory: String,
    /// Certificates, in PEM, by which that authority's own server is trusted, if browsers don't know it
    #[arg(long, value_name = "FILE", requires = "domains")]
    acme_root: Option<PathBuf>,
    /// Where the authority may write to when something is wrong with the certificate
    #[arg(long, value_name = "MAIL", requires = "domains")]
    contact: Option<String>,
    /// Where visitors come without encryption, to be sent to the site's own address; port 80, unless --listen is given
    #[arg(long, value_name = "ADDRESS", requires = "domains")]
    redirect_from: Option<SocketAddr>,
    /// Where Tor brings the visitors of an onion service, an address that only this machine reaches. Nobody knows where they come from,
    /// so that their pledges are not limited by that
    #[arg(long, value_name = "ADDRESS")]
    onion: Option<SocketAddr>,
}

/// A certificate that is wanted.
pub struct Wanted {
    /// The site's names, in ASCII; there is at least one.
    pub domains: Vec<String>,
    /// Where the authority begins.
    pub directory: String,
    /// By what its server is trusted, in PEM; by Mozilla's list if nothing is given.
    pub roots: Option<Vec<u8>>,
    /// Where the authority may write to.
    pub contact: Option<String>,
}

impl Options {
    /// Where visitors come in, if it is said where the site listens.
    pub fn ports(&self, listen: Option<SocketAddr>) -> Ports {
        let everywhere = |port| SocketAddr::from((Ipv6Addr::UNSPECIFIED, port));
        let (site, sent_on) = match (self.domains.is_empty(), listen) {
            (true, listen) => (listen.unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, 8080))), None),
            (false, None) => (everywhere(443), self.redirect_from.or(Some(everywhere(80)))),
            (false, Some(listen)) => (listen, self.redirect_from),
        };
        Ports { site, sent_on, onion: self.onion, metrics: None }
    }

    /// What is wanted, if a certificate is.
    pub fn wanted(self) -> Result<Option<Wanted>> {
        if self.domains.is_empty() {
            return Ok(None);
        }
        let roots = self.acme_root.map(|file| {
            fs::read(&file).with_context(|| format!("can't read the certificates in {}", file.display()))
        });
        Ok(Some(Wanted {
            domains: self.domains,
            directory: self.acme_directory,
            roots: roots.transpose()?,
            contact: self.contact,
        }))
    }
}

/// Reads a name that an authority can be asked for.
fn read_domain(written: &str) -> Result<String, String> {
    let bare = written.trim_end_matches('.');
    let name = idna::domain_to_ascii(bare).unwrap_or_default();
    let is_address = bare.parse::<std::net::IpAddr>().is_ok() || bare.starts_with('[');
    let is_name = DnsName::try_from(name.as_str()).is_ok() && name.split('.').nth(1).is_some();
    match (is_address, is_name) {
        (true, _) => Err("that is an address; certificates and passkeys belong to a name".to_owned()),
        (_, true) => Ok(name),
        _ if written.contains("://") => Err("give the name alone, such as weavers.example".to_owned()),
        _ => Err("that is no name on the net, such as weavers.example".to_owned()),
    }
}
