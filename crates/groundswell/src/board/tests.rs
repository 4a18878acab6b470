// SPDX-License-Identifier: AGPL-3.0-or-later
use console::measure_text_width;
use model::{Gap, GapCause, Network, Post};
use tally::{Asked, Tally};

use super::{Shown, lines};

fn posts() -> Vec<Post> {
    let texts = [
        "With the weavers #FreeAhang",
        "\u{1b}[2J\u{1b}]0;owned\u{7}Hands up\r\nnow #FreeAhang",
        "نحن معهن \u{202e}#FreeAhang",
        "織工たちを自由に、いま、ここで、みんなで、声をあげよう、どうか、どうか、聞いてください、世界のみなさん、お願いします #FreeAhang",
    ];
    let post = |(minute, text): (usize, &&str)| {
        let json = serde_json::json!({"network": "bluesky", "id": format!("at://did:plc:a/app.bsky.feed.post/{minute}"), "url": null,
            "author": {"handle": "anna.example", "name": null, "id": format!("did:plc:{minute}")},
            "created_at": format!("2026-12-01T15:1{minute}:20Z"), "precision": "second", "text": text, "lang": null,
            "hashtags": ["FreeAhang"], "mentions": [], "links": [], "media": [], "kind": "original", "in_reply_to": null,
            "repost_of": null, "quote_of": null, "source": {"format": "article", "file": "f", "line": 1}});
        let origin = model::Origin { format: model::Format::Groundswell, file: "f".to_owned(), line: None };
        ingest::read_post(&json.to_string(), origin).expect("it is a post")
    };
    texts.iter().enumerate().map(post).collect()
}

fn drawn(width: usize) -> Vec<String> {
    let tags = ["FreeAhang".to_owned()];
    let mut tally = Tally::new(Asked { tags: tags.to_vec(), window: None });
    let posts = posts();
    for post in &posts {
        assert_eq!(tally.add(post), tally::Added::Counted);
    }
    let blind = [Gap {
        network: Network::Bluesky,
        source: "jetstream:jetstream1.us-east.bsky.network".to_owned(),
        start: "2026-12-01T15:12:00Z".parse().expect("a time"),
        end: None,
        cause: GapCause::Broken,
        lost: None,
        is_filled: false,
    }];
    let counts = tally.counts();
    let shown = Shown {
        tags: &tags,
        since: "2026-12-01T15:00:00Z".parse().expect("a time"),
        now: "2026-12-01T15:14:10Z".parse().expect("a time"),
        counts: &counts,
        newest: &posts,
        blind: &blind,
        gaps_over: 1,
    };
    lines(&shown, width)
}

#[test]
fn a_storm_is_drawn_in_eighty_columns() {
    insta::assert_snapshot!(drawn(80).join("\n"));
}

#[test]
fn nothing_is_wider_than_its_terminal_nor_moves_it() {
    for width in [20, 40, 80, 300] {
        for line in drawn(width) {
            assert!(measure_text_width(&line) <= width, "{width}: {line}");
            assert!(
                !line.chars().any(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)),
                "{line:?}"
            );
        }
    }
}
