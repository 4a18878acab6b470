// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{net::SocketAddr, str::FromStr};

use url::{Host, Url};

use crate::error::FetchError;

/// Longer than any address that a person was given.
const LONGEST: usize = 2_048;

/// The last labels of names that are no names on the public net (RFC 6761, 6762, 7686, 8375, 9476, ICANN's `internal`).
const SPECIAL: [&str; 10] =
    ["alt", "arpa", "home", "internal", "invalid", "lan", "local", "localdomain", "localhost", "onion"];

/// A server of the admin's own house that may be called by its name, and where it is: without TLS, for the way to it leads
/// through no stranger's net.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    pub(crate) host: String,
    pub(crate) at: SocketAddr,
}

/// Says that a text names no exception.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not NAME=ADDRESS:PORT, such as social.example=10.0.0.2:3000")]
pub struct ExceptionError(String);

impl FromStr for Exception {
    type Err = ExceptionError;

    fn from_str(written: &str) -> Result<Self, ExceptionError> {
        let wrong = || ExceptionError(written.to_owned());
        let (host, at) = written.split_once('=').ok_or_else(wrong)?;
        let Ok(Host::Domain(host)) = Host::parse(host.trim()) else { return Err(wrong()) };
        Ok(Self { host, at: at.trim().parse().map_err(|_| wrong())? })
    }
}

/// An address that may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub url: Url,
    pub host: String,
    pub place: Place,
}

/// Where a target is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Where its name leads, over TLS, if that is public.
    Public,
    /// Where the admin says.
    Excepted(SocketAddr),
}

impl Target {
    /// Reads an address, or the one to which another leads.
    pub(crate) fn read(
        address: &str,
        from: Option<&Url>,
        exceptions: &[Exception],
    ) -> Result<Self, FetchError> {
        if address.len() > LONGEST {
            return Err(FetchError::Address("it is too long"));
        }
        let read = from.map_or_else(|| Url::parse(address), |from| from.join(address));
        let mut url = read.map_err(|_| FetchError::Address("it is no address of a page"))?;
        url.set_fragment(None);
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Address("it holds a name or a password"));
        }
        let Some(Host::Domain(host)) = url.host() else {
            return Err(FetchError::Address("it has a number in the place of a name"));
        };
        let host = host.trim_end_matches('.').to_owned();
        if url.scheme() != "https" {
            return Err(FetchError::Address("it does not begin with https://"));
        }
        if url.port().is_some() {
            return Err(FetchError::Address("it names a port"));
        }
        let excepted = exceptions.iter().find(|exception| exception.host == host);
        let place = match excepted {
            Some(exception) => Place::Excepted(exception.at),
            None if !is_public_name(&host) => return Err(FetchError::Private(host)),
            None => Place::Public,
        };
        Ok(Self { url, host, place })
    }
}

/// Whether a name can be one on the public net.
fn is_public_name(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && !SPECIAL.contains(&last)
        && last.starts_with(|letter: char| letter.is_ascii_alphabetic())
}
