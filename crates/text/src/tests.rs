// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Network::{self, Bluesky, Mastodon, X};

use crate::{check, fitting, fold, fold_handle, hashtags, is_hashtag, links, measure, mentions, near_miss};

fn texts(found: Vec<crate::Entity>) -> Vec<String> {
    found.into_iter().map(|entity| entity.text).collect()
}

#[test]
fn each_network_finds_hashtags_by_its_own_grammar() {
    let check = |text: &str, bluesky: &[&str], mastodon: &[&str], x: &[&str]| {
        for (network, expected) in [(Bluesky, bluesky), (Mastodon, mastodon), (X, x)] {
            assert_eq!(texts(hashtags(network, text)), expected, "{network}: {text}");
        }
    };
    check("for the #Weavers of #Ahang", &["Weavers", "Ahang"], &["Weavers", "Ahang"], &["Weavers", "Ahang"]);
    check("＃Ahang", &["Ahang"], &["Ahang"], &["Ahang"]);
    check("🧵#Ahang", &[], &[], &["Ahang"]);
    check("🇦🇶#Ahang", &[], &[], &["Ahang"]);
    check("#Ahang🧵", &["Ahang🧵"], &["Ahang"], &["Ahang"]);
    check("#a#b", &["a#b"], &["a"], &[]);
    check("#a,#b", &["a,#b"], &["a"], &["a", "b"]);
    check("#Free-Ahang!", &["Free-Ahang"], &["Free"], &["Free"]);
    check("&#Ahang", &[], &[], &[]);
    check("loom#Ahang", &[], &[], &[]);
    check("(#Ahang)", &[], &[], &["Ahang"]);
    check("#2026 #_ #1_2", &[], &["1_2"], &[]);
    check("#بافندگان‌آهنگ", &["بافندگان"], &["بافندگان‌آهنگ"], &["بافندگان‌آهنگ"]);
    check("#il·lusió", &["il·lusió"], &["il·lusió"], &["il·lusió"]);
    check("https://loom.org/#Ahang", &[], &[], &[]);
    check("#️⃣Ahang", &[], &["\u{FE0F}\u{20E3}Ahang"], &[]);
    check("", &[], &[], &[]);
    check("$mint ($Loom) loom$x $toolong $a1b2", &["$MINT", "$LOOM", "$A1B2"], &[], &[]);
    check("#1($MINT #b $c", &["1($MINT", "b", "$C"], &["b"], &["b"]);
    check("#織https://loom.org", &["織https://loom.org"], &["織"], &[]);
    check("#0https://loom.org", &["0https://loom.org"], &[], &[]);
    check("#Ⅷ", &["Ⅷ"], &["Ⅷ"], &[]);
}

#[test]
fn each_network_finds_mentions_by_its_own_grammar() {
    let check = |text: &str, bluesky: &[&str], mastodon: &[&str], x: &[&str]| {
        for (network, expected) in [(Bluesky, bluesky), (Mastodon, mastodon), (X, x)] {
            assert_eq!(texts(mentions(network, text)), expected, "{network}: {text}");
        }
    };
    check("@weaver", &[], &["weaver"], &["weaver"]);
    check("@weaver.bsky.social!", &["weaver.bsky.social"], &["weaver.bsky.social"], &["weaver"]);
    check("@weaver@loom.example.", &[], &["weaver@loom.example"], &[]);
    check("(@weaver.org)", &["weaver.org"], &["weaver.org"], &["weaver"]);
    check("mail weaver@loom.org", &[], &[], &[]);
    check("RT@weaver", &[], &[], &["weaver"]);
    check("https://loom.org/@weaver", &[], &[], &[]);
    check("@weaver/looms", &[], &["weaver"], &[]);
    check("@weaver.org_", &[], &["weaver.org_"], &["weaver"]);
    check("＠weaver", &[], &[], &["weaver"]);
}

