// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an organizer should know of a kit before many people take from it.

use model::{Network, Timestamp};
use text::TagCheck;

use crate::{
    call::{Call, Place, Wording},
    language::Language,
    similarity::{Similarity, similarity},
    wordings::ADDRESS,
};

/// The crowds for which it is told how many people share a text.
const CROWDS: [u64; 3] = [200, 2_000, 20_000];

/// The wordings of one language as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct KitSheet {
    /// The language.
    pub language: Language,
    /// How many texts there are to hand out.
    pub wordings: usize,
    /// From which sides they speak of the case, in the order in which they come.
    pub angles: Vec<AngleSheet>,
    /// How alike they are.
    pub similarity: Similarity,
    /// How many people share a text, by how many take part in this language.
    pub crowds: Vec<Crowd>,
    /// Whether the texts fit, network by network.
    pub fits: Vec<Fits>,
}

/// The wordings of one angle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AngleSheet {
    /// The angle; none of those that name none.
    pub angle: Option<String>,
    /// How many texts speak from it.
    pub wordings: usize,
}

/// How many people get the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// How many people take part in the language.
    pub people: u64,
    /// How many of them get the same text at most, when each is handed the one that was handed out least.
    pub share_at_most: u64,
}

/// Whether the texts of a language fit on a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fits {
    /// The network.
    pub network: Network,
    /// The length of the longest text, in the network's own unit.
    pub longest: u64,
    /// The greatest length that the network takes.
    pub limit: u64,
    /// Where those are written that do not fit, once for each text.
    pub unfit: Vec<Place>,
}

impl Call {
    /// The kit as it is handed out at a time, language by language; `url` is the address of the call's page, if it is known.
    #[must_use]
    pub fn kit_at(&self, at: Timestamp, url: Option<&str>) -> Vec<KitSheet> {
        let wordings = self.wordings_at(at);
        let sheet = |language: &Language| {
            let of_language: Vec<&Wording> =
                wordings.iter().copied().filter(|wording| wording.language == *language).collect();
            kit_sheet(language, &of_language, url.unwrap_or(ADDRESS))
        };
        self.languages.iter().map(sheet).collect()
    }

    /// The check of the hashtags in use that everybody may know.
    #[must_use]
    pub fn tag_check(&self) -> TagCheck {
        let tags: Vec<&str> = self.hashtags.iter().map(String::as_str).collect();
        let words = |language: &Language| {
            [&self.title, &self.case.name, &self.demand].map(|text| text.in_language(language)).join(" ")
        };
        let words: Vec<String> = self.languages.iter().map(words).collect();
        text::check_tags(&tags, &words.join(" "))
    }
}

fn kit_sheet(language: &Language, wordings: &[&Wording], url: &str) -> KitSheet {
    let texts = wordings.len() as u64;
    let crowd = |people: u64| Crowd { people, share_at_most: people.div_ceil(texts.max(1)) };
    KitSheet {
        language: language.clone(),
        wordings: wordings.len(),
        similarity: similarity(wordings),
        crowds: CROWDS.map(crowd).into(),
        angles: angles(wordings),
        fits: Network::ALL.map(|network| fits(network, wordings, url)).into(),
    }
}

fn angles(wordings: &[&Wording]) -> Vec<AngleSheet> {
    let mut angles: Vec<AngleSheet> = Vec::new();
    for wording in wordings {
        match angles.iter_mut().find(|sheet| sheet.angle == wording.angle) {
            Some(sheet) => sheet.wordings += 1,
            None => angles.push(AngleSheet { angle: wording.angle.clone(), wordings: 1 }),
        }
    }
    angles
}

fn fits(network: Network, wordings: &[&Wording], url: &str) -> Fits {
    let measure = |wording: &&Wording| text::measure(network, &wording.text.replace("{url}", url));
    let measures: Vec<_> = wordings.iter().map(measure).collect();
    let unfit = wordings.iter().zip(&measures).filter(|(_, measure)| !measure.fits);
    Fits {
        network,
        longest: measures.iter().map(|measure| measure.length).max().unwrap_or_default(),
        limit: text::measure(network, "").limit,
        unfit: unfit.map(|(wording, _)| wording.place.clone()).collect(),
    }
}
