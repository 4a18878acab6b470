// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt::Write, process::Command, thread::sleep, time::Duration};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{
    super::server::Server,
    peer::{CALL, Place, fetch},
    people::{load, number},
    plan::Plan,
};

/// Slow ones beside an honest visitor; a bare server, which lets them be, shows how much is the load's own.
pub fn measure(place: &Place, plan: &Plan) -> Result<String> {
    let mut told = format!(
        "\n### {} slow connections beside an honest visitor\n\n| | ms of the middle visit alone, beside | ms of the 99th of a hundred \
         alone, beside | failed | the server's core is busy |\n|---|---|---|---|---|\n",
        plan.slow
    );
    let ours = place.ours()?;
    let bare = place.bare(&fetch(ours.address)?)?;
    for (name, server) in [("Groundswell", ours), ("bare hyper", bare)] {
        writeln!(told, "| {name} | {} |", beside(place, plan, &server)?)?;
    }
    Ok(told)
}

fn beside(place: &Place, plan: &Plan, server: &Server) -> Result<String> {
    let seconds = plan.seconds * 4;
    let alone = load(place, server, "visit", "", 1, seconds)?;
    let mut slow = dawdlers(place, server, plan).spawn().context("can't start the slow ones")?;
    // Until they are there, and some of them were let go.
    sleep(Duration::from_secs(seconds.min(12)));
    let before = server.used()?;
    let beside = load(place, server, "visit", "", 1, seconds);
    let after = server.used()?;
    slow.kill()?;
    slow.wait()?;
    let busy = (after.cpu_us - before.cpu_us) / (seconds as f64 * 10_000.0);
    Ok(row(&alone, &beside?, busy))
}

/// Kind to the visitor, who is of the same core: their time in the queue is not the server's.
fn dawdlers(place: &Place, server: &Server, plan: &Plan) -> Command {
    let mut command = Command::new("nice");
    let seconds = plan.seconds * 8 + 60;
    command.args(["-n", "19", "taskset", "-c", "1"]).arg(place.example("load"));
    command.args(["slow", &server.address.to_string(), &format!("/{CALL}")]);
    command.args([plan.slow.to_string(), seconds.to_string()]);
    command
}

fn row(alone: &Value, beside: &Value, busy: f64) -> String {
    let ms = |figures, name| number(figures, name) / 1000.0;
    format!(
        "{:.2}, {:.2} | {:.2}, {:.2} | {}, {} | {busy:.0} %",
        ms(alone, "p50_us"),
        ms(beside, "p50_us"),
        ms(alone, "p99_us"),
        ms(beside, "p99_us"),
        number(alone, "failed"),
        number(beside, "failed"),
    )
}
