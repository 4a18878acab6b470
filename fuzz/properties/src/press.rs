// SPDX-License-Identifier: AGPL-3.0-or-later
//! Documents that are printed, with strangers' words in every place where an article may have them.

use card::{
    Direction::{self, Ltr, Rtl},
    Plot,
};
use press::{Align, Block, Column, Date, Document, Figure, Span, Table, Term, Text, Tone, print, undrawn};

/// Reads bytes as lines, each a part of a document, and prints it: no rule of the standards breaks, and the same document is the same
/// bytes.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let document = document(&text);
    assert!(undrawn(&document) <= text.chars().count());
    let printed = print(&document).expect("whatever it holds, it is printed");
    assert!(printed.starts_with(b"%PDF-1.7"));
    // Printing is what costs most: one in eight is printed twice.
    if bytes.len().is_multiple_of(8) {
        assert!(print(&document).is_ok_and(|again| again == printed), "the same document is other bytes");
    }
    document.blocks.len()
}

/// The first line is the title, behind how the whole is read.
fn document(text: &str) -> Document {
    let mut lines = text.split('\n');
    let title = lines.next().unwrap_or_default();
    let mut blocks: Vec<Block> = Vec::new();
    lines.for_each(|line| add(&mut blocks, line));
    let is_dated = !title.contains('\t');
    let date = Date { year: 2026, month: 12, day: 1, hour: 16, minute: 0, second: 0 };
    Document {
        title: title.to_owned(),
        language: "en".to_owned(),
        direction: side(title),
        dated: is_dated.then_some(date),
        blocks,
    }
}

/// What begins with `<` is read from the right.
fn side(text: &str) -> Direction {
    if text.starts_with('<') { Rtl } else { Ltr }
}

/// Adds what a line says: by its first sign a part of its own, or one more of what stands last.
fn add(blocks: &mut Vec<Block>, line: &str) {
    let mut signs = line.chars();
    let (sign, rest) = (signs.next(), signs.as_str());
    match (sign, blocks.last_mut()) {
        (Some('*'), Some(Block::List(items))) => items.push(words(rest)),
        (Some('"'), Some(Block::Quotation(lines, _))) => lines.push(words(rest)),
        (Some('|'), Some(Block::Table(table))) => table.rows.push(rest.split('|').map(words).collect()),
        (Some('='), Some(Block::Terms(terms))) => terms.push(term(rest)),
        (sign, _) => blocks.push(begun(sign, rest)),
    }
}

fn begun(sign: Option<char>, rest: &str) -> Block {
    match sign {
        Some('*') => Block::List(vec![words(rest)]),
        Some('"') => Block::Quotation(Vec::new(), words(rest)),
        Some('|') => Block::Table(Table { columns: rest.split('|').map(column).collect(), rows: Vec::new() }),
        Some('=') => Block::Terms(vec![term(rest)]),
        Some('%') => Block::Figure(figure(rest)),
        Some('!') => Block::Note(words(rest)),
        Some(level @ '0'..='9') => {
            Block::Heading { level: u8::try_from(level).unwrap_or_default() - b'0', text: words(rest) }
        }
        Some('+') => Block::Paragraph(words(rest), Tone::Lead),
        Some('-') => Block::Paragraph(words(rest), Tone::Small),
        Some('?') => Block::Paragraph(words(rest), Tone::Stressed),
        _ => Block::Paragraph(words(rest), Tone::Plain),
    }
}

fn term(line: &str) -> Term {
    let (name, meaning) = line.split_once('=').unwrap_or((line, ""));
    Term { name: words(name), meaning: words(meaning) }
}

fn column(name: &str) -> Column {
    Column { name: words(name), align: if name.ends_with('#') { Align::End } else { Align::Start } }
}

/// Words that look alike, each behind a tab and a sign for how; the others are plain.
fn words(line: &str) -> Text {
    Text { language: None, direction: side(line), spans: line.split('\t').map(span).collect() }
}

fn span(part: &str) -> Span {
    let mut signs = part.chars();
    let (sign, rest) = (signs.next(), signs.as_str().to_owned());
    // A line's end would have ended the line.
    let plain = Span::plain(rest.replace('\r', "\n"));
    match sign {
        Some('*') => Span { is_strong: true, ..plain },
        Some('@') => Span { link: Some(rest), ..plain },
        Some('<') => Span { direction: Some(Rtl), ..plain },
        Some('>') => Span { direction: Some(Ltr), ..plain },
        Some('~') => Span { language: Some("ar".to_owned()), ..plain },
        _ => Span::plain(part),
    }
}

/// A picture of the numbers that are the line's signs, and named by it.
fn figure(line: &str) -> Figure {
    let heights: Vec<f64> =
        line.chars().take(64).map(|sign| f64::from(u32::from(sign) % 160) / 100.0 - 0.3).collect();
    let named = |heights: &[f64]| heights.iter().map(|height| (*height, line.to_owned())).collect();
    let stretches = || heights.chunks_exact(2).map(|pair| (pair.iter().sum::<f64>() / 2.0, 0.9));
    let plot = Plot {
        places: heights.len(),
        bars: heights.iter().copied().enumerate().collect(),
        hour: stretches().next(),
        blind: stretches().skip(1).take(3).collect(),
        lines: named(heights.get(..3).unwrap_or_default()),
        ticks: named(heights.get(..5).unwrap_or_default()),
    };
    Figure { plot, alternative: line.to_owned(), caption: words(line) }
}
