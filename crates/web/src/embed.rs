// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use call::{Call, Language};

use crate::{
    clock::{Hour, Phase},
    frame::{Frame, answer},
    policy,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "embed.html")]
struct EmbedPage<'a> {
    frame: Frame,
    call: &'a Call,
    language: &'a Language,
    hour: Hour,
}

/// Shows the call's hour and the way to it, to stand in somebody else's page.
pub(crate) async fn show_embed(visit: Visit) -> Response {
    let (call, reader, site) = (&visit.page.call, &visit.reader, &visit.site);
    let title = call.title.in_language(&reader.language).to_owned();
    let page = EmbedPage {
        frame: Frame::of_call(&visit.page, reader, title),
        call,
        language: &reader.language,
        hour: Hour::new(&call.storm, site.now(), site.speed, reader.words),
    };
    let mut response = answer(&page, Some(1));
    let policy = HeaderValue::from_static(policy::EMBED);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}
