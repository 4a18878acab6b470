// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pairs of accounts as JSON, with the evidence behind each.

use std::io::Write;

use analysis::{EdgeFigures, Pair, account_figures};
use anyhow::Result;
use model::Timestamp;
use serde_json::{Value, json};

use super::Found;

/// Of each pair of accounts so many pairs of shares are shown; the others are counted.
const EVIDENCE: usize = 1000;

/// Writes the pairs; gives how many there are.
pub fn as_json(found: &Found<'_>, out: &mut dyn Write) -> Result<u64> {
    let Found { shares, asked, coordination } = found;
    let head = json!({
        "window_seconds": asked.rule.window_ns as f64 / 1e9, "min": asked.rule.min_participation, "weight": asked.weight,
        "shares": shares.shares().len(), "accounts": shares.accounts(), "pairs_of_shares": coordination.pairs(), "without_object": shares.without_object(),
    });
    let head = head.to_string();
    write!(out, "{},\"pairs\":[", head.trim_end_matches('}'))?;
    let (mut edges, mut all) = (0_u64, Vec::new());
    for account in 0..u32::try_from(shares.accounts()).unwrap_or(u32::MAX) {
        let pairs = coordination.pairs_of(account);
        for pairs in pairs.chunk_by(|(a, _), (b, _)| a == b) {
            if (pairs.len() as u64) < asked.weight {
                continue;
            }
            let pairs: Vec<Pair> = pairs.iter().map(|(_, pair)| *pair).collect();
            let separator = if edges == 0 { "\n" } else { ",\n" };
            write!(out, "{separator}{}", edge(found, &pairs))?;
            edges += 1;
            all.extend(pairs);
        }
    }
    write!(out, "],\"paired_accounts\":[")?;
    for (place, (account, figures)) in account_figures(&all).into_iter().enumerate() {
        let separator = if place == 0 { "\n" } else { ",\n" };
        let account = json!({
            "account": shares.account(account), "contents": figures.contents,
            "mean_seconds": figures.mean_seconds, "symmetry": figures.symmetry,
        });
        write!(out, "{separator}{account}")?;
    }
    writeln!(out, "]}}")?;
    Ok(edges)
}

/// Two accounts with the pairs of shares that they have.
fn edge(found: &Found<'_>, pairs: &[Pair]) -> Value {
    let figures = EdgeFigures::of(pairs);
    let ends = pairs.first().map_or((0, 0), |pair| (pair.older.min(pair.newer), pair.older.max(pair.newer)));
    let evidence: Vec<Value> = pairs.iter().take(EVIDENCE).map(|pair| evidence(found, pair)).collect();
    json!({
        "account_a": found.shares.account(ends.0), "account_b": found.shares.account(ends.1),
        "weight": figures.weight, "mean_seconds": figures.mean_seconds(), "symmetry": figures.symmetry(),
        "older_contents": figures.older_contents, "newer_contents": figures.newer_contents,
        "left_out": pairs.len() - evidence.len(), "evidence": evidence,
    })
}

fn evidence(found: &Found<'_>, pair: &Pair) -> Value {
    let side = |account: u32, content: u32, at_ns: i64| {
        let at = Timestamp::from_nanosecond(i128::from(at_ns)).map(|at| at.to_string()).ok();
        json!({"account": found.shares.account(account), "content": found.shares.thing(content), "at": at})
    };
    let seconds = pair.newer_at_ns.abs_diff(pair.older_at_ns) as f64 / 1e9;
    json!({
        "object": found.shares.thing(pair.object), "seconds": seconds,
        "older": side(pair.older, pair.older_content, pair.older_at_ns),
        "newer": side(pair.newer, pair.newer_content, pair.newer_at_ns),
    })
}
