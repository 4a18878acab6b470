// SPDX-License-Identifier: AGPL-3.0-or-later
use super::tokens::{Token, Tokens};

/// A link of a web page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// Where it leads, as it stands in the page.
    pub href: String,
    /// Whether it says that both are of the same people: `rel="me"`.
    pub is_me: bool,
}

/// The links of a web page in order, those of its head too.
#[must_use]
pub fn links(page: &str) -> Vec<PageLink> {
    let link = |token| {
        let Token::Start(tag) = token else { return None };
        let href = Some(&tag).filter(|tag| tag.is("a") || tag.is("link"))?.attribute("href")?;
        let rel = tag.attribute("rel").unwrap_or_default();
        let is_me = rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("me"));
        Some(PageLink { href: href.trim().to_owned(), is_me })
    };
    Tokens::new(page).filter_map(link).collect()
}
