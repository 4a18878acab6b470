// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;
use model::Timestamp;

use crate::{
    Outcome,
    disclosing::{Disclosing, Reason},
    output,
    terminal::{counted, say},
};

/// Hands out sealed copies of posts to those who hold a key, after the record says so.
///
/// A call whose `call.toml` has a part `[keeping]` keeps whole copies of posts, sealed to the keys that it names; this server can't open them. That they are
/// handed out is written into the record first: when, of how many posts, and why, never whose posts or to whom. Everybody can read that, in the
/// record and in the report, and nobody can take it back: name nobody in the reason. `groundswell open` opens the copies where the key is.
/// While the server runs it alone writes to its records: stop it for this, and start it again.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell disclose groundswell-data/calls/ahang-weavers/record --reason \"The defence has asked for what was posted\" --out copies.tar\n  groundswell disclose groundswell-data/calls/ahang-weavers/record --post https://weavers.example/@mira/1 \\\n    --reason \"Its author wants to prove what she wrote\" --out copies.tar"
)]
pub struct Disclose {
    /// The record of a server's call
    record: PathBuf,
    /// Why, on one line, for everybody to read for ever
    #[arg(long, value_name = "WORDS")]
    reason: Reason,
    /// Only the copies of this post, by its address or its network's name for it; may be given again
    #[arg(long = "post", value_name = "ADDRESS")]
    posts: Vec<String>,
    /// Where to write them: a tar archive of files of age
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

impl Disclose {
    pub fn run(self) -> Result<Outcome> {
        let now = Timestamp::now();
        let mut disclosing = Disclosing::open(&self.record, now)?;
        let Some(disclosure) = disclosing.log(&self.posts, &self.reason, now)? else {
            say(format_args!("{}: no sealed copy of such a post is in the record", self.record.display()));
            return Ok(Outcome::No);
        };
        output::write(&self.out, |out| disclosing.hand_out(&disclosure, out)).with_context(|| {
            format!("entry {} says already that copies are handed out, and they are not", disclosure.entry())
        })?;
        let posts = counted(disclosure.posts(), "post");
        say(format_args!(
            "sealed copies of {posts} are in {}; entry {} of the record says so",
            self.out.display(),
            disclosure.entry()
        ));
        Ok(Outcome::Done)
    }
}
