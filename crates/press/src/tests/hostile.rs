// SPDX-License-Identifier: AGPL-3.0-or-later
use card::Direction::{Ltr, Rtl};

use super::document;
use crate::{Align, Block, Column, Document, Span, Table, Text, print};

#[test]
fn hostile_texts_are_printed_in_bounded_time_and_no_rule_of_the_standards_breaks() {
    let size = 30_000;
    for text in [
        "W".repeat(size),
        "م".repeat(size),
        "كلمة طويلة ".repeat(size / 10),
        "\u{301}".repeat(size),
        format!("e{}", "\u{301}".repeat(size)),
        "\u{200c}".repeat(size),
        "🧵".repeat(size),
        "织a".repeat(size / 2),
        "a\u{2067}ב(".repeat(size / 4),
        "\u{2068}".repeat(size),
        "\u{202e}".repeat(size),
        "[(".repeat(size / 2) + &")]".repeat(size / 2),
        "\n".repeat(size / 10),
        "\0\u{1}\u{feff}\u{fffe}\u{ffff}\u{e000}\u{10ffff}\u{fffc}\u{ad}\u{34f}\u{2028}\u{a0}\u{202f}\u{2009}".to_owned(),
        "2\u{feff}\u{5b0}🧵\u{202e}\u{64b}\u{feff}\u{301}".repeat(size / 10),
        "a\u{300}\u{5b0}\u{64b}\u{200d}\u{fe0f}".repeat(size / 10),
    ] {
        for direction in [Ltr, Rtl] {
            let printed = print(&document(direction, &[&text, "end"]));
            let start: String = text.chars().take(8).collect();
            assert!(printed.is_ok(), "{start:?}… {direction:?}: {}", printed.err().unwrap());
        }
    }
}

#[test]
fn names_and_addresses_that_are_far_too_long_are_printed() {
    let long = "long ".repeat(5_000);
    let spans = vec![Span { link: Some(format!("https://a.example/{long}")), ..Span::plain(long.clone()) }];
    let text = Text { language: Some("ar".to_owned()), direction: Rtl, spans };
    let columns = vec![Column { name: text.clone(), align: Align::Start }; 4];
    let blocks = vec![
        Block::Heading { level: 2, text: text.clone() },
        Block::Quotation(vec![text.clone()], text.clone()),
        Block::Table(Table { columns, rows: vec![vec![text.clone(); 4], vec![text.clone(); 9], Vec::new()] }),
    ];
    assert!(print(&Document { title: long, blocks, ..document(Ltr, &[]) }).is_ok());
}

#[test]
fn many_blocks_are_printed() {
    let paragraphs = vec!["Free the weavers"; 5_000];
    assert!(print(&document(Ltr, &paragraphs)).is_ok());
}
