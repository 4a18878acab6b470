// SPDX-License-Identifier: AGPL-3.0-or-later
//! The links and pictures of a page of Markdown, and how they lead from another place.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

/// Rewrites each link of a text that leads to a file beside it, by what `lead` makes of the file.
///
/// `folder` is where the text lies. What stands in blocks of code is left alone; so is what leads to another site.
pub fn rewrite(text: &str, folder: &Path, mut lead: impl FnMut(&Path) -> Result<String>) -> Result<String> {
    let (mut made, mut in_code) = (String::with_capacity(text.len()), false);
    for line in text.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```");
        in_code ^= is_fence;
        if in_code || is_fence {
            made.push_str(line);
        } else {
            rewrite_line(line, folder, &mut lead, &mut made)?;
        }
    }
    Ok(made)
}

fn rewrite_line(
    line: &str,
    folder: &Path,
    lead: &mut impl FnMut(&Path) -> Result<String>,
    made: &mut String,
) -> Result<()> {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let (target, later) = after.split_once(')').context("a link has no end")?;
        made.push_str(before);
        made.push_str("](");
        if target.contains(':') || target.starts_with(['#', '<']) {
            made.push_str(target);
        } else {
            let (path, place) = target.split_at(target.find('#').unwrap_or(target.len()));
            made.push_str(&lead(&joined(folder, path))?);
            made.push_str(place);
        }
        made.push(')');
        rest = later;
    }
    made.push_str(rest);
    Ok(())
}

/// A path from a folder on, without `.` and `..`.
pub fn joined(folder: &Path, path: &str) -> PathBuf {
    let mut joined = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                joined.pop();
            }
            part => joined.push(part),
        }
    }
    joined
}

/// How a file is reached from a folder; both are told from the same root.
pub fn from_folder(folder: &Path, file: &Path) -> String {
    let shared = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| "..".to_owned());
    let down = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_followed_from_where_its_text_lies() {
        let text =
            "See [it](../a.md#b), ![one](p/q.png), [all](https://site.example/x.md)\n```\n[x](y)\n```\n";
        let made = rewrite(text, Path::new("docs/book"), |file| Ok(format!("<{}>", file.display())));
        let wanted = "See [it](<docs/a.md>#b), ![one](<docs/book/p/q.png>), [all](https://site.example/x.md)\n```\n[x](y)\n```\n";
        assert_eq!(made.expect("it is sound"), wanted);
        assert_eq!(from_folder(Path::new("adr"), Path::new("report.md")), "../report.md");
        assert_eq!(from_folder(Path::new(""), Path::new("adr/x.md")), "adr/x.md");
    }
}
