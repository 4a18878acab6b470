// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    ink::{Box4, Link, Mark, Shape},
    style::{BOTTOM, TOP},
};

/// The pages that have been begun, and how far the last one is filled.
#[derive(Debug)]
pub(crate) struct Sheets {
    pub(crate) pages: Vec<Sheet>,
    /// Where the next thing goes, from the top.
    pub(crate) y: f32,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) marks: Vec<Mark>,
    pub(crate) links: Vec<Link>,
}

impl Sheets {
    pub(crate) fn new() -> Self {
        Self { pages: vec![Sheet::default()], y: TOP }
    }

    /// The number of the page that is being filled, from 0.
    pub(crate) fn page(&self) -> usize {
        self.pages.len().saturating_sub(1)
    }

    /// Leaves room, but none at the top of a page.
    pub(crate) fn space(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// Begins a new page unless there is so much room on this one; says whether it did.
    pub(crate) fn need(&mut self, height: f32) -> bool {
        let is_full = self.y + height > BOTTOM && self.y > TOP;
        if is_full {
            self.pages.push(Sheet::default());
            self.y = TOP;
        }
        is_full
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.marks.push(mark);
        }
    }

    pub(crate) fn link(&mut self, link: Link) {
        if let Some(page) = self.pages.last_mut() {
            page.links.push(link);
        }
    }

    /// A rectangle that only guides the eye.
    pub(crate) fn rect(&mut self, rect: Box4, color: [u8; 3]) {
        self.mark(Mark::Shape(Shape::Rects { rects: vec![rect], color }));
    }
}
