// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call as the folder that it is: taken out and brought in as a zip archive.

use std::io::{Cursor, Read};

use axum::{
    Json,
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use call::{Draft, Image, LARGEST_UPLOAD_BYTES, MOST_PICTURES, is_picture, is_picture_name};
use serde_json::json;
use store::{Files, KeptPicture};
use zip::ZipArchive;

use super::{
    edit::draft,
    fault,
    guest::{Work, refused},
    pictures::{bytes, kept},
    refusal::of_image,
};
use crate::{kit::archive, message::Message, problem::Told};

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
    let mut contents = Vec::new();
    for (path, text) in draft.files() {
        let content = match text.parse().ok().filter(|_| is_picture(&path)) {
            None => Some(Bytes::from(text)),
            Some(imprint) => match bytes(&work, &imprint).await {
                Ok(bytes) => bytes.map(Bytes::from),
                Err(response) => return response,
            },
        };
        contents.extend(content.map(|content| (format!("{id}/{path}"), content)));
    }
    let packed = archive::pack(&contents);
    let name = format!("attachment; filename=\"{id}.zip\"");
    ([(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)], packed)
        .into_response()
}

/// Puts a folder from an archive in the place of the draft.
pub(crate) async fn bring_folder(work: Work, archive: Bytes) -> Response {
    let (files, pictures) = match unpacked(&archive) {
        Ok(unpacked) => unpacked,
        Err(why) => return no_folder(why),
    };
    let draft = match Draft::read(&files) {
        Ok(draft) => draft,
        Err(mistake) => return no_folder(fault::message(&mistake)),
    };
    let site = &work.guest.site;
    match site.store.edit_draft_with(&work.call.id, site.now(), &pictures, |_| draft.files()).await {
        Ok(Some(_)) => Json(json!({"ok": true})).into_response(),
        Ok(None) => StatusCode::GONE.into_response(),
        Err(error) => refused(&error.into()),
    }
}

/// The files of a call in an archive, whose name may stand before theirs as a folder's; of pictures their imprints, and the bytes
/// beside.
pub(super) fn unpacked(archive: &[u8]) -> Result<(Files, Vec<KeptPicture>), Message> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).map_err(|_| Message::new("folder-no-archive"))?;
    if archive.len() > 10 * MOST_FILES {
        return Err(Message::new("folder-many-files"));
    }
    let mut files = Files::new();
    let mut pictures = Vec::new();
    for place in 0..archive.len() {
        let mut member = archive.by_index(place).map_err(|_| Message::new("folder-damaged"))?;
        let name = member.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let Some(path) = path_of(&name).filter(|_| member.is_file()) else { continue };
        let most = if is_picture(&path) { LARGEST_UPLOAD_BYTES as u64 } else { LARGEST_BYTES };
        let mut bytes = Vec::new();
        let read = member.by_ref().take(most + 1).read_to_end(&mut bytes);
        read.map_err(|_| Message::new("folder-damaged"))?;
        if bytes.len() as u64 > most || files.len() >= MOST_FILES {
            return Err(Message::new("folder-large").with("file", name));
        }
        let text = if is_picture(&path) {
            let named = |why| Message::new("folder-picture").with("file", name.as_str()).with("why", why);
            taken(&bytes, &mut pictures).map_err(named)?
        } else {
            String::from_utf8(bytes).map_err(|_| Message::new("folder-no-text").with("file", name))?
        };
        files.insert(path, text);
    }
    if files.contains_key("call.toml") { Ok((files, pictures)) } else { Err(Message::new("folder-no-call")) }
}

/// Takes in a picture, and gives the imprint that stands for it.
fn taken(bytes: &[u8], pictures: &mut Vec<KeptPicture>) -> Result<String, Message> {
    if pictures.len() >= MOST_PICTURES {
        return Err(Message::new("refused-pictures"));
    }
    let image = Image::clean(bytes).map_err(|error| of_image(&error))?;
    let imprint = image.imprint.to_string();
    pictures.push(kept(image));
    Ok(imprint)
}

/// The path of a call's file within its folder; nothing for any other, which is passed over.
fn path_of(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('/').collect();
    match parts.as_slice() {
        ["call.toml"] | [_, "call.toml"] => Some("call.toml".to_owned()),
        [call::REPORT_FILE] | [_, call::REPORT_FILE] => Some(call::REPORT_FILE.to_owned()),
        [call::SEALED_FILE] | [_, call::SEALED_FILE] => Some(call::SEALED_FILE.to_owned()),
        ["pictures", file] | [_, "pictures", file] => {
            is_picture_name(file).then(|| format!("{}/{file}", call::PICTURES))
        }
        ["wordings", file] | [_, "wordings", file] => {
            let is_wordings = [".md", ".txt"].iter().any(|ending| file.ends_with(ending));
            (is_wordings && !file.starts_with('.')).then(|| format!("wordings/{file}"))
        }
        _ => None,
    }
}

fn no_folder(why: Message) -> Response {
    let told = Told(Message::new("folder-refused").with("why", why));
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Extension(told)).into_response()
}
