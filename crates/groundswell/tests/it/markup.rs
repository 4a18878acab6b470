// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is wrong with pages by the letter of HTML, as the W3C's checker finds it.

use std::{fs, path::PathBuf, process::Command};

use serde_json::Value;
use tempfile::TempDir;

use crate::tools::tool;

/// What the checker is wrong about, by its own words: it does not compute the digests by which the kit's policy allows
/// its one style and its one script. That browsers do is shown where they open the kit.
const MISTAKEN: [&str; 2] = [
    "Inline style violates Content Security Policy (meta tag): blocked by “style-src” directive (missing \
     “‘unsafe-inline’” or nonce/hash).",
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive (missing \
     “‘unsafe-inline’” or nonce/hash).",
];

/// Pages that are gathered for one run: the checker takes longer to start than to read a hundred pages.
pub struct Markup(TempDir);

impl Markup {
    /// Begins with no page.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// Adds a page under a name that tells what it is.
    pub fn add(&self, name: &str, page: &str) {
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        fs::write(self.0.path().join(format!("{name}.html")), page).expect("it can be written");
    }

    /// Everything that is wrong with any of them.
    pub fn faults(&self) -> Vec<String> {
        let checker = Command::new("java")
            .args(["-Xss2m".as_ref(), "-jar".as_ref(), tool("vnu-jar/build/dist/vnu.jar").as_os_str()])
            .args(["--format", "json", "--stdout", "--exit-zero-always"])
            .args(self.pages())
            .output()
            .expect("Java is installed: `cargo xtask test` does that");
        let said: Value = serde_json::from_slice(&checker.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&checker.stderr)));
        let messages = said["messages"].as_array().expect("a list").iter();
        let faults = messages.filter(|message| !MISTAKEN.iter().any(|wrong| message["message"] == *wrong));
        faults.map(told).collect()
    }

    fn pages(&self) -> Vec<PathBuf> {
        crate::program::files(self.0.path())
    }
}

fn told(message: &Value) -> String {
    let page = message["url"].as_str().and_then(|url| url.rsplit('/').next()).unwrap_or_default();
    format!("{page}: {}: {}", message["message"], message["extract"])
}
