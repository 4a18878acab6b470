// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tests need beside Rust and a C compiler.

use std::{fs, path::Path, process::Command};

use anyhow::{Result, bail};

use crate::run::{has, run};

/// A program that the tests use, and the Debian packages that bring it.
struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    is_here: fn() -> bool,
}

const NEEDS: [Need; 5] = [
    Need {
        what: "Chromium and its driver",
        packages: &["chromium", "chromium-driver", "fonts-noto-core"],
        is_here: || has("chromium") && has("chromedriver"),
    },
    Need { what: "Firefox", packages: &["firefox-esr"], is_here: || has("firefox-esr") },
    Need { what: "Java", packages: &["default-jre-headless"], is_here: || has("java") },
    Need { what: "npm", packages: &["npm"], is_here: || has("npm") },
    Need { what: "PostgreSQL's server", packages: &["postgresql"], is_here: has_postgres },
];

/// Installs what is missing, or names it.
pub fn prepare() -> Result<()> {
    let missing: Vec<&Need> = NEEDS.iter().filter(|need| !(need.is_here)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages.iter().copied()).collect();
    if !(is_root() && Path::new("/etc/debian_version").exists()) {
        let what = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(" and ");
        bail!(
            "the tests need {what}: install them (on Debian: apt-get install {}), then run this again",
            packages.join(" ")
        );
    }
    eprintln!("installing {}", packages.join(" "));
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(install).args(packages))
}

fn has_postgres() -> bool {
    // Debian keeps the server's programs out of the PATH, one folder a version.
    let Ok(versions) = fs::read_dir("/usr/lib/postgresql") else { return has("initdb") };
    versions.flatten().any(|version| version.path().join("bin/initdb").exists())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
