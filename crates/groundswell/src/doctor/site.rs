// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a visitor's browser is sent, seen from here.

use fetch::{FetchError, Fetched, Wanted};

use super::{Finding, Patient};

/// A page is never longer, in bytes.
const LARGEST: usize = 1 << 20;

/// What every page of ours says to a browser, and what it is for.
const HEADERS: [(&str, &str, &str); 3] = [
    ("content-security-policy", "default-src 'none'", "so nothing of others could be loaded into pages"),
    ("x-content-type-options", "nosniff", "so no file could be taken for a script"),
    ("referrer-policy", "same-origin", "so no other site could learn which page somebody came from"),
];

/// Looks at the site as a visitor does.
pub async fn look(patient: &Patient) -> Vec<Finding> {
    let operator = if patient.has_operator {
        Finding::good("operator", "visitors are told who runs the server")
    } else {
        Finding::mind(
            "operator",
            "visitors are not told who runs the server: add --operator and --operator-mail",
        )
    };
    let Some(base) = &patient.base_url else {
        let says = "give --base-url or --domain, as for `groundswell serve`, to have the site looked at from outside";
        return vec![Finding::mind("site", says), operator];
    };
    let mut found = vec![judge_address(base)];
    let wanted = format!("{base}/");
    let wanted = Wanted { address: &wanted, accept: "text/html", largest_bytes: LARGEST };
    match patient.fetcher.get(&wanted).await {
        Ok(page) => found.extend(judge_page(base, &page)),
        Err(error) => found.push(unreached(base, &error)),
    }
    found.push(operator);
    found
}

/// Passkeys, push services and a line that nobody reads all want HTTPS.
fn judge_address(base: &str) -> Finding {
    if base.starts_with("https://") {
        return Finding::good(
            "address",
            format!("{base} is encrypted, so that organizers can come in with passkeys"),
        );
    }
    Finding::bad(
        "address",
        format!(
            "{base} is not encrypted: browsers give it no passkeys, so the studio stays closed, and whoever watches the line reads everything. Start with --domain, or behind a proxy with --base-url https://…"
        ),
    )
}

fn unreached(base: &str, error: &FetchError) -> Finding {
    match error {
        FetchError::Private(_) | FetchError::Address(_) => {
            Finding::mind("site", format!("{base} can't be seen from here as visitors see it: {error}"))
        }
        error => Finding::bad(
            "site",
            format!(
                "{error}: see that the server runs, that its name leads here, and that ports 443 and 80 are open"
            ),
        ),
    }
}

fn judge_page(base: &str, page: &Fetched) -> Vec<Finding> {
    let text = String::from_utf8_lossy(&page.content);
    if page.status != 200 || !text.contains("Groundswell") {
        let says = format!(
            "{base} answers with {}, and not with this program's pages: what stands in front of it?",
            page.status
        );
        return vec![Finding::bad("site", says)];
    }
    let mut found =
        vec![Finding::good("site", format!("{base} answers, with a certificate that browsers trust"))];
    if page.header("set-cookie").is_some() {
        let says = "something in front of the site sets a cookie for visitors, which breaks what the pages promise: switch that off";
        found.push(Finding::bad("visitors", says));
    }
    for (name, wanted, what_for) in HEADERS {
        if !page.header(name).is_some_and(|value| value.contains(wanted)) {
            let says = format!(
                "something in front of the site takes away the header `{name}`, {what_for}: let it pass"
            );
            found.push(Finding::bad("visitors", says));
        }
    }
    if let Some(stranger) = foreign_source(&text) {
        let says = format!(
            "something in front of the site puts `{stranger}` into its pages: switch that off, for visitors are promised that nothing of others is loaded"
        );
        found.push(Finding::bad("visitors", says));
    }
    if found.iter().all(|finding| finding.about != "visitors") {
        let says =
            "browsers are sent what the pages promise: no cookie, nothing of others, no script but ours";
        found.push(Finding::good("visitors", says));
    }
    if base.starts_with("https://") && page.header("strict-transport-security").is_none() {
        let says = "browsers are not told to come encrypted the next time too: let the proxy add `Strict-Transport-Security: max-age=63072000`";
        found.push(Finding::mind("visitors", says));
    }
    found
}

/// Where a page loads something from that is not the site itself.
fn foreign_source(page: &str) -> Option<&str> {
    let sources = page.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    sources.into_iter().find(|source| {
        !source.starts_with('/') && !source.starts_with("data:")
            || source.starts_with("//")
            || source.starts_with("/cdn-cgi/")
    })
}

#[cfg(test)]
mod tests {
    use super::{super::State, *};

    #[test]
    fn an_open_line_is_bad_and_an_address_here_can_not_be_seen() {
        assert_eq!(judge_address("https://weavers.example").state, State::Good);
        assert!(judge_address("http://weavers.example").says.contains("no passkeys"));
        let state = |error| unreached("https://weavers.example", &error).state;
        assert_eq!(state(FetchError::Private("weavers.example".to_owned())), State::Mind);
        assert_eq!(state(FetchError::Slow), State::Bad);
    }

    #[test]
    fn what_others_put_into_pages_is_found() {
        for (page, found) in [
            ("<script src=\"/assets/script.js\" defer>", None),
            ("<img src=\"data:image/png;base64,\">", None),
            ("<script src=\"https://tracker.example/t.js\">", Some("https://tracker.example/t.js")),
            ("<script src=\"//tracker.example/t.js\">", Some("//tracker.example/t.js")),
            ("<a><script src=\"/cdn-cgi/beacon.js\">", Some("/cdn-cgi/beacon.js")),
        ] {
            assert_eq!(foreign_source(page), found, "{page}");
        }
    }
}
