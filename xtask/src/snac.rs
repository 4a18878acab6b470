// SPDX-License-Identifier: AGPL-3.0-or-later
//! snac, a server of the fediverse that the tests follow: Debian has it from version 13 on, and for version 12 among its backports.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::run::{has, root, run};

/// Puts snac below `target/tools`, where the tests look for it, unless it is there or installed.
///
/// Nothing of the machine's own packages or of their sources is changed, so nobody has to be root.
pub fn install() -> Result<()> {
    let place = root().join("target/tools/snac");
    if has("snac") || place.join("usr/bin/snac").exists() {
        return Ok(());
    }
    if !Path::new("/etc/debian_version").exists() {
        bail!("the tests need snac (2.75 or later): install it, then run this again");
    }
    let packages = root().join("target/tools/snac-package");
    fs::create_dir_all(packages.join("lists/partial"))
        .with_context(|| format!("can't make {}", packages.display()))?;
    fs::write(packages.join("sources.list"), source()?).context("can't name the source of snac")?;
    run(apt(&packages).args(["update", "-qq"]))?;
    run(apt(&packages).args(["download", "-qq", "snac2"]))?;
    run(Command::new("dpkg").arg("-x").arg(downloaded(&packages)?).arg(&place))
}

/// Debian's tool for packages, with lists of its own.
fn apt(packages: &Path) -> Command {
    let mut apt = Command::new("apt-get");
    let option = |name: &str, at: &str| format!("-o{name}={at}");
    let within = |name: &str| packages.join(name).display().to_string();
    apt.arg(option("Dir::Etc::SourceList", &within("sources.list")))
        .arg(option("Dir::Etc::SourceParts", "/dev/null"))
        .arg(option("Dir::State::Lists", &within("lists")))
        .arg(option("Dir::Cache", packages.to_str().unwrap_or_default()))
        .current_dir(packages);
    apt
}

/// Where snac comes from: the mirror that this machine uses.
fn source() -> Result<String> {
    let release = fs::read_to_string("/etc/os-release").context("can't read which Debian this is")?;
    let codename = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    let codename = codename.context("this Debian has no name")?;
    let listed = Command::new("apt-get")
        .args(["indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"])
        .arg(format!("Codename: {codename}"))
        .output()
        .context("can't start `apt-get`")?;
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let mirror = listed
        .lines()
        .next()
        .context("apt knows no mirror of Debian: `apt-get update`, then run this again")?;
    let suite = if codename == "bookworm" { "bookworm-backports" } else { codename };
    Ok(format!("deb {mirror} {suite} main\n"))
}

fn downloaded(packages: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(packages).context("can't list what was downloaded")?;
    let mut files = files.flatten().map(|file| file.path());
    let package = files.find(|file| file.extension().is_some_and(|extension| extension == "deb"));
    package.context("Debian gave no package of snac")
}
