// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the tests need beside Rust and a C compiler.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

use anyhow::{Result, bail};

use crate::run::{has, run};

/// A program that the tests use, and the Debian packages that bring it.
struct Need {
    what: &'static str,
    packages: &'static [&'static str],
    is_here: fn() -> bool,
}

const NEEDS: [Need; 26] = [
    Need {
        what: "Chromium and its driver",
        packages: &["chromium", "chromium-driver", "fonts-noto-core"],
        is_here: || has("chromium") && has("chromedriver"),
    },
    Need { what: "Firefox", packages: &["firefox-esr"], is_here: || has("firefox-esr") },
    Need {
        what: "OpenSMTPD and Dovecot",
        packages: &["opensmtpd", "dovecot-imapd", "dovecot-lmtpd"],
        is_here: || has("smtpd") && has("dovecot"),
    },
    Need {
        what: "libfaketime",
        packages: &["libfaketime"],
        is_here: || has_under("/usr/lib", "faketime/libfaketimeMT.so.1"),
    },
    Need {
        what: "Python's `icalendar`",
        packages: &["python3-icalendar"],
        is_here: || Path::new("/usr/lib/python3/dist-packages/icalendar").exists(),
    },
    Need {
        what: "Python's `cryptography`",
        packages: &["python3-cryptography"],
        is_here: || Path::new("/usr/lib/python3/dist-packages/cryptography").exists(),
    },
    Need { what: "OpenSSL's program", packages: &["openssl"], is_here: || has("openssl") },
    Need {
        what: "Python's pip",
        packages: &["python3-pip"],
        is_here: || Path::new("/usr/lib/python3/dist-packages/pip").exists(),
    },
    Need {
        what: "Python's `venv`",
        packages: &["python3-venv"],
        is_here: || has_under("/usr/lib", "ensurepip/__init__.py"),
    },
    // snac, which is put below `target/tools`, is linked to it.
    Need { what: "libcurl", packages: &["libcurl4"], is_here: || has_under("/usr/lib", "libcurl.so.4") },
    // The documentation shows what is printed by way of these.
    Need { what: "jq", packages: &["jq"], is_here: || has("jq") },
    Need { what: "curl", packages: &["curl"], is_here: || has("curl") },
    Need { what: "Java", packages: &["default-jre-headless"], is_here: || has("java") },
    Need { what: "Poppler's programs", packages: &["poppler-utils"], is_here: || has("pdftotext") },
    Need { what: "npm", packages: &["npm"], is_here: || has("npm") },
    Need {
        what: "Pebble, an authority for certificates",
        packages: &["pebble"],
        is_here: || has("pebble-challtestsrv"),
    },
    Need { what: "nginx", packages: &["nginx-light"], is_here: || has("/usr/sbin/nginx") },
    Need { what: "Caddy", packages: &["caddy"], is_here: || has("caddy") },
    Need { what: "Tor", packages: &["tor"], is_here: || has("tor") },
    Need { what: "bubblewrap", packages: &["bubblewrap"], is_here: || has("bwrap") },
    Need { what: "Buildah", packages: &["buildah"], is_here: || has("buildah") },
    Need { what: "systemd's programs", packages: &["systemd"], is_here: || has("systemd-analyze") },
    Need { what: "Python's `seccomp`", packages: &["python3-seccomp"], is_here: || has_module("seccomp") },
    // One of the servers of a test stands behind a cable that can be cut.
    Need { what: "iproute2", packages: &["iproute2"], is_here: || has("ip") },
    Need { what: "NATS's server", packages: &["nats-server"], is_here: || has("nats-server") },
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
    let _quiet = Quiet::keep();
    run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(install).args(packages))
}

/// Keeps what is installed from being started: the tests start what they need, on ports of their own (deb-systemd and `invoke-rc.d` ask
/// this file). Where somebody has one already, it is theirs to decide.
struct Quiet(bool);

impl Quiet {
    const POLICY: &str = "/usr/sbin/policy-rc.d";

    fn keep() -> Self {
        if Path::new(Self::POLICY).exists() {
            return Self(false);
        }
        let written = fs::write(Self::POLICY, "#!/bin/sh\nexit 101\n")
            .and_then(|()| fs::set_permissions(Self::POLICY, fs::Permissions::from_mode(0o755)));
        if let Err(error) = &written {
            eprintln!("services may be started by being installed: {}: {error}", Self::POLICY);
        }
        Self(written.is_ok())
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.0 {
            // It stays in nobody's way if it can't be removed: then it says so itself.
            let _is_gone = fs::remove_file(Self::POLICY);
        }
    }
}

fn has_postgres() -> bool {
    // Debian keeps the server's programs out of the PATH, one folder a version.
    has("initdb") || has_under("/usr/lib/postgresql", "bin/initdb")
}

/// Whether a file lies in any of a folder's folders.
fn has_under(folder: &str, file: &str) -> bool {
    fs::read_dir(folder).is_ok_and(|folders| folders.flatten().any(|one| one.path().join(file).exists()))
}

/// Whether Debian's own Python finds a module.
fn has_module(name: &str) -> bool {
    let found = Command::new("/usr/bin/python3").args(["-c", &format!("import {name}")]).output();
    found.is_ok_and(|output| output.status.success())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
