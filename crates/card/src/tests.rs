// SPDX-License-Identifier: AGPL-3.0-or-later
use tiny_skia::{Pixmap, PremultipliedColorU8};

use crate::{Card, Direction, HEIGHT, Text, WIDTH, can_show, draw};

use Direction::{Ltr, Rtl};

/// A card whose headline alone is of interest, read from the left so that two headlines can be compared.
fn card(direction: Direction, title: &str) -> Card {
    let text = |text: &str| Text { direction: Ltr, text: text.to_owned() };
    Card {
        direction: Ltr,
        banner: None,
        whom: text("Talia Orvane"),
        title: Text { direction, text: title.to_owned() },
        hour: text("Tuesday 1 December 2026, 19:00–21:00"),
        zone: text("Indian/Mauritius (UTC+04:00)"),
        tag: text("#FreeTheWeavers"),
        by: None,
    }
}

fn drawn(direction: Direction, title: &str) -> Pixmap {
    Pixmap::decode_png(&draw(&card(direction, title))).unwrap()
}

fn is_paper(pixel: &PremultipliedColorU8) -> bool {
    (pixel.red(), pixel.green(), pixel.blue()) == (0xfb, 0xf6, 0xee)
}

#[test]
fn titles_that_look_the_same_give_the_same_picture_and_others_do_not() {
    for (one, other, same) in [
        // Mixed directions: each part runs its own way, and the parts stand in the order of the whole.
        ((Rtl, "אבcd"), (Ltr, "cdאב"), true),
        ((Rtl, "אבcd"), (Ltr, "אבcd"), false),
        ((Rtl, "אב12"), (Ltr, "12אב"), true),
        ((Rtl, "(אב)"), (Ltr, "(אב)"), true),
        ((Rtl, "אב!"), (Ltr, "אב!"), false),
        // Letters join; the joiner of Persian keeps them apart, and stands in no picture itself.
        ((Rtl, "سلام"), (Rtl, "س\u{200c}ل\u{200c}ا\u{200c}م"), false),
        ((Rtl, "می\u{200c}خواهیم"), (Rtl, "میخواهیم"), false),
        ((Rtl, "دم\u{200c}"), (Rtl, "دم"), true),
        ((Rtl, "مَ"), (Rtl, "م"), false),
        // A letter with its mark is one letter, however it is written.
        ((Ltr, "coração"), (Ltr, "corac\u{327}a\u{303}o"), true),
        ((Ltr, "ışığı İ"), (Ltr, "isigi I"), false),
        // What no font has is left out, and so is what turns a text into what it isn't.
        ((Ltr, "Free 🧵 太郎 them"), (Ltr, "Free them"), true),
        ((Ltr, "Free\n\t them\0"), (Ltr, "Free them"), true),
        ((Ltr, "\u{202e}Free them"), (Ltr, "Free them"), true),
        ((Ltr, &format!("e{}", "\u{301}".repeat(5_000))), (Ltr, &format!("e{}", "\u{301}".repeat(5))), true),
    ] {
        assert_eq!(drawn(one.0, one.1) == drawn(other.0, other.1), same, "{one:?} {other:?}");
    }
}

#[test]
fn whatever_the_texts_are_nothing_leaves_its_frame() {
    for text in [
        String::new(),
        "word ".repeat(2_000),
        "W".repeat(10_000),
        "م".repeat(10_000),
        "كلمة طويلة ".repeat(1_000),
        "\u{301}".repeat(10_000),
        "\u{200c}".repeat(10_000),
        "🧵".repeat(10_000),
        "a\u{202e}\u{2067}ב".repeat(3_000),
        format!("{} end", "ש".repeat(200)),
    ] {
        for direction in [Ltr, Rtl] {
            let text = Text { direction, text: text.clone() };
            let texts = text.clone();
            let picture = draw(&Card {
                direction,
                banner: Some(texts.clone()),
                whom: texts.clone(),
                title: texts.clone(),
                hour: texts.clone(),
                zone: texts.clone(),
                tag: texts.clone(),
                by: Some(texts),
            });
            let picture = Pixmap::decode_png(&picture).unwrap();
            assert_eq!((picture.width(), picture.height()), (WIDTH.into(), HEIGHT.into()));
            let start: String = text.text.chars().take(12).collect();
            assert!(has_clear_margins(&picture), "{start}… {direction:?}");
        }
    }
}

/// Whether the strip between the band and the text, and the foot, hold no letter.
fn has_clear_margins(picture: &Pixmap) -> bool {
    let (below_banner, foot) = (60, 600);
    let is_clear = |x, y| picture.pixel(x, y).is_some_and(|pixel| is_paper(&pixel));
    let columns = [30, 50, 70, 1130, 1150, 1170].into_iter();
    let is_side_clear =
        columns.filter(|x| *x < 84 || *x > 1117).all(|x| (below_banner..400).all(|y| is_clear(x, y)));
    is_side_clear && (30..1170).all(|x| is_clear(x, foot + 20))
}

#[test]
fn a_long_title_is_set_smaller_and_one_far_too_long_is_cut() {
    let ink = |title: &str| drawn(Ltr, title).pixels().iter().filter(|pixel| !is_paper(pixel)).count();
    assert!(ink("Free the weavers") > ink("Free"));
    let (long, longer) = ("Free the weavers ".repeat(50), "Free the weavers ".repeat(60));
    assert_eq!(drawn(Ltr, &long), drawn(Ltr, &longer));
}

#[test]
fn names_too_long_for_a_line_are_left_out() {
    let named =
        |name: &str| Card { by: Some(Text { direction: Ltr, text: name.to_owned() }), ..card(Ltr, "Free") };
    assert_eq!(draw(&named(&"Weavers ".repeat(40))), draw(&card(Ltr, "Free")));
    assert_ne!(draw(&named("Weavers")), draw(&card(Ltr, "Free")));
}

#[test]
fn a_text_is_worth_showing_if_every_letter_can_be_drawn() {
    for (text, expected) in [
        ("Free the weavers", true),
        ("Свободу ткачихам, ελευθερία", true),
        ("الحرية می‌خواهیم שִׁחְרוּר", true),
        ("Free them 🧵 → now", true),
        ("織工を解放せよ", false),
        ("बुनकरों को रिहा करो", false),
        ("Free 太郎", false),
        ("", false),
        ("🧵", false),
    ] {
        assert_eq!(can_show(text), expected, "{text}");
    }
}
