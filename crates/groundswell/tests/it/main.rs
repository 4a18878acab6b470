// SPDX-License-Identifier: AGPL-3.0-or-later
//! The whole program, from outside: its commands, its site, its data folder.
#![expect(clippy::indexing_slicing, reason = "a test that reaches for what is not there has failed")]

#[cfg(feature = "bus")]
mod alike;
mod authority;
mod axe;
mod backup;
mod behind_proxy;
mod bidi;
#[path = "../../../watch/tests/it/bluesky.rs"]
mod bluesky;
mod book;
mod braced;
mod browser;
#[cfg(all(feature = "bus", feature = "objects"))]
mod bucketed;
mod calendar;
mod certificate;
mod cli;
#[cfg(feature = "bus")]
mod collected;
mod container;
mod coordination;
#[cfg(feature = "bus")]
mod cut_off;
mod dated;
mod demo;
mod doctor;
mod driver;
mod elsewhere;
mod explained;
mod fiction;
mod firefox;
mod flood;
mod hands;
mod hours;
mod house;
mod keeping;
mod keyboard;
mod kill;
mod leash;
mod mail;
mod markup;
mod media;
mod mirror;
#[cfg(all(feature = "bus", feature = "objects"))]
#[path = "../../../objects/src/moto.rs"]
mod moto;
mod moved_clock;
mod moved_database;
#[cfg(feature = "bus")]
#[path = "../../../bus/src/nats.rs"]
mod nats;
mod nodes;
mod organizer;
mod packaged_program;
mod pages;
mod paper;
mod pictures;
#[path = "../../../store/src/postgres.rs"]
mod postgres;
mod program;
mod proxy;
mod pushes;
mod python;
mod record;
mod recount;
mod reminders;
mod removal;
mod sealing;
mod served;
#[cfg(feature = "bus")]
mod several;
mod shared_data;
mod spellings;
mod stop;
mod supporter;
mod surges;
mod takeout;
mod tools;
mod town;
mod traces;
mod transcript;
mod truth;
#[cfg(feature = "bus")]
mod viewers;
mod watching;
mod weight;
#[cfg(feature = "bus")]
mod wire;
mod witnesses;
#[path = "../../../darkroom/tests/it/zoo.rs"]
mod zoo;
