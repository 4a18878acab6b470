// SPDX-License-Identifier: AGPL-3.0-or-later
use serde_json::json;

use crate::{digest::sha256, warc::Content};

/// The lines that say where in an archive each address is: CDXJ.
#[derive(Default)]
pub(crate) struct Index(Vec<String>);

impl Index {
    /// Adds a content, whose record stands so many bytes behind the archive's beginning.
    pub(crate) fn add(&mut self, content: &Content<'_>, offset: u64, length: usize) {
        let about = json!({
            "url": content.target, "mime": content.media_type, "status": "200", "digest": sha256(content.bytes),
            "length": length.to_string(), "offset": offset.to_string(), "filename": "data.warc.gz",
        });
        let at: String = content.at.chars().filter(char::is_ascii_digit).take(14).collect();
        self.0.push(format!("{} {at} {about}\n", key(content.target)));
    }

    /// All lines, in the order in which they are searched.
    pub(crate) fn into_lines(mut self) -> String {
        self.0.sort();
        self.0.concat()
    }
}

/// An address in the order in which an index has them: the host's parts from the last one on, and the path.
fn key(address: &str) -> String {
    let address = address.to_ascii_lowercase();
    let Some((_, rest)) = address.split_once("://") else { return address };
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    let host: Vec<&str> = host.trim_start_matches("www.").rsplit('.').collect();
    format!("{}){path}", host.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_turned_around() {
        for (address, expected) in [
            ("https://record.invalid/posts/12", "invalid,record)/posts/12"),
            ("https://www.News.example", "example,news)/"),
            ("http://a.b.example/C?d=E", "example,b,a)/c?d=e"),
            ("urn:x", "urn:x"),
        ] {
            assert_eq!(key(address), expected);
        }
    }
}
