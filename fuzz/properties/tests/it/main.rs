// SPDX-License-Identifier: AGPL-3.0-or-later
//! The properties over the kept corpus, and over a bounded number of changes to it.

mod bombs;
mod corpus;
mod kept;
mod mutation;
