// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fmt, io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use http_body_util::{BodyExt, Full};
use hyper::{
    HeaderMap, Request, Response,
    body::{Bytes, Incoming},
    client::conn::http1,
    header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE, HOST, LOCATION, USER_AGENT},
    http::{Method, request},
};
use hyper_util::rt::TokioIo;
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use tokio::{sync::Semaphore, task::JoinSet, time::timeout};
use tokio_rustls::TlsConnector;

use crate::{
    address::is_public,
    error::FetchError,
    line::{Dial, Line, Stream},
    resolve::{Resolve, SystemResolver},
    target::{Exception, Place, Target},
};

/// From the first look-up to the last byte, over all redirects.
const PATIENCE: Duration = Duration::from_secs(15);

/// To find one name, and to be answered at one address.
const DIAL: Duration = Duration::from_secs(4);

const MOST_REDIRECTS: usize = 3;

/// So many of one name's addresses are tried.
const MOST_ADDRESSES: usize = 3;

/// The head of an answer.
const LARGEST_HEAD: usize = 64 << 10;

/// So many addresses are called at the same time; the others wait, so that no stranger can make us a crowd.
const AT_ONCE: usize = 8;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The address.
    pub address: &'a str,
    /// The kind of content, as the header `Accept` names it.
    pub accept: &'static str,
    /// The largest answer that is taken, in bytes.
    pub largest_bytes: usize,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// Where it was found in the end.
    pub address: String,
    /// The status of the answer: any but a redirect.
    pub status: u16,
    /// The kind of content, as the server calls it.
    pub content_type: Option<String>,
    /// The content, whole.
    pub content: Vec<u8>,
    pub(crate) headers: HeaderMap,
}

impl Fetched {
    /// What a header of the answer says, if it is there and readable.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// What is asked of a server whose interface one knows. What stands on the outside may be a key, and is not shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The address.
    pub address: &'a str,
    /// What is to be done there.
    pub method: Method,
    /// What stands on the outside.
    pub headers: &'a [(&'static str, String)],
    /// The content, if any.
    pub content: &'a [u8],
}

impl<'a> Asked<'a> {
    /// To be given what lies there.
    #[must_use]
    pub fn get(address: &'a str, headers: &'a [(&'static str, String)]) -> Self {
        Self { address, method: Method::GET, headers, content: &[] }
    }

    /// To take a content in, and answer.
    #[must_use]
    pub fn post(address: &'a str, headers: &'a [(&'static str, String)], content: &'a [u8]) -> Self {
        Self { address, method: Method::POST, headers, content }
    }
}

/// What is brought to an address. What stands on the outside may be a key, and is not shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Brought<'a> {
    /// The address.
    pub address: &'a str,
    /// What stands on the outside, in the order in which it is written.
    pub headers: &'a [(&'static str, String)],
    /// The content.
    pub content: &'a [u8],
}

/// The only thing that calls a stranger's address.
pub struct Fetcher<R = SystemResolver, D = Line> {
    resolver: R,
    line: D,
    tls: TlsConnector,
    exceptions: Vec<Exception>,
    agent: String,
    turns: Semaphore,
}

impl Fetcher {
    /// A fetcher that calls itself `agent`, and reaches the public net and those exceptions.
    #[must_use]
    pub fn new(agent: &str, exceptions: Vec<Exception>) -> Self {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        Self::over(SystemResolver, Line, roots, agent, exceptions)
    }
}

impl<R: Resolve, D: Dial> Fetcher<R, D> {
    /// A fetcher over a resolver and a line of one's own, that trusts those who are vouched for by `roots`.
    ///
    /// # Panics
    ///
    /// If the built-in cryptography lacks the protocols that it was built with.
    #[must_use]
    pub fn over(resolver: R, line: D, roots: RootCertStore, agent: &str, exceptions: Vec<Exception>) -> Self {
        let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("ring has the protocols")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let (tls, turns) = (TlsConnector::from(Arc::new(config)), Semaphore::new(AT_ONCE));
        Self { resolver, line, tls, exceptions, agent: agent.to_owned(), turns }
    }

