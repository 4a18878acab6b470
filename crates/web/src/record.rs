// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use askama::Template;
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use call::Storm;
use record::RecordError;
use tokio::task::spawn_blocking;

use crate::{
    clock, filters,
    frame::{Frame, answer},
    site::{Dated, DatedState, Witnessing},
    visit::Visit,
    words::Words,
};

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage<'a> {
    frame: Frame,
    call: &'a str,
    url: String,
    recorded: u64,
    sealed: Option<String>,
    checkpoint: Option<String>,
    witnessing: Option<Witnessing>,
    /// Who has signed, and when.
    signed: Vec<(String, String)>,
    covered: String,
    /// What each authority of time has said last.
    dated: Vec<String>,
}

/// Explains the record and how to check it.
pub(crate) async fn show_record(visit: Visit) -> Response {
    let live = visit.page.live();
    let (storm, words) = (&visit.page.call.storm, visit.reader.words);
    let sealed = live.sealed_at.map(|at| clock::instant(at, &storm.zone, words));
    let witnessing = live.witnessing.clone();
    let by = witnessing.iter().flat_map(|witnessing| &witnessing.by);
    let signed = by.map(|(name, at)| (name.clone(), clock::instant(*at, &storm.zone, words))).collect();
    let size = witnessing.as_ref().map_or(0, |witnessing| witnessing.size);
    let covered = words.fill("witnesses-signed", &[("size", size.into())]).into_owned();
    let checkpoint = match shown_checkpoint(witnessing.as_ref()) {
        Some(shown) => tokio::fs::read_to_string(visit.page.record.join(shown)).await.ok(),
        None => None,
    };
    let page = RecordPage {
        frame: visit.frame(&words.say("record")),
        call: visit.page.id(),
        url: visit.url(),
        recorded: live.recorded,
        sealed: sealed.map(|sealed| {
            let date = format!("{sealed} · {}", clock::zone(storm));
            words.fill("sealed", &[("date", date.into())]).into_owned()
        }),
        checkpoint,
        witnessing,
        signed,
        covered,
        dated: live.dated.iter().map(|dated| told(dated, storm, words)).collect(),
    };
    answer(&page, Some(1))
}

/// Says what an authority of time has said last.
fn told(dated: &Dated, storm: &Storm, words: &Words) -> String {
    let authority = || ("authority", dated.authority.clone().into());
    let date = || ("date", clock::instant(dated.at, &storm.zone, words).into());
    let size = || ("size", dated.size.into());
    let told = match dated.state {
        DatedState::Failed => words.fill("dated-failed", &[authority(), date()]),
        DatedState::InBlock(block) => {
            words.fill("dated-block", &[authority(), ("block", block.into()), size()])
        }
        DatedState::Pending => words.fill("dated-pending", &[authority(), date(), size()]),
        DatedState::Stamped => words.fill("dated-stamped", &[authority(), date(), size()]),
    };
    told.into_owned()
}

/// Leads to the address under which the record's files lie.
pub(crate) async fn redirect_to_record(visit: Visit) -> Redirect {
    Redirect::permanent(&format!("/{}/record/{}", visit.page.id(), visit.reader.query()))
}

/// Shows a file of the record's log, in the form of C2SP tlog-tiles.
pub(crate) async fn show_record_file(visit: Visit, Path((_, path)): Path<(String, String)>) -> Response {
    if path == "public.jsonl" {
        return show_public(&visit).await;
    }
    if let Some(index) = proof_in(&path) {
        return show_proof(&visit, index).await;
    }
    let Some(served) = Served::of(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let shown = match path.as_str() {
        "checkpoint" => shown_checkpoint(visit.page.live().witnessing.as_ref()),
        path => Some(path),
    };
    match shown {
        Some(path) => served.answer(&visit.page.record.join(path)).await,
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Opens to everybody the entries that hold nobody's post, and those of the posts that are shown.
async fn show_public(visit: &Visit) -> Response {
    let (folder, public) = (visit.page.record.clone(), Arc::clone(&visit.page.live().public));
    let lines = spawn_blocking(move || {
        let mut lines = Vec::new();
        record::export_public(&folder, &public, &mut lines).map(|()| lines)
    });
    made(lines.await.ok(), "application/jsonl; charset=utf-8")
}

/// Proves that an entry is in the record; opens it if everybody may open it.
async fn show_proof(visit: &Visit, index: u64) -> Response {
    let (folder, is_public) = (visit.page.record.clone(), visit.page.live().public.contains(&index));
    let proof = spawn_blocking(move || match is_public {
        true => record::open_proof_of(&folder, index),
        false => record::proof_of(&folder, index),
    });
    made(proof.await.ok().map(|proof| proof.map(String::into_bytes)), "text/plain; charset=utf-8")
}

fn made(made: Option<Result<Vec<u8>, RecordError>>, kind: &'static str) -> Response {
    match made {
        Some(Ok(content)) => {
            let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=60")];
            (headers, content).into_response()
        }
        Some(Err(RecordError::Uncovered { .. })) => StatusCode::NOT_FOUND.into_response(),
        Some(Err(error)) => {
            tracing::error!(%error, "the record can't be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// The entry whose proof a path names.
fn proof_in(path: &str) -> Option<u64> {
    let number = path.strip_prefix("proof/")?.strip_suffix(".tlog-proof")?;
    number.parse().ok().filter(|index: &u64| index.to_string() == number)
}

/// The file of the checkpoint that is handed out: where witnesses have to sign, what they have not signed is not.
fn shown_checkpoint(witnessing: Option<&Witnessing>) -> Option<&'static str> {
    match witnessing {
        Some(Witnessing { is_asked: true, is_enough, .. }) => is_enough.then_some("witnessed"),
        _ => Some("checkpoint"),
    }
}

/// How a file of the log is served.
pub(crate) struct Served {
    kind: &'static str,
    caching: &'static str,
}

impl Served {
    /// A text that is replaced from time to time.
    const CHANGING: Self = Self { kind: "text/plain; charset=utf-8", caching: "public, max-age=1" };

    /// Answers with a file.
    pub(crate) async fn answer(self, path: &std::path::Path) -> Response {
        match tokio::fs::read(path).await {
            Ok(content) => {
                let headers = [(header::CONTENT_TYPE, self.kind), (header::CACHE_CONTROL, self.caching)];
                (headers, content).into_response()
            }
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        }
    }

    /// Nothing but the log's public files: beside it lie salts and contents.
    pub(crate) fn of(path: &str) -> Option<Self> {
        match path.split_once('/') {
            None if matches!(path, "checkpoint" | "vkey" | "witnessed") => Some(Self::CHANGING),
            Some(("handover", shown)) if is_handover(shown) => Some(Self::CHANGING),
            Some(("tile", rest)) if rest.split('/').all(is_tile_part) => Some(Self {
                kind: "application/octet-stream",
                caching: "public, max-age=31536000, immutable",
            }),
            _ => None,
        }
    }
}

/// How a key was followed by the next: `1.tlog-proof` and so on.
fn is_handover(file: &str) -> bool {
    let number = file.strip_suffix(".tlog-proof");
    number.is_some_and(|number| number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A part of a tile's path: `0`, `entries`, `x001`, `067.p`; never `..`.
fn is_tile_part(part: &str) -> bool {
    let plain = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.');
    plain && !part.is_empty() && !part.starts_with('.') && part.len() <= 16
}
