// SPDX-License-Identifier: AGPL-3.0-or-later
//! The other verifier, which judges one record after another in one long life.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::Value;

/// Debian's own Python, for which its packages are.
const PYTHON: &str = "/usr/bin/python3";
const INSTALLED: &str = "Python and `cryptography` are installed: `cargo xtask test` does that";

pub struct Other {
    process: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Other {
    pub fn start() -> Self {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../verifiers/verify.py");
        let mut process = Command::new(PYTHON)
            .arg("-B")
            .arg(script)
            .arg("--each")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect(INSTALLED);
        let asks = process.stdin.take().expect("it is piped");
        let answers = BufReader::new(process.stdout.take().expect("it is piped"));
        Self { process, asks, answers }
    }

    /// Runs its own tests.
    pub fn pass_tests() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../verifiers");
        let tests = Command::new(PYTHON).args(["-B", "-m", "unittest", "-v"]).current_dir(folder).output();
        let tests = tests.expect(INSTALLED);
        let said = String::from_utf8_lossy(&tests.stderr);
        // What is left out, for want of the shared data, is named.
        eprintln!("{said}");
        assert!(tests.status.success(), "{said}");
    }

    /// What it says about a folder or an export; `null` where it finds neither.
    pub fn judge(&mut self, path: &Path) -> Value {
        writeln!(self.asks, "{}", path.display()).expect("it reads");
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("it answers");
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("it ended over {}", path.display()))
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