    /// Fetches what lies at an address, following it where it leads.
    ///
    /// # Errors
    ///
    /// [`FetchError`], whatever the reason; the answer of a server that says no is no error.
    pub async fn get(&self, wanted: &Wanted<'_>) -> Result<Fetched, FetchError> {
        let _turn = self.turns.acquire().await;
        timeout(PATIENCE, self.follow(wanted)).await.unwrap_or(Err(FetchError::Slow))
    }

    /// Brings something to an address, and gives the status of the answer. Nothing else of it is read, and it is not followed
    /// anywhere: what is brought is for this address alone.
    ///
    /// # Errors
    ///
    /// [`FetchError`] when there is no answer; one that says no is no error.
    pub async fn post(&self, brought: &Brought<'_>) -> Result<u16, FetchError> {
        let _turn = self.turns.acquire().await;
        timeout(PATIENCE, self.bring(brought)).await.unwrap_or(Err(FetchError::Slow))
    }

    /// How it calls itself.
    #[must_use]
    pub fn agent(&self) -> &str {
        &self.agent
    }

    /// The origin of an address that may be called (RFC 6454), by the look of it: nobody is asked.
    ///
    /// # Errors
    ///
    /// [`FetchError`] for one that may not.
    pub fn origin(&self, address: &str) -> Result<String, FetchError> {
        Ok(format!("https://{}", self.target(address)?.host))
    }

    async fn bring(&self, brought: &Brought<'_>) -> Result<u16, FetchError> {
        let target = self.target(brought.address)?;
        let outside = brought
            .headers
            .iter()
            .fold(self.outside(&target, Method::POST), |outside, header| outside.header(header.0, &header.1));
        let content = Bytes::copy_from_slice(brought.content);
        let mut connection = JoinSet::new();
        Ok(self.exchange(&target, outside, content, &mut connection).await?.status().as_u16())
    }

    async fn follow(&self, wanted: &Wanted<'_>) -> Result<Fetched, FetchError> {
        let mut target = self.target(wanted.address)?;
        for _ in 0..=MOST_REDIRECTS {
            // Dropped at the end of each turn, whatever happens: no connection outlives its answer.
            let mut connection = JoinSet::new();
            let answer = self.ask_once(&target, wanted, &mut connection).await?;
            match leads_to(&answer) {
                Some(next) => target = Target::read(&next, Some(&target.url), &self.exceptions)?,
                None => return read(answer, &target, wanted.largest_bytes).await,
            }
        }
        Err(FetchError::Redirects(MOST_REDIRECTS))
    }

    /// Asks one server once.
    async fn ask_once(
        &self,
        target: &Target,
        wanted: &Wanted<'_>,
        connection: &mut JoinSet<()>,
    ) -> Result<Response<Incoming>, FetchError> {
        let outside = self.outside(target, Method::GET).header(ACCEPT, wanted.accept);
        self.exchange(target, outside, Bytes::new(), connection).await
    }

    /// An address that may be called.
    pub(crate) fn target(&self, address: &str) -> Result<Target, FetchError> {
        Target::read(address, None, &self.exceptions)
    }

    /// What stands on the outside of every request.
    pub(crate) fn outside(&self, target: &Target, method: Method) -> request::Builder {
        let path = match target.url.query() {
            Some(query) => format!("{}?{query}", target.url.path()),
            None => target.url.path().to_owned(),
        };
        let request = Request::builder().method(method).uri(path);
        request.header(HOST, &target.host).header(USER_AGENT, &self.agent)
    }

    /// Sends one request to one server.
    pub(crate) async fn exchange(
        &self,
        target: &Target,
        outside: request::Builder,
        content: Bytes,
        connection: &mut JoinSet<()>,
    ) -> Result<Response<Incoming>, FetchError> {
        let broken = |error: hyper::Error| target.no_answer(&error);
        let request = outside
            .body(Full::new(content))
            .map_err(|_| FetchError::Address("it holds letters that no address has"))?;
        let stream = TokioIo::new(self.connect(target).await?);
        let (mut sender, line) =
            http1::Builder::new().max_buf_size(LARGEST_HEAD).handshake(stream).await.map_err(broken)?;
        connection.spawn(async move { drop(line.await) });
        sender.send_request(request).await.map_err(broken)
    }

