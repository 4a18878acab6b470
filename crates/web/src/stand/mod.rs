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
    net::IpAddr,
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
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time,
};

use self::{audience::Audience, ready::Ready, wish::Wish};
use crate::{Site, flood::Neighborhood, router::router};

mod audience;
mod connection;
mod line;
mod ready;
mod talk;
mod wish;

/// How long requests that are under way are waited for at the end; live streams would go on for ever.
const GRACE: Duration = Duration::from_secs(3);

const FORWARDED: &str = "x-forwarded-for";

/// How visitors come in.
#[derive(Clone, Debug)]
pub struct Entrance {
    /// How many are attended to at once.
    pub places: usize,
    /// Proxies in front of the site, which say in `X-Forwarded-For` where a visitor comes from.
    pub trusted_proxies: Vec<IpAddr>,
    /// Told once of a proxy on this machine that is not named, so that pledges can't be limited by where they come from.
    pub on_unnamed_proxy: fn(),
}

/// What answers: the pages that stand ready, and behind them the router.
pub struct Stand {
    ready: Option<Ready>,
    router: TowerToHyperService<Router>,
}

impl Stand {
    /// Stands for a site.
    #[must_use]
    pub fn new(site: impl Into<Arc<Site>>) -> Self {
        let site = site.into();
        let router = TowerToHyperService::new(router(Arc::clone(&site)));
        Self { ready: Some(Ready::new(site)), router }
    }

    /// A stand with nothing ready.
    #[cfg(test)]
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
            let made = ready.make(&wish, request.headers(), &self.router).await;
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
    stand: Stand,
    free: Arc<Semaphore>,
    /// The last places, which nobody may hold for long: room in which the call's page is still handed out.
    kept_free: usize,
    trusted_proxies: Vec<IpAddr>,
    unnamed_proxy: Once,
    on_unnamed_proxy: fn(),
    audience: Audience,
}

impl Door {
    /// Whether only those places are left that nobody may hold for long.
    fn is_crowded(&self) -> bool {
        self.free.available_permits() < self.kept_free
    }

    /// Where a visitor comes from; `None` where a proxy in front that nobody has named hides it.
    fn neighborhood(&self, peer: IpAddr, headers: &HeaderMap) -> Option<Neighborhood> {
        let Some(told) = headers.get_all(FORWARDED).iter().next_back() else {
            return Some(Neighborhood::of(peer));
        };
        let proxy = peer.to_canonical();
        if !self.trusted_proxies.contains(&proxy) {
            if !proxy.is_loopback() {
                return Some(Neighborhood::of(peer));
            }
            self.unnamed_proxy.call_once(self.on_unnamed_proxy);
            return None;
        }
        // What stands before the last comma comes from the visitor, who may write anything.
        let last = told.to_str().ok()?.rsplit(',').next()?;
        Some(Neighborhood::of(last.trim().parse().ok()?))
    }
}

/// Serves a site on a port until `shutdown` comes, then finishes the requests that are under way.
///
/// # Errors
///
/// None today: a connection that fails ends alone, and a port that stops accepting is tried again.
pub async fn serve(
    listener: TcpListener,
    stand: Stand,
    entrance: Entrance,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let Entrance { places, trusted_proxies, on_unnamed_proxy } = entrance;
    let door = Arc::new(Door {
        stand,
        free: Arc::new(Semaphore::new(places)),
        kept_free: places / 20,
        trusted_proxies,
        unnamed_proxy: Once::new(),
        on_unnamed_proxy,
        audience: Audience::default(),
    });
    let (end, ending) = watch::channel(());
    let mut shutdown = pin!(shutdown);
    while let Some((stream, peer, place)) = next(&listener, &door.free, shutdown.as_mut()).await {
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
    free: &Arc<Semaphore>,
    shutdown: Pin<&mut impl Future<Output = ()>>,
) -> Option<Taken> {
    tokio::select! {
        () = shutdown => None,
        taken = take(listener, free) => Some(taken),
    }
}

async fn take(listener: &TcpListener, free: &Arc<Semaphore>) -> Taken {
    let place = Arc::clone(free).acquire_owned().await.expect("nobody closes the places");
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => return (stream, peer.ip(), place),
            // Out of files, most likely: others must end before it can work again.
            Err(_) => time::sleep(Duration::from_millis(200)).await,
        }
    }
}
