// SPDX-License-Identifier: AGPL-3.0-or-later
mod forms;

use std::{
    io::Read,
    path::Path,
    time::{Duration, Instant},
};

use model::{Format, Network, Origin, Post, Precision, Remark};

fn read(page: &str) -> Vec<Post> {
    super::read(page, &Origin { format: Format::Html, file: "page.html".to_owned(), line: None })
}

/// Reads the one post of a page.
#[track_caller]
fn one(page: &str) -> Post {
    let mut posts = read(page);
    assert_eq!(posts.len(), 1, "{page}\n{posts:#?}");
    posts.remove(0)
}

fn id(post: &Post) -> &str {
    post.id.as_ref().map_or("", model::PostId::as_str)
}

/// A snippet as X writes it; the number's own time is 2021-03-03 10:00:00.
fn tweet(text: &str) -> String {
    format!(
        "<blockquote class=\"twitter-tweet\" data-lang=\"en\"><p lang=\"en\" dir=\"ltr\">{text}</p>&mdash; Ann Example \
         (@ann) <a href=\"https://twitter.com/ann/status/{NUMBER}?ref_src=twsrc%5Etfw\">March 3, 2021</a></blockquote>\
         <script async src=\"https://platform.twitter.com/widgets.js\" charset=\"utf-8\"></script>"
    )
}

const NUMBER: u64 = (1_614_765_600_000 - 1_288_834_974_657) << 22 | 4_097;

#[test]
fn a_snippet_of_x_is_read_whole() {
    let post = one(&format!(
        "<html>\n<body>\n{}",
        tweet(
            "Free the looms &amp; the weavers!<br>They \n are  <a href=\"https://twitter.com/BenExample?ref_src=x\">@BenExample</a> 🇺🇳\
             <a href=\"https://twitter.com/hashtag/Ahang?src=hash\">#Ahang</a><a href=\"https://twitter.com/hashtag/Looms\">#Looms</a> \
             <a href=\"https://t.co/looms12345\">https://t.co/looms12345</a> <a href=\"https://t.co/a1B2\">pic.twitter.com/a1B2</a>"
        )
    ));
    assert_eq!(
        post.text,
        "Free the looms & the weavers!\nThey are @BenExample 🇺🇳#Ahang#Looms https://t.co/looms12345"
    );
    assert_eq!((post.network, id(&post)), (Network::X, NUMBER.to_string().as_str()));
    assert_eq!(post.url.as_deref(), Some(format!("https://x.com/ann/status/{NUMBER}").as_str()));
    assert_eq!(post.author.handle.as_deref(), Some("ann"));
    assert_eq!(post.author.name.as_deref(), Some("Ann Example"));
    assert_eq!(post.created_at.unwrap().to_string(), "2021-03-03T10:00:00Z");
    assert_eq!(
        (post.precision, post.remarks.as_slice()),
        (Precision::Second, [Remark::TimeFromId].as_slice())
    );
    assert_eq!(post.lang.as_deref(), Some("en"));
    assert_eq!(
        (post.hashtags, post.mentions),
        (vec!["Ahang".to_owned(), "Looms".to_owned()], vec!["BenExample".to_owned()])
    );
    assert_eq!(post.links, ["https://t.co/looms12345"]);
    assert_eq!(
        post.media.iter().map(|media| media.url.as_str()).collect::<Vec<_>>(),
        ["https://pic.twitter.com/a1B2"]
    );
    assert_eq!(post.source.line, Some(3));
}

#[test]
fn a_snippet_is_read_however_a_page_has_rewritten_it() {
    let quote = "<blockquote class='twitter-tweet'>";
    let date = "<a href='https://twitter.com/ann/status/42000000000'>March 3, 2021</a>";
    for page in [
        format!("{quote}<p>Free the looms!</p>— Ann (@ann) {date}</blockquote>"),
        format!("{quote}<p>Free the looms!</p><p>&#8212; Ann (@ann) {date}</p></blockquote>"),
        format!("{quote}\n<p>Free\nthe looms!</p>\n&#x2014; Ann (@ann) {date}\n</blockquote>"),
        format!("{quote}Free the looms!<br>&ndash; Ann (@ann) {date}</blockquote>"),
        format!("{quote}Free the looms! &mdash; Ann (@ann) {date}</blockquote>"),
        format!("{quote}{quote}<p>Free the looms!</p>— Ann (@ann) {date}</blockquote></blockquote>"),
        format!("{quote}<blockquote><p>Free the looms!</p></blockquote>— Ann (@ann) {date}</blockquote>"),
        format!(
            "<blockquote><p>So they wrote:</p>{quote}<p>Free the looms!</p>— Ann (@ann) {date}</blockquote></blockquote>"
        ),
        format!("{quote}<p>Free the looms!</p>— Ann (@ann) {date}<p>Unclosed, the article goes on."),
        format!(
            "{quote}<p>Free the looms!</p>— Ann (@ann) <a href='//mobile.x.com/ann/statuses/42000000000/photo/1'></a></blockquote>"
        ),
        format!(
            "{quote}<p>Free the looms!</p><a href='https://x.com/ann/status/42000000000'>March 3, 2021</a></blockquote>"
        ),
        format!(
            "<BLOCKQUOTE data-x=\"a>b\" CLASS=\"wp twitter-video\"><P>Free the looms!</P>— Ann (@ann) {date}</BLOCKQUOTE>"
        ),
    ] {
        let post = one(&page);
        assert_eq!((id(&post), post.text.as_str()), ("42000000000", "Free the looms!"), "{page}");
        assert_eq!(post.author.handle.as_deref(), Some("ann"), "{page}");
    }
}

