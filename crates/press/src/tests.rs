// SPDX-License-Identifier: AGPL-3.0-or-later
mod hostile;
mod plain;
mod printed;
mod random;

use card::{Direction, Plot};

use crate::{Block, Date, Document, Figure, Text, Tone, ink::Mark, layout::Layout};

/// A document of some paragraphs.
fn document(direction: Direction, paragraphs: &[&str]) -> Document {
    let title = "Free the weavers".to_owned();
    let heading = Block::Heading { level: 1, text: Text::plain(title.clone(), direction) };
    let paragraph = |text: &&str| Block::Paragraph(Text::plain(*text, direction), Tone::Plain);
    let blocks = std::iter::once(heading).chain(paragraphs.iter().map(paragraph)).collect();
    let dated = Some(Date { year: 2026, month: 12, day: 1, hour: 16, minute: 0, second: 0 });
    Document { title, language: "en".to_owned(), direction, dated, blocks }
}

#[test]
fn what_is_named_stands_on_the_page_of_its_name() {
    let text = |words: &str| Text::plain(words, Direction::Ltr);
    let plot = Plot {
        places: 2,
        bars: vec![(0, 0.5)],
        hour: None,
        blind: Vec::new(),
        lines: Vec::new(),
        ticks: Vec::new(),
    };
    for paragraphs in 0..60 {
        let mut document = document(Direction::Ltr, &vec!["She taught my sister to weave."; paragraphs]);
        document.blocks.push(Block::Heading { level: 3, text: text("By time") });
        let figure = Figure { plot: plot.clone(), alternative: "bars".to_owned(), caption: text("Posts") };
        document.blocks.push(Block::Figure(figure));
        let layout = Layout::of(&document);
        let is_there = |mark: &Mark| matches!(mark, Mark::Figure { .. });
        let page = layout.sheets.pages.iter().position(|page| page.marks.iter().any(is_there));
        assert_eq!(layout.headings.last().map(|heading| heading.page), page, "behind {paragraphs}");
    }
}
