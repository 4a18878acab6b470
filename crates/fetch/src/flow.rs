// SPDX-License-Identifier: AGPL-3.0-or-later
//! Lines that stay open: answers that go on and on, and connections over which another protocol is spoken.

use std::{
    fmt, io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use http_body_util::BodyExt;
use hyper::{
    HeaderMap, Response,
    body::{Bytes, Incoming},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    task::JoinSet,
    time::timeout,
};

use crate::{
    error::FetchError,
    fetcher::{Asked, Fetched, Fetcher},
    line::{Dial, Stream},
    resolve::Resolve,
};

/// To find a server, reach it, and be answered.
const PATIENCE: Duration = Duration::from_secs(15);

/// An answer that goes on until one of the two sides ends it: dropping it does.
pub struct Flow {
    /// The status of the answer.
    pub status: u16,
    host: String,
    headers: HeaderMap,
    content: Incoming,
    _line: JoinSet<()>,
}

/// A connection over which something else than HTTP is spoken from now on.
pub struct Open {
    /// The name that was called.
    pub host: String,
    stream: Stream,
}

impl<R: Resolve, D: Dial> Fetcher<R, D> {
    /// Asks once, and reads an answer of at most so many bytes; it is not followed anywhere.
    ///
    /// # Errors
    ///
    /// [`FetchError`] when there is no answer, or one that is too large; one that says no is no error.
    pub async fn ask(&self, asked: &Asked<'_>, largest_bytes: usize) -> Result<Fetched, FetchError> {
        let whole = async { self.begin(asked).await?.whole(asked.address, largest_bytes).await };
        timeout(PATIENCE, whole).await.unwrap_or(Err(FetchError::Slow))
    }

    /// Asks for something that goes on, and gives it as soon as it begins. How long it may be silent is for whoever reads it to say.
    ///
    /// # Errors
    ///
    /// [`FetchError`] when there is no answer; one that says no is no error.
    pub async fn listen(&self, asked: &Asked<'_>) -> Result<Flow, FetchError> {
        timeout(PATIENCE, self.begin(asked)).await.unwrap_or(Err(FetchError::Slow))
    }

    /// Opens a connection for another protocol, to the server of an address that begins with `https://`.
    ///
    /// # Errors
    ///
    /// [`FetchError`] when nobody answers there.
    pub async fn open(&self, address: &str) -> Result<Open, FetchError> {
        let target = self.target(address)?;
        let stream = timeout(PATIENCE, self.connect(&target)).await.unwrap_or(Err(FetchError::Slow))?;
        Ok(Open { host: target.host, stream })
    }

    async fn begin(&self, asked: &Asked<'_>) -> Result<Flow, FetchError> {
        let target = self.target(asked.address)?;
        let outside = asked
            .headers
            .iter()
            .fold(self.outside(&target, asked.method.clone()), |outside, (name, value)| {
                outside.header(*name, value)
            });
        let mut line = JoinSet::new();
        let content = Bytes::copy_from_slice(asked.content);
        let answer: Response<Incoming> = self.exchange(&target, outside, content, &mut line).await?;
        let (head, content) = answer.into_parts();
        Ok(Flow {
            status: head.status.as_u16(),
            host: target.host,
            headers: head.headers,
            content,
            _line: line,
        })
    }
}

impl Flow {
    /// What a header of the answer says, if it is there and readable.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The next piece; `None` at the end. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// [`FetchError::Answer`] when the line breaks.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, FetchError> {
        while let Some(frame) = self.content.frame().await {
            let frame = frame
                .map_err(|error| FetchError::Answer { host: self.host.clone(), says: error.to_string() })?;
            if let Ok(bytes) = frame.into_data() {
                return Ok(Some(bytes.into()));
            }
        }
        Ok(None)
    }

    async fn whole(mut self, address: &str, largest_bytes: usize) -> Result<Fetched, FetchError> {
        let mut content = Vec::new();
        while let Some(piece) = self.next().await? {
            if content.len() + piece.len() > largest_bytes {
                return Err(FetchError::Large(largest_bytes));
            }
            content.extend_from_slice(&piece);
        }
        let content_type = self.header("content-type").map(ToOwned::to_owned);
        Ok(Fetched {
            address: address.to_owned(),
            status: self.status,
            content_type,
            content,
            headers: self.headers,
        })
    }
}

impl fmt::Debug for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flow").field("host", &self.host).field("status", &self.status).finish_non_exhaustive()
    }
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Open").field("host", &self.host).finish_non_exhaustive()
    }
}

impl AsyncRead for Open {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Open {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(context, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
