// SPDX-License-Identifier: AGPL-3.0-or-later
mod case;
mod counted;
mod lists;
mod method;
mod opening;
mod passing;
mod themes;
mod time;
mod unseen;

use call::{Language, Localized};
use model::{MediaKind, Window};

use crate::{
    article::Article,
    clock::Clock,
    figure::counted,
    quiet::{isolated, quiet, quiet_line, web_address},
    quoted::Quoted,
    surges::turnout_sentence,
};

pub(crate) use self::{
    case::{Case, Endorsements},
    counted::{Again, Definition},
    lists::{Rows, Spelling},
    method::{Input, Record},
    opening::Figure,
    themes::Said,
    time::Time,
};

/// An article in words, before it takes the form of HTML or Markdown; strangers' words in it are quiet.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) title: Words,
    pub(crate) lead: String,
    pub(crate) simulated: bool,
    pub(crate) figures: Vec<Figure>,
    pub(crate) case: Option<Case>,
    pub(crate) time: Time,
    pub(crate) quotes: Vec<Quote>,
    pub(crate) lists: Vec<Rows>,
    pub(crate) said: Option<Said>,
    pub(crate) passing: Vec<String>,
    pub(crate) spellings: Vec<Spelling>,
    pub(crate) endorsements: Option<Endorsements>,
    pub(crate) pledged: Option<String>,
    pub(crate) rules: Vec<&'static str>,
    /// How each figure was counted, and how it is counted again.
    pub(crate) definitions: Vec<Definition>,
    pub(crate) again: Again,
    pub(crate) inputs: Vec<Input>,
    pub(crate) rejected: Vec<String>,
    pub(crate) record: Option<Record>,
    pub(crate) limits: Vec<String>,
    pub(crate) version: String,
}

/// A text with the language that it is in.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) language: String,
    pub(crate) direction: &'static str,
}

/// A post that is shown.
#[derive(Debug)]
pub(crate) struct Quote {
    pub(crate) name: Option<String>,
    pub(crate) handle: Option<String>,
    pub(crate) network: &'static str,
    pub(crate) when: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) url: Option<String>,
    pub(crate) cut: bool,
    /// Whether its pictures are shown to those alone who ask for them.
    pub(crate) is_covered: bool,
    pub(crate) pictures: Vec<Picture>,
}

/// A picture of a post that is shown.
#[derive(Debug)]
pub(crate) struct Picture {
    /// Where it lies, seen from the report's own address on the site.
    pub(crate) address: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: String,
    pub(crate) is_film: bool,
}

impl Story {
    /// Puts an article into words.
    pub(crate) fn of(article: &Article) -> Self {
        let facts = article.facts;
        let clock = article.call.map_or_else(Clock::utc, |call| Clock {
            zone: call.storm.zone.clone(),
            name: call.storm.zone_name.clone(),
        });
        let mut story = Self {
            title: opening::title(article),
            lead: opening::lead(article, &clock),
            simulated: facts.simulated,
            figures: opening::figures(&facts.counts),
            case: article.call.map(|call| Case::of(call, article, &clock)),
            time: Time::of(article, &clock),
            quotes: article.quotes.iter().map(|quoted| Quote::of(quoted, &clock)).collect(),
            lists: lists::all(article),
            said: Said::of(article, &clock),
            passing: passing::sentences(article, &clock),
            spellings: lists::spellings(article),
            endorsements: article.call.and_then(Endorsements::of),
            pledged: article
                .pledges
                .map(|pledges| pledged(pledges, article.confirmed, facts.counts.accounts)),
            rules: method::rules(&facts.counts),
            definitions: Vec::new(),
            again: Again::of(article),
            inputs: method::inputs(article),
            rejected: method::rejected(facts),
            record: article.record.as_ref().map(Record::of),
            limits: method::limits(article, &clock),
            version: facts.version.clone(),
        };
        story.definitions = counted::definitions(&story);
        story
    }
}

impl Words {
    /// A text of the call's in the wanted language, or else in its main one.
    fn of(text: &Localized, wanted: &Language) -> Self {
        let (language, text) = text.shown_in(wanted);
        Self {
            text: quiet(text),
            language: language.as_str().to_owned(),
            direction: language.direction().key(),
        }
    }

    /// A text of the report's own.
    fn own(text: String) -> Self {
        Self { text, language: "en".to_owned(), direction: "ltr" }
    }
}

impl Quote {
    /// Puts a post into the form in which it is shown.
    pub(crate) fn of(quoted: &Quoted, clock: &Clock) -> Self {
        let post = &quoted.post;
        let line = |text: &Option<String>| text.as_deref().map(quiet_line).filter(|text| !text.is_empty());
        let language = post.lang.as_deref().and_then(|lang| Language::new(lang).ok());
        Self {
            name: line(&post.author.name),
            handle: line(&post.author.handle),
            network: post.network.name(),
            when: post.created_at.map(|at| clock.known(at, post.precision)),
            language: language.map(|language| language.as_str().to_owned()),
            lines: quiet(post.text.trim()).lines().map(str::to_owned).collect(),
            url: post.url.as_deref().and_then(web_address),
            cut: post.remarks.contains(&model::Remark::Truncated),
            is_covered: quoted.is_covered(),
            pictures: Picture::all(quoted),
        }
    }
}

impl Picture {
    fn all(quoted: &Quoted) -> Vec<Self> {
        let shown = quoted.media().filter_map(|(medium, copy)| Some((medium, copy?)));
        let shown = shown.map(|(medium, copy)| Self {
            address: format!("media/{}", copy.name()),
            width: copy.width,
            height: copy.height,
            alt: medium.alt.as_deref().map_or_else(|| UNDESCRIBED.to_owned(), quiet_line),
            is_film: medium.kind != MediaKind::Photo,
        });
        shown.collect()
    }
}

const UNDESCRIBED: &str = "A picture that its author has not described";

fn pledged(pledges: u64, confirmed: u64, accounts: u64) -> String {
    let confirmed = match confirmed {
        0 => String::new(),
        some => {
            format!(", and {} confirmed it by e-mail or handed in a post", counted(some, "person", "people"))
        }
    };
    let expected = match pledges {
        0 => String::new(),
        _ => turnout_sentence(&analysis::expected(pledges), accounts) + " ",
    };
    format!(
        "{} pledged to take part{confirmed}; {} posted. {expected}Pledges are anonymous, so it can't be told which of these \
         accounts had pledged.",
        counted(pledges, "person", "people"),
        counted(accounts, "account", "accounts"),
    )
}

/// Tags as they are read in a sentence: `#A, #B and #C`.
fn tags(tags: &[String]) -> String {
    join(tags.iter().map(|tag| isolated(&format!("#{tag}"))).collect(), "and")
}

/// A list as it is read in a sentence: `A, B and C`.
fn join(mut items: Vec<String>, word: &str) -> String {
    let Some(last) = items.pop() else { return String::new() };
    if items.is_empty() { last } else { format!("{} {word} {last}", items.join(", ")) }
}

/// The hour that the call named, if it lies in the stretch that was counted.
fn called_hour(article: &Article) -> Option<Window> {
    let hour = article.call?.storm.window;
    let counted = article.facts.counts.window?;
    (hour.start() < counted.end() && counted.start() < hour.end()).then_some(hour)
}
