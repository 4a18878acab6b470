// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fmt::Write,
    io::{BufRead, BufReader},
    process::Stdio,
    thread::sleep,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{
    super::measure::Spread,
    super::server::{Server, Used},
    peer::{CALL, Place},
    plan::Plan,
};

/// Holds live streams at our server and at the stock one, with one update a second.
pub fn listen(place: &Place, plan: &Plan) -> Result<String> {
    let mut told = format!(
        "\n### {} live listeners, one update a second\n\n| | held | µs of CPU a listener and update | KiB a listener | ms from \
         the first to the last, median (greatest) |\n|---|---|---|---|---|\n",
        plan.listeners
    );
    for (name, server) in [("Groundswell", place.ours()?), ("stock axum", place.stock()?)] {
        writeln!(told, "| {name} | {} |", held(place, plan, &server)?)?;
    }
    Ok(told)
}

fn held(place: &Place, plan: &Plan, server: &Server) -> Result<String> {
    let (seconds, people) = ((plan.seconds * 4).to_string(), plan.listeners.to_string());
    let (address, path) = (server.address.to_string(), format!("/{CALL}/live/events"));
    let mut load = place.load(&["listen", &address, &path, &people, &seconds]);
    let empty = server.used()?;
    let mut load = load.stdout(Stdio::piped()).spawn().context("can't start the load")?;
    let mut lines = BufReader::new(load.stdout.take().context("the load tells something")?).lines();
    lines.next().context("the load ended early")??;
    // As the load does, so that both look at the same time.
    sleep(Duration::from_secs(2));
    let before = server.used()?;
    let figures = lines.next().context("the load ended early")??;
    let after = server.used()?;
    ensure!(load.wait()?.success(), "the load failed");
    let figures: Value = serde_json::from_str(&figures)?;
    Ok(row(&figures, [empty, before, after], plan.seconds as f64 * 4.0))
}

fn row(figures: &Value, [empty, before, after]: [Used; 3], seconds: f64) -> String {
    let held = number(figures, "held");
    let rounds: Vec<f64> = figures
        .get("rounds_ms")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_f64)
        .collect();
    let last = Spread::of(rounds);
    let cpu_us = (after.cpu_us - before.cpu_us) / held / seconds;
    let memory_kib = (before.memory_kib - empty.memory_kib) / held;
    format!("{held} | {cpu_us:.1} | {memory_kib:.2} | {:.0} ({:.0})", last.median, last.greatest)
}

/// Pledges as fast as they are acknowledged.
pub fn pledge(place: &Place, plan: &Plan) -> Result<String> {
    let mut rates = Vec::new();
    let mut cpu = Vec::new();
    for _ in 0..plan.rounds {
        let server = place.ours()?;
        let before = server.used()?;
        let figures = load(place, &server, "pledge", "/pledge", plan.pledgers, plan.seconds)?;
        let kept = number(&figures, "kept");
        ensure!(
            number(&figures, "refused") + number(&figures, "broken") == 0.0,
            "not all were kept: {figures}"
        );
        rates.push(kept / number(&figures, "seconds"));
        cpu.push((server.used()?.cpu_us - before.cpu_us) / kept);
    }
    let (rate, cpu) = (Spread::of(rates), Spread::of(cpu));
    Ok(format!(
        "\n### Pledges, each acknowledged after its sync\n\n{} people at once: {:.0} a second ({:.0}–{:.0}), {:.0} µs of CPU each",
        plan.pledgers, rate.median, rate.least, rate.greatest, cpu.median
    ))
}

/// What the load tells, once it has ended.
pub fn load(
    place: &Place,
    server: &Server,
    word: &str,
    rest: &str,
    people: u32,
    seconds: u64,
) -> Result<Value> {
    let (address, path) = (server.address.to_string(), format!("/{CALL}{rest}"));
    let (people, seconds) = (people.to_string(), seconds.to_string());
    let output = place.load(&[word, &address, &path, &people, &seconds]).output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).with_context(|| format!("the load failed: {errors}"))
}

pub fn number(figures: &Value, name: &str) -> f64 {
    figures.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)
}