#[test]
fn each_network_finds_links_by_its_own_grammar() {
    let check = |text: &str, bluesky: &[&str], mastodon: &[&str], x: &[&str]| {
        for (network, expected) in [(Bluesky, bluesky), (Mastodon, mastodon), (X, x)] {
            assert_eq!(texts(links(network, text)), expected, "{network}: {text}");
        }
    };
    let both = "https://loom.org/a?b=c#d";
    check(both, &[both], &["https://loom.org/a?b=c#d"], &["https://loom.org/a?b=c#d"]);
    check("see loom.org/a.", &["loom.org/a"], &[], &["loom.org/a"]);
    check("loom.example", &[], &[], &[]);
    check("https://loom.example", &["https://loom.example"], &[], &[]);
    check("(https://loom.org)", &["https://loom.org"], &["https://loom.org"], &["https://loom.org"]);
    check(
        "https://loom.org/a_(b)",
        &["https://loom.org/a_(b)"],
        &["https://loom.org/a_(b)"],
        &["https://loom.org/a_(b)"],
    );
    check(
        "https://loom.org/織り",
        &["https://loom.org/織り"],
        &["https://loom.org/織り"],
        &["https://loom.org/"],
    );
    check("織loom.org", &[], &[], &["loom.org"]);
    check("loom.zz(loom.org)", &[], &[], &["loom.org"]);
    check("gemini://loom.org", &[], &["gemini://loom.org"], &[]);
    check("loom.org.za loom.ck", &["loom.org.za", "loom.ck"], &[], &["loom.org.za", "loom.ck"]);
    check("https://織り.org", &["https://織り.org"], &["https://織り.org"], &["https://織り.org"]);
    check(
        &format!("https://{}.org", "a".repeat(64)),
        &[&format!("https://{}.org", "a".repeat(64))],
        &[],
        &[],
    );
}

#[test]
fn a_hashtag_is_one_only_as_a_whole() {
    let check = |tag: &str, networks: &[Network]| {
        let found: Vec<Network> =
            Network::ALL.into_iter().filter(|&network| is_hashtag(network, tag)).collect();
        assert_eq!(found, networks, "{tag}");
    };
    check("Ahang", &[Bluesky, Mastodon, X]);
    check("بافندگان", &[Bluesky, Mastodon, X]);
    check("Free-Ahang", &[Bluesky]);
    check("Ahang🧵", &[Bluesky]);
    check("2026", &[]);
    check("", &[]);
    check("#Ahang", &[Bluesky]);
    check("two words", &[]);
    check("Ahang ", &[]);
    check("a://", &[]);
}

#[test]
fn spellings_fold_as_each_network_folds_them() {
    let check = |tag: &str, elsewhere: &str, mastodon: &str| {
        assert_eq!(fold(X, tag), elsewhere, "{tag}");
        assert_eq!(fold(Bluesky, tag), elsewhere, "{tag}");
        assert_eq!(fold(Mastodon, tag), mastodon, "{tag}");
    };
    check("FreeAhang", "freeahang", "freeahang");
    check("Ｆｒｅｅ", "free", "free");
    check("Café", "café", "cafe");
    check("Cafe\u{301}", "café", "cafe");
    check("Weberstraße", "weberstrasse", "weberstraße");
    check("ΟΔΟΣ", "οδοσ", "οδοσ");
    check("οδος", "οδοσ", "οδος");
    check("كتـاب", "كتـاب", "كتـاب");
    check("كِتاب", "كِتاب", "كِتاب");
    check("Ⅷ", "viii", "viii");
    check("İzmir", "i\u{307}zmir", "izmir");
    check("ısı", "ısı", "isi");
    check("Łódź", "łódź", "lodz");
    check("Ἀθῆναι", "ἀθῆναι", "ἀθῆναι");
    check("ﾊﾟ", "パ", "パ");
    check("می‌خواهم", "می‌خواهم", "می‌خواهم");
    check("Ahang🧵", "ahang🧵", "ahang");
}

#[test]
fn handles_fold_without_their_sign() {
    assert_eq!(fold_handle("@Weaver@Loom.Example"), "weaver@loom.example");
    assert_eq!(fold_handle("ＷＥＡＶＥＲ"), "weaver");
    assert_eq!(fold_handle("＠Weaver"), "weaver");
    assert_eq!(fold_handle("@"), "");
}

