// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Site, card, share::encoded, visit::Visit};

/// What a network is told about a page of a call, to show it beside a link; every address is absolute.
pub(crate) struct Preview {
    pub title: String,
    pub description: String,
    pub url: String,
    pub picture: String,
    pub picture_in_words: String,
    pub feed: String,
    pub oembed: String,
}

impl Preview {
    pub(crate) fn new(visit: &Visit) -> Self {
        let (call, language) = (&visit.page.call, &visit.reader.language);
        let (address, url) = (visit.url(), format!("{}{}", visit.url(), visit.reader.query()));
        Self {
            title: call.title.in_language(language).to_owned(),
            description: call.demand.in_language(language).to_owned(),
            // Without the language where none was chosen: each who follows the link then reads their own.
            picture: format!("{address}/card.png?lang={language}"),
            picture_in_words: card::in_words(&card::of(&visit.page, language, visit.site.now())),
            feed: format!("{address}/feed.atom?lang={language}"),
            oembed: Self::oembed(&visit.site, &url),
            url,
        }
    }

    /// Where a site is told how to show what stands at an address.
    pub(crate) fn oembed(site: &Site, url: &str) -> String {
        format!("{}/oembed?format=json&url={}", site.base_url, encoded(url))
    }
}
