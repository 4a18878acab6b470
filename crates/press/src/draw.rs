// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::HashMap;

use card::Face;
use krilla::{
    color::rgb,
    geom::{Path, PathBuilder, Point, Rect},
    num::NormalizedF32,
    paint::{Fill, FillRule, Stroke, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, SpanTag},
    text::Font,
};

use crate::{
    ink::{Box4, Line, Mark, Segment, Shape},
    letters::Letters,
    style::Color,
    tags::Tags,
};

/// How far the stripes of a hatch stand apart.
const STRIPES: f32 = 4.0;

/// What draws, with the fonts that it has opened.
#[derive(Default)]
pub(crate) struct Pen {
    /// By where their bytes lie in the program.
    fonts: HashMap<usize, Font>,
}

impl Pen {
    pub(crate) fn mark(&mut self, surface: &mut Surface, mark: Mark, tags: &mut Tags) {
        match mark {
            Mark::Figure { node, shapes, labels } => {
                let content = surface.start_tagged(ContentTag::Other);
                shapes.iter().for_each(|shape| draw_shape(surface, shape));
                labels.iter().for_each(|label| self.letters(surface, label));
                surface.end_tagged();
                tags.hold(node, content);
            }
            Mark::Foot(line) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
                self.letters(surface, &line);
                surface.end_tagged();
            }
            Mark::Line(line) => self.line(surface, &line, tags),
            Mark::Shape(shape) => {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                draw_shape(surface, &shape);
                surface.end_tagged();
            }
        }
    }

    /// Draws a line from left to right, as programs expect that take text off a page; its tags hold it in reading order.
    fn line(&mut self, surface: &mut Surface, line: &Line, tags: &mut Tags) {
        surface.set_fill(Some(fill(line.color)));
        let last = line.segments.len().saturating_sub(1);
        let mut segments: Vec<(usize, &Segment)> = line.segments.iter().enumerate().collect();
        segments.sort_by(|(_, a), (_, b)| a.run.x.total_cmp(&b.run.x));
        let mut contents = Vec::with_capacity(segments.len());
        for group in segments.chunk_by(|(a, first), (b, second)| is_one_content((*a, first), (*b, second))) {
            let Some((place, Segment { node: Some(node), actual, .. })) = group.first() else { continue };
            let span = SpanTag::empty().with_actual_text(actual.as_deref());
            let content = surface.start_tagged(ContentTag::Span(span));
            for (place, segment) in group {
                self.segment(surface, line, segment, line.goes_on && *place == last);
            }
            surface.end_tagged();
            contents.push((*place, *node, content));
        }
        contents.sort_by_key(|(place, ..)| *place);
        contents.into_iter().for_each(|(_, node, content)| tags.hold(node, content));
    }

    fn letters(&mut self, surface: &mut Surface, line: &Line) {
        surface.set_fill(Some(fill(line.color)));
        let mut segments: Vec<&Segment> = line.segments.iter().collect();
        segments.sort_by(|a, b| a.run.x.total_cmp(&b.run.x));
        segments.into_iter().for_each(|segment| self.segment(surface, line, segment, false));
    }

    fn segment(&mut self, surface: &mut Surface, line: &Line, segment: &Segment, with_space: bool) {
        let letters = Letters::of(&segment.run, &line.text, with_space && segment.actual.is_none());
        if !letters.glyphs.is_empty() {
            let start = Point::from_xy(line.x + letters.x * line.size, line.base);
            let font = self.font(segment.run.face);
            surface.draw_glyphs(start, &letters.glyphs, font, &letters.text, line.size, false);
        }
    }

    fn font(&mut self, face: &'static Face) -> Font {
        let bytes = face.bytes();
        let open = || Font::new(bytes.into(), 0).expect("the fonts are whole");
        self.fonts.entry(bytes.as_ptr().addr()).or_insert_with(open).clone()
    }
}

/// Whether two neighbors on a line are held by their tag as one: they belong to it both, and are read as they are seen.
fn is_one_content((place, first): (usize, &Segment), (next, second): (usize, &Segment)) -> bool {
    let is_plain = |segment: &Segment| segment.actual.is_none() && !segment.run.is_rtl;
    place + 1 == next && first.node == second.node && is_plain(first) && is_plain(second)
}

fn draw_shape(surface: &mut Surface, shape: &Shape) {
    match shape {
        Shape::Hatch { within, color } => hatch(surface, within, *color),
        Shape::Rects { rects, color } => {
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*color)));
            if let Some(path) = outline(rects) {
                surface.draw_path(&path);
            }
        }
        Shape::Strokes { lines, color, width, dash } => {
            surface.set_fill(None);
            surface.set_stroke(Some(stroke(*color, *width, *dash)));
            if let Some(path) = strokes(lines) {
                surface.draw_path(&path);
            }
            surface.set_stroke(None);
        }
    }
}

fn hatch(surface: &mut Surface, within: &[Box4], color: Color) {
    let Some(clip) = outline(within) else { return };
    let bounds = clip_bounds(within);
    let mut lines = Vec::new();
    let mut x = bounds.left - bounds.height;
    while x < bounds.left + bounds.width {
        lines.push(([x, bounds.top + bounds.height], [x + bounds.height, bounds.top]));
        x += STRIPES;
    }
    surface.push_clip_path(&clip, &FillRule::NonZero);
    draw_shape(surface, &Shape::Strokes { lines, color, width: 1.3, dash: None });
    surface.pop();
}

fn clip_bounds(within: &[Box4]) -> Box4 {
    let least = |values: &mut dyn Iterator<Item = f32>| values.fold(f32::INFINITY, f32::min);
    let left = least(&mut within.iter().map(|rect| rect.left));
    let top = least(&mut within.iter().map(|rect| rect.top));
    let right = -least(&mut within.iter().map(|rect| -(rect.left + rect.width)));
    let foot = -least(&mut within.iter().map(|rect| -(rect.top + rect.height)));
    Box4 { left, top, width: right - left, height: foot - top }
}

fn outline(rects: &[Box4]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for rect in rects {
        if let Some(rect) = Rect::from_xywh(rect.left, rect.top, rect.width, rect.height) {
            path.push_rect(rect);
        }
    }
    path.finish()
}

fn strokes(lines: &[([f32; 2], [f32; 2])]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for ([from_x, from_y], [to_x, to_y]) in lines {
        path.move_to(*from_x, *from_y);
        path.line_to(*to_x, *to_y);
    }
    path.finish()
}

fn fill([red, green, blue]: Color) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::NonZero,
    }
}

fn stroke([red, green, blue]: Color, width: f32, dash: Option<[f32; 2]>) -> Stroke {
    let dash = dash.map(|[on, off]| StrokeDash { array: vec![on, off], offset: 0.0 });
    Stroke { paint: rgb::Color::new(red, green, blue).into(), width, dash, ..Stroke::default() }
}
