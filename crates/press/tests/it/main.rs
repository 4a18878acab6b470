// SPDX-License-Identifier: AGPL-3.0-or-later
//! Printed documents, read back by Poppler: in what order their words are, and what a screen reader is told.

use std::{fs, process::Command};

use card::{Direction, Plot};
use press::{Align, Block, Column, Date, Document, Figure, Span, Table, Term, Text, Tone};

/// What one of Poppler's programs prints of a document, without marks of direction.
fn read(program: &str, options: &[&str], document: &Document) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("document.pdf");
    fs::write(&file, press::print(document).expect("it keeps its standards")).expect("it can be written");
    let output = Command::new(program).args(options).arg(&file).arg("-").output();
    let output = match program {
        "pdftotext" => output,
        _ => Command::new(program).args(options).arg(&file).output(),
    };
    let output = output.expect("poppler-utils is installed: `cargo xtask test` does that");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.chars().filter(|char| !matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')).collect()
}

/// The words of a document in the order in which they are found on its pages.
fn words(document: &Document) -> String {
    read("pdftotext", &[], document).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A document with a part of every kind.
fn document(language: &str, direction: Direction, [title, prose, quoted]: [&str; 3]) -> Document {
    let text = |text: &str| Text::plain(text, direction);
    let link =
        Span { link: Some("https://ahang.example/weavers".to_owned()), ..Span::plain("ahang.example") };
    let item = Text { language: None, direction, spans: vec![Span::strong("7"), Span::plain(" "), link] };
    let plot = Plot {
        places: 2,
        bars: vec![(0, 1.0)],
        lines: vec![(0.0, "0".to_owned()), (1.0, "3".to_owned())],
        ticks: vec![(0.0, "19:00".to_owned())],
        ..Plot::default()
    };
    let column = |name: &str, align| Column { name: text(name), align };
    let table = Table {
        columns: vec![column("#A", Align::Start), column("#B", Align::End)],
        rows: vec![vec![text("x"), text("41")]],
    };
    let theirs =
        Text { language: Some("fa".to_owned()), direction: Direction::Rtl, spans: vec![Span::plain(quoted)] };
    let blocks = vec![
        Block::Heading { level: 1, text: text(title) },
        Block::Paragraph(text(prose), Tone::Plain),
        Block::Heading { level: 2, text: text("II") },
        Block::List(vec![item]),
        Block::Terms(vec![Term { name: text("12"), meaning: text("m") }]),
        Block::Figure(Figure { plot, alternative: "Three at seven.".to_owned(), caption: text("19:00") }),
        Block::Table(table),
        Block::Quotation(vec![theirs], text("@mina")),
    ];
    let dated = Some(Date { year: 2026, month: 12, day: 1, hour: 16, minute: 0, second: 0 });
    Document { title: title.to_owned(), language: language.to_owned(), direction, dated, blocks }
}

const QUOTED: &str = "می\u{200c}خواهیم آزاد شوند";

const TOLD: [(&str, Direction, [&str; 3]); 3] = [
    (
        "en",
        Direction::Ltr,
        [
            "Free the weavers of Ahang",
            "Forty-one weavers were taken from their looms in the night of 3 March. Their lawyer, Dalia Mourad (داليا مراد), has \
             not been let in since, though she has asked seven times, in writing, and each time in vain.",
            QUOTED,
        ],
    ),
    (
        "ar",
        Direction::Rtl,
        [
            "الحرية لنساجات آهنج",
            "أخذت إحدى وأربعون نساجة من أنوالهن في ليلة 3 آذار. لم يقل أحد أين هن اليوم، ولم يسمح لمحاميتهن Dalia Mourad بالدخول إليهن \
             حتى اليوم، رغم طلبها المتكرر (7 مرات) كتابة.",
            QUOTED,
        ],
    ),
    (
        "he",
        Direction::Rtl,
        [
            "חירות לאורגות של אהנג",
            "ארבעים ואחת אורגות נלקחו מהנולים שלהן בליל 3 במרץ. איש לא אמר היכן הן מוחזקות, ועורכת הדין שלהן, Dalia Mourad, לא הורשתה \
             להיכנס אליהן עד היום, אף שביקשה זאת (7 פעמים) בכתב.",
            QUOTED,
        ],
    ),
];

#[test]
fn words_are_found_in_the_order_in_which_they_are_read() {
    for (language, direction, told) in TOLD {
        let found = words(&document(language, direction, told));
        // Where two directions meet, spaces and stops are for who reads the page to guess; letters and digits are not.
        let letters = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
        for phrase in told {
            assert!(letters(&found).contains(&letters(phrase)), "{language}: {phrase} in {found}");
        }
    }
}

#[test]
fn a_screen_reader_is_told_what_each_part_is() {
    for (language, direction, told) in TOLD {
        let document = document(language, direction, told);
        let tags = read("pdfinfo", &["-struct"], &document);
        let wanted = [
            "H1",
            "P",
            "H2",
            "L ",
            "LI",
            "Lbl",
            "LBody",
            "Span",
            "Link",
            "Figure",
            "Caption",
            "Table",
            "THead",
            "TH",
            "/Scope /Column",
            "TBody",
            "/Scope /Row",
            "TD",
            "BlockQuote",
        ];
        for tag in wanted {
            assert!(tags.contains(tag), "{language}: {tag} in {tags}");
        }
        assert!(
            tags.contains("/WritingMode /RlTb"),
            "{language}: the quotation at least runs from the right"
        );
        let information = read("pdfinfo", &[], &document);
        assert!(information.contains("Tagged:          yes"), "{information}");
        assert!(information.contains(told[0]), "{information}");
        assert!(information.contains("A4"), "{information}");
        let links = read("pdfinfo", &["-url"], &document);
        assert!(links.contains("https://ahang.example/weavers"), "{links}");
    }
}

#[test]
fn what_a_screen_reader_reads_is_whole_and_in_order() {
    let (language, direction, told) = TOLD[0];
    let read = read("pdfinfo", &["-struct-text"], &document(language, direction, told));
    let spoken: String =
        read.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix('"')).collect();
    let expected = "Free the weavers of AhangForty-one weavers were taken from their looms in the night of 3 March. Their lawyer, \
                    Dalia Mourad (";
    assert!(spoken.starts_with(expected), "{spoken}");
    assert!(spoken.contains("), has not been let in since, though she has asked seven times, in writing, and each time in vain."), "{spoken}");
    assert!(spoken.contains("II•7 ahang.example12m"), "{spoken}");
    assert!(spoken.contains("19:00#A#Bx41"), "{spoken}");
}

#[test]
fn a_sign_that_no_font_has_is_copied_as_itself() {
    let told = ["Looms 🧵🧶 and 织工 stand", "Free 👨‍👩‍👧 now", QUOTED];
    let found = words(&document("en", Direction::Ltr, told));
    assert!(found.contains("🧵🧶") && found.contains("织工") && found.contains("👨‍👩‍👧"), "{found}");
}
