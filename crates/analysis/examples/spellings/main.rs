// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the bench of spellings asks: in posts on standard input, `{"id":1,"text":"…","network":"x"}`, one a line, which
//! hashtags they have (`tags`) and which are near those named (`near TAG…`); of pairs of tags with a tab between, what makes
//! the second nearly the first (`pairs`).

use std::{
    env,
    io::{self, BufRead as _, Write},
};

use analysis::Company;
use model::{Format, Network, Origin, Post, PostId, Timestamp};
use serde_json::{Value, json};

/// When X began to count its identifiers' milliseconds, since 1970.
const EPOCH_MS: i64 = 1_288_834_974_657;

fn main() -> io::Result<()> {
    let words: Vec<String> = env::args().skip(1).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    match words.split_first().map(|(word, tags)| (word.as_str(), tags)) {
        Some(("tags", _)) => tell_tags(&mut out)?,
        Some(("near", tags)) => tell_near(tags, &mut out)?,
        Some(("pairs", _)) => tell_pairs(&mut out)?,
        _ => return Err(io::Error::other("say `tags`, `near TAG…` or `pairs`")),
    }
    out.flush()
}

fn tell_tags(out: &mut impl Write) -> io::Result<()> {
    for post in posts() {
        let post = post?;
        let tags: Vec<String> = post.hashtags.iter().map(|tag| text::fold(Network::X, tag)).collect();
        writeln!(out, "{}", json!(tags))?;
    }
    Ok(())
}

fn tell_near(tags: &[String], out: &mut impl Write) -> io::Result<()> {
    let mut company = Company::new(tags.to_vec());
    for post in posts() {
        company.add(&post?);
    }
    let offers: Vec<String> = company.offers().into_iter().map(|offer| offer.spelling).collect();
    for candidate in company.candidates() {
        let evidence = &candidate.evidence;
        let told = json!({
            "spelling": text::fold(Network::X, &candidate.spelling), "of": candidate.of,
            "why": candidate.why.key(), "needs_company": candidate.why.needs_company(),
            "is_offered": offers.contains(&candidate.spelling), "posts": evidence.posts,
            "together": evidence.together, "likeness": evidence.likeness, "rising": evidence.rising,
        });
        writeln!(out, "{told}")?;
    }
    Ok(())
}

fn tell_pairs(out: &mut impl Write) -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (asked, seen) = line.split_once('\t').unwrap_or_default();
        let near = text::NearMisses::new([asked]).find(seen);
        writeln!(out, "{}", near.map_or("", |near| near.why.key()))?;
    }
    Ok(())
}

fn posts() -> impl Iterator<Item = io::Result<Post>> {
    io::stdin().lock().lines().map(|line| {
        let read: Value = serde_json::from_str(&line?).map_err(io::Error::other)?;
        let text = |field: &str| read.get(field).and_then(Value::as_str).unwrap_or_default();
        let network = if text("network") == "bluesky" { Network::Bluesky } else { Network::X };
        Ok(post(network, read.get("id").and_then(Value::as_i64).unwrap_or_default(), text("text")))
    })
}

/// A post, as far as a text and an identifier of X tell.
fn post(network: Network, id: i64, text: &str) -> Post {
    let found = |find: fn(Network, &str) -> Vec<text::Entity>| {
        find(network, text).into_iter().map(|entity| entity.text).collect()
    };
    Post {
        id: Some(PostId(id.to_string())),
        created_at: Timestamp::from_millisecond((id >> 22) + EPOCH_MS).ok(),
        text: text.to_owned(),
        hashtags: found(text::hashtags),
        links: found(text::links),
        ..Post::blank(network, Origin { format: Format::Groundswell, file: String::new(), line: None })
    }
}
