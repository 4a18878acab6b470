// SPDX-License-Identifier: AGPL-3.0-or-later
use call::{Draft, Salt};

use crate::studio::random;

/// Seals a hashtag in a draft, with a salt that nobody could know.
///
/// # Panics
///
/// If the machine has no source of randomness, on which every key depends.
pub fn seal(draft: &mut Draft, tag: &str) {
    draft.seal(&Salt::new(random()), tag);
}
