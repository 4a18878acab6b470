// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use jiff::SignedDuration;
use model::{Network, PostKind, Timestamp, Window};

use crate::{
    bluesky,
    draft::{Draft, Words, comment_words, is_tagged, noise_words, original_words},
    mastodon,
    people::{Person, invent_people},
    pictures::attached,
    tide::instants,
    truth::{Count, Truth},
    x,
};

/// What to invent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storm {
    /// The same seed gives the same storm.
    pub seed: u64,
    /// The agreed hashtags without `#`; with none, every post counts.
    pub hashtags: Vec<String>,
    /// The suggested posts as (language, text), hashtags and links with spaces around them; `{url}` is filled in.
    pub wordings: Vec<(String, String)>,
    /// Accounts that may be quoted: each of them posts.
    pub quotable: Vec<(Network, String)>,
    /// The hour.
    pub window: Window,
    /// How many people post, beside the quotable accounts; three at least.
    pub people: u32,
    /// About how many lines to invent.
    pub posts_about: u32,
}

/// The lines of one network with the instants at which it hands them on, in order.
pub type Feed = Vec<(Timestamp, String)>;

/// A storm that was invented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invented {
    /// The lines, one feed a network, in the order of [`Network::ALL`].
    pub feeds: Vec<(Network, Feed)>,
    /// The true figures.
    pub truth: Truth,
}

/// Invents a storm.
#[must_use]
pub fn invent(storm: &Storm) -> Invented {
    let mut rng = Rng::with_seed(storm.seed);
    let people = invent_people(&mut rng, &storm.quotable, storm.people);
    let drafts = invent_drafts(&mut rng, storm, &people);
    let truth = count(storm, &people, &drafts);
    let stage = Stage { people: &people, drafts: &drafts };
    let mut feeds: Vec<(Network, Feed)> = Network::ALL.map(|network| (network, Feed::new())).into();
    let mut named = BTreeSet::new();
    for draft in &drafts {
        let network = stage.author(draft).network;
        let Some((_, feed)) = feeds.iter_mut().find(|(of, _)| *of == network) else { continue };
        match network {
            Network::Bluesky => {
                bluesky_lines(&mut rng, &stage, draft, storm.quotable.len(), &mut named, feed)
            }
            Network::Mastodon => mastodon_lines(&mut rng, &stage, draft, feed),
            Network::X => x_lines(&mut rng, &stage, draft, feed),
        }
    }
    for (_, feed) in &mut feeds {
        feed.sort_by_key(|(seen_at, _)| *seen_at);
    }
    Invented { feeds, truth }
}

/// What a line is written from.
pub(crate) struct Stage<'a> {
    /// Everybody.
    pub people: &'a [Person],
    /// Every post.
    pub drafts: &'a [Draft],
}

impl<'a> Stage<'a> {
    /// Who wrote a draft.
    pub(crate) fn author(&self, draft: &Draft) -> &'a Person {
        self.people.get(draft.author).expect("a draft's author is one of the people it was invented with")
    }

    /// The draft that a draft answers, repeats or quotes.
    pub(crate) fn original(&self, draft: &Draft) -> Option<&'a Draft> {
        self.drafts.get(draft.of?)
    }
}

/// The posts in order of time, so that whatever is answered or repeated stands before.
fn invent_drafts(rng: &mut Rng, storm: &Storm, people: &[Person]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut told: BTreeMap<Network, Vec<usize>> = BTreeMap::new();
    let mut waiting: Vec<usize> = (0..storm.quotable.len()).rev().collect();
    for (serial, at) in (0..).zip(instants(rng, storm.window, storm.posts_about)) {
        // The quotable accounts speak first once the hour has begun.
        let is_hour = storm.window.contains(at);
        let author = if is_hour { waiting.pop() } else { None };
        let (author, is_called) = match author {
            Some(author) => (author, true),
            None => (some_author(rng, people.len()), false),
        };
        let Some(person) = people.get(author) else { continue };
        let told = told.entry(person.network).or_default();
        let draft = invent_draft(rng, storm, &drafts, told, Author { author, person, is_called }, serial, at);
        if draft.kind != PostKind::Repost && (draft.of.is_some() || draft.is_tagged) {
            told.push(drafts.len());
        }
        drafts.push(draft);
    }
    drafts
}

/// Who posts next.
#[derive(Clone, Copy)]
struct Author<'a> {
    author: usize,
    person: &'a Person,
    is_called: bool,
}

