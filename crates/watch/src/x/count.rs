// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use model::Timestamp;

use super::{
    address::instant,
    app::XApp,
    error::XError,
    meter::XPrices,
    money::Dollars,
    search::searchable_from,
    tag::{XTag, queries},
    wire::Page,
};

/// What it would cost to read the posts that there are already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct XEstimate {
    /// So many posts X counts, at most: one that carries hashtags of several questions is in each. Those that X would not show are counted
    /// too; those that quote one of them are not, and the stream gives them.
    pub posts: u64,
    /// From when on they were counted: a week ago, or later.
    pub from: Timestamp,
    /// What reading them costs.
    pub money: Dollars,
    /// What asking has cost.
    pub asked: Dollars,
    /// The price of a post that was reckoned with.
    pub price: Dollars,
}

impl XApp {
    /// Asks how many posts of the last week, since an instant if one is given, carry one of the hashtags. Nothing is read; asking has a
    /// price of its own.
    ///
    /// # Errors
    ///
    /// [`XError`] when X does not say.
    pub async fn estimate(&self, tags: &[XTag], since: Option<Timestamp>) -> Result<XEstimate, XError> {
        let earliest = searchable_from(self.now());
        let from = since.map_or(earliest, |since| since.max(earliest));
        let queries = queries(tags);
        let mut posts: u64 = 0;
        for query in &queries {
            posts = posts.saturating_add(self.posts_of(query, from).await?);
        }
        let XPrices { post: price, count } = self.meter().prices();
        let asked = count.times(queries.len() as u64);
        Ok(XEstimate { posts, from, money: price.times(posts), asked, price })
    }

    async fn posts_of(&self, query: &str, from: Timestamp) -> Result<u64, XError> {
        if !self.meter().pay_question() {
            return Err(XError::Capped);
        }
        let from = instant(from);
        let fields = [("query", query), ("start_time", &from), ("granularity", "day")];
        let answer = self.get("/counts/recent", &fields).await?;
        let page: Page = serde_json::from_slice(&answer.content).map_err(|_| XError::Unreadable)?;
        page.meta.total_tweet_count.ok_or(XError::Unreadable)
    }
}

impl fmt::Display for XEstimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "X counts {} posts since {}; reading them costs {} at {} each, by X's price list of November 2026 or as it was set; \
             console.x.com has the last word",
            self.posts,
            instant(self.from),
            self.money,
            self.price
        )
    }
}
