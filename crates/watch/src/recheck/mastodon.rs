// SPDX-License-Identifier: AGPL-3.0-or-later
use fetch::{Fetched, Wanted};
use ingest::{Item, Reason, Wire};
use model::Post;
use serde_json::Value;

use super::{PostState, Rechecker, compared, host};

/// A status with its account, its pictures and what it quotes; also a page on which one is read.
const LARGEST: usize = 1 << 20;

/// Where a status is, and whose it is.
struct Place<'a> {
    /// Its own address.
    id: &'a str,
    server: &'a str,
    /// What its server's interface calls it, if the server is of the kind that writes that into addresses.
    number: &'a str,
    account: Option<&'a str>,
}

impl Rechecker {
    /// Asks the server on which a status was posted, by its interface
    /// ([statuses](https://docs.joinmastodon.org/methods/statuses/#get)).
    pub(super) async fn on_mastodon(&self, post: &Post) -> PostState {
        let told = async {
            let place =
                Place::of(post).ok_or_else(|| "its address is of no form that is known here".to_owned())?;
            let found = self.ask(&place, &format!("/api/v1/statuses/{}", place.number)).await?;
            match found.status {
                200 => self.read(post, found),
                401 | 403 => Ok(self.on_page(post).await),
                404 | 410 if is_said(&found.content) => self.whose_deed(&place).await,
                status => Err(format!("its server answers with {status}")),
            }
        };
        told.await.unwrap_or_else(PostState::Unknown)
    }

    fn read(&self, post: &Post, found: Fetched) -> Result<PostState, String> {
        for item in Wire::new("re-check").read(found.content, self.link.now()) {
            match item {
                Item::Posts(arrival) => {
                    if let Some(found) = arrival.posts.into_iter().find(|found| found.id == post.id) {
                        return Ok(compared(post, Post { seen_at: post.seen_at, ..found }));
                    }
                }
                Item::Rejected(rejection) if rejection.reason == Reason::NotPublic => {
                    return Ok(PostState::OutOfSight);
                }
                _ => {}
            }
        }
        Err("its server gives something else".to_owned())
    }

    /// Many servers show the interface to their own people alone, and the page to everybody.
    async fn on_page(&self, post: &Post) -> PostState {
        let Some(address) = post.url.as_deref() else { return PostState::OutOfSight };
        let wanted = Wanted { address, accept: "text/html", largest_bytes: LARGEST };
        match self.link.fetcher.get(&wanted).await {
            Ok(found) if found.status == 200 => PostState::There,
            Ok(found) if found.status < 500 && found.status != 429 => PostState::OutOfSight,
            Ok(found) => PostState::Unknown(format!("its page answers with {}", found.status)),
            Err(error) => PostState::Unknown(error.to_string()),
        }
    }

    /// Who took a status away that is not there: its author, or the server with the whole account.
    async fn whose_deed(&self, place: &Place<'_>) -> Result<PostState, String> {
        if let Some(account) = place.account {
            let found = self.ask(place, &format!("/api/v1/accounts/lookup?acct={account}")).await?;
            let says: Option<Value> = serde_json::from_slice(&found.content).ok();
            let is_suspended = says.as_ref().and_then(|says| says.get("suspended")?.as_bool()) == Some(true);
            match found.status {
                200 if is_suspended => return Ok(PostState::Withdrawn),
                401 | 403 | 429 | 500.. => return Err(format!("its server answers with {}", found.status)),
                _ => {}
            }
        }
        self.at_its_address(place).await
    }

    /// Asks at the post's own address, by which servers know it among themselves: in the addresses of some of them there is no number
    /// of their interface, which then knows nothing of a post that is there.
    async fn at_its_address(&self, place: &Place<'_>) -> Result<PostState, String> {
        match self.get(place, place.id, "application/activity+json").await?.status {
            404 | 410 => Ok(PostState::Deleted),
            status => {
                Err(format!("its server does not know its number, and answers at its address with {status}"))
            }
        }
    }

    async fn ask(&self, place: &Place<'_>, path: &str) -> Result<Fetched, String> {
        self.get(place, &format!("https://{}{path}", place.server), "application/json").await
    }

    /// Asks a server itself: what another one to which it leads says is not its word.
    async fn get(&self, place: &Place<'_>, address: &str, accept: &'static str) -> Result<Fetched, String> {
        let wanted = Wanted { address, accept, largest_bytes: LARGEST };
        let found = self.link.fetcher.get(&wanted).await.map_err(|error| error.to_string())?;
        if host(&found.address) == Some(place.server) {
            Ok(found)
        } else {
            Err("its server leads elsewhere".to_owned())
        }
    }
}

impl<'a> Place<'a> {
    fn of(post: &'a Post) -> Option<Self> {
        let id = post.id.as_ref()?.as_str();
        let server = host(id)?;
        let address = post.url.as_deref().filter(|url| host(url) == Some(server)).unwrap_or(id);
        let number = address.trim_end_matches('/').rsplit('/').next()?;
        let is_plain = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
        };
        let account = post.author.handle.as_deref().and_then(|handle| handle.split('@').next());
        let account = account.filter(|account| is_plain(account));
        (is_plain(number) && is_plain(server)).then_some(Self { id, server, number, account })
    }
}

/// Whether an answer is an error as Mastodon's interface words it. A domain that was sold answers 404 as well, and so does a server
/// that lacks the interface; neither says anything of the post.
fn is_said(content: &[u8]) -> bool {
    let says: Option<Value> = serde_json::from_slice(content).ok();
    says.is_some_and(|says| says.get("error").is_some_and(Value::is_string))
}
