// SPDX-License-Identifier: AGPL-3.0-or-later
//! The room's door, tried with the networks' own test vectors and with whatever text chance invents.

mod addresses;
mod atproto;
mod conformance;
mod highlighting;
mod lengths;
mod properties;
mod shared;
