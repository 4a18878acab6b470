// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{DirBuilder, File},
    io::{self, BufReader, BufWriter, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use clap::Args;
use spare::{OpenError, Opener, each_in_bundle, is_sealed};

use crate::{
    Outcome,
    disclosing::ABOUT,
    output::write_private,
    sealed_copy::{self, LONGEST_SEALED, OpenedCopy},
    terminal::{counted, quiet, say},
};

/// Opens sealed copies of posts with a key, and prints the posts, one JSON object a line.
///
/// The copies are what `groundswell disclose` has handed out, or one of the files of age in it. It needs no server and no network: do it on a
/// machine of those who hold the key. What can't be opened is named and stops nothing else; then the exit status is 1.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell open copies.tar --key key.txt > posts.jsonl\n  groundswell open copies.tar --key key.txt --raw received > posts.jsonl\n  age --decrypt -i key.txt 17.age   (any tool for age opens them too)"
)]
pub struct Open {
    /// The copies
    copies: PathBuf,
    /// The file of the key, as `age-keygen` makes it
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// A folder for what was received of each post, byte for byte
    #[arg(long, value_name = "DIR")]
    raw: Option<PathBuf>,
}

/// What was opened, and what not.
#[derive(Default)]
struct Opened {
    posts: u64,
    closed: u64,
}

impl Open {
    pub fn run(self) -> Result<Outcome> {
        let opener = Opener::read(&self.key)?;
        if let Some(folder) = &self.raw {
            let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.with_context(|| format!("can't make the folder {}", folder.display()))?;
        }
        let mut out = BufWriter::new(io::stdout().lock());
        let opened =
            self.open(&opener, &mut out).with_context(|| format!("can't open {}", self.copies.display()))?;
        out.flush()?;
        let posts = counted(opened.posts, "post");
        say(format_args!("{posts} opened; {} not", opened.closed));
        Ok(if opened.closed == 0 && opened.posts > 0 { Outcome::Done } else { Outcome::No })
    }

    fn open(&self, opener: &Opener, out: &mut impl Write) -> Result<Opened> {
        let mut opened = Opened::default();
        if is_sealed(&self.copies)? {
            let mut sealed = Vec::new();
            io::Read::read_to_end(
                &mut io::Read::take(File::open(&self.copies)?, LONGEST_SEALED + 1),
                &mut sealed,
            )?;
            let name = self.copies.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.open_one(&name, &sealed, opener, &mut opened, out)?;
            return Ok(opened);
        }
        let bundle = BufReader::new(File::open(&self.copies)?);
        each_in_bundle(bundle, LONGEST_SEALED, |name, bytes| {
            if name == ABOUT { Ok(()) } else { self.open_one(name, &bytes, opener, &mut opened, out) }
        })?;
        Ok(opened)
    }

    fn open_one(
        &self,
        name: &str,
        sealed: &[u8],
        opener: &Opener,
        opened: &mut Opened,
        out: &mut impl Write,
    ) -> Result<()> {
        match sealed_copy::open(sealed, opener) {
            Ok(OpenedCopy { post, raw }) => {
                opened.posts += 1;
                writeln!(out, "{post}")?;
                if let (Some(folder), Some(raw)) = (&self.raw, raw) {
                    write_private(&raw_in(folder, name), &raw)?;
                }
            }
            Err(error) => {
                opened.closed += 1;
                let name = quiet(name);
                match error {
                    OpenError::OtherKey => say(format_args!("{name}: it is not sealed to that key")),
                    error => say(format_args!("{name}: {error}")),
                }
            }
        }
        Ok(())
    }
}

/// Where what was received of a post is written, by the name of its copy in a bundle that anybody may have made: right in the folder.
fn raw_in(folder: &Path, name: &str) -> PathBuf {
    let name = name.strip_prefix("copies/").unwrap_or(name);
    let place = name.strip_suffix(".age").filter(|place| place.bytes().all(|byte| byte.is_ascii_digit()));
    let name = place.map_or_else(|| name.replace('/', "-"), str::to_owned);
    folder.join(format!("{name}.raw"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_received_is_written_into_the_folder_and_nowhere_else() {
        for (name, expected) in [
            ("copies/17.age", "17.raw"),
            ("17.age", "17.raw"),
            ("copies/..age", "..age.raw"),
            ("a/b/17.age", "a-b-17.age.raw"),
            (".age", ".raw"),
        ] {
            assert_eq!(raw_in(Path::new("received"), name), Path::new("received").join(expected), "{name}");
        }
    }
}