#[test]
fn threads_counts_characters_and_of_an_emoji_the_bytes() {
    for (text, length) in [
        (String::new(), 0),
        ("weave".to_owned(), 5),
        ("آهنگ".to_owned(), 4),
        ("a 🧵".to_owned(), 6),
        ("👩🏽‍🏭".to_owned(), 15),
        ("1".to_owned(), 1),
        ("a".repeat(500), 500),
        ("a".repeat(501), 501),
    ] {
        let measure = crate::measure_threads(&text);
        assert_eq!((measure.length, measure.fits), (length, length <= 500), "{text}");
    }
}

#[test]
fn a_text_is_as_long_as_its_network_counts() {
    let check = |network: Network, text: &str, length: u64, bytes: Option<u64>, fits: bool| {
        let measure = measure(network, text);
        assert_eq!((measure.length, measure.bytes, measure.fits), (length, bytes, fits), "{network}: {text}");
    };
    check(X, "", 0, None, true);
    check(X, "weave", 5, None, true);
    check(X, "ነፃነት", 8, None, true);
    check(X, "آهنگ", 4, None, true);
    check(X, "👩🏽‍🏭🇦🇶1️⃣", 6, None, true);
    check(X, "©™", 3, None, true);
    check(X, "⚡️⭐️", 4, None, true);
    check(X, "🇽🇽", 4, None, true);
    check(X, "🏳️‍🌈", 2, None, true);
    check(X, "🏳‍🌈", 5, None, true);
    check(X, "a\u{FEFF}", 3, None, false);
    check(Mastodon, " \n", 0, None, true);
    check(X, "\u{2067}آهنگ\u{2069}", 8, None, true);
    check(X, "see https://loom.org/and/a/very/long/path", 27, None, true);
    check(X, &"a".repeat(281), 281, None, false);
    check(Bluesky, "👩🏽‍🏭", 1, Some(15), true);
    check(Bluesky, "https://loom.org/", 8, Some(8), true);
    check(Bluesky, "https://loom.org/?a=1", 12, Some(12), true);
    check(Bluesky, "https://loom.org/of/the/weavers/of/ahang", 24, Some(24), true);
    check(Bluesky, "loom.org/of/the/weavers/of/ahang", 32, Some(32), true);
    check(Bluesky, &"a".repeat(301), 301, Some(301), false);
    check(Bluesky, &"👩🏽‍🏭".repeat(201), 201, Some(3015), false);
    check(Mastodon, "@weaver@loom.example hi", 10, None, true);
    check(Mastodon, "https://loom.org/of/the/weavers/of/ahang", 23, None, true);
    check(Mastodon, "loom.org", 8, None, true);
    check(Mastodon, "@weaver@loom.org https://a.org/@weaver@loom.org", 31, None, true);
    check(Mastodon, &"é".repeat(501), 501, None, false);
}

#[test]
fn a_near_miss_is_few_slips_of_the_hand_away() {
    let check =
        |asked: &str, seen: &str, near: bool| assert_eq!(near_miss(asked, seen), near, "{asked}, {seen}");
    check("FreeTheWeavers", "FreeTheWaevers", true);
    check("FreeTheWeavers", "FreeTheWeaver", true);
    check("FreeTheWeavers", "freetheweavers", false);
    check("FreeTheWeavers", "FreTheWever", false);
    check("FreeTheWeavers", "FreTheWevers", true);
    check("Ahang", "Ahnag", true);
    check("Ahang", "Ahng", true);
    check("Ahang", "Ahanggg", false);
    check("Loom", "Looms", true);
    check("Lom", "Loom", false);
    check("", "", false);
    check("آهنگ", "اهنگ", true);
    check(&"a".repeat(128), &"a".repeat(127), true);
    check(&"a".repeat(129), &"a".repeat(128), false);
    check("ahang", &"ahang".repeat(1_000_000), false);
}

