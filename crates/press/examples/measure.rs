// SPDX-License-Identifier: AGPL-3.0-or-later
//! Says how long a report with so many quoted posts takes to print: `cargo run --release -p groundswell-press --example measure 500`.

use std::{env, error::Error, time::Instant};

use card::Direction;
use press::{Block, Document, Span, Text, Tone};

const TEXTS: [&str; 3] = [
    "We stand with the weavers of Ahang, who have woven for nine years and now stand without looms 🧵 #FreeTheAhangWeavers",
    "نقف مع نساجات آهنج اللواتي نسجن تسع سنوات (9) ثم أُخذت أنوالهن منهن، ولا نعرف أين هن اليوم #الحرية_لنساجات_آهنج",
    "אנחנו עם האורגות של אהנג, שארגו תשע שנים וכעת עומדות בלי נולים, ואיננו יודעים היכן הן #FreeTheAhangWeavers",
];

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = env::args().nth(1).ok_or("say how many posts")?.parse()?;
    let quote = |text: &&str| {
        let direction = Direction::of(text).unwrap_or(Direction::Ltr);
        let name = Span { direction: Some(Direction::Rtl), ..Span::strong("نور الهدى") };
        let link = Span {
            link: Some("https://x.example/1".to_owned()),
            ..Span::plain(" @mina on X, 1 December 2026")
        };
        let source = Text { language: None, direction: Direction::Ltr, spans: vec![name, link] };
        Block::Quotation(vec![Text::plain(*text, direction)], source)
    };
    let title = "Free the weavers".to_owned();
    let mut blocks = vec![Block::Heading { level: 1, text: Text::plain(&*title, Direction::Ltr) }];
    blocks.push(Block::Paragraph(Text::plain(format!("{count} posts"), Direction::Ltr), Tone::Lead));
    blocks.extend(TEXTS.iter().cycle().take(count).map(quote));
    let document =
        Document { title, language: "en".to_owned(), direction: Direction::Ltr, dated: None, blocks };
    let begun = Instant::now();
    let pdf = press::print(&document)?;
    println!("{count} posts: {:.2?}, {} bytes", begun.elapsed(), pdf.len());
    Ok(())
}
