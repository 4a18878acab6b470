// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    path::Path,
    time::{Duration, Instant},
};

use model::{Format, Network, Origin, Post, Remark};

fn origin() -> Origin {
    Origin { format: Format::Article, file: "article.txt".to_owned(), line: None }
}

fn read(text: &str) -> Vec<Post> {
    super::read(text, &origin())
}

/// What a row says of a post: handle, name, day, text.
fn told(post: &Post) -> (String, String, String, String) {
    let day = post.created_at.expect("a signature has its day").to_string();
    let name = post.author.name.clone().unwrap_or_default();
    let handle = post.author.handle.clone().expect("a signature has its handle");
    (handle, name, day.trim_end_matches("T00:00:00Z").to_owned(), post.text.clone())
}

#[track_caller]
fn check(article: &str, posts: &[(&str, &str, &str, &str)]) {
    let read: Vec<_> = read(article).iter().map(told).collect();
    let read: Vec<_> =
        read.iter().map(|(h, n, d, t)| (h.as_str(), n.as_str(), d.as_str(), t.as_str())).collect();
    assert_eq!(read, posts, "{article}");
}

#[test]
fn a_signature_is_read_whatever_its_dash_and_name() {
    for (article, name) in [
        ("Free the looms! — Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms! – Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms! - Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms! -- Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms! &mdash; Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms!— Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms! — Ann Example, Ph.D.📊 (they) (@ann) March 3, 2021", "Ann Example, Ph.D.📊 (they)"),
        ("Free the looms! — Ann Mehl آن مهل 🇺🇳 (@ann) March 3, 2021", "Ann Mehl آن مهل 🇺🇳"),
        ("Free the looms! — Jean-Luc A – weaver (@ann) March 3, 2021", "Jean-Luc A – weaver"),
        ("Free the looms! —\nAnn Example (@ann)\nMarch 3, 2021", "Ann Example"),
        ("Free the looms!\n— Ann Example (@ann) March 3, 2021", "Ann Example"),
        ("Free the looms!\n\n— Ann Example (\u{2066}@ann\u{2069}) March 3, 2021", "Ann Example"),
        ("Free the looms! — (@ann) March 3, 2021", ""),
    ] {
        check(article, &[("ann", name, "2021-03-03", "Free the looms!")]);
    }
}

#[test]
fn the_form_of_a_handle_tells_the_network() {
    for (handle, network) in [
        ("ann_1", Network::X),
        ("ann.looms.example", Network::Bluesky),
        ("ann-b.example", Network::Bluesky),
        ("ann@looms.example", Network::Mastodon),
        ("ann.b@looms.example", Network::Mastodon),
    ] {
        let posts = read(&format!("Free the looms! — Ann (@{handle}) March 3, 2021 at 7:13 PM"));
        let post = posts.first().expect("the signature makes a post");
        assert_eq!((post.network, post.author.handle.as_deref()), (network, Some(handle)));
        assert_eq!(post.precision, model::Precision::Day);
    }
}

