// SPDX-License-Identifier: AGPL-3.0-or-later
//! The server, for whoever looks after it: what would go wrong soon, and the figures.

use std::borrow::Cow;

use askama::Template;
use axum::response::Response;
use model::Timestamp;
use studio::StudioError;
use words::Words;

use super::{
    frame::{Frame, page},
    guest::{Admin, refused},
};
use crate::{
    Machine, Page, ReadBack, Site, Storage, filters,
    message::{Message, Said},
    reader::Reader,
    reading_back,
};

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
    value: Value,
}

/// What stands beside a name: a sentence, or what runs in a direction of its own.
enum Value {
    Said(Said),
    Text(String),
}

/// A call with its figures.
struct CallRow {
    id: String,
    pledges: u64,
    recorded: Option<u64>,
    networks: Said,
}

/// Shows how the server stands, to admins.
pub(crate) async fn show_server(Admin(guest): Admin) -> Response {
    match server(&guest.site, &guest.reader, &guest.organizer.name).await {
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
            recorded: recorded(&page),
            networks: networks(&page).said_in(reader.words),
        });
    }
    let mut troubles = troubles(&machine, site.now());
    troubles.extend(site.calls.listed().iter().filter_map(|page| reading_back::trouble(page)));
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
    let backup = match machine.backups.as_slice() {
        [] => Some(Message::new("server-no-backup")),
        all if all.iter().any(|backup| backup.is_there && !backup.is_old(now)) => None,
        _ => Some(Message::new("server-old-backup")),
    };
    storage.into_iter().chain(backup).collect()
}

fn rows(machine: &Machine, words: &'static Words) -> Vec<Row> {
    let said = |message: Message| Value::Said(message.said_in(words));
    let left = machine.left.map(|left| match machine.quota {
        Some(quota) => said(Message::new("server-of").with("left", size(left)).with("all", size(quota))),
        None => Value::Text(size(left)),
    });
    // One place is held for whoever comes next.
    let (all, free) = (machine.places.all(), machine.places.free() + 1);
    let places = Message::new("server-places");
    let places = places.with("now", all.saturating_sub(free) as u64).with("all", all as u64);
    let newest = machine.backups.iter().filter(|backup| backup.is_there).max_by_key(|backup| backup.taken_at);
    let newest = newest.map(|backup| format!("{} · {}", minute(backup.taken_at), backup.folder));
    let until = machine.certificate_until.map(minute);
    let rows = [
        (words.say("server-version"), Some(Value::Text(machine.version.to_owned()))),
        (words.say("server-since"), Some(Value::Text(minute(machine.started_at)))),
        (words.say("server-room"), left),
        (words.say("server-memory"), machine.memory.map(|memory| Value::Text(size(memory)))),
        (words.say("server-visitors"), Some(said(places))),
        (words.say("server-backup"), newest.map(Value::Text)),
        (words.say("server-certificate"), until.map(Value::Text)),
    ];
    rows.into_iter().filter_map(|(name, value)| Some(Row { name, value: value? })).collect()
}

/// How many posts a call's record holds, once they are counted.
fn recorded(page: &Page) -> Option<u64> {
    let live = page.live.borrow();
    live.is_known().then_some(live.recorded)
}

/// Whether what is watched for a call can be seen.
fn networks(page: &Page) -> Message {
    let live = page.live.borrow();
    match live.read_back {
        ReadBack::Done => {}
        ReadBack::Failed => return Message::new("unreadable"),
        ReadBack::Underway => return Message::new("reading-back"),
    }
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
