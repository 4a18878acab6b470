// SPDX-License-Identifier: AGPL-3.0-or-later
use url::{Host, Url};

/// How a group shows that it is the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Its account on Bluesky, whose handle is the name of its site, says the code.
    Bluesky,
    /// A `TXT` record of its site's name says the code.
    Dns,
    /// A page of its site links to the call with the code.
    Link,
    /// An account says the code and is the site's own: both link to each other with `rel="me"`.
    Me,
}

impl Way {
    /// Every way, the one that most groups can go first.
    pub const ALL: [Self; 4] = [Self::Link, Self::Me, Self::Bluesky, Self::Dns];

    /// Its name in forms, in the database and in the words of pages.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Bluesky => "bluesky",
            Self::Dns => "dns",
            Self::Link => "link",
            Self::Me => "me",
        }
    }

    /// The way of that name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// A group's word that a site is its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub(crate) site: Url,
    pub(crate) host: String,
    pub(crate) account: Option<Url>,
    pub(crate) code: String,
    pub(crate) call: String,
}

/// Says that an address is none of a public page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the whole address, beginning with https://")]
pub struct ClaimError;

impl Claim {
    /// A claim on a site, for a call at an address, with the code that only this group was given.
    ///
    /// # Errors
    ///
    /// [`ClaimError`] when the site's address, or the account's, is none of a public page.
    pub fn new(site: &str, account: Option<&str>, call: &str, code: &str) -> Result<Self, ClaimError> {
        let site = public(site)?;
        let host = site.host_str().unwrap_or_default().trim_end_matches('.');
        Ok(Self {
            host: host.strip_prefix("www.").unwrap_or(host).to_owned(),
            site,
            account: account.map(public).transpose()?,
            code: code.to_owned(),
            call: call.to_owned(),
        })
    }

    /// The name of the site, without `www.`.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The name of the `TXT` record that [`Way::Dns`] reads.
    #[must_use]
    pub fn record_name(&self) -> String {
        format!("_groundswell.{}", self.host)
    }

    /// The link that [`Way::Link`] looks for.
    #[must_use]
    pub fn link(&self) -> String {
        format!("{}?by={}", self.call, self.code)
    }

    /// Whether an address lies on the site itself.
    pub(crate) fn is_on_site(&self, address: &Url) -> bool {
        let host = address.host_str().unwrap_or_default().trim_end_matches('.');
        host.strip_prefix("www.").unwrap_or(host) == self.host
    }
}

fn public(address: &str) -> Result<Url, ClaimError> {
    let url = Url::parse(address.trim()).map_err(|_| ClaimError)?;
    let is_named = matches!(url.host(), Some(Host::Domain(host)) if host.contains('.'));
    if is_named && url.scheme() == "https" && url.port().is_none() { Ok(url) } else { Err(ClaimError) }
}
