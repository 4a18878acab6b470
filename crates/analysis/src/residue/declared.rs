// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeSet;

use model::{Media, Network, Post, PostKind, Window};

/// What a call says beforehand that people will do alike.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The agreed hashtags, folded as each network folds them.
    pub tags: BTreeSet<(Network, String)>,
    /// The addresses that each network finds in the kit's texts, and those that the call's page links to, without their scheme.
    pub links: BTreeSet<String>,
    /// The path of the call's page, wherever it is shown.
    pub page: String,
    /// What the kit's pictures say for who can't see them: networks give each copy of a picture an address of its own.
    pub pictures: BTreeSet<String>,
    /// The call's own accounts: folded handles.
    pub accounts: BTreeSet<(Network, String)>,
    /// The agreed hour.
    pub window: Window,
    /// From which resemblance on a text is one of the kit's, and by the strictest and the most lenient reading.
    pub copies: Copies,
}

/// From which resemblance on a text is a copy, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub struct Copies {
    /// As a rule.
    pub from: f64,
    /// When hardly a word may differ.
    pub strictly: f64,
    /// When half of it may.
    pub leniently: f64,
}

/// How a post takes part in a storm, in the light of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// In the hour, with the call's words: a text of the kit, a near copy of one, or a repost of the call's accounts.
    Kit,
    /// In the hour, with words of its own.
    Own,
    /// Not as it was agreed: before or after the hour, or a repost of somebody else.
    Joined,
}

impl Manner {
    /// Every manner.
    pub const ALL: [Self; 3] = [Self::Kit, Self::Own, Self::Joined];

    /// The name in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Kit => "declared-kit-text",
            Self::Own => "declared-own-words",
            Self::Joined => "spontaneous",
        }
    }
}

impl Declared {
    /// An account as it is kept and compared here.
    #[must_use]
    pub fn account(network: Network, handle: &str) -> (Network, String) {
        (network, text::fold_handle(handle))
    }

    /// An address as it is kept and compared here: a text may give it without what its network puts before it.
    #[must_use]
    pub fn link(address: &str) -> &str {
        let bare = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        bare.unwrap_or(address).trim_end_matches('/')
    }

    /// Whether a post is of the call's own accounts.
    #[must_use]
    pub fn is_of_call(&self, post: &Post) -> bool {
        let handle = post.author.handle.as_deref();
        handle.is_some_and(|handle| self.accounts.contains(&Self::account(post.network, handle)))
    }

    /// Whether an address is one of those that the call gives, or its own.
    #[must_use]
    pub fn is_link(&self, link: &str) -> bool {
        let link = Self::link(link);
        self.links.contains(link) || link.ends_with(&self.page)
    }

    /// Whether a picture is one of the kit's.
    #[must_use]
    pub fn is_of_kit(&self, medium: &Media) -> bool {
        medium.alt.as_ref().is_some_and(|alt| self.pictures.contains(alt.trim()))
    }

    /// How a post takes part, whose words resemble the kit's so much; `from` is where copies begin.
    #[must_use]
    pub fn manner(&self, post: &Post, repeats_call: bool, resemblance: f64, from: f64) -> Manner {
        let is_in_hour = post.created_at.is_some_and(|at| self.window.contains(at));
        match post.kind {
            _ if !is_in_hour => Manner::Joined,
            _ if repeats_call || resemblance >= from => Manner::Kit,
            PostKind::Repost => Manner::Joined,
            _ => Manner::Own,
        }
    }
}
