// SPDX-License-Identifier: AGPL-3.0-or-later
//! A file of wordings: one a paragraph, under headings that name the angle and what it rests on.

use jiff::civil::Date;

use crate::{
    call::{Case, Ground},
    fields::short,
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
            let read = read_section(case, heading).map_err(|says| findings.mistake(file, line, says));
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
        findings.mistake(file, line, "the comment that begins here has no end; write `-->` after it");
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
fn read_section(case: Option<&Case>, heading: &str) -> Result<Section, String> {
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

fn read_ground(case: Option<&Case>, written: &str) -> Result<Option<Ground>, String> {
    let Some(case) = case else { return Ok(None) };
    if written.eq_ignore_ascii_case("greeting") {
        return Ok(Some(Ground::Greeting));
    }
    if let Some(number) = written.strip_prefix("figure") {
        let place = number.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let place = place.filter(|place| *place < case.figures.len());
        let says =
            || format!("the case has no `{}`; its figures are 1 to {}", short(written), case.figures.len());
        return place.map(|place| Some(Ground::Figure(place))).ok_or_else(says);
    }
    if written.starts_with(char::is_numeric) { read_fact(case, written).map(Some) } else { Ok(None) }
}

/// Reads the day of a fact; of several on one day, which one, as in `2026-12-01/2`.
fn read_fact(case: &Case, written: &str) -> Result<Ground, String> {
    let (day, number) = written.split_once('/').unwrap_or((written, ""));
    let day: Date =
        Some(day.trim()).filter(|day| day.len() == 10).and_then(|day| day.parse().ok()).ok_or_else(|| {
            format!("`{}` is no day of a fact; write it as in `## the hall: 2026-12-01`", short(written))
        })?;
    let places = case.facts.iter().enumerate().filter(|(_, fact)| fact.on == day).map(|(place, _)| place);
    let places: Vec<usize> = places.collect();
    match (places.as_slice(), number.trim()) {
        ([], _) => Err(format!("the case has no fact of {day}; name the day of one that it has")),
        ([place], "" | "1") => Ok(Ground::Fact(*place)),
        (places, "") => Err(format!(
            "the case has {} facts of {day}; write `{day}/1` for the first of them",
            places.len()
        )),
        (places, number) => {
            let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let place = place.and_then(|place| places.get(place));
            let says =
                || format!("the case has {} facts of {day}, and no `{}`", places.len(), short(written));
            place.map(|place| Ground::Fact(*place)).ok_or_else(says)
        }
    }
}
