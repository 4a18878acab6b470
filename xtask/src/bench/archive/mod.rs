// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invents archives of a storm, large and the same in every run, in the networks' own forms.
//!
//! Two hundred thousand people, some of whom post most, in ten languages; a day of posts in order of time; a storm of
//! five hashtags, written in several cases, forty times as dense in its hour as before and after.

mod chance;
mod draft;
mod hours;
mod jetstream;
mod json;
mod people;
mod recent;
mod twarc;
mod words;

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result};

pub use chance::{Chance, Ranks};
use draft::Drafts;
use hours::moments;
use json::{Json, Style};
use people::People;
use recent::Recent;
use words::{STORM, Words};

/// What an archive's lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Jetstream,
    Twarc,
}

/// An archive that can be written.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    pub form: Form,
    pub lines: usize,
    /// Which share of the lines carries a hashtag of the storm.
    pub share: f64,
    pub size: Size,
}

/// Of how much there is a choice when a post is invented.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub people: usize,
    /// In each language.
    pub words: usize,
    /// Hashtags that are not the storm's.
    pub tags: usize,
}

/// Everything that is there before the first post.
struct World {
    words: Words,
    people: People,
}

/// The size of the archives that are measured.
pub const LARGE: Size = Size { people: 200_000, words: 50_000, tags: 20_000 };

const SEED: u64 = 20_260_301;

/// The storm's hashtags.
pub fn storm() -> Vec<&'static str> {
    STORM.iter().map(|(tag, _)| *tag).collect()
}

impl Archive {
    /// Writes the archive, unless it is there; a file with its name is whole.
    pub fn write(&self, path: &Path) -> Result<()> {
        if path.exists() {
            return Ok(());
        }
        let folder = path.parent().context("a file lies in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
        let unfinished = path.with_extension("part");
        let file =
            File::create(&unfinished).with_context(|| format!("can't write {}", unfinished.display()))?;
        let mut out = BufWriter::with_capacity(1 << 20, file);
        let name = path.file_name().unwrap_or_default().display();
        let step = (self.lines / 10).max(1);
        self.lines(|place, line| {
            if place % step == 0 {
                eprintln!("inventing {name}: {} of {} lines", place, self.lines);
            }
            Ok(out.write_all(&line)?)
        })?;
        out.flush()?;
        Ok(fs::rename(&unfinished, path)?)
    }

    /// Makes line after line.
    fn lines(&self, mut line: impl FnMut(usize, Vec<u8>) -> Result<()>) -> Result<()> {
        let chance = &mut Chance::new(SEED);
        let words = Words::new(self.size, chance);
        let world = World { people: People::new(self.size.people, &words, chance), words };
        let mut drafts = Drafts::new(&world, chance);
        let moments = moments(self.lines, self.share, chance);
        let mut json = Json::new(if self.form == Form::Jetstream { Style::Dense } else { Style::Spaced });
        let (mut events, mut tweets) = (Recent::new(), Recent::new());
        for (place, moment) in moments.into_iter().enumerate() {
            let draft = drafts.next(moment, chance);
            match self.form {
                Form::Jetstream => jetstream::event(&mut json, &draft, &world, &mut events, chance),
                Form::Twarc => twarc::post(&mut json, &draft, place, &mut tweets, chance),
            }
            line(place, json.line())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