fn invent_draft(
    rng: &mut Rng,
    storm: &Storm,
    drafts: &[Draft],
    told: &[usize],
    author: Author<'_>,
    serial: u64,
    at: Timestamp,
) -> Draft {
    let Author { author, person, is_called } = author;
    let kind = if is_called { PostKind::Original } else { kind(rng) };
    let of = if kind == PostKind::Original { None } else { some_original(rng, drafts, told, at) };
    let kind = if of.is_some() { kind } else { PostKind::Original };
    let words = match kind {
        PostKind::Repost => Words { language: String::new(), text: String::new() },
        PostKind::Quote | PostKind::Reply => comment_words(rng, storm, person),
        PostKind::Original if !is_called && rng.u32(0..6) == 0 => noise_words(rng),
        PostKind::Original => original_words(rng, storm, person),
    };
    let is_tagged = match of.and_then(|of| drafts.get(of)) {
        Some(original) if kind == PostKind::Repost => original.is_tagged,
        _ => is_tagged(storm, &words.text),
    };
    Draft {
        serial,
        author,
        created_at: as_told(person.network, at),
        seen_at: at + SignedDuration::from_millis(rng.i64(40..900)),
        language: words.language,
        text: words.text,
        kind,
        of,
        is_tagged,
        is_bare: rng.u32(0..20) == 0,
        picture: if is_called { attached(author) } else { None },
    }
}

fn kind(rng: &mut Rng) -> PostKind {
    match rng.u32(0..100) {
        0..12 => PostKind::Reply,
        12..36 => PostKind::Repost,
        36..45 => PostKind::Quote,
        _ => PostKind::Original,
    }
}

/// A few people post much, most post once or twice.
fn some_author(rng: &mut Rng, people: usize) -> usize {
    let first = rng.usize(0..people.max(1));
    if rng.u32(0..3) == 0 { rng.usize(0..=first) } else { first }
}

/// A post that was handed on before an instant: one of the first, which everybody knows, or one of the latest.
fn some_original(rng: &mut Rng, drafts: &[Draft], told: &[usize], at: Timestamp) -> Option<usize> {
    let known =
        if rng.bool() { told.get(..told.len().min(12)) } else { told.get(told.len().saturating_sub(60)..) };
    let chosen = *rng.choice(known?)?;
    let original = drafts.get(chosen)?;
    (original.seen_at < at).then_some(chosen)
}

/// An instant as exactly as a network tells it.
fn as_told(network: Network, at: Timestamp) -> Timestamp {
    let milliseconds = at.as_millisecond();
    let told = if network == Network::X { milliseconds.div_euclid(1000) * 1000 } else { milliseconds };
    Timestamp::from_millisecond(told).unwrap_or(at)
}

fn count(storm: &Storm, people: &[Person], drafts: &[Draft]) -> Truth {
    let mut count = Count::new(storm.window);
    for draft in drafts.iter().filter(|draft| draft.is_tagged) {
        if let Some(person) = people.get(draft.author) {
            count.add(person.network, draft.author, draft.kind, draft.created_at);
        }
    }
    count.finish()
}

/// A post as Bluesky hands it on, and what comes with it: who somebody is, likes, a deletion, the same line again.
fn bluesky_lines(
    rng: &mut Rng,
    stage: &Stage<'_>,
    draft: &Draft,
    quotable: usize,
    named: &mut BTreeSet<usize>,
    feed: &mut Feed,
) {
    let is_new = named.insert(draft.author);
    if is_new && (draft.author < quotable || rng.u32(0..4) == 0) {
        feed.push((draft.seen_at, bluesky::identity(stage, draft)));
    }
    let line = bluesky::post(stage, draft);
    let later = draft.seen_at + SignedDuration::from_millis(rng.i64(1..3_000));
    match rng.u32(0..60) {
        0 => feed.push((later, line.clone())),
        1..5 => feed.push((later, bluesky::like(stage, draft, later))),
        // What is part of the storm stays, so that the figures do not depend on who saw the deletion.
        5..12 if !draft.is_tagged && draft.of.is_none() => {
            feed.push((later, bluesky::deletion(stage, draft, later)));
        }
        _ => {}
    }
    feed.push((draft.seen_at, line));
}

/// A status as the server that is asked hands it on, and now and then as another server does.
fn mastodon_lines(rng: &mut Rng, stage: &Stage<'_>, draft: &Draft, feed: &mut Feed) {
    if rng.u32(0..40) == 0 {
        let later = draft.seen_at + SignedDuration::from_millis(rng.i64(1..3_000));
        feed.push((later, mastodon::status(stage, draft, 1 + rng.usize(0..2))));
    }
    feed.push((draft.seen_at, mastodon::status(stage, draft, 0)));
}

/// A post as X hands it on, and now and then the same line again.
fn x_lines(rng: &mut Rng, stage: &Stage<'_>, draft: &Draft, feed: &mut Feed) {
    let line = x::post(stage, draft);
    if rng.u32(0..60) == 0 {
        let later = draft.seen_at + SignedDuration::from_millis(rng.i64(1..3_000));
        feed.push((later, line.clone()));
    }
    feed.push((draft.seen_at, line));
}
