// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pictures that invented people attach: drawn, of nobody.

/// What a post shows beside its text.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The name of its file.
    pub name: &'static str,
    /// What its author says that it shows.
    pub alt: Option<&'static str>,
    /// Whether its author warns of it.
    pub is_sensitive: bool,
}

/// What an account that may be quoted attaches to its first post, by its place among these accounts.
const ATTACHED: [(usize, Picture); 3] = [
    (0, Picture { name: STREET, alt: Some(IN_THE_STREET), is_sensitive: false }),
    (
        1,
        Picture {
            name: CLOTH,
            alt: Some("Woven cloth: red hills with white edges on blue"),
            is_sensitive: false,
        },
    ),
    (3, Picture { name: STREET, alt: None, is_sensitive: true }),
];

const IN_THE_STREET: &str = "A loom in the street at night, seen from behind whoever weaves at it";

const CLOTH: &str = "bafkreiclothwithredhillsonblue";
const STREET: &str = "bafkreiloominthestreetatnight";

/// The picture that an account attaches to its first post, if it does.
pub(crate) fn attached(author: usize) -> Option<&'static Picture> {
    ATTACHED.iter().find(|(place, _)| *place == author).map(|(_, picture)| picture)
}

/// The bytes of an invented picture, by the address at which it would lie.
#[must_use]
pub fn picture(address: &str) -> Option<&'static [u8]> {
    let pictures: [(&str, &[u8]); 2] = [
        (CLOTH, include_bytes!("../pictures/cloth.jpg")),
        (STREET, include_bytes!("../pictures/street.jpg")),
    ];
    pictures.into_iter().find(|(name, _)| address.contains(name)).map(|(_, bytes)| bytes)
}
