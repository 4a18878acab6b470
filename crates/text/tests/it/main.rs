// SPDX-License-Identifier: AGPL-3.0-or-later
//! The room's door, tried with the networks' own test vectors and with whatever text chance invents.

mod conformance;
mod properties;
mod shared;
