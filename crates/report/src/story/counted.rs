// SPDX-License-Identifier: AGPL-3.0-or-later
//! How each figure of an article was counted: its definition, its place in the JSON, and how to count it again.

use model::Timestamp;

use super::Story;
use crate::{article::Article, figure::counted, quiet::quiet_line};

/// So many files are named in a command.
const MOST_FILES: usize = 5;

/// How a figure, a chart or a table was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Definition {
    /// What its anchor is called.
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) words: &'static str,
    /// Where its values stand in the report's JSON, as JSON pointers (RFC 6901); none where it is not there.
    pub(crate) pointers: &'static [&'static str],
}

/// From what everything was counted, and how that is done again.
#[derive(Debug)]
pub(crate) struct Again {
    pub(crate) from: String,
    /// The root of the record's tree, where there is a record.
    pub(crate) root: Option<String>,
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

pub(crate) const POSTS: Definition = define(
    "posts",
    "Posts",
    "Every post that was looked for, each once: where hashtags are asked for, those that carry one of them or repeat a post that does; where a \
     stretch of time is, those that were made in it.",
    &["/posts"],
);
pub(crate) const ACCOUNTS: Definition = define(
    "accounts",
    "Accounts",
    "The different accounts that made these posts, told apart by network and identifier. They are not people.",
    &["/accounts", "/people"],
);
pub(crate) const KINDS: Definition = define(
    "kinds",
    "Original posts, replies, quotes, reposts",
    "Each post is of one kind: a repost, else a reply, else a quote, else an original.",
    &["/originals", "/replies", "/quotes", "/reposts"],
);
pub(crate) const MINUTES: Definition = define(
    "minutes",
    "Posts by time",
    "Posts in each minute, by the time that their network gives, added up to the bars and rows shown. In a published report a minute with fewer than \
     five accounts is joined with the next.",
    &["/per_minute"],
);
pub(crate) const PEAK: Definition = define(
    "peak",
    "First post and fullest minute",
    "The earliest time of a post counted here, and the minute with the most posts.",
    &["/first", "/peak"],
);
pub(crate) const SURGES: Definition = define(
    "surges",
    "Surges",
    "Stretches in which more posts came than the minutes before them explain.",
    &["/surges"],
);
pub(crate) const NETWORKS: Definition =
    define("networks", "Networks", "Posts by the network on which they were made.", &["/networks"]);
pub(crate) const LANGUAGES: Definition = define(
    "languages",
    "Languages",
    "Posts by the language that the network gives with them; each post has one, or none is known.",
    &["/languages"],
);
pub(crate) const DETECTED: Definition = define(
    "detected",
    "Languages found in texts",
    "Posts without a language by the one that was found in their text.",
    &["/detected"],
);
pub(crate) const HASHTAGS: Definition = define(
    "hashtags",
    "Hashtags",
    "How many of the posts carry each hashtag; spellings that the network takes for the same are one.",
    &["/hashtags"],
);
pub(crate) const SPELLINGS: Definition = define(
    "spellings",
    "Spellings nearly the same",
    "Hashtags that differ from an agreed one by a slip, and how many posts carry each.",
    &["/variants"],
);
pub(crate) const THEMES: Definition = define(
    "themes",
    "What was said",
    "Phrases that at least five accounts used in posts of their own, and how many posts have each.",
    &["/themes"],
);
pub(crate) const PASSING: Definition = define(
    "passing",
    "How it was passed on",
    "Posts that answer, quote or repeat one another are joined to cascades; shares of accounts are of all posts counted here.",
    &["/spread", "/voices", "/people/names_on_several", "/faithful"],
);
pub(crate) const GROUPS: Definition = define(
    "groups",
    "Groups and their members",
    "As the groups tell them themselves, added up; who is in several of them is in the sum several times. They are not counted here, and are in \
     neither JSON nor record.",
    &[],
);
pub(crate) const PLEDGES: Definition = define(
    "pledges",
    "Pledges",
    "How many people pledged on the call's page, and how many confirmed it. They are anonymous numbers, in neither JSON nor record, and \
     can't be counted again.",
    &[],
);
pub(crate) const UNSEEN: Definition = define(
    "unseen",
    "What was not seen, and what was deleted",
    "Stretches in which a source gave nothing, posts that were deleted while they were watched, lines that could not be read, and posts whose time \
     is contradicted. Lines that could not be read are not kept in a record.",
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
        match &article.facts.rests_on {
            Some(rests_on) => Self {
                from: format!(
                    "All of this was counted from the first {} of the record {}. Whoever has the record counts it again, value by value, \
                     with this command; it also says what can't be counted any more because somebody's posts were erased since.",
                    counted(rests_on.size, "entry", "entries"),
                    quiet_line(&rests_on.origin),
                ),
                root: Some(rests_on.root.clone()),
                command: "groundswell verify RECORD --report report.json".to_owned(),
            },
            None => Self {
                from: "All of this was counted from the files that are named below. Whoever has them counts it again with this command, which \
                       writes the JSON."
                    .to_owned(),
                root: None,
                command: command(article),
            },
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
