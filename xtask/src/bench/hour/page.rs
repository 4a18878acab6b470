// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt::Write, process::Command};

use anyhow::{Context, Result};

use super::{
    super::measure::Spread,
    super::server::Server,
    peer::{CALL, Place, VISITOR, fetch},
    plan::Plan,
};

/// So many visitors at once.
const CONNECTIONS: &str = "64";

/// What one run took.
struct Run {
    cpu_us: f64,
    a_second: f64,
}

/// Measures the call's page, kept alive and with a new connection each, beside the peers that send the same bytes.
pub fn measure(place: &Place, plan: &Plan) -> Result<String> {
    let ours = place.ours()?;
    let sent = fetch(ours.address)?;
    let servers = [
        ("Groundswell", ours),
        ("bare hyper", place.bare(&sent)?),
        ("nginx, one worker", place.nginx(&sent)?),
    ];
    let mut told = format!("\n### The call's page, {} bytes in br\n", sent.body.len());
    for (how, header) in [("kept alive", None), ("a new connection each", Some("Connection: close"))] {
        let mut runs = servers.each_ref().map(|_| Vec::new());
        for _ in 0..plan.rounds {
            for ((_, server), runs) in servers.iter().zip(&mut runs) {
                runs.push(run(server, plan.seconds, header)?);
            }
        }
        tell(&mut told, how, &servers.each_ref().map(|(name, _)| *name), &runs)?;
    }
    Ok(told)
}

fn tell(told: &mut String, how: &str, names: &[&str], runs: &[Vec<Run>]) -> Result<()> {
    let cpu: Vec<Spread> =
        runs.iter().map(|runs| Spread::of(runs.iter().map(|run| run.cpu_us).collect())).collect();
    let bare = cpu.get(1).context("the bare server is the second")?.median;
    writeln!(
        told,
        "\n| {how} | µs of CPU a request | beside bare hyper | requests a second |\n|---|---|---|---|"
    )?;
    for ((name, cpu), runs) in names.iter().zip(&cpu).zip(runs) {
        let rate = Spread::of(runs.iter().map(|run| run.a_second).collect());
        let Spread { median, least, greatest } = cpu;
        writeln!(
            told,
            "| {name} | {median:.1} ({least:.1}–{greatest:.1}) | {:.2} | {:.0} |",
            median / bare,
            rate.median
        )?;
    }
    Ok(())
}

fn run(server: &Server, seconds: u64, header: Option<&str>) -> Result<Run> {
    let mut wrk = Command::new("taskset");
    wrk.args(["-c", "1", "wrk", "-t", "1", "-c", CONNECTIONS, "-d", &format!("{seconds}s")]);
    for header in VISITOR.into_iter().chain(header) {
        wrk.args(["-H", header]);
    }
    wrk.arg(format!("http://{}/{CALL}", server.address));
    let before = server.used()?;
    let output = wrk.output().context("can't start wrk")?;
    let after = server.used()?;
    let output = String::from_utf8_lossy(&output.stdout);
    let requests = answered(&output).with_context(|| format!("wrk was not answered well:\n{output}"))?;
    Ok(Run { cpu_us: (after.cpu_us - before.cpu_us) / requests, a_second: requests / seconds as f64 })
}

/// How many requests were answered, if all were answered well.
pub fn answered(output: &str) -> Option<f64> {
    if output.contains("Non-2xx") {
        return None;
    }
    let line = output.lines().find(|line| line.contains(" requests in "))?;
    line.split_whitespace().next()?.parse().ok()
}
