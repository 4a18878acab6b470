// SPDX-License-Identifier: AGPL-3.0-or-later
//! Gathers posts: opens files and other inputs, tells what they are, and reads every known form into one.
//!
//! Owns the forms in which the networks, their archives and articles write posts, and the sources from which posts
//! arrive. A wrong line is an item like any other and never stops the rest; an author's wish that a post is not
//! for everybody is honored here, before anything else sees it. Deliberately knows no call, no count and no record, and does
//! not decide whether two posts are the same; which hashtags matter it is told by whoever reads.

mod chunks;
mod detect;
mod input;
mod item;
mod lines;
mod mark;
mod opened;
mod pieces;
mod reader;
mod reposts;
mod sift;
mod source;
mod sweep;
mod unit;
mod watched;
mod wire;
mod zipped;

#[cfg(any(test, feature = "conformance"))]
pub mod conformance;

mod clocks;
mod distinct;
mod json;
mod lang;
mod shape;

mod article;
mod bluesky;
mod bluesky_car;
mod groundswell;
mod html;
mod mastodon;
mod simulated;
mod table;
mod web_archive;
mod x;
mod x_archive;
mod x_v1;
mod x_v2;

pub use groundswell::{read_post, read_post_again};
pub use html::{PageLink, links, named};
pub use input::InputError;
pub use item::{Arrival, Deletion, Item, Notice, NoticeKind, Reason, Rejection};
#[cfg(fuzzing)]
pub use json::check as check_json;
pub use mark::mark;
pub use model::{Gap, GapCause};
pub use opened::Opened;
pub use reader::Reader;
pub use reposts::{Follow, Reposts};
#[cfg(fuzzing)]
pub use sift::check as check_sift;
pub use simulated::SimulatedSource;
pub use source::{FileSource, Source};
pub use sweep::Swept;
pub use table::{
    Columns, Finish, ObjectKind, Series, SeriesRow, ShareColumns, ShareInput, ShareTable, Shares,
    SharesDraft, TooManyShares, UnknownObject, WrongColumns, open_shares,
};
pub use watched::{AccountChange, AccountState, Cursor};
pub use wire::{Matters, Wire};

#[cfg(test)]
mod tests;
