// SPDX-License-Identifier: AGPL-3.0-or-later
//! Counts invented posts beyond the bound of a tally, and prints how far its figures are from the truth, which is known, and how much memory
//! it took at most: `beyond POSTS EXACT_UP_TO`. It fails where a figure is further away than four standard errors.

use std::{env, fs, process::ExitCode, time::Instant};

use model::{Author, Format, Network, Origin, Post, PostId, PostKind, Precision, Timestamp};
use tally::{Asked, Counts, Estimate, Tally};

/// One account for so many posts.
const POSTS_EACH: u64 = 7;

/// When the first post is made: 1 March 2026, 18:00 in UTC.
const START: i64 = 1_772_388_000;

fn main() -> ExitCode {
    let numbers: Vec<u64> = env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let &[posts, most] = numbers.as_slice() else {
        eprintln!("beyond POSTS EXACT_UP_TO");
        return ExitCode::from(2);
    };
    let began = Instant::now();
    let asked = Asked { tags: vec!["FreeAhang".to_owned()], window: None };
    let mut tally = Tally::new(asked).up_to(usize::try_from(most).unwrap_or(usize::MAX));
    for number in 0..posts {
        tally.add_unquoted(&invented(number, posts));
    }
    let counted_seconds = began.elapsed().as_secs_f64();
    let counts = tally.counts();
    println!(
        "| posts | counted one by one | sample | posts found | off, in standard errors | accounts | found | off | after s | with figures | peak MiB |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    let accounts = posts.div_ceil(POSTS_EACH);
    let sample =
        counts.estimate.map_or_else(|| "all".to_owned(), |estimate| format!("1 in {}", estimate.one_in));
    let (of_posts, of_accounts) = off(&counts, posts, accounts);
    println!(
        "| {posts} | {most} | {sample} | {} | {of_posts:.2} | {accounts} | {} | {of_accounts:.2} | {counted_seconds:.0} | {:.0} | {} |",
        counts.posts,
        counts.accounts,
        began.elapsed().as_secs_f64(),
        peak_mib()
    );
    if of_posts > 4.0 || of_accounts > 4.0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// How many standard errors posts and accounts are from the truth.
fn off(counts: &Counts, posts: u64, accounts: u64) -> (f64, f64) {
    let errors =
        counts.estimate.map(|Estimate { posts_error, accounts_error, .. }| (posts_error, accounts_error));
    let (posts_error, accounts_error) = errors.unwrap_or_default();
    let off = |found: u64, truth: u64, error: u64| {
        let float = |number: u64| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        float(found.abs_diff(truth)) / float(error.max(1))
    };
    (off(counts.posts, posts, posts_error), off(counts.accounts, accounts, accounts_error))
}

/// A post on one of two networks, as their identifiers look; a fifth are reposts that carry the hashtag too.
fn invented(number: u64, posts: u64) -> Post {
    let account = number % posts.div_ceil(POSTS_EACH);
    let network = if account.is_multiple_of(3) { Network::Mastodon } else { Network::X };
    let id = match network {
        Network::X => (2_000_000_000_000_000_000 + number * 4_096).to_string(),
        _ => format!(
            "https://ahang{}.example/users/weaver{account}/statuses/{}",
            account % 500,
            115_000_000_000_000_000 + number
        ),
    };
    let tags = [("FreeAhang", 1), ("Looms", 3), ("Weavers", 11)];
    let tags = tags.iter().filter(|(_, each)| number.is_multiple_of(*each)).map(|(tag, _)| (*tag).to_owned());
    let second = i64::try_from(number % 86_400).unwrap_or_default();
    Post {
        network,
        id: Some(PostId(id)),
        url: None,
        author: Author { handle: Some(format!("weaver{account}")), name: None, id: None },
        created_at: Timestamp::from_second(START + second).ok(),
        precision: Precision::Second,
        id_at: None,
        seen_at: None,
        text: String::new(),
        lang: Some(if number.is_multiple_of(4) { "es" } else { "en" }.to_owned()),
        hashtags: tags.collect(),
        mentions: Vec::new(),
        links: Vec::new(),
        media: Vec::new(),
        kind: if number.is_multiple_of(5) { PostKind::Repost } else { PostKind::Original },
        in_reply_to: None,
        repost_of: None,
        quote_of: None,
        edit_of: None,
        source: Origin { format: Format::Groundswell, file: String::new(), line: None },
        remarks: Vec::new(),
    }
}

/// The most memory that the process took, as Linux tells it; 0 elsewhere.
fn peak_mib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}