#[test]
fn what_is_no_embed_gives_nothing() {
    let link = "<a href=\"https://twitter.com/ann/status/42000000000\">as Ann wrote</a>";
    for page in [
        "".to_owned(),
        format!("<p>The looms stand still, {link}.</p>"),
        format!("<blockquote>The looms stand still, {link}.</blockquote>"),
        format!("<!-- {} -->", tweet("Free the looms!")),
        format!("<script>var embed = '{}';</script>", tweet("x").replace("script", "s")),
        format!("<textarea>{}</textarea>", tweet("Free the looms!")),
        "<blockquote class=\"twitter-tweet\"><p>Free the looms!</p></blockquote>".to_owned(),
        "<blockquote class=\"bluesky-embed\"><p>Free the looms!</p>&mdash; Ann</blockquote>".to_owned(),
        "<div data-embed-id=\"1234567890123\" class=\"video\"></div>".to_owned(),
        "<iframe src=\"https://looms.example/embed?id=12\"></iframe>".to_owned(),
        "<p>Ann (@ann) wrote on March 3, 2021.</p>".to_owned(),
    ] {
        assert_eq!(read(&page), [], "{page}");
    }
}

#[test]
fn an_embed_that_holds_only_a_name_is_given_with_what_that_tells() {
    for page in [
        "<div class=\"twitter-tweet twitter-tweet-rendered\"><iframe data-tweet-id=\"ID\"></iframe></div>",
        "<twitter-widget class=\"twitter-tweet-rendered\" data-tweet-id=\"ID\"></twitter-widget>",
        "<div class=\"embed-twitter\" data-embed-id=\"ID\"></div>",
        "<amp-twitter data-tweetid=\"ID\"></amp-twitter>",
        "<iframe src=\"https://platform.twitter.com/embed/Tweet.html?dnt=true&amp;id=ID&amp;lang=en\"></iframe>",
        "<blockquote class=\"twitter-tweet\"> <a href=\"https://x.com/i/web/status/ID\"></a> </blockquote>",
    ] {
        let post = one(&page.replace("ID", &NUMBER.to_string()));
        assert_eq!((id(&post), post.text.as_str()), (NUMBER.to_string().as_str(), ""), "{page}");
        assert_eq!(post.url, Some(format!("https://x.com/i/status/{NUMBER}")));
        assert_eq!(post.author.handle, None);
        assert_eq!(post.created_at.unwrap().to_string(), "2021-03-03T10:00:00Z");
        assert_eq!(post.remarks, [Remark::TimeFromId, Remark::Truncated]);
    }
}

#[test]
fn a_post_shown_twice_is_given_once_with_its_text() {
    let bare = format!("<div class=\"embed-twitter\" data-embed-id=\"{NUMBER}\"></div>");
    for page in [
        bare.clone() + &tweet("Free the looms!"),
        tweet("Free the looms!") + &bare + &tweet("Free the looms!"),
    ] {
        assert_eq!(one(&page).text, "Free the looms!");
    }
}

#[test]
fn an_answer_and_what_it_answers_are_two_posts() {
    let page = "<blockquote class=\"twitter-tweet\"><blockquote><p>Free the looms!</p>— Ann (@ann) \
        <a href=\"https://x.com/ann/status/42000000001\">March 3, 2021</a></blockquote><p>All of them!</p>— Ben (@ben) \
        <a href=\"https://x.com/ben/status/42000000002\">March 4, 2021</a></blockquote>";
    for page in [page.to_owned(), page.replace("<blockquote>", "<blockquote class=\"twitter-tweet\">")] {
        let told: Vec<_> = read(&page).iter().map(|post| (id(post).to_owned(), post.text.clone())).collect();
        assert_eq!(
            told,
            [
                ("42000000001".to_owned(), "Free the looms!".to_owned()),
                ("42000000002".to_owned(), "All of them!".to_owned())
            ]
        );
    }
}

