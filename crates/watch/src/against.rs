// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of every message of a network that is followed; the tests hold it, and what fuzzes this room.

/// Takes bytes for a message of each network.
///
/// # Panics
///
/// When reading them does, or what was read does not hold together.
pub fn check(bytes: &[u8]) {
    crate::bluesky::against::check(bytes);
    crate::mastodon::against::check(bytes);
    crate::x::against::check(bytes);
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::check;

    /// Every seed, whole, cut anywhere, and with one byte changed.
    #[test]
    fn whatever_is_sent_is_read_or_refused() {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/messages");
        let files: Vec<_> = fs::read_dir(kept).expect("a corpus is kept").collect();
        assert!(files.len() > 10);
        for file in files {
            let seed = fs::read(file.expect("it was listed").path()).expect("it can be read");
            check(&seed);
            for at in (0..seed.len()).step_by(seed.len().div_ceil(25)) {
                check(&seed[..at]);
                for byte in *b"\"\\}:0\n\xff" {
                    let mut changed = seed.clone();
                    changed[at] = byte;
                    check(&changed);
                }
            }
        }
    }
}
