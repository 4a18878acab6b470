// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, sync::Arc};

use ingest::{Item, Matters, Wire, mark};

use crate::marks::Marks;

/// What can matter of all that a network sends; the rest is passed over unread.
#[derive(Clone, Default)]
pub struct Interest {
    matters: Option<Arc<dyn Fn() -> Matters + Send + Sync>>,
    /// The marks of the posts that were given, whose reposts matter; `None` where any repost may.
    known: Option<Arc<Marks>>,
}

impl Interest {
    /// Interest in posts by their hashtags, and in what repeats them. `makes` makes a judge of hashtags for each source.
    ///
    /// Where posts were kept before that nobody can name any more, any repost may matter: `is_fresh` says that there are none.
    #[must_use]
    pub fn new(makes: impl Fn() -> Matters + Send + Sync + 'static, is_fresh: bool) -> Self {
        Self { matters: Some(Arc::new(makes)), known: is_fresh.then(Arc::default) }
    }

    /// A reader of what a source of that name receives.
    pub(crate) fn wire(&self, name: &str) -> Wire {
        let wire = Wire::new(name);
        match &self.matters {
            Some(makes) => wire.sifting(makes()),
            None => wire,
        }
    }

    /// Whether the repost of what has that mark matters.
    pub(crate) fn knows(&self, mark: u64) -> bool {
        self.known.as_ref().is_none_or(|known| known.knows(mark))
    }

    /// Takes in what is given.
    pub(crate) fn learn(&self, item: &Item) {
        let (Some(known), Item::Posts(arrival)) = (&self.known, item) else { return };
        for post in &arrival.posts {
            if let Some(id) = &post.id {
                known.learn(mark(post.network, id.as_str().as_bytes()));
            }
        }
    }
}

impl fmt::Debug for Interest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (has_judge, is_fresh) = (self.matters.is_some(), self.known.is_some());
        f.debug_struct("Interest").field("has_judge", &has_judge).field("is_fresh", &is_fresh).finish()
    }
}
