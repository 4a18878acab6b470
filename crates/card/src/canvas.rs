// SPDX-License-Identifier: AGPL-3.0-or-later
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use tiny_skia::{FillRule, Mask, Paint, PathBuilder, Pixmap, Rect, Stroke, StrokeDash, Transform};

use crate::{
    block::Block,
    fonts::Face,
    strip::{Glyph, Strip},
};

/// The colors of the site's pages.
#[derive(Clone, Copy)]
pub(crate) enum Color {
    Accent,
    Ink,
    OnWarning,
    Paper,
    Rule,
    Soft,
    Tint,
    Warning,
}

/// The edge at which lines begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Left,
    Right,
}

/// A card that is being drawn.
pub(crate) struct Canvas {
    pixels: Pixmap,
    width: u16,
    edge: Edge,
}

/// Where lines begin and end, from a picture's sides.
pub(crate) const MARGIN: f32 = 84.0;

/// How far the stripes of a hatch stand apart, in pixels.
const STRIPES: f32 = 10.0;

impl Color {
    fn paint(self) -> Paint<'static> {
        let [red, green, blue] = match self {
            Self::Accent => [0x8f, 0x2d, 0x16],
            Self::Ink => [0x21, 0x1b, 0x14],
            Self::OnWarning => [0x2b, 0x21, 0x03],
            Self::Paper => [0xfb, 0xf6, 0xee],
            Self::Rule => [0xd2, 0xb8, 0x9d],
            Self::Soft => [0x5d, 0x52, 0x45],
            Self::Tint => [0xf0, 0xdd, 0xc9],
            Self::Warning => [0xf6, 0xd7, 0x7a],
        };
        let mut paint = Paint::default();
        paint.set_color_rgba8(red, green, blue, 0xff);
        paint
    }
}

impl Canvas {
    pub(crate) fn new(edge: Edge, width: u16, height: u16) -> Self {
        let pixels = Pixmap::new(width.into(), height.into()).expect("the size is neither zero nor huge");
        let mut canvas = Self { pixels, width, edge };
        canvas.rectangle([0.0, 0.0, width.into(), height.into()], Color::Paper);
        canvas
    }

    /// A band along the edge at which lines begin.
    pub(crate) fn band(&mut self, top: f32, height: f32, width: f32) {
        let left = if self.edge == Edge::Left { 0.0 } else { f32::from(self.width) - width };
        self.rectangle([left, top, width, height], Color::Accent);
    }

    /// A bar across the top.
    pub(crate) fn bar(&mut self, height: f32) {
        self.rectangle([0.0, 0.0, self.width.into(), height], Color::Warning);
    }

    /// The site's wave, large, in the corner where lines end.
    pub(crate) fn wave(&mut self) {
        let mut path = PathBuilder::new();
        path.move_to(2.0, 24.0);
        path.cubic_to(8.0, 24.0, 10.0, 19.0, 15.0, 13.0);
        path.cubic_to(20.0, 7.0, 29.0, 2.0, 35.0, 5.0);
        path.cubic_to(41.0, 8.0, 40.0, 16.0, 34.0, 16.0);
        path.cubic_to(30.0, 16.0, 30.0, 11.0, 33.0, 10.0);
        path.cubic_to(26.0, 9.0, 24.0, 24.0, 34.0, 24.0);
        path.line_to(48.0, 24.0);
        path.move_to(2.0, 30.0);
        path.line_to(46.0, 30.0);
        let left = if self.edge == Edge::Left { 872.0 } else { 40.0 };
        let place = Transform::from_scale(6.0, 6.0).post_translate(left, 408.0);
        let stroke = Stroke { width: 3.0, line_cap: tiny_skia::LineCap::Round, ..Stroke::default() };
        if let Some(path) = path.finish() {
            self.pixels.stroke_path(&path, &Color::Tint.paint(), &stroke, place, None);
        }
    }

