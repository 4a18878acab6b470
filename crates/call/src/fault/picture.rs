// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{fields::short, language::Language};

/// What can be wrong with a picture, as the call names it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureFault {
    /// All together have too many bytes.
    #[error("the pictures have {size_bytes} bytes together; a kit carries {most}, so make them smaller")]
    Bytes {
        /// How many they have.
        size_bytes: u64,
        /// How many they may have.
        most: u64,
    },
    /// What stands for it can't be read.
    #[error("this is no imprint of a picture; bring the picture in again")]
    Imprint,
    /// More pictures than a kit carries.
    #[error("{count} pictures are more than a kit carries; keep at most {most}")]
    Many {
        /// How many there are.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// No file can have that name.
    #[error(
        "`{}` is no name of a picture's file; letters, digits, `.`, `-` and `_` may stand in one, as in `loom.jpg`",
        short(.0)
    )]
    Name(String),
    /// There is no such picture, by its path.
    #[error("there is no picture `{0}` in the folder; put it there, or take this entry out")]
    NoFile(String),
    /// It is named already, by its path.
    #[error("`{0}` is named twice; keep one entry")]
    Twice(String),
    /// There is no description in one of the call's languages.
    #[error("`alt` has no text in `{0}`; say what the picture shows, for who can't see it")]
    Undescribed(Language),
    /// No entry names the picture of that path; a warning.
    #[error("`{0}` is shown to nobody; name it in a [[picture]], or take it away")]
    Unnamed(String),
}
