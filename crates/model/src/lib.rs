// SPDX-License-Identifier: AGPL-3.0-or-later
//! The words of Groundswell as types: networks, posts, captures, windows, the name of a call.
//!
//! Owns names and the rules that make a value valid. Deliberately knows no file format, no network rule, no
//! clock and no I/O, and derives no serialization: each format has its own type in the room that owns it.

mod call_id;
mod capture;
mod gap;
mod network;
mod post;
mod share;
mod window;

pub use call_id::{CallId, CallIdError};
pub use capture::{Capture, Format, Origin};
pub use gap::{Gap, GapCause};
pub use jiff::Timestamp;
pub use network::{Network, UnknownNetwork};
pub use post::{Author, Media, MediaKind, Post, PostId, PostKind, Precision, Remark};
pub use share::Share;
pub use window::{Window, WindowError};

#[cfg(test)]
mod tests;
