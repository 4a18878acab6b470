// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, time::Duration};

use model::Timestamp;

use super::{
    error::XError,
    wire::{Message, Number, Page, Problem},
};

/// X counts questions by the quarter of an hour; whatever a server says, it is asked again then.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);

/// Where X asks for fewer questions and does not say until when.
const WAIT: Duration = Duration::from_secs(60);

/// Until X has noticed that an earlier line is gone.
const WAIT_FOR_LINE: Duration = Duration::from_secs(20);

/// So much of what a server says is repeated.
const LONGEST_SAYING: usize = 200;

/// What a page says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pages {
    /// How many posts were delivered in it.
    pub posts: u64,
    /// By what the next one is asked for.
    pub next: Option<String>,
}

/// What a line of the stream means for whoever follows it.
#[derive(Debug)]
pub(super) enum Line {
    /// A sign of life.
    Blank,
    /// X ends the stream, or says why it will.
    End(XError),
    /// It is charged as so many posts, and is ours or another rule's of the same app.
    Posts { posts: u64, is_ours: bool },
}

/// When X wants to be asked again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Limit {
    /// In seconds of Unix time.
    pub reset: Option<i64>,
    /// In seconds from now.
    pub retry_after: Option<u64>,
}

/// Reads what stands around a page's posts.
pub(super) fn page(content: &[u8]) -> Option<Pages> {
    let page: Page = serde_json::from_slice(content).ok()?;
    let next = page.meta.next_token.filter(|token| !token.is_empty());
    Some(Pages { posts: (page.data.len() + page.includes.tweets.len()) as u64, next })
}

/// Tells what a line is; `ours` are the numbers of the rules that we made, if they are known.
pub(super) fn line(line: &[u8], ours: &BTreeSet<String>) -> Line {
    if line.trim_ascii().is_empty() {
        return Line::Blank;
    }
    // What can't be read may have been a post, and is counted as one.
    let Ok(message) = serde_json::from_slice::<Message>(line) else {
        return Line::Posts { posts: 1, is_ours: true };
    };
    if message.data.is_none() && (!message.errors.is_empty() || message.title.is_some()) {
        return Line::End(end(message));
    }
    let numbers = message.matching_rules.into_iter().map(|rule| rule.id.written());
    let numbers: Vec<String> = numbers.collect();
    let is_ours = ours.is_empty() || numbers.is_empty() || numbers.iter().any(|number| ours.contains(number));
    Line::Posts { posts: 1 + message.includes.tweets.len() as u64, is_ours }
}

/// Why a stream ends.
fn end(message: Message) -> XError {
    let problems = message.errors.iter().filter_map(|problem| problem.of.as_deref());
    let is_unpaid = problems.chain(message.of.as_deref()).any(is_about_pay);
    if is_unpaid {
        return XError::Unpaid("what may be read is used up".to_owned());
    }
    XError::Ended("X says so")
}

/// What an answer means that says no; `clean` takes out of a text what nobody may read.
pub(super) fn refusal(
    status: u16,
    limit: &Limit,
    content: &[u8],
    now: Timestamp,
    clean: &dyn Fn(&str) -> String,
) -> XError {
    let problem: Problem = serde_json::from_slice(content).unwrap_or_default();
    let says = clean(&saying(&problem)).chars().take(LONGEST_SAYING).collect();
    let of = problem.of.as_deref().unwrap_or_default();
    match status {
        402 => XError::Unpaid(says),
        403 | 429 if is_about_pay(of) => XError::Unpaid(says),
        401 | 403 => XError::Refused { status, says },
        429 if problem.connection_issue.is_some() => XError::Limited { wait: WAIT_FOR_LINE },
        429 => XError::Limited { wait: limit.wait(now) },
        _ => XError::Failed { status, says },
    }
}

fn is_about_pay(of: &str) -> bool {
    ["/usage-capped", "/credits-depleted"].iter().any(|end| of.ends_with(end))
}

/// What a problem says to a person.
fn saying(problem: &Problem) -> String {
    let first = problem.errors.first();
    let says = [Some(problem), first].into_iter().flatten().find_map(|problem| {
        problem.detail.as_deref().or(problem.message.as_deref()).or(problem.title.as_deref())
    });
    says.unwrap_or("nothing more").to_owned()
}

impl Limit {
    /// How long to wait; a server that says never is not believed.
    fn wait(self, now: Timestamp) -> Duration {
        let until_reset = self.reset.map(|reset| reset.saturating_sub(now.as_second()).max(1));
        let until_reset = until_reset.and_then(|seconds| u64::try_from(seconds).ok());
        let asked = until_reset.or(self.retry_after).map(Duration::from_secs);
        asked.unwrap_or(WAIT).clamp(Duration::from_secs(1), LONGEST_WAIT)
    }
}

impl Number {
    pub(super) fn written(self) -> String {
        match self {
            Self::Digits(number) => number.to_string(),
            Self::Text(text) => text,
        }
    }
}
