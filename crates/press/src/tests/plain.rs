// SPDX-License-Identifier: AGPL-3.0-or-later
use card::{Direction, Paragraph, Weight};

use super::document;
use crate::{
    document::{Span, Text},
    plain::Plain,
    setting::set,
    style::Look,
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
        ("2\u{202f}415 pages\u{a0}:", "2\u{202f}415 pages\u{a0}:", vec![]),
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

#[test]
fn the_thousands_of_a_number_keep_their_order_from_right_to_left() {
    for text in ["قال 2\u{202f}415 عضوًا", "בהם 2\u{202f}415 חברים", "(2\u{202f}415 عضوًا)"]
    {
        let lines = Plain::lines(&Text::plain(text, Direction::Rtl), false);
        let [line] = lines.as_slice() else { panic!("{text} is one line") };
        let paragraph = Paragraph::new(&line.text, Direction::Rtl, line.parts());
        let strip = paragraph.strip(0..line.text.len());
        let place = |digit: char| {
            let at = line.text.find(digit);
            let glyphs = strip.runs.iter().flat_map(|run| &run.glyphs);
            glyphs.into_iter().find(|glyph| Some(glyph.range.start) == at).map(|glyph| glyph.x)
        };
        assert!(place('2').is_some() && place('2') < place('4') && place('4') < place('5'), "{text}");
    }
}

#[test]
fn a_word_far_too_long_stays_within_the_margins_in_every_script() {
    let width = 300.0;
    for word in ["m", "م", "شكرا", "ש", "اللهلا"] {
        let lines = set(&Text::plain(word.repeat(400), Direction::Rtl), Look::PLAIN, width);
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        assert!(lines.len() > 1 && widest <= width + 2.0, "{word}: {widest}");
    }
}
