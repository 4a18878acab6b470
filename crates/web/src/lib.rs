// SPDX-License-Identifier: AGPL-3.0-or-later
//! Shows: the site on which a call is written, read, pledged, taken part in, watched, and looked up afterwards.
//!
//! Owns every page, every address, and the promises to a visitor (who is no organizer): no cookie, no third-party request, no script
//! needed, no trace of who came. Of the record it hands out what is public, and proofs of it. Deliberately knows no source of
//! posts, no analysis and no clock: it is handed counts, files and `now`.

mod about;
mod assets;
mod braced;
mod calendar;
mod card;
mod clock;
mod device;
mod embed;
mod endorse;
mod feed;
mod files;
mod filters;
mod flood;
mod frame;
mod hand_in;
mod health;
mod home;
mod kit;
mod letter;
mod live;
mod machine;
mod media;
mod message;
mod metrics;
mod mirror;
mod oembed;
mod pace;
mod page;
mod picture;
mod pledge;
mod policy;
mod post;
mod preview;
mod problem;
mod qr;
mod reader;
mod reading_back;
mod record;
mod remind;
mod remove;
mod report;
mod router;
mod safety;
mod share;
mod shelf;
mod site;
mod speech;
mod stand;
mod storage;
mod studio;
mod turnstile;
mod visit;
mod witness;
mod zone;

pub use about::Operator;
pub use braced::Braced;
pub use endorse::{show_groups, with_groups};
pub use files::{Away, Elsewhere, Files, Folders, Part};
pub use flood::{Flood, Neighborhood, Others, Pressed};
pub use health::Leaving;
pub use letter::letter;
pub use machine::{Backup, Machine, Places};
pub use mirror::{MirrorError, mirror};
pub use site::{
    Calls, Dated, DatedState, Deed, Live, Mirrored, NearMiss, Order, Page, ReadBack, Site, Witnessing,
};
pub use stand::{Encryption, Entrance, Stand, serve};
pub use storage::Storage;
pub use witness::{Signed, Witness};

#[cfg(test)]
mod tests;
