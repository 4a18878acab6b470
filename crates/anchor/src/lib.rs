// SPDX-License-Identifier: AGPL-3.0-or-later
//! What authorities of time say of a SHA-256 digest: asking them, reading what they answer, and checking it offline, years later.
//!
//! Owns two formats, and for each what may be believed of it:
//!
//! - [`rfc3161`]: an authority signs "I was shown this digest at this time". It shows that the digest was there **not later than** that
//!   time. It does not show that it was not there long before, who brought it, or what it stands for; and it is as
//!   trustworthy as the authority, whose clock and key nobody else can check. An authority that is forced or broken into can sign any time.
//! - [`opentimestamps`]: a path of hashes from the digest to the root of a block of Bitcoin. It shows that the digest was there not
//!   later than the block, which nobody can move without redoing the work of every block since; nobody has to be trusted but
//!   for the header of the block, which everybody can have from many hands. A block's time is right within about two
//!   hours. **While a proof is pending it shows nothing**: a calendar has promised to put the digest into a block, and
//!   calendars have been known to forget.
//!
//! Deliberately knows no network, no clock, no file and no record of ours: bytes come in, a typed statement goes out.

mod hex;
pub mod opentimestamps;
pub mod rfc3161;
