// SPDX-License-Identifier: AGPL-3.0-or-later
//! What authorities of time say of a SHA-256 digest: asking them, reading what they answer, and checking it offline, years later.
//!
//! Owns the formats, and for each what may be believed of it:
//!
//! - [`rfc3161`]: an authority signs "I was shown this digest at this time". It shows that the digest was there **not later than** that
//!   time. It does not show that it was not there long before, who brought it, or what it stands for; and it is as
//!   trustworthy as the authority, whose clock and key nobody else can check. An authority that is forced or broken into can sign any time.
//!
//! Deliberately knows no network, no clock, no file and no record of ours: bytes come in, a typed statement goes out.

pub mod rfc3161;
