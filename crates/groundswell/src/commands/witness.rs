// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{net::SocketAddr, path::PathBuf, sync::Arc};

use anyhow::{Context, Result};
use clap::Args;
use fetch::Fetcher;
use rally::Exception;
use web::{Entrance, Places, Stand};

use crate::{
    Outcome,
    clock::Clock,
    door, limits,
    mirror::Mirror,
    policies, site,
    terminal::{say, stopped},
    witnessing::Witnessing,
};

/// Witnesses others' records: signs each new checkpoint that continues the one before, and no other.
///
/// Who witnesses a record makes sure that everybody is shown the same one. A witness sees no content. What it has signed is kept in its
/// folder: start it with another one only under another name.
#[derive(Args)]
#[command(
    after_help = "Example:\n  groundswell witness --name witness.example --logs logs.txt --listen 127.0.0.1:8090\n\nlogs.txt has a line for \
                  each record, `log VKEY`, and with --mirror `log VKEY https://storm.example/ahang/record`. A record's VKEY is in its \
                  file `vkey`."
)]
pub struct Witness {
    /// The name that it signs with, such as its host's
    #[arg(long, value_parser = read_name)]
    name: String,
    /// The records: a file in the form of c2sp.org/tlog-policy
    #[arg(long, value_name = "FILE")]
    logs: PathBuf,
    /// The folder that its key and what it has signed are kept in
    #[arg(long, value_name = "DIR", default_value = "./groundswell-witness")]
    data: PathBuf,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    listen: SocketAddr,
    /// Keeps a copy of each record's log too (no content), shows it under /mirror/, and signs with a second key what it holds whole
    #[arg(long)]
    mirror: bool,
    /// A server of the same house that may be reached by its name, without TLS. Anything else that is not on the public net is never
    /// called
    #[arg(long = "reach", value_name = "NAME=ADDRESS:PORT")]
    exceptions: Vec<Exception>,
}

impl Witness {
    pub fn run(self) -> Result<Outcome> {
        let policy = policies::read_logs(&self.logs)?;
        if policy.logs().is_empty() {
            say(format_args!("{} names no record: everybody will be refused", self.logs.display()));
        }
        let clock = Clock::Machine;
        let witnessing = Arc::new(Witnessing::open(&self.data, &self.name, policy.logs(), clock)?);
        tokio::runtime::Runtime::new()?.block_on(async {
            let listener = door::listen(self.listen)?;
            let address = listener.local_addr().context("the witness has no address")?;
            println!("{}", witnessing.vkey());
            println!("the witness is at http://{address}; Ctrl-C stops it");
            let mirror = self.mirror.then(|| {
                let fetcher = Fetcher::new(&site::agent(&self.name), self.exceptions.clone());
                Mirror::open(&self.data, &self.name, &policy, fetcher, clock)
            });
            let mirror = mirror.transpose()?;
            if let Some(mirror) = &mirror {
                println!("as a mirror it signs with {}", mirror.vkey());
            }
            let going = mirror.map(|mirror| tokio::spawn(mirror.go_round()));
            let entrance = Entrance {
                places: Places::new(limits::places()),
                trusted_proxies: Vec::new(),
                on_unnamed_proxy: || {},
                encryption: None,
                is_hidden: false,
            };
            web::serve(listener, Stand::witness(witnessing), entrance, stopped()).await?;
            going.inspect(tokio::task::JoinHandle::abort);
            anyhow::Ok(())
        })?;
        Ok(Outcome::Done)
    }
}

fn read_name(name: &str) -> Result<String, &'static str> {
    match record::is_name(name) {
        true => Ok(name.to_owned()),
        false => Err("a name has neither spaces nor `+`, and at most 200 bytes; give the host's"),
    }
}
