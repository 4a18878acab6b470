// SPDX-License-Identifier: AGPL-3.0-or-later
//! The packages that admins install: a Debian package, the bare program, and their digests. The same commit gives the same bytes.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use self::{archive::Packer, contents::Contents};
use crate::run::{root, run};

mod archive;
mod build;
mod contents;
mod debian;
mod dependencies;

const HELP: &str = "\
cargo xtask package [--out FOLDER]      builds groundswell_VERSION_ARCH.deb, the bare program as .tar.gz, and SHA256SUMS
                    [--binary FILE]     packs a program that is built already
                    [--features NAMES]  builds with these too: `bus` for several servers, `objects` for a bucket
                    [--profile NAME]    builds with another profile than `release`
                    [--fast]            packs less tightly, for tests
                    [--twice]           builds the commit in two folders, and says whether the bytes are the same";

/// What was asked for.
struct Asked {
    binary: Option<PathBuf>,
    out: PathBuf,
    profile: String,
    features: String,
    is_fast: bool,
    is_twice: bool,
}

/// Builds and packs.
pub fn make(words: &[&str]) -> Result<()> {
    let Some(asked) = read(words)? else {
        println!("{HELP}");
        return Ok(());
    };
    if asked.is_twice {
        return make_twice(&asked);
    }
    let binary = match asked.binary {
        Some(binary) => binary,
        None => {
            build::program(&root(), &root().join("target/package/build"), (&asked.profile, &asked.features))?
        }
    };
    for file in pack(&root(), &binary, &asked.out, asked.is_fast)? {
        println!("{}", file.display());
    }
    Ok(())
}

fn read(words: &[&str]) -> Result<Option<Asked>> {
    let mut asked = Asked {
        binary: None,
        out: root().join("target/package"),
        profile: "release".to_owned(),
        features: String::new(),
        is_fast: false,
        is_twice: false,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().with_context(|| format!("{word} needs a value\n{HELP}"));
        match *word {
            "--binary" => asked.binary = Some(PathBuf::from(value()?)),
            "--out" => asked.out = PathBuf::from(value()?),
            "--profile" => asked.profile = (*value()?).to_owned(),
            "--features" => asked.features = (*value()?).to_owned(),
            "--fast" => asked.is_fast = true,
            "--twice" => asked.is_twice = true,
            "--help" => return Ok(None),
            other => bail!("no such option: `{other}`\n{HELP}"),
        }
    }
    Ok(Some(asked))
}

/// Packs a program into a folder; gives the files.
fn pack(workspace: &Path, binary: &Path, out: &Path, is_fast: bool) -> Result<Vec<PathBuf>> {
    let packer = Packer { at: commit_time(workspace)?, is_fast };
    let contents = Contents::gather(workspace, binary, packer)?;
    fs::create_dir_all(out).with_context(|| format!("can't make {}", out.display()))?;
    let name = format!("groundswell_{}_{}", contents.version, contents.architecture);
    let files = [
        (format!("{name}.deb"), debian::package(&contents, packer)?),
        (format!("{name}.tar.gz"), packer.tar_gz(&contents.bare(&name))?),
    ];
    let mut sums = String::new();
    let mut made = Vec::new();
    for (name, bytes) in files {
        let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        sums += &format!("{digest}  {name}\n");
        let path = out.join(name);
        fs::write(&path, bytes).with_context(|| format!("can't write {}", path.display()))?;
        made.push(path);
    }
    let path = out.join("SHA256SUMS");
    fs::write(&path, sums).with_context(|| format!("can't write {}", path.display()))?;
    made.push(path);
    Ok(made)
}

/// Builds a commit in two folders of different names, one after the other, and compares what comes of it.
fn make_twice(asked: &Asked) -> Result<()> {
    // Named once: work may go on meanwhile.
    let commit = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(root()).output();
    let commit = String::from_utf8(commit.context("can't start git")?.stdout).context("a commit is ASCII")?;
    let mut sums = Vec::new();
    for name in ["one", "another-one"] {
        let folder = root().join("target/package/twice").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).context("what is left of another time can't be removed")?;
        }
        run(Command::new("git").args(["clone", "--quiet", "--no-hardlinks"]).arg(root()).arg(&folder))?;
        let checkout = ["checkout", "--quiet", "--detach", commit.trim()];
        run(Command::new("git").args(checkout).current_dir(&folder))?;
        let binary = build::program(&folder, &folder.join("target"), (&asked.profile, &asked.features))?;
        pack(&folder, &binary, &folder.join("packed"), asked.is_fast)?;
        sums.push(fs::read_to_string(folder.join("packed/SHA256SUMS"))?);
    }
    let (one, another) = (sums.first().context("one")?, sums.last().context("another")?);
    ensure!(one == another, "two builds of one commit differ:\n{one}{another}");
    print!("two builds of one commit are the same:\n{one}");
    Ok(())
}

/// The time that everything in a package bears, in seconds since 1970: the commit's, or the environment's `SOURCE_DATE_EPOCH`.
fn commit_time(workspace: &Path) -> Result<u64> {
    if let Ok(told) = env::var("SOURCE_DATE_EPOCH") {
        return told.parse().context("SOURCE_DATE_EPOCH is no number");
    }
    let told = Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(workspace).output();
    let told = told.context("can't start git")?.stdout;
    // An unpacked archive has no commits.
    Ok(String::from_utf8_lossy(&told).trim().parse().unwrap_or(0))
}
