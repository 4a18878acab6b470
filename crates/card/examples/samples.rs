// SPDX-License-Identifier: AGPL-3.0-or-later
//! Draws the sample cards into a folder: `cargo run -p groundswell-card --example samples -- docs/pictures`.

use std::{env, fs, io, path::PathBuf};

use card::{Card, Direction, Text, draw};

/// The name of the file, the direction, and the texts in order from the top; an empty one is left out.
type Sample = (&'static str, Direction, [&'static str; 7]);

const SAMPLES: [Sample; 6] = [
    (
        "card-english",
        Direction::Ltr,
        [
            "Simulated: these people and posts are invented.",
            "Talia Orvane, Sena Marouf and Idra Vell",
            "Free the weavers of Ahang",
            "Tuesday 1 December 2026, 19:00–21:00",
            "Indian/Mauritius (UTC+04:00)",
            "#FreeTheAhangWeavers",
            "Ahang Weavers' Cooperative · Loom & Lantern",
        ],
    ),
    (
        "card-arabic",
        Direction::Rtl,
        [
            "محاكاة: هؤلاء الأشخاص وهذه المنشورات من نسج الخيال.",
            "تاليا أورفان وسِنا معروف وإيدرا فيل",
            "الحرية لنساجات آهنج",
            "الثلاثاء 1 ديسمبر 2026، 19:00–21:00",
            "Indian/Mauritius (UTC+04:00)",
            "#الحرية_لنساجات_آهنج",
            "Ahang Weavers' Cooperative · Loom & Lantern",
        ],
    ),
    (
        "card-hebrew",
        Direction::Rtl,
        [
            "",
            "טליה אורוונה (בת 31), סנה מארוף",
            "שִׁחְרוּר לאורגות: כתב האישום NO-41 חייב להתבטל",
            "יום שלישי, 1 בדצמבר 2026, 19:00–21:00",
            "Indian/Mauritius (UTC+04:00)",
            "#שחררו_את_האורגות",
            "מעגל החברים \"Loom & Lantern\"",
        ],
    ),
    (
        "card-persian",
        Direction::Rtl,
        [
            "",
            "تالیا اوروان، سنا معروف و ایدرا وِل",
            "آزادی برای بافندگانِ آهنگ؛ می‌خواهیم پروندهٔ شمارهٔ ۴۱ بسته شود (NO-41)",
            "سه‌شنبه ۱ دسامبر ۲۰۲۶، ۱۹:۰۰–۲۱:۰۰",
            "Indian/Mauritius (UTC+04:00)",
            "#آزادی_برای_بافندگان",
            "کارگاه فانوس",
        ],
    ),
    (
        "card-turkish",
        Direction::Ltr,
        [
            "",
            "İdil Şengül, Çağrı Öztürk",
            "Ahang'ın dokumacılarına özgürlük: güneş ışığı üç güne kadar dönmeli",
            "1 Aralık 2026 Salı, 19:00–21:00",
            "Indian/Mauritius (UTC+04:00)",
            "#DokumacılaraÖzgürlük",
            "Çığlık Atölyesi",
        ],
    ),
    (
        "card-mixed",
        Direction::Ltr,
        [
            "",
            "السيدة تاليا and שרה 🧵 太郎",
            "Say #الحرية_لنساجات_آهنج (NO-41) today, then שלום — à bientôt, coração",
            "Tuesday 1 December 2026, 19:00–21:00",
            "Indian/Mauritius (UTC+04:00)",
            "#FreeTheAhangWeavers",
            "Les fileuses du port · Associação das Mãos",
        ],
    ),
];

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args_os().nth(1).unwrap_or_else(|| ".".into()));
    for (name, direction, texts) in SAMPLES {
        fs::write(folder.join(name).with_extension("png"), draw(&sample(direction, texts)))?;
    }
    Ok(())
}

fn sample(direction: Direction, texts: [&str; 7]) -> Card {
    let text = |text: &str| Text { direction, text: text.to_owned() };
    let [banner, whom, title, hour, zone, tag, by] = texts;
    Card {
        direction,
        banner: (!banner.is_empty()).then(|| text(banner)),
        whom: text(whom),
        title: text(title),
        hour: text(hour),
        zone: text(zone),
        tag: text(tag),
        by: Some(text(by)),
    }
}
