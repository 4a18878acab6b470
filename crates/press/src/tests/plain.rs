// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Direction, Weight};

use super::document;
use crate::{
    document::{Span, Text},
    plain::Plain,
    undrawn,
};

#[test]
fn what_no_font_has_is_counted_and_keeps_its_text() {
    for (text, drawn, signs) in [
        ("Free  the\tweavers", "Free the weavers", vec![]),
        ("now 🧵🧶!", "now \u{fffd}\u{fffd}!", vec!["🧵", "🧶"]),
        ("织工", "\u{fffd}\u{fffd}", vec!["织", "工"]),
        ("שִׁחְרוּר می‌خواهیم", "שִׁחְרוּר می‌خواهیم", vec![]),
        ("a\u{202e}b\u{feff}c\u{7}d", "abc d", vec![]),
        ("\u{e123}x", "\u{fffd}x", vec!["\u{e123}"]),
        ("👨‍👩‍👧 home", "\u{fffd} home", vec!["👨‍👩‍👧"]),
    ] {
        let lines = Plain::lines(&Text::plain(text, Direction::Ltr), false);
        let [line] = lines.as_slice() else { panic!("{text} is one line") };
        assert_eq!(line.text, drawn, "{text}");
        let kept: Vec<&str> =
            line.stretches.iter().flat_map(|stretch| stretch.signs.iter().map(String::as_str)).collect();
        assert_eq!(kept, signs, "{text}");
        assert_eq!(undrawn(&document(Direction::Ltr, &[text])), signs.len(), "{text}");
        assert_eq!(line.stretches.last().map_or(0, |stretch| stretch.end), line.text.len(), "{text}");
    }
}

#[test]
fn a_text_breaks_where_its_author_broke_it_and_names_do_not_turn_it_round() {
    let name = Span { direction: Some(Direction::Rtl), ..Span::strong("داليا") };
    let spans = vec![Span::plain("By "), name, Span::plain(" (7)\nToday")];
    let lines = Plain::lines(&Text { language: None, direction: Direction::Ltr, spans }, false);
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["By \u{2067}داليا\u{2069} (7)", "Today"]);
    let weights = |line: &Plain| line.parts().iter().map(|part| part.weight).collect::<Vec<_>>();
    assert_eq!(lines.first().map(weights), Some(vec![Weight::Regular, Weight::Bold, Weight::Regular]));
}
