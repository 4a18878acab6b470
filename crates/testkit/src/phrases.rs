// SPDX-License-Identifier: AGPL-3.0-or-later
use fastrand::Rng;

use crate::people::one_of;

/// What people say in their own words, by language.
pub(crate) fn own_words(rng: &mut Rng, language: &str) -> String {
    let (openings, endings): (&[&str], &[&str]) = match language {
        "ar" => (&OPENINGS_AR, &ENDINGS_AR),
        "es" => (&OPENINGS_ES, &ENDINGS_ES),
        "fa" => (&["ما فراموش نمی‌کنیم.", "امروز کنار هم ایستاده‌ایم."], &["صدایشان باشیم.", "سکوت نمی‌کنیم."]),
        "he" => (&["אנחנו לא שותקים.", "היום עומדים יחד."], &["תנו להן ללכת הביתה.", "די."]),
        "hu" => (&["Nem hallgatunk.", "Ma mindenki ír."], &["Engedjék el őket!", "Veletek vagyunk."]),
        "sw" => (&["Hatutanyamaza.", "Leo tuko pamoja."], &["Waacheni huru.", "Haki kwa wote."]),
        "tr" => (
            &["Susmuyoruz.", "Bugün yan yanayız.", "Işığı kapatmıyoruz."],
            &["Serbest bırakın!", "Adalet, hemen."],
        ),
        _ => (&OPENINGS_EN, &ENDINGS_EN),
    };
    let (opening, ending) = (one_of(rng, openings), one_of(rng, endings));
    if opening.ends_with(':') {
        format!("{opening} {ending}")
    } else {
        format!("{opening} {}", capitalized(ending))
    }
}

/// A hashtag that nobody agreed on and many think of.
pub(crate) fn cohashtag(rng: &mut Rng) -> &'static str {
    one_of(
        rng,
        &[
            "Solidarity",
            "Solidarity",
            "weaving",
            "تضامن",
            "Solidaridad",
            "FairTrial",
            "handmade",
            "HakVeAdalet",
        ],
    )
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A word to somebody else's post.
pub(crate) fn comment(rng: &mut Rng, language: &str) -> &'static str {
    match language {
        "ar" => one_of(rng, &["كلنا معهم.", "انشروا من فضلكم.", "شكراً لكل من كتب اليوم."]),
        "es" => one_of(rng, &["Esto, exactamente.", "Difundan, por favor.", "Gracias por contarlo."]),
        "fa" => "ممنون که نوشتید.",
        "he" => "תודה שכתבת.",
        "hu" => "Köszönöm, hogy megírtad.",
        "sw" => "Asante kwa kuandika.",
        "tr" => "Yazdığın için sağ ol.",
        _ => one_of(
            rng,
            &[
                "This, all of it.",
                "Please read.",
                "Thank you for writing this.",
                "Count me in 🧵",
                "I did not know.",
            ],
        ),
    }
}

/// Something that has nothing to do with any of it.
pub(crate) fn noise(rng: &mut Rng) -> (&'static str, &'static str) {
    one_of(rng, &NOISE)
}

const OPENINGS_EN: [&str; 8] = [
    "I was never good at slogans, so plainly:",
    "From a small kitchen, very far away:",
    "My class asked me what this is about.",
    "Tomorrow somebody has to decide.",
    "Second post in a year, that is how much it matters.",
    "Read the dates on that page, one after the other.",
    "We lit the lamps early today.",
    "If you have one minute:",
];

const ENDINGS_EN: [&str; 8] = [
    "let them go home.",
    "nobody should stand there alone.",
    "drop the charges & open the doors.",
    "I stand with them.",
    "a lesson is not a crime.",
    "we are watching, politely and to the end.",
    "please, look.",
    "say their names.",
];

const OPENINGS_AR: [&str; 5] = [
    "من مطبخ صغير بعيد جداً:",
    "سألني طلابي عن القصة.",
    "غداً على أحدهم أن يقرر.",
    "اقرأوا التواريخ واحداً بعد الآخر.",
    "لا أجيد الشعارات، فباختصار:",
];

const ENDINGS_AR: [&str; 5] =
    ["دعوهن يعدن إلى بيوتهن.", "لن يقف أحد هناك وحيداً.", "الدرس ليس جريمة.", "أسقطوا التهم.", "نحن معهن."];

const OPENINGS_ES: [&str; 4] = [
    "Desde una cocina pequeña, muy lejos:",
    "Mañana alguien tiene que decidir.",
    "Lean las fechas, una tras otra.",
    "No sé de consignas, así que sin rodeos:",
];

const ENDINGS_ES: [&str; 4] =
    ["que vuelvan a casa.", "una clase no es un delito.", "retiren los cargos.", "no están solas."];

const NOISE: [(&str, &str); 12] = [
    ("en", "The bread came out burnt again, third time this week."),
    ("en", "Does anybody have a spare key for a #bicycle lock of the old kind?"),
    ("en", "Ferry is late, sea is flat, coffee is good."),
    ("en", "Chapter nine is finished. Nine!"),
    ("en", "#GoodMorning to everybody who had to get up before the sun"),
    ("ar", "القهوة باردة والقط على لوحة المفاتيح."),
    ("ar", "من يعرف مخبزاً جيداً قرب الميناء؟"),
    ("es", "Se me ha vuelto a quemar el arroz."),
    ("es", "¿Alguien tiene una bici para el domingo? #bicicleta"),
    ("tr", "Yağmur bitmiyor, çay bitti."),
    ("fa", "باران آمد و پنجره باز بود."),
    ("he", "מישהו ראה את המטרייה שלי?"),
];
