// SPDX-License-Identifier: AGPL-3.0-or-later
use model::PostId;

use super::{
    app::XApp,
    error::XError,
    wire::{Found, Looked, Problem},
};
use crate::recheck::PostState;

impl XApp {
    /// Asks what has become of a post. One that is still there costs as much as reading it, and nothing is asked that the budget has no
    /// room for.
    pub async fn still_there(&self, post: &PostId) -> PostState {
        let id = post.as_str();
        if !is_number(id) {
            return unsaid();
        }
        self.look_up(id).await.unwrap_or_else(|error| PostState::Unknown(error.to_string()))
    }

    async fn look_up(&self, id: &str) -> Result<PostState, XError> {
        let hold = self.meter().hold(1, 1).ok_or(XError::Capped)?;
        let fields = [("ids", id), ("tweet.fields", "edit_history_tweet_ids,withheld")];
        let answer = self.get("", &fields).await?;
        let looked: Looked = serde_json::from_slice(&answer.content).map_err(|_| XError::Unreadable)?;
        hold.settle((looked.data.len() + looked.includes.tweets.len()) as u64);
        let found = looked.data.iter().find(|found| found.id == id).map(of_found);
        let missing = || looked.errors.iter().find(|problem| is_of(problem, id)).map(of_missing);
        Ok(found.or_else(missing).unwrap_or_else(unsaid))
    }
}

/// Whether it is a number of X, of which none has more digits.
fn is_number(id: &str) -> bool {
    (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit())
}

fn of_found(found: &Found) -> PostState {
    let latest = found.edit_history_tweet_ids.last();
    match latest.filter(|latest| **latest != found.id) {
        // The later version is a post of its own; what is shown here its author does not say any more.
        Some(_) => PostState::OutOfSight,
        None if found.withheld.is_some() => PostState::Withdrawn,
        None => PostState::There,
    }
}

/// Whether an error tells of that post.
fn is_of(problem: &Problem, id: &str) -> bool {
    let is_of_post = problem.resource_type.as_deref().is_none_or(|of| of == "tweet");
    is_of_post && problem.resource_id.as_deref().or(problem.value.as_deref()) == Some(id)
}

/// Reads why a post did not come ([partial errors](https://docs.x.com/x-api/fundamentals/response-codes-and-errors)). That it was deleted X
/// says whether its author did it or the account was.
fn of_missing(problem: &Problem) -> PostState {
    let is_suspended = problem.detail.as_deref().is_some_and(|says| says.contains("suspended"));
    match problem.title.as_deref() {
        _ if is_suspended => PostState::Withdrawn,
        Some("Not Found Error") => PostState::Deleted,
        // Its author shows their posts to some people alone.
        Some("Authorization Error") => PostState::OutOfSight,
        Some("Forbidden") => PostState::Withdrawn,
        _ => unsaid(),
    }
}

fn unsaid() -> PostState {
    PostState::Unknown("X does not say".to_owned())
}
