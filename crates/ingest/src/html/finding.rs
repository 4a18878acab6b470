// SPDX-License-Identifier: AGPL-3.0-or-later
use jiff::Timestamp;
use model::{Author, Media, Network, Origin, Post, PostId, PostKind, Precision, Remark};
use text::Entity;

use super::{
    address::{self, Status},
    times,
};
use crate::{
    article::{pictures, spellings},
    bluesky, clocks, x,
};

/// What an embed showed of one post.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) network: Network,
    pub(super) named: Option<String>,
    pub(super) line: u64,
    pub(super) lang: Option<String>,
    pub(super) status: Option<Status>,
    pub(super) text: String,
    pub(super) anchors: Vec<Anchor>,
    pub(super) signed: Option<Signed>,
    /// What stands where the date should.
    pub(super) printed: String,
}

/// A link and the bytes of the text that it covers.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) href: String,
    /// The address that it stands for, as far as the page says; of a picture, its short address.
    pub(super) target: String,
}

/// Who signed.
#[derive(Debug, Default)]
pub(super) struct Signed {
    pub(super) handle: String,
    pub(super) name: Option<String>,
}

/// Which post it is, as far as its address tells.
struct Identity {
    id: PostId,
    url: String,
    /// The handle in the address.
    handle: Option<String>,
    /// The account's lasting identifier in the address.
    account: Option<String>,
    at: Option<Timestamp>,
    /// What the network's own identifier says, whole.
    id_at: Option<Timestamp>,
}

impl Finding {
    /// An embed of which only the name is known.
    pub(super) fn bare(network: Network, named: String, line: u64) -> Self {
        Self {
            network,
            named: Some(named),
            line,
            lang: None,
            status: None,
            text: String::new(),
            anchors: Vec::new(),
            signed: None,
            printed: String::new(),
        }
    }

    /// The post; `None` if nothing says which one it is.
    pub(super) fn into_post(self, origin: &Origin) -> Option<Post> {
        let signed_handle = self.signed.as_ref().map(|signed| signed.handle.clone());
        let identity = self.identity(signed_handle.as_deref());
        let identified_at = identity.as_ref().and_then(|identity| identity.id_at);
        let can_lie = self.network != Network::X;
        let when = times::when(identity.as_ref().and_then(|identity| identity.at), &self.printed, can_lie);
        // Without an address, only a whole signature makes a post.
        if identity.is_none() && (self.signed.is_none() || when.at.is_none()) {
            return None;
        }
        let (text, media) = self.text_and_media();
        let (id, url, handle, account) = match identity {
            Some(Identity { id, url, handle, account, .. }) => (Some(id), Some(url), handle, account),
            None => (None, None, None, None),
        };
        let is_bare = text.is_empty() && media.is_empty();
        Some(clocks::compared(Post {
            network: self.network,
            id,
            url,
            author: Author {
                handle: signed_handle.or(handle),
                name: self.signed.as_ref().and_then(|s| s.name.clone()),
                id: account,
            },
            created_at: when.at,
            precision: if when.at.is_some() { when.precision } else { Precision::Day },
            id_at: identified_at,
            seen_at: None,
            lang: self.lang.clone(),
            hashtags: self.hashtags(),
            mentions: spellings(text::mentions(self.network, &self.text)),
            links: self.links(),
            text,
            media,
            kind: PostKind::Original,
            in_reply_to: None,
            repost_of: None,
            quote_of: None,
            edit_of: None,
            source: Origin { line: Some(self.line), ..origin.clone() },
            remarks: when.remark.into_iter().chain(is_bare.then_some(Remark::Truncated)).collect(),
        }))
    }

    fn identity(&self, signed: Option<&str>) -> Option<Identity> {
        match self.network {
            Network::X => self.x(signed),
            Network::Bluesky => self.bluesky(signed),
            Network::Mastodon => self.mastodon(),
        }
    }

    fn x(&self, signed: Option<&str>) -> Option<Identity> {
        let named = || Status { handle: None, id: 0 };
        let status = match (&self.status, self.named.as_deref().and_then(address::x_id)) {
            (Some(Status { handle, id }), _) => Status { handle: handle.clone(), id: *id },
            (None, Some(id)) => Status { id, ..named() },
            (None, None) => return None,
        };
        Some(Identity {
            id: PostId(status.id.to_string()),
            url: address::x_url(signed.or(status.handle.as_deref()), status.id),
            handle: status.handle,
            account: None,
            at: times::of_x(status.id),
            id_at: x::id_time(&status.id.to_string()),
        })
    }