/// The eighth of February 2021 as embeds print it.
const DATES: &[&str] = &[
    "February 8, 2021",
    "Feb 8, 2021",
    "Feb. 8th 2021",
    "8 February 2021",
    "8th of February 2021",
    "8. Februar 2021",
    "8 février 2021",
    "8 févr. 2021",
    "8 de febrero de 2021",
    "8 de fevereiro de 2021",
    "8 febbraio 2021",
    "8 februari 2021",
    "8 Şubat 2021",
    "8 ŞUBAT 2021",
    "8 فبراير 2021",
    "٨ فبراير ٢٠٢١",
    "٨ فبراير، ٢٠٢١",
    "8 شباط 2021",
    "8 בפברואר 2021",
    "8 בפבר׳ 2021",
    "۸ فوریهٔ ۲۰۲۱",
    "8 lutego 2021",
    "8. února 2021",
    "2021年2月8日",
    "2021年２月８日",
    "2021년 2월 8일",
    "2021-02-08",
    "2021/02/08",
    "08.02.2021",
    "8.2.2021",
    "8 февраля 2021 г.",
    "8 лютого 2021 р.",
    "8 de febr. de 2021",
    "8 फ़रवरी 2021",
    "8 Φεβρουαρίου 2021",
    "7:13 PM · Feb 8, 2021",
    "19:13 - 8 févr. 2021",
    "February 8, 2021 at 7:13 PM",
    "8. Februar 2021 um 19:13 Uhr",
    "8 de febrero de 2021, 19:13",
    "2021-02-08 19:13:07",
    "2021. február 8.",
    "2021. febr. 8. 19:13",
    "8. februar 2021",
    "8. feb. 2021 kl. 19.13",
    "8. helmikuuta 2021 klo 19.13",
    "8. veljače 2021. u 19:13",
    "8. фебруар 2021.",
    "8 февруари 2021 г. в 19:13 ч.",
    "8.02.2021 г.",
    "8. februára 2021 o 19:13",
    "8 februarie 2021 la 19:13",
    "8 Februari 2021 pukul 19.13",
    "8 Feb 2021, 19.13",
    "2021. gada 8. februāris",
    "2021 m. vasario 8 d.",
    "2021(e)ko otsailaren 8(a)",
    "8 tháng 2, 2021",
    "ngày 8 tháng 2 năm 2021",
    "lúc 19:13 8 thg 2, 2021",
    "8 กุมภาพันธ์ ค.ศ. 2021",
    "8 ก.พ. 2564",
    "৮ ফেব্রুয়ারি, ২০২১",
    "8 ફેબ્રુઆરી, 2021",
    "ಫೆಬ್ರವರಿ 8, 2021",
    "८ फेब्रुवारी, २०२१",
    "8 பிப்ரவரி, 2021",
    "8 فروری، 2021",
    "Pebrero 8, 2021",
    "8 de febrer de 2021, a les 19:13",
    "8 Φεβ 2021, 7:13 μ.μ.",
    "下午7:13 · 2021年2月8日",
    "午後7:13 · 2021年2月8日",
    "오후 7:13 · 2021. 2. 8.",
    "٧:١٣ م · ٨ فبراير ٢٠٢١",
    "٠٨\u{200f}/٠٢\u{200f}/٢٠٢١",
    "7:13 ب.ظ. · 8 فوریه 2021",
    "7:13 p. m. · 8 feb. 2021",
    "8 février 2021 à 19:13",
    "8 febbraio 2021 alle ore 19:13",
    "8 fév. 2021 à 19h13",
    "8 lutego 2021 19:13",
];

#[test]
fn a_date_is_read_in_the_language_it_is_printed_in() {
    for date in DATES {
        check(
            &format!("Free the looms! — Ann (@ann) {date}"),
            &[("ann", "Ann", "2021-02-08", "Free the looms!")],
        );
        check(
            &format!("One. — Ann (@ann) {date} Two. — Ben (@ben) {date}\n🧵Three. — Cem (@cem) {date}\n"),
            &[
                ("ann", "Ann", "2021-02-08", "One."),
                ("ben", "Ben", "2021-02-08", "Two."),
                ("cem", "Cem", "2021-02-08", "🧵Three."),
            ],
        );
    }
}

#[test]
fn an_address_behind_the_date_tells_which_post_it_is() {
    let number = (1_614_765_600_123_u64 - 1_288_834_974_657) << 22;
    let address = format!("https://twitter.com/ann/status/{number}");
    for behind in [
        format!("March 3, 2021 {address}"),
        format!("March 3, 2021 ({address})"),
        format!("March 3, 2021\n<{address}?ref_src=twsrc>"),
        format!("[March 3, 2021]({address})"),
        format!("10:00 AM · March 3, 2021: {address}"),
    ] {
        let posts =
            read(&format!("Free the looms! — Ann (@ann) {behind}\n\nAnd then. — Ben (@ben) March 4, 2021"));
        let [first, second] = &posts[..] else { panic!("{behind}: {posts:?}") };
        assert_eq!(first.id.as_ref().map(|id| id.as_str()), Some(number.to_string().as_str()), "{behind}");
        assert_eq!(first.created_at.map(|at| at.to_string()).as_deref(), Some("2021-03-03T10:00:00Z"));
        assert_eq!(first.id_at.map(|at| at.to_string()).as_deref(), Some("2021-03-03T10:00:00.123Z"));
        assert_eq!(
            (first.precision, first.remarks.last()),
            (model::Precision::Second, Some(&Remark::TimeFromId))
        );
        assert_eq!((second.text.as_str(), &second.id), ("And then.", &None));
    }
    // Somebody else's post, another page, and one further on, tell nothing.
    for behind in
        [address.replace("ann", "ben"), "https://looms.example".into(), format!("So it was: {address}")]
    {
        let posts = read(&format!("Free the looms! — Ann (@ann) March 3, 2021 {behind}"));
        assert_eq!((&posts[0].id, posts[0].precision), (&None, model::Precision::Day), "{behind}");
    }
    let key = "https://bsky.app/profile/ann.looms.example/post/3kibazdt5ls22";
    let post = &read(&format!("Free! — Ann (@ann.looms.example) January 5, 2024 {key}"))[0];
    assert_eq!(
        post.id.as_ref().map(|id| id.as_str()),
        Some("at://ann.looms.example/app.bsky.feed.post/3kibazdt5ls22")
    );
    assert_eq!(post.created_at.map(|at| at.to_string()).as_deref(), Some("2024-01-05T21:43:54Z"));
}

