// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells a storm: posts and reports as JSON, the article in HTML, in Markdown and as a document for print, the chart.
//!
//! Owns every form in which figures leave for a reader, and the words around them. Deliberately knows no file, no
//! clock and no source: it counts nothing itself, and shows of posts only what it is given to show.

mod article;
pub mod chart;
mod facts;
pub mod json;

mod axis;
mod clock;
mod figure;
mod markdown;
mod markup;
mod paper;
mod poster;
mod quiet;
mod quote_card;
mod quoted;
mod sealed;
mod sheet;
mod speech;
mod story;
mod surges;
mod survival;
mod verifier;
mod watch;

pub use article::{Article, RecordFacts, article_html, article_markdown};
pub use facts::{Facts, InputFile, Lost, RestsOn};
pub use paper::article_pdf;
pub use poster::chart_png;
pub use quote_card::quote_card_html;
pub use quoted::{PublicCopy, Quoted};
pub use sealed::{Disclosed, SealedCopies};
pub use sheet::{CarriedReport, Catalog, Grade, Sheet, catalog_html, sheet_html};
pub use speech::has_words;
pub use surges::{SurgesOf, csv_cell, surges_csv, surges_text};
pub use survival::{Age, Gone, Standing, Survival, SurvivalRow};
pub use verifier::{CarriedLog, CarriedProofs, verifier_html};
pub use watch::{Blind, Delay, Deleted, SEARCH, Watch};

#[cfg(test)]
mod tests;
