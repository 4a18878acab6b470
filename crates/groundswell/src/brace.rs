// SPDX-License-Identifier: AGPL-3.0-or-later
//! The switch for a site under attack: a file in the data folder, which a running server looks for each second.

use std::{fs, io, time::Duration};

use anyhow::{Context, Result};
use tokio::time::{MissedTickBehavior, interval};
use web::Braced;

use crate::{data::DataFolder, terminal::say};

/// How often it is looked for.
const PACE: Duration = Duration::from_secs(1);

/// Whether the site is to be braced.
fn is_on(data: &DataFolder) -> bool {
    data.braced().exists()
}

/// Braces the site, or lets go; a server that runs knows within a second, one that doesn't when it starts.
pub fn turn(data: &DataFolder, is_on: bool) -> Result<()> {
    let file = data.braced();
    let told = || format!("can't write {}", file.display());
    if is_on {
        return fs::write(&file, "").with_context(told);
    }
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).with_context(told),
        _ => Ok(()),
    }
}

/// How a site begins, and what follows the switch from then on.
pub fn begin(data: &DataFolder) -> (Braced, impl Future<Output = ()> + use<>) {
    let braced = Braced::default();
    braced.set(is_on(data));
    (braced.clone(), follow(data.clone(), braced))
}

/// Follows the switch for ever.
async fn follow(data: DataFolder, braced: Braced) {
    let mut pace = interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        pace.tick().await;
        let is_on = is_on(&data);
        if braced.is_on() != is_on {
            braced.set(is_on);
            say(format_args!(
                "{}",
                if is_on {
                    "braced: pages are given out from memory, and what costs is closed"
                } else {
                    "no longer braced"
                }
            ));
        }
    }
}
