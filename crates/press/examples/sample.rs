// SPDX-License-Identifier: AGPL-3.0-or-later
//! Prints a page of everything, in English and in Arabic: `cargo run -p groundswell-press --example sample FOLDER`.

use std::{error::Error, fs, path::Path};

use card::{Direction, Plot};
use press::{Align, Block, Column, Date, Document, Figure, Span, Table, Term, Text, Tone};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    for (name, direction) in [("en", Direction::Ltr), ("ar", Direction::Rtl)] {
        fs::write(Path::new(&folder).join(format!("{name}.pdf")), press::print(&sample(name, direction))?)?;
    }
    Ok(())
}

fn sample(language: &str, direction: Direction) -> Document {
    let is_rtl = direction == Direction::Rtl;
    let text = |english: &str, arabic: &str| Text::plain(if is_rtl { arabic } else { english }, direction);
    let title = text("Free the weavers of Ahang", "الحرية لنساجات أهانغ");
    let prose = text(
        "Forty-one weavers were taken from their looms in the night of 3 March. Nobody has said where they are held, and \
         their lawyer, Dalia Mourad (داليا مراد), has not been let in.",
        "أُخذت إحدى وأربعون نساجة من أنوالهن في ليلة 3 آذار. لم يقل أحد أين يُحتجزن، ولم يُسمح لمحاميتهن Dalia Mourad \
         بالدخول إليهن حتى اليوم، رغم طلبها المتكرر (7 مرات).",
    );
    let mut blocks = vec![
        Block::Heading { level: 1, text: title.clone() },
        Block::Paragraph(prose.clone(), Tone::Lead),
        Block::Note(text(
            "Simulated: these people and posts are invented.",
            "محاكاة: الناس والمنشورات هنا مخترَعة.",
        )),
        Block::Terms(vec![Term {
            name: text("1,234 accounts", "1٬234 حسابًا"), meaning: prose.clone()
        }]),
        Block::Heading { level: 2, text: text("When people posted", "متى نشر الناس") },
        Block::Figure(Figure { plot: plot(), alternative: "Bars".to_owned(), caption: prose.clone() }),
    ];
    let cell = |text: &str| Text::plain(text, Direction::of(text).unwrap_or(direction));
    let rows = (0..60).map(|row| vec![cell(&format!("#Free_الحرية_{row}")), cell(&format!("{}", row * 37))]);
    let columns = vec![
        Column { name: text("Hashtag", "الوسم"), align: Align::Start },
        Column { name: text("Posts", "المنشورات"), align: Align::End },
    ];
    blocks.push(Block::Table(Table { columns, rows: rows.collect() }));
    let linked =
        Span { link: Some("https://ahang.example/weavers".to_owned()), ..Span::plain("ahang.example") };
    let item =
        Text { language: None, direction, spans: vec![Span::strong("3 March"), Span::plain(" "), linked] };
    blocks.push(Block::Heading { level: 3, text: text("What is known", "ما هو معروف") });
    blocks.push(Block::List(vec![item, prose.clone(), cell("שלום עולם 🧵🧵 織工 می‌خواهیم ÄÖ")]));
    let quoted = vec![prose, Text::plain("می‌خواهیم آزاد شوند! 🧵🧵 织工 #آهنگ 12:30", Direction::Rtl)];
    blocks.push(Block::Quotation(quoted, cell("Mina @mina · Bluesky · 1 December 2026")));
    let date = Date { year: 2026, month: 12, day: 1, hour: 19, minute: 0, second: 0 };
    Document { title: title.words(), language: language.to_owned(), direction, dated: Some(date), blocks }
}

fn plot() -> Plot {
    let height = |place: usize| f64::from(u32::try_from(place * 37 % 100).unwrap_or(0)) / 100.0;
    Plot {
        places: 60,
        bars: (0..60).map(|place| (place, height(place))).collect(),
        hour: Some((0.2, 0.8)),
        blind: vec![(0.5, 0.55)],
        lines: vec![(0.0, "0".to_owned()), (0.5, "500".to_owned()), (1.0, "1,000".to_owned())],
        ticks: vec![(0.0, "19:00".to_owned()), (0.5, "19:30".to_owned()), (1.0, "20:00".to_owned())],
    }
}
