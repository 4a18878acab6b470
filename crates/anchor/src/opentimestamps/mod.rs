// SPDX-License-Identifier: AGPL-3.0-or-later
//! Proofs of OpenTimestamps.