    /// Lines of text below a height.
    pub(crate) fn block(&mut self, block: &Block, top: f32, color: Color) {
        let mut top = top;
        for line in &block.lines {
            // The baseline stands so that letters fill the middle of their line.
            let base = top + (line.leading * 0.5 + 0.36) * block.size;
            let left = match self.edge {
                Edge::Left => MARGIN,
                Edge::Right => f32::from(self.width) - MARGIN - line.width * block.size,
            };
            self.strip(line, [left, base], block.size, color);
            top += line.leading * block.size;
        }
    }

    /// The bytes of the picture.
    pub(crate) fn into_png(self) -> Vec<u8> {
        self.pixels.encode_png().expect("a picture in memory can be written to memory")
    }

    /// A rectangle: left, top, width, height.
    pub(crate) fn rectangle(&mut self, [left, top, width, height]: [f32; 4], color: Color) {
        if let Some(place) = Rect::from_xywh(left, top, width, height) {
            self.pixels.fill_rect(place, &color.paint(), Transform::identity(), None);
        }
    }

    /// A straight line of dashes, or of one piece where they are none.
    pub(crate) fn line(&mut self, [from, to]: [[f32; 2]; 2], width: f32, dashes: &[f32], color: Color) {
        let mut path = PathBuilder::new();
        path.move_to(from[0], from[1]);
        path.line_to(to[0], to[1]);
        let stroke = Stroke { width, dash: StrokeDash::new(dashes.to_vec(), 0.0), ..Stroke::default() };
        if let Some(path) = path.finish() {
            self.pixels.stroke_path(&path, &color.paint(), &stroke, Transform::identity(), None);
        }
    }

    /// Stripes that lie within rectangles.
    pub(crate) fn hatch(&mut self, within: &[[f32; 4]], color: Color) {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let mut clip = PathBuilder::new();
        within
            .iter()
            .filter_map(|[x, y, w, h]| Rect::from_xywh(*x, *y, *w, *h))
            .for_each(|rect| clip.push_rect(rect));
        let (Some(clip), Some(mut mask)) = (clip.finish(), Mask::new(width, height)) else { return };
        mask.fill_path(&clip, FillRule::Winding, true, Transform::identity());
        let bounds = clip.bounds();
        let mut stripes = PathBuilder::new();
        let mut x = bounds.left() - bounds.height();
        while x < bounds.right() {
            stripes.move_to(x, bounds.bottom());
            stripes.line_to(x + bounds.height(), bounds.top());
            x += STRIPES;
        }
        let stroke = Stroke { width: 3.0, ..Stroke::default() };
        if let Some(stripes) = stripes.finish() {
            self.pixels.stroke_path(&stripes, &color.paint(), &stroke, Transform::identity(), Some(&mask));
        }
    }

    /// A line of letters from its left end and its baseline.
    pub(crate) fn strip(&mut self, line: &Strip, [left, base]: [f32; 2], size: f32, color: Color) {
        let mut path = PathBuilder::new();
        for run in &line.runs {
            for glyph in &run.glyphs {
                trace(run.face, glyph, &mut path, left + glyph.x * size, base - glyph.y * size, size);
            }
        }
        if let Some(path) = path.finish() {
            self.pixels.fill_path(&path, &color.paint(), FillRule::Winding, Transform::identity(), None);
        }
    }
}

/// Adds a letter's outline; one without an outline, such as a space, adds nothing.
fn trace(face: &Face, glyph: &Glyph, path: &mut PathBuilder, x: f32, y: f32, size: f32) {
    let font = &face.font;
    let mut pen = Pen { path, x, y, scale: size / f32::from(font.units_per_em()) };
    if let Some(outline) = font.outline_glyphs().get(glyph.glyph_id()) {
        // What was drawn until an error stays: the fonts are our own, and whole.
        let _drawn = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen);
    }
}

/// Moves an outline to its place; a font's heights grow upwards, a picture's downwards.
struct Pen<'a> {
    path: &'a mut PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx0, cy0), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((ax, ay), (bx, by), (x, y)) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.cubic_to(ax, ay, bx, by, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
