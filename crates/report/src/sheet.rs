// SPDX-License-Identifier: AGPL-3.0-or-later
use askama::Template;
use model::{MediaKind, Post, Remark, Timestamp};
use serde::{Deserialize, Serialize};
use tally::Counts;

use crate::{
    clock::Clock,
    figure::number,
    quiet::{quiet_line, short_description, web_address},
    quoted::Quoted,
    story::Quote,
};

/// A page of our own about one post that may be shown: what it says, who wrote it and when, and what stands behind that.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The entry of the record that holds it.
    pub entry: u64,
    /// The post.
    pub post: &'a Post,
    /// What is known of where it comes from, the strongest first.
    pub grades: Vec<Grade>,
    /// The entries whose evidence goes with it.
    pub evidence: Vec<u64>,
    /// Whether people and posts are invented.
    pub simulated: bool,
}

/// What is known of where a post comes from; the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Its author's key has signed it.
    SignedAtSource,
    /// Its author has handed it in.
    HandedIn,
    /// One server, or one person, received it.
    Captured,
}

impl Grade {
    /// Those of a post, the strongest first; whether a proof is kept that its author has signed it is for the caller to know.
    #[must_use]
    pub fn of(post: &Post, is_signed: bool) -> Vec<Self> {
        let is_handed_in = post.remarks.contains(&Remark::HandedIn);
        let grades =
            [(Self::SignedAtSource, is_signed), (Self::HandedIn, is_handed_in), (Self::Captured, true)];
        grades.into_iter().filter(|(_, is_so)| *is_so).map(|(grade, _)| grade).collect()
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Captured => "Captured",
            Self::HandedIn => "Handed in",
            Self::SignedAtSource => "Signed at the source",
        }
    }

    /// What it shows.
    #[must_use]
    pub fn shows(self) -> &'static str {
        match self {
            Self::Captured => {
                "Whoever kept this record received the post so, and neither they nor anybody else has changed it since it was sealed."
            }
            Self::HandedIn => {
                "Somebody gave its address, saw it here as it is, and agreed that it is quoted."
            }
            Self::SignedAtSource => "The key of the account that posted it has signed exactly these words.",
        }
    }

    /// What it does not show.
    #[must_use]
    pub fn shows_not(self) -> &'static str {
        match self {
            Self::Captured => {
                "It does not show that the account wrote it: whoever kept the record could have written it themselves before it was sealed."
            }
            Self::HandedIn => "It does not show by itself that it was the account's owner who handed it in.",
            Self::SignedAtSource => {
                "It does not show who the person behind the account is, nor that nobody else has its key; the network holds it for most."
            }
        }
    }
}

/// The page that leads to everything that leaves with a record.
#[derive(Clone, Debug)]
pub struct Catalog<'a> {
    /// The record's name.
    pub origin: &'a str,
    /// How many entries its checkpoint covers.
    pub size: u64,
    /// The root of its tree in hexadecimal digits.
    pub root: String,
    /// When this was put together.
    pub created_at: Timestamp,
    /// The figures, as they may be published.
    pub counts: &'a Counts,
    /// The posts of which there is a sheet.
    pub sheets: &'a [Sheet<'a>],
    /// The addresses of posts of which nothing but the address is handed on, each with its network's name.
    pub addresses: &'a [(String, &'static str)],
    /// How many contents were forgotten.
    pub forgotten: u64,
    /// What goes with it of the report.
    pub report: CarriedReport,
}

/// What goes with a record of the report that was published of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CarriedReport {
    /// Whether the article does.
    pub has_article: bool,
    /// Whether it does without quotes of posts that may not be handed on: then it is not, byte for byte, what was published.
    pub is_cut: bool,
    /// Whether its figures do, as JSON.
    pub has_figures: bool,
    /// Why the article does not, if one was published.
    pub without: Option<&'static str>,
}

