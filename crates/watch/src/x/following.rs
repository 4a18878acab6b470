// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeSet, time::Duration};

use fetch::Flow;
use ingest::{Cursor, Gap, Item, NoticeKind, Wire};
use jiff::SignedDuration;
use model::Timestamp;
use tokio::{
    sync::watch,
    time::{Instant, MissedTickBehavior, interval, sleep},
};

use super::{
    NAME,
    app::XApp,
    error::XError,
    parse::{self, Line},
    past::{Answer, LEAST_PAGE, Past},
    place::{Place, gap},
    search::Lost,
    stream::Lines,
    tag::{XTag, rules},
};
use crate::{
    follower::{Closed, Outlet},
    patience::Patience,
};

/// A post comes so long after it was made, at most
/// ([99 in 100 within 7 seconds](https://docs.x.com/x-api/posts/filtered-stream/introduction)).
const LATE: SignedDuration = SignedDuration::from_secs(10);

/// Nor do two posts of the stream come in the wrong order that are so far apart.
const UNORDERED: SignedDuration = SignedDuration::from_secs(30);

/// From so long after the line stands, or a rule was made, the stream is relied upon.
const SETTLED: SignedDuration = SignedDuration::from_secs(10);

/// So much the beginnings of gaps differ.
const TOLD_APART: SignedDuration = SignedDuration::from_micros(1);

const TICK: Duration = Duration::from_secs(1);

/// How often it is looked whether more may be spent.
const BUDGET_TICK: Duration = Duration::from_secs(5);

pub(super) struct Following {
    app: XApp,
    items: Outlet,
    wire: Wire,
    tags: watch::Receiver<BTreeSet<XTag>>,
    since: Option<Timestamp>,
    place: Place,
    /// When the line was taken up.
    resumed_at: Timestamp,
    /// When a line of the stream came last.
    heard_at: Timestamp,
    /// When the newest post was made that the stream has given.
    newest: Timestamp,
    /// The hashtags for which there are rules, and the numbers of those.
    ruled: BTreeSet<XTag>,
    ours: BTreeSet<String>,
    rules_not_before: Instant,
    past: Past,
    /// What could not be searched was told to be this last.
    lost: Option<Lost>,
    /// So much later than it is such a gap of hashtags that came to be followed later was said to begin last.
    told_apart: SignedDuration,
    /// Posts of this second and the one before.
    lately: [u64; 2],
    told: Option<Cursor>,
}

impl Following {
    pub(super) fn new(
        app: XApp,
        items: Outlet,
        tags: watch::Receiver<BTreeSet<XTag>>,
        since: Option<Timestamp>,
        from: Option<&Cursor>,
    ) -> Self {
        let (now, all) = (app.now(), tags.borrow().clone());
        let place = from.and_then(|cursor| Place::read(cursor, &all, app.meter()));
        let place = place.unwrap_or_else(|| Place::new(since.unwrap_or(now).min(now), all));
        let past = Past::new(place.until);
        Self {
            app,
            items,
            wire: Wire::new(NAME),
            tags,
            since,
            place,
            resumed_at: now,
            heard_at: now,
            newest: Timestamp::MIN,
            ruled: BTreeSet::new(),
            ours: BTreeSet::new(),
            rules_not_before: Instant::now(),
            past,
            lost: None,
            told_apart: SignedDuration::ZERO,
            lately: [0; 2],
            told: None,
        }
    }

    pub(super) async fn follow(&mut self) -> Result<(), Closed> {
        let mut patience = Patience::default();
        loop {
            // While all are sealed there is nothing to be asked for.
            if self.tags.wait_for(|tags| !tags.is_empty()).await.is_err() {
                return Err(Closed);
            }
            self.tell_over().await?;
            self.tell_gap().await?;
            let end = match self.connect().await {
                Ok(flow) => self.listen(Lines::new(flow), &mut patience).await?,
                Err(error) => error,
            };
            let (cause, wait) = end.meaning();
            self.tell_cursor().await?;
            self.place.open_gap(cause);
            self.tell_gap().await?;
            self.tell_cursor().await?;
            match end {
                XError::Capped => self.wait_for_budget().await,
                _ => sleep(patience.next(wait)).await,
            }
        }
    }

