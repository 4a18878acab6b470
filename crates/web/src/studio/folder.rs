// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call as the folder that it is: taken out and brought in as a zip archive.

use std::io::{Cursor, Read};

use axum::{
    Json,
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::Draft;
use serde_json::json;
use store::Files;
use zip::ZipArchive;

use super::{
    edit::draft,
    guest::{Work, refused},
};
use crate::kit::archive;

/// More than the languages that anybody writes in.
const MOST_FILES: usize = 200;

/// More than a person writes into one file.
const LARGEST_BYTES: u64 = 1 << 20;

/// Gives the draft as a folder in an archive: the same draft gives the same bytes.
pub(crate) async fn show_folder(work: Work) -> Response {
    let draft = match draft(&work).await {
        Ok(draft) => draft,
        Err(response) => return response,
    };
    let id = &work.call.id;
    let files = draft.files().into_iter().map(|(path, text)| (format!("{id}/{path}"), Bytes::from(text)));
    let packed = archive::pack(&files.collect());
    let name = format!("attachment; filename=\"{id}.zip\"");
    ([(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)], packed)
        .into_response()
}

/// Puts a folder from an archive in the place of the draft.
pub(crate) async fn bring_folder(work: Work, archive: Bytes) -> Response {
    let files = match unpacked(&archive) {
        Ok(files) => files,
        Err(says) => return no_folder(&says),
    };
    let draft = match Draft::read(&files) {
        Ok(draft) => draft,
        Err(mistake) => return no_folder(&mistake.to_string()),
    };
    let site = &work.guest.site;
    match site.store.edit_draft(&work.call.id, site.now(), |_| draft.files()).await {
        Ok(Some(_)) => Json(json!({"ok": true})).into_response(),
        Ok(None) => StatusCode::GONE.into_response(),
        Err(error) => refused(&error.into()),
    }
}

/// The files of a call in an archive, whose name may stand before theirs as a folder's.
pub(super) fn unpacked(archive: &[u8]) -> Result<Files, String> {
    let mut archive = ZipArchive::new(Cursor::new(archive))
        .map_err(|error| format!("this is no zip archive that can be read: {error}"))?;
    if archive.len() > 10 * MOST_FILES {
        return Err(format!("{} files are more than a call has", archive.len()));
    }
    let mut files = Files::new();
    for place in 0..archive.len() {
        let mut member =
            archive.by_index(place).map_err(|error| format!("the archive is damaged: {error}"))?;
        let name = member.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let Some(path) = path_of(&name).filter(|_| member.is_file()) else { continue };
        let mut bytes = Vec::new();
        let read = member.by_ref().take(LARGEST_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| format!("`{name}` can't be unpacked: {error}"))?;
        if bytes.len() as u64 > LARGEST_BYTES || files.len() >= MOST_FILES {
            return Err(format!("`{name}` is more than a call needs"));
        }
        let text = String::from_utf8(bytes).map_err(|_| format!("`{name}` is not text in UTF-8"))?;
        files.insert(path, text);
    }
    if files.contains_key("call.toml") { Ok(files) } else { Err("the archive has no call.toml".to_owned()) }
}

/// The path of a call's file within its folder; nothing for any other, which is passed over.
fn path_of(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('/').collect();
    match parts.as_slice() {
        ["call.toml"] | [_, "call.toml"] => Some("call.toml".to_owned()),
        [call::SEALED_FILE] | [_, call::SEALED_FILE] => Some(call::SEALED_FILE.to_owned()),
        ["wordings", file] | [_, "wordings", file] => {
            let is_wordings = [".md", ".txt"].iter().any(|ending| file.ends_with(ending));
            (is_wordings && !file.starts_with('.')).then(|| format!("wordings/{file}"))
        }
        _ => None,
    }
}

fn no_folder(says: &str) -> Response {
    let told = crate::problem::Told(format!("{says}; nothing was changed"));
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Extension(told)).into_response()
}
