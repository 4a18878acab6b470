// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// A file that pages load, kept in the program.
pub(crate) struct Asset {
    stem: &'static str,
    ending: &'static str,
    kind: &'static str,
    content: &'static str,
    hash: u64,
}

/// The style of every page.
pub(crate) static STYLE: Asset =
    Asset::new("style", "css", "text/css; charset=utf-8", include_str!("../assets/style.css"));
/// The script, without which everything works too.
pub(crate) static SCRIPT: Asset =
    Asset::new("script", "js", "text/javascript; charset=utf-8", include_str!("../assets/script.js"));
/// The style of the studio's pages, beside that of every page.
pub(crate) static STUDIO_STYLE: Asset =
    Asset::new("studio", "css", "text/css; charset=utf-8", include_str!("../assets/studio.css"));
/// The studio's script, without which nobody can use a passkey.
pub(crate) static STUDIO_SCRIPT: Asset =
    Asset::new("studio", "js", "text/javascript; charset=utf-8", include_str!("../assets/studio.js"));
/// The script of the page on which a post is written, which no other page has to load.
pub(crate) static COMPOSE: Asset =
    Asset::new("compose", "js", "text/javascript; charset=utf-8", include_str!("../assets/compose.js"));
/// The script of a call's page where a device can be reminded.
pub(crate) static DEVICE: Asset =
    Asset::new("device", "js", "text/javascript; charset=utf-8", include_str!("../assets/device.js"));
/// The worker that shows reminders, which is found below each call and not among these.
pub(crate) static WORKER: Asset =
    Asset::new("worker", "js", "text/javascript; charset=utf-8", include_str!("../assets/worker.js"));
/// The wave.
pub(crate) static LOGO: Asset =
    Asset::new("wave", "svg", "image/svg+xml; charset=utf-8", include_str!("../assets/wave.svg"));

static ALL: [&Asset; 7] = [&STYLE, &SCRIPT, &COMPOSE, &DEVICE, &STUDIO_STYLE, &STUDIO_SCRIPT, &LOGO];

/// Which of the program's files has that name.
pub(crate) fn place(name: &str) -> Option<usize> {
    ALL.iter().position(|asset| asset.is_named(name))
}

/// The address of the file at that place; none has an empty one.
pub(crate) fn address(place: usize) -> String {
    ALL.get(place).map(|asset| asset.address()).unwrap_or_default()
}

/// Answers with a file of the program; its name carries its hash, so it may be kept for ever.
pub(crate) async fn show_asset(Path(name): Path<String>) -> Response {
    match ALL.iter().find(|asset| asset.is_named(&name)) {
        Some(asset) => {
            let caching = (header::CACHE_CONTROL, "public, max-age=31536000, immutable");
            ([(header::CONTENT_TYPE, asset.kind), caching], asset.content).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

impl Asset {
    const fn new(
        stem: &'static str,
        ending: &'static str,
        kind: &'static str,
        content: &'static str,
    ) -> Self {
        Self { stem, ending, kind, content, hash: hash(content.as_bytes()) }
    }

    fn is_named(&self, name: &str) -> bool {
        // Most names differ in their beginning, which costs nothing to see.
        name.starts_with(self.stem) && self.name() == name
    }

    fn name(&self) -> String {
        format!("{}.{:016x}.{}", self.stem, self.hash, self.ending)
    }

    pub(crate) fn kind(&self) -> &'static str {
        self.kind
    }

    /// The content, for what holds it in itself.
    pub(crate) fn content(&self) -> &'static str {
        self.content
    }

    /// The address at which pages load it.
    pub(crate) fn address(&self) -> String {
        format!("/assets/{}", self.name())
    }
}

/// FNV-1a: tells versions of our own files apart, and can be computed while compiling.
pub(crate) const fn hash(mut bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    while let Some((first, rest)) = bytes.split_first() {
        hash = (hash ^ *first as u64).wrapping_mul(0x0100_0000_01b3);
        bytes = rest;
    }
    hash
}
