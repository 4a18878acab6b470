// SPDX-License-Identifier: AGPL-3.0-or-later
use proptest::prelude::*;

use super::{NearMisses, Why, form::Form};

#[test]
fn a_near_miss_is_told_with_what_makes_it_one() {
    let check = |asked: &str, seen: &str, why: Option<Why>| {
        let found = NearMisses::new([asked]).find(seen).map(|near| near.why);
        assert_eq!(found, why, "{asked}, {seen}");
    };
    check("FreeTheWeavers", "Free_The_Weavers", Some(Why::Joiner));
    check("آزادی_آهنگ", "آزادی\u{200C}آهنگ", Some(Why::Joiner));
    check("FreeAhang", "Free-Ahang", Some(Why::Joiner));
    check("می‌خواهم", "میخواهم", Some(Why::Joiner));
    check("Café", "cafe", Some(Why::Accent));
    check("Weberstraße", "Weberstrasze", Some(Why::Slip));
    check("Ağaçİçin", "agacicin", Some(Why::Accent));
    check("AYNIIPLIK", "aynıiplik", Some(Why::Accent));
    check("München", "Muenchen", Some(Why::Accent));
    check("Æthelweave", "aethelweave", Some(Why::Accent));
    check("آهنگ", "اهنگ", Some(Why::Accent));
    check("علي_کریمی", "علی_كريمي", Some(Why::Accent));
    check("Loom1404", "loom۱۴۰۴", Some(Why::Accent));
    check("FreeAhang", "FrееAhang", Some(Why::LookAlike));
    check("FREEAHANG", "FREEАНANG", Some(Why::LookAlike));
    check("FreeAli", "FreeAIi", Some(Why::LookAlike));
    check("FreeLoom", "FreeL00m", Some(Why::LookAlike));
    check("FreeAhang", "ΓreeAhang", None);
    check("FreeAhang", "FreeAhang#Weavers", Some(Why::Joined));
    check("FreeAhang", "Weavers,#FreeAhang", Some(Why::Joined));
    check("FreeAhang", "#FreeAhang", Some(Why::Joined));
    check("FreeAhang", "FreeAhang🧵", Some(Why::Joined));
    check("FreeAhang", "FreeAhangFreeAhang", Some(Why::Joined));
    check("FreeAhang", "FreeAhang2026", Some(Why::Number));
    check("FreeAhang2026", "FreeAhang", Some(Why::Number));
    check("Day1Loom", "Day2Loom", None);
    check("PrayForAhang", "pray4ahang", Some(Why::Shorthand));
    check("Weaver", "Weavers", Some(Why::Ending));
    check("Dokumaci", "dokumacilar", Some(Why::Ending));
    check("Weaver", "Weave", Some(Why::Slip));
    check("ткачиха", "ткачихи", Some(Why::Ending));
    check("حرية", "الحرية", Some(Why::Ending));
    check("FreeAhang", "FreeAhagn", Some(Why::Slip));
    check("Ahang", "Shang", Some(Why::Slip));
    check("Ahang", "Chang", None);
    check("Loom", "Loop", None);
    check("Loom", "Look", Some(Why::Slip));
    check("Navalenko", "Наваленко", Some(Why::Script));
    check("Mahsan_Karimi", "مهسان_کریمی", Some(Why::Script));
    check("Ahang", "آهنگ", Some(Why::Script));
    check("Ahang", "آهو", None);
    check("Navalenko", "ناوالنکو", Some(Why::Script));
    check("Mahsan_Karimi", "مهسان_رحیمی", None);
    check("Qamar", "القمر", Some(Why::Script));
    check("FreeAhang", "FreeAhangNow", Some(Why::Glued));
    check("FreeTheWeavers", "FreeTheW", Some(Why::Cut));
    check("FreeTheWeavers", "Free", None);
    check("Looms", "Moons", None);
}

#[test]
fn what_is_asked_for_is_near_nothing_else_asked_for() {
    let near = NearMisses::new(["Weaver", "Weavers", "Loom"]);
    assert_eq!(near.find("weavers"), None);
    assert_eq!(near.find("WEAVER"), None);
    let found = near.find("Weavers_").map(|near| (near.place, near.why));
    assert_eq!(found, Some((1, Why::Joiner)));
    assert_eq!(near.find("LoomWeavers").map(|near| (near.place, near.why)), Some((2, Why::Joined)));
}

#[test]
fn what_needs_company_is_near_by_its_form_to_nothing() {
    let near = NearMisses::new(["FreeAhang"]);
    assert_eq!((near.of("FreeAhangNow"), near.of("FreeAhagn")), (None, Some(0)));
    assert_eq!(near.of_folded("FreeAhagn", "freeahagn".to_owned()), Some(0));
    for why in Why::ALL {
        assert_eq!(why.needs_company(), why >= Why::Glued, "{}", why.key());
    }
}

proptest! {
    #[test]
    fn what_is_passed_over_by_its_letters_is_near_nothing(
        asked in proptest::collection::vec("[a-fmnor0-4]{4,9}(lar|ing|s|2026)?", 1..3),
        edits in proptest::collection::vec((0_usize..12, "[a-fmnor0-4_-]{0,2}"), 0..4),
        around in "[a-f]{0,3}",
        cut in 0_usize..16,
    ) {
        let mut seen: Vec<char> = asked.concat().chars().chain(around.chars()).collect();
        for (at, edit) in edits {
            let at = at.min(seen.len());
            let end = (at + 1).min(seen.len());
            seen.splice(at..end, edit.chars());
        }
        let seen: String = seen.into_iter().take(cut).collect();
        let near = NearMisses::new(asked.iter().map(String::as_str));
        let thorough = Form::new(&seen).and_then(|seen| near.nearest(&seen, None));
        prop_assert_eq!(near.find(&seen), thorough, "{} of {:?}", seen, asked);
    }
}
