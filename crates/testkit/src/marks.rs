// SPDX-License-Identifier: AGPL-3.0-or-later

/// A hashtag or link in an invented text, by its place in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark<'a> {
    /// Where it begins, at the sign of a hashtag.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// A hashtag without its sign, or the whole address.
    pub text: &'a str,
    /// Whether it is a hashtag.
    pub is_tag: bool,
}

/// The hashtags and links of a text. Invented texts have spaces around both, so that every network reads the same.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = Mark<'_>> {
    words(text).filter_map(|(start, word)| {
        if let Some(rest) = word.strip_prefix('#') {
            let tag = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
            return (!tag.is_empty()).then_some(Mark {
                start,
                end: start + 1 + tag.len(),
                text: tag,
                is_tag: true,
            });
        }
        let is_link = word.starts_with("https://");
        is_link.then_some(Mark { start, end: start + word.len(), text: word, is_tag: false })
    })
}

/// The hashtags of a text without their signs.
pub(crate) fn tags(text: &str) -> impl Iterator<Item = &str> {
    marks(text).filter(|mark| mark.is_tag).map(|mark| mark.text)
}

/// A text as JSON writes it.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text can always be written as JSON")
}

/// What stands between spaces, with its place.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        let gap = rest.len() - rest.trim_start().len();
        let (_, from) = rest.split_at_checked(gap)?;
        let end = from.find(char::is_whitespace).unwrap_or(from.len());
        let (word, after) = from.split_at_checked(end)?;
        let start = at + gap;
        at = start + end;
        rest = after;
        (!word.is_empty()).then_some((start, word))
    })
}
