// SPDX-License-Identifier: AGPL-3.0-or-later
use std::sync::Arc;

use card::{Direction, Paragraph, Strip};

use crate::{
    document::Text,
    ink::{Line, Segment},
    plain::{Plain, STAND_IN, Stretch},
    style::Look,
    tags::Node,
};

/// How far lines stand apart, of what a card's headlines need.
const AIR: f32 = 1.14;

/// The height of an empty line, in ems.
const EMPTY: f32 = 1.18;

/// A line of a text, before it has a place.
#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) height: f32,
    pub(crate) width: f32,
    strip: Strip,
    text: Arc<str>,
    stretches: Arc<[Stretch]>,
    goes_on: bool,
    direction: Direction,
    look: Look,
}

/// Sets a text in lines of at most so many points.
pub(crate) fn set(text: &Text, look: Look, width: f32) -> Vec<Set> {
    let plains = Plain::lines(text, look.is_bold);
    let last = plains.len().saturating_sub(1);
    let lines = plains.into_iter().enumerate();
    lines.flat_map(|(place, plain)| set_line(plain, text.direction, look, width, place < last)).collect()
}

/// The width of a text that is not broken, in points.
pub(crate) fn natural_width(text: &Text, look: Look) -> f32 {
    let plains = Plain::lines(text, look.is_bold);
    let width = |plain: &Plain| {
        Paragraph::new(&plain.text, text.direction, plain.parts()).natural_width() * look.size
    };
    plains.iter().map(width).fold(0.0, f32::max)
}

fn set_line(plain: Plain, direction: Direction, look: Look, width: f32, goes_on: bool) -> Vec<Set> {
    let parts = plain.parts();
    let (text, stretches): (Arc<str>, Arc<[Stretch]>) = (plain.text.into(), plain.stretches.into());
    let paragraph = Paragraph::new(&text, direction, parts);
    let mut ranges = paragraph.lines(width / look.size);
    if ranges.is_empty() {
        // An empty line has its height.
        ranges.push(0..0);
    }
    let last = ranges.len() - 1;
    let line = |(place, range)| {
        let strip = paragraph.strip(range);
        Set {
            height: strip.leading.max(EMPTY) * AIR * look.size,
            width: strip.width * look.size,
            strip,
            text: Arc::clone(&text),
            stretches: Arc::clone(&stretches),
            goes_on: goes_on || place < last,
            direction,
            look,
        }
    };
    ranges.into_iter().enumerate().map(line).collect()
}

impl Set {
    /// Gives the line its place: where it begins on the left, and its top. The tags are those of the text's spans.
    pub(crate) fn place(self, x: f32, top: f32, nodes: &[Node]) -> Line {
        let mut segments: Vec<Segment> = Vec::with_capacity(self.strip.runs.len());
        for run in self.strip.runs {
            let at = self.stretches.partition_point(|stretch| stretch.end <= run.range.start);
            let before = at.checked_sub(1).and_then(|before| self.stretches.get(before));
            let start = before.map_or(0, |before| before.end);
            let stretch = self.stretches.get(at);
            let signs = stretch.filter(|stretch| !stretch.signs.is_empty()).map(|stretch| {
                let place = |byte: usize| byte.saturating_sub(start) / STAND_IN.len_utf8();
                let signs = stretch.signs.get(place(run.range.start)..place(run.range.end));
                signs.unwrap_or_default().concat()
            });
            let node = stretch.and_then(|stretch| nodes.get(stretch.span.min(nodes.len().saturating_sub(1))));
            segments.push(Segment { node: node.copied(), run, actual: signs });
        }
        segments.sort_by_key(|segment| segment.run.range.start);
        let size = self.look.size;
        Line {
            x,
            // Letters fill the middle of their line.
            base: top + self.height * 0.5 + 0.36 * size,
            size,
            color: self.look.color,
            text: self.text,
            segments,
            goes_on: self.goes_on,
        }
    }

    /// The span of the text in which a run of letters lies, and the letters' place in the line: left edge and width.
    pub(crate) fn spans(&self) -> impl Iterator<Item = (usize, f32, f32)> {
        self.strip.runs.iter().filter_map(|run| {
            let at = self.stretches.partition_point(|stretch| stretch.end <= run.range.start);
            let stretch = self.stretches.get(at)?;
            Some((stretch.span, run.x * self.look.size, run.width * self.look.size))
        })
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }
}