#[test]
fn a_number_from_before_numbers_held_times_leaves_the_printed_day() {
    let page = tweet("Free the looms!")
        .replace(&NUMBER.to_string(), "20")
        .replace("March 3, 2021", "8 février 2009");
    let post = one(&page);
    assert_eq!(post.created_at.unwrap().to_string(), "2009-02-08T00:00:00Z");
    assert_eq!((post.precision, post.remarks.len()), (Precision::Day, 0));
    let post = one(&page.replace("8 février 2009", "il y a longtemps"));
    assert_eq!((post.created_at, post.remarks.as_slice()), (None, [Remark::TimeUnreadable].as_slice()));
}

/// A snippet as Bluesky writes it; the key's own time is 2024-01-05 21:43:54.
fn skeet(date: &str) -> String {
    format!(
        "<blockquote class=\"bluesky-embed\" data-bluesky-uri=\"at://did:plc:looms/app.bsky.feed.post/3kibazdt5ls22\" \
         data-bluesky-cid=\"bafy\"><p lang=\"pt-BR\">Free the looms!\n\nAll #looms🧵 now<br><br><a href=\"https://bsky.app/profile/\
         did:plc:looms/post/3kibazdt5ls22?ref_src=embed\">[image or embed]</a></p>&mdash; Ann (weaver) (<a href=\"https://bsky.app/\
         profile/did:plc:looms?ref_src=embed\">@ann.looms.example</a>) <a href=\"https://bsky.app/profile/did:plc:looms/post/\
         3kibazdt5ls22?ref_src=embed\">{date}</a></blockquote>"
    )
}

#[test]
fn a_snippet_of_bluesky_is_read_whole() {
    let key_time = super::times::of_bluesky("3kibazdt5ls22").unwrap().to_string();
    let day = key_time.get(..10).unwrap();
    for (date, at, precision, remark) in [
        (day, key_time.as_str(), Precision::Second, Some(Remark::TimeFromId)),
        ("2024-01-24T20:59:37Z", "2024-01-24T20:59:37Z", Precision::Second, Some(Remark::DatedAhead)),
        ("", key_time.as_str(), Precision::Second, Some(Remark::TimeFromId)),
        ("February 24, 2024 at 8:59 PM", "2024-02-24T00:00:00Z", Precision::Day, Some(Remark::DatedAhead)),
    ] {
        let post = one(&skeet(date));
        assert_eq!(
            (post.network, id(&post)),
            (Network::Bluesky, "at://did:plc:looms/app.bsky.feed.post/3kibazdt5ls22")
        );
        assert_eq!(
            post.url.as_deref(),
            Some("https://bsky.app/profile/ann.looms.example/post/3kibazdt5ls22")
        );
        assert_eq!(post.author.id.as_deref(), Some("did:plc:looms"));
        assert_eq!(post.author.handle.as_deref(), Some("ann.looms.example"));
        assert_eq!(post.author.name.as_deref(), Some("Ann (weaver)"));
        assert_eq!(
            (post.text.as_str(), post.lang.as_deref()),
            ("Free the looms!\n\nAll #looms🧵 now", Some("pt-BR"))
        );
        assert_eq!(post.hashtags, ["looms🧵"]);
        assert_eq!(post.created_at.unwrap().to_string(), at, "{date}");
        assert_eq!((post.precision, post.remarks.first().copied()), (precision, remark), "{date}");
    }
}

#[test]
fn a_frame_or_snippet_of_mastodon_is_named_by_its_address() {
    let number = 1_614_765_600_000u64 << 16 | 7;
    let url = format!("https://looms.example/@ann/{number}");
    for (page, text) in [
        (format!("<iframe src=\"{url}/embed\" class=\"mastodon-embed\"></iframe>"), ""),
        (
            format!(
                "<blockquote class=\"mastodon-embed\" data-embed-url=\"{url}/embed\"><a href=\"{url}\"><svg></svg><div>Post by \
                 @ann@looms.example</div><div>View on Mastodon</div></a></blockquote>"
            ),
            "",
        ),
        (
            format!(
                "<blockquote class=\"mastodon-embed\" data-embed-url=\"{url}/embed\"><p>Free the looms!</p><p>#Ahang</p></blockquote>"
            ),
            "Free the looms!\n\n#Ahang",
        ),
    ] {
        let post = one(&page);
        assert_eq!(
            (post.network, id(&post), post.url.as_ref()),
            (Network::Mastodon, url.as_str(), Some(&url))
        );
        assert_eq!(post.author.handle.as_deref(), Some("ann@looms.example"));
        assert_eq!(post.created_at.unwrap().to_string(), "2021-03-03T10:00:00Z");
        assert_eq!(post.text, text);
        assert_eq!(post.remarks.contains(&Remark::Truncated), text.is_empty());
    }
}

