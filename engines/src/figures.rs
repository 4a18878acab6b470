// SPDX-License-Identifier: AGPL-3.0-or-later
//! Asks an engine for every figure of a report, and hands what it answers to the one tally that decides what is told.

use anyhow::{Context, Result, bail};
use model::{Format, Origin, Post, PostKind, Precision, Window};
use tally::{Added, Asked, Flat, Groups, Judge, Tally};

use crate::{
    engine::Engine,
    moment,
    row::{Row, blank, fineness, time},
    statements::{Dialect, Figure, MOST_STEPS, Question, SPELLINGS},
};

/// An archive that was asked something.
pub struct Figures<'a> {
    engine: &'a mut dyn Engine,
    asked: Asked,
    question: Question,
    kept: Vec<String>,
}

impl<'a> Figures<'a> {
    /// Asks: finds the spellings that matter, follows reposts, and has the engine join what was seen of each post.
    pub fn of(engine: &'a mut dyn Engine, asked: Asked) -> Result<Self> {
        let question = question(engine, &asked)?;
        let mut figures = Self { engine, asked, question, kept: Vec::new() };
        figures.follow()?;
        figures.join()?;
        for name in figures.question.counting() {
            figures.keep(&name)?;
        }
        Ok(figures)
    }

    /// Has the engine join the sights of each post, and put together the labels of those that differ in them.
    fn join(&mut self) -> Result<()> {
        self.keep("firm")?;
        match self.keep("mixed")? {
            Some(0) => self.question = self.question.clone().with_like_labels(),
            Some(_) => {
                self.keep("mixed_labels")?;
                self.keep("joined")?;
            }
            None => {}
        }
        Ok(())
    }

    /// Has the engine make a table of a relation, if it can; gives how many rows it has then.
    fn keep(&mut self, name: &str) -> Result<Option<u64>> {
        let statement = self.question.relation(name, &self.kept);
        let rows = self.engine.keep(name, &statement)?;
        if rows.is_some_and(|rows| rows > 0) {
            self.kept.push(name.to_owned());
        }
        Ok(rows)
    }

    /// Follows reposts until none is found any more.
    fn follow(&mut self) -> Result<()> {
        if !self.question.asks_all() {
            self.keep("marked")?;
        }
        while !self.question.asks_all() {
            if self.keep(&self.question.last_reached())? == Some(0) {
                return Ok(());
            }
            let mut found = 0;
            self.engine.each(&self.question.last_step(&self.kept), &mut |row| {
                found = row.count(0)?;
                Ok(())
            })?;
            if found == 0 {
                return Ok(());
            }
            let steps = self.question.steps() + 1;
            if steps > MOST_STEPS {
                bail!(
                    "more than {MOST_STEPS} posts repeat one another one behind another, which no network knows"
                );
            }
            self.question = self.question.clone().with_steps(steps);
        }
        // Where everything matches, nothing is followed.
        Ok(())
    }

    /// The figures that are told of groups.
    pub fn groups(&self) -> Result<Groups> {
        let mut groups = Groups::new(&self.asked);
        self.each(Figure::Kinds, &mut |row| {
            let flat = Flat {
                kind: row.kind(1)?,
                dated_back: row.is_so(2)?,
                dated_ahead: row.is_so(3)?,
                account: row.account(4)?,
                ..blank(row.network(0)?)
            };
            groups.add_kind(&flat, row.count(5)?);
            Ok(())
        })?;
        self.each(Figure::Minutes, &mut |row| {
            let created_at = moment::of_seconds(row.number(1)?);
            groups.add_minute(
                &Flat { created_at, account: row.account(2)?, ..blank(row.network(0)?) },
                row.count(3)?,
            );
            Ok(())
        })?;
        self.each(Figure::Labels, &mut |row| {
            let flat = Flat {
                language: row.language(1)?,
                hashtags: row.hashtags(2)?,
                account: row.account(3)?,
                ..blank(row.network(0)?)
            };
            groups.add_label(&flat, row.count(4)?);
            Ok(())
        })?;
        self.each(Figure::Near, &mut |row| {
            let flat =
                Flat { hashtags: row.hashtags(1)?, account: row.account(2)?, ..blank(row.network(0)?) };
            groups.add_near(&flat, row.count(3)?);
            Ok(())
        })?;
        self.each(Figure::Accounts, &mut |row| {
            let handle = row.0.get(2).copied().flatten().map(str::to_owned);
            groups.add_account(
                &Flat { account: row.account(1)?, handle, ..blank(row.network(0)?) },
                row.count(3)?,
            );
            Ok(())
        })?;
        self.add_ends(&mut groups)?;
        Ok(groups)
    }

    /// Adds when posts begin and end, and the first one.
    fn add_ends(&self, groups: &mut Groups) -> Result<()> {
        self.each(Figure::Ends, &mut |row| {
            let precision = fineness(row.known(0))?;
            for column in [1, 2] {
                let created_at = Some(time(row.text(column)?)?);
                // Of which network it is makes no difference.
                groups.add_end(&Flat { created_at, precision, ..blank(model::Network::X) });
            }
            Ok(())
        })?;
        let mut first = Vec::new();
        self.each(Figure::First, &mut |row| {
            first.push(row.text(0)?.to_owned());
            Ok(())
        })?;
        self.sights_of(&first)?.iter().for_each(|post| groups.add_first(post));
        Ok(())
    }

