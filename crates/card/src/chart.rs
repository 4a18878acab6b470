// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    block::{Block, Frame},
    canvas::{Canvas, Color, Edge, MARGIN},
    card::{Direction, Text},
    fonts::Weight,
    legible::legible,
    paragraph::Paragraph,
    plot::Plot,
    strip::Strip,
};

/// The size of a chart in pixels: that of a screen's shape, which newspapers take.
const WIDTH: u16 = 1600;
const HEIGHT: u16 = 900;
const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;

/// The size of what is written at the axes.
const LABEL: f32 = 24.0;

/// Even one post is seen, so much of the height.
const LEAST: f32 = 0.008;

/// A chart that stands for itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The edge from which its words are read; time runs from left to right in every language.
    pub direction: Direction,
    /// A warning above everything else.
    pub banner: Option<Text>,
    /// What it is about.
    pub title: Text,
    /// What it shows.
    pub subject: Text,
    /// What is counted, and what can't be seen in it.
    pub definition: Text,
    /// Who counted.
    pub source: Text,
    /// The figures.
    pub plot: Plot,
}

/// Draws a chart as a PNG of 1600 × 900.
#[must_use]
pub fn draw_chart(chart: &Chart) -> Vec<u8> {
    let edge = if chart.direction == Direction::Rtl { Edge::Right } else { Edge::Left };
    let mut canvas = Canvas::new(edge, WIDTH, HEIGHT);
    // 1. From the top: what it is.
    let mut top = 44.0;
    if let Some(banner) = &chart.banner {
        canvas.bar(56.0);
        let frame = Frame { width: INNER, height: 56.0, lines: 1, largest: 28.0, smallest: 20.0 };
        canvas.block(&Block::set(banner, Weight::Bold, frame), 6.0, Color::OnWarning);
        top += 36.0;
    }
    let frame = Frame { width: INNER, height: 130.0, lines: 2, largest: 52.0, smallest: 30.0 };
    let title = Block::set(&chart.title, Weight::Bold, frame);
    canvas.block(&title, top, Color::Ink);
    top += title.height() + 4.0;
    let frame = Frame { width: INNER, height: 60.0, lines: 1, largest: 30.0, smallest: 20.0 };
    let subject = Block::set(&chart.subject, Weight::Regular, frame);
    canvas.block(&subject, top, Color::Soft);
    top += subject.height() + 24.0;
    // 2. From the foot: who counted what.
    let mut foot = f32::from(HEIGHT) - 36.0;
    let frame = Frame { width: INNER, height: 50.0, lines: 1, largest: 24.0, smallest: 18.0 };
    let source = Block::set(&chart.source, Weight::Regular, frame);
    foot -= source.height();
    canvas.block(&source, foot, Color::Soft);
    let frame = Frame { width: INNER, height: 130.0, lines: 4, largest: 26.0, smallest: 16.0 };
    let definition = Block::set(&chart.definition, Weight::Regular, frame);
    foot -= definition.height() + 6.0;
    canvas.block(&definition, foot, Color::Ink);
    // 3. The picture gets what is left.
    Picture::of(&chart.plot, top, foot - 62.0).draw(&mut canvas);
    canvas.into_png()
}

/// A plot in pixels.
struct Picture<'a> {
    plot: &'a Plot,
    names: Vec<Strip>,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
}

impl<'a> Picture<'a> {
    fn of(plot: &'a Plot, top: f32, foot: f32) -> Self {
        let names: Vec<Strip> = plot.lines.iter().map(|(_, name)| label(name)).collect();
        let widest = names.iter().map(|name| name.width * LABEL).fold(0.0, f32::max).min(INNER / 4.0);
        let left = MARGIN + widest + 16.0;
        let width = f32::from(WIDTH) - MARGIN - left;
        Self { plot, names, left, top, width, height: foot - top }
    }

    fn draw(&self, canvas: &mut Canvas) {
        let plot = self.plot;
        if let Some(hour) = plot.hour {
            canvas.rectangle(self.stretch(hour), Color::Tint);
        }
        let blind: Vec<[f32; 4]> = plot.blind.iter().map(|blind| self.stretch(*blind)).collect();
        canvas.hatch(&blind, Color::Soft);
        for (height, _) in plot.lines.iter().skip(1) {
            canvas.line(self.level(*height), 1.5, &[], Color::Rule);
        }
        self.bars().into_iter().for_each(|bar| canvas.rectangle(bar, Color::Accent));
        let edges = plot.hour.into_iter().flat_map(|(start, end)| [start, end]);
        for edge in edges.map(|share| self.x(share)) {
            canvas.line([[edge, self.top], [edge, self.top + self.height]], 2.0, &[5.0, 7.0], Color::Accent);
        }
        canvas.line(self.level(0.0), 2.5, &[], Color::Ink);
        for ((height, _), name) in plot.lines.iter().zip(&self.names) {
            let x = self.left - 16.0 - name.width * LABEL;
            canvas.strip(name, [x, self.y(*height) + LABEL * 0.36], LABEL, Color::Ink);
        }
        self.clock(canvas);
    }

    fn bars(&self) -> Vec<[f32; 4]> {
        let count = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
        let room = self.width / count(self.plot.places.max(1));
        let bar = |(place, height): &(usize, f64)| {
            let height = narrow(*height).max(LEAST) * self.height;
            [self.left + room * (count(*place) + 0.1), self.top + self.height - height, room * 0.8, height]
        };
        self.plot.bars.iter().filter(|(place, _)| *place < self.plot.places).map(bar).collect()
    }

    fn clock(&self, canvas: &mut Canvas) {
        let foot = self.top + self.height;
        for (share, name) in &self.plot.ticks {
            let (x, name) = (self.x(*share), label(name));
            canvas.line([[x, foot], [x, foot + 10.0]], 2.0, &[], Color::Ink);
            let width = name.width * LABEL;
            let left = (x - width / 2.0).min(f32::from(WIDTH) - MARGIN - width).max(MARGIN);
            canvas.strip(&name, [left, foot + 38.0], LABEL, Color::Ink);
        }
    }

    fn stretch(&self, (start, end): (f64, f64)) -> [f32; 4] {
        let (left, right) = (self.x(start), self.x(end));
        [left, self.top, (right - left).max(4.0), self.height]
    }

    fn level(&self, share: f64) -> [[f32; 2]; 2] {
        let y = self.y(share);
        [[self.left, y], [self.left + self.width, y]]
    }

    fn x(&self, share: f64) -> f32 {
        self.left + self.width * narrow(share)
    }

    fn y(&self, share: f64) -> f32 {
        self.top + self.height * (1.0 - narrow(share))
    }
}

/// What is written at an axis, on one line.
fn label(name: &str) -> Strip {
    let plain = legible(name);
    let direction = Direction::of(&plain).unwrap_or(Direction::Ltr);
    Paragraph::plain(&plain, direction, Weight::Regular).strip(0..plain.len())
}

/// A share of a picture is known finely enough in half the digits.
#[expect(clippy::cast_possible_truncation, reason = "it lies between 0 and 1")]
fn narrow(share: f64) -> f32 {
    share.clamp(0.0, 1.0) as f32
}
