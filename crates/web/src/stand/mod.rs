// SPDX-License-Identifier: AGPL-3.0-or-later
//! Stands at the hour: takes visitors in, and answers what all of them ask for from memory.
//!
//! The stock loop waits for ever for whoever sends or reads slowly, and takes in as many as there are until the process
//! has no file left for its own database. This one has so many places, lets go of who moves almost nothing, and grows
//! curt while places are scarce (`connection`). Public pages are made once by the router and given out as they are
//! (`ready`); who watches live only listens, and is told together with the others (`audience`). A visitor's address
//! lives as long as their line, and goes no further: of a pledge, `flood` learns the neighborhood.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    pin::{Pin, pin},
    sync::{Arc, Once},
    time::Duration,
};

use axum::{
    BoxError, Router,
    body::Bytes,
    http::{HeaderMap, Request},
    response::Response,
};
use hyper::{body::Body, service::Service};
use hyper_util::service::TowerToHyperService;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, watch},
    time,
};

pub use self::encryption::Encryption;
pub(crate) use self::wish::is_kept_ready;
use self::{audience::Audience, ready::Ready, wish::Wish};
use crate::{
    Places, Site,
    flood::Neighborhood,
    metrics,
    router::router,
    witness::{self, Witness},
};

mod audience;
mod connection;
mod encryption;
mod line;
mod moved;
mod ready;
mod talk;
mod wire;
mod wish;

/// How long requests that are under way are waited for at the end; live streams would go on for ever.
const GRACE: Duration = Duration::from_secs(3);

const FORWARDED: &str = "x-forwarded-for";

/// How visitors come in.
#[derive(Clone, Debug)]
pub struct Entrance {
    /// As many as are attended to at once.
    pub places: Places,
    /// Proxies in front of the site, which say in `X-Forwarded-For` where a visitor comes from.
    pub trusted_proxies: Vec<IpAddr>,
    /// Told once of a proxy on this machine that is not named, so that pledges can't be limited by where they come from.
    pub on_unnamed_proxy: fn(),
    /// How lines are encrypted, where no proxy does that.
    pub encryption: Option<Encryption>,
    /// Whether nobody knows where visitors come from, as by an onion service: then what they say of it themselves counts for nothing.
    pub is_hidden: bool,
}

/// What answers: the pages that stand ready, and behind them the router.
pub struct Stand {
    ready: Option<Arc<Ready>>,
    router: TowerToHyperService<Router>,
}

impl Stand {
    /// Stands for a site.
    #[must_use]
    pub fn new(site: impl Into<Arc<Site>>) -> Self {
        let site = site.into();
        let router = router(Arc::clone(&site));
        Self::with_router(site, router)
    }

    /// The same with what answers where nothing stands ready.
    pub(crate) fn with_router(site: Arc<Site>, router: Router) -> Self {
        Self { ready: Some(Arc::new(Ready::new(site))), router: TowerToHyperService::new(router) }
    }

    /// Stands for a witness of others' records.
    #[must_use]
    pub fn witness(witness: Arc<dyn Witness>) -> Self {
        Self { ready: None, router: TowerToHyperService::new(witness::router(witness)) }
    }

    /// Stands where a site is not, and sends everybody to its address, without a slash at its end.
    #[must_use]
    pub fn elsewhere(base_url: &str) -> Self {
        Self::of(moved::router(base_url))
    }

    /// Stands for a program that watches the server of a site.
    #[must_use]
    pub fn metrics(site: Arc<Site>) -> Self {
        Self::of(metrics::router(site))
    }

    /// A stand with nothing ready.
    pub(crate) fn of(router: Router) -> Self {
        Self { ready: None, router: TowerToHyperService::new(router) }
    }

    /// What is wished for, if it may stand ready, and the answer if it does.
    pub(crate) fn at_hand<B>(&self, request: &Request<B>) -> (Option<Wish>, Option<Response>) {
        let Some(ready) = &self.ready else { return (None, None) };
        let wish = ready.wish(request);
        let answer = wish.as_ref().and_then(|wish| ready.at_hand(wish, request.headers()));
        (wish, answer)
    }

    /// The answer to what does not stand ready.
    pub(crate) async fn answer<B>(&self, wish: Option<Wish>, request: Request<B>) -> Response
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        if let (Some(ready), Some(wish)) = (&self.ready, wish) {
            let made = ready.make(wish, request.headers(), &self.router).await;
            if let Some(answer) = made {
                return answer;
            }
        }
        let Ok(answer) = self.router.call(request).await;
        answer
    }
}

/// What all who come in share.
struct Door {
    stand: Arc<Stand>,
    /// For who came by another of the site's names.
    elsewhere: Option<Stand>,
    encryption: Option<Encryption>,
    is_hidden: bool,
    places: Places,
    /// The last places, which nobody may hold for long: room in which the call's page is still handed out.
    kept_free: usize,
    trusted_proxies: Vec<IpAddr>,
    unnamed_proxy: Once,
    on_unnamed_proxy: fn(),
    audience: Audience,
}

impl Door {
    fn stand(&self, is_at_home: bool) -> &Stand {
        self.elsewhere.as_ref().filter(|_| !is_at_home).unwrap_or(&self.stand)
    }

    /// An answer with what encryption has to say to browsers.
    fn mark(&self, mut answer: Response) -> Response {
        if self.encryption.is_some() {
            Encryption::mark(&mut answer);
        }
        answer
    }

