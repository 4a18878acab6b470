// SPDX-License-Identifier: AGPL-3.0-or-later
use call::Imprint;
use model::{Media, Post, Remark};
use serde::{Deserialize, Serialize};

use crate::{quiet::short_description, sheet::Grade};

/// A post that may be shown, with what is shown of its media.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// The post.
    pub post: Post,
    /// What stands in the place of its pictures, as far as it is there.
    pub copies: Vec<PublicCopy>,
    /// The entry of a record that holds it, where everybody can have its proof.
    pub entry: Option<u64>,
    /// What is known of where it comes from, the strongest first; none where no record holds it.
    pub grades: Vec<Grade>,
}

/// What is shown in the place of a stranger's picture: a small one, made anew from its pixels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicCopy {
    /// The place of the medium among the post's.
    pub of: usize,
    /// Its size and digest.
    pub imprint: Imprint,
}

impl Quoted {
    /// The post's media, each with what is shown in its place, if anything is.
    pub fn media(&self) -> impl Iterator<Item = (&Media, Option<&Imprint>)> {
        self.post.media.iter().enumerate().map(|(place, medium)| {
            let copy = self.copies.iter().find(|copy| copy.of == place);
            (medium, copy.map(|copy| &copy.imprint))
        })
    }

    /// The copy that has that name in addresses.
    #[must_use]
    pub fn copy(&self, name: &str) -> Option<&Imprint> {
        self.copies.iter().map(|copy| &copy.imprint).find(|imprint| imprint.name() == name)
    }

    /// Whether its pictures are shown to those alone who ask for them: its author has warned of them.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.post.remarks.contains(&Remark::Sensitive)
    }
}

impl From<Post> for Quoted {
    /// A post as it is; of what is said of its pictures no more than anybody would read out.
    fn from(mut post: Post) -> Self {
        for alt in post.media.iter_mut().filter_map(|medium| medium.alt.as_mut()) {
            *alt = short_description(alt);
        }
        Self { post, copies: Vec::new(), entry: None, grades: Vec::new() }
    }
}
