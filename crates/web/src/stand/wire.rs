// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{self, IoSlice, Write},
    net,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::{rustls::ServerConnection, server::TlsStream};

/// What bytes come and go by: open, or encrypted.
pub(crate) enum Wire {
    Open(TcpStream),
    Sealed(Box<TlsStream<TcpStream>>),
}

impl AsyncRead for Wire {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Open(stream) => Pin::new(stream).poll_read(cx, buffer),
            Self::Sealed(stream) => Pin::new(&mut **stream).poll_read(cx, buffer),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Open(stream) => Pin::new(stream).poll_write(cx, bytes),
            Self::Sealed(stream) => Pin::new(&mut **stream).poll_write(cx, bytes),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        match self.get_mut() {
            Self::Open(stream) => Pin::new(stream).poll_write_vectored(cx, slices),
            Self::Sealed(stream) => Pin::new(&mut **stream).poll_write_vectored(cx, slices),
        }
    }

    fn is_write_vectored(&self) -> bool {
        match self {
            Self::Open(stream) => stream.is_write_vectored(),
            Self::Sealed(stream) => stream.is_write_vectored(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Open(stream) => Pin::new(stream).poll_flush(cx),
            Self::Sealed(stream) => Pin::new(&mut **stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Open(stream) => Pin::new(stream).poll_shutdown(cx),
            Self::Sealed(stream) => Pin::new(&mut **stream).poll_shutdown(cx),
        }
    }
}

/// A wire by which something is only told: without a task, and without waiting.
pub(crate) struct Voice {
    stream: net::TcpStream,
    session: Option<Box<ServerConnection>>,
}

impl Voice {
    /// Takes a wire over.
    pub(crate) fn of(wire: Wire) -> io::Result<Self> {
        let (stream, session) = match wire {
            Wire::Open(stream) => (stream, None),
            Wire::Sealed(sealed) => {
                let (stream, session) = sealed.into_inner();
                (stream, Some(Box::new(session)))
            }
        };
        Ok(Self { stream: stream.into_std()?, session })
    }

    /// Says something, whole.
    ///
    /// # Errors
    ///
    /// `WouldBlock` if what was said before is not taken yet; anything else means that nobody is there any more.
    pub(crate) fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Some(session) = &mut self.session else {
            let written = self.stream.write(bytes)?;
            return if written == bytes.len() { Ok(()) } else { Err(io::ErrorKind::WriteZero.into()) };
        };
        send(session, &mut self.stream)?;
        session.writer().write_all(bytes)?;
        match send(session, &mut self.stream) {
            // It is sealed already, and goes before whatever is said next.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            sent => sent,
        }
    }
}

/// Sends what is sealed, as far as the line takes it.
fn send(session: &mut ServerConnection, stream: &mut net::TcpStream) -> io::Result<()> {
    while session.wants_write() {
        session.write_tls(stream)?;
    }
    Ok(())
}
