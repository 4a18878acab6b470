// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::Path;

use anyhow::Result;

use super::{
    super::{
        host,
        measure::Run,
        server::{Server, free_address},
    },
    programs::Programs,
};
use crate::run::has;

/// Whether its server is here; says so if it is not.
pub fn is_here() -> bool {
    let is_here = has("nats-server");
    if !is_here {
        eprintln!(
            "left out: NATS JetStream, because nats-server is not installed (on Debian: apt-get install nats-server)"
        );
    }
    is_here
}

/// The server's version, as it says it.
pub fn version() -> String {
    host::said("nats-server", &["--version"])
}

/// Publishes the record's entries into a new stream: the time of whoever publishes, and what the server used for it.
pub fn publish(programs: &Programs, folder: &Path, record: &Path) -> Result<Run> {
    let (address, streams) = (free_address()?, folder.join("nats"));
    let (host, port) = (address.ip().to_string(), address.port().to_string());
    let streams = streams.to_string_lossy();
    let words = ["nats-server", "--addr", &host, "--port", &port, "--jetstream", "--store_dir", &streams];
    let server = Server::start(&words, address, &programs.file("nats.log"))?;
    let before = server.used()?;
    let command = programs.peer("nats", record, Some(address.to_string().into()));
    let [client] = programs.parts(&command, ["append"])?;
    let after = server.used()?;
    Ok(Run {
        cpu_s: (after.cpu_us - before.cpu_us) / 1_000_000.0,
        peak_mib: after.memory_kib / 1024.0,
        ..client
    })
}
