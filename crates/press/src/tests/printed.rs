// SPDX-License-Identifier: AGPL-3.0-or-later
use card::Direction::{Ltr, Rtl};

use super::document;
use crate::{Block, Document, Span, Text, Tone, print};

#[test]
fn the_same_document_is_the_same_bytes_and_says_nothing_of_the_machine() {
    let document = document(Rtl, &["الحرية لنساجات أهانغ 🧵 (7) Dalia"]);
    let pdf = print(&document).unwrap();
    assert!(pdf == print(&document).unwrap());
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let holds = |words: &str| pdf.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(holds("<pdfuaid:part>1</pdfuaid:part>") && holds("<pdfaid:part>2</pdfaid:part>"));
    assert!(holds("<pdfaid:conformance>A</pdfaid:conformance>") && holds("2026-12-01T16:00:00+00:00"));
    assert!(holds("/R2L") || holds("/Direction"), "the edge from which it is read");
    for word in ["/root", "/home", "/tmp"] {
        assert!(!holds(word), "{word}");
    }
}

#[test]
fn without_a_date_it_is_for_screen_readers_but_not_for_archives() {
    let pdf = print(&Document { dated: None, ..document(Ltr, &["Free"]) }).unwrap();
    let holds = |words: &str| pdf.windows(words.len()).any(|window| window == words.as_bytes());
    assert!(holds("<pdfuaid:part>1</pdfuaid:part>") && !holds("pdfaid:part"));
}

#[test]
fn what_is_empty_is_printed_too() {
    let none = Document { title: String::new(), blocks: Vec::new(), ..document(Ltr, &[]) };
    let text = Text::plain("", Ltr);
    let blocks = vec![
        Block::Heading { level: 9, text: text.clone() },
        Block::Paragraph(Text { spans: Vec::new(), ..text.clone() }, Tone::Plain),
        Block::List(vec![text.clone()]),
        Block::List(Vec::new()),
        Block::Quotation(Vec::new(), text.clone()),
        Block::Terms(Vec::new()),
        Block::Note(text),
    ];
    for document in [Document { blocks, ..none.clone() }, none] {
        assert!(print(&document).is_ok(), "{document:?}");
    }
}

#[test]
fn an_address_in_any_script_is_led_to_in_ascii() {
    let link = Some("https://آهنگ.example/a b?#x".to_owned());
    let text = Text { language: None, direction: Ltr, spans: vec![Span { link, ..Span::plain("here") }] };
    let pdf =
        print(&Document { blocks: vec![Block::Paragraph(text, Tone::Plain)], ..document(Ltr, &[]) }).unwrap();
    let wanted = b"https://%D8%A2%D9%87%D9%86%DA%AF.example/a%20b?#x";
    assert!(pdf.windows(wanted.len()).any(|window| window == wanted));
}
