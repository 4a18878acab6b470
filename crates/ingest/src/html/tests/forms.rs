// SPDX-License-Identifier: AGPL-3.0-or-later
//! Embeds as publishers and their tools rewrite them.

use base64::{Engine, engine::general_purpose::STANDARD};
use model::{Network, Precision, Remark};

use super::{NUMBER, id, one, read, skeet, tweet};

/// Checks that a page gives the one post of X, with a text or without.
#[track_caller]
fn check(page: &str, text: &str) {
    let post = one(&page.replace("%N%", &NUMBER.to_string()));
    assert_eq!((id(&post), post.text.as_str()), (NUMBER.to_string().as_str(), text), "{page}");
    assert_eq!(post.created_at.map(|at| at.to_string()).as_deref(), Some("2021-03-03T10:00:00Z"));
    assert_eq!(post.precision, Precision::Second);
    assert!(post.remarks.contains(&Remark::TimeFromId));
}

#[test]
fn the_place_of_an_embed_names_its_post() {
    for page in [
        "<iframe data-src=\"https://platform.twitter.com/embed/Tweet.html?id=%N%\"></iframe>",
        "<iframe data-cmp-src='//platform.twitter.com/embed/index.html?dnt=false&id=%N%&theme=light'></iframe>",
        "<amp-iframe src=\"https://platform.x.com/embed/Tweet.html?id=%N%\"></amp-iframe>",
        "<iframe src=\"https://twitter.com/i/videos/tweet/%N%?embed_source=clientlib\"></iframe>",
        "<iframe src=\"https://twitframe.com/show?url=https%3A%2F%2Ftwitter.com%2Fann%2Fstatus%2F%N%\"></iframe>",
        "<iframe src=\"//cdn.iframe.ly/api/iframe?app=1&amp;url=https%3A%2F%2Fx.com%2Fann%2Fstatus%2F%N%&amp;key=k\"></iframe>",
        "<iframe src=\"https://cdn.embedly.com/widgets/media.html?type=text&src=https%3A%2F%2Ftwitter.com%2Fann%2Fstatus%2F%N%\"></iframe>",
        "<oembed url=\"https://twitter.com/ann/status/%N%\"></oembed>",
        "<div data-oembed-url=\"https://twitter.com/ann/status/%N%\"><div>loading</div></div>",
        "<figure class=\"element element-tweet\" data-canonical-url=\"https://twitter.com/ann/statuses/%N%\"></figure>",
        "<div class=\"lazy-tweet\" data-tweet-id=%N%></div>",
        "<div class=\"c-embed embed--twitter\" data-embed-url=\"https://x.com/ann/status/%N%\"></div>",
        "<a class=\"embedly-card\" href=\"https://twitter.com/ann/status/%N%\">A post</a>",
        "<figure class=\"wp-block-embed is-provider-twitter\"><div class=\"wp-block-embed__wrapper\">\n\
         https://twitter.com/ann/status/%N%?s=20\n</div></figure>",
        "<blockquote class=\"twitter-tweet\"><a href=\"https://twitter.com/ann/status/%N%?ref_src=twsrc%5Etfw\"></a></blockquote>",
    ] {
        check(page, "");
    }
}

#[test]
fn a_snippet_is_read_wherever_a_page_keeps_it() {
    let snippet = tweet("Free the looms!");
    let escaped =
        snippet.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    let in_json = snippet.replace('"', "\\\"").replace("</", "<\\/");
    let in_json =
        in_json.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    let unmarked = snippet.replace(" class=\"twitter-tweet\"", "");
    for page in [
        format!("<figure class=\"wp-block-embed-twitter\"><div class=\"wp-block-embed__wrapper\">{snippet}</div></figure>"),
        format!("<amp-twitter data-tweetid=\"%N%\"><div placeholder>{snippet}</div></amp-twitter>"),
        format!("<div class=\"lazy\">{snippet}</div><noscript>{snippet}</noscript>"),
        format!("<noscript>{snippet}</noscript><iframe data-tweet-id=%N%></iframe>"),
        format!("<template>{snippet}</template>"),
        format!("<script type=\"text/template\">{snippet}</script>"),
        format!("<script type=\"text/template\">{}</script>", STANDARD.encode(&snippet)),
        format!("<div data-html=\"{escaped}\"></div>"),
        format!("<iframe srcdoc=\"{escaped}\"></iframe>"),
        format!("<gu-island props=\"{{&quot;html&quot;:&quot;{in_json}&quot;}}\">{snippet}</gu-island>"),
        format!("<gu-island props=\"{{&quot;html&quot;:&quot;{in_json}&quot;}}\"></gu-island>"),
        snippet.replace("twitter-tweet", "lazy-twitter-tweet tw-align-center"),
        snippet.replace("<blockquote", "<blockquote data-conversation=\"none\" data-cards=hidden"),
        unmarked.clone(),
        unmarked.replace("blockquote", "div"),
        unmarked.replace("<blockquote data-lang=\"en\">", "").replace("</blockquote>", ""),
        format!("<blockquote><blockquote>{unmarked}</blockquote></blockquote>"),
        "<blockquote class=\"Tweet h-entry subject\" cite=\"https://twitter.com/ann/status/%N%\" data-tweet-id=\"%N%\"><div>\
         <a href=\"https://twitter.com/ann\"><span>Ann</span><span>@ann</span></a></div><div><p class=\"Tweet-text \
         e-entry-title\" lang=\"en\">Free the looms!</p><a href=\"https://twitter.com/ann/status/%N%\"><time datetime=\"2021-\
         03-03T10:00:00+0000\">10:00 AM - 3 Mar 2021</time></a><ul><li>Reply</li></ul></div></blockquote>".to_owned(),
    ] {
        check(&page, "Free the looms!");
    }
}

