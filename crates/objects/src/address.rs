// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{net::IpAddr, str::FromStr};

use url::{Host, Url};

/// Where objects lie: `s3://BUCKET/PREFIX`. The prefix may be left out, and belongs to one instance alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectsAddress {
    bucket: String,
    prefix: String,
}

impl ObjectsAddress {
    pub(crate) fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The beginning of all names, with a slash at its end unless it is empty.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }
}

impl FromStr for ObjectsAddress {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let rest = written.strip_prefix("s3://").ok_or("that is no address such as s3://BUCKET/PREFIX")?;
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte);
        if !(3..=63).contains(&bucket.len()) || !bucket.bytes().all(is_plain) {
            return Err("the name of a bucket has 3 to 63 lower-case letters, digits, hyphens and dots");
        }
        let prefix = prefix.trim_end_matches('/');
        if !prefix.is_empty() && !is_name(prefix) {
            return Err("the names behind the bucket are of letters, digits, hyphens, underscores and dots");
        }
        let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
        Ok(Self { bucket: bucket.to_owned(), prefix })
    }
}

/// Whether an object may have that name: parts of letters, digits, `-`, `_` and `.` with slashes between them, none of which begins
/// with a dot.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_plain);
    name.len() <= 512 && name.split('/').all(is_part)
}

/// Whether an endpoint is on this very machine, or reached over an encrypted line.
pub(crate) fn is_guarded(endpoint: &str) -> bool {
    let Ok(url) = Url::parse(endpoint) else { return false };
    url.scheme() == "https" || (url.scheme() == "http" && is_here(&url))
}

fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    }
}
