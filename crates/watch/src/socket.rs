// SPDX-License-Identifier: AGPL-3.0-or-later
//! WebSockets (RFC 6455) over the fetcher's lines.

use std::time::Duration;

use fetch::{FetchError, Open};
use futures_util::{SinkExt, StreamExt};
use ingest::GapCause;
use model::Timestamp;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async_with_config,
    tungstenite::{self, ClientRequestBuilder, Message, protocol::WebSocketConfig},
};

use crate::{link::Link, retry};

/// The largest message that is taken; a record of Bluesky has at most a few tens of kilobytes, a commit with its proof at most 2 MB
/// ([event stream](https://atproto.com/specs/sync)).
const LARGEST_MESSAGE: usize = 5 << 20;

const HANDSHAKE: Duration = Duration::from_secs(15);

/// After so long a silence the other side is asked for a sign of life, and after as long again given up.
const SILENCE: Duration = Duration::from_secs(20);

/// A connection over which messages come.
pub(crate) struct Socket {
    stream: WebSocketStream<Open>,
    /// When something came last.
    heard_at: Instant,
    /// Since when something is waited for, and nothing lies ready.
    waits_since: Option<Instant>,
    is_asked: bool,
}

/// Why there is no connection, or none any more.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SocketError {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The server answers, but not with a connection.
    #[error("the server answers with {status}: {says}")]
    Refused { status: u16, says: String, retry_after: Option<Duration> },
    #[error("the server does not answer any more")]
    Dead,
    #[error(transparent)]
    Broken(tungstenite::Error),
}

impl SocketError {
    /// What it means for whoever follows, and how long the server asks to wait.
    pub(crate) fn cause(&self) -> (GapCause, Option<Duration>) {
        match self {
            Self::Refused { status: 429, retry_after, .. } => (GapCause::Limited, *retry_after),
            Self::Refused { status: 401 | 403, .. } => (GapCause::Refused, None),
            _ => (GapCause::Broken, None),
        }
    }
}

impl Socket {
    /// How long nothing has come although it was waited for: while nobody looks, anything may lie there.
    pub(crate) fn silent_for(&self) -> Duration {
        self.waits_since.map(|since| since.elapsed()).unwrap_or_default()
    }

    /// Opens a connection to an address that begins with `https://`.
    pub(crate) async fn open(link: &Link, address: &str) -> Result<Self, SocketError> {
        Self::open_with(link, address, &[]).await
    }

    /// The same with more on the outside, which may be a key.
    pub(crate) async fn open_with(
        link: &Link,
        address: &str,
        headers: &[(&'static str, String)],
    ) -> Result<Self, SocketError> {
        let line = link.fetcher.open(address).await?;
        // Encrypted is what the fetcher made it; what counts here is path and host.
        let address = address.replacen("https://", "ws://", 1);
        let uri = address.parse().map_err(|_| FetchError::Address("it holds letters that no address has"))?;
        let request = ClientRequestBuilder::new(uri).with_header("user-agent", link.fetcher.agent());
        let outside = |request: ClientRequestBuilder, (name, value): &(&'static str, String)| {
            request.with_header(*name, value.as_str())
        };
        let request = headers.iter().fold(request, outside);
        let config = WebSocketConfig::default()
            .max_message_size(Some(LARGEST_MESSAGE))
            .max_frame_size(Some(LARGEST_MESSAGE));
        let shaken = timeout(HANDSHAKE, client_async_with_config(request, line, Some(config))).await;
        let (stream, _) =
            shaken.map_err(|_| SocketError::Dead)?.map_err(|error| refused(error, link.now()))?;
        Ok(Self { stream, heard_at: Instant::now(), waits_since: None, is_asked: false })
    }

    /// The next message's bytes; dropping the future loses nothing.
    pub(crate) async fn next(&mut self) -> Result<Vec<u8>, SocketError> {
        loop {
            let patience = self.heard_at + if self.is_asked { 2 * SILENCE } else { SILENCE };
            self.waits_since.get_or_insert_with(Instant::now);
            tokio::select! {
                // What has come counts before what has not, however long nobody looked.
                biased;
                message = self.stream.next() => {
                    (self.heard_at, self.waits_since, self.is_asked) = (Instant::now(), None, false);
                    match message {
                        Some(Ok(Message::Binary(bytes))) => return Ok(bytes.into()),
                        Some(Ok(Message::Text(text))) => return Ok(tungstenite::Bytes::from(text).into()),
                        Some(Ok(Message::Close(_))) | None => return Err(SocketError::Dead),
                        Some(Ok(_)) => {}
                        Some(Err(error)) => return Err(SocketError::Broken(error)),
                    }
                }
                () = sleep_until(patience) => {
                    if self.is_asked {
                        return Err(SocketError::Dead);
                    }
                    self.is_asked = true;
                    let asked = self.stream.send(Message::Ping(tungstenite::Bytes::new()));
                    asked.await.map_err(SocketError::Broken)?;
                }
            }
        }
    }
}

fn refused(error: tungstenite::Error, now: Timestamp) -> SocketError {
    match error {
        tungstenite::Error::Http(answer) => {
            let retry_after = retry::after(|name| answer.headers().get(name)?.to_str().ok(), now);
            let body = answer.body().as_deref().unwrap_or_default();
            let says =
                String::from_utf8_lossy(body.get(..body.len().min(500)).unwrap_or_default()).into_owned();
            SocketError::Refused { status: answer.status().as_u16(), says, retry_after }
        }
        error => SocketError::Broken(error),
    }
}
