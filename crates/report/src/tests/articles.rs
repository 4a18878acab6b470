// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Wave;
use call::Call;
use model::{Author, Gap, GapCause, Media, MediaKind, Network, Post, Precision, Remark, Window};

use super::{
    at, language,
    storms::{facts, post, published_facts, sample_call, tally, two_hours},
};
use crate::{
    Age, Article, Delay, Facts, Gone, Grade, PublicCopy, Quoted, RecordFacts, RestsOn, Standing, Survival,
    Watch, article_html, article_markdown,
};

fn plain(facts: &Facts) -> Article<'_> {
    Article {
        facts,
        call: None,
        language: language("en"),
        quotes: Vec::new(),
        pledges: None,
        confirmed: 0,
        record: None,
        public: false,
    }
}

fn quotes() -> Vec<Quoted> {
    let weavers = Author {
        handle: Some("ahang_weavers".to_owned()),
        name: Some("نساجات آهنج \u{202e}Weavers".to_owned()),
        id: None,
    };
    let first = Post {
        author: weavers,
        text: "We wove nine years in the hall.\n\nNow we weave in the street. #FreeTheAhangWeavers"
            .to_owned(),
        ..post(1, "ahang_weavers", "2026-12-01T15:02:11Z", &[])
    };
    let second = Post {
        network: Network::Mastodon,
        text: "الأنوال لنا. <script>alert('loom')</script> [x](javascript:alert)".to_owned(),
        lang: Some("ar".to_owned()),
        url: Some("javascript:alert('loom')".to_owned()),
        precision: Precision::Day,
        created_at: Some(at("2026-12-01T00:00:00Z")),
        ..post(2, "press@textile-arts.example", "2026-12-01T00:00:00Z", &[])
    };
    let kept = |post: Post, entry, is_signed| {
        let grades = Grade::of(&post, is_signed);
        Quoted { entry: Some(entry), grades, ..post.into() }
    };
    vec![kept(first, 12, true), kept(second, 40, false)]
}

/// The sample call, and what its organizers have written into the report.
pub(super) fn told_call() -> Call {
    let mut call = sample_call();
    let report = r#"
        headline = { en = "The loom hall is open again", ar = "قاعة الأنوال مفتوحة من جديد" }
        standfirst = "Two days after the storm the port authority broke its own seal."
        paragraphs = ["We did not expect <so many>.", { en = "The charges stand.", ar = "التهم ما زالت قائمة." }]
        corrections = [{ on = "2026-12-04", text = "An earlier report gave the hall twelve looms; it has eleven." }]
    "#;
    call.files.insert(call::REPORT_FILE.to_owned(), report.to_owned());
    call::parse(call.id.clone(), &call.files).expect("the call is whole")
}

/// How long quoted posts lasted: enough people for every figure at first, too few for the reasons later.
fn survival() -> Survival {
    let mut survival = Survival::default();
    let mut look = |age, standing, accounts: std::ops::Range<u32>| {
        accounts.for_each(|account| survival.look(age, Network::Mastodon, standing, &account.to_string()));
    };
    look(Age::Hour, Standing::There, 0..40);
    look(Age::Day, Standing::There, 0..31);
    look(Age::Day, Standing::OutOfSight, 31..34);
    survival.delete(Network::Mastodon, Delay::Day, Gone { posts: 6, accounts: 6 });
    survival
}

/// The figures of an invented storm that has something of everything, as they may be published.
pub(super) fn whole_storm(call: &Call) -> Facts {
    let window =
        Window::new(at("2026-12-01T14:30:00Z"), at("2026-12-01T17:30:00Z")).expect("it runs forwards");
    let counted = tally(&two_hours(), &call.hashtags, Some(window));
    let findings = analysis::published(&counted);
    Facts { simulated: true, findings, ..published_facts(&counted) }
}

