// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can be wrong with a call, apart from where it stands. Typed, so that it can be said in any language; `Display` says
//! it in English, to somebody who has the files before them.

mod field;
mod hashtag;
mod hour;
mod picture;
mod wording;

pub use field::FieldFault;
pub use hashtag::HashtagFault;
pub use hour::HourFault;
use model::Network;
pub use picture::PictureFault;
pub use wording::{Excess, WordingFault};

/// What is wrong, or worth a second look.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// With the value of a field, or with its not being there.
    #[error(transparent)]
    Field(#[from] FieldFault),
    /// With the folder or a file as the disk has it; in the machine's words, for no page ever shows it.
    #[error("{0}")]
    Folder(String),
    /// With a hashtag.
    #[error(transparent)]
    Hashtag(#[from] HashtagFault),
    /// With an hour or a zone.
    #[error(transparent)]
    Hour(#[from] HourFault),
    /// With a picture.
    #[error(transparent)]
    Picture(#[from] PictureFault),
    /// With the form of the file; why, in the words of the library that reads it.
    #[error("this is not TOML: {0}")]
    Toml(String),
    /// With a wording or its file.
    #[error(transparent)]
    Wording(#[from] WordingFault),
}

/// The names of networks, as English joins two or three.
fn names(networks: &[Network]) -> String {
    networks.iter().map(|network| network.name()).collect::<Vec<_>>().join(" and ")
}