#[test]
fn a_month_is_read_in_its_usual_abbreviations() {
    for months in [
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.",
        "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "led úno bře dub kvě čvn čvc srp zář říj lis pro",
        "янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.",
        "січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.",
        "tammik. helmik. maalisk. huhtik. toukok. kesäk. heinäk. elok. syysk. lokak. marrask. jouluk.",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
        "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada. studenoga prosinca",
        "Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa MFómh DFómh Samhain Nollaig",
        "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
        "ژانویهٔ فوریهٔ مارس آوریل مهٔ ژوئن ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر",
    ] {
        for (number, month) in (1..).zip(months.split(' ')) {
            let day = format!("2021-{number:02}-08");
            check(
                &match month {
                    "listopada." => "Free the looms! — Ann (@ann) 8. listopada 2021.".to_owned(),
                    _ => format!("Free the looms! — Ann (@ann) 8 {} 2021", month.replace('_', " ")),
                },
                &[("ann", "Ann", &day, "Free the looms!")],
            );
        }
    }
}

#[test]
fn nothing_is_invented() {
    for article in [
        "",
        "Weaving is quiet work.\n\nNobody signed this.",
        "It will end — says Ann Example (@ann) on Tuesday.",
        "It will end — says Ann Example (@ann) on February 8, 2021.",
        "It will end — Ann Example (ann) February 8, 2021",
        "Write to ann@looms.example, February 8, 2021 — or (ann@looms.example) February 8, 2021.",
        "It ended — February 8, 2021.",
        "It ended — Ann (@ann) February 30, 2021",
        "It ended — Ann (@ann) February 8, 1921",
        "It ended — Ann (@ann) 2/8/2021",
        "It ended — Ann (@ann) 8 2021",
        "It ended — Ann (@ann) 2021. 8.",
        "It ended — Ann (@ann) 8 tháng 13, 2021",
        "It ended — Ann (@ann) 99:99 · 2021",
        "It ended — Ann (@ann) Marching on 8 2021",
        "It ended — Ann (@ann) on Monday, 2021",
        "It ended — Ann (@ann_with_far_too_long_a_handle) February 8, 2021",
        "Ann Example (@ann) February 8, 2021",
        "The well-known Ann (@ann) February 8, 2021",
        "It ended — Ann (@ann)\n\nFebruary 8, 2021",
        "— Ann (@ann) February 8, 2021",
        "— (@",
        "(@ann) — ",
    ] {
        check(article, &[]);
    }
}

const LEAD: &str =
    "The weavers of Ahang were before the court again, as the town's paper said in its last number.";

#[test]
fn a_text_begins_with_its_paragraph_and_takes_the_one_before_if_it_is_only_tags() {
    let tail = "— Ann (@ann) March 3, 2021\n\nThe court rose at noon.";
    for (paragraphs, text) in [
        ("Free the looms! #Ahang", "Free the looms! #Ahang"),
        ("Free the looms!\n\n🇺🇳 #Ahang pic.twitter.com/a1B2", "Free the looms!\n\n🇺🇳 #Ahang"),
        (
            "Free the looms!\n\n#Ahang #Looms\n\n@court https://t.co/abc",
            "Free the looms!\n\n#Ahang #Looms\n\n@court https://t.co/abc",
        ),
        (
            "Free the looms! 🧵\n\nAll of us are coming. #Ahang",
            "Free the looms! 🧵\n\nAll of us are coming. #Ahang",
        ),
        ("Free the looms!\r\n\r\n#Ahang", "Free the looms!\n\n#Ahang"),
        ("Free\nthe\nlooms!", "Free\nthe\nlooms!"),
        ("Free the looms!\n\npic.twitter.com/a1B2", "Free the looms!"),
    ] {
        let article = format!("{LEAD}\n\n{LEAD} {LEAD} {LEAD} {LEAD}\n\n{LEAD}\n\n{paragraphs} {tail}");
        check(&article, &[("ann", "Ann", "2021-03-03", text)]);
        assert_eq!(read(&article)[0].remarks, [Remark::StartGuessed], "{article}");
        assert_eq!(read(&article)[0].source.line, Some(7), "{article}");
    }
}

#[test]
fn a_long_paragraph_is_not_taken_for_the_beginning_of_a_post() {
    let article = format!("{LEAD} {LEAD} {LEAD} {LEAD}\n\n#Ahang #Looms — Ann (@ann) March 3, 2021");
    check(&article, &[("ann", "Ann", "2021-03-03", "#Ahang #Looms")]);
}