pub(super) fn whole_article<'a>(facts: &'a Facts, call: &'a Call, tag: &str) -> Article<'a> {
    let record = RecordFacts {
        root: "9f2c4e0d1b3a5968778695a4b3c2d1e0f9e8d7c6b5a493827160504030201000".to_owned(),
        size: 2_310,
        tombstones: 1,
        sealed_at: Some(at("2026-11-29T09:12:00Z")),
    };
    Article {
        call: Some(call),
        language: language(tag),
        quotes: quotes(),
        pledges: Some(612),
        confirmed: 41,
        record: Some(record),
        public: true,
        ..plain(facts)
    }
}

#[test]
fn a_storm_is_told_from_the_call_to_the_record() {
    let call = told_call();
    let facts = whole_storm(&call);
    let article = whole_article(&facts, &call, "en");
    insta::assert_snapshot!("storm.html", article_html(&article));
    insta::assert_snapshot!("storm.md", article_markdown(&article));
}

#[test]
fn a_storm_is_told_in_the_language_of_the_reader() {
    let call = told_call();
    let facts = Facts { watch: gaps(), waves: waves(), survival: survival(), ..whole_storm(&call) };
    for tag in ["ar", "he"] {
        let told = article_html(&whole_article(&facts, &call, tag));
        assert!(told.contains(&format!("<html lang=\"{tag}\" dir=\"rtl\">")), "{told}");
        insta::assert_snapshot!(format!("storm.{tag}.html"), told);
    }
    let arabic = article_html(&whole_article(&facts, &call, "ar"));
    assert!(arabic.contains("<h1 lang=\"ar\" dir=\"rtl\">قاعة الأنوال مفتوحة من جديد</h1>"));
    for tag in ["en", "ar", "he", "fa", "es", "fr", "pt", "tr"] {
        let told = article_markdown(&whole_article(&facts, &call, tag));
        insta::assert_snapshot!(format!("storm.{tag}.md"), told);
    }
}

#[test]
fn nothing_of_our_own_in_a_translated_article_is_english() {
    let call = sample_call();
    let facts = Facts { watch: gaps(), waves: waves(), survival: survival(), ..whole_storm(&call) };
    for tag in ["ar", "he", "fa"] {
        // Without the call and the posts everything is the article's own.
        let article = Article { call: None, quotes: Vec::new(), ..whole_article(&facts, &call, tag) };
        let told = article_markdown(&article);
        // What counts it again is said to a shell.
        let told = told.lines().filter(|line| !line.starts_with("    ")).flat_map(str::split_whitespace);
        let told = told.map(|word| word.trim_matches(['\u{2068}', '\u{2069}']));
        let told = told.filter(|word: &&str| word.chars().filter(char::is_ascii_alphabetic).count() > 2);
        let is_name = |word: &&str| {
            let names =
                ["#", "SHA-256", "Groundswell", "JSON", "UTF-8", "UTC", "Bluesky", "Mastodon", "jsonl"];
            names.iter().any(|name| word.contains(name)) || word.starts_with('/') || word.len() == 64
        };
        let rest: Vec<&str> = told.filter(|word| !is_name(word)).collect();
        assert_eq!(rest, Vec::<&str>::new(), "{tag}");
    }
}

/// What could not be seen of an invented storm: a source that broke off, one that caught up, one that missed posts, deletions.
fn gaps() -> Watch {
    let mut watch = Watch::default();
    let gap = |source: &str, network, start: &str, end: &str, is_filled, lost| Gap {
        network,
        source: source.to_owned(),
        start: at(start),
        end: Some(at(end)),
        cause: if lost == Some(3) { GapCause::Missed } else { GapCause::Broken },
        lost,
        is_filled,
    };
    let begin = at("2026-12-01T12:00:00Z");
    watch.follow("jetstream:one.example", Network::Bluesky, begin);
    watch.follow("mastodon:a.example", Network::Mastodon, begin);
    let mastodon = Network::Mastodon;
    watch.add(gap(
        "mastodon:a.example",
        mastodon,
        "2026-12-01T15:10:00Z",
        "2026-12-01T15:14:00Z",
        false,
        None,
    ));
    watch.add(gap(
        "mastodon:a.example",
        mastodon,
        "2026-12-01T15:20:00Z",
        "2026-12-01T15:31:00Z",
        true,
        None,
    ));
    let bluesky = Network::Bluesky;
    watch.add(gap(
        "jetstream:one.example",
        bluesky,
        "2026-12-01T15:40:00Z",
        "2026-12-01T15:41:00Z",
        true,
        Some(3),
    ));
    watch.spell("FreeTheAhangWeaver", "FreeTheAhangWeavers", at("2026-12-01T15:05:00Z"));
    let minute = Some(at("2026-12-01T15:40:00Z"));
    watch.delete(Delay::Minute, 6, minute, 5);
    watch.delete(Delay::Hour, 11, minute, 8);
    watch
}