    async fn connect(&mut self) -> Result<Flow, XError> {
        if self.app.meter().room() < LEAST_PAGE {
            return Err(XError::Capped);
        }
        self.set_rules().await?;
        self.app.stream().await
    }

    /// Waits until somebody allows another budget: what is left of this one would be read post by post, with a gap before each.
    async fn wait_for_budget(&mut self) {
        let meter = self.app.meter().clone();
        let budget = meter.budget();
        while meter.budget() == budget {
            sleep(BUDGET_TICK).await;
        }
    }

    /// Takes what comes until the line ends, and tells why it did.
    async fn listen(&mut self, mut lines: Lines, patience: &mut Patience) -> Result<XError, Closed> {
        (self.resumed_at, self.heard_at) = (self.app.now(), self.app.now());
        self.see_past().await?;
        self.past.miss(&self.ruled, self.place.until, self.resumed_at + SETTLED);
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            if let Err(error) = self.past.ask_on(&self.app) {
                return Ok(error);
            }
            let end = tokio::select! {
                came = lines.next() => match came {
                    Ok(lines) => {
                        (self.heard_at, *patience) = (self.app.now(), Patience::default());
                        self.take_lines(lines).await?
                    }
                    Err(error) => Some(error),
                },
                answer = self.past.answer() => self.take_page(answer).await?,
                _ = tick.tick() => { self.tick(lines.is_drained()).await?; None }
            };
            if let Some(end) = end {
                return Ok(end);
            }
        }
    }

    async fn tick(&mut self, is_drained: bool) -> Result<(), Closed> {
        self.lately = [0, self.lately[0]];
        let has_more_tags = *self.tags.borrow() != self.ruled && Instant::now() >= self.rules_not_before;
        if has_more_tags && let Err(error) = self.set_rules().await {
            let (_, wait) = error.meaning();
            self.rules_not_before = Instant::now() + wait.unwrap_or(TICK);
        }
        self.see_past().await?;
        if self.past.missed().is_done() {
            // While posts lie ready that were not taken yet, only they themselves say how far it is.
            let heard = if is_drained { self.heard_at - LATE } else { Timestamp::MIN };
            let given = self.newest.min(self.app.now()).checked_sub(UNORDERED).unwrap_or(Timestamp::MIN);
            self.place.until = self.place.until.max(heard).max(given);
            self.place.close_gap(self.resumed_at);
        }
        self.tell_over().await
    }

    /// Tells X what to let through, and puts aside what is to be searched for once it does.
    async fn set_rules(&mut self) -> Result<(), XError> {
        let tags = self.tags.borrow().clone();
        self.ours = self.app.set_rules(&rules(&tags)).await?;
        let is_followed = |tag: &&XTag| self.place.known.contains(*tag) || self.ruled.contains(*tag);
        let new: BTreeSet<XTag> = tags.iter().filter(|tag| !is_followed(tag)).cloned().collect();
        match self.since {
            Some(since) if !new.is_empty() => self.past.add(new, since, self.app.now() + SETTLED),
            _ => self.place.known.extend(new),
        }
        self.ruled = tags;
        Ok(())
    }

    async fn take_page(&mut self, (hold, answer): Answer) -> Result<Option<XError>, Closed> {
        let pages = match answer {
            Ok(content) => {
                let pages = parse::page(&content).ok_or(XError::Unreadable);
                // An answer that breaks off is asked for again, and X charges a post once a day.
                hold.settle(pages.as_ref().map_or(0, |pages| pages.posts));
                self.read(content).await?;
                pages
            }
            Err(error) => Err(error),
        };
        let end = self.past.take(pages);
        self.see_past().await?;
        self.tell_cursor().await?;
        Ok(end)
    }

    /// Takes in how far the searches are, and tells what they can't find.
    async fn see_past(&mut self) -> Result<(), Closed> {
        if let Some(lost) = self.past.take_lost() {
            self.tell_lost(lost).await?;
        }
        self.place.until = self.place.until.max(self.past.missed().from());
        while let Some((mut tags, lost)) = self.past.finished() {
            if let Some(lost) = lost {
                // Its beginning may be another gap's as well, and by that gaps are known.
                self.told_apart += TOLD_APART;
                self.tell_past(Lost { from: lost.from + self.told_apart, ..lost }).await?;
            }
            self.place.known.append(&mut tags);
        }
        Ok(())
    }

    /// Tells what could not be searched: as part of the gap that is open, or as one of its own, which grows with each part.
    async fn tell_lost(&mut self, lost: Lost) -> Result<(), Closed> {
        if self.place.gap.is_some() {
            self.place.is_lossy = true;
            return Ok(());
        }
        let before = self.lost.filter(|before| before.until == lost.from);
        let lost = Lost { until: lost.until, ..before.unwrap_or(lost) };
        self.lost = Some(lost);
        self.tell_past(lost).await
    }

    async fn tell_past(&mut self, lost: Lost) -> Result<(), Closed> {
        let end = Some(lost.until.max(lost.from));
        self.items.give(Item::Gap(Gap { end, ..gap(lost.cause, lost.from) })).await
    }

    /// Takes in lines of the stream, and counts each post, also those that another rule of the app lets through.
    async fn take_lines(&mut self, lines: Vec<Vec<u8>>) -> Result<Option<XError>, Closed> {
        let mut end = None;
        for line in lines {
            match parse::line(&line, &self.ours) {
                Line::Blank => {}
                Line::End(error) => {
                    self.read(line).await?;
                    end = Some(error);
                }
                Line::Posts { posts, is_ours } => {
                    let has_room = self.app.meter().room() >= posts;
                    self.app.meter().count(posts);
                    self.lately[0] += posts;
                    if has_room && is_ours {
                        let made_at = self.read(line).await?;
                        self.newest = self.newest.max(made_at.unwrap_or(Timestamp::MIN));
                    }
                }
            }
        }
        // About so many are on their way while the line is closed.
        let on_their_way = self.lately.iter().sum();
        Ok(end.or_else(|| (self.app.meter().room() <= on_their_way).then_some(XError::Capped)))
    }

    /// Reads a message as the line of a file would be read; gives when the newest post in it was made, by its number.
    async fn read(&mut self, message: Vec<u8>) -> Result<Option<Timestamp>, Closed> {
        let mut made_at = None;
        for item in self.wire.read(message, self.app.now()) {
            if let Item::Posts(arrival) = &item {
                made_at = made_at.max(arrival.posts.iter().filter_map(|post| post.id_at).max());
            }
            let is_nothing = matches!(&item, Item::Notice(notice) if notice.kind == NoticeKind::Answer);
            if !is_nothing {
                self.items.give(item).await?;
            }
        }
        Ok(made_at)
    }

    async fn tell_cursor(&mut self) -> Result<(), Closed> {
        let cursor = self.place.cursor(self.app.meter().spent());
        if self.told.as_ref() == Some(&cursor) {
            return Ok(());
        }
        self.told = Some(cursor.clone());
        self.items.give(Item::Cursor(cursor)).await
    }

    async fn tell_gap(&mut self) -> Result<(), Closed> {
        let Some(gap) = self.place.gap.clone() else { return Ok(()) };
        self.items.give(Item::Gap(gap)).await
    }

    /// Tells that a gap is over, if one is. The cursor before it says so too: a program that is killed in between tells it again.
    async fn tell_over(&mut self) -> Result<(), Closed> {
        self.tell_cursor().await?;
        let Some(gap) = self.place.over.take() else { return Ok(()) };
        self.items.give(Item::Gap(gap)).await
    }
}
