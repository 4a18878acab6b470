// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt;

use askama::filters::{Escaper, Html};

use crate::quiet::{BEGINS, ENDS};

/// Writes text so that HTML reads nothing into it, and makes elements of the marks around strangers' words: marks would be
/// read out and copied along. Nobody else's marks come so far, see [`crate::quiet`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Markup;

impl Escaper for Markup {
    fn write_escaped_str<W: fmt::Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        for part in text.split_inclusive([BEGINS, ENDS]) {
            let bare = part.trim_end_matches([BEGINS, ENDS]);
            Html.write_escaped_str(&mut dest, bare)?;
            match part.chars().next_back() {
                Some(BEGINS) => dest.write_str("<bdi>")?,
                Some(ENDS) => dest.write_str("</bdi>")?,
                _ => {}
            }
        }
        Ok(())
    }
}
