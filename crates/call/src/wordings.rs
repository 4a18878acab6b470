// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::Network;

use crate::{
    call::{Wording, WordingId},
    fields::{CALL_FILE, short},
    language::Language,
    mistake::Findings,
};

/// What a wording is checked against.
pub(crate) struct Kit<'a> {
    /// Where mistakes go.
    pub findings: &'a Findings,
    /// The call's hashtags without `#`.
    pub hashtags: &'a [String],
    /// The call's languages, each with its line in the call's file.
    pub languages: &'a [(usize, Language)],
}

/// Longer than any network allows, so that slots of such a text are not even filled in.
const LONGEST: usize = 5000;

/// Stands for the call's own address when a text is measured: 60 characters, with a host that every network takes
/// for one.
const ADDRESS: &str = "https://groundswell.example.org/a-call-with-a-name-of-length";

/// Reads the files of wordings, in their order, and checks every one.
pub(crate) fn read_wordings(kit: &Kit<'_>, files: &BTreeMap<String, String>) -> Vec<Wording> {
    let mut wordings = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut languages: Vec<Language> = Vec::new();
    for (file, text) in files.iter().filter(|(file, _)| file.as_str() != CALL_FILE) {
        let Some(language) = language_of(kit, file) else { continue };
        for block in blocks(kit.findings, file, text) {
            languages.push(language.clone());
            let place = format!("{file}:{}", block.line);
            let Some(text) = check_block(kit, file, &block) else { continue };
            if let Some(first) = seen.get(&alike(&text)) {
                let says = format!("this wording is the same as the one at {first}; networks punish copies");
                kit.findings.mistake(file, block.line, says);
                continue;
            }
            seen.insert(alike(&text), place);
            wordings.push(Wording { id: WordingId::of(&language, &text), language: language.clone(), text });
        }
    }
    for (line, language) in kit.languages.iter().filter(|(_, language)| !languages.contains(language)) {
        let says = format!("there is no wording in `{language}`; write some into wordings/{language}.md");
        kit.findings.mistake(CALL_FILE, *line, says);
    }
    wordings
}

/// The language that a file's name gives, if it is one of the call's.
fn language_of(kit: &Kit<'_>, file: &str) -> Option<Language> {
    let name = file.strip_prefix("wordings/").unwrap_or(file);
    let Some(tag) = name.strip_suffix(".md").or_else(|| name.strip_suffix(".txt")) else {
        kit.findings.mistake(file, 1, "wordings are in files that end in .md or .txt, as in wordings/en.md");
        return None;
    };
    let language =
        Language::new(tag).map_err(|error| kit.findings.mistake(file, 1, error.to_string())).ok()?;
    let is_known = kit.languages.iter().any(|(_, known)| *known == language);
    if !is_known && !kit.languages.is_empty() {
        let says =
            format!("the call has no language `{language}`; add it to `languages`, or take this file away");
        kit.findings.mistake(file, 1, says);
    }
    is_known.then_some(language)
}

/// One wording as it is written.
struct Block {
    line: usize,
    text: String,
}

/// The wordings of a file: what stands between blank lines, lines of hyphens, headings and comments.
fn blocks(findings: &Findings, file: &str, text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    let mut comment: Option<usize> = None;
    for (line, written) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let written = written.trim();
        if comment.is_some() || written.starts_with("<!--") {
            comment = if written.contains("-->") { None } else { comment.or(Some(line)) };
        } else if written.is_empty() || is_rule(written) || is_heading(written) {
            blocks.extend(open.take());
        } else if let Some(block) = &mut open {
            block.text.push('\n');
            block.text.push_str(written);
        } else {
            open = Some(Block { line, text: written.to_owned() });
        }
    }
    if let Some(line) = comment {
        findings.mistake(file, line, "the comment that begins here has no end; write `-->` after it");
    }
    blocks.extend(open);
    blocks
}

fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
}

/// Whether a line is a heading in Markdown, which has a space after its signs, as a hashtag has not.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    rest.len() < line.len() && (rest.is_empty() || rest.starts_with(' '))
}