    fn bluesky(&self, signed: Option<&str>) -> Option<Identity> {
        let linked = || self.linked_post(Network::Bluesky);
        let uri = self.named.clone().or_else(linked)?;
        let uri = uri.trim();
        let record = address::bluesky_uri(uri)?;
        let is_did = record.account.starts_with("did:");
        Some(Identity {
            id: PostId(uri.to_owned()),
            url: format!("https://bsky.app/profile/{}/post/{}", signed.unwrap_or(record.account), record.key),
            handle: (!is_did).then(|| record.account.to_owned()),
            account: is_did.then(|| record.account.to_owned()),
            at: times::of_bluesky(record.key),
            id_at: bluesky::tid_time(record.key),
        })
    }

    fn mastodon(&self) -> Option<Identity> {
        let linked = || self.linked_post(Network::Mastodon);
        let toot = address::mastodon(&self.named.clone().or_else(linked)?)?;
        Some(Identity {
            id: PostId(toot.url.clone()),
            url: toot.url,
            handle: Some(toot.handle),
            account: None,
            at: toot.number.and_then(times::of_mastodon),
            id_at: None,
        })
    }

    /// The last post of the network that the embed links to, where its own tag names none: its date is the last link.
    fn linked_post(&self, network: Network) -> Option<String> {
        let mut named = self.anchors.iter().rev().filter_map(|anchor| address::named(&anchor.href));
        named.find(|(of, _)| *of == network).map(|(_, named)| named)
    }

    fn text_and_media(&self) -> (String, Vec<Media>) {
        let (text, loose) = pictures::take(&self.text);
        let linked = self.anchors.iter().filter(|anchor| pictures::is_picture(&anchor.target));
        let mut media: Vec<Media> = linked.map(|anchor| pictures::picture(&anchor.target)).collect();
        media.extend(loose);
        (text, media)
    }

    /// The tags that the page links, which the network itself found, and those that its grammar finds elsewhere.
    fn hashtags(&self) -> Vec<String> {
        let is_tag_page = |href: &str| ["/hashtag/", "/tags/", "%23"].iter().any(|part| href.contains(part));
        let linked = self.linked(|anchor, words| {
            let tag = words.strip_prefix(['#', '＃'])?;
            (is_tag_page(&anchor.href) && !tag.is_empty() && !tag.contains(char::is_whitespace))
                .then(|| tag.to_owned())
        });
        merge(linked, text::hashtags(self.network, &self.text))
    }

    fn links(&self) -> Vec<String> {
        let linked = self.linked(|anchor, words| {
            let is_named = words.starts_with(['#', '＃', '@', '＠', '$']) || words.is_empty();
            let is_web = anchor.target.starts_with("https://") || anchor.target.starts_with("http://");
            (is_web && !is_named).then(|| anchor.target.clone())
        });
        let mut written = text::links(self.network, &self.text);
        written.retain(|link| !pictures::is_picture(&link.text));
        merge(linked, written)
    }

    /// What the text's own anchors stand for.
    fn linked(&self, read: impl Fn(&Anchor, &str) -> Option<String>) -> Vec<Entity> {
        let in_text = self.anchors.iter().filter(|anchor| anchor.end <= self.text.len());
        in_text
            .filter_map(|anchor| {
                let written = self.text.get(anchor.start..anchor.end)?;
                let text = read(anchor, written.trim())?;
                Some(Entity { start: anchor.start, end: anchor.end, text })
            })
            .collect()
    }
}

/// A post that a text shows, with what the address behind its signature tells; an address of somebody else's post
/// tells nothing.
pub(crate) fn identified(post: Post, address: &str) -> Post {
    let told = address::named(address).filter(|(network, _)| *network == post.network);
    let handle = post.author.handle.clone();
    let identity = told.and_then(|(network, named)| {
        let status = address::x_status(address);
        Finding { status, ..Finding::bare(network, named, 0) }.identity(handle.as_deref())
    });
    let is_theirs = |identity: &Identity| match (&identity.handle, &handle) {
        (Some(named), Some(signed)) => named.eq_ignore_ascii_case(signed),
        _ => true,
    };
    let Some(identity) = identity.filter(is_theirs) else { return post };
    let when = times::timed(identity.at, post.created_at, post.network != Network::X);
    clocks::compared(Post {
        id: Some(identity.id),
        url: Some(identity.url),
        author: Author { id: identity.account, ..post.author },
        created_at: when.at,
        precision: when.precision,
        id_at: identity.id_at,
        remarks: post.remarks.into_iter().chain(when.remark).collect(),
        ..post
    })
}

/// Both lists in the order of the text, each spelling once; what the page links goes before what overlaps it.
fn merge(linked: Vec<Entity>, written: Vec<Entity>) -> Vec<String> {
    let mut all = linked;
    let links = all.len();
    for entity in written {
        let before = all.get(..links).unwrap_or_default();
        let next = before.partition_point(|link| link.end <= entity.start);
        if before.get(next).is_none_or(|link| link.start >= entity.end) {
            all.push(entity);
        }
    }
    all.sort_by_key(|entity| entity.start);
    spellings(all)
}
