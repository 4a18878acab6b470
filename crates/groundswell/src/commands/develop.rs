// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{Read, Write, stdin, stdout},
    process::ExitCode,
};

use clap::Args;
use darkroom::{LARGEST_BYTES, Refusal};

use crate::{confine::confine, developing::UNCONFINED};

/// Reads a stranger's picture on standard input and writes a small one, made anew, on standard output.
///
/// The server starts itself so for each picture; nobody else needs it.
#[derive(Args)]
#[command(hide = true)]
pub struct Develop {}

impl Develop {
    /// Ends with 0 once the picture is written, or with the number of a refusal, or with that of a process that can't be confined.
    pub fn run(self) -> ExitCode {
        // Before a byte is read. Where limits can't be set nothing is decoded.
        if confine().is_err() {
            return UNCONFINED.into();
        }
        match develop() {
            Ok(()) => ExitCode::SUCCESS,
            Err(refusal) => refusal.code().into(),
        }
    }
}

fn develop() -> Result<(), Refusal> {
    let mut bytes = Vec::new();
    let read = stdin().lock().take(LARGEST_BYTES as u64 + 1).read_to_end(&mut bytes);
    if read.map_err(|_| Refusal::Damaged)? > LARGEST_BYTES {
        return Err(Refusal::Memory);
    }
    let copy = darkroom::develop(&bytes)?;
    let mut out = stdout().lock();
    out.write_all(&copy).and_then(|()| out.flush()).map_err(|_| Refusal::Breaking)
}
