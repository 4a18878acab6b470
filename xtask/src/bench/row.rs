// SPDX-License-Identifier: AGPL-3.0-or-later
use super::archive::{Archive, Form, LARGE};

/// An archive to be read, and how much faster than the main peer it is to be.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub what: &'static str,
    pub form: Form,
    /// The share of its lines that carries a hashtag of the storm.
    pub share: f64,
    /// How many lines it has for every line that is asked for.
    length: f64,
    pub goal: Option<Goal>,
}

/// How many times less processor time than the main peer is to be reached, and aimed at.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    pub reach: f64,
    pub aim: f64,
    /// What is to be reached with nothing wider than every x86-64 has.
    pub reach_anywhere: f64,
}

/// Lines of the archives, unless others are asked for.
pub const LINES: usize = 1_000_000;

/// The peak of memory that is to be reached, and aimed at, in MiB.
pub const MEMORY: (f64, f64) = (64.0, 32.0);

pub const ROWS: [Row; 4] = [
    Row {
        name: "js",
        what: "events of Jetstream, 2 % match",
        form: Form::Jetstream,
        share: 0.02,
        length: 1.0,
        goal: Some(Goal { reach: 6.0, aim: 10.0, reach_anywhere: 3.0 }),
    },
    Row {
        name: "tw",
        what: "twarc's lines, 2 % match",
        form: Form::Twarc,
        share: 0.02,
        length: 1.0,
        goal: Some(Goal { reach: 6.0, aim: 10.0, reach_anywhere: 3.0 }),
    },
    Row {
        name: "all",
        what: "twarc's lines, all match",
        form: Form::Twarc,
        share: 1.0,
        length: 0.3,
        goal: Some(Goal { reach: 3.0, aim: 4.0, reach_anywhere: 2.0 }),
    },
    Row {
        name: "long",
        what: "events of Jetstream, ten times as many",
        form: Form::Jetstream,
        share: 0.02,
        length: 10.0,
        goal: None,
    },
];

impl Row {
    /// Its archive, for so many lines asked for.
    pub fn archive(&self, lines: usize) -> Archive {
        let lines = (lines as f64 * self.length).round() as usize;
        Archive { form: self.form, lines, share: self.share, size: LARGE }
    }

    /// Its form as the peers are told.
    pub fn form(&self) -> &'static str {
        match self.form {
            Form::Jetstream => "jetstream",
            Form::Twarc => "twarc",
        }
    }
}
