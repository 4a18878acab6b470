// SPDX-License-Identifier: AGPL-3.0-or-later
//! The keys of the normalized form, turned back into what they name.

use model::{MediaKind, PostKind, Precision, Remark};

/// The kind of a post.
pub(super) fn kind(key: &str) -> Option<PostKind> {
    PostKind::ALL.into_iter().find(|kind| kind.key() == key)
}

/// The kind of a medium.
pub(super) fn media_kind(key: &str) -> Option<MediaKind> {
    let kinds = [MediaKind::Audio, MediaKind::Gif, MediaKind::Photo, MediaKind::Video];
    kinds.into_iter().find(|kind| kind.key() == key)
}

/// How finely a time is known.
pub(super) fn precision(key: &str) -> Option<Precision> {
    let precisions = [Precision::Day, Precision::Minute, Precision::Second];
    precisions.into_iter().find(|precision| precision.key() == key)
}

/// A remark.
pub(super) fn remark(key: &str) -> Option<Remark> {
    Remark::ALL.into_iter().find(|remark| remark.key() == key)
}
