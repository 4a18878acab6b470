// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, sync::Arc, time::Duration};

use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        Error, PoolConfig, authentication::Credentials, extension::ClientId, response::Severity,
    },
};

/// How many letters are under way at once, each on a line of its own: a slow mailbox must not hold the others up.
pub(crate) const LINES: u32 = 4;

/// After so long without an answer the mail server is given up for this letter.
const PATIENCE: Duration = Duration::from_secs(30);

/// What any mail server takes in a second.
const ASSUMED_RATE: f64 = 2.0;

/// The mail server that takes our letters.
#[derive(Clone)]
pub struct MailServer {
    /// Its address: `smtp://host:587` (encrypted from the start of the talk on) or `smtps://host:465`, with `user@` before the
    /// host, and `user:password@` where no password is given apart.
    pub url: String,
    /// The password, where it does not stand in the address.
    pub password: Option<String>,
    /// Whom letters come from: `Name <address>` or an address.
    pub from: String,
    /// How many letters may leave in a second at most.
    pub most_a_second: Option<f64>,
}

/// What is wrong with the mail server's address, or with a letter.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MailerError {
    /// The address of the mail server can't be read.
    #[error(
        "that is no mail server's address: write it as in smtp://user@mail.example:587 or smtps://user@mail.example"
    )]
    Address,
    /// Letters, and the password, would go over an open line.
    #[error("`smtp://` to another machine must be encrypted: leave `tls` out of the address")]
    Open,
    /// The sender's address can't be read.
    #[error("that is no sender: write it as in `Free the weavers <storm@weavers.example>`")]
    Sender,
    /// A letter can't be written.
    #[error("a letter can't be written")]
    Letter,
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// The device takes no pushes of ours any more.
    Gone,
    /// The mail server has it.
    Taken,
    /// Not now (a code of 400 and above, or too slow).
    Later,
    /// Not to this mailbox, ever; or not this push.
    Refused,
    /// A push service has let us wait until we gave up.
    Slow,
    /// The mail server itself can't be reached, or doesn't let us in; with its code, if it has said one.
    Unreachable(Option<u16>),
}

/// The way to the mail server; clones share its lines.
#[derive(Clone)]
pub struct Mailer {
    transport: Arc<AsyncSmtpTransport<Tokio1Executor>>,
    pub(crate) from: Mailbox,
    pub(crate) most_a_second: Option<f64>,
}

impl Mailer {
    /// Reads how the mail server is reached; nothing is opened yet.
    ///
    /// # Errors
    ///
    /// [`MailerError`] names what can't be used.
    pub fn new(server: &MailServer) -> Result<Self, MailerError> {
        let from: Mailbox = server.from.parse().map_err(|_| MailerError::Sender)?;
        let url = with_tls(&server.url)?;
        let mut transport =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(&url).map_err(|_| MailerError::Address)?;
        if let (Some(password), Some(user)) = (&server.password, user(&server.url)) {
            transport = transport.credentials(Credentials::new(user, password.clone()));
        }
        let transport = transport
            // Else it would greet with this machine's name.
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .pool_config(PoolConfig::new().max_size(LINES))
            .timeout(Some(PATIENCE))
            .build();
        Ok(Self { transport: Arc::new(transport), from, most_a_second: server.most_a_second })
    }

    /// Letters a second before any was sent.
    pub(crate) fn assumed_rate(&self) -> f64 {
        self.most_a_second.unwrap_or(ASSUMED_RATE).min(ASSUMED_RATE)
    }

    pub(crate) async fn send(&self, message: Message) -> Delivery {
        match self.transport.send(message).await {
            Ok(_) => Delivery::Taken,
            Err(error) => delivery(&error),
        }
    }
}

/// What a mail server's answer means for one letter. Its words are not looked at further, nor logged: they may hold the address.
fn delivery(error: &Error) -> Delivery {
    let Some(code) = error.status() else {
        return if error.is_timeout() { Delivery::Later } else { Delivery::Unreachable(None) };
    };
    let number = u16::from(code);
    match code.severity {
        // It doesn't let us in (RFC 4954, 6): no mailbox is to blame.
        _ if matches!(number, 530 | 534 | 535 | 538) => Delivery::Unreachable(Some(number)),
        // It goes away, or has too much to do (RFC 5321, 3.8).
        _ if number == 421 => Delivery::Unreachable(Some(number)),
        // About the mailbox (RFC 5321, 4.2.3), unless the finer code says that it is about us (RFC 3463, 3.8).
        Severity::PermanentNegativeCompletion if matches!(number, 550..=553) => {
            if error.to_string().contains("5.7.") { Delivery::Later } else { Delivery::Refused }
        }
        _ => Delivery::Later,
    }
}

/// The address with the encryption that it has to have: an open line is for this very machine alone.
fn with_tls(url: &str) -> Result<String, MailerError> {
    let (scheme, rest) = url.split_once("://").ok_or(MailerError::Address)?;
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let is_here = ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .filter_map(|name| host.strip_prefix(name))
        .any(|rest| rest.is_empty() || rest.starts_with([':', '/']));
    match scheme {
        "smtps" => Ok(url.to_owned()),
        "smtp" if is_here => Ok(url.to_owned()),
        "smtp" if url.contains('?') => Err(MailerError::Open),
        "smtp" => Ok(format!("{url}?tls=required")),
        _ => Err(MailerError::Address),
    }
}

/// The name before the `@` of a mail server's address.
fn user(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let (user, _) = rest.rsplit_once('@')?;
    let user = user.split(':').next()?;
    Some(user.replace("%40", "@"))
}

impl fmt::Debug for MailServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailServer").finish_non_exhaustive()
    }
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailer").finish_non_exhaustive()
    }
}
