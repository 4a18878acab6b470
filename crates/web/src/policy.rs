// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

/// What a browser may do with a page of ours: load from us alone, run no inline script, post to us and hand a text to
/// the networks that [`crate::share`] knows. A browser also checks redirects of a form, hence the second names.
const PAGE: &str = "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; \
    img-src 'self' data:; connect-src 'self'; form-action 'self' https://x.com https://twitter.com https://bsky.app \
    https://mastodon.social https://www.threads.com https://www.threads.net https://api.whatsapp.com \
    https://web.whatsapp.com https://t.me; base-uri 'none'; frame-ancestors 'none'";

/// The policy of a page whose form goes to one more server, which the visitor has named.
pub(crate) fn with_form_to(host: &str) -> String {
    PAGE.replace("form-action 'self'", &format!("form-action 'self' https://{host}"))
}

/// The report is one file with its style inside, to be opened from a disk too; it has no script.
pub(crate) const REPORT: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; \
    form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// A quoted post as it may stand in anybody's page: like the report, without a script.
pub(crate) const CARD: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; \
    base-uri 'none'; frame-ancestors *";

/// The call as it may stand in anybody's page. Nothing can be entered in it, so that nobody is made to press what they
/// don't see.
pub(crate) const EMBED: &str = "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'none'; \
    base-uri 'none'; frame-ancestors *";

/// A picture that a stranger's was made anew into: opened by itself, it is a picture and nothing else.
pub(crate) const MEDIUM: &str = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

/// Keeps a picture to the pages of this site.
pub(crate) const OF_THIS_SITE: (HeaderName, &str) =
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin");

const HEADERS: [(HeaderName, &str); 5] = [
    (header::CONTENT_SECURITY_POLICY, PAGE),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// A page of the studio: it hands nothing to a network, and shows a preview of our own page inside.
pub(crate) const STUDIO: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page as supporters will see it, inside one of the studio.
pub(crate) const PREVIEW: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

/// A policy as a page can say it itself, where no server speaks for it: who may frame it is none of that, and no form of it has anybody who
/// would read it.
pub(crate) fn in_page(policy: &str) -> String {
    let is_left_out = |part: &&str| {
        let name = part.split(' ').next().unwrap_or_default();
        matches!(name, "" | "connect-src" | "form-action" | "frame-ancestors" | "sandbox" | "worker-src")
    };
    let parts: Vec<&str> = policy.split(';').map(str::trim).filter(|part| !is_left_out(part)).collect();
    // Of files on a disk each is an origin of its own (HTML, 7.5): none of them is `'self'` to another.
    [&parts[..], &["form-action 'none'"]].concat().join("; ").replace("'self'", "'self' file:")
}

/// Marks an answer to an organizer, which alone may set a cookie.
#[derive(Clone, Copy)]
pub(crate) struct ToOrganizer;

/// Puts the protecting headers on an answer, leaving a policy that it brings itself.
pub(crate) async fn protect(mut response: Response) -> Response {
    let is_to_organizer = response.extensions().get::<ToOrganizer>().is_some();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    // A cookie would be a trace of the visitor, whoever meant to set it.
    if !is_to_organizer {
        headers.remove(header::SET_COOKIE);
    }
    response
}
