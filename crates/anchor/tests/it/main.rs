// SPDX-License-Identifier: AGPL-3.0-or-later
//! Room anchor against others: `openssl ts` as authority and as checker, and the Python client of OpenTimestamps.

mod authority;
mod calendar;
mod der;
mod opentimestamps;
mod opentimestamps_bounds;
mod rfc3161;
mod rfc3161_refused;