    /// Whether only those places are left that nobody may hold for long.
    fn is_crowded(&self) -> bool {
        self.places.free() < self.kept_free
    }

    /// Where a visitor comes from; `None` where an onion service or a proxy in front that nobody has named hides it.
    fn neighborhood(&self, peer: IpAddr, headers: &HeaderMap) -> Option<Neighborhood> {
        if self.is_hidden {
            return None;
        }
        let visitor = visitor(peer.to_canonical(), headers, &self.trusted_proxies);
        if visitor.is_none() {
            self.unnamed_proxy.call_once(self.on_unnamed_proxy);
        }
        visitor.map(Neighborhood::of)
    }
}

/// The address that a visitor calls from, as far as it is known: each proxy that is named tells who came to it, and what stands
/// before that anybody may have written. `None` behind a proxy on this machine that isn't named.
fn visitor(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> Option<IpAddr> {
    if !trusted.contains(&peer) {
        return (!peer.is_loopback() || !headers.contains_key(FORWARDED)).then_some(peer);
    }
    let told = headers.get_all(FORWARDED).iter().rev();
    let told = told.flat_map(|value| value.to_str().unwrap_or_default().rsplit(','));
    let mut nearest = peer;
    for address in told {
        // What can't be read is not known; whoever passed it on is.
        let Some(address) = read_address(address.trim()) else { break };
        nearest = address;
        if !trusted.contains(&nearest) {
            break;
        }
    }
    Some(nearest)
}

/// Reads an address, with or without a port.
fn read_address(written: &str) -> Option<IpAddr> {
    let with_port = || written.parse::<SocketAddr>().ok().map(|address| address.ip());
    written.parse().ok().or_else(with_port).map(|address: IpAddr| address.to_canonical())
}

/// Serves a site on a port until `shutdown` comes, then finishes the requests that are under way.
///
/// # Errors
///
/// None today: a connection that fails ends alone, and a port that stops accepting is tried again.
pub async fn serve(
    listener: TcpListener,
    stand: impl Into<Arc<Stand>>,
    entrance: Entrance,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let Entrance { places, trusted_proxies, on_unnamed_proxy, encryption, is_hidden } = entrance;
    let door = Arc::new(Door {
        stand: stand.into(),
        elsewhere: encryption.as_ref().map(|encryption| Stand::elsewhere(&encryption.address())),
        encryption,
        is_hidden,
        kept_free: places.all() / 20,
        places,
        trusted_proxies,
        unnamed_proxy: Once::new(),
        on_unnamed_proxy,
        audience: Audience::default(),
    });
    let (end, ending) = watch::channel(());
    let mut shutdown = pin!(shutdown);
    while let Some((stream, peer, place)) = next(&listener, &door.places, shutdown.as_mut()).await {
        tokio::spawn(connection::attend(stream, peer, place, Arc::clone(&door), ending.clone()));
    }
    drop((listener, ending));
    end.send_replace(());
    // Elapsing is the normal end while somebody reads something long.
    let _elapsed = time::timeout(GRACE, end.closed()).await;
    Ok(())
}

type Taken = (TcpStream, IpAddr, OwnedSemaphorePermit);

/// Waits for a place and for somebody who takes it; who comes meanwhile waits with the kernel.
async fn next(
    listener: &TcpListener,
    places: &Places,
    shutdown: Pin<&mut impl Future<Output = ()>>,
) -> Option<Taken> {
    tokio::select! {
        () = shutdown => None,
        taken = take(listener, places) => Some(taken),
    }
}

async fn take(listener: &TcpListener, places: &Places) -> Taken {
    let place = places.take().await;
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer.ip(), place),
            // Out of files, most likely: others must end before it can work again.
            Err(_) => time::sleep(Duration::from_millis(200)).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;

    use super::{FORWARDED, visitor};

    #[test]
    fn of_a_chain_of_proxies_the_first_that_is_not_named_is_the_visitor() {
        let check = |peer: &str, told: &[&'static str], expected: Option<&str>| {
            let trusted = ["127.0.0.1", "198.51.100.7"].map(|proxy| proxy.parse().unwrap());
            let mut headers = HeaderMap::new();
            for value in told {
                headers.append(FORWARDED, value.parse().unwrap());
            }
            let expected = expected.map(|address| address.parse().unwrap());
            assert_eq!(visitor(peer.parse().unwrap(), &headers, &trusted), expected, "{peer} {told:?}");
        };
        check("203.0.113.9", &[], Some("203.0.113.9"));
        check("203.0.113.9", &["192.0.2.1"], Some("203.0.113.9"));
        check("127.0.0.1", &["192.0.2.1"], Some("192.0.2.1"));
        check("127.0.0.1", &["10.0.0.1, 192.0.2.1"], Some("192.0.2.1"));
        check("127.0.0.1", &["10.0.0.1, 192.0.2.1, 198.51.100.7"], Some("192.0.2.1"));
        check("127.0.0.1", &["10.0.0.1", "192.0.2.1,198.51.100.7"], Some("192.0.2.1"));
        check("127.0.0.1", &["192.0.2.1:4711"], Some("192.0.2.1"));
        check("127.0.0.1", &["[2001:db8::1]:4711"], Some("2001:db8::1"));
        check("127.0.0.1", &["192.0.2.1, unknown"], Some("127.0.0.1"));
        check("127.0.0.1", &[], Some("127.0.0.1"));
        check("::1", &["192.0.2.1"], None);
        check("::1", &[], Some("::1"));
    }
}