fn waves() -> Vec<Wave> {
    let window =
        Window::new(at("2026-12-01T16:00:00Z"), at("2026-12-01T16:10:00Z")).expect("it runs forwards");
    vec![Wave { window, posts: 40 }]
}

#[test]
fn what_was_said_is_told_in_the_words_of_those_who_said_it() {
    let posts: Vec<Post> = (1..=7)
        .map(|number| Post {
            text: format!("{number} people, the <looms> are [ours](https://bad.example) {number}"),
            ..post(number, &format!("weaver{number}"), "2026-12-01T15:00:00Z", &[])
        })
        .collect();
    let mut said = analysis::Said::default();
    posts.iter().for_each(|post| said.add(post, true));
    let facts = Facts {
        themes: Some(said.themes(&["For people the looms are all".to_owned()], |_| true)),
        ..facts(&tally(&posts, &[], None))
    };
    let article = plain(&facts);
    let (html, markdown) = (article_html(&article), article_markdown(&article));
    for told in [&html, &markdown] {
        assert!(told.contains("What was said") && told.contains("7 posts by 7 accounts"), "{told}");
        assert!(!told.contains("<looms>"), "{told}");
    }
    assert!(markdown.contains("- **people the looms are**: 7 posts by 7 accounts"), "{markdown}");
    assert!(
        html.contains("<h3 class=\"phrase\"><bdi>people the looms are</bdi></h3>")
            && html.contains("<footer><bdi>@weaver"),
        "{html}"
    );
    assert!(crate::json::report_json(&facts).contains("\"kit\": true"));
}

#[test]
fn of_what_a_server_may_show_it_is_said_that_it_is_no_more_and_its_figures_quote_nobody() {
    let posts: Vec<Post> = (1..=7)
        .map(|number| Post {
            text: format!("{number} the looms are ours {number}"),
            ..post(number, &format!("weaver{}", number % 6), "2026-12-01T15:00:00Z", &[])
        })
        .collect();
    let themes = analysis::Themes::of_shown(posts.iter(), &[]);
    let facts = Facts { themes, ..facts(&tally(&posts, &[], None)) };
    let shown: Vec<Quoted> = posts
        .iter()
        .map(|post| Quoted { entry: Some(4), grades: vec![Grade::Captured], ..post.clone().into() })
        .collect();
    let article = Article { quotes: shown, ..plain(&facts) };
    let (html, markdown) = (article_html(&article), article_markdown(&article));
    let says = "Only posts that may be shown were looked at, 7 posts by 6 accounts: the words of the others are not kept.";
    for told in [&html, &markdown] {
        assert!(told.contains(says), "{told}");
    }
    assert!(html.matches("cards/4").count() > 7, "what stands for a theme is shown as it is on the wall");
    let json = crate::json::report_json(&facts);
    assert!(
        json.contains("\"of_shown\": true") && json.contains("\"phrase\": \"the looms are ours\""),
        "{json}"
    );
    assert!(!json.contains("@weaver") && json.contains("\"examples\": []"), "{json}");
    let none = Facts { themes: analysis::Themes::of_shown(posts.iter().take(4), &[]), ..facts };
    assert!(!article_html(&plain(&none)).contains("What was said"));
}

