// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where visitors come in: the site's port, the one from which they are sent on to it, and the site's own certificate.

use std::{
    future::{Future, pending},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    path::Path,
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use tokio::net::{TcpListener, TcpSocket};
use web::{Encryption, Entrance, Places, Site, Stand};

use crate::{
    certificate::{Keeper, Shown, options::Wanted},
    limits,
    terminal::say,
};

/// Who comes without encryption is sent on at once: of so many places one is for them.
const SENT_ON: usize = 20;

/// Who comes by an onion service is few among all, and can't be told from others who do: of so many places one is for them.
const HIDDEN: usize = 10;

/// So many programs may ask for figures at once.
const ASKERS: usize = 16;

/// Where visitors come in.
#[derive(Clone, Copy)]
pub struct Ports {
    /// The site's own.
    pub site: SocketAddr,
    /// From which they are sent on to it.
    pub sent_on: Option<SocketAddr>,
    /// By which an onion service brings them.
    pub onion: Option<SocketAddr>,
    /// At which programs on this machine ask for figures.
    pub metrics: Option<SocketAddr>,
}

impl Ports {
    /// The site's alone.
    pub fn of(site: SocketAddr) -> Self {
        Self { site, sent_on: None, onion: None, metrics: None }
    }
}

/// Ports that are open, with all that belongs to them.
pub struct Door {
    site: TcpListener,
    sent_on: Option<TcpListener>,
    onion: Option<TcpListener>,
    metrics: Option<TcpListener>,
    keeper: Option<Keeper>,
    /// On the site's own port.
    places: Places,
    /// On the others, where they are open.
    beside: Beside,
}

/// So many visitors fit in beside the site's own port.
struct Beside {
    sent_on: usize,
    onion: usize,
}

impl Door {
    /// Opens the ports, and takes up the certificate that is kept among the keys, if one is wanted.
    pub fn open(ports: Ports, certificate: Option<Wanted>, keys: &Path) -> Result<Self> {
        let site = listen(ports.site)?;
        let sent_on = ports.sent_on.map(listen).transpose()?;
        let onion = ports.onion.map(listen).transpose()?;
        let metrics = ports.metrics.map(listen).transpose()?;
        let keeper = certificate.map(|wanted| Keeper::open(wanted, keys)).transpose()?;
        let all = limits::places();
        let part = |is_open: bool, of: usize| if is_open { all / of } else { 0 };
        let beside =
            Beside { sent_on: part(sent_on.is_some(), SENT_ON), onion: part(onion.is_some(), HIDDEN) };
        let places = Places::new(all - beside.sent_on - beside.onion);
        Ok(Self { site, sent_on, onion, metrics, keeper, places, beside })
    }

    /// Where the site can be reached on this machine.
    pub fn address(&self) -> Result<SocketAddr> {
        self.site.local_addr().context("the site has no address")
    }

    /// The places on the site's own port.
    pub fn places(&self) -> Places {
        self.places.clone()
    }

    /// What is shown to whoever comes encrypted, where that is done here.
    pub fn shown(&self) -> Option<Arc<Shown>> {
        self.keeper.as_ref().map(Keeper::shown)
    }

    /// Lets visitors in until `shutdown` comes; the certificate is kept good meanwhile.
    pub async fn stand_open(
        self,
        site: Arc<Site>,
        trusted_proxies: Vec<IpAddr>,
        shutdown: impl Future<Output = ()>,
    ) -> Result<()> {
        let encryption = self.keeper.as_ref().map(|keeper| Encryption::new(keeper.shown(), keeper.domain()));
        let open = |places: usize| Entrance {
            places: Places::new(places),
            trusted_proxies: Vec::new(),
            on_unnamed_proxy: say_unnamed,
            encryption: None,
            is_hidden: false,
        };
        let entrance = Entrance { places: self.places, trusted_proxies, encryption, ..open(0) };
        let stand = Arc::new(Stand::new(Arc::clone(&site)));
        let (sent_on, metrics) = (Stand::elsewhere(&site.base_url), Stand::metrics(site));
        let hidden = Entrance { is_hidden: true, ..open(self.beside.onion) };
        let beside = async {
            tokio::join!(
                keep(self.keeper),
                beside(self.sent_on, sent_on, open(self.beside.sent_on)),
                beside(self.onion, Arc::clone(&stand), hidden),
                beside(self.metrics, metrics, open(ASKERS)),
            )
        };
        tokio::select! {
            ended = web::serve(self.site, Arc::clone(&stand), entrance, shutdown) => ended.context("the site stopped"),
            _never = beside => Ok(()),
        }
    }
}

/// Keeps the certificate, until this is dropped.
async fn keep(keeper: Option<Keeper>) {
    match keeper {
        Some(keeper) => keeper.keep().await,
        None => pending().await,
    }
}

/// Lets visitors in by another port, until this is dropped.
async fn beside(listener: Option<TcpListener>, stand: impl Into<Arc<Stand>>, entrance: Entrance) {
    let Some(listener) = listener else { return pending().await };
    // There is no error today, and without this port the site still stands.
    let _ended = web::serve(listener, stand, entrance, pending()).await;
}

/// Says that a proxy hides where pledges come from, and how to change that.
fn say_unnamed() {
    // No address: what a terminal is told, many keep in a file.
    say(format_args!(
        "a proxy on this machine says where visitors come from, but nobody has named it, so that pledges are not limited; if it \
         is yours, start with --trusted-proxy and this machine's loopback address"
    ));
}

/// Listens at an address, or says what to do.
pub fn listen(address: SocketAddr) -> Result<TcpListener> {
    match open(address) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let other = SocketAddr::new(address.ip(), address.port().saturating_add(1));
            bail!(
                "{address} is taken by another program: choose another with --listen, such as --listen {other}"
            )
        }
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied && address.port() < 1024 => {
            bail!(
                "{address} may be listened on by root or with the capability CAP_NET_BIND_SERVICE, which the packaged service \
                 has; or choose another with --listen, and let something pass the port on to it"
            )
        }
        // On a machine that has no IPv6.
        Err(_) if address.ip() == Ipv6Addr::UNSPECIFIED => {
            let address = SocketAddr::from((Ipv4Addr::UNSPECIFIED, address.port()));
            open(address).with_context(|| format!("can't listen on {address}"))
        }
        Err(error) => Err(error).with_context(|| format!("can't listen on {address}")),
    }
}

/// Opens a port at which many may wait to be taken in.
fn open(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A server that starts again must not wait for the lines of the one before it.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(limits::WAITING)
}