/// The page about a post, as one file of HTML that needs no other and no script.
#[must_use]
pub fn sheet_html(sheet: &Sheet<'_>) -> String {
    let Sheet { entry, post, grades, evidence, simulated } = sheet;
    let media = post.media.iter().map(Shown::of).collect();
    let template = SheetTemplate {
        entry: *entry,
        quote: Quote::of(&Quoted::from(Post::clone(post)), &Clock::utc()),
        media,
        grades,
        evidence,
        is_repost: post.kind == model::PostKind::Repost,
        is_edited: post.edit_of.is_some(),
        simulated: *simulated,
    };
    template.render().expect(SURE)
}

/// The page that leads to everything, as one file of HTML.
#[must_use]
pub fn catalog_html(catalog: &Catalog<'_>) -> String {
    let clock = Clock::utc();
    let Counts { posts, accounts, originals, replies, quotes, reposts, .. } = catalog.counts;
    let figures = [
        ("posts", *posts),
        ("accounts", *accounts),
        ("original posts", *originals),
        ("replies", *replies),
        ("quotes", *quotes),
        ("reposts", *reposts),
    ];
    let networks = catalog.counts.networks.iter().map(|(network, posts)| (network.name(), number(*posts)));
    let template = CatalogTemplate {
        origin: quiet_line(catalog.origin),
        size: number(catalog.size),
        root: &catalog.root,
        created_at: clock.instant(catalog.created_at),
        figures: figures.map(|(name, count)| (name, number(count))),
        networks: networks.collect(),
        rows: catalog.sheets.iter().map(|sheet| Row::of(sheet, &clock)).collect(),
        addresses: catalog.addresses.iter().map(Address::of).collect(),
        report: catalog.report,
        forgotten: (catalog.forgotten > 0).then(|| number(catalog.forgotten)),
        simulated: catalog.sheets.iter().any(|sheet| sheet.simulated),
    };
    template.render().expect(SURE)
}

const SURE: &str = "writing text to a string does not fail";

#[derive(Template)]
#[template(path = "sheet.html")]
struct SheetTemplate<'a> {
    entry: u64,
    quote: Quote,
    media: Vec<Shown>,
    grades: &'a [Grade],
    evidence: &'a [u64],
    is_repost: bool,
    is_edited: bool,
    simulated: bool,
}

#[derive(Template)]
#[template(path = "catalog.html")]
struct CatalogTemplate<'a> {
    origin: String,
    size: String,
    root: &'a str,
    created_at: String,
    figures: [(&'static str, String); 6],
    networks: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    addresses: Vec<Address>,
    report: CarriedReport,
    forgotten: Option<String>,
    simulated: bool,
}

/// A picture, film or sound of a post: it is described, never loaded from its network.
struct Shown {
    kind: &'static str,
    alt: Option<String>,
}

impl Shown {
    fn of(media: &model::Media) -> Self {
        let kind = match media.kind {
            MediaKind::Audio => "a sound",
            MediaKind::Gif => "a moving picture",
            MediaKind::Photo => "a picture",
            MediaKind::Video => "a film",
        };
        let alt = media.alt.as_deref().map(short_description).map(|alt| quiet_line(&alt));
        Self { kind, alt: alt.filter(|alt| !alt.is_empty()) }
    }
}

/// A post in the list of all.
struct Row {
    entry: u64,
    who: String,
    network: &'static str,
    when: String,
    grade: &'static str,
}

impl Row {
    fn of(sheet: &Sheet<'_>, clock: &Clock) -> Self {
        let author = &sheet.post.author;
        let who = author.name.as_deref().or(author.handle.as_deref()).map(quiet_line);
        Self {
            entry: sheet.entry,
            who: who.filter(|who| !who.is_empty()).unwrap_or_else(|| "an account without a name".to_owned()),
            network: sheet.post.network.name(),
            when: sheet
                .post
                .created_at
                .map_or_else(|| "at an unknown time".to_owned(), |at| clock.known(at, sheet.post.precision)),
            grade: sheet.grades.first().map_or("", |grade| grade.name()),
        }
    }
}

/// An address in the list of those that are all that is handed on.
struct Address {
    address: String,
    network: &'static str,
    is_link: bool,
}

impl Address {
    fn of((address, network): &(String, &'static str)) -> Self {
        Self { address: quiet_line(address), network, is_link: web_address(address).is_some() }
    }
}
