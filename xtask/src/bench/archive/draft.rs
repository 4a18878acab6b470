// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::VecDeque;

use super::{
    World,
    chance::Chance,
    hours::Moment,
    people::{BASE32, Person},
    words::STORM,
};

/// What a post is to others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Original,
    Quote,
    Reply,
    Repost,
}

/// A post before it has the form of a network.
pub struct Draft<'a> {
    pub millisecond: u64,
    pub is_storm: bool,
    pub person: &'a Person,
    pub language: &'static str,
    pub kind: Kind,
    pub text: String,
    pub marks: Vec<Mark>,
    pub link: Option<String>,
}

/// Where a hashtag stands in a text, its sign included.
pub struct Mark {
    pub tag: String,
    pub bytes: (usize, usize),
    pub letters: (usize, usize),
}

/// Drafts post after post.
pub struct Drafts<'a> {
    world: &'a World,
    clique: Vec<&'a Person>,
    /// When somebody of the clique will share a link, who, and which.
    agreed: VecDeque<(f64, &'a Person, String)>,
}

const EMOJI: [&str; 9] = ["😀", "🔥", "✊", "🕊️", "❤️", "🙏", "📢", "🌍", "💔"];

impl<'a> Drafts<'a> {
    pub fn new(world: &'a World, chance: &mut Chance) -> Self {
        let clique = (0..60).map(|_| world.people.anybody(chance)).collect();
        Self { world, clique, agreed: VecDeque::new() }
    }

    pub fn next(&mut self, moment: Moment, chance: &mut Chance) -> Draft<'a> {
        let person = self.world.people.somebody(chance);
        let language = if chance.is(0.93) { person.language } else { "en" };
        let kind =
            chance.weigh(&[(Kind::Repost, 48), (Kind::Reply, 18), (Kind::Quote, 6), (Kind::Original, 28)]);
        let tags = self.tags(moment.is_storm, chance);
        let mut text = self.text(language, chance);
        let marks = tags.into_iter().map(|tag| Mark::append(tag, &mut text)).collect();
        let link = chance.is(0.2).then(|| {
            let letters = chance.count(6..=30);
            let site = &self.world.people.somebody(chance).handle;
            format!("https://{site}.example/{}", chance.letters(BASE32, letters))
        });
        let millisecond = (moment.second * 1000.0) as u64;
        let draft =
            Draft { millisecond, is_storm: moment.is_storm, person, language, kind, text, marks, link };
        self.agree(moment, draft, chance)
    }

    /// Sixty people who, now and then, fifteen at once, share the same link within half a minute.
    fn agree(&mut self, moment: Moment, draft: Draft<'a>, chance: &mut Chance) -> Draft<'a> {
        if self.agreed.front().is_some_and(|(second, ..)| moment.second >= *second) {
            let (_, person, link) = self.agreed.pop_front().expect("there is a first one");
            return Draft { person, link: Some(link), kind: Kind::Original, ..draft };
        }
        if self.agreed.is_empty() && chance.is(1.0 / 2500.0) {
            let link = format!("https://campaign.example/{}", chance.letters(BASE32, 12));
            chance.shuffle(&mut self.clique);
            let mut agreed: Vec<_> = self
                .clique
                .iter()
                .take(15)
                .map(|person| (*person, link.clone()))
                .map(|(person, link)| (moment.second + chance.unit() * 30.0, person, link))
                .collect();
            agreed.sort_by(|a, b| a.0.total_cmp(&b.0));
            self.agreed = agreed.into();
        }
        draft
    }

    fn tags(&self, is_storm: bool, chance: &mut Chance) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        if !is_storm {
            let many = if chance.is(0.22) { chance.weigh(&[(1, 60), (2, 22), (3, 12), (4, 6)]) } else { 0 };
            return (0..many).map(|_| self.world.words.other_tag(chance).to_owned()).collect();
        }
        let many = chance.weigh(&[(1, 70), (2, 22), (3, 8)]);
        while tags.len() < many {
            let tag = chance.weigh(&STORM);
            if !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_owned());
            }
        }
        if chance.is(0.35) {
            tags.push(self.world.words.other_tag(chance).to_owned());
        }
        tags.into_iter().map(|tag| in_some_case(tag, chance)).collect()
    }

    fn text(&self, language: &str, chance: &mut Chance) -> String {
        let many = chance.count(6..=26);
        let mut text = self.world.words.text(language, many, chance);
        if chance.is(0.25) {
            text = format!("{text} {}", chance.pick(&EMOJI));
        }
        if chance.is(0.2) {
            text = text.replacen(' ', "\n", 1);
        }
        if chance.is(0.08) {
            text = format!("\"{text}\"");
        }
        if chance.is(0.05) {
            text.push_str(" & <3");
        }
        text
    }
}

/// A fifth of the storm's people write its tags in small or in capital letters.
fn in_some_case(tag: String, chance: &mut Chance) -> String {
    match (chance.is(0.8), chance.is(0.6)) {
        (true, _) => tag,
        (false, true) => tag.to_lowercase(),
        (false, false) => tag.to_uppercase(),
    }
}

impl Mark {
    fn append(tag: String, text: &mut String) -> Self {
        text.push(' ');
        let (byte, letter) = (text.len(), text.chars().count());
        text.push('#');
        text.push_str(&tag);
        Self { tag, bytes: (byte, text.len()), letters: (letter, text.chars().count()) }
    }
}
