// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{
    Direction::{self, Ltr, Rtl},
    Plot,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::document;
use crate::{Align, Block, Column, Document, Figure, Span, Table, Term, Text, Tone, print};

/// What texts are made of that may trip a page: marks of direction without their partners, joiners, signs that no font has, marks without
/// a letter, brackets, spaces of every kind.
const PIECES: [&str; 34] = [
    "Free",
    "weavers ",
    "الحرية",
    " لنا",
    "חופש",
    "می‌خواهیم",
    "12",
    "\u{202f}345",
    " ",
    "\n",
    "\u{a0}",
    "(",
    ")",
    "[",
    "#",
    ".",
    "،",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{200f}",
    "\u{61c}",
    "\u{202e}",
    "\u{301}",
    "\u{64b}",
    "\u{5b0}",
    "\u{200d}",
    "🧵",
    "👩🏽‍🚀",
    "🇵🇸",
    "织",
    "ⴰ",
    "\u{7}",
];

fn words() -> impl Strategy<Value = String> {
    vec(select(PIECES.as_slice()), 0..24).prop_map(|pieces| pieces.concat())
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Ltr, Rtl])
}

fn text() -> impl Strategy<Value = Text> {
    let span =
        (words(), option::of(direction()), any::<bool>(), any::<bool>(), option::of(Just("ar".to_owned())));
    let span = span.prop_map(|(text, direction, is_strong, is_linked, language)| {
        let link = is_linked.then(|| format!("https://loom.example/{text}"));
        Span { text, language, direction, is_strong, link }
    });
    (vec(span, 0..4), direction()).prop_map(|(spans, direction)| Text { language: None, direction, spans })
}

fn table() -> impl Strategy<Value = Table> {
    let column = (text(), any::<bool>()).prop_map(|(name, is_number)| Column {
        name,
        align: if is_number { Align::End } else { Align::Start },
    });
    (vec(column, 0..9), vec(vec(text(), 0..10), 0..6)).prop_map(|(columns, rows)| Table { columns, rows })
}

fn figure() -> impl Strategy<Value = Figure> {
    let share = || -0.5..1.5_f64;
    let plot = (
        0..40_usize,
        vec((0..60_usize, share()), 0..9),
        option::of((share(), share())),
        vec((share(), share()), 0..3),
        vec((share(), words()), 0..4),
        vec((share(), words()), 0..6),
    );
    let plot = plot.prop_map(|(places, bars, hour, blind, lines, ticks)| Plot {
        places,
        bars,
        hour,
        blind,
        lines,
        ticks,
    });
    (plot, words(), text()).prop_map(|(plot, alternative, caption)| Figure { plot, alternative, caption })
}

fn block() -> impl Strategy<Value = Block> {
    let tone = select(vec![Tone::Lead, Tone::Plain, Tone::Small, Tone::Stressed]);
    prop_oneof![
        figure().prop_map(Block::Figure),
        (0..9_u8, text()).prop_map(|(level, text)| Block::Heading { level, text }),
        vec(text(), 0..4).prop_map(Block::List),
        text().prop_map(Block::Note),
        (text(), tone).prop_map(|(text, tone)| Block::Paragraph(text, tone)),
        (vec(text(), 0..4), text()).prop_map(|(lines, source)| Block::Quotation(lines, source)),
        table().prop_map(Block::Table),
        vec((text(), text()).prop_map(|(name, meaning)| Term { name, meaning }), 0..4).prop_map(Block::Terms),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_a_document_holds_it_is_printed_and_always_alike(
        blocks in vec(block(), 0..8), title in words(), side in direction(), is_dated in any::<bool>()
    ) {
        let plain = document(side, &[]);
        let dated = plain.dated.filter(|_| is_dated);
        let document = Document { title, blocks, dated, ..plain };
        let printed = print(&document);
        prop_assert!(printed.is_ok(), "{:?}", printed.err());
        prop_assert!(printed.ok() == print(&document).ok());
    }
}
