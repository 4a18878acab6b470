// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The program that is tested.
pub fn command<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell-query"));
    command.args(words);
    command
}

/// Runs the program that is tested.
pub fn query<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Output {
    command(words).output().expect("it can be started")
}

/// Runs the main program, which `cargo xtask soak engines` has built.
pub fn groundswell<S: AsRef<OsStr>>(words: impl IntoIterator<Item = S>) -> Output {
    let program =
        env::var_os("GROUNDSWELL").map_or_else(|| root().join("target/debug/groundswell"), PathBuf::from);
    let output = Command::new(&program).args(words).output();
    output.unwrap_or_else(|error| {
        panic!("{} is built by `cargo xtask soak engines`: {error}", program.display())
    })
}

/// What a program has printed; it must have gone well.
pub fn printed(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8(output.stdout.clone()).expect("it prints UTF-8")
}

/// What a program has said on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
