// SPDX-License-Identifier: AGPL-3.0-or-later
//! The files of a call.

use std::collections::BTreeMap;

use call::{Mistake, parse, warnings};

/// What parts the files within one input: behind it stands the next one's name, up to a line's end.
const PARTING: char = '\u{1}';

/// Reads bytes as `call.toml` and files of wordings.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split(PARTING);
    let main = ("call.toml".to_owned(), parts.next().unwrap_or_default().to_owned());
    let wordings = parts.map(|part| {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        (format!("wordings/{name}"), text.to_owned())
    });
    let files: BTreeMap<String, String> = std::iter::once(main).chain(wordings).collect();
    let id = || "fuzz".parse().expect("it is a call's name");
    match parse(id(), &files) {
        Ok(call) => {
            assert_eq!(call.files, files, "what is sealed is what was read");
            let again = parse(id(), &call.files).map(|call| format!("{call:?}"));
            assert_eq!(again, Ok(format!("{call:?}")), "read again, it is another call");
            assert!(!call.hashtags.is_empty() && !call.languages.is_empty() && !call.wordings.is_empty());
            check_places(&files, &warnings(&call));
            1
        }
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "it is refused, and nobody says why");
            check_places(&files, &mistakes);
            0
        }
    }
}

/// Sees that each mistake names a line that is there.
fn check_places(files: &BTreeMap<String, String>, mistakes: &[Mistake]) {
    for mistake in mistakes {
        let Mistake { file, line, .. } = mistake;
        let lines = files.get(file).map_or(1, |text| text.split('\n').count());
        assert!((1..=lines).contains(line), "{file}:{line} of {lines} lines: {mistake}");
        assert!(!mistake.says().is_empty());
    }
}