#[test]
fn where_no_account_is_known_no_number_of_people_is_told() {
    let nobody =
        |number: u64| Post { author: Author::default(), ..post(number, "x", "2026-12-01T15:00:00Z", &[]) };
    let told = |posts: &[Post]| article_markdown(&plain(&facts(&tally(posts, &[], None))));
    assert!(!told(&[]).contains("Accounts are not people"), "of no post nothing is said of who made it");
    let unknown: Vec<Post> = (1..=500).map(nobody).collect();
    let markdown = told(&unknown);
    assert!(
        markdown.contains("the sources name no accounts: how many people posted is not known"),
        "{markdown}"
    );
    let mut some = vec![nobody(1)];
    some.extend((2..5).map(|number| post(number, &format!("mina{number}"), "2026-12-01T15:00:00Z", &[])));
    let markdown = told(&some);
    assert!(
        markdown.contains("3 accounts posted") && markdown.contains("Of 1 post no account is known"),
        "{markdown}"
    );
}

#[test]
fn a_report_without_a_call_is_told_by_its_hashtags() {
    let posts = [
        two_hours(),
        vec![Post { precision: Precision::Day, ..post(1, "mina", "2026-12-01T00:00:00Z", &["Ahang"]) }],
    ];
    let facts = facts(&tally(&posts.concat(), &["Ahang".to_owned()], None));
    insta::assert_snapshot!(article_markdown(&plain(&facts)));
}

#[test]
fn few_posts_and_none_read_well() {
    let minute = Post { precision: Precision::Minute, ..post(1, "mina", "2026-12-01T15:02:00Z", &["Ahang"]) };
    let day = |id, handle, day| Post { precision: Precision::Day, ..post(id, handle, day, &["Ahang"]) };
    let days = [day(1, "mina", "2026-12-01T00:00:00Z"), day(2, "taro", "2026-12-03T00:00:00Z")];
    let nobody = Post { author: Author::default(), created_at: None, ..minute.clone() };
    let told = |posts: &[Post], tags: &[&str]| {
        let tags: Vec<_> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let facts = facts(&tally(posts, &tags, None));
        let markdown = article_markdown(&plain(&facts));
        markdown.split("## What this does not show").next().expect("a split has a first part").to_owned()
    };
    let none = told(&[], &["Ahang", "Looms"]);
    let one = told(&[minute], &["Ahang"]);
    insta::assert_snapshot!([none, one, told(&days, &[]), told(&[nobody], &[])].join("\n=====\n\n"));
}

#[test]
fn posts_at_a_contradicted_time_are_told_where_there_are_any() {
    let dated =
        |id, remark| Post { remarks: vec![remark], ..post(id, "mina", "2026-12-01T15:02:00Z", &["Ahang"]) };
    let told = |posts: &[Post]| {
        let mut facts = facts(&tally(posts, &["Ahang".to_owned()], None));
        facts.lost = crate::facts::Lost::default();
        let markdown = article_markdown(&plain(&facts));
        markdown.lines().find(|line| line.contains(" claim")).map(str::to_owned)
    };
    let (back, ahead) = (model::Remark::Backdated, model::Remark::DatedAhead);
    assert_eq!(told(&[post(1, "mina", "2026-12-01T15:02:00Z", &["Ahang"])]), None);
    let rest = "by what the network's identifier or whoever saw it first tells. Each stays, and is counted, at the \
                time that it claims.";
    let one = told(&[dated(1, ahead)]);
    assert_eq!(one, Some(format!("- 1 post claims a time that is too late, {rest}")));
    let three = told(&[dated(1, back), dated(2, back), dated(3, ahead)]);
    let both = "- 2 posts claim a time that is too early, and 1 post claims a time that is too late, ";
    assert_eq!(three, Some(format!("{both}{rest}")));
}

