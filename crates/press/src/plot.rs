// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Direction, Plot};
use krilla::{
    geom::Rect,
    tagging::{BBox, Tag},
};

use crate::{
    document::{Figure, Text},
    ink::{Box4, Line, Mark, Shape},
    layout::{Area, Layout, WHOLE, placed},
    print::{bounded, titled},
    setting::{natural_width, set},
    style::{FAINT, INK, Look, MARK, QUIET, RULE, TINT},
};

/// The height of the bars, and of all of the picture.
const BARS: f32 = 150.0;
const HEIGHT: f32 = BARS + 30.0;

/// What a picture and the beginning of its caption need on one page.
pub(crate) const FIGURE: f32 = HEIGHT + 40.0;

/// Where the bars begin below the picture's top.
const HEAD: f32 = 10.0;

/// Even one post is seen, so much of the height.
const LEAST: f32 = 0.008;

/// A plot's measures in points: where it lies on the page.
#[derive(Clone, Copy)]
struct Frame {
    left: f32,
    top: f32,
    width: f32,
}

impl Layout<'_> {
    pub(crate) fn figure(&mut self, figure: &Figure) {
        self.sheets.need(FIGURE);
        let top = self.sheets.y;
        let gutter = figure.plot.lines.iter().map(|(_, name)| natural_width(&label(name), Look::LABEL));
        let gutter = gutter.fold(0.0, f32::max).min(WHOLE.width / 4.0) + 6.0;
        let frame = Frame { left: WHOLE.left + gutter, top: top + HEAD, width: WHOLE.width - gutter };
        let place = Rect::from_xywh(WHOLE.left, top, WHOLE.width, HEIGHT);
        let bounds = place.map(|place| BBox::new(self.sheets.page(), place));
        let alternative = bounded(figure.alternative.trim(), 4_000);
        let alternative = if alternative.is_empty() { titled(self.document) } else { alternative };
        let tag = Tag::Figure(Some(alternative)).with_bbox(bounds);
        let node = self.tags.add(None, tag);
        let labels = frame.labels(&figure.plot);
        self.sheets.mark(Mark::Figure { node, shapes: frame.shapes(&figure.plot), labels });
        self.sheets.y += HEIGHT;
        let caption = self.tag(None, Tag::Caption, &figure.caption);
        self.flow(&figure.caption, Look::CAPTION, WHOLE, caption, None);
    }
}

impl Frame {
    fn shapes(self, plot: &Plot) -> Vec<Shape> {
        let mut shapes = Vec::new();
        if let Some(hour) = plot.hour {
            shapes.push(Shape::Rects { rects: vec![self.stretch(hour)], color: TINT });
        }
        if !plot.blind.is_empty() {
            let within = plot.blind.iter().map(|blind| self.stretch(*blind)).collect();
            shapes.push(Shape::Hatch { within, color: RULE });
        }
        let level = |height: &f64| self.line(self.y(*height), self.y(*height));
        let grid = plot.lines.iter().skip(1).map(|(height, _)| level(height)).collect();
        shapes.push(Shape::Strokes { lines: grid, color: FAINT, width: 0.6, dash: None });
        shapes.push(Shape::Rects { rects: self.bars(plot), color: MARK });
        if let Some((start, end)) = plot.hour {
            let edge = |x: f64| ([self.x(x), self.y(1.0)], [self.x(x), self.y(0.0)]);
            let lines = vec![edge(start), edge(end)];
            shapes.push(Shape::Strokes { lines, color: MARK, width: 0.7, dash: Some([2.0, 3.0]) });
        }
        let foot = vec![self.line(self.y(0.0), self.y(0.0))];
        shapes.push(Shape::Strokes { lines: foot, color: INK, width: 0.8, dash: None });
        let tick = |x: f64| ([self.x(x), self.y(0.0)], [self.x(x), self.y(0.0) + 4.0]);
        let ticks = plot.ticks.iter().map(|(x, _)| tick(*x)).collect();
        shapes.push(Shape::Strokes { lines: ticks, color: QUIET, width: 0.6, dash: None });
        shapes
    }

    fn bars(self, plot: &Plot) -> Vec<Box4> {
        let count = u16::try_from(plot.places.max(1)).unwrap_or(u16::MAX);
        let room = self.width / f32::from(count);
        let bar = |(place, height): &(usize, f64)| {
            let height = narrow(*height).max(LEAST) * BARS;
            let left = self.left + room * (f32::from(u16::try_from(*place).unwrap_or(u16::MAX)) + 0.1);
            Box4 { left, top: self.top + BARS - height, width: room * 0.8, height }
        };
        plot.bars.iter().filter(|(place, _)| *place < plot.places).map(bar).collect()
    }

    /// The names of heights in the gutter on the left, and of times below.
    fn labels(self, plot: &Plot) -> Vec<Line> {
        let mut lines = Vec::new();
        let gutter = Area { left: WHOLE.left, width: self.left - WHOLE.left - 6.0 };
        for (height, name) in &plot.lines {
            let line = set(&label(name), Look::LABEL, gutter.width + 1.0).into_iter().next();
            let top = self.y(*height);
            lines.extend(line.map(|line| {
                let top = top - line.height / 2.0;
                placed(line, top, gutter, Direction::Rtl, &[])
            }));
        }
        for (x, name) in &plot.ticks {
            let Some(line) = set(&label(name), Look::LABEL, self.width).into_iter().next() else { continue };
            let middle = self.x(*x) - line.width / 2.0;
            let left = middle.clamp(WHOLE.left, (WHOLE.left + WHOLE.width - line.width).max(WHOLE.left));
            let area = Area { left, width: line.width };
            lines.push(placed(line, self.y(0.0) + 5.0, area, Direction::Ltr, &[]));
        }
        lines
    }

    fn stretch(self, (start, end): (f64, f64)) -> Box4 {
        let (left, right) = (self.x(start), self.x(end));
        Box4 { left, top: self.top, width: (right - left).max(1.4), height: BARS }
    }

    fn line(self, from: f32, to: f32) -> ([f32; 2], [f32; 2]) {
        ([self.left, from], [self.left + self.width, to])
    }

    fn x(self, share: f64) -> f32 {
        self.left + self.width * narrow(share)
    }

    fn y(self, share: f64) -> f32 {
        self.top + BARS * (1.0 - narrow(share))
    }
}

fn label(name: &str) -> Text {
    Text::plain(name, Direction::of(name).unwrap_or(Direction::Ltr))
}

/// A share of a page is known finely enough in half the digits.
#[expect(clippy::cast_possible_truncation, reason = "it lies between 0 and 1")]
fn narrow(share: f64) -> f32 {
    share.clamp(0.0, 1.0) as f32
}
