// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which keys lie side by side.

/// Rows of keys, from above, of one layout for each script: English, Russian, Greek, Hebrew, Arabic, Persian. The French and
/// the German one would make neighbors of more pairs than they set right for those who type with another.
const LAYOUTS: [[&str; 3]; 6] = [
    ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
    ["\0\0ερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"],
    ["\0\0קראטו\0\0פ", "שדגכעיחל", "זסבהנמצת"],
    ["ضصثقفغعهخحجد", "شسیبلاتنمکط", "\0\0ر\0ی\0وزظ"],
    ["ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو"],
];

/// Whether two characters lie side by side, or one above the other, on a keyboard.
pub(super) fn are_neighbors(one: char, other: char) -> bool {
    LAYOUTS.iter().any(|rows| {
        let places = place(rows, one).zip(place(rows, other));
        // Each row begins half a key to the right of the one above.
        places.is_some_and(|((row, half), (other_row, other_half))| {
            row.abs_diff(other_row) <= 1 && half.abs_diff(other_half) <= 2 && one != other
        })
    })
}

/// The row of a character, and how many half keys it lies to the right.
fn place(rows: &[&str; 3], c: char) -> Option<(usize, usize)> {
    let in_row = |(row, keys): (usize, &&str)| Some((row, keys.chars().position(|key| key == c)? * 2 + row));
    rows.iter().enumerate().find_map(in_row).filter(|_| c != '\0')
}
