// SPDX-License-Identifier: AGPL-3.0-or-later
use std::error::Error;

use card::Direction;
use krilla::{
    Document as Pdf, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    configure::{Accessibility, Archival, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Point, Rect},
    metadata::{DateTime, Metadata, TextDirection},
    outline::{Outline, OutlineNode},
    page::{Page, PageSettings},
};

use crate::{
    document::{Date, Document},
    draw::Pen,
    ink::Link,
    layout::{Heading, Layout},
    sheets::Sheet,
    style::{HEIGHT, WIDTH},
    tags::Tags,
};

/// Why a document could not be printed: the PDF would break a rule of its standards.
///
/// Nothing that a document can hold is known to lead to it; it is there so that no file claims what it doesn't keep.
#[derive(Debug)]
pub struct Unprintable(String);

impl std::fmt::Display for Unprintable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "the document can't be printed: {}", self.0)
    }
}

impl Error for Unprintable {}

/// Prints a document: the bytes of a PDF, the same ones for the same document.
///
/// # Errors
///
/// When the PDF would break a rule of PDF/UA-1 or PDF/A-2a.
pub fn print(document: &Document) -> Result<Vec<u8>, Unprintable> {
    let layout = Layout::of(document);
    let mut pdf = Pdf::new_with(settings(document));
    let mut pen = Pen::default();
    let Layout { mut tags, sheets, headings, .. } = layout;
    for sheet in sheets.pages {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).expect("a page has a size");
        let mut page = pdf.start_page_with(size);
        draw(&mut page, sheet, &mut pen, &mut tags);
        page.finish();
    }
    pdf.set_tag_tree(tags.into_tree(&document.language));
    pdf.set_outline(outline(&headings, document));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|error| Unprintable(format!("{error:?}")))
}

fn draw(page: &mut Page, sheet: Sheet, pen: &mut Pen, tags: &mut Tags) {
    let mut surface = page.surface();
    for mark in sheet.marks {
        pen.mark(&mut surface, mark, tags);
    }
    surface.finish();
    for Link { node, place, address, words } in sheet.links {
        let Some(place) = Rect::from_xywh(place.left, place.top, place.width, place.height) else { continue };
        let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
        let words = if words.trim().is_empty() { address } else { words };
        let annotation = Annotation::new_link(LinkAnnotation::new(place, target), Some(words));
        let content = page.add_tagged_annotation(annotation);
        tags.hold(node, content);
    }
}

fn settings(document: &Document) -> SerializeSettings {
    let standards = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let standards = match document.dated {
        Some(_) => standards.with_archival_validator(Archival::A2_A),
        None => standards,
    };
    let configuration = standards.finish().expect("both standards are of PDF 1.7");
    SerializeSettings { configuration, ..SerializeSettings::default() }
}

fn metadata(document: &Document) -> Metadata {
    let direction = match document.direction {
        Direction::Ltr => TextDirection::LeftToRight,
        Direction::Rtl => TextDirection::RightToLeft,
    };
    let metadata =
        Metadata::new().title(titled(document)).language(document.language.clone()).text_direction(direction);
    match document.dated {
        Some(date) => metadata.creation_date(instant(date)),
        None => metadata,
    }
}

fn instant(date: Date) -> DateTime {
    let day = DateTime::new(date.year).month(date.month).day(date.day);
    day.hour(date.hour).minute(date.minute).second(date.second).utc_offset_hour(0).utc_offset_minute(0)
}

/// The headings as bookmarks, those of a lower level within those above them.
fn outline(headings: &[Heading], document: &Document) -> Outline {
    let mut outline = Outline::new();
    let mut rest = headings;
    while let Some((first, further)) = rest.split_first() {
        let within = further.iter().take_while(|heading| heading.level > first.level).count();
        let (inner, next) = further.split_at(within);
        outline.push_child(bookmark(first, inner));
        rest = next;
    }
    if headings.is_empty() {
        let start = XyzDestination::new(0, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(titled(document), start));
    }
    outline
}

fn bookmark(heading: &Heading, mut rest: &[Heading]) -> OutlineNode {
    let place = XyzDestination::new(heading.page, Point::from_xy(0.0, (heading.top - 8.0).max(0.0)));
    let mut node = OutlineNode::new(heading.words.clone(), place).with_open(heading.level < 2);
    while let Some((first, further)) = rest.split_first() {
        let within = further.iter().take_while(|heading| heading.level > first.level).count();
        let (inner, next) = further.split_at(within);
        node.push_child(bookmark(first, inner));
        rest = next;
    }
    node
}

/// The name of a document, which needs one.
pub(crate) fn titled(document: &Document) -> String {
    let title = bounded(document.title.trim(), 300);
    if title.is_empty() { "–".to_owned() } else { title }
}

/// The beginning of a text, so long at most, in bytes; what a PDF says of itself must not be longer.
pub(crate) fn bounded(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().map(|(at, _)| at).take_while(|at| *at <= most).last().unwrap_or(0);
    format!("{}…", text.get(..end).unwrap_or_default().trim_end())
}
