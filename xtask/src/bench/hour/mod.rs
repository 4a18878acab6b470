// SPDX-License-Identifier: AGPL-3.0-or-later
//! Measures the site at the hour beside its peers: the call's page, live listeners, pledges, slow visitors, and
//! a flood of pledges.
//!
//! Each server is held to the first core and the load to the second, so that neither takes the other's time; a server's own
//! processor time is counted, by the kernel. Peers are run in turn with ours, so that what disturbs one disturbs all.

mod flood;
mod page;
mod peer;
mod people;
mod plan;
mod slow;

use std::fs;

use anyhow::{Context, Result, bail};

use self::{peer::Place, plan::Plan};
use super::host;
use crate::run::has;

/// Measures what the plan names, and says it.
pub fn measure(words: &[&str]) -> Result<()> {
    if words.iter().any(|word| ["help", "--help", "-h"].contains(word)) {
        println!("{}", plan::HELP);
        return Ok(());
    }
    let plan = Plan::read(words)?;
    let is_page = plan.measures("page");
    for (program, package, is_needed) in
        [("taskset", "util-linux", true), ("wrk", "wrk", is_page), ("nginx", "nginx-light", is_page)]
    {
        if is_needed && !has(program) {
            bail!(
                "the bench needs {program}: install it (on Debian: apt-get install {package}), then try again"
            );
        }
    }
    let place = Place::new(plan.programs.as_deref())?;
    println!("{}", machine()?);
    if plan.measures("page") {
        println!("{}", page::measure(&place, &plan)?);
    }
    if plan.measures("listen") {
        println!("{}", people::listen(&place, &plan)?);
    }
    if plan.measures("pledge") {
        println!("{}", people::pledge(&place, &plan)?);
    }
    if plan.measures("slow") {
        println!("{}", slow::measure(&place, &plan)?);
    }
    if plan.measures("flood") {
        println!("{}", flood::measure(&place, &plan)?);
    }
    Ok(())
}

/// The machine's own limits, without which no figure says anything.
fn machine() -> Result<String> {
    let limits = fs::read_to_string("/proc/self/limits").context("the kernel tells no limits")?;
    let files = limits.lines().find(|line| line.starts_with("Max open files")).unwrap_or_default();
    let files = files.split_whitespace().rev().nth(1).unwrap_or("unknown");
    let backlog = fs::read_to_string("/proc/sys/net/core/somaxconn").unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    Ok(format!(
        "{} cores (one for the server, one for the load), {files} open files at most, {} in the backlog at most, {load} \
         programs running before",
        host::cores(),
        backlog.trim(),
    ))
}

#[cfg(test)]
mod tests;
