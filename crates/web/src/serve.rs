// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io,
    pin::{Pin, pin},
    time::Duration,
};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, time};

/// How long a visitor may take to send the head of a request, and to stay on without a next one.
const HEAD: Duration = Duration::from_secs(10);

/// How long requests that are under way are waited for at the end; live streams would go on for ever.
const GRACE: Duration = Duration::from_secs(3);

/// Serves a site on a port until `shutdown` comes, then finishes the requests that are under way.
///
/// # Errors
///
/// None today: a connection that fails ends alone, and a port that stops accepting is tried again.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let connections = GracefulShutdown::new();
    let mut shutdown = pin!(shutdown);
    while let Some(accepted) = next(&listener, shutdown.as_mut()).await {
        let Ok((stream, _)) = accepted else {
            // Out of file descriptors, most likely: others must end before it can work again.
            time::sleep(Duration::from_millis(200)).await;
            continue;
        };
        // The plain `axum::serve` installs no timer, and so would wait for ever for a slow head.
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router.clone()));
        // Its error is the visitor's line breaking, which is nobody's business.
        tokio::spawn(connections.watch(connection));
    }
    drop(listener);
    // Elapsing is the normal end while somebody watches the live page.
    let _elapsed = time::timeout(GRACE, connections.shutdown()).await;
    Ok(())
}

type Accepted = io::Result<(tokio::net::TcpStream, std::net::SocketAddr)>;

async fn next(listener: &TcpListener, shutdown: Pin<&mut impl Future<Output = ()>>) -> Option<Accepted> {
    tokio::select! {
        () = shutdown => None,
        accepted = listener.accept() => Some(accepted),
    }
}
