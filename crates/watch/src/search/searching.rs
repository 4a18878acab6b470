// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use ingest::{Gap, GapCause, Item, Wire};
use model::{Network, Timestamp};
use tokio::time::{Instant, sleep, sleep_until};

use super::{
    BlueskySearch,
    account::BlueskyAccount,
    place::{Page, Place},
    session::{Failure, Session},
};
use crate::{
    Hashtags,
    encoded::encoded,
    follower::{Closed, Outlet},
    gaps::Gaps,
    interest::Interest,
    link::Link,
    patience::Patience,
};

/// What was posted just before watching began is found only once the network has taken it into its index.
const SETTLES: Duration = Duration::from_secs(20);

/// Between two questions: the index is made for people who search by hand, and there is no hurry.
const PAUSE: Duration = Duration::from_secs(1);

/// Why a search came to an end too soon.
enum Stop {
    Closed,
    Refused,
}

impl From<Closed> for Stop {
    fn from(_: Closed) -> Self {
        Self::Closed
    }
}

/// A search for several hashtags, one after the other.
pub(super) struct Searching {
    link: Link,
    session: Session,
    hashtags: Hashtags,
    interest: Interest,
    /// When watching began.
    until: Timestamp,
    items: Outlet,
    gaps: Gaps,
    wire: Wire,
    asked_at: Option<Instant>,
}

impl Searching {
    pub(super) fn new(
        link: Link,
        account: BlueskyAccount,
        hashtags: Hashtags,
        interest: Interest,
        items: Outlet,
    ) -> Self {
        Self {
            until: link.now(),
            session: Session::new(link.clone(), account),
            link,
            hashtags,
            interest,
            items,
            gaps: Gaps::new(Network::Bluesky, BlueskySearch::NAME),
            wire: Wire::new(BlueskySearch::NAME),
            asked_at: None,
        }
    }

    /// Searches for everything, and tells that the time before can't be known to have been seen whole.
    pub(super) async fn search(mut self) -> Result<(), Closed> {
        if let Some(gap) = self.gaps.open(GapCause::Before, self.hashtags.since) {
            self.items.give(gap).await?;
        }
        self.gaps.is_lossy();
        sleep(SETTLES).await;
        let mut is_refused = false;
        for tag in self.hashtags.tags.clone() {
            match self.search_for(&tag).await {
                Ok(()) => {}
                Err(Stop::Closed) => return Err(Closed),
                Err(Stop::Refused) => {
                    is_refused = true;
                    break;
                }
            }
        }
        self.tell_end(is_refused).await?;
        self.session.end().await;
        Ok(())
    }

    async fn search_for(&mut self, tag: &str) -> Result<(), Stop> {
        let mut place = Some(Place::new(self.hashtags.since, self.until));
        while let Some(asked) = place.take() {
            let Some(answer) = self.ask(tag, &asked).await? else { return Ok(()) };
            let Some(page) = Page::read(&answer) else { return Ok(()) };
            self.give(&page).await?;
            place = asked.behind(&page);
        }
        Ok(())
    }

    /// Asks until there is an answer, ever more seldom; none for what can't be asked.
    async fn ask(&mut self, tag: &str, place: &Place) -> Result<Option<Vec<u8>>, Stop> {
        let (since, until) = (instant(place.since), instant(place.until));
        let cursor = place.cursor.as_deref().map(|cursor| format!("&cursor={}", encoded(cursor)));
        let question = format!(
            "app.bsky.feed.searchPosts?q={}&sort=latest&limit=100&since={since}&until={until}{}",
            encoded(&format!("#{tag}")),
            cursor.unwrap_or_default(),
        );
        let mut patience = Patience::default();
        loop {
            if let Some(asked_at) = self.asked_at {
                sleep_until(asked_at + PAUSE).await;
            }
            let answer = self.session.get(&question).await;
            self.asked_at = Some(Instant::now());
            match answer {
                Ok(answer) => return Ok(Some(answer)),
                Err(Failure::Later(wait)) => sleep(patience.next(wait)).await,
                Err(Failure::Refused) => return Err(Stop::Refused),
                Err(Failure::Unsuited) => return Ok(None),
            }
        }
    }

    /// Gives the posts of a page that are not older than what is asked for.
    async fn give(&mut self, page: &Page<'_>) -> Result<(), Closed> {
        let now = self.link.now();
        for post in page.posts.iter().filter(|post| post.at.is_none_or(|at| at >= self.hashtags.since)) {
            for item in self.wire.read(post.raw.get().as_bytes().to_vec(), now) {
                self.interest.learn(&item);
                self.items.give(item).await?;
            }
        }
        Ok(())
    }

    /// Tells that the search is over; where nobody was let in, it is made again when the program is started anew.
    async fn tell_end(&mut self, is_refused: bool) -> Result<(), Closed> {
        if let Some(Item::Gap(gap)) = self.gaps.close(self.until) {
            let cause = if is_refused { GapCause::Refused } else { gap.cause };
            self.items.give(Item::Gap(Gap { cause, ..gap })).await?;
        }
        if is_refused {
            return Ok(());
        }
        self.items.give(Item::Cursor(BlueskySearch::searched(self.until))).await
    }
}

/// A time as the search takes it.
fn instant(at: Timestamp) -> String {
    encoded(&format!("{at:.3}"))
}
