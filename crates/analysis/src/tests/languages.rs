// SPDX-License-Identifier: AGPL-3.0-or-later
use crate::{Language, language};

#[test]
fn a_language_is_told_where_it_is_clear_and_nothing_where_it_is_not() {
    let check = |text: &str, code: Option<&str>| {
        assert_eq!(language(text).map(Language::code), code, "{text}");
    };
    check("The weavers of the old town stand before the court this morning", Some("en"));
    check("Les tisserandes de la vieille ville sont devant le tribunal ce matin", Some("fr"));
    check("As tecelãs da cidade velha estão hoje de manhã diante do tribunal", Some("pt"));
    check("بافندگان شهر کهنه امروز صبح در برابر دادگاه ایستاده‌اند", Some("fa"));
    check("وقف نساجو المدينة القديمة هذا الصباح أمام المحكمة", Some("ar"));
    check("پرانے شہر کے جولاہے آج صبح عدالت کے سامنے کھڑے ہیں", Some("ur"));
    check("אורגי העיר העתיקה עומדים הבוקר מול בית המשפט", Some("he"));
    check("Eski şehrin dokumacıları bu sabah mahkemenin önünde duruyor", Some("tr"));
    check("Ткачі старого міста стоять сьогодні вранці перед судом", Some("uk"));
    check("今朝、古い町の織り手たちが裁判所の前に立っています", Some("ja"));
    check("Οι υφάντρες", Some("el"));
    // Kurdish, of which the detector knows nothing.
    check("چنەرانی شاری کۆن ئەمڕۆ بەیانی لە بەردەم دادگا وەستاون", None);
    // Two languages.
    check(
        "The weavers of the old town stand before the court this morning. Les tisserandes de la vieille ville sont devant le \
         tribunal ce matin",
        None,
    );
    check("The weavers بافندگان شهر stand کهنه امروز before در برابر", None);
    check("#FreeAhang #Weavers @mina https://loom.example/the-weavers-of-the-old-town", None);
    check("ok", None);
    check("🧵🧵🧵", None);
    check("", None);
}

#[test]
fn the_longest_text_takes_no_longer_than_its_beginning() {
    let long = "The weavers of the old town stand before the court. ".repeat(100_000);
    assert_eq!(language(&long).map(Language::code), Some("en"));
    assert_eq!(language(&"\u{1F9F5}".repeat(1_000_000)), None);
}
