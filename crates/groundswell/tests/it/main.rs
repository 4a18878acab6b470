// SPDX-License-Identifier: AGPL-3.0-or-later
//! The whole program, from outside: its commands, its site, its data folder.

mod browser;
mod cli;
mod demo;
mod driver;
mod fiction;
mod kill;
mod program;
mod record;
mod shared_data;
mod traces;
