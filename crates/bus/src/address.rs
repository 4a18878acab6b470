// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{net::IpAddr, str::FromStr};

use url::{Host, Url};

/// Where the bus is: `nats://USER@HOST:PORT,HOST:PORT/NAME`.
///
/// Several servers of one cluster stand with commas between them. The name tells instances on one bus apart; without one it is
/// `groundswell`. To another machine the line is encrypted, and the server's certificate checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BusAddress {
    servers: Vec<String>,
    user: Option<String>,
    name: String,
    is_encrypted: bool,
}

impl BusAddress {
    pub(crate) fn servers(&self) -> &[String] {
        &self.servers
    }

    pub(crate) fn user(&self) -> Option<&str> {
        self.user.as_deref()
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_encrypted(&self) -> bool {
        self.is_encrypted
    }
}

impl FromStr for BusAddress {
    type Err = &'static str;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        const FORM: &str =
            "that is no address such as nats://HOST:4222 or nats://USER@HOST:4222,HOST:4222/NAME";
        let rest = written.strip_prefix("nats://").ok_or(FORM)?;
        let (user, rest) = rest.rsplit_once('@').map_or((None, rest), |(user, rest)| (Some(user), rest));
        let (hosts, name) = rest.split_once('/').unwrap_or((rest, ""));
        if user.is_some_and(|user| user.contains(':')) {
            return Err(
                "the password of the bus stands in the environment's GROUNDSWELL_BUS_PASSWORD, not in its address",
            );
        }
        let name = if name.is_empty() { "groundswell" } else { name };
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') || name.len() > 64 {
            return Err("the name of an instance on the bus is of letters, digits and hyphens");
        }
        let urls: Option<Vec<Url>> =
            hosts.split(',').map(|host| Url::parse(&format!("nats://{host}")).ok()).collect();
        let urls =
            urls.filter(|urls| urls.iter().all(|url| url.has_host() && url.path().is_empty())).ok_or(FORM)?;
        Ok(Self {
            is_encrypted: !urls.iter().all(is_here),
            servers: urls.iter().map(Url::to_string).collect(),
            user: user.map(str::to_owned),
            name: name.to_owned(),
        })
    }
}

/// Whether it is this very machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        // The parser leaves addresses of schemes that it doesn't know as names.
        Some(Host::Domain(name)) => {
            name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    }
}
