// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tells which spellings are near the hashtags named, in posts on standard input: `{"id":1,"text":"…"}`, one a line.

use std::{
    env,
    io::{self, BufRead as _, Write as _},
};

use analysis::Company;
use model::{Author, Format, Network, Origin, Post, PostId, PostKind, Precision, Timestamp};
use serde_json::{Value, json};

/// When X began to count its identifiers' milliseconds, since 1970.
const EPOCH_MS: i64 = 1_288_834_974_657;

fn main() -> io::Result<()> {
    let mut company = Company::new(env::args().skip(1).collect());
    for line in io::stdin().lock().lines() {
        let read: Value = serde_json::from_str(&line?).map_err(io::Error::other)?;
        let id = read["id"].as_i64().unwrap_or_default();
        company.add(&post(id, read["text"].as_str().unwrap_or_default()));
    }
    let offers: Vec<_> = company.offers().into_iter().map(|offer| offer.spelling).collect();
    let mut out = io::stdout().lock();
    for candidate in company.candidates() {
        let evidence = &candidate.evidence;
        let told = json!({
            "spelling": candidate.spelling, "of": candidate.of, "why": candidate.why.key(),
            "is_offered": offers.contains(&candidate.spelling), "posts": evidence.posts,
            "together": evidence.together, "same_link": evidence.same_link, "likeness": evidence.likeness,
        });
        writeln!(out, "{told}")?;
    }
    Ok(())
}

/// A post on X, as far as a text and an identifier tell.
fn post(id: i64, text: &str) -> Post {
    let found = |find: fn(Network, &str) -> Vec<text::Entity>| {
        find(Network::X, text).into_iter().map(|entity| entity.text).collect()
    };
    Post {
        network: Network::X,
        id: Some(PostId(id.to_string())),
        url: None,
        author: Author::default(),
        created_at: Timestamp::from_millisecond((id >> 22) + EPOCH_MS).ok(),
        precision: Precision::Second,
        id_at: None,
        seen_at: None,
        text: text.to_owned(),
        lang: None,
        hashtags: found(text::hashtags),
        mentions: Vec::new(),
        links: found(text::links),
        media: Vec::new(),
        kind: PostKind::Original,
        in_reply_to: None,
        repost_of: None,
        quote_of: None,
        edit_of: None,
        source: Origin { format: Format::Groundswell, file: String::new(), line: None },
        remarks: Vec::new(),
    }
}