#[test]
fn strangers_can_neither_break_the_page_nor_turn_its_direction() {
    let evil = "a\u{202e}</title><script>alert(1)</script>\u{2066}\"'&`|*_[x](y)";
    let mut stranger = post(1, evil, "2026-12-01T15:02:00Z", &[evil, "Ahang"]);
    stranger.author.name = Some(evil.to_owned());
    stranger.text = format!("{evil}\n# {evil}");
    stranger.url = Some(format!("https://x.example/{evil}"));
    stranger.lang = Some(evil.to_owned());
    let mut facts = facts(&tally(&[stranger.clone()], &["Ahang".to_owned(), evil.to_owned()], None));
    facts.inputs[0].file = evil.to_owned();
    facts.rejected[0].0 = evil.to_owned();
    let article = Article { quotes: vec![stranger.into()], ..plain(&facts) };
    let (html, markdown) = (article_html(&article), article_markdown(&article));
    for text in [&html, &markdown] {
        assert!(!text.contains(['\u{202e}', '\u{2066}']));
    }
    assert!(!html.contains("<script") && !html.contains("</title><s"), "{html}");
    let raw = markdown.replace("\\<", "").replace("\\[", "").replace("\\`", "").replace("\\|", "");
    assert!(!raw.contains("<script") && !raw.contains("[x]") && !raw.contains('`'), "{markdown}");
}

