// SPDX-License-Identifier: AGPL-3.0-or-later
use fetch::{Dial, Exception, FetchError, Fetched, Fetcher, Line, Records, Resolve, SystemResolver, Wanted};
use ingest::links;
use serde::Deserialize;
use url::Url;

use crate::claim::{Claim, Way};

/// No group's page needs more.
const LARGEST_PAGE: usize = 2 << 20;

/// A mark is shown small.
const LARGEST_MARK: usize = 100 << 10;

/// Where anybody may read the public profiles of Bluesky
/// ([`app.bsky.actor.getProfile`](https://docs.bsky.app/docs/api/app-bsky-actor-get-profile)).
const PROFILES: &str = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile";

/// Looks for proofs.
#[derive(Debug)]
pub struct Prover<R = SystemResolver, D = Line> {
    fetcher: Fetcher<R, D>,
    records: Records,
}

/// Why a claim is not proven, for now.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotProven {
    /// What should hold the proof can't be opened.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The page answers, but not with a page.
    #[error("{address} answers with {status}")]
    Answer {
        /// The page.
        address: String,
        /// The status of its answer.
        status: u16,
    },
    /// The page leads to another site.
    #[error("{0} leads to another site")]
    Elsewhere(String),
    /// The code is not there.
    #[error("the code is not found at {0}")]
    NoCode(String),
    /// The site and the account do not link to each other.
    #[error("{0} does not link with rel=\"me\" to the other")]
    NotMe(String),
    /// No account was named.
    #[error("no account was named")]
    NoAccount,
}

impl Prover {
    /// Looks on the public net, as `agent`, and at those servers of the house.
    #[must_use]
    pub fn new(agent: &str, exceptions: Vec<Exception>) -> Self {
        Self::over(Fetcher::new(agent, exceptions), Records::of_system())
    }
}

impl<R: Resolve, D: Dial> Prover<R, D> {
    /// Looks by those means.
    pub fn over(fetcher: Fetcher<R, D>, records: Records) -> Self {
        Self { fetcher, records }
    }

    /// Looks for the proof of a claim, and gives where it was found.
    ///
    /// # Errors
    ///
    /// [`NotProven`], which need not stay so.
    pub async fn prove(&self, claim: &Claim, way: Way) -> Result<String, NotProven> {
        match way {
            Way::Bluesky => self.by_profile(claim).await,
            Way::Dns => self.by_record(claim).await,
            Way::Link => self.by_link(claim).await,
            Way::Me => self.by_account(claim).await,
        }
    }

    /// Fetches a group's mark, which must lie on the site that it claims.
    ///
    /// # Errors
    ///
    /// [`NotProven`], which need not stay so.
    pub async fn mark(&self, claim: &Claim, address: &str) -> Result<Vec<u8>, NotProven> {
        let wanted = Wanted { address, accept: "image/*", largest_bytes: LARGEST_MARK };
        let found = self.fetcher.get(&wanted).await?;
        let is_own = Url::parse(&found.address).is_ok_and(|address| claim.is_on_site(&address));
        match found.status {
            200 if is_own => Ok(found.content),
            200 => Err(NotProven::Elsewhere(found.address)),
            status => Err(NotProven::Answer { address: found.address, status }),
        }
    }

    async fn by_record(&self, claim: &Claim) -> Result<String, NotProven> {
        let name = claim.record_name();
        let texts = self.records.texts(&name).await?;
        has_code(texts.iter().any(|text| text.contains(&claim.code)), name)
    }

    async fn by_link(&self, claim: &Claim) -> Result<String, NotProven> {
        let page = self.page_of_site(claim).await?;
        let is_there = links(&text(&page)).iter().any(|link| link.href == claim.link());
        has_code(is_there, page.address)
    }

    async fn by_profile(&self, claim: &Claim) -> Result<String, NotProven> {
        #[derive(Default, Deserialize)]
        #[serde(default)]
        struct Profile {
            handle: String,
            description: String,
        }
        let address = format!("{PROFILES}?actor={}", claim.host());
        let found = self.fetched(&address, "application/json").await?;
        // What is no profile says no code.
        let profile: Profile = serde_json::from_slice(&found.content).unwrap_or_default();
        let is_own = profile.handle.eq_ignore_ascii_case(claim.host());
        has_code(is_own && profile.description.contains(&claim.code), format!("@{}", claim.host()))
    }

    async fn by_account(&self, claim: &Claim) -> Result<String, NotProven> {
        let account = claim.account.as_ref().ok_or(NotProven::NoAccount)?;
        let site = self.page_of_site(claim).await?;
        let is_me = |page: &Fetched, fits: &dyn Fn(&Url) -> bool| {
            let base = Url::parse(&page.address).ok();
            let me = links(&text(page)).into_iter().filter(|link| link.is_me);
            me.filter_map(|link| base.as_ref()?.join(&link.href).ok()).any(|url| fits(&url))
        };
        if !is_me(&site, &|url| is_same_page(url, account)) {
            return Err(NotProven::NotMe(site.address));
        }
        let profile = self.fetched(account.as_str(), "text/html").await?;
        if !is_me(&profile, &|url| claim.is_on_site(url)) {
            return Err(NotProven::NotMe(profile.address));
        }
        has_code(text(&profile).contains(&claim.code), profile.address)
    }

    /// The page that the group has named, which must be one of its own site in the end.
    async fn page_of_site(&self, claim: &Claim) -> Result<Fetched, NotProven> {
        let page = self.fetched(claim.site.as_str(), "text/html").await?;
        let is_own = Url::parse(&page.address).is_ok_and(|address| claim.is_on_site(&address));
        if is_own { Ok(page) } else { Err(NotProven::Elsewhere(page.address)) }
    }

    async fn fetched(&self, address: &str, accept: &'static str) -> Result<Fetched, NotProven> {
        let found = self.fetcher.get(&Wanted { address, accept, largest_bytes: LARGEST_PAGE }).await?;
        if found.status != 200 {
            return Err(NotProven::Answer { address: found.address, status: found.status });
        }
        Ok(found)
    }
}

fn text(page: &Fetched) -> String {
    String::from_utf8_lossy(&page.content).into_owned()
}

/// Whether two addresses are of one page, however they end.
fn is_same_page(one: &Url, other: &Url) -> bool {
    let plain = |url: &Url| {
        (url.host_str().map(ToOwned::to_owned), url.path().trim_end_matches('/').to_ascii_lowercase())
    };
    plain(one) == plain(other)
}

fn has_code(is_there: bool, place: String) -> Result<String, NotProven> {
    if is_there { Ok(place) } else { Err(NotProven::NoCode(place)) }
}
