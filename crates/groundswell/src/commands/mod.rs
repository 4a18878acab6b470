// SPDX-License-Identifier: AGPL-3.0-or-later
//! One file a command.

pub mod backup;
pub mod brace;
pub mod call;
pub mod check;
pub mod completions;
pub mod coordination;
pub(crate) mod counting;
pub mod demo;
pub mod develop;
pub mod doctor;
pub mod export;
pub mod forget;
pub mod import;
pub mod man;
pub mod mirror;
pub mod posts;
pub mod report;
pub mod restore;
pub mod rotate;
pub mod serve;
pub mod spellings;
pub mod surges;
pub mod verify;
pub mod watch;
pub mod witness;
