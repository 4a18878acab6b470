// SPDX-License-Identifier: AGPL-3.0-or-later
use model::{Author, Post, Window};
use press::{Block, Document, Text};

use super::{
    at, language,
    storms::{facts, post, published_facts, sample_call, tally, two_hours},
};
use crate::{
    Article, Facts, Quoted, RecordFacts, article_pdf, chart_png, json::report_csv, paper::article_document,
};

/// Tells the sample storm, with two posts that are shown.
fn told(tell: impl Fn(&Article)) {
    let call = sample_call();
    let window =
        Window::new(at("2026-12-01T14:30:00Z"), at("2026-12-01T17:30:00Z")).expect("it runs forwards");
    let counted = tally(&two_hours(), &call.hashtags, Some(window));
    let facts =
        Facts { simulated: true, findings: analysis::published(&counted), ..published_facts(&counted) };
    let name = Some("نساجات آهنج Weavers".to_owned());
    let author = Author { handle: Some("ahang_weavers".to_owned()), name, id: None };
    let first = Post {
        author,
        text: "We wove nine years in the hall.\n\nNow we weave in the street 🧵".to_owned(),
        ..post(1, "ahang_weavers", "2026-12-01T15:02:11Z", &[])
    };
    let second = Post {
        text: "الأنوال لنا (7) looms".to_owned(),
        lang: Some("ar".to_owned()),
        url: Some("javascript:alert('loom')".to_owned()),
        ..post(2, "mina", "2026-12-01T15:03:00Z", &[])
    };
    let root = "9f2c4e0d1b3a5968778695a4b3c2d1e0f9e8d7c6b5a493827160504030201000".to_owned();
    let sealed_at = Some(at("2026-11-29T09:12:00Z"));
    tell(&Article {
        facts: &facts,
        call: Some(&call),
        language: language("en"),
        quotes: vec![first.into(), second.into()],
        pledges: Some(612),
        confirmed: 41,
        record: Some(RecordFacts { root, size: 2_310, tombstones: 1, sealed_at }),
        public: true,
    });
}

/// A document as it is read aloud: what each part is, and its words.
fn aloud(document: &Document) -> String {
    let Document { title, language, direction, dated, blocks } = document;
    let mut said = format!("{title} ({language}, {direction:?}, {dated:?})\n");
    let words = |text: &Text| {
        let language = text.language.as_ref().map_or_else(String::new, |language| format!("[{language}] "));
        format!("{language}{}", text.words())
    };
    for block in blocks {
        let part = match block {
            Block::Figure(figure) => format!("figure: {}\n  {}", figure.alternative, words(&figure.caption)),
            Block::Heading { level, text } => format!("\nheading {level}: {}", words(text)),
            Block::List(items) => items.iter().map(|item| format!("- {}\n", words(item))).collect(),
            Block::Note(text) => format!("note: {}", words(text)),
            Block::Paragraph(text, tone) => format!("{tone:?}: {}", words(text)),
            Block::Quotation(lines, source) => {
                let lines: Vec<String> = lines.iter().chain([source]).map(words).collect();
                format!("> {}", lines.join("\n> "))
            }
            Block::Table(table) => {
                let names: Vec<String> = table.columns.iter().map(|column| words(&column.name)).collect();
                format!("table of {}: {} rows", names.join(", "), table.rows.len())
            }
            Block::Terms(terms) => terms
                .iter()
                .map(|term| format!("{}: {}\n", words(&term.name), words(&term.meaning)))
                .collect(),
        };
        said.push_str(part.trim_end());
        said.push('\n');
    }
    said
}

#[test]
fn an_article_is_read_aloud_as_it_is_printed() {
    told(|article| {
        insta::assert_snapshot!("storm.paper", aloud(&article_document(article)));
        let pdf = article_pdf(article).expect("it keeps the rules of its standards");
        assert!(pdf == article_pdf(article).expect("it is the same again"));
        for tag in ["ar", "he"] {
            let article = Article { language: language(tag), ..article.clone() };
            assert!(article_pdf(&article).is_ok(), "{tag}");
            assert!(chart_png(&article).is_some_and(|chart| chart.starts_with(b"\x89PNG")), "{tag}");
        }
    });
}

#[test]
fn signs_that_the_fonts_lack_are_counted_at_the_end() {
    let call = sample_call();
    let quoted = |text: &str| {
        let post = Post { text: text.to_owned(), ..post(1, "mina", "2026-12-01T15:00:00Z", &[]) };
        Quoted::from(post)
    };
    let facts = facts(&tally(&two_hours(), &call.hashtags, None));
    let last = |text: &str| {
        let article = Article {
            facts: &facts,
            call: None,
            language: language("en"),
            quotes: vec![quoted(text)],
            pledges: None,
            confirmed: 0,
            record: None,
            public: false,
        };
        let document = article_document(&article);
        match document.blocks.last() {
            Some(Block::Paragraph(text, _)) => text.words(),
            _ => String::new(),
        }
    };
    assert!(last("Free 🧵🧵 织").contains("lack 3 signs"), "{}", last("Free 🧵🧵 织"));
    assert!(last("Free").contains("Counted by"), "{}", last("Free"));
}

#[test]
fn a_report_as_a_table_has_every_count_of_the_json() {
    let call = sample_call();
    let posts = two_hours();
    let csv = report_csv(&facts(&tally(&posts, &call.hashtags, None)));
    let is_short = |line: &&str| !["authors,", "per_minute,"].iter().any(|long| line.starts_with(*long));
    insta::assert_snapshot!("storm.csv", csv.lines().filter(is_short).collect::<Vec<_>>().join("\n"));
    assert!(csv.lines().any(|line| line == format!("posts,,{}", csv_posts(&csv))), "{csv}");
}

fn csv_posts(csv: &str) -> u64 {
    let minutes = csv.lines().filter_map(|line| line.strip_prefix("per_minute,"));
    minutes.filter_map(|line| line.rsplit(',').next()?.parse::<u64>().ok()).sum()
}