/// A wording with its hashtags filled in, if nothing is wrong with it.
fn check_block(kit: &Kit<'_>, file: &str, block: &Block) -> Option<String> {
    let mistake = |says: String| kit.findings.mistake(file, block.line, says);
    if block.text.chars().count() > LONGEST {
        mistake(format!("this wording is longer than {LONGEST} characters; is a blank line missing?"));
        return None;
    }
    if block.text.replace("{tags}", "").replace("{url}", "").trim().is_empty() {
        mistake("this wording has no words of its own; is there a blank line too many before it?".to_owned());
        return None;
    }
    let slots: Vec<&str> = unknown_slots(&block.text);
    if !slots.is_empty() {
        mistake(format!("the slot {} is unknown; known are {{tags}} and {{url}}", slots.join(", ")));
    }
    let tags: Vec<String> = kit.hashtags.iter().map(|tag| format!("#{tag}")).collect();
    let text = block.text.replace("{tags}", &tags.join(" "));
    let shown = text.replace("{url}", ADDRESS);
    let too_long = too_long(&shown);
    if !too_long.is_empty() {
        mistake(format!(
            "this wording is too long for {}: {}",
            too_long.join(" and for "),
            short(&block.text)
        ));
    }
    let is_tagged = check_tags(kit, file, block, &shown);
    (slots.is_empty() && too_long.is_empty() && is_tagged).then_some(text)
}

/// The slots in a text that nothing is known to fill.
fn unknown_slots(text: &str) -> Vec<&str> {
    let slot = |rest: &'_ str| -> Option<usize> {
        let end = rest.find('}')?;
        let (name, _) = rest.split_at_checked(end)?;
        let is_name = !name.is_empty() && name.len() <= 40 && !name.contains(['{', '\n']);
        (is_name && !matches!(name, "tags" | "url")).then_some(end)
    };
    let opened = text.match_indices('{');
    let slots = opened.filter_map(|(at, _)| {
        let (_, rest) = text.split_at_checked(at)?;
        let end = slot(rest.get(1..)?)?;
        rest.get(..end + 2)
    });
    slots.take(5).collect()
}

/// The networks for which a text is too long, each with the length and the limit.
fn too_long(shown: &str) -> Vec<String> {
    let measure = |network: Network| {
        let measure = text::measure(network, shown);
        let says = format!("{} ({} of {})", network.name(), measure.length, measure.limit);
        (!measure.fits).then_some(says)
    };
    Network::ALL.into_iter().filter_map(measure).collect()
}

/// Whether a network reads one of the call's hashtags in the text; what only some read, and what looks like a slip,
/// is worth a warning.
fn check_tags(kit: &Kit<'_>, file: &str, block: &Block, shown: &str) -> bool {
    if kit.hashtags.is_empty() {
        return true;
    }
    let mut blind: Vec<&str> = Vec::new();
    for network in Network::ALL {
        let read: Vec<String> =
            text::hashtags(network, shown).into_iter().map(|entity| entity.text).collect();
        let is_agreed = |tag: &String| kit.hashtags.iter().any(|agreed| same_tag(network, agreed, tag));
        if !read.iter().any(is_agreed) {
            blind.push(network.name());
        }
        for tag in read.iter().filter(|tag| !is_agreed(tag)) {
            // Of a tag that the network cuts short, the rest is no slip.
            let meant = |agreed: &&String| text::is_hashtag(network, agreed) && text::near_miss(agreed, tag);
            if let Some(agreed) = kit.hashtags.iter().find(meant) {
                let says = format!("`#{}` is nearly `#{agreed}`; a slip of the finger?", short(tag));
                kit.findings.warning(file, block.line, says);
            }
        }
    }
    if blind.len() == Network::ALL.len() {
        let says =
            format!("this wording has none of the call's hashtags; add {{tags}}: {}", short(&block.text));
        kit.findings.mistake(file, block.line, says);
        return false;
    }
    if !blind.is_empty() {
        let says = format!("{} will read none of the call's hashtags in this wording", blind.join(" and "));
        kit.findings.warning(file, block.line, says);
    }
    true
}

/// Whether a network takes two spellings for one hashtag.
pub(crate) fn same_tag(network: Network, a: &str, b: &str) -> bool {
    text::fold(network, a) == text::fold(network, b)
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
