// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;
use indicatif::HumanBytes;
use model::Timestamp;

use super::serve::read_call;
use crate::{
    Outcome, WrongUse,
    data::DataFolder,
    mirrored::{self, Source, Which, outgoing::SUMS},
};

/// Makes plain files of a call, to be handed out by any file host, or carried on a stick.
///
/// All that the site shows of the call is in them, in all its languages: its page, the kit with every wording, the live page as it stands,
/// the report in all its forms, the record's public files and what everybody may open of it. Each page says of what it is a copy and since
/// when. What needs a server leads to the site itself. The server may run meanwhile.
///
/// With each mirror goes a list of digests, by which copies on two hosts can be compared; `verify FOLDER/record` checks the record in it.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell mirror ahang-weavers --base-url https://storm.example --out ahang-mirror\n  groundswell mirror examples/ahang-weavers --base-url https://storm.example --out ahang-mirror"
)]
pub struct Mirror {
    /// The call's name; or its folder, if the server was started with that
    #[arg(value_name = "CALL")]
    call: String,
    /// The folder that the server keeps everything in
    #[arg(long, value_name = "DIR", default_value = "./groundswell-data")]
    data: PathBuf,
    /// The folder that the mirror is written to: a new one, or an earlier mirror, which gives way
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// The site's address as visitors see it: wordings, kit and card lead there, and whatever a mirror can't do
    #[arg(long, value_name = "URL")]
    base_url: String,
    /// Another database than the embedded one: postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// The posts are of invented people, as of a server that was started so; every page says so
    #[arg(long)]
    simulate: bool,
}

impl Mirror {
    pub fn run(self) -> Result<Outcome> {
        let Some(which) = self.which()? else { return Ok(Outcome::No) };
        let base_url = self.base_url.trim_end_matches('/');
        if !["https://", "http://"].iter().any(|scheme| base_url.starts_with(scheme)) {
            bail!(WrongUse(format!("{base_url} is no address of a site: that begins with https://")));
        }
        let source = Source {
            data: DataFolder::new(&self.data),
            database: self.database,
            base_url: base_url.to_owned(),
            is_simulated: self.simulate,
            now: Timestamp::now(),
        };
        let runtime = tokio::runtime::Runtime::new()?;
        let made = runtime.block_on(mirrored::make(source, which, &self.out))?;
        println!("{}: {} files ({})", self.out.display(), made.files, HumanBytes(made.bytes));
        println!(
            "  a record, entries: {}; `groundswell verify {}` checks it",
            made.entries,
            self.out.join("record").display()
        );
        println!("  whoever has another copy can compare {SUMS}");
        Ok(Outcome::Done)
    }

    /// The call that is meant; nothing if its folder has mistakes, which are said.
    fn which(&self) -> Result<Option<Which>> {
        let folder = Path::new(&self.call);
        if folder.join("call.toml").is_file() {
            return Ok(read_call(folder).map(|call| Which::Given(Box::new(call))));
        }
        let id = self
            .call
            .parse()
            .with_context(|| format!("{} is no call's name, and no folder of one", self.call))?;
        Ok(Some(Which::Kept(id)))
    }
}
