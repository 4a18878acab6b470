// SPDX-License-Identifier: AGPL-3.0-or-later
//! A record as a site hands it out.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use anyhow::{Context, Result};
use fetch::{Asked, Fetcher};
use rally::Exception;
use record::{PUBLIC_EXPORT, See, Verification};

use crate::published::{Published, published_in};

/// Whether a folder holds what a site hands out of a record, as a mirror does, and not the record itself.
pub fn is_handed_out(folder: &Path) -> bool {
    folder.join(PUBLIC_EXPORT).is_file()
}

/// Recomputes a log that was saved as a site hands it out; gives the reports too that it tells of.
pub fn verify_saved(folder: &Path, see: See<'_>) -> (Verification, Vec<Published>) {
    let mut published = Vec::new();
    let read = |name: &str, longest| {
        let mut content = Vec::new();
        let file = match File::open(folder.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file.map_err(|error| format!("it can't be read: {error}"))?,
        };
        let most = u64::try_from(longest).unwrap_or(u64::MAX);
        let read = file.take(most.saturating_add(1)).read_to_end(&mut content);
        read.map_err(|error| format!("it can't be read: {error}"))?;
        if content.len() > longest {
            return Err("it is longer than such a file ever is".to_owned());
        }
        if name == PUBLIC_EXPORT {
            published = published_in(content.as_slice());
        }
        Ok(Some(content))
    };
    let found = record::verify_log_seeing(read, see);
    (found, published)
}

/// Recomputes the log under an address such as `https://storm.example/ahang-weavers/record`; gives the reports too that it tells of.
pub fn verify(
    address: &str,
    exceptions: Vec<Exception>,
    see: See<'_>,
) -> Result<(Verification, Vec<Published>)> {
    let base = address.trim_end_matches('/').to_owned();
    let runtime = tokio::runtime::Runtime::new().context("can't wait for a network")?;
    let fetcher = Fetcher::new(concat!("Groundswell/", env!("CARGO_PKG_VERSION")), exceptions);
    let mut published = Vec::new();
    let read = |name: &str, longest| {
        let file = format!("{base}/{name}");
        let answer = runtime.block_on(fetcher.ask(&Asked::get(&file, &[]), longest));
        let answer = answer.map_err(|error| format!("it can't be read: {error}"))?;
        match answer.status {
            200 => {
                if name == PUBLIC_EXPORT {
                    published = published_in(answer.content.as_slice());
                }
                Ok(Some(answer.content))
            }
            404 | 410 => Ok(None),
            status => Err(format!("the site answered {status}")),
        }
    };
    let found = record::verify_log_seeing(read, see);
    Ok((found, published))
}
