// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use model::PostId;

use super::{
    app::XApp,
    error::XError,
    wire::{Found, Looked, Problem},
};

/// So many posts are asked for at once; X takes 100, and `fetch` no address of that length.
const AT_ONCE: usize = 90;

/// What has become of a post, as its network says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was deleted, by its author or with their account; X does not tell which.
    Deleted,
    /// There is a later version, with a number of its own.
    Edited(PostId),
    /// It is there as it was.
    Present,
    /// Its author shows their posts to some people alone.
    Protected,
    /// X does not say.
    Uncheckable,
    /// X shows it in some countries only.
    Withheld,
    /// X has taken it, or its author's account, away.
    Withdrawn,
}

impl XApp {
    /// Asks what has become of posts; gives each in the order in which it was asked for. Each one that is still there costs as much as
    /// reading it, and nothing is asked that the budget has no room for.
    ///
    /// # Errors
    ///
    /// [`XError`] when X does not answer; what was asked before is lost then, but counted.
    pub async fn still_there(&self, posts: &[PostId]) -> Result<Vec<(PostId, Standing)>, XError> {
        let mut standings = Vec::with_capacity(posts.len());
        for some in posts.chunks(AT_ONCE) {
            let found = self.look_up(some).await?;
            let standing = |id: &PostId| found.get(&id.0).cloned().unwrap_or(Standing::Uncheckable);
            standings.extend(some.iter().map(|id| (id.clone(), standing(id))));
        }
        Ok(standings)
    }

    async fn look_up(&self, posts: &[PostId]) -> Result<HashMap<String, Standing>, XError> {
        let ids: Vec<&str> = posts.iter().map(PostId::as_str).filter(|id| is_number(id)).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let many = ids.len() as u64;
        let hold = self.meter().hold(many, many).ok_or(XError::Capped)?;
        let fields = [("ids", &*ids.join(",")), ("tweet.fields", "edit_history_tweet_ids,withheld")];
        let answer = self.get("", &fields).await?;
        let looked: Looked = serde_json::from_slice(&answer.content).map_err(|_| XError::Unreadable)?;
        hold.settle((looked.data.len() + looked.includes.tweets.len()) as u64);
        let there = looked.data.into_iter().map(standing_of_found);
        Ok(looked.errors.into_iter().filter_map(standing_of_missing).chain(there).collect())
    }
}

/// Whether it is a number of X, of which none has more digits.
fn is_number(id: &str) -> bool {
    (1..=20).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit())
}

fn standing_of_found(found: Found) -> (String, Standing) {
    let latest = found.edit_history_tweet_ids.into_iter().next_back().filter(|latest| *latest != found.id);
    let standing = match latest {
        Some(latest) => Standing::Edited(PostId(latest)),
        None if found.withheld.is_some() => Standing::Withheld,
        None => Standing::Present,
    };
    (found.id, standing)
}

/// Reads why a post did not come ([partial errors](https://docs.x.com/x-api/fundamentals/response-codes-and-errors)).
fn standing_of_missing(problem: Problem) -> Option<(String, Standing)> {
    let is_of_post = problem.resource_type.as_deref().is_none_or(|of| of == "tweet");
    let id = problem.resource_id.or(problem.value).filter(|_| is_of_post)?;
    let is_suspended = problem.detail.as_deref().is_some_and(|says| says.contains("suspended"));
    let standing = match problem.title.as_deref() {
        _ if is_suspended => Standing::Withdrawn,
        Some("Not Found Error") => Standing::Deleted,
        Some("Authorization Error") => Standing::Protected,
        Some("Forbidden") => Standing::Withdrawn,
        _ => Standing::Uncheckable,
    };
    Some((id, standing))
}
