// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use super::{archive::Packer, dependencies};

/// A file in a package.
#[derive(Clone)]
pub struct File {
    /// Where it comes to lie, without a slash at its beginning.
    pub path: String,
    pub mode: u32,
    pub bytes: Vec<u8>,
}

/// All that is packed.
pub struct Contents {
    pub version: String,
    /// As Debian calls it.
    pub architecture: String,
    pub files: Vec<File>,
    workspace: std::path::PathBuf,
}

const DOC: &str = "usr/share/doc/groundswell";

/// From the workspace to where it lies on the machine.
const AS_THEY_ARE: [(&str, &str, u32); 9] = [
    ("packaging/groundswell.service", "usr/lib/systemd/system/groundswell.service", 0o644),
    ("packaging/groundswell-backup.service", "usr/lib/systemd/system/groundswell-backup.service", 0o644),
    ("packaging/groundswell-backup.timer", "usr/lib/systemd/system/groundswell-backup.timer", 0o644),
    ("packaging/debian/default", "etc/default/groundswell", 0o640),
    ("packaging/debian/copyright", "usr/share/doc/groundswell/copyright", 0o644),
    ("packaging/nginx.conf", "usr/share/doc/groundswell/examples/nginx.conf", 0o644),
    ("packaging/Caddyfile", "usr/share/doc/groundswell/examples/Caddyfile", 0o644),
    ("packaging/torrc", "usr/share/doc/groundswell/examples/torrc", 0o644),
    ("docs/running.md", "usr/share/doc/groundswell/running.md", 0o644),
];

/// What the program prints, packed or not, and where it lies.
const PRINTED: [(&[&str], &str); 3] = [
    (&["completions", "bash"], "usr/share/bash-completion/completions/groundswell"),
    (&["completions", "fish"], "usr/share/fish/vendor_completions.d/groundswell.fish"),
    (&["completions", "zsh"], "usr/share/zsh/vendor-completions/_groundswell"),
];

impl Contents {
    /// Gathers what belongs to a program.
    pub fn gather(workspace: &Path, binary: &Path, packer: Packer) -> Result<Self> {
        let program = fs::read(binary).with_context(|| format!("can't read {}", binary.display()))?;
        let mut files = vec![File::new("usr/bin/groundswell", 0o755, program)];
        for (from, to, mode) in AS_THEY_ARE {
            files.push(File::new(to, mode, read(workspace, from)?));
        }
        for (words, to) in PRINTED {
            files.push(File::new(to, 0o644, printed(binary, words)?));
        }
        let packed = [
            ("usr/share/man/man1/groundswell.1.gz".to_owned(), printed(binary, &["man"])?),
            (format!("{DOC}/changelog.gz"), changelog(workspace, packer.at)?.into_bytes()),
            (format!("{DOC}/LICENSE.gz"), read(workspace, "LICENSE")?),
            (format!("{DOC}/dependencies.gz"), dependencies::list(workspace)?.into_bytes()),
        ];
        for (to, bytes) in packed {
            files.push(File::new(&to, 0o644, packer.gz(&bytes)?));
        }
        let architecture = match env::consts::ARCH {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            other => other,
        };
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            architecture: architecture.to_owned(),
            files,
            workspace: workspace.to_owned(),
        })
    }

    /// A file of the workspace that belongs to the package and not into it.
    pub fn beside(&self, path: &str) -> Result<Vec<u8>> {
        read(&self.workspace, path)
    }

    /// The program with its papers in one folder, for who has no Debian.
    pub fn bare(&self, folder: &str) -> Vec<File> {
        let kept = self.files.iter().filter_map(|file| {
            let name = file.path.rsplit('/').next()?;
            let to = match file.path.as_str() {
                "usr/bin/groundswell" | "usr/lib/systemd/system/groundswell.service" => name.to_owned(),
                "etc/default/groundswell" => "groundswell.default".to_owned(),
                "usr/share/bash-completion/completions/groundswell" => {
                    "completions/groundswell.bash".to_owned()
                }
                path if path.contains("completions") => format!("completions/{name}"),
                path if path.contains("/examples/") => format!("examples/{name}"),
                _ => name.to_owned(),
            };
            Some(File { path: format!("{folder}/{to}"), ..file.clone() })
        });
        let container = self.beside("packaging/Containerfile").ok();
        let container = container.map(|bytes| File::new(&format!("{folder}/Containerfile"), 0o644, bytes));
        // What a container keeps lies in a folder that is not root's, which is copied from this one.
        let data = File::new(&format!("{folder}/data/"), 0o700, Vec::new());
        kept.chain(container).chain([data]).collect()
    }
}

impl File {
    pub fn new(path: &str, mode: u32, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), mode, bytes }
    }
}

fn read(workspace: &Path, path: &str) -> Result<Vec<u8>> {
    fs::read(workspace.join(path)).with_context(|| format!("can't read {path}"))
}

fn printed(binary: &Path, words: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new(binary).args(words).output();
    let output = output.with_context(|| format!("can't start {}", binary.display()))?;
    ensure!(output.status.success(), "`groundswell {}` fails", words.join(" "));
    Ok(output.stdout)
}

/// What is new, in the form of Debian's changelogs.
fn changelog(workspace: &Path, at: u64) -> Result<String> {
    let mut files: Vec<_> = fs::read_dir(workspace.join("changelog.d"))
        .context("can't list changelog.d")?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let mut changelog = format!("groundswell ({}) stable; urgency=medium\n\n", env!("CARGO_PKG_VERSION"));
    for file in files.iter().filter(|file| !file.ends_with("README.md")) {
        let text = fs::read_to_string(file).with_context(|| format!("can't read {}", file.display()))?;
        for item in text.split("\n- ") {
            changelog += &item_of(item.trim_start_matches("- "));
        }
    }
    let date = Command::new("date")
        .args(["--utc", "--rfc-email", "--date", &format!("@{at}")])
        .env("LC_ALL", "C")
        .output();
    let date = String::from_utf8(date.context("can't start date")?.stdout).context("a date is ASCII")?;
    changelog += &format!("\n -- {}  {date}", super::debian::MAINTAINER);
    Ok(changelog)
}

/// An item of a list, its lines as short as a terminal's.
fn item_of(text: &str) -> String {
    let mut item = String::new();
    let mut line = String::from("  *");
    for word in text.split_whitespace() {
        if line.chars().count() + word.chars().count() >= 78 {
            item += &line;
            item.push('\n');
            line = String::from("   ");
        }
        line.push(' ');
        line += word;
    }
    item + &line + "\n"
}
