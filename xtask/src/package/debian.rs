// SPDX-License-Identifier: AGPL-3.0-or-later
use anyhow::Result;

use super::{
    archive::Packer,
    contents::{Contents, File},
};

/// Nobody by name: who maintains a package for activists may be asked for by those whom they disturb.
pub const MAINTAINER: &str = "The authors of Groundswell <groundswell@localhost>";

const DESCRIPTION: &str = "carries a solidarity storm from the call to the record
 Groundswell shows a call to many people who want to post in support of
 somebody at risk, at one hour and under agreed hashtags; it hands each of
 them another wording, counts what is posted on Bluesky, Mastodon and X,
 keeps it in a record that anybody can check, and writes the report. It posts
 for nobody, and keeps no trace of visitors.";

const SCRIPTS: [&str; 3] = ["postinst", "postrm", "prerm"];

/// A binary package in version 2.0 of Debian's format, deb(5).
pub fn package(contents: &Contents, packer: Packer) -> Result<Vec<u8>> {
    let mut control = vec![
        File::new("control", 0o644, control(contents).into_bytes()),
        File::new("conffiles", 0o644, b"/etc/default/groundswell\n".to_vec()),
    ];
    for script in SCRIPTS {
        let bytes = contents.beside(&format!("packaging/debian/{script}"))?;
        control.push(File::new(script, 0o755, bytes));
    }
    let members = [
        ("debian-binary", b"2.0\n".to_vec()),
        ("control.tar.gz", packer.tar_gz(&control)?),
        ("data.tar.gz", packer.tar_gz(&contents.files)?),
    ];
    Ok(packer.ar(&members))
}

fn control(contents: &Contents) -> String {
    // In steps of a kibibyte, as deb-substvars(5) reckons.
    let size: usize = contents.files.iter().map(|file| file.bytes.len().div_ceil(1024)).sum();
    format!(
        "Package: groundswell\nVersion: {}\nArchitecture: {}\nMaintainer: {MAINTAINER}\nInstalled-Size: {size}\n\
         Depends: adduser\nRecommends: systemd\nSuggests: nginx | caddy, tor\nSection: web\nPriority: optional\n\
         Description: {DESCRIPTION}\n",
        contents.version, contents.architecture,
    )
}
