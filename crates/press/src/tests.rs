// SPDX-License-Identifier: AGPL-3.0-or-later
mod hostile;
mod plain;
mod printed;
mod random;

use card::Direction;

use crate::{Block, Date, Document, Text, Tone};

/// A document of some paragraphs.
fn document(direction: Direction, paragraphs: &[&str]) -> Document {
    let title = "Free the weavers".to_owned();
    let heading = Block::Heading { level: 1, text: Text::plain(title.clone(), direction) };
    let paragraph = |text: &&str| Block::Paragraph(Text::plain(*text, direction), Tone::Plain);
    let blocks = std::iter::once(heading).chain(paragraphs.iter().map(paragraph)).collect();
    let dated = Some(Date { year: 2026, month: 12, day: 1, hour: 16, minute: 0, second: 0 });
    Document { title, language: "en".to_owned(), direction, dated, blocks }
}
