// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router,
    http::StatusCode,
    middleware,
    routing::{get, post},
};
use tower_http::{
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
    csrf::CsrfLayer,
    limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
};

use crate::{
    Site, about, assets, braced, calendar,
    card::{self, Cards},
    device::{self, Devices},
    embed, endorse, feed, hand_in, health, home,
    kit::{self, Kits},
    live, media, oembed,
    pace::Pace,
    page, picture, pledge, policy,
    post::{self as wording, Turns},
    problem, qr, reading_back,
    record::{self, Exports},
    remind, remove, report, safety, storage, studio,
    turnstile::{self, Turnstile},
    zone,
};

/// The whole site, every address in the order of a visitor's path.
///
/// No request is logged: no address or program of a visitor may stand in any file.
pub(crate) fn router(site: Arc<Site>) -> Router {
    Router::new()
        .merge(site_routes())
        .route("/{call}", get(page::show_call))
        .route("/{call}/", get(page::redirect_to_call))
        .route("/{call}/card.png", get(card::show_card))
        .route("/{call}/embed", get(embed::show_embed))
        .route("/{call}/calendar.ics", get(calendar::show_calendar))
        .route("/{call}/feed.atom", get(feed::show_feed))
        .route("/{call}/qr.svg", get(qr::show_qr))
        .route("/{call}/kit.html", get(kit::show_kit_file))
        .route("/{call}/kit.zip", get(kit::show_kit_archive))
        .route("/{call}/zones", get(zone::show_zones))
        .route("/{call}/pictures/{name}", get(picture::show_picture))
        .merge(taking_routes(&site))
        .merge(device_routes())
        .route("/{call}/remind/{token}", get(remind::show_confirming).post(remind::confirm))
        .route("/{call}/leave/{token}", get(remind::show_leaving))
        .route("/{call}/post", get(wording::hand_out_wording).head(wording::announce_wording))
        .route("/{call}/post/mastodon", get(wording::show_mastodon_link))
        .route("/{call}/safety", get(safety::show_safety))
        .merge(read_routes(&site))
        .route("/{call}/endorse/{secret}", get(endorse::show_endorsement))
        .route("/{call}/endorse/{secret}/withdraw", post(endorse::withdraw))
        .route("/{call}/remove", get(remove::show_remove))
        .route("/{call}/hand-in", get(hand_in::show_hand_in))
        .route("/{call}/hand-in/{secret}", get(hand_in::show_handed_in))
        .route("/{call}/hand-in/{secret}/withdraw", post(hand_in::withdraw))
        .merge(counted_routes(&site))
        .merge(report_routes())
        .route("/{call}/record", get(record::redirect_to_record))
        .layer(RequestBodyLimitLayer::new(10 * 1024))
        .merge(studio::routes(&site))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(10)))
        .merge(studio::file_routes(&site))
        .merge(slow_routes(&site))
        // Streams as long as somebody looks, hence after the time limit.
        .route("/{call}/live/events", get(live::stream_events))
        .fallback(|| async { StatusCode::NOT_FOUND })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .layer(same_site(&site.base_url))
        // A mail program does it from wherever it is, and the link says by itself who may (RFC 8058).
        .route("/{call}/leave/{token}", post(remind::leave).layer(RequestBodyLimitLayer::new(1024)))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), braced::close))
        .layer(middleware::from_fn_with_state(Arc::clone(&site), problem::explain))
        // Everything but streams, pictures and archives; no page holds a secret that its length could tell.
        .layer(CompressionLayer::new().compress_when(is_worth_compressing()))
        .layer(Extension(Arc::new(Cards::default())))
        .layer(Extension(Arc::new(Devices::default())))
        .layer(Extension(Arc::clone(&site.pledging)))
        .layer(Extension(Arc::new(Kits::default())))
        .layer(Extension(Arc::new(Exports::default())))
        .layer(Extension(Arc::new(Pace::default())))
        .layer(Extension(Arc::new(Turns::default())))
        .layer(middleware::map_response(policy::protect))
        .with_state(site)
}

/// What belongs to no call.
fn site_routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(home::show_calls))
        .route("/about", get(about::show_about))
        .route("/.well-known/security.txt", get(about::show_security))
        .route("/oembed", get(oembed::show_oembed))
        .route("/assets/{name}", get(assets::show_asset))
        .route("/healthz", get(health::show_life))
        .route("/healthz/ready", get(health::show_readiness))
}

/// What keeps something of a visitor's, as long as there is room.
fn taking_routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/{call}/pledge", post(pledge::create_pledge))
        .route("/{call}/devices", post(device::remind_device))
        .route_layer(middleware::from_fn_with_state(Arc::clone(site), storage::for_words))
}

/// What is told of a storm once it is over.
fn report_routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{call}/report", get(report::show_report))
        .route("/{call}/report.json", get(report::show_report_json))
        .route("/{call}/report.md", get(report::show_report_markdown))
        .route("/{call}/report.csv", get(report::show_report_csv))
        .route("/{call}/report.pdf", get(report::show_report_pdf))
        .route("/{call}/chart.png", get(report::show_chart))
}

/// What rests on the figures, and on what of the record may be shown.
fn counted_routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/{call}/live", get(live::show_live))
        .route("/{call}/live/fragment", get(live::show_fragment))
        .route("/{call}/live.json", get(live::show_counter))
        .route("/{call}/media/{name}", get(media::show_medium))
        .route("/{call}/cards/{entry}", get(report::show_card))
        .route("/{call}/record/", get(record::show_record))
        .route("/{call}/record/{*path}", get(record::show_record_file))
        .route_layer(middleware::from_fn_with_state(Arc::clone(site), reading_back::close))
}

/// What looks at others' sites, which may be slow; how long that may take is the fetcher's to say.
fn slow_routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/{call}/hand-in", post(hand_in::find))
        .route("/{call}/hand-in/agree", post(hand_in::agree))
        .route_layer(middleware::from_fn_with_state(Arc::clone(site), storage::for_words))
        .route("/{call}/endorse/{secret}/prove", post(endorse::prove))
        .route("/{call}/endorse/{secret}/mark", post(endorse::look_for_mark))
        .route("/{call}/remove", post(remove::remove))
        .layer(RequestBodyLimitLayer::new(4 * 1024))
        .route_layer(middleware::from_fn_with_state(Turnstile::to_looks(site), turnstile::pass))
}

/// What visitors leave for a person to read.
fn read_routes(site: &Arc<Site>) -> Router<Arc<Site>> {
    Router::new()
        .route("/{call}/concern", get(safety::show_concern).post(safety::raise_concern))
        .route("/{call}/endorse", get(endorse::show_endorse).post(endorse::endorse))
        .route_layer(middleware::from_fn_with_state(Arc::clone(site), storage::for_words))
        .route("/{call}/remove/object", post(remove::object))
        .route_layer(middleware::from_fn_with_state(Turnstile::to_people(site), turnstile::pass))
}

/// What a call's page asks for, and tells, once somebody wants to be reminded on their device.
fn device_routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{call}/worker.js", get(device::show_worker))
        .route("/{call}/devices/leave", post(device::forget_device))
}

fn is_worth_compressing() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/zip"))
}

/// Refuses a form that another site sends. The site's own address counts as its own too where a proxy in front
/// changes `Host`; one that is no origin trusts nothing more.
fn same_site(base_url: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(base_url).unwrap_or_default()
}
