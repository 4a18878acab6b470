// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::Cursor;

use fetch::{Dial, Exception, FetchError, Fetcher, Line, Resolve, SystemResolver, Wanted};
use ingest::{InputError, Item, Reader};
use model::{Format, Origin, Post, PostId};
use serde::Deserialize;
use url::Url;

use crate::post_address::PostAddress;

/// A post with its account, its pictures and what it quotes.
const LARGEST_POST: usize = 256 << 10;

/// What stands for the source of such a post.
const NAME: &str = "hand-in";

/// Where anybody may read the public posts of Bluesky
/// ([`app.bsky.feed.getPosts`](https://docs.bsky.app/docs/api/app-bsky-feed-get-posts)).
const BLUESKY: &str = "https://public.api.bsky.app/xrpc";

/// Where X gives what others may show of a status
/// ([oEmbed](https://docs.x.com/x-for-websites/oembed-api)); the one way that needs no key.
const X: &str = "https://publish.twitter.com/oembed?omit_script=1&hide_thread=1&dnt=1&url=https%3A%2F%2Fx.com%2Fi%2Fstatus%2F";

/// Finds posts that somebody names by their addresses.
#[derive(Debug)]
pub struct Finder<R = SystemResolver, D = Line> {
    fetcher: Fetcher<R, D>,
}

/// Why a post is not found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NotFound {
    /// The network can't be asked.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The network answers, but not with a post.
    #[error("{address} answers with {status}")]
    Answer {
        /// What was asked.
        address: String,
        /// The status of the answer.
        status: u16,
    },
    /// The answer can't be read.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The answer holds no post that everybody may read under that address.
    #[error("no public post is found at this address")]
    NoPost,
    /// A server gives a post of another one, whose author it can't speak for.
    #[error("the post is another server's; its address there is needed")]
    Elsewhere,
}

impl Finder {
    /// Looks on the public net, as `agent`, and at those servers of the house.
    #[must_use]
    pub fn new(agent: &str, exceptions: Vec<Exception>) -> Self {
        Self::over(Fetcher::new(agent, exceptions))
    }
}

impl<R: Resolve, D: Dial> Finder<R, D> {
    /// Looks by those means.
    pub fn over(fetcher: Fetcher<R, D>) -> Self {
        Self { fetcher }
    }

    /// Asks the network itself for a post, as everybody may read it there now.
    ///
    /// # Errors
    ///
    /// [`NotFound`], which need not stay so.
    pub async fn find(&self, address: &PostAddress) -> Result<Post, NotFound> {
        match address {
            PostAddress::Bluesky { account, key } => self.on_bluesky(account, key).await,
            PostAddress::Mastodon { server, number } => self.on_mastodon(server, number).await,
            PostAddress::X(id) => self.on_x(*id).await,
        }
    }

    async fn on_bluesky(&self, account: &str, key: &str) -> Result<Post, NotFound> {
        let did = if account.starts_with("did:") { account.to_owned() } else { self.did(account).await? };
        let uri = format!("at://{did}/app.bsky.feed.post/{key}");
        let answer = self.answer(&format!("{BLUESKY}/app.bsky.feed.getPosts?uris={uri}")).await?;
        the_one(answer, |post| post.id.as_ref().is_some_and(|id| id.as_str() == uri))
    }

    /// Asks Bluesky for the identifier behind a handle.
    ///
    /// # Errors
    ///
    /// [`NotFound`], which need not stay so.
    pub async fn did(&self, handle: &str) -> Result<String, NotFound> {
        #[derive(Deserialize)]
        struct Resolved {
            did: String,
        }
        let address = format!("{BLUESKY}/com.atproto.identity.resolveHandle?handle={handle}");
        let resolved = serde_json::from_slice(&self.answer(&address).await?);
        let Resolved { did } = resolved.map_err(|_| NotFound::NoPost)?;
        // It becomes part of the next address.
        let is_plain =
            did.starts_with("did:") && did.chars().all(|c| c.is_ascii_alphanumeric() || ":._-".contains(c));
        if is_plain { Ok(did) } else { Err(NotFound::NoPost) }
    }

    async fn on_mastodon(&self, server: &str, number: &str) -> Result<Post, NotFound> {
        let answer = self.answer(&format!("https://{server}/api/v1/statuses/{number}")).await?;
        let post = the_one(answer, |_| true)?;
        if is_at_home(&post, server) { Ok(post) } else { Err(NotFound::Elsewhere) }
    }

    async fn on_x(&self, id: u64) -> Result<Post, NotFound> {
        #[derive(Deserialize)]
        struct Embed {
            html: String,
        }
        let embed = serde_json::from_slice(&self.answer(&format!("{X}{id}")).await?);
        let Embed { html } = embed.map_err(|_| NotFound::NoPost)?;
        let id = id.to_string();
        the_one(html.into_bytes(), |post| post.id.as_ref().is_some_and(|found| found.as_str() == id))
    }

    async fn answer(&self, address: &str) -> Result<Vec<u8>, NotFound> {
        let wanted = Wanted { address, accept: "application/json", largest_bytes: LARGEST_POST };
        let found = self.fetcher.get(&wanted).await?;
        match found.status {
            200 => Ok(found.content),
            // Networks say so of a post that is gone, or was never there, or not for everybody.
            400 | 401 | 403 | 404 | 410 => Err(NotFound::NoPost),
            status => Err(NotFound::Answer { address: found.address, status }),
        }
    }
}

/// Reads a post back that was found, from the JSON in which a record keeps it; `None` if it is none.
#[must_use]
pub fn read_post(json: &str) -> Option<Post> {
    let origin = Origin { format: Format::Groundswell, file: NAME.to_owned(), line: None };
    ingest::read_post(json, origin)
}

/// Whether a post is a server's own: of another's, whatever a server tells may be invented.
fn is_at_home(post: &Post, server: &str) -> bool {
    let is_here = |address: &str| {
        Url::parse(address).is_ok_and(|url| url.host_str() == Some(server) && url.scheme() == "https")
    };
    let names = [post.url.as_deref(), post.id.as_ref().map(PostId::as_str)];
    let addresses: Vec<&str> = names.into_iter().flatten().filter(|name| name.contains("://")).collect();
    !addresses.is_empty() && addresses.into_iter().all(is_here)
}

/// The first post of an answer, if it is the wanted one; what it quotes or repeats comes behind it.
fn the_one(answer: Vec<u8>, is_wanted: impl Fn(&Post) -> bool) -> Result<Post, NotFound> {
    let posts = Reader::from_read(NAME, Cursor::new(answer))?.filter_map(|item| match item {
        Item::Posts(arrival) => Some(arrival.posts),
        _ => None,
    });
    posts.flatten().find(is_wanted).ok_or(NotFound::NoPost)
}
