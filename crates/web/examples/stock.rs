// SPDX-License-Identifier: AGPL-3.0-or-later
//! The stock way to tell many listeners something each second: axum's own stream of events, from one watched value.
//!
//! `stock ADDRESS`

use std::{convert::Infallible, env, error::Error, time::Duration};

use axum::{
    Router,
    response::{Sse, sse::Event},
    routing::get,
};
use tokio::{net::TcpListener, sync::watch, time::interval};
use tokio_stream::{StreamExt, wrappers::WatchStream};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = env::args().nth(1).ok_or("stock ADDRESS")?;
    let (counts, watched) = watch::channel(0_u64);
    let events = move || async move {
        let tell = |count| {
            let counter = format!(
                "{{\"as_of\":\"2026-12-01T15:20:00Z\",\"posts\":{count},\"accounts\":1,\"recorded\":1}}"
            );
            Ok::<_, Infallible>(Event::default().data(counter))
        };
        Sse::new(WatchStream::new(watched).map(tell))
    };
    tokio::spawn(async move {
        let mut second = interval(Duration::from_secs(1));
        loop {
            second.tick().await;
            counts.send_modify(|count| *count += 1);
        }
    });
    axum::serve(TcpListener::bind(address).await?, Router::new().route("/{call}/live/events", get(events)))
        .await?;
    Ok(())
}