#[test]
fn what_only_leads_to_a_post_is_no_embed() {
    let address = "https://twitter.com/ann/status/42000000000";
    for page in [
        format!("<p>{address}</p>"),
        format!("<p>See {address} for it.</p>"),
        format!("<div class=\"wp-block-embed__wrapper\">See {address} for it.</div>"),
        format!(
            "<iframe src=\"https://platform.twitter.com/widgets/tweet_button.html?url={address}\"></iframe>"
        ),
        format!("<iframe src=\"https://looms.example/?url={address}\"></iframe>"),
        format!("<a class=\"share\" href=\"{address}\" data-url=\"{address}\">Share</a>"),
        format!("<div class=\"buttons\" data-url=\"{address}\"></div>"),
        "<div class=\"js-list\" data-tweet-id=\"42000000000\"></div>".to_owned(),
        format!("<blockquote>So said <a href=\"{address}\">Ann (@ann)</a> on March 3, 2021.</blockquote>"),
        format!("<blockquote>It ended. — Ann Example <a href=\"{address}\">March 3, 2021</a></blockquote>"),
        "<iframe src=\"https://looms.example/@ann/embed\"></iframe>".to_owned(),
        "<div data-bluesky-uri=\"at://did:plc:looms/app.bsky.feed.generator/3k\"></div>".to_owned(),
    ] {
        assert_eq!(read(&page), [], "{page}");
    }
}

#[test]
fn bluesky_and_mastodon_are_read_in_their_other_forms() {
    let uri = "at://did:plc:looms/app.bsky.feed.post/3kibazdt5ls22";
    let frame = "https://embed.bsky.app/embed/did:plc:looms/app.bsky.feed.post/3kibazdt5ls22?id=1";
    let page = "https://bsky.app/profile/did:plc:looms/post/3kibazdt5ls22";
    let snippet = skeet("January 5, 2024 at 9:43 PM");
    let check = |page: &str, name: &str, text: &str| {
        let post = one(page);
        assert_eq!((id(&post), post.text.as_str()), (name, text), "{page}");
    };
    check(&format!("<iframe data-src=\"{frame}\"></iframe>"), uri, "");
    check(
        &format!(
            "<div class=\"bluesky-embed\" data-bluesky-uri=\"{uri}\"><iframe src=\"{frame}\"></iframe></div>"
        ),
        uri,
        "",
    );
    check(&format!("<div class=\"wp-block-embed__wrapper\">{page}</div>"), uri, "");
    check(&format!("<oembed url=\"{page}\"></oembed>"), uri, "");
    let words = "Free the looms!\n\nAll #looms🧵 now";
    check(&(snippet.clone() + &format!("<iframe src=\"{frame}\"></iframe>")), uri, words);
    check(&snippet.replace(&format!(" data-bluesky-uri=\"{uri}\""), ""), uri, words);
    let squeezed = words.replace("\n\n", " ");
    check(
        &snippet.replace(" class=\"bluesky-embed\"", "").replace(&format!(" data-bluesky-uri=\"{uri}\""), ""),
        uri,
        &squeezed,
    );
    let number = 1_614_765_600_000_u64 << 16 | 7;
    let toot = format!("https://looms.example/@ann/{number}");
    for page in [
        format!("<iframe src=\"{toot}/embed\"></iframe>"),
        format!("<iframe class=\"mastodon-embed\" data-lazy-src=\"{toot}/embed\"></iframe>"),
        format!("<blockquote class=\"mastodon-embed\"><a href=\"{toot}\">View on Mastodon</a></blockquote>"),
        format!("<div class=\"wp-block-embed__wrapper\">\n{toot}\n</div>"),
    ] {
        check(&page, &toot, "");
        assert_eq!(one(&page).network, Network::Mastodon);
    }
}

#[test]
fn a_copy_of_a_post_without_an_address_is_given_once() {
    let page = "<blockquote class=\"twitter-tweet\"><p>Free the looms!</p>&mdash; Ann (@ann) March 3, 2021</blockquote>";
    assert_eq!(one(&format!("{page}<noscript>{page}</noscript>")).text, "Free the looms!");
}

#[test]
fn dates_are_read_in_the_language_of_the_embed() {
    for date in [
        "3 mars 2021",
        "3. März 2021",
        "3 de marzo de 2021",
        "3 de março de 2021",
        "3 marzo 2021",
        "3 maart 2021",
        "3 Mart 2021",
        "٣ مارس، ٢٠٢١",
        "3 במרץ 2021",
        "۳ مارس ۲۰۲۱",
        "3 marca 2021",
        "3. března 2021",
        "3 mars 2021",
        "3. marts 2021",
        "3. maaliskuuta 2021",
        "3 марта 2021 г.",
        "3 березня 2021 р.",
        "3 Μαρτίου 2021",
        "2021. március 3.",
        "3 martie 2021",
        "3 Maret 2021",
        "2021年3月3日",
        "2021년 3월 3일",
        "3 मार्च 2021",
        "3 de març de 2021",
    ] {
        // Numbers from before November 2010 hold no time, so that what is printed counts.
        let page = tweet("Free the looms!")
            .replace(&NUMBER.to_string(), "1234567890")
            .replace("March 3, 2021", date);
        let post = one(&page);
        assert_eq!(
            post.created_at.map(|at| at.to_string()).as_deref(),
            Some("2021-03-03T00:00:00Z"),
            "{date}"
        );
        assert_eq!((post.precision, post.id_at), (Precision::Day, None));
    }
}