#[test]
fn prose_above_a_post_without_a_blank_line_is_left_out_where_it_is_too_long() {
    let article =
        format!("{LEAD}\n\n{LEAD} {LEAD} {LEAD}\nFree\nthe looms! — Ann (@ann) March 3, 2021\n\n{LEAD}");
    check(&article, &[("ann", "Ann", "2021-03-03", "Free\nthe looms!")]);
    assert_eq!(read(&article)[0].remarks, [Remark::StartGuessed]);
}

#[test]
fn lines_are_paragraphs_where_there_is_no_blank_line() {
    let article = format!("{LEAD}\n{LEAD}\nFree the looms! — Ann (@ann) March 3, 2021\n{LEAD}");
    check(&article, &[("ann", "Ann", "2021-03-03", "Free the looms!")]);
}

#[test]
fn a_start_is_certain_only_where_nothing_else_can_be_the_text() {
    let signed = |text: &str| format!("{text} — Ann (@ann) March 3, 2021");
    let long = "word ".repeat(80);
    for (article, guessed) in [
        (signed("Free the looms!"), vec![false]),
        (signed("Free the looms!") + &signed(" And the weavers!"), vec![false, false]),
        (signed("Free the looms!") + "\n\n" + &signed("And the weavers!"), vec![false, false]),
        (signed("Free the looms!") + "\n\n" + LEAD + "\n\n" + &signed("And the weavers!"), vec![false, true]),
        (signed("Free the looms!") + " " + LEAD + "\n\n" + &signed("And the weavers!"), vec![false, true]),
        (LEAD.to_owned() + "\n\n" + &signed("Free the looms!"), vec![true]),
        (signed("Free the looms!\n\n#Ahang"), vec![true]),
        (signed(&long), vec![true]),
    ] {
        let posts = read(&article);
        let remarks: Vec<bool> = posts.iter().map(|post| post.remarks == [Remark::StartGuessed]).collect();
        assert_eq!(remarks, guessed, "{article}");
    }
}

#[test]
fn tags_mentions_links_and_pictures_are_read_from_the_text() {
    let posts = read(
        "Free @BenExample 🇺🇳#Ahang #Looms #Ahang https://t.co/looms12345 \
         pic.twitter.com/a1B2 https://pic.x.com/c3 — Ann (@ann) March 3, 2021",
    );
    let post = posts.first().expect("there is one post");
    assert_eq!(post.text, "Free @BenExample 🇺🇳#Ahang #Looms #Ahang https://t.co/looms12345");
    assert_eq!(post.hashtags, ["Ahang", "Looms"]);
    assert_eq!(post.mentions, ["BenExample"]);
    assert_eq!(post.links, ["https://t.co/looms12345"]);
    let media: Vec<&str> = post.media.iter().map(|media| media.url.as_str()).collect();
    assert_eq!(media, ["https://pic.twitter.com/a1B2", "https://pic.x.com/c3"]);
    assert_eq!((&post.id, &post.url), (&None, &None));
}

#[test]
fn a_long_article_of_brackets_and_dashes_takes_no_longer_than_its_length() {
    let begun = Instant::now();
    for piece in
        ["(@a", "— (@a) ", "(@a) 1", "— A (@a) March 3, 2021", "#a\n\n", "— — — -", "pic.twitter.com/a "]
    {
        let article = piece.repeat(20_000) + "x — A (@a) March 3, 2021";
        assert!(!read(&article).is_empty(), "{piece}");
    }
    // Hours, if it took the square of the length; a second or two as it is.
    assert!(begun.elapsed() < Duration::from_secs(120));
}

#[test]
fn the_shared_article_holds_exactly_its_three_posts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/article");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("left out: there is no {}", folder.display());
        return;
    };
    let paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let posts = read(&text);
        assert_eq!(posts.len(), 3, "{}", path.display());
        let tags: Vec<usize> = posts.iter().map(|post| post.hashtags.len()).collect();
        assert_eq!(tags, [5, 1, 3]);
        for post in &posts {
            assert_eq!(post.media.len(), 1);
            assert!(post.author.name.is_some() && !post.text.contains("pic."));
            assert_eq!(post.remarks, [Remark::StartGuessed]);
        }
        // The first name is written in two scripts, with a flag; the second text runs over two paragraphs.
        let name = posts[0].author.name.as_deref().unwrap();
        assert!(
            name.chars().any(|c| c.is_ascii_alphabetic())
                && name.contains('\u{1f1f5}')
                && name.contains('\u{639}')
        );
        assert_eq!(posts[1].text.split("\n\n").count(), 2);
        let lines: Vec<_> = posts.iter().map(|post| post.source.line.unwrap()).collect();
        assert!(lines.iter().zip(&lines[1..]).all(|(a, b)| a < b));
    }
}
