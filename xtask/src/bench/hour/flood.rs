// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt::Write;

use anyhow::{Result, ensure};
use serde_json::Value;

use super::{peer::Place, people::load, plan::Plan};

/// A program that pledges a thousand times a second, from many addresses and from one, with honest people between.
pub fn measure(place: &Place, plan: &Plan) -> Result<String> {
    let mut told = format!(
        "\n### 1,000 false pledges a second for {} s\n\n| from | false ones kept, refused, failed | honest ones kept, refused, failed | \
         pledged, confirmed | marked |\n|---|---|---|---|---|\n",
        plan.flood_seconds
    );
    for neighborhoods in [plan.flooders, 1] {
        let server = place.ours()?;
        let figures = load(place, &server, "flood", "", neighborhoods, plan.flood_seconds)?;
        holds(&figures)?;
        let from = if neighborhoods == 1 {
            "one address".to_owned()
        } else {
            format!("{neighborhoods} neighborhoods")
        };
        let told_of =
            |who: &str| ["kept", "refused", "failed"].map(|how| count(&figures, &format!("/{who}/{how}")));
        let ([a, b, c], [d, e, f]) = (told_of("program"), told_of("honest"));
        let pledged = count(&figures, "/counter/pledges");
        writeln!(told, "| {from} | {a}, {b}, {c} | {d}, {e}, {f} | {pledged}, 0 | yes |")?;
    }
    Ok(told)
}

/// What is promised of the numbers under a flood.
pub fn holds(figures: &Value) -> Result<()> {
    let honest = ["kept", "refused", "failed"].map(|how| count(figures, &format!("/honest/{how}")));
    let all: u64 = honest.iter().sum();
    let [kept, ..] = honest;
    ensure!(all > 0 && kept * 100 >= all * 99, "only {kept} of {all} honest pledges got through: {figures}");
    ensure!(figures.pointer("/counter/confirmed") == Some(&0.into()), "some are confirmed: {figures}");
    ensure!(
        figures.get("is_marked") == Some(&true.into()),
        "the number is not marked as driven up: {figures}"
    );
    Ok(())
}

fn count(figures: &Value, pointer: &str) -> u64 {
    figures.pointer(pointer).and_then(Value::as_u64).unwrap_or_default()
}
