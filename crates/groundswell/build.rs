// SPDX-License-Identifier: AGPL-3.0-or-later
//! Links the unwinder into the program, so that it needs no shared library beyond libc.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if !(is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu")) {
        return Ok(());
    }
    // The standard library asks the linker for the shared `gcc_s`. This linker script of that name is found before
    // the system's, and gives it the archive with the same functions, which belongs to every GCC.
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("libgcc_s.so"), "INPUT(-lgcc_eh -lgcc)\n")?;
    println!("cargo:rustc-link-search=native={out}");
    Ok(())
}
