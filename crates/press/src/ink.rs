// SPDX-License-Identifier: AGPL-3.0-or-later
//! What lies on a page, before it is PDF. Places are counted from the page's top left corner, in points.

use std::sync::Arc;

use card::Run;

use crate::{style::Color, tags::Node};

/// Something on a page.
#[derive(Debug)]
pub(crate) enum Mark {
    /// A picture with its labels.
    Figure { node: Node, shapes: Vec<Shape>, labels: Vec<Line> },
    /// Words that belong to the page, not to what is read.
    Foot(Line),
    /// Words.
    Line(Line),
    /// A form that only guides the eye.
    Shape(Shape),
}

/// A line of words.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) x: f32,
    pub(crate) base: f32,
    pub(crate) size: f32,
    pub(crate) color: Color,
    /// What its letters stand for.
    pub(crate) text: Arc<str>,
    /// In reading order.
    pub(crate) segments: Vec<Segment>,
    /// Whether the same paragraph goes on in the next line, so that a space ends this one.
    pub(crate) goes_on: bool,
}

/// Letters of a line that belong to one tag.
#[derive(Debug)]
pub(crate) struct Segment {
    /// The tag; none in a figure and at the foot of a page.
    pub(crate) node: Option<Node>,
    pub(crate) run: Run,
    /// What stands-in stand for, where these letters are some.
    pub(crate) actual: Option<String>,
}

/// A form.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Stripes that lie within rectangles.
    Hatch { within: Vec<Box4>, color: Color },
    /// Filled rectangles.
    Rects { rects: Vec<Box4>, color: Color },
    /// Straight lines: from, to.
    Strokes { lines: Vec<([f32; 2], [f32; 2])>, color: Color, width: f32, dash: Option<[f32; 2]> },
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Box4 {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// A part of a page that leads elsewhere.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) node: Node,
    pub(crate) place: Box4,
    pub(crate) address: String,
    pub(crate) words: String,
}
