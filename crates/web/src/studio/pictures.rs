// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pictures of a call that is being written.

use axum::{
    Extension, Json,
    body::Bytes,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use call::{Image, Imprint};
use serde_json::json;
use store::KeptPicture;

use super::{
    edit::{draft, edit_with},
    guest::{Work, refused},
    refusal::{of_field, of_image},
};
use crate::{message::Message, picture, problem::Told};

/// Takes in a picture: the request's body is the file.
pub(crate) async fn add_picture(work: Work, file: Bytes) -> Response {
    let image = match Image::clean(&file) {
        Ok(image) => image,
        Err(error) => return not_taken(of_image(&error)),
    };
    let (imprint, pictures) = (image.imprint.clone(), [kept(image)]);
    let mut added = Ok(());
    let edited = edit_with(&work, &pictures, |draft| added = draft.add_picture(&imprint)).await;
    match (edited, added) {
        (Ok(()), Ok(())) => Json(json!({"ok": true})).into_response(),
        (Ok(()), Err(error)) => not_taken(of_field(&error)),
        (Err(response), _) => response,
    }
}

/// Shows a picture of the draft to its organizers.
pub(crate) async fn show_picture(work: Work, Path((_, name)): Path<(String, String)>) -> Response {
    let draft = match draft(&work).await {
        Ok(draft) => draft,
        Err(response) => return response,
    };
    let mut imprints = (0..draft.count("picture")).filter_map(|place| draft.imprint(place));
    let Some(imprint) = imprints.find(|imprint| imprint.name() == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match bytes(&work, &imprint).await {
        Ok(Some(bytes)) => picture::answer(&imprint, Bytes::from(bytes), "no-store"),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(response) => response,
    }
}

/// The bytes that an imprint stands for.
pub(super) async fn bytes(work: &Work, imprint: &Imprint) -> Result<Option<Vec<u8>>, Response> {
    let bytes = work.guest.site.store.picture(&work.call.id, &imprint.sha256).await;
    bytes.map_err(|error| refused(&error.into()))
}

/// A picture as the store keeps it.
pub(super) fn kept(image: Image) -> KeptPicture {
    KeptPicture { sha256: image.imprint.sha256, bytes: image.bytes }
}

fn not_taken(why: Message) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Extension(Told(why))).into_response()
}