#[test]
fn a_strangers_lines_stay_lines_of_a_quote_and_what_is_far_too_long_is_cut() {
    let hashtag = "t".repeat(30_000);
    let quoted = |text: &str, name: &str, handle: &str| {
        let author = Author { handle: Some(handle.to_owned()), name: Some(name.to_owned()), id: None };
        let quote = Post {
            author,
            text: text.to_owned(),
            url: None,
            ..post(1, "x", "2026-12-01T15:02:00Z", &[hashtag.as_str()])
        };
        let facts = facts(&tally(std::slice::from_ref(&quote), &[], None));
        article_markdown(&Article { quotes: vec![quote.into()], ..plain(&facts) })
    };
    let markdown = quoted("looms\n  # ours\n ===\n1. loom", "mina", "מינה");
    let lines = "> looms  \n> \u{a0}\u{a0}\\# ours  \n> \u{a0}\\===  \n> 1\\. loom\n>\n> — **mina** \u{2068}@מינה\u{2069} on X";
    assert!(markdown.contains(lines), "{markdown}");
    let markdown = quoted(&"loom ".repeat(2_000_000), &"n".repeat(10_000_000), "mina");
    assert!(markdown.len() < 70_000 && markdown.contains("nnn…\u{2069}** @mina"), "{}", markdown.len());
    assert!(markdown.contains("loom […]\n"), "{}", markdown.get(2_000..2_100).unwrap_or_default());
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing() {
    let call = sample_call();
    let facts = facts(&tally(&two_hours(), &call.hashtags, None));
    let html = article_html(&Article { call: Some(&call), quotes: quotes(), ..plain(&facts) });
    let needles = [
        "<script",
        "<link",
        "<img",
        "<iframe",
        " src=",
        "@import",
        "url(",
        " style=",
        "=\"javascript:",
        "onload",
    ];
    let found: Vec<_> = needles.into_iter().filter(|needle| html.contains(needle)).collect();
    assert_eq!(found, Vec::<&str>::new());
}

#[test]
fn nothing_is_said_of_reach_or_bots() {
    let call = sample_call();
    let facts = published_facts(&tally(&two_hours(), &call.hashtags, None));
    let article = Article { call: Some(&call), public: true, ..plain(&facts) };
    for text in [article_html(&article), article_markdown(&article)] {
        let words = text.to_lowercase();
        assert!(!words.contains("reach") && !words.contains("bot ") && !words.contains("bots"));
        assert!(!text.replace("<!doctype", "").contains('!'));
    }
}

#[test]
fn a_picture_is_shown_from_where_the_report_lies_and_one_that_its_author_warns_of_to_who_asks_for_it() {
    let facts = facts(&tally(&two_hours(), &[], None));
    let page = |alt: Option<&str>, kind: MediaKind, remarks: Vec<Remark>| {
        let url = "https://files.example/loom.jpg".to_owned();
        let media = vec![Media { url, alt: alt.map(str::to_owned), kind }];
        let post = Post { media, remarks, ..post(1, "weavers", "2026-12-01T15:02:11Z", &[]) };
        let imprint = format!("image/jpeg 1200x800 81234 sha256:{}", "3f".repeat(32));
        let copy = PublicCopy { of: 0, imprint: imprint.parse().unwrap() };
        article_html(&Article { quotes: vec![Quoted { copies: vec![copy], ..post.into() }], ..plain(&facts) })
    };
    let part = |page: &str| {
        let start = page.find("<blockquote").unwrap();
        page.get(start..).unwrap().split("<footer>").next().unwrap().to_owned()
    };
    let pages = [
        page(Some("A loom \"x\" \u{202e}<b>"), MediaKind::Photo, vec![]),
        page(None, MediaKind::Video, vec![]),
        page(None, MediaKind::Photo, vec![Remark::Sensitive]),
    ];
    assert!(pages.iter().all(|page| !page.contains("files.example")), "nobody else is asked for it");
    insta::assert_snapshot!("pictures.html", pages.map(|page| part(&page)).join("\n\n"));
}

#[test]
fn what_is_said_of_a_picture_is_cut_where_nobody_would_listen_any_more_and_says_so() {
    let described = |characters: usize| {
        let media = vec![Media {
            url: "https://files.example/loom.jpg".to_owned(),
            alt: Some("ن".repeat(characters)),
            kind: MediaKind::Photo,
        }];
        let post = Post { media, ..post(1, "weavers", "2026-12-01T15:02:11Z", &[]) };
        let sheet =
            crate::Sheet { entry: 1, post: &post, grades: vec![], evidence: vec![], simulated: false };
        let sheet = crate::sheet_html(&sheet);
        let alt = Quoted::from(post.clone()).post.media.remove(0).alt.expect("it is described");
        assert!(sheet.contains(&alt), "{alt}");
        assert_eq!(sheet.matches('ن').count(), alt.matches('ن').count());
        (alt.matches('ن').count(), alt.ends_with('…'))
    };
    assert_eq!(described(2_000), (2_000, false));
    assert_eq!(described(2_001), (2_000, true));
    assert_eq!(described(100_000), (2_000, true));
}

#[test]
fn every_link_to_a_definition_has_one_and_every_definition_its_values_in_the_json() {
    let call = sample_call();
    let facts = published_facts(&tally(&two_hours(), &call.hashtags, Some(call.storm.window)));
    let rests_on =
        RestsOn { origin: "storm.example/ahang".to_owned(), size: 970, root: "AbC+/w==".to_owned() };
    let facts = Facts { rests_on: Some(rests_on), ..facts };
    let record = RecordFacts { root: "AbC+/w==".to_owned(), size: 970, tombstones: 0, sealed_at: None };
    let article = Article {
        call: Some(&call),
        pledges: Some(612),
        record: Some(record),
        public: true,
        ..plain(&facts)
    };
    let (html, markdown) = (article_html(&article), article_markdown(&article));
    let links: Vec<&str> = html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(
        links.len() > 20 && links.iter().all(|link| html.contains(&format!("id=\"{link}\""))),
        "{links:?}"
    );
    let json: serde_json::Value = serde_json::from_str(&crate::json::report_json(&facts)).expect("JSON");
    let pointers: Vec<&str> =
        html.split("<code dir=\"ltr\">/").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert!(pointers.len() > 15, "{pointers:?}");
    for pointer in pointers {
        assert!(json.pointer(&format!("/{pointer}")).is_some(), "/{pointer}");
        assert!(markdown.contains(&format!(" /{}", pointer.replace('_', "\\_"))), "/{pointer}");
    }
    for told in [&html, &markdown] {
        assert!(told.contains("the first 970 entries of the record") && told.contains("AbC+/w=="), "{told}");
        assert!(told.contains("groundswell verify RECORD --report report.json"), "{told}");
    }
    let own = Facts { rests_on: None, ..facts };
    let own = article_markdown(&Article { public: false, ..plain(&own) });
    let command = "\n\n    groundswell report archives/ahang.jsonl - --tag FreeTheAhangWeavers --tag ";
    assert!(own.contains(command) && own.contains(" --from 2026-12-01T15:00:00Z --to "), "{own}");
}
