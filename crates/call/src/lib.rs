// SPDX-License-Identifier: AGPL-3.0-or-later
//! A call: what is asked, for whom, under which hashtags, at which hour, and the wordings of its kit.
//!
//! Owns the form of a call's folder (`call.toml` and one file of wordings per language) and everything that can
//! be wrong with it. Deliberately knows no network connection, no page and no counter: who has pledged, and which
//! wording was handed out how often, is kept in `store`.

mod call;

pub use call::*;
