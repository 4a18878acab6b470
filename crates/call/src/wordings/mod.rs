// SPDX-License-Identifier: AGPL-3.0-or-later
//! The files of wordings: what stands in them, and which texts go into the kit.

mod block;
mod choose;
mod filling;
mod fitting;
mod tags;
mod template;

use std::collections::BTreeMap;

use model::Network;

use block::{Block, blocks};
use filling::Filling;
use template::Template;

use crate::{
    call::{Case, Place, Wording, WordingId},
    editorial::REPORT_FILE,
    fault::{FieldFault, WordingFault},
    fields::CALL_FILE,
    hashtags::Hashtags,
    language::Language,
    mistake::Findings,
    picture::is_picture,
    sealed::SEALED_FILE,
};

pub(crate) use fitting::ADDRESS;
pub(crate) use tags::same_tag;

/// What a wording is checked against.
pub(crate) struct Kit<'a> {
    /// Where mistakes go.
    pub findings: &'a Findings,
    /// The call's hashtags.
    pub hashtags: &'a Hashtags,
    /// The call's languages, each with its line in the call's file.
    pub languages: &'a [(usize, Language)],
    /// The case, if it could be read.
    pub case: Option<&'a Case>,
}

impl Kit<'_> {
    fn mistake(&self, draft: &Draft, fault: WordingFault) {
        self.findings.mistake(&draft.file, draft.block.line, &draft.field(), fault);
    }

    fn warning(&self, draft: &Draft, fault: WordingFault) {
        self.findings.warning(&draft.file, draft.block.line, &draft.field(), fault);
    }
}

/// The wordings of a call.
#[derive(Default)]
pub(crate) struct Wordings {
    /// Those that may be shown at any time.
    pub open: Vec<Wording>,
    /// Those that hold the sealed hashtag.
    pub sealed: Vec<Wording>,
}

/// Longer than any network allows, so that slots of such a text are not even filled in.
const LONGEST: usize = 5000;

/// One wording as it is written, taken apart.
struct Draft {
    file: String,
    language: Language,
    block: Block,
    template: Template,
    is_sealed: bool,
}

/// Reads the files of wordings, in their order, and checks every one.
pub(crate) fn read_wordings(kit: &Kit<'_>, files: &BTreeMap<String, String>) -> Wordings {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut languages: Vec<Language> = Vec::new();
    let is_wordings =
        |file: &str| ![CALL_FILE, REPORT_FILE, SEALED_FILE].contains(&file) && !is_picture(file);
    for (file, text) in files.iter().filter(|(file, _)| is_wordings(file)) {
        let Some(language) = language_of(kit, file) else { continue };
        let blocks = blocks(kit.findings, kit.case, file, text);
        warn_of_groundless(kit, file, &blocks);
        languages.extend(blocks.iter().map(|_| language.clone()));
        drafts.extend(blocks.into_iter().filter_map(|block| read_draft(kit, file, &language, block)));
    }
    let wordings = expand(kit, &drafts);
    for (line, language) in kit.languages {
        let written = languages.iter().filter(|known| *known == language).count();
        let own = language.clone();
        let fault = if written == 0 {
            WordingFault::None(own)
        } else if written as u64 > choose::MOST {
            WordingFault::Many { count: written, language: own, most: choose::MOST }
        } else if drafts.iter().all(|draft| draft.language != *language || draft.is_sealed)
            && drafts.iter().any(|draft| draft.language == *language)
        {
            WordingFault::AllSealed(own)
        } else {
            continue;
        };
        kit.findings.mistake(CALL_FILE, *line, &format!("wordings.{language}"), fault);
    }
    wordings
}

/// The field of a file of wordings; for a file of no language, of all of them.
pub(crate) fn field_of(file: &str) -> String {
    let name = file.strip_prefix("wordings/").unwrap_or(file);
    let tag = name.rsplit_once('.').and_then(|(tag, _)| Language::new(tag).ok());
    tag.map_or_else(|| "wordings".to_owned(), |tag| format!("wordings.{tag}"))
}

/// The language that a file's name gives, if it is one of the call's.
fn language_of(kit: &Kit<'_>, file: &str) -> Option<Language> {
    let name = file.strip_prefix("wordings/").unwrap_or(file);
    let Some(tag) = name.strip_suffix(".md").or_else(|| name.strip_suffix(".txt")) else {
        kit.findings.mistake(file, 1, &field_of(file), WordingFault::FileName);
        return None;
    };
    let no_language = |error| kit.findings.mistake(file, 1, &field_of(file), FieldFault::Language(error));
    let language = Language::new(tag).map_err(no_language).ok()?;
    let is_known = kit.languages.iter().any(|(_, known)| *known == language);
    if !is_known && !kit.languages.is_empty() {
        kit.findings.mistake(file, 1, &field_of(file), WordingFault::NoLanguage(language.clone()));
    }
    is_known.then_some(language)
}

