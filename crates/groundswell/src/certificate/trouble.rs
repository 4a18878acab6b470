// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, mem::discriminant};

use instant_acme::{Error, Problem};
use jiff::SignedDuration;
use model::Timestamp;

use super::{options::Wanted, order::Failure, to_the_minute};
use crate::terminal::quiet;

/// Of the type of every problem that RFC 8555 names (6.7).
const NAMESPACE: &str = "urn:ietf:params:acme:error:";

/// An authority takes back a refusal no later than this.
const LONGEST: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Why there is no certificate, and what to do.
#[derive(Debug)]
pub struct Trouble {
    kind: Kind,
    says: String,
}

/// What kind of trouble it is: how long to wait depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The authority no longer knows our account.
    AccountGone,
    /// The authority has had enough for now.
    Limited(Option<Timestamp>),
    /// Something on this machine.
    Own,
    /// The authority is not convinced.
    Refused,
    /// The authority can't be reached.
    Unreachable,
}

impl Trouble {
    /// Trouble of a kind, in words.
    pub fn new(kind: Kind, says: String) -> Self {
        Self { kind, says }
    }

    /// Understands what went wrong.
    pub fn of(failure: Failure, wanted: &Wanted, retry_after: Option<Timestamp>) -> Self {
        let domain = failure.domain.unwrap_or_else(|| wanted.domains.join(" and "));
        match failure.error {
            Error::Api(problem) => Self::of_problem(&problem, &domain, retry_after),
            Error::Unsupported(what) => {
                let says =
                    format!("{} doesn't do {what}; choose another with --acme-directory", wanted.directory);
                Self::new(Kind::Refused, says)
            }
            Error::Crypto | Error::KeyRejected => {
                Self::new(Kind::Own, "this machine can't make a key".to_owned())
            }
            Error::Timeout(_) => {
                Self::new(Kind::Unreachable, format!("{} doesn't come to an end", wanted.directory))
            }
            error => {
                let causes = causes(&error);
                let says = format!("can't reach {} ({causes})", wanted.directory);
                Self::new(Kind::Unreachable, says)
            }
        }
    }

    fn of_problem(problem: &Problem, domain: &str, retry_after: Option<Timestamp>) -> Self {
        let kind = problem.r#type.as_deref().unwrap_or_default();
        let kind = match kind.strip_prefix(NAMESPACE).unwrap_or(kind) {
            // Some authorities say so of a line that could not be opened, too.
            "unauthorized" if detail(problem).to_lowercase().contains("failed to connect") => "connection",
            kind => kind,
        };
        let (happened, to_do) = match kind {
            "accountDoesNotExist" => {
                let says =
                    "the authority doesn't know this server's account any more; a new one will be made";
                return Self::new(Kind::AccountGone, says.to_owned());
            }
            "rateLimited" => {
                let until = retry_after.map(|at| format!(" until {}", to_the_minute(at))).unwrap_or_default();
                let says = format!("the authority has had enough of {domain}{until}{}", detail(problem));
                return Self::new(Kind::Limited(retry_after), says);
            }
            "connection" => (
                format!("the authority can't reach {domain} on port 443"),
                "let that port through firewall and router, and let the name's DNS lead to this machine",
            ),
            "dns" => (
                format!("the authority finds no address of {domain}"),
                "enter this machine's addresses with the name's DNS, as A and AAAA",
            ),
            "incorrectResponse" | "tls" | "unauthorized" => (
                format!("not this server but another answers for {domain}"),
                "let the name's DNS lead to this machine alone, in IPv6 too; or stay behind that other server, with \
                 --base-url and --trusted-proxy",
            ),
            "caa" => (
                format!("the DNS of {domain} allows other authorities alone"),
                "change its CAA record, or choose one of those with --acme-directory",
            ),
            "rejectedIdentifier" | "malformed" => {
                (format!("the authority gives none for {domain}"), "look whether the name is right")
            }
            "invalidContact" | "unsupportedContact" => (
                "the authority doesn't write to that address".to_owned(),
                "give another with --contact, or none",
            ),
            "externalAccountRequired" | "userActionRequired" => {
                ("the authority wants to know you first".to_owned(), "choose another with --acme-directory")
            }
            _ => ("the authority refuses".to_owned(), "look at what it says"),
        };
        Self::new(Kind::Refused, format!("{happened}{}: {to_do}", detail(problem)))
    }

    /// Whether the account is to be made anew.
    pub fn is_account_gone(&self) -> bool {
        self.kind == Kind::AccountGone
    }

    /// Whether it is of the same kind.
    pub fn is_like(&self, other: &Self) -> bool {
        discriminant(&self.kind) == discriminant(&other.kind)
    }

    /// When to try again, after so many failures of this kind before this one. Let's Encrypt takes five failed proofs an hour.
    pub fn again(&self, now: Timestamp, failed: u32) -> Timestamp {
        let steps: &[i64] = match self.kind {
            Kind::Limited(Some(at)) => return at.clamp(now + minutes(1), now + LONGEST),
            Kind::Unreachable => &[10, 30, 120, 600, 3600],
            Kind::Limited(None) => &[3600, 3 * 3600, 12 * 3600],
            Kind::AccountGone => &[1, 900, 3600],
            Kind::Own | Kind::Refused => &[120, 900, 1800, 3600, 3 * 3600, 6 * 3600],
        };
        let step = steps.get(failed as usize).or(steps.last()).copied().unwrap_or(3600);
        now + SignedDuration::from_secs(step)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says)
    }
}

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

/// What the authority says itself, in brackets: a stranger's words.
fn detail(problem: &Problem) -> String {
    let says = quiet(problem.detail.as_deref().unwrap_or_default());
    if says.is_empty() { says } else { format!(" ({says})") }
}

fn causes(error: &dyn std::error::Error) -> String {
    let mut said = quiet(&error.to_string());
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = quiet(&error.to_string());
        if !said.contains(&words) {
            said = format!("{said}: {words}");
        }
        cause = error.source();
    }
    said
}