#[test]
fn what_is_the_same_everywhere_is_not_warned_of() {
    let texts = [
        "",
        "all is well for the #Weavers of #Ahang!",
        "(we weave) #Weberstraße #ΟΔΟΣ #آهنگ #自由 #ആഹാങ് #Оркестр",
        "C# and F#, lot#12, &#39; &#x27; AT&T, 5$ or $5, US$5",
        "#СвободаNow #FreeМир #ئۇيغۇرچە_پاك",
        "https://loom.org/#weave @weaver wove it at 3.5 to 1",
        "ask the weavers @weaver, not me@loom.example",
        "#می_خواهم #یک",
        "🇦🇶 👩🏽‍🏭 1️⃣ #️⃣",
    ];
    for text in texts {
        assert_eq!(check(text).warnings, [], "{text}");
    }
}

#[test]
fn a_text_ends_where_it_no_longer_fits() {
    let check = |network: Network, text: &str, taken: &str| {
        assert_eq!(text.get(..fitting(network, text)), Some(taken), "{network}");
    };
    let [a, thread] = ["a".repeat(270), "🧵".repeat(140)];
    check(X, "loom", "loom");
    check(X, &format!("{a}0123456789and more"), &format!("{a}0123456789"));
    check(X, &format!("{a} https://loom.org/1"), &format!("{a} "));
    check(X, &format!("{thread}👩🏽‍🏭"), &thread);
    check(X, "loom\u{FFFE}", "loom");
    check(X, "\u{FFFE}", "");
    check(Bluesky, &"é".repeat(301), &"é".repeat(300));
    check(Bluesky, &"👩🏽‍🏭".repeat(250), &"👩🏽‍🏭".repeat(200));
    let words = "a ".repeat(248);
    check(Mastodon, &format!("{words}@weaver@loom.example"), &words);
    check(Mastodon, &format!("{words}@we@loom.example"), &format!("{words}@we@loom.example"));
}

#[test]
fn what_breaks_between_networks_is_said() {
    let texts = [
        "all is well for the #Weavers of #Ahang",
        "#a#b",
        "#ahang,#weavers",
        "for #بافندگان‌آهنگ now",
        "#2026 and #12_3",
        "free 🧵#Ahang",
        "#Ahang🧵 #Free-Ahang, yes",
        "see #métier #İplik",
        "#Аhang #علي_کمک",
        "آهنگ#",
        "loom#ahang",
        "\u{200F}#ahang",
        "@weaver.bsky.social and @weaver@loom.example",
        "@weaver, see @weaver/looms",
        "the $MINT pays $3 for $thread.a",
        "a\u{FEFF}b",
        "#free\u{AD}ahang",
        "#R&#Ahang",
        "#Cвобода #Σχoλή #بيگناه",
        "see loom.org/x, not &#39; or C# or https://loom.org/#weave",
    ];
    let mut said = String::new();
    for text in texts {
        said.push_str(&format!("{}\n", text.escape_debug()));
        for warning in check(text).warnings {
            said.push_str(&format!("    {}, {}: {}\n", warning.network, warning.about, warning.says()));
        }
    }
    let long = "👩🏽‍🏭".repeat(260);
    said.push_str("a text of 260 emoji\n");
    for warning in check(&long).warnings {
        said.push_str(&format!("    {}, {}: {}\n", warning.network, warning.about, warning.says()));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn no_text_brings_forth_more_warnings_than_can_be_read() {
    let text: String = (0..10_000).map(|number| format!("#a{number}#b ")).collect();
    assert_eq!(check(&text).warnings.len(), 100);
}

#[test]
fn a_hostile_text_takes_time_in_proportion_to_its_length() {
    // Each would keep a backtracking reader busy for hours, and then the runner ends the test.
    let units = [
        "a",
        "の",
        "a.",
        "_a.",
        "-.",
        "のcom.の",
        "com.",
        "a.com ",
        "a.co/((",
        "a.co/?,,",
        "/,",
        "http://",
        "#",
        "#a ",
        "#aa",
        "#1",
        "#a!",
        "@a",
        "@a.b",
        "((a",
        "\u{200D}",
        "👩\u{200D}",
        "é",
        "a\u{301}\u{327}",
        "\u{301}\u{327}",
    ];
    for unit in units {
        let text = unit.repeat(50_000 / unit.len());
        assert!(check(&text).warnings.len() <= 100, "{unit}");
        assert_eq!(fold(Mastodon, &fold(Mastodon, &text)), fold(Mastodon, &text), "{unit}");
    }
}