/// A wording that rests on nothing may say what nobody can show; only its author knows whether it claims anything.
fn warn_of_groundless(kit: &Kit<'_>, file: &str, blocks: &[Block]) {
    let lines: Vec<usize> =
        blocks.iter().filter(|block| block.section.ground.is_none()).map(|block| block.line).collect();
    let Some(first) = lines.first().copied() else { return };
    kit.findings.warning(file, first, &field_of(file), WordingFault::Groundless(lines));
}

/// Takes a wording apart, if nothing is wrong with it as it is written.
fn read_draft(kit: &Kit<'_>, file: &str, language: &Language, block: Block) -> Option<Draft> {
    let mistake = |fault: WordingFault| kit.findings.mistake(file, block.line, &field_of(file), fault);
    if block.text.chars().count() > LONGEST {
        mistake(WordingFault::Long(LONGEST));
        return None;
    }
    let own = ["{tags}", "{tag}", "{url}", "{name}"]
        .iter()
        .fold(block.text.clone(), |text, slot| text.replace(slot, ""));
    if own.trim().is_empty() {
        mistake(WordingFault::NoWords);
        return None;
    }
    let template = Template::parse(&block.text).map_err(mistake).ok()?;
    let unknown = template.unknown_slots();
    if !unknown.is_empty() {
        mistake(WordingFault::UnknownSlots(unknown.iter().map(ToString::to_string).collect()));
    }
    let is_sealed = kit.hashtags.sealed_in_use().is_some() && block.text.contains("{tag}");
    unknown.is_empty().then(|| Draft {
        file: file.to_owned(),
        language: language.clone(),
        block,
        template,
        is_sealed,
    })
}

/// Makes the wordings of the drafts, language by language, each language within its bound.
fn expand(kit: &Kit<'_>, drafts: &[Draft]) -> Wordings {
    let mut shares: BTreeMap<&Language, Vec<u64>> = BTreeMap::new();
    for draft in drafts {
        shares.entry(&draft.language).or_default().push(draft.template.count());
    }
    let mut shares: BTreeMap<&Language, std::vec::IntoIter<u64>> = shares
        .into_iter()
        .map(|(language, counts)| (language, choose::shares(&counts, choose::MOST).into_iter()))
        .collect();
    let mut wordings = Wordings::default();
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for draft in drafts {
        let share = shares.get_mut(&draft.language).and_then(Iterator::next).unwrap_or(1);
        let made = expand_draft(kit, draft, share, &mut seen);
        if draft.is_sealed { wordings.sealed.extend(made) } else { wordings.open.extend(made) }
    }
    wordings
}

/// The wordings that one draft gives.
fn expand_draft(
    kit: &Kit<'_>,
    draft: &Draft,
    share: u64,
    seen: &mut BTreeMap<String, Place>,
) -> Vec<Wording> {
    let Some(filling) = Filling::of(kit, draft) else { return Vec::new() };
    let sample = choose::sample(draft.template.count(), share);
    let fitting = fitting::keep_fitting(kit, draft, &filling, &sample);
    let mut wordings = Vec::new();
    for number in choose::farthest(&draft.template, &fitting, share) {
        let text = filling.fill(&draft.template.text(number));
        if !tags::check(kit, draft, &text.replace("{url}", ADDRESS)) {
            break;
        }
        let place = Place { file: draft.file.clone(), line: draft.block.line };
        match seen.get(&alike(&text)) {
            // Two choices of one wording may come to the same text.
            Some(first) if *first == place => continue,
            Some(first) => {
                kit.mistake(draft, WordingFault::Copy(first.clone()));
                break;
            }
            None => drop(seen.insert(alike(&text), place.clone())),
        }
        wordings.push(draft.wording(text, place));
    }
    wordings
}

impl Draft {
    fn field(&self) -> String {
        field_of(&self.file)
    }

    fn wording(&self, text: String, place: Place) -> Wording {
        let Block { section, .. } = &self.block;
        Wording {
            id: WordingId::of(&self.language, &text),
            language: self.language.clone(),
            text,
            angle: section.angle.clone(),
            ground: section.ground,
            place,
        }
    }
}

/// What two wordings share that networks take for copies: letter case and spaces do not make them differ.
fn alike(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    text::fold(Network::Bluesky, &words.join(" "))
}

impl WordingId {
    /// The identifier of a text in a language: FNV-1a with 64 bits, which is the same on every machine for ever.
    /// Pledges and hand-outs are kept under it.
    #[must_use]
    pub fn of(language: &Language, text: &str) -> Self {
        let bytes = language.as_str().bytes().chain([0]).chain(text.bytes());
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(format!("{hash:016x}"))
    }
}
