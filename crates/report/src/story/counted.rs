// SPDX-License-Identifier: AGPL-3.0-or-later
//! How each figure of an article was counted: its definition, its place in the JSON, and how to count it again.

use model::Timestamp;

use super::Story;
use crate::{article::Article, quiet::quiet_line, speech::foreign};

/// So many files are named in a command.
const MOST_FILES: usize = 5;

/// How a figure, a chart or a table was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Definition {
    /// What its anchor is called.
    pub(crate) id: &'static str,
    /// The key of what it is called.
    pub(crate) name: &'static str,
    /// The key of how it is counted, in words.
    pub(crate) words: &'static str,
    /// Where its values stand in the report's JSON, as JSON pointers (RFC 6901); none where it is not there.
    pub(crate) pointers: &'static [&'static str],
}

/// From what everything was counted, and how that is done again.
#[derive(Debug)]
pub(crate) struct Again {
    pub(crate) from: String,
    pub(crate) command: String,
}

const fn define(
    id: &'static str,
    name: &'static str,
    words: &'static str,
    pointers: &'static [&'static str],
) -> Definition {
    Definition { id, name, words, pointers }
}

pub(crate) const POSTS: Definition = define("posts", "column-posts", "counted-posts-is", &["/posts"]);
pub(crate) const ACCOUNTS: Definition =
    define("accounts", "counted-accounts", "counted-accounts-is", &["/accounts", "/people"]);
pub(crate) const KINDS: Definition =
    define("kinds", "counted-kinds", "counted-kinds-is", &["/originals", "/replies", "/quotes", "/reposts"]);
pub(crate) const MINUTES: Definition =
    define("minutes", "counted-minutes", "counted-minutes-is", &["/per_minute", "/networks_per_minute"]);
pub(crate) const PEAK: Definition = define("peak", "counted-peak", "counted-peak-is", &["/first", "/peak"]);
pub(crate) const SURGES: Definition = define("surges", "counted-surges", "counted-surges-is", &["/surges"]);
pub(crate) const NETWORKS: Definition = define("networks", "networks", "counted-networks-is", &["/networks"]);
pub(crate) const LANGUAGES: Definition =
    define("languages", "languages", "counted-languages-is", &["/languages"]);
pub(crate) const DETECTED: Definition =
    define("detected", "found-languages", "counted-detected-is", &["/detected"]);
pub(crate) const HASHTAGS: Definition = define("hashtags", "hashtags", "counted-hashtags-is", &["/hashtags"]);
pub(crate) const SPELLINGS: Definition =
    define("spellings", "spellings", "counted-spellings-is", &["/variants"]);
pub(crate) const THEMES: Definition = define("themes", "said", "counted-themes-is", &["/themes"]);
pub(crate) const LASTING: Definition = define("lasting", "lasting", "counted-lasting-is", &["/survival"]);
pub(crate) const PASSING: Definition = define(
    "passing",
    "passing",
    "counted-passing-is",
    &["/spread", "/voices", "/people/names_on_several", "/faithful"],
);
pub(crate) const GROUPS: Definition = define("groups", "counted-groups", "counted-groups-is", &[]);
pub(crate) const PLEDGES: Definition = define("pledges", "counted-pledges", "counted-pledges-is", &[]);
pub(crate) const UNSEEN: Definition = define(
    "unseen",
    "counted-unseen",
    "counted-unseen-is",
    &["/gaps", "/deleted", "/deletion_waves", "/rejected", "/lost", "/flagged"],
);

