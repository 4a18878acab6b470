// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Direction, Plot};

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its name, as a reader's window shows it and as it stands at the foot of each page.
    pub title: String,
    /// Its main language (BCP 47).
    pub language: String,
    /// The edge from which it is read.
    pub direction: Direction,
    /// The time that it gives for itself, if any; without one it is no PDF/A.
    pub dated: Option<Date>,
    /// What stands in it, in reading order.
    pub blocks: Vec<Block>,
}

/// A time by the clock of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year of our era.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day, from 1.
    pub day: u8,
    /// The hour.
    pub hour: u8,
    /// The minute.
    pub minute: u8,
    /// The second.
    pub second: u8,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A picture of numbers.
    Figure(Figure),
    /// The name of what follows; the first level is the document's own name.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Its words.
        text: Text,
    },
    /// Things in a row, each behind a dot.
    List(Vec<Text>),
    /// What is to be seen before anything else.
    Note(Text),
    /// Sentences.
    Paragraph(Text, Tone),
    /// Somebody's words, each line by itself, and who said them where.
    Quotation(Vec<Text>, Text),
    /// Figures in rows and columns.
    Table(Table),
    /// Things with what they mean.
    Terms(Vec<Term>),
}

/// How loud sentences are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The first sentences of a document.
    Lead,
    /// All others.
    Plain,
    /// What stands beside figures: how they were made.
    Small,
    /// What is asked.
    Stressed,
}

/// Words in one main language and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The language (BCP 47), where it is not the document's.
    pub language: Option<String>,
    /// The direction of the whole.
    pub direction: Direction,
    /// Its words, in reading order.
    pub spans: Vec<Span>,
}

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The words; a line's end in them begins a new line.
    pub text: String,
    /// Their language (BCP 47), where it is not that of the text around them.
    pub language: Option<String>,
    /// Their direction, where it must not mix with that of the text around them.
    pub direction: Option<Direction>,
    /// Whether they are bold.
    pub is_strong: bool,
    /// The address that they lead to.
    pub link: Option<String>,
}

/// A thing and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The thing, which is printed large.
    pub name: Text,
    /// What it means.
    pub meaning: Text,
}

/// Figures in rows and columns; the first column names the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The cells of each row; those beyond the columns are not printed.
    pub rows: Vec<Vec<Text>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: Text,
    /// The edge at which its cells stand.
    pub align: Align,
}

/// An edge of a column, seen from where its language is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Where lines end: for numbers.
    End,
    /// Where lines begin.
    Start,
}

/// A picture of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What is to be drawn.
    pub plot: Plot,
    /// What can be seen in it, for who can't see it.
    pub alternative: String,
    /// What stands below it.
    pub caption: Text,
}

impl Text {
    /// Words of one kind.
    #[must_use]
    pub fn plain(text: impl Into<String>, direction: Direction) -> Self {
        Self { language: None, direction, spans: vec![Span::plain(text)] }
    }

    /// The words without their looks.
    #[must_use]
    pub fn words(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

impl Span {
    /// Words of no particular looks.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Bold words.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self { is_strong: true, ..Self::plain(text) }
    }
}
