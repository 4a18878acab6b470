// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network;

/// A status of X, as an address names it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Status {
    /// `None` where the address leaves it out (`/i/web/status/…`).
    pub(super) handle: Option<String>,
    pub(super) id: u64,
}

/// Reads an address of X's: `https://x.com/ann/status/1`, `//mobile.twitter.com/ann/statuses/1?ref=…`.
pub(super) fn x_status(address: &str) -> Option<Status> {
    let path = path_on(address, &["twitter.com", "x.com"])?;
    let path = path.strip_prefix("#!/").unwrap_or(path);
    let mut parts = path.split(['/', '?', '#']).filter(|part| !part.is_empty());
    let handle = parts.next()?;
    let mut word = parts.next()?;
    if handle == "i" && word == "web" {
        word = parts.next()?;
    }
    if !matches!(word, "status" | "statuses") {
        return None;
    }
    let id = parts.next()?;
    let length = id.find(|c: char| !c.is_ascii_digit()).unwrap_or(id.len());
    let is_handle = handle != "i" && handle.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    Some(Status { handle: is_handle.then(|| handle.to_owned()), id: x_id(id.get(..length)?)? })
}

/// Reads the status number in the address of X's own frame, `https://platform.twitter.com/embed/Tweet.html?id=…`, or
/// of its player.
fn x_frame(address: &str) -> Option<u64> {
    let player = path_on(address, &["twitter.com", "x.com"]).and_then(|path| path.strip_prefix("i/videos/"));
    if let Some(path) = player {
        return x_id(path.strip_prefix("tweet/").unwrap_or(path).split(['/', '?', '#']).next()?);
    }
    let path = path_on(address, &["platform.twitter.com", "platform.x.com"])?;
    let query = path.strip_prefix("embed/")?.split_once('?')?.1;
    query.split('&').find_map(|part| part.strip_prefix("id=")).and_then(x_id)
}

/// The post that an address is that of: its network, and its name there, which on X is a number, on Bluesky an `at://` address and
/// on Mastodon the address of its page.
#[must_use]
pub fn named(address: &str) -> Option<(Network, String)> {
    let address = address.trim();
    if let Some(status) = x_status(address) {
        return Some((Network::X, status.id.to_string()));
    }
    if let Some(uri) = bluesky_page(address) {
        return Some((Network::Bluesky, uri));
    }
    mastodon(address).map(|toot| (Network::Mastodon, toot.url))
}

/// The post that a frame shows: one of the networks' own, or of those who frame others' pages.
pub(super) fn framed(address: &str) -> Option<(Network, String)> {
    if let Some(id) = x_frame(address) {
        return Some((Network::X, id.to_string()));
    }
    if let Some(uri) = bluesky_frame(address) {
        return Some((Network::Bluesky, uri));
    }
    if let Some(query) =
        path_on(address, &FRAMERS).and_then(|path| path.split_once('?')).map(|(_, query)| query)
    {
        let value =
            |part: &str| Some(part.strip_prefix("url=").or_else(|| part.strip_prefix("src="))?.to_owned());
        return query.split('&').filter_map(value).find_map(|part| named(&percent_decoded(&part)));
    }
    let path = address.trim().split(['?', '#']).next()?;
    let is_embed = path.trim_end_matches('/').ends_with("/embed");
    is_embed.then(|| mastodon(path)).flatten().map(|toot| (Network::Mastodon, toot.url))
}

/// Who frames others' pages for publishers.
const FRAMERS: [&str; 6] =
    ["twitframe.com", "cdn.iframe.ly", "iframe.ly", "cdn.embedly.com", "embedly.com", "if-cdn.com"];

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads a status number of X.
pub(super) fn x_id(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let id = is_number.then(|| digits.parse::<u64>().ok()).flatten()?;
    (id > 0 && i64::try_from(id).is_ok()).then_some(id)
}

/// The canonical address of a status of X.
pub(super) fn x_url(handle: Option<&str>, id: u64) -> String {
    format!("https://x.com/{}/status/{id}", handle.unwrap_or("i"))
}

/// A post of Bluesky: the account and the record's key.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// A DID, or a handle.
    pub(super) account: &'a str,
    pub(super) key: &'a str,
}

/// Reads `at://did:plc:…/app.bsky.feed.post/…`.
pub(super) fn bluesky_uri(uri: &str) -> Option<Record<'_>> {
    let (account, key) = uri.trim().strip_prefix("at://")?.split_once("/app.bsky.feed.post/")?;
    let is_plain = |part: &str, signs: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c))
    };
    (is_plain(account, ".:-_%") && is_plain(key, ".:-_~")).then_some(Record { account, key })
}

/// Reads `https://bsky.app/profile/ann.example/post/…`.
fn bluesky_page(address: &str) -> Option<String> {
    let path = path_on(address, &["bsky.app"])?.strip_prefix("profile/")?;
    let (account, rest) = path.split_once("/post/")?;
    let uri = format!("at://{account}/app.bsky.feed.post/{}", rest.split(['/', '?', '#']).next()?);
    bluesky_uri(&uri).is_some().then_some(uri)
}

/// Reads the address of Bluesky's own frame, `https://embed.bsky.app/embed/did:plc:…/app.bsky.feed.post/…`.
fn bluesky_frame(address: &str) -> Option<String> {
    let path = path_on(address, &["embed.bsky.app"])?.strip_prefix("embed/")?;
    let uri = format!("at://{}", path.split(['?', '#']).next()?);
    bluesky_uri(&uri).is_some().then_some(uri)
}

/// A status of a Mastodon server, as an address names it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Toot {
    /// With its server.
    pub(super) handle: String,
    /// The server's own number.
    pub(super) number: Option<u64>,
    /// The address without the frame's ending.
    pub(super) url: String,
}

/// Reads `https://server.example/@ann/1/embed`.
pub(super) fn mastodon(address: &str) -> Option<Toot> {
    let address = address.trim().split(['?', '#']).next()?;
    let (server, path) = address.strip_prefix("https://")?.split_once('/')?;
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/embed").unwrap_or(path);
    let (name, number) = match path.strip_prefix('@') {
        Some(path) => path.split_once('/')?,
        None => path.strip_prefix("users/")?.split_once("/statuses/")?,
    };
    let handle = if name.contains('@') { name.to_owned() } else { format!("{name}@{server}") };
    let fits = crate::article::signature::network_of(&handle) == Some(model::Network::Mastodon);
    let is_plain = !number.is_empty() && number.chars().all(|c| c.is_ascii_alphanumeric());
    (fits && is_plain).then(|| Toot {
        handle,
        number: number.parse().ok(),
        url: format!("https://{server}/{path}"),
    })
}

/// What follows the host in an address on one of these hosts or their `www.`, `m.` and `mobile.` forms.
fn path_on<'a>(address: &'a str, hosts: &[&str]) -> Option<&'a str> {
    let address = address.trim();
    let start = ["https://", "http://", "//"].iter().find_map(|scheme| address.strip_prefix(scheme))?;
    let (host, path) = start.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let bare = ["www.", "mobile.", "m."].iter().find_map(|sub| host.strip_prefix(sub)).unwrap_or(&host);
    hosts.contains(&bare).then_some(path)
}
