// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use fetch::{Asked, Fetched, Method};
use model::Timestamp;
use tokio::runtime::Handle;
use zeroize::Zeroizing;

use super::{
    account::BlueskyAccount,
    wire::{Entrance, Refusal, Tokens},
};
use crate::{link::Link, retry, secret::Secret};

/// A hundred posts with all that is shown of them.
const LARGEST: usize = 8 << 20;

/// A handle has 253 letters at most, and an app's password 19.
const LONGEST_ENTRANCE: usize = 512;

/// What a server did in place of answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It may answer later; so long it asks to wait.
    Later(Option<Duration>),
    /// It does not let the account in.
    Refused,
    /// It can't make sense of the question.
    Unsuited,
}

/// A session of an account on its server: begun when it is needed, and renewed when it is over.
pub(super) struct Session {
    link: Link,
    account: BlueskyAccount,
    pub(super) tokens: Option<(Secret, Secret)>,
}

impl Session {
    pub(super) fn new(link: Link, account: BlueskyAccount) -> Self {
        Self { link, account, tokens: None }
    }

    /// Asks the server something.
    pub(super) async fn get(&mut self, question: &str) -> Result<Vec<u8>, Failure> {
        let access = match &self.tokens {
            Some((access, _)) => access.clone(),
            None => self.begin().await?,
        };
        let address = self.address(question);
        let answer = self.link.fetcher.ask(&Asked::get(&address, &[access.bearer()]), LARGEST).await;
        let answer = answer.map_err(|_| Failure::Later(None))?;
        match answer.status {
            200 => Ok(answer.content),
            400 | 401 if is_over(&answer) => {
                self.renew().await?;
                Err(Failure::Later(None))
            }
            400 => Err(Failure::Unsuited),
            _ => Err(failure(&answer, self.link.now())),
        }
    }

    /// Ends the session, so that the server keeps none.
    pub(super) async fn end(&mut self) {
        if let Some(ending) = self.ending() {
            ending.await;
        }
    }

    /// What ends the session, if there is one.
    fn ending(&mut self) -> Option<impl Future<Output = ()> + Send + use<>> {
        let (_, refresh) = self.tokens.take()?;
        let (link, address) = (self.link.clone(), self.address("com.atproto.server.deleteSession"));
        Some(async move {
            let headers = [refresh.bearer()];
            let asked = Asked { address: &address, method: Method::POST, headers: &headers, content: &[] };
            drop(link.fetcher.ask(&asked, LARGEST).await);
        })
    }

    async fn begin(&mut self) -> Result<Secret, Failure> {
        let BlueskyAccount { handle, password, .. } = &self.account;
        let entrance = Entrance { identifier: handle, password: password.told() };
        // Large enough: what grows leaves copies behind that nobody wipes.
        let mut content = Zeroizing::new(Vec::with_capacity(LONGEST_ENTRANCE));
        serde_json::to_writer(&mut *content, &entrance).map_err(|_| Failure::Unsuited)?;
        let headers = [("content-type", "application/json".to_owned())];
        let answer = self.post("com.atproto.server.createSession", &headers, &content).await?;
        match answer.status {
            200 => self.take(answer),
            // Whoever asks again and again with a wrong password is locked out.
            400..=403 => Err(Failure::Refused),
            _ => Err(failure(&answer, self.link.now())),
        }
    }

    /// Makes a new session of the one that is over; one that is over for good is begun anew.
    async fn renew(&mut self) -> Result<(), Failure> {
        let Some((_, refresh)) = &self.tokens else { return Ok(()) };
        let answer = self.post("com.atproto.server.refreshSession", &[refresh.bearer()], &[]).await?;
        match answer.status {
            200 => self.take(answer).map(drop),
            400 | 401 => {
                self.tokens = None;
                Ok(())
            }
            _ => Err(failure(&answer, self.link.now())),
        }
    }

    fn take(&mut self, answer: Fetched) -> Result<Secret, Failure> {
        let content = Zeroizing::new(answer.content);
        let tokens: Tokens = serde_json::from_slice(&content).map_err(|_| Failure::Later(None))?;
        let read = |token| Secret::read(token).map_err(|_| Failure::Later(None));
        let (access, refresh) = (read(tokens.access)?, read(tokens.refresh)?);
        self.tokens = Some((access.clone(), refresh));
        Ok(access)
    }

    async fn post(
        &self,
        what: &str,
        headers: &[(&'static str, String)],
        content: &[u8],
    ) -> Result<Fetched, Failure> {
        let address = self.address(what);
        let asked = Asked { address: &address, method: Method::POST, headers, content };
        self.link.fetcher.ask(&asked, LARGEST).await.map_err(|_| Failure::Later(None))
    }

    fn address(&self, what: &str) -> String {
        format!("https://{}/xrpc/{what}", self.account.host)
    }
}

impl Drop for Session {
    /// A search that nobody waits for any more is dropped wherever it is; its session goes all the same, as long as the program runs.
    fn drop(&mut self) {
        if let (Some(ending), Ok(runtime)) = (self.ending(), Handle::try_current()) {
            runtime.spawn(ending);
        }
    }
}

/// Whether the session is over, rather than the question wrong
/// ([error responses](https://atproto.com/specs/xrpc#error-responses)).
fn is_over(answer: &Fetched) -> bool {
    let refusal = serde_json::from_slice::<Refusal>(&answer.content).ok().and_then(|refusal| refusal.error);
    matches!(refusal.as_deref(), Some("AuthMissing" | "ExpiredToken" | "InvalidToken"))
}

fn failure(answer: &Fetched, now: Timestamp) -> Failure {
    match answer.status {
        401 | 403 => Failure::Refused,
        _ => Failure::Later(retry::after(|name| answer.header(name), now)),
    }
}
