// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::filters::urlencode_strict;

use words::Words;

/// A way to a network's own window for a new post.
pub(crate) struct Door {
    pub name: String,
    /// Where a form hands the text over, if the network takes it in a field `text`.
    pub action: Option<&'static str>,
    /// A page address that the network wants beside the text, in a field `url`.
    pub extra: Option<String>,
    /// The link up to the text.
    pub prefix: String,
    /// The whole link, the text in it.
    pub href: String,
    /// Whether what goes through it is a post for everybody, which networks want at a calm pace.
    pub is_public: bool,
}

/// A way to a network that takes the address of a page and no text.
pub(crate) struct PageDoor {
    pub name: &'static str,
    pub href: String,
}

/// Every way for a text, the networks that are counted first. The hosts of actions stand in [`crate::policy`] too.
pub(crate) fn doors(text: &str, page: &str, title: &str, words: &Words) -> Vec<Door> {
    let telegram = format!("https://t.me/share/url?url={}&text=", encoded(page));
    let mail = format!("mailto:?subject={}&body=", encoded(title));
    let private = |door: Door| Door { is_public: false, ..door };
    vec![
        door("X", Some("https://x.com/intent/tweet"), "https://x.com/intent/tweet?text=", text),
        door(
            "Bluesky",
            Some("https://bsky.app/intent/compose"),
            "https://bsky.app/intent/compose?text=",
            text,
        ),
        // Asks for one's server. It reads the text from the fragment, which a form can't fill.
        door("Mastodon", None, "https://share.joinmastodon.org/#text=", text),
        door(
            "Threads",
            Some("https://www.threads.com/intent/post"),
            "https://www.threads.com/intent/post?text=",
            text,
        ),
        private(door("WhatsApp", Some("https://api.whatsapp.com/send"), "https://wa.me/?text=", text)),
        Door {
            extra: Some(page.to_owned()),
            ..private(door("Telegram", Some("https://t.me/share/url"), &telegram, text))
        },
        // RFC 6068, 5: a line of a letter ends with two characters.
        private(door(&words.say("email"), None, &mail, &text.replace('\n', "\r\n"))),
    ]
}

/// Every way for a page: these networks make their card of it and let nobody else write the text.
pub(crate) fn page_doors(page: &str, title: &str) -> [PageDoor; 3] {
    let (page, title) = (encoded(page), encoded(title));
    [
        PageDoor { name: "Facebook", href: format!("https://www.facebook.com/sharer/sharer.php?u={page}") },
        PageDoor {
            name: "LinkedIn",
            href: format!("https://www.linkedin.com/sharing/share-offsite/?url={page}"),
        },
        PageDoor { name: "Reddit", href: format!("https://www.reddit.com/submit?url={page}&title={title}") },
    ]
}

/// Where each network shows who already posts under a hashtag. Nothing is asked on anybody's behalf: these are links for an
/// organizer to open.
pub(crate) fn tag_searches(tag: &str) -> [PageDoor; 4] {
    let tag = encoded(tag.trim_start_matches(['#', '＃']));
    [
        PageDoor { name: "X", href: format!("https://x.com/search?q=%23{tag}&f=live") },
        PageDoor { name: "Bluesky", href: format!("https://bsky.app/search?q=%23{tag}") },
        // A server that many others send to; each sees only what reaches it.
        PageDoor { name: "Mastodon", href: format!("https://mastodon.social/tags/{tag}") },
        PageDoor { name: "Threads", href: format!("https://www.threads.com/search?q=%23{tag}") },
    ]
}

fn door(name: &str, action: Option<&'static str>, prefix: &str, text: &str) -> Door {
    let href = format!("{prefix}{}", encoded(text));
    Door { name: name.to_owned(), action, extra: None, prefix: prefix.to_owned(), href, is_public: true }
}

/// The host of a Mastodon server and the link to its window, if that is one's name: `mastodon.example`, with or without `https://` or `@name@`.
pub(crate) fn mastodon(server: &str, text: &str) -> Option<(String, String)> {
    let bare = server.trim().trim_start_matches("https://").trim_end_matches('/');
    let host = bare.rsplit('@').next().unwrap_or(bare).to_ascii_lowercase();
    is_host(&host).then(|| {
        let link = format!("https://{host}/share?text={}", encoded(text));
        (host, link)
    })
}

/// A name of at least two labels (RFC 1123, 2.1); names in other scripts in their ASCII form.
fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

/// Percent-encoded once, by the rule for a value in a query (RFC 3986, 2.3).
pub(crate) fn encoded(text: &str) -> String {
    urlencode_strict(text).map(|encoded| encoded.to_string()).unwrap_or_default()
}