    /// Opens a connection to where the target is, looked at and called in one go: what a name says afterwards counts no more.
    pub(crate) async fn connect(&self, target: &Target) -> Result<Stream, FetchError> {
        let at = match target.place {
            Place::Excepted(at) => vec![at],
            Place::Public => self.public_addresses(&target.host).await?,
        };
        let mut problem = None;
        for at in at {
            match timeout(DIAL, self.line.dial(at)).await {
                Ok(Ok(stream)) => return self.encrypted(stream, target).await,
                Ok(Err(error)) => problem = Some(error),
                Err(_) => problem = Some(io::ErrorKind::TimedOut.into()),
            }
        }
        Err(target.no_answer(&problem.unwrap_or_else(|| io::ErrorKind::NotFound.into())))
    }

    async fn encrypted(&self, stream: tokio::net::TcpStream, target: &Target) -> Result<Stream, FetchError> {
        if matches!(target.place, Place::Excepted(_)) {
            return Ok(Stream::Plain(stream));
        }
        let name = ServerName::try_from(target.host.clone());
        let name = name.map_err(|_| FetchError::Address("its name is none of a server"))?;
        let encrypted = self.tls.connect(name, stream).await.map_err(|error| target.no_answer(&error))?;
        Ok(Stream::Encrypted(Box::new(encrypted)))
    }

    /// Where a name leads; one that leads into a private network anywhere is not called at all.
    async fn public_addresses(&self, host: &str) -> Result<Vec<SocketAddr>, FetchError> {
        let unknown = |source: io::Error| FetchError::Unknown { host: host.to_owned(), source };
        let found = timeout(DIAL, self.resolver.resolve(host)).await;
        let found: Vec<IpAddr> =
            found.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())).map_err(unknown)?;
        if found.is_empty() {
            return Err(unknown(io::ErrorKind::NotFound.into()));
        }
        if !found.iter().all(|address| is_public(*address)) {
            return Err(FetchError::Private(host.to_owned()));
        }
        Ok(found.into_iter().take(MOST_ADDRESSES).map(|address| SocketAddr::new(address, 443)).collect())
    }
}

impl Target {
    fn no_answer(&self, says: &dyn fmt::Display) -> FetchError {
        FetchError::Answer { host: self.host.clone(), says: says.to_string() }
    }
}

/// Where an answer sends us, if it does.
fn leads_to(answer: &Response<Incoming>) -> Option<String> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    Some(answer.headers().get(LOCATION)?.to_str().ok()?.to_owned())
}

/// Reads an answer to its end, if that comes before its limit.
async fn read(answer: Response<Incoming>, target: &Target, largest: usize) -> Result<Fetched, FetchError> {
    let header = |name| answer.headers().get(name).and_then(|value| value.to_str().ok());
    // None was asked for; unpacked, it could be of any size.
    if header(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return Err(target.no_answer(&"it sends what was not asked for"));
    }
    let (status, content_type) = (answer.status().as_u16(), header(CONTENT_TYPE).map(ToOwned::to_owned));
    let (head, mut body) = answer.into_parts();
    let mut content = Vec::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| target.no_answer(&error))?;
        let bytes = frame.into_data().unwrap_or_default();
        if content.len() + bytes.len() > largest {
            return Err(FetchError::Large(largest));
        }
        content.extend_from_slice(&bytes);
    }
    Ok(Fetched { address: target.url.to_string(), status, content_type, content, headers: head.headers })
}

impl fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Asked");
        shown.field("address", &self.address).field("method", &self.method).finish_non_exhaustive()
    }
}

impl fmt::Debug for Brought<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Brought").field("address", &self.address).finish_non_exhaustive()
    }
}

impl<R, D> fmt::Debug for Fetcher<R, D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").field("exceptions", &self.exceptions).finish_non_exhaustive()
    }
}
