// SPDX-License-Identifier: AGPL-3.0-or-later
//! What was posted on Bluesky before watching began: other networks are asked for it anyway, and this one only sends what comes.

use ingest::{Cursor, Gap, GapCause, Item};
use jiff::SignedDuration;
use model::Network;
use tokio::{sync::mpsc::Sender, task::JoinSet};
use watch::{BlueskySearch, Hashtags, Interest};

use super::{Place, Sought, Watching, gather};
use crate::terminal::say;

/// Who begins so late begins in time.
const IN_TIME: SignedDuration = SignedDuration::from_secs(60);

impl Watching {
    /// Searches for what was posted before, where there is an account that may; tells once that it was not seen, where there is none. Who
    /// begins in time has nothing to search for.
    pub(super) fn look_back(
        &self,
        sought: &Sought,
        interest: &Interest,
        from: &[Cursor],
        items: &Sender<Item>,
    ) -> JoinSet<()> {
        let mut sources = JoinSet::new();
        let now = self.clock.now();
        let receives = self.places.iter().any(|place| matches!(place, Place::Jetstream(_)));
        if !receives {
            return sources;
        }
        if now.duration_since(sought.since) <= IN_TIME {
            // Kept, it tells a later start that there is nothing to be searched for, and no gap.
            if self.keys.bluesky.is_some() {
                let cursor = Item::Cursor(BlueskySearch::searched(now));
                let items = items.clone();
                sources.spawn(async move { drop(items.send(cursor).await) });
            }
            return sources;
        }
        if let Some(account) = &self.keys.bluesky {
            let hashtags = Hashtags { tags: sought.tags.clone(), since: sought.since };
            let from = from.iter().find(|cursor| cursor.source == BlueskySearch::NAME);
            let search =
                BlueskySearch::start(self.link.clone(), account.clone(), (&hashtags, interest), from);
            sources.spawn(gather(search, items.clone()));
        } else if from.is_empty() {
            say(format_args!(
                "Bluesky: what was posted before {now:.0} is not looked for; a line `bluesky-account=HOST HANDLE APP-PASSWORD` in the file of --keys does that"
            ));
            let gap = Gap {
                network: Network::Bluesky,
                source: BlueskySearch::NAME.to_owned(),
                start: sought.since,
                end: Some(now),
                cause: GapCause::Before,
                lost: None,
                is_filled: false,
            };
            let items = items.clone();
            sources.spawn(async move { drop(items.send(Item::Gap(gap)).await) });
        }
        sources
    }
}

#[cfg(test)]
mod tests {
    use model::Timestamp;
    use tokio::sync::mpsc::channel;
    use watch::BlueskyAccount;

    use super::*;
    use crate::{
        clock::Clock,
        watching::{Keys, Means},
    };

    /// What looking back gives at once, where there is an account that searches; it can't be reached.
    async fn found(since: Timestamp, from: &[Cursor]) -> Option<Item> {
        let account = BlueskyAccount::new("bsky.invalid", "loom.example", "abcd-efgh-ijkl-mnop").unwrap();
        let keys = Keys { bluesky: Some(account), ..Keys::default() };
        let (places, means) = (vec![Place::Jetstream(None)], Means { keys, ..Means::default() });
        let watching = Watching::new(places, means, ("test", Vec::new()), Clock::Machine).unwrap();
        let (sender, mut items) = channel(8);
        let sought = Sought { tags: vec!["FreeTalia".to_owned()], since };
        let sources = watching.look_back(&sought, &Interest::default(), from, &sender);
        drop(sender);
        let found = items.recv().await;
        drop(sources);
        found
    }

    #[tokio::test]
    async fn who_has_begun_in_time_searches_for_nothing_at_a_later_start_either() {
        let (now, hours) = (Timestamp::now(), SignedDuration::from_hours(2));
        let Some(Item::Cursor(kept)) = found(now, &[]).await else { panic!("it is in time") };
        assert_eq!((kept.source.as_str(), kept.network), (BlueskySearch::NAME, Network::Bluesky));
        assert_eq!(found(now - hours, &[kept]).await, None, "nothing is told, nobody is asked");
        let late = found(now - hours, &[]).await;
        assert!(matches!(&late, Some(Item::Gap(gap)) if gap.cause == GapCause::Before), "{late:?}");
    }

    #[test]
    fn what_searches_once_goes_by_the_name_under_which_the_report_leaves_it_out() {
        assert_eq!(BlueskySearch::NAME, report::SEARCH);
    }

    #[tokio::test]
    async fn that_nobody_searches_for_what_was_posted_before_is_told_once() {
        let (now, hours) = (Timestamp::now(), SignedDuration::from_hours(2));
        let (source, at) = ("jetstream:jet.example".to_owned(), "@1".to_owned());
        let kept = vec![Cursor { source, network: Network::Bluesky, at, seen_until: now }];
        let (bluesky, other) = (Place::Jetstream(None), Place::Mastodon("social.example".to_owned()));
        for (place, since, from, told) in [
            (bluesky.clone(), now - hours, Vec::new(), true),
            (bluesky.clone(), now, Vec::new(), false),
            (bluesky.clone(), now + hours, Vec::new(), false),
            (bluesky, now - hours, kept, false),
            (other, now - hours, Vec::new(), false),
        ] {
            let watching =
                Watching::new(vec![place], Means::default(), ("test", Vec::new()), Clock::Machine).unwrap();
            let (sender, mut items) = channel(8);
            let sought = Sought { tags: vec!["FreeTalia".to_owned()], since };
            let mut sources = watching.look_back(&sought, &Interest::default(), &from, &sender);
            while sources.join_next().await.is_some() {}
            let gap = items.try_recv().ok();
            assert_eq!(gap.is_some(), told, "{since}");
            if let Some(item) = gap {
                let Item::Gap(gap) = item else { panic!("{item:?}") };
                assert_eq!((gap.start, gap.cause, gap.is_filled), (since, GapCause::Before, false));
                assert!(gap.end.is_some_and(|end| end >= now));
            }
        }
    }
}
