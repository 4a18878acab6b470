// SPDX-License-Identifier: AGPL-3.0-or-later
//! Develops strangers' pictures: whatever bytes come in, what goes out is a small picture made anew from pixels alone, or a refusal
//! that has a name.
//!
//! Owns which forms are taken, how large a picture may be, and the form of what is shown in its place. Deliberately knows no
//! post, no file and no network, and nothing of the process that it runs in: that this one may use little memory and time, open nothing
//! and call nobody is for whoever starts it to see to.

mod develop;
mod refusal;

pub use develop::{LARGEST_BYTES, LARGEST_COPY_BYTES, LONGEST_SIDE, MOST_PIXELS, develop};
pub use refusal::Refusal;