#[test]
fn a_page_that_shows_its_posts_only_as_text_is_read_as_an_article() {
    let words =
        "<title>T</title><p>The court sat.</p><div>Free the looms! &mdash; Ann (@ann) March 3, 2021</div>";
    let post = one(words);
    assert_eq!(
        (post.text.as_str(), post.precision, post.source.line),
        ("Free the looms!", Precision::Day, None)
    );
    let posts = read(&(words.to_owned() + &tweet("Another.")));
    assert_eq!(posts.iter().map(|post| post.text.as_str()).collect::<Vec<_>>(), ["Another."]);
}

#[test]
fn a_hostile_page_takes_no_longer_than_its_length() {
    let begun = Instant::now();
    for piece in [
        "<blockquote>",
        "<div>",
        "<blockquote class=twitter-tweet>",
        "<p>",
        "<a href=x>",
        "<b>&amp;",
        "<a ",
        "<a b",
        "a=\"",
        "</",
        "<!--",
        "<script>",
        "<iframe",
        "(@a) ",
        "\n<br>",
        "<blockquote class=twitter-tweet><p>pic.twitter.com/",
        "&",
        "&#",
        "<",
        "</blockquote>",
        "<p>— A (@a) March 3, 2021",
        "<a href=//x.com/a/status/1>x</a>",
        "<blockquote class=twitter-tweet>— A (@a) <a href=//x.com/a/status/1>",
        "#a <a href=/tags/>#a</a>",
        "&Eacute;",
    ] {
        for begin in ["", "<blockquote class=\"twitter-tweet\">"] {
            let page = begin.to_owned()
                + &piece.repeat(1_200_000 / piece.len().max(12))
                + "\"'></script>--></iframe>"
                + &tweet("Free the looms!");
            assert!(read(&page).len() <= 100_001, "{piece}");
        }
    }
    // Hours, if it took the square of the length; some seconds as it is.
    assert!(begun.elapsed() < Duration::from_secs(300));
}

#[test]
fn the_shared_pages_give_the_posts_that_another_program_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/news-embeds");
    let Ok(packed) = std::fs::read(folder.join("pages.tar.zst")) else {
        eprintln!("left out: there is no {}", folder.display());
        return;
    };
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Vec<serde_json::Value> = serde_json::from_str(&expected).unwrap();
    let mut tar = Vec::new();
    zstd::Decoder::new(packed.as_slice()).unwrap().read_to_end(&mut tar).unwrap();
    let mut found = 0;
    for (name, page) in files(&tar) {
        let Some(row) = expected.iter().find(|row| row["page"].as_str() == Some(&name)) else { continue };
        found += compare(&name, &read(&page), row["embedded_posts"].as_array().unwrap());
    }
    let all: usize = expected.iter().map(|row| row["embedded_posts"].as_array().unwrap().len()).sum();
    assert_eq!(found, all);
}

/// The files of a tar archive: 512 bytes of name and octal size, then the content in whole blocks.
fn files(tar: &[u8]) -> Vec<(String, String)> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim_matches(['\0', ' ']).to_owned();
    let mut files = Vec::new();
    let mut at = 0;
    while at + 512 <= tar.len() && tar[at] != 0 {
        let size = usize::from_str_radix(&text(&tar[at + 124..at + 136]), 8).unwrap();
        let content = String::from_utf8_lossy(&tar[at + 512..at + 512 + size]).into_owned();
        files.push((text(&tar[at..at + 100]).trim_start_matches("./").to_owned(), content));
        at += 512 + size.div_ceil(512) * 512;
    }
    files
}

fn compare(name: &str, posts: &[Post], rows: &[serde_json::Value]) -> usize {
    let ids: Vec<&str> = posts.iter().map(id).collect();
    let expected: Vec<&str> = rows.iter().map(|row| row["status_id"].as_str().unwrap()).collect();
    assert_eq!(ids, expected, "{name}");
    for (post, row) in posts.iter().zip(rows) {
        assert_eq!(post.author.handle.as_deref(), row["author"].as_str(), "{name}");
        assert_eq!(post.lang.as_deref(), row["lang"].as_str(), "{name}");
        assert_eq!(post.precision, Precision::Second);
        let tags: Vec<String> = post.hashtags.iter().map(|tag| format!("#{tag}")).collect();
        let seen: Vec<&str> =
            row["hashtags"].as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
        // The other program reads the first paragraph alone, leaves pictures in the text and drops line breaks.
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let theirs = squeeze(&crate::article::pictures::take(row["text"].as_str().unwrap()).0);
        let ours = squeeze(&post.text);
        assert!(ours.starts_with(&theirs), "{name}\n{ours}\n{theirs}");
        assert!(seen.iter().all(|tag| tags.iter().any(|ours| ours == tag)), "{name} {tags:?} {seen:?}");
        if ours == theirs {
            assert_eq!(tags, seen, "{name}");
        }
    }
    rows.len()
}
