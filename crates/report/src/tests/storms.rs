// SPDX-License-Identifier: AGPL-3.0-or-later
use std::path::Path;

use analysis::Understanding;
use call::Call;
use jiff::SignedDuration;
use model::{Author, Format, Network, Origin, Post, PostId, PostKind, Window};
use tally::{Asked, Counts, Tally};

use super::at;
use crate::{Facts, InputFile, Lost};

/// The sample call that comes with the project.
pub(super) fn sample_call() -> Call {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ahang-weavers");
    call::read(&folder).expect("the sample call is valid")
}

/// A post on X to the second.
pub(super) fn post(id: u64, handle: &str, created_at: &str, hashtags: &[&str]) -> Post {
    let id = id.to_string();
    Post {
        url: Some(format!("https://x.example/{handle}/status/{id}")),
        id: Some(PostId(id)),
        author: Author { handle: Some(handle.to_owned()), name: None, id: None },
        created_at: Some(at(created_at)),
        text: "The looms of Ahang stand still.".to_owned(),
        lang: Some("en".to_owned()),
        hashtags: hashtags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..Post::blank(
            Network::X,
            Origin { format: Format::XV2, file: "archives/ahang.jsonl".to_owned(), line: Some(7) },
        )
    }
}

/// Two hours of a storm on three networks: it rises in a quarter of an hour and fades.
pub(super) fn two_hours() -> Vec<Post> {
    let start = at("2026-12-01T15:00:00Z");
    let spellings = [
        &["FreeTheAhangWeavers"] as &[&str],
        &["freetheahangweavers", "LibertadTejedorasAhang"],
        &["الحرية_لنساجات_آهنج", "Ahang"],
        &["FreeTheAhangWeaver"],
    ];
    let languages = ["en", "en-GB", "es", "ar", "ku"];
    let mut posts = Vec::new();
    for minute in -8_i64..118 {
        let posts_in_it = if minute < 0 {
            i64::from(minute == -8)
        } else if minute < 15 {
            1 + minute
        } else {
            16 - (minute - 15) / 7
        };
        for place in 0..posts_in_it {
            let number = u64::try_from(posts.len()).expect("a test is small");
            let time = start + SignedDuration::from_secs(minute * 60 + place * 3);
            let handle = format!("weaver{}", number * number % 431);
            let plain = post(
                number + 1000,
                &handle,
                &time.to_string(),
                spellings[usize::try_from(number % 9 / 2 % 4).expect("it is small")],
            );
            let kind = PostKind::ALL[usize::try_from(
                [0, 3, 3, 0, 2, 3, 1][usize::try_from(number % 7).expect("small")],
            )
            .expect("small")];
            let network = Network::ALL[usize::try_from(number % 5 % 3).expect("it is small")];
            let lang = Some(languages[usize::try_from(number % 11 % 5).expect("it is small")].to_owned());
            let one = Post { network, lang, kind, ..plain };
            let followed = followed(&posts, &one, usize::try_from(number % 13 % 4).expect("it is small"));
            posts.push(following(one, followed));
        }
    }
    posts
}

/// What a post follows that is no original: one of the first on its network, so that few are followed by many.
fn followed(posts: &[Post], post: &Post, place: usize) -> Option<PostId> {
    let same = posts.iter().filter(|other| other.network == post.network);
    same.skip(place).step_by(3).next()?.id.clone()
}

/// A post with what it follows, in the way that its kind says.
fn following(post: Post, other: Option<PostId>) -> Post {
    match post.kind {
        PostKind::Original => post,
        PostKind::Quote => Post { quote_of: other, ..post },
        PostKind::Reply => Post { in_reply_to: other, ..post },
        PostKind::Repost => Post { repost_of: other, ..post },
    }
}

/// Counts posts as a report does.
pub(super) fn tally(posts: &[Post], tags: &[String], window: Option<Window>) -> Tally {
    let mut tally = Tally::new(Asked { tags: tags.to_vec(), window });
    for post in posts {
        tally.add(post);
    }
    tally
}

/// The facts of a tally as they may be published.
pub(super) fn published_facts(tally: &Tally) -> Facts {
    let told = told(tally.published(|_| false), Understanding::published(tally));
    Facts { by_network: tally.published_by_network_and_minute(), ..told }
}

/// The facts of a tally, with complete lists.
pub(super) fn facts(tally: &Tally) -> Facts {
    Facts { by_network: tally.by_network_and_minute(), ..told(tally.counts(), Understanding::of(tally)) }
}

/// The facts, found in two inputs.
fn told(counts: Counts, understanding: Understanding) -> Facts {
    let input = |file: &str, sha256: Option<&str>, lines| InputFile {
        file: file.to_owned(),
        sha256: sha256.map(str::to_owned),
        lines,
    };
    Facts {
        findings: analysis::surges(&counts.per_minute),
        understanding,
        by_network: Vec::new(),
        themes: None,
        survival: crate::Survival::default(),
        sealed: crate::SealedCopies::default(),
        waves: Vec::new(),
        counts,
        rejected: vec![("invalid-utf8".to_owned(), 1), ("not-json".to_owned(), 3)],
        watch: crate::Watch::default(),
        lost: Lost {
            posts: vec![("deleted".to_owned(), 2), ("limit".to_owned(), 1_412)],
            gaps: vec![("disconnected".to_owned(), 1)],
        },
        rests_on: None,
        inputs: vec![
            input(
                "archives/ahang.jsonl",
                Some("6f1ed002ab5595859014ebf0951522d9f1a0c3b5e1f4d2e6a7b8c9d0e1f2a3b4"),
                1_421,
            ),
            input("-", None, 12),
        ],
        version: "0.1.0".to_owned(),
        simulated: false,
        name_accounts: false,
    }
}
