// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sources against real servers, which the tests start and stop.

mod bluesky;
mod fediverse;
mod rechecks;
mod repositories;
mod snac;