/// The definitions of what a story shows, in its order.
pub(super) fn definitions(story: &Story) -> Vec<Definition> {
    let lists = story.lists.iter().map(|list| (list.how, true));
    let before = [
        (POSTS, true),
        (ACCOUNTS, !story.figures.is_empty()),
        (KINDS, !story.figures.is_empty()),
        (MINUTES, story.time.chart.is_some()),
        (PEAK, story.time.first.is_some()),
        (SURGES, !story.time.surges.is_empty()),
    ];
    let after = [
        (LASTING, !story.lasting.is_empty()),
        (SPELLINGS, !story.spellings.is_empty()),
        (THEMES, story.said.is_some()),
        (PASSING, !story.passing.is_empty()),
        (GROUPS, story.endorsements.is_some()),
        (PLEDGES, story.pledged.is_some()),
        (UNSEEN, true),
    ];
    let all = before.into_iter().chain(lists).chain(after);
    all.filter_map(|(definition, is_shown)| is_shown.then_some(definition)).collect()
}

impl Again {
    /// From a record where there is one, or else from the files.
    pub(super) fn of(article: &Article) -> Self {
        let words = article.words();
        match &article.facts.rests_on {
            Some(rests_on) => {
                let values =
                    [("entries", rests_on.size.into()), ("record", foreign(&rests_on.origin, words).into())];
                Self {
                    from: words.fill("again-record", &values).into_owned(),
                    command: "groundswell verify RECORD --report report.json".to_owned(),
                }
            }
            None => Self { from: words.say("again-files").into_owned(), command: command(article) },
        }
    }
}

/// What counts the same files again.
fn command(article: &Article) -> String {
    let (facts, counts) = (article.facts, &article.facts.counts);
    let inputs = super::method::inputs(article);
    let mut words = vec!["groundswell".to_owned(), "report".to_owned()];
    if (1..=MOST_FILES).contains(&inputs.len()) {
        let given = facts.inputs.iter().zip(&inputs);
        words.extend(given.map(
            |(given, told)| if given.file == "-" { "-".to_owned() } else { quoted(&told.file, "FILE") },
        ));
    } else {
        words.push("FILES".to_owned());
    }
    words
        .extend(counts.tags.iter().flat_map(|tag| ["--tag".to_owned(), quoted(&quiet_line(tag), "HASHTAG")]));
    if let Some(window) = counts.window {
        let bounds = [("--from", window.start(), Timestamp::MIN), ("--to", window.end(), Timestamp::MAX)];
        let bounds = bounds.into_iter().filter(|(_, at, none)| at != none);
        words.extend(bounds.flat_map(|(option, at, _)| [option.to_owned(), at.to_string()]));
    }
    // The same posts give the same estimate, if as many of them are counted one by one.
    words.extend(
        counts
            .estimate
            .iter()
            .flat_map(|estimate| ["--exact-up-to".to_owned(), estimate.exact_up_to.to_string()]),
    );
    let options = [("--themes", facts.themes.is_some()), ("--public", article.public)];
    words.extend(options.into_iter().filter(|(_, is_so)| *is_so).map(|(option, _)| option.to_owned()));
    words.extend(["--format".to_owned(), "json".to_owned()]);
    words.join(" ")
}

/// A word as a shell takes it; what has other signs in it than names have is left to whoever counts again.
fn quoted(word: &str, stand_in: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '/' | '_' | '-');
    let is_name =
        |char: char| char.is_alphanumeric() || matches!(char, '.' | '/' | '_' | '-' | ' ' | '\u{200c}');
    let begins_well = !word.is_empty() && !word.starts_with('-');
    match (begins_well && word.chars().all(is_name), word.chars().all(is_plain)) {
        (false, _) => stand_in.to_owned(),
        (true, true) => word.to_owned(),
        (true, false) => format!("'{word}'"),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_of_a_stranger_is_one_word_to_a_shell_or_is_not_said() {
        for (word, expected) in [
            ("archive.jsonl", "archive.jsonl"),
            ("my archive.jsonl", "'my archive.jsonl'"),
            ("الحرية_لنساجات_آهنج", "'الحرية_لنساجات_آهنج'"),
            ("-rf", "FILE"),
            ("$(rm)", "FILE"),
            ("it's", "FILE"),
            ("`<b>", "FILE"),
            ("", "FILE"),
        ] {
            assert_eq!(quoted(word, "FILE"), expected);
        }
    }
}
