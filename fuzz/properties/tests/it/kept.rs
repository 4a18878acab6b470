// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path};

/// The kept inputs of a target, in one order everywhere.
pub fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = folder().join("corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{} keeps no corpus: {error}", folder.display()))
        .map(|file| file.expect("it was listed").path())
        .collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("it can be read")).collect()
}

/// The words of a target's dictionary.
pub fn words(target: &str) -> Vec<Vec<u8>> {
    let file = folder().join("dictionaries").join(format!("{target}.dict"));
    let text = fs::read_to_string(file).expect("each target has a dictionary");
    text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"')).map(unescaped).collect()
}

/// A word as libFuzzer's dictionaries write it: `\\`, `\"` and `\xAB`.
fn unescaped(word: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = word;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(plain.as_bytes());
        rest = match escape.strip_prefix('x').and_then(|hex| hex.split_at_checked(2)) {
            Some((hex, behind)) => {
                bytes.push(u8::from_str_radix(hex, 16).expect("two hexadecimal digits"));
                behind
            }
            None => {
                let (itself, behind) = escape.split_at(1);
                bytes.extend_from_slice(itself.as_bytes());
                behind
            }
        };
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
