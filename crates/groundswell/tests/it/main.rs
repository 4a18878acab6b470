// SPDX-License-Identifier: AGPL-3.0-or-later
//! The whole program, from outside: its commands, its site, its data folder.
#![expect(clippy::indexing_slicing, reason = "a test that reaches for what is not there has failed")]

mod browser;
mod cli;
mod demo;
mod driver;
mod fiction;
mod kill;
mod organizer;
mod program;
mod record;
mod sealing;
mod shared_data;
mod stop;
mod traces;
mod truth;
