// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, PostId};

use crate::json::Json;

/// A status as it stands in the source.
pub(super) struct Status<'a>(Json<'a>);

impl<'a> Status<'a> {
    pub(super) fn new(json: Json<'a>) -> Self {
        Self(json)
    }

    /// Any field that needs no reading of its own.
    pub(super) fn get(&self, name: &str) -> Json<'a> {
        self.0.get(name)
    }

    /// What is the same on every server: `uri`, else the address of the page.
    pub(super) fn id(&self) -> Option<PostId> {
        self.get("uri").owned().or_else(|| self.get("url").owned()).map(PostId)
    }

    /// Who posted.
    pub(super) fn author(&self) -> Author {
        let account = self.get("account");
        let url = account.get("url").owned();
        let name = account.get("display_name").owned();
        Author {
            handle: handle(account),
            name: name.or_else(|| account.get("username").owned()),
            // Older servers give no `uri`, and one account must not become two.
            id: url.or_else(|| account.get("uri").owned()),
        }
    }

    /// The status that this one repeats.
    pub(super) fn reblog(&self) -> Option<Self> {
        self.get("reblog").is_object().then(|| Self(self.get("reblog")))
    }

    /// Whether everybody may read it.
    pub(super) fn is_public(&self) -> bool {
        matches!(self.get("visibility").text(), Some("public" | "unlisted"))
    }

    /// Whether the author keeps it out of searches.
    pub(super) fn is_unlisted(&self) -> bool {
        self.get("visibility").text() == Some("unlisted")
    }

    /// Whether the account lets others index and archive what it posts, as far as it says.
    ///
    /// By its settings, and by the words that people write into their description: `nobot` and its kin are the older custom, which
    /// every server carries.
    pub(super) fn is_indexable(&self) -> bool {
        let account = self.get("account");
        let declines = ["discoverable", "indexable"].iter().any(|name| account.get(name).is_false());
        !declines && !account.get("noindex").is_true() && !account.get("note").text().is_some_and(refuses)
    }

    /// Whether it quotes another status, and which.
    ///
    /// Mastodon gives the quote with its state, and no status unless the quoted author agreed; older servers of
    /// other kinds give the status itself.
    pub(super) fn quote(&self) -> Option<Option<PostId>> {
        let quote = self.get("quote");
        let quoted = [quote.get("quoted_status"), quote].into_iter().find(|it| it.has("uri"));
        quote.is_object().then(|| quoted.and_then(|quoted| Self(quoted).id()))
    }

    /// The handles of those who are named, each with its server.
    pub(super) fn mentions(&self) -> Vec<String> {
        self.get("mentions").items().filter_map(handle).collect()
    }
}

/// What people write into their description who want to be left alone by programs.
const REFUSALS: [&str; 4] = ["noarchive", "nobot", "nobots", "noindex"];

/// Whether a description holds one of those words; as a hashtag it is a link, and its address holds it too.
fn refuses(note: &str) -> bool {
    let words = note.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| word.starts_with(['n', 'N']))
        .any(|word| REFUSALS.iter().any(|no| word.eq_ignore_ascii_case(no)))
}

/// An account's handle, always with its server: servers leave their own name out.
fn handle(account: Json<'_>) -> Option<String> {
    let acct = account.get("acct").filled().or_else(|| account.get("username").filled())?;
    let acct = acct.trim_start_matches('@');
    if acct.contains('@') {
        return Some(acct.to_owned());
    }
    let url = account.get("url").text().or_else(|| account.get("uri").text())?;
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
    Some(format!("{acct}@{host}"))
}
