// SPDX-License-Identifier: AGPL-3.0-or-later
//! The edge list as CSV, written as it is counted: it may have a billion lines.

use std::{
    borrow::Cow,
    io::{self, Write},
    ops::{ControlFlow, Range},
};

use analysis::Counters;
use anyhow::Result;
use report::csv_cell;

use super::Found;

/// Writes the list; gives how many lines it has below its head.
pub fn as_csv(found: &Found<'_>, out: &mut dyn Write) -> Result<u64> {
    writeln!(out, "account_a,account_b,weight")?;
    let accounts = u32::try_from(found.shares.accounts()).unwrap_or(u32::MAX);
    let are_plain =
        (0..accounts).all(|account| matches!(csv_cell(found.shares.account(account)), Cow::Borrowed(_)));
    let mut written: io::Result<u64> = Ok(0);
    found.coordination.each_block(
        found.asked.threads,
        |counters, accounts| lines(found, are_plain, counters, accounts),
        |(lines, edges)| {
            written = written.as_ref().map_or(Ok(0), |before| Ok(before + edges)).and_then(|sum| {
                out.write_all(&lines)?;
                Ok(sum)
            });
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    Ok(written?)
}

/// The lines of some accounts, and how many they are; if all names are plain, none is looked at.
fn lines(
    found: &Found<'_>,
    are_plain: bool,
    counters: &mut Counters<'_>,
    accounts: Range<u32>,
) -> (Vec<u8>, u64) {
    let (mut lines, mut edges) = (Vec::new(), 0);
    for account in accounts {
        let name = |account: u32| {
            let name = found.shares.account(account);
            if are_plain { name.into() } else { csv_cell(name) }
        };
        let first = name(account);
        for edge in counters.edges_of(account) {
            if edge.weight < found.asked.weight {
                continue;
            }
            edges += 1;
            lines.extend_from_slice(first.as_bytes());
            lines.push(b',');
            lines.extend_from_slice(name(edge.second).as_bytes());
            lines.push(b',');
            push_number(&mut lines, edge.weight);
            lines.push(b'\n');
        }
    }
    (lines, edges)
}

/// A number in digits: most have one.
fn push_number(lines: &mut Vec<u8>, number: u64) {
    match u8::try_from(number) {
        Ok(digit @ 0..=9) => lines.push(b'0' + digit),
        _ => lines.extend_from_slice(number.to_string().as_bytes()),
    }
}
