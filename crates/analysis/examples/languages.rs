// SPDX-License-Identifier: AGPL-3.0-or-later
//! The language of each line on standard input, `und` where it can't be told; with the word `known`, every language that is.

use std::{
    env,
    io::{self, BufRead as _, Write as _},
};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    if env::args().nth(1).as_deref() == Some("known") {
        for language in analysis::Language::all() {
            writeln!(out, "{}", language.code())?;
        }
        return out.flush();
    }
    for line in io::stdin().lock().lines() {
        let language = analysis::language(&line?);
        writeln!(out, "{}", language.map_or("und", analysis::Language::code))?;
    }
    out.flush()
}
