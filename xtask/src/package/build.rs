// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::run::{has, run};

/// Builds the program, linked to nothing, so that it runs on any Linux of its processor. No path of this machine stands in it.
pub fn program(workspace: &Path, target_folder: &Path, (profile, features): (&str, &str)) -> Result<PathBuf> {
    let target = format!("{}-unknown-linux-musl", env::consts::ARCH);
    let compiler = format!("{}-linux-musl-gcc", env::consts::ARCH);
    ensure!(
        has(&compiler),
        "a static program needs {compiler} (on Debian: apt-get install musl-tools) and `rustup target add {target}`"
    );
    let cargo_home = env::var_os("CARGO_HOME")
        .map_or_else(|| PathBuf::from(env::var_os("HOME").unwrap_or_default()).join(".cargo"), PathBuf::from);
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output().context("can't start rustc")?;
    let sysroot = String::from_utf8(sysroot.stdout).context("the compiler lies in a strange place")?;
    let hidden = [
        (cargo_home, "/cargo"),
        (PathBuf::from(sysroot.trim()), "/rust"),
        (workspace.to_owned(), "/groundswell"),
        // The last one that fits counts.
        (target_folder.to_owned(), "/target"),
    ];
    let flags: Vec<OsString> =
        hidden.iter().map(|(from, to)| renaming("--remap-path-prefix=", from, to)).collect();
    let c_flags: Vec<OsString> =
        hidden.iter().map(|(from, to)| renaming("-ffile-prefix-map=", from, to)).collect();
    let name = target.replace('-', "_");
    run(Command::new("cargo")
        .args(["build", "--quiet", "--locked", "--package", "groundswell", "--target", &target])
        .args(["--profile", profile, "--features", features])
        .arg("--target-dir")
        .arg(target_folder)
        .current_dir(workspace)
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}".as_ref()))
        .env(format!("CC_{name}"), &compiler)
        .env(format!("CFLAGS_{name}"), c_flags.join(" ".as_ref()))
        .env("CARGO_INCREMENTAL", "0")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS"))?;
    let folder = if profile == "dev" { "debug" } else { profile };
    Ok(target_folder.join(target).join(folder).join("groundswell"))
}

fn renaming(option: &str, from: &Path, to: &str) -> OsString {
    let mut flag = OsString::from(option);
    flag.push(from);
    flag.push("=");
    flag.push(to);
    flag
}
