// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use fast_qr::{ECL, QRBuilder, convert::svg::SvgBuilder};

use crate::visit::Visit;

/// Shows the call's address to a camera.
pub(crate) async fn show_qr(visit: Visit) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    match svg(&visit.url()) {
        Some(svg) => (headers, svg).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// An address as dark modules on white with a quiet zone of four modules, whatever the theme around it; `None` for one
/// too long to be scanned.
pub(crate) fn svg(url: &str) -> Option<String> {
    // A quarter may be unreadable: it is printed, photographed and stuck on walls.
    let code = QRBuilder::new(url).ecl(ECL::Q).build().ok()?;
    Some(SvgBuilder::default().to_str(&code))
}