    /// What can't be told of groups, from one row for each post.
    pub fn threads(&self) -> Result<Tally> {
        let mut tally = Tally::new(self.asked.clone());
        self.each(Figure::Threads, &mut |row| {
            tally.add_flat(&joined(row)?);
            Ok(())
        })?;
        Ok(tally)
    }

    /// The rows of a figure, each as a list in JSON, in order.
    pub fn rows(&self, figure: Figure) -> Result<Vec<String>> {
        let mut rows = Vec::new();
        self.each(figure, &mut |row| {
            rows.push(serde_json::to_string(row.0)?);
            Ok(())
        })?;
        rows.sort_unstable();
        Ok(rows)
    }

    /// How many accounts are behind the posts of each window.
    pub fn crowds(&self, windows: &[Window]) -> Result<Vec<u64>> {
        let mut crowds = Vec::new();
        for window in windows {
            let statement = self.question.crowd(*window, &self.kept);
            self.engine.each(&statement, &mut |row| {
                crowds.push(row.count(0)?);
                Ok(())
            })?;
        }
        Ok(crowds)
    }

    /// The posts that count, whole, without reposts; for few.
    pub fn quotes(&self) -> Result<Vec<Post>> {
        let mut posts = Vec::new();
        self.each(Figure::Posts, &mut |row| {
            posts.push(row.text(0)?.to_owned());
            Ok(())
        })?;
        let mut tally = Tally::new(self.asked.clone());
        let is_shown = |post: &Post| tally.add(post) == Added::Counted && post.kind != PostKind::Repost;
        let mut sights = self.sights_of(&posts)?;
        sights.retain(is_shown);
        Ok(sights)
    }

    /// All sights of some posts that were counted, in the order in which they were read.
    fn sights_of(&self, posts: &[String]) -> Result<Vec<Post>> {
        let mut sights = Vec::new();
        if posts.is_empty() {
            return Ok(sights);
        }
        self.engine.each(&self.question.sights_of(posts, &self.kept), &mut |row| {
            sights.push(whole(row.text(1)?).context("the archive holds something that is no post")?);
            Ok(())
        })?;
        Ok(sights)
    }

    fn each(&self, figure: Figure, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let statement = self.question.figure(figure, &self.kept);
        self.engine
            .each(&statement, take)
            .with_context(|| format!("the figure `{}` can't be counted", figure.name()))
    }
}

/// What is asked, in the spellings that the archive has.
pub fn question(engine: &dyn Engine, asked: &Asked) -> Result<Question> {
    let mut judge = Judge::new(asked);
    if judge.asks_all() {
        return Ok(Question::all(engine.dialect(), asked.window));
    }
    let (mut same, mut near) = (Vec::new(), Vec::new());
    engine.each(SPELLINGS, &mut |row| {
        let (network, spelling) = (row.network(0)?, row.text(1)?);
        if judge.may_matter(network, spelling) {
            let is_asked = judge.asks_for(network, spelling);
            if is_asked { &mut same } else { &mut near }.push((network, spelling.to_owned()));
        }
        Ok(())
    })?;
    same.sort_unstable();
    near.sort_unstable();
    Ok(Question::of(engine.dialect(), asked.window, same, near))
}

/// A post as it was read first: from which form, file and line its JSON says.
fn whole(json: &str) -> Option<Post> {
    let post = ingest::read_post_again(json)?;
    let told: serde_json::Value = serde_json::from_str(json).ok()?;
    let source = told.get("source")?;
    let form = source.get("format").and_then(serde_json::Value::as_str)?;
    let format = Format::ALL.into_iter().find(|format| format.key() == form)?;
    let line = source.get("line").and_then(serde_json::Value::as_u64);
    Some(Post { source: Origin { format, line, ..post.source.clone() }, ..post })
}

/// A row of `threads`.
fn joined(row: &Row) -> Result<Flat> {
    let network = row.network(1)?;
    let (created_at, precision) = row.standing(2)?;
    let post = row.text(0)?;
    let behind = |text: &str| text.split_at_checked(network.key().len()).map(|(_, rest)| rest.to_owned());
    let signed = behind(post).with_context(|| format!("`{post}` is no post of {network}"))?;
    let mut letters = signed.chars();
    let sign = letters.next();
    let follows = row.known(4).and_then(behind);
    Ok(Flat {
        key: letters.as_str().to_owned(),
        stands_in: sign == Some('!'),
        created_at,
        precision: if created_at.is_some() { precision } else { Precision::Second },
        kind: row.kind(3)?,
        follows: follows.and_then(|signed| signed.strip_prefix('=').map(str::to_owned)),
        account: row.account(5)?,
        handle: row.0.get(6).copied().flatten().map(str::to_owned),
        language: row.language(7)?,
        hashtags: row.hashtags(8)?,
        ..blank(network)
    })
}

/// The statement of a figure for any engine, over an archive that one engine has open.
pub fn statement(engine: &mut dyn Engine, asked: Asked, dialect: Dialect, figure: Figure) -> Result<String> {
    let mut figures = Figures { question: question(engine, &asked)?, engine, asked, kept: Vec::new() };
    figures.follow()?;
    Ok(figures.question.in_dialect(dialect).figure(figure, &[]))
}
