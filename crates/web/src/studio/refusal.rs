// SPDX-License-Identifier: AGPL-3.0-or-later
//! Why something was not done, in words of the studio.

use call::{FieldError, ImageError};
use model::CallIdError;
use store::StoreError;
use studio::StudioError;

use crate::message::Message;

pub(crate) fn of_studio(error: &StudioError) -> Message {
    match error {
        StudioError::Late => Message::new("refused-late"),
        StudioError::Name => Message::new("refused-name"),
        StudioError::NoPasskeys(_) => Message::new("refused-no-passkeys"),
        StudioError::NotAllowed => Message::new("refused-not-allowed"),
        StudioError::Refused(_) => Message::new("refused-passkey"),
        StudioError::Stale => Message::new("refused-stale"),
        StudioError::Store(StoreError::NameTaken) => Message::new("refused-name-taken"),
        StudioError::Void => Message::new("refused-link"),
        // What the disk or the database does is for the log alone.
        _ => Message::new("refused-store"),
    }
}

pub(crate) fn of_field(error: &FieldError) -> Message {
    match error {
        FieldError::Unknown(field) => Message::new("refused-field").with("field", field.as_str()),
        FieldError::Pictures => Message::new("refused-pictures"),
        _ => Message::new("refused-long"),
    }
}

pub(crate) fn of_name(error: &CallIdError) -> Message {
    match error {
        CallIdError::Characters(name) => Message::new("name-characters").with("name", name.as_str()),
        CallIdError::Length(name) => {
            Message::new("name-length").with("name", name.chars().take(64).collect::<String>())
        }
        CallIdError::Reserved(name) => Message::new("name-reserved").with("name", name.as_str()),
    }
}

pub(crate) fn of_image(error: &ImageError) -> Message {
    match error {
        ImageError::Large(size_bytes) => Message::new("image-large").with("size", *size_bytes),
        ImageError::Moving => Message::new("image-moving"),
        ImageError::Pixels(width, height) => {
            Message::new("image-pixels").with("width", u64::from(*width)).with("height", u64::from(*height))
        }
        ImageError::Turned => Message::new("image-turned"),
        ImageError::Form => Message::new("image-form"),
        // What exactly is wrong in it helps nobody who did not make it byte by byte.
        _ => Message::new("image-damaged"),
    }
}
