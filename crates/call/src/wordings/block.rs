// SPDX-License-Identifier: AGPL-3.0-or-later
//! A file of wordings: one a paragraph, under headings that name the angle and what it rests on.

use jiff::civil::Date;

use super::field_of;
use crate::{
    call::{Case, Ground},
    fault::WordingFault,
    mistake::Findings,
};

/// One wording as it is written.
pub(super) struct Block {
    /// The line at which it begins.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What the heading above it says.
    pub section: Section,
}

/// What a heading says of the wordings below it.
#[derive(Clone, Default)]
pub(super) struct Section {
    /// From which side they speak of the case.
    pub angle: Option<String>,
    /// What they rest on.
    pub ground: Option<Ground>,
}

/// The wordings of a file: what stands between blank lines, lines of hyphens, headings and comments.
pub(super) fn blocks(findings: &Findings, case: Option<&Case>, file: &str, text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    let mut comment: Option<usize> = None;
    let mut section = Section::default();
    for (line, written) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let written = written.trim();
        if comment.is_some() || written.starts_with("<!--") {
            comment = if written.contains("-->") { None } else { comment.or(Some(line)) };
        } else if let Some(heading) = heading(written) {
            blocks.extend(open.take());
            let read = read_section(case, heading)
                .map_err(|fault| findings.mistake(file, line, &field_of(file), fault));
            section = read.unwrap_or_default();
        } else if written.is_empty() || is_rule(written) {
            blocks.extend(open.take());
        } else if let Some(block) = &mut open {
            block.text.push('\n');
            block.text.push_str(written);
        } else {
            open = Some(Block { line, text: written.to_owned(), section: section.clone() });
        }
    }
    if let Some(line) = comment {
        findings.mistake(file, line, &field_of(file), WordingFault::Comment);
    }
    blocks.extend(open);
    blocks
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
}

/// A heading with its signs: in Markdown a space stands after them, as it doesn't in a hashtag.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    (rest.len() < line.len() && (rest.is_empty() || rest.starts_with(' '))).then_some(line)
}

/// Reads `## ANGLE` or `## ANGLE: GROUND`; a heading of the first level, as of the whole file, ends what an angle covers.
fn read_section(case: Option<&Case>, heading: &str) -> Result<Section, WordingFault> {
    let Some(written) = heading.strip_prefix("##").map(|rest| rest.trim_start_matches('#').trim()) else {
        return Ok(Section::default());
    };
    let (angle, ground) = match written.rsplit_once(':') {
        Some((angle, ground)) => (angle.trim(), read_ground(case, ground.trim())?),
        None => (written, None),
    };
    // What follows a colon and is no ground is a part of the name.
    let angle = if ground.is_some() { angle } else { written };
    Ok(Section { angle: Some(angle.to_owned()).filter(|angle| !angle.is_empty()), ground })
}

fn read_ground(case: Option<&Case>, written: &str) -> Result<Option<Ground>, WordingFault> {
    let Some(case) = case else { return Ok(None) };
    if written.eq_ignore_ascii_case("greeting") {
        return Ok(Some(Ground::Greeting));
    }
    if let Some(number) = written.strip_prefix("figure") {
        let place = number.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let place = place.filter(|place| *place < case.figures.len());
        let (written, figures) = (written.to_owned(), case.figures.len());
        let fault = || WordingFault::NoFigure { written, figures };
        return place.map(|place| Some(Ground::Figure(place))).ok_or_else(fault);
    }
    if written.starts_with(char::is_numeric) { read_fact(case, written).map(Some) } else { Ok(None) }
}

/// Reads the day of a fact; of several on one day, which one, as in `2026-12-01/2`.
fn read_fact(case: &Case, written: &str) -> Result<Ground, WordingFault> {
    let (day, number) = written.split_once('/').unwrap_or((written, ""));
    let day = Some(day.trim()).filter(|day| day.len() == 10).and_then(|day| day.parse().ok());
    let day: Date = day.ok_or_else(|| WordingFault::Day(written.to_owned()))?;
    let places = case.facts.iter().enumerate().filter(|(_, fact)| fact.on == day).map(|(place, _)| place);
    let places: Vec<usize> = places.collect();
    match (places.as_slice(), number.trim()) {
        ([], _) => Err(WordingFault::NoFact(day)),
        ([place], "" | "1") => Ok(Ground::Fact(*place)),
        (places, "") => Err(WordingFault::Several { facts: places.len(), day }),
        (places, number) => {
            let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let place = place.and_then(|place| places.get(place));
            let fault = || WordingFault::NoNumber { facts: places.len(), day, written: written.to_owned() };
            place.map(|place| Ground::Fact(*place)).ok_or_else(fault)
        }
    }
}
