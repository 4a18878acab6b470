// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{
    block::{Block, Frame},
    canvas::{Canvas, Color, Edge},
    fonts::Weight,
};

/// The width of a card in pixels: what networks ask for beside a large preview.
pub const WIDTH: u16 = 1200;
/// The height of a card in pixels.
pub const HEIGHT: u16 = 630;

/// What stands on a card, in order from its top.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// The edge from which the card is read.
    pub direction: Direction,
    /// A warning above everything else.
    pub banner: Option<Text>,
    /// The person or people at risk.
    pub whom: Text,
    /// The headline.
    pub title: Text,
    /// When.
    pub hour: Text,
    /// The zone of that hour.
    pub zone: Text,
    /// The main hashtag, with its sign.
    pub tag: Text,
    /// Who calls; left out where it is too long for one line.
    pub by: Option<Text>,
}

/// A text and the direction of the language that it is in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// The direction of the text as a whole; parts in another script run their own way.
    pub direction: Direction,
    /// The text itself.
    pub text: String,
}

/// The direction in which a text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

const MARGIN: f32 = 84.0;
const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;
const BANNER: f32 = 56.0;
const FOOT: f32 = 580.0;

/// Draws a card as a PNG of [`WIDTH`] × [`HEIGHT`].
#[must_use]
pub fn draw(card: &Card) -> Vec<u8> {
    let edge = if card.direction == Direction::Rtl { Edge::Right } else { Edge::Left };
    let mut canvas = Canvas::new(edge, WIDTH, HEIGHT);
    // 1. What the texts lie on.
    canvas.band(0.0, f32::from(HEIGHT), 22.0);
    canvas.wave();
    let mut top = 64.0;
    if let Some(banner) = &card.banner {
        canvas.bar(BANNER);
        let frame = Frame { width: INNER, height: BANNER, lines: 1, largest: 28.0, smallest: 20.0 };
        canvas.block(&Block::set(banner, Weight::Bold, frame), 6.0, Color::OnWarning);
        top += BANNER - 16.0;
    }
    // 2. From the foot up, so that the headline gets all that is left.
    let mut foot = FOOT;
    if let Some(by) = card.by.as_ref().and_then(short) {
        foot -= by.height();
        canvas.block(&by, foot, Color::Soft);
    }
    let frame = Frame { width: INNER, height: 70.0, lines: 1, largest: 46.0, smallest: 24.0 };
    let tag = Block::set(&card.tag, Weight::Bold, frame);
    foot -= tag.height() + 6.0;
    canvas.block(&tag, foot, Color::Accent);
    let frame = Frame { width: INNER, height: 60.0, lines: 1, largest: 30.0, smallest: 22.0 };
    let zone = Block::set(&card.zone, Weight::Regular, frame);
    foot -= zone.height() + 10.0;
    canvas.block(&zone, foot, Color::Soft);
    let frame = Frame { width: INNER, height: 110.0, lines: 2, largest: 42.0, smallest: 28.0 };
    let hour = Block::set(&card.hour, Weight::Bold, frame);
    foot -= hour.height();
    canvas.block(&hour, foot, Color::Ink);
    // 3. From the top down.
    let frame = Frame { width: INNER, height: 100.0, lines: 2, largest: 38.0, smallest: 24.0 };
    let whom = Block::set(&card.whom, Weight::Regular, frame);
    canvas.block(&whom, top, Color::Soft);
    top += whom.height() + 6.0;
    let frame = Frame { width: INNER, height: foot - top - 18.0, lines: 5, largest: 104.0, smallest: 34.0 };
    canvas.block(&Block::set(&card.title, Weight::Bold, frame), top, Color::Ink);
    canvas.into_png()
}

/// The names of who calls, if they fit on one line as they are.
fn short(by: &Text) -> Option<Block> {
    let frame = Frame { width: INNER, height: 60.0, lines: 1, largest: 30.0, smallest: 24.0 };
    let block = Block::set(by, Weight::Regular, frame);
    (!block.is_cut()).then_some(block)
}
