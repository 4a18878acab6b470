// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeSet,
    io,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use askama::Template;
use axum::{
    Extension,
    body::{Body, Bytes},
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};

use call::Storm;
use model::CallId;
use record::{PublicLines, RecordError, Under};
use tokio::{
    runtime::Handle,
    sync::{Semaphore, mpsc},
    task::spawn_blocking,
};
use tokio_stream::wrappers::ReceiverStream;

use words::Words;

use crate::{
    Site, clock,
    files::{Away, Files, Part},
    filters,
    frame::{Frame, answer},
    shelf::Shelf,
    site::{Dated, DatedState, Witnessing},
    visit::Visit,
};

/// So long files are asked for that lie elsewhere: as long as a page waits.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage<'a> {
    frame: Frame,
    call: &'a str,
    /// The call's address, where its record can be checked from afar.
    afar: Option<String>,
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
    let checkpoint = match live.under() {
        Some(under) => visit.page.files.read(Part::Record, under.file()).await.ok().flatten(),
        None => None,
    };
    let checkpoint = checkpoint.and_then(|checkpoint| String::from_utf8(checkpoint.into()).ok());
    let page = RecordPage {
        frame: visit.frame(&words.say("record")),
        call: visit.page.id(),
        afar: afar(visit.url()),
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

/// An address from which a record can be checked: what comes without TLS can be anybody's, and `verify` refuses it.
fn afar(url: String) -> Option<String> {
    Some(url).filter(|url| url.starts_with("https://"))
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
pub(crate) async fn show_record_file(
    visit: Visit,
    Extension(exports): Extension<Arc<Exports>>,
    Path((_, path)): Path<(String, String)>,
) -> Response {
    if path == record::PUBLIC_EXPORT {
        return show_public(&visit, &exports).await;
    }
    if let Some(index) = proof_in(&path) {
        return show_proof(&visit, index).await;
    }
    let Some(served) = Served::of(&path) else { return StatusCode::NOT_FOUND.into_response() };
    let under = visit.page.live().under();
    let shown = match path.as_str() {
        "checkpoint" => under.map(Under::file),
        "witnessed" => under.map(|_| "witnessed"),
        path => Some(path),
    };
    let Some(path) = shown else { return StatusCode::NOT_FOUND.into_response() };
    match visit.page.files.read(Part::Record, path).await {
        Ok(content) => served.answer(content),
        Err(away) => away.into_response(),
    }
}

/// The media type of what is opened.
const LINES: &str = "application/jsonl; charset=utf-8";

/// Opens to everybody the entries that hold nobody's post, and those of the posts that are shown.
async fn show_public(visit: &Visit, exports: &Exports) -> Response {
    let live = visit.page.live();
    let Some(under) = live.under() else { return StatusCode::NOT_FOUND.into_response() };
    let (files, places) = (&visit.page.files, Arc::clone(&live.public));
    // It is made once for all who ask until something is opened, closed or sealed, unless it is long.
    let of = match files.record() {
        Some(folder) if places.len() > MANY => {
            let (call, site) = (visit.page.call.id.clone(), Arc::clone(&visit.site));
            return stream_public(
                folder.to_owned(),
                under,
                Opening { call, site, turns: Arc::clone(&exports.turns) },
            )
            .await;
        }
        Some(folder) => {
            let checkpoint = files.read(Part::Record, under.file()).await.ok().flatten().unwrap_or_default();
            ExportOf::Record(folder.to_owned(), under, checkpoint)
        }
        None => match files.read(Part::Record, record::PUBLIC_EXPORT).await {
            Ok(Some(lines)) => ExportOf::Lines(lines),
            Ok(None) => return StatusCode::NOT_FOUND.into_response(),
            Err(away) => return away.into_response(),
        },
    };
    match exports.shelf.made((of, places), make_public).await {
        Some(lines) => served(lines.into(), LINES),
        None => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// What was opened of some records.
pub(crate) struct Exports {
    shelf: Shelf<(ExportOf, Arc<BTreeSet<u64>>)>,
    /// Of long ones a piece is made at a time, whoever asks.
    turns: Arc<Semaphore>,
}

/// Of what entries are opened.
#[derive(Clone, PartialEq)]
enum ExportOf {
    /// Of lines that were opened, where they have not been closed since.
    Lines(Bytes),
    /// Of a record that lies there, under that checkpoint.
    Record(PathBuf, Under, Bytes),
}

impl Default for Exports {
    fn default() -> Self {
        Self { shelf: Shelf::new(4), turns: Arc::new(Semaphore::new(1)) }
    }
}

/// More entries than these are not kept in memory for whoever asks next.
const MANY: usize = 500;

/// So many bytes of long ones are made at once.
const PIECE: usize = 256 << 10;

/// Who is given many entries.
struct Opening {
    call: CallId,
    site: Arc<Site>,
    turns: Arc<Semaphore>,
}

/// Opens many entries, piece by piece as they are taken; what is closed meanwhile is in none that follows.
async fn stream_public(folder: PathBuf, under: Under, opening: Opening) -> Response {
    let lines = match spawn_blocking(move || PublicLines::of(&folder, under)).await {
        Ok(Ok(lines)) => lines,
        Ok(Err(error)) => {
            tracing::error!(%error, "the record can't be opened to everybody");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let (pieces, body) = mpsc::channel(1);
    tokio::spawn(give(lines, opening, pieces));
    served(Body::from_stream(ReceiverStream::new(body)), LINES)
}

/// Gives the lines to whoever takes them, to their end; what breaks off before says so by breaking off.
async fn give(mut lines: PublicLines, opening: Opening, pieces: mpsc::Sender<io::Result<Vec<u8>>>) {
    while let Ok(room) = pieces.reserve().await {
        let turn = opening.turns.acquire().await.expect("nobody ends the turns");
        let live = opening.site.page(opening.call.as_str()).map(|page| page.live());
        let Some(live) = live.filter(|live| live.is_known()) else {
            return room.send(Err(io::Error::other("it is not shown any more")));
        };
        let made = spawn_blocking(move || {
            let piece = lines.piece(&live.public, PIECE);
            (lines, piece)
        });
        let (rest, piece) = made.await.expect("making a piece does not fail otherwise");
        drop(turn);
        lines = rest;
        match piece {
            Ok(piece) if piece.is_empty() => return,
            Ok(piece) => room.send(Ok(piece)),
            Err(error) => {
                tracing::error!(%error, "the record can't be opened to everybody");
                return room.send(Err(io::Error::other(error)));
            }
        }
    }
}

fn make_public((of, places): &(ExportOf, Arc<BTreeSet<u64>>)) -> Vec<u8> {
    let (folder, under) = match of {
        ExportOf::Lines(lines) => return record::still_opened(lines, places),
        ExportOf::Record(folder, under, _) => (folder, under),
    };
    let mut lines = Vec::new();
    match record::export_public(folder, places, *under, &mut lines) {
        Ok(()) => lines,
        Err(error) => {
            tracing::error!(%error, "the record can't be opened to everybody");
            Vec::new()
        }
    }
}

/// Proves that an entry is in the record; opens it if everybody may open it.
async fn show_proof(visit: &Visit, index: u64) -> Response {
    let live = visit.page.live();
    let Some(under) = live.under() else { return StatusCode::NOT_FOUND.into_response() };
    let (files, is_public) = (visit.page.files.clone(), live.public.contains(&index));
    let runtime = Handle::current();
    let proof = spawn_blocking(move || match (files.record(), is_public) {
        (Some(folder), true) => record::open_proof_of(folder, index, under),
        (Some(folder), false) => record::proof_of(folder, index, under),
        (None, _) => prove_afar(&files, &runtime, (index, is_public), under),
    });
    match proof.await {
        Ok(Ok(proof)) => served(proof.into(), "text/plain; charset=utf-8"),
        Ok(Err(RecordError::Uncovered { .. })) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, "the record can't be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Proves an entry by files that lie elsewhere.
fn prove_afar(
    files: &Files,
    runtime: &Handle,
    (index, is_public): (u64, bool),
    under: Under,
) -> Result<String, RecordError> {
    let begun = Instant::now();
    let read = |name: &str, _: u64| {
        // Nobody waits any longer for it.
        if begun.elapsed() > PATIENCE {
            return Err(io::ErrorKind::TimedOut.into());
        }
        let found = runtime.block_on(files.read(Part::Record, name));
        found
            .map(|found| found.map(Vec::from))
            .map_err(|Away| io::Error::other("it can't be had at the moment"))
    };
    let opened = if is_public { read(record::PUBLIC_EXPORT, 0) } else { Ok(None) };
    let opened = opened.map_err(|source| RecordError::Io { path: record::PUBLIC_EXPORT.into(), source })?;
    record::proof_by(read, index, under, opened.as_deref())
}

/// What is opened now may be closed in a moment: no cache keeps it longer than a page.
fn served(content: Body, kind: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=1")], content).into_response()
}

/// The entry whose proof a path names.
fn proof_in(path: &str) -> Option<u64> {
    let number = path.strip_prefix("proof/")?.strip_suffix(".tlog-proof")?;
    number.parse().ok().filter(|index: &u64| index.to_string() == number)
}

/// How a file of the log is served.
pub(crate) struct Served {
    kind: &'static str,
    caching: &'static str,
}

impl Served {
    /// A text that is replaced from time to time.
    const CHANGING: Self = Self { kind: "text/plain; charset=utf-8", caching: "public, max-age=1" };

    /// Answers with a file, if it is there.
    pub(crate) fn answer(self, content: Option<Bytes>) -> Response {
        match content {
            Some(content) => {
                let headers = [(header::CONTENT_TYPE, self.kind), (header::CACHE_CONTROL, self.caching)];
                (headers, content).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_to_check_a_record_by_an_address_that_is_refused() {
        for (url, is_told) in [("https://storm.example/ahang", true), ("http://127.0.0.1:8080/ahang", false)]
        {
            assert_eq!(afar(url.to_owned()).as_deref(), Some(url).filter(|_| is_told));
        }
    }
}
