// SPDX-License-Identifier: AGPL-3.0-or-later
//! The server, for whoever looks after it: what would go wrong soon, and the figures.

use std::{borrow::Cow, sync::Arc};

use askama::Template;
use axum::{Extension, extract::State, response::Response};
use jiff::SignedDuration;
use model::Timestamp;
use store::Role;
use studio::StudioError;
use words::Words;

use super::{
    frame::{Frame, page},
    guest::{Guest, refused},
};
use crate::{
    Machine, Page, Site, Storage, filters,
    message::{Message, Said},
    reader::Reader,
};

/// A backup that is older may have missed a day.
const OLD: SignedDuration = SignedDuration::from_hours(48);

#[derive(Template)]
#[template(path = "studio/server.html")]
struct ServerPage {
    frame: Frame,
    /// What somebody has to do something about.
    troubles: Vec<Said>,
    rows: Vec<Row>,
    calls: Vec<CallRow>,
}

/// Something with its value.
struct Row {
    name: Cow<'static, str>,
    value: String,
}

/// A call with its figures.
struct CallRow {
    id: String,
    pledges: u64,
    recorded: u64,
    networks: Said,
}

/// Shows how the server stands, to admins.
pub(crate) async fn show_server(
    State(site): State<Arc<Site>>,
    Extension(reader): Extension<Reader>,
    guest: Guest,
) -> Response {
    if guest.organizer.role != Role::Admin {
        return refused(&StudioError::NotAllowed);
    }
    match server(&site, &reader, &guest.organizer.name).await {
        Ok(shown) => page(&shown),
        Err(error) => refused(&error),
    }
}

async fn server(site: &Site, reader: &Reader, name: &str) -> Result<ServerPage, StudioError> {
    let machine = site.machine();
    let mut calls = Vec::new();
    for page in site.calls.listed() {
        calls.push(CallRow {
            id: page.id().to_owned(),
            pledges: site.store.pledges(&page.call.id).await?,
            recorded: page.live.borrow().recorded,
            networks: networks(&page).said_in(reader.words),
        });
    }
    let troubles = troubles(&machine, site.now());
    Ok(ServerPage {
        frame: Frame::new(reader, "/studio/server", &reader.words.say("the-server"), Some(name)),
        troubles: troubles.into_iter().map(|says| says.said_in(reader.words)).collect(),
        rows: rows(&machine, reader.words),
        calls,
    })
}

/// What goes wrong soon if nobody does anything.
fn troubles(machine: &Machine, now: Timestamp) -> Vec<Message> {
    let storage = match machine.storage {
        Storage::Ample => None,
        Storage::Scarce => Some(Message::new("server-room-scarce")),
        Storage::Full => Some(Message::new("server-room-none")),
    };
    let is_good = |taken_at: Timestamp| now.duration_since(taken_at) <= OLD;
    let backup = match machine.backups.as_slice() {
        [] => Some(Message::new("server-no-backup")),
        all if all.iter().any(|backup| backup.is_there && is_good(backup.taken_at)) => None,
        _ => Some(Message::new("server-old-backup")),
    };
    storage.into_iter().chain(backup).collect()
}

fn rows(machine: &Machine, words: &'static Words) -> Vec<Row> {
    let or_unknown =
        |value: Option<String>| value.unwrap_or_else(|| words.say("server-unknown").into_owned());
    let said = |message: Message| message.said_in(words).plain();
    let left = machine.left.map(|left| match machine.quota {
        Some(quota) => said(Message::new("server-of").with("left", size(left)).with("all", size(quota))),
        None => size(left),
    });
    let (all, free) = (machine.places.all(), machine.places.free());
    let places = Message::new("server-places");
    let places = places.with("now", all.saturating_sub(free) as u64).with("all", all as u64);
    let newest = machine.backups.iter().filter(|backup| backup.is_there).max_by_key(|backup| backup.taken_at);
    let newest = newest.map(|backup| format!("{} · {}", minute(backup.taken_at), backup.folder));
    let row = |name, value| Row { name, value };
    let mut rows = vec![
        row(words.say("server-version"), machine.version.to_owned()),
        row(words.say("server-since"), minute(machine.started_at)),
        row(words.say("server-room"), or_unknown(left)),
        row(words.say("server-memory"), or_unknown(machine.memory.map(size))),
        row(words.say("server-visitors"), said(places)),
        row(words.say("server-backup"), or_unknown(newest)),
    ];
    rows.extend(machine.certificate_until.map(|until| row(words.say("server-certificate"), minute(until))));
    rows
}

/// Whether what is watched for a call can be seen.
fn networks(page: &Page) -> Message {
    let live = page.live.borrow();
    if live.watch.is_empty() {
        return Message::new("server-unwatched");
    }
    let blind = live.watch.in_sight().filter(|(_, is_seen)| !is_seen);
    let blind: Vec<_> = blind.map(|(source, _)| source).collect();
    match blind.is_empty() {
        true => Message::new("server-sees"),
        false => Message::new("server-blind").with("sources", blind.join(", ")),
    }
}

fn minute(at: Timestamp) -> String {
    format!("{} UTC", at.strftime("%Y-%m-%d %H:%M"))
}

/// Bytes for a reader.
fn size(bytes: u64) -> String {
    match bytes / 1_000_000 {
        megabytes @ 0..1000 => format!("{megabytes} MB"),
        megabytes => format!("{}.{} GB", megabytes / 1000, megabytes % 1000 / 100),
    }
}
