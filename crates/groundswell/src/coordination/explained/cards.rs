// SPDX-License-Identifier: AGPL-3.0-or-later
//! Cards of evidence: who met whom over what, and when, so that a person can look.

use std::collections::{BTreeMap, BTreeSet};

use analysis::{Cluster, Pair, Undeclared};
use model::Timestamp;
use serde_json::{Value, json};

use super::{Explained, FEW, figures::Figures};

/// Of each group so many pairs are shown, those with most meetings.
const PAIRS: usize = 20;

/// Of each pair so many meetings.
const MEETINGS: usize = 20;

/// The groups, the largest first; published, those of few people are told together, and none where too few people are in no group.
pub(super) fn cards(explained: &Explained<'_>, figures: &Figures) -> Value {
    let names = Names::new(explained);
    let clusters = &explained.residue.clusters;
    if !explained.is_public {
        return clusters.iter().map(|cluster| card(explained, &names, cluster)).collect();
    }
    if figures.of_pairs.is_none() {
        return json!([]);
    }
    let (large, small): (Vec<_>, Vec<_>) = clusters.iter().partition(|cluster| cluster.accounts.len() >= FEW);
    let mut cards: Vec<Value> = large
        .into_iter()
        .map(|cluster| json!({"accounts": cluster.accounts.len(), "pairs": cluster.pairs.len(), "objects": cluster.objects.len()}))
        .collect();
    let accounts: usize = small.iter().map(|cluster| cluster.accounts.len()).sum();
    if accounts >= FEW {
        cards.push(json!({"accounts": accounts, "groups": small.len(), "together": true}));
    }
    cards.into()
}

/// What accounts and things are called on the cards.
struct Names {
    accounts: BTreeMap<u32, String>,
    things: BTreeMap<u32, String>,
}

impl Names {
    fn new(explained: &Explained<'_>) -> Self {
        let clusters = &explained.residue.clusters;
        let accounts = clusters.iter().flat_map(|cluster| &cluster.accounts);
        let things: BTreeSet<u32> = clusters.iter().flat_map(|cluster| &cluster.objects).copied().collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let shares = &explained.sorted.shares;
        if explained.names_accounts {
            return Self {
                accounts: accounts.map(|number| (*number, shares.account(*number).to_owned())).collect(),
                things: things.into_iter().map(|number| (number, shares.thing(number).to_owned())).collect(),
            };
        }
        // An address may hold a handle, a picture's its account, and words are found again: of all of them only the kind is told.
        let mut name = |number: u32| {
            let kind = shares.thing(number).split_once(':').map_or("thing", |(kind, _)| kind);
            let count = counts.entry(kind).or_default();
            *count += 1;
            format!("{kind} {count}")
        };
        Self {
            accounts: accounts.zip(1..).map(|(number, place)| (*number, format!("a{place}"))).collect(),
            things: things.into_iter().map(|number| (number, name(number))).collect(),
        }
    }

    fn account(&self, number: u32) -> &str {
        self.accounts.get(&number).map_or("", String::as_str)
    }

    fn thing(&self, number: u32) -> &str {
        self.things.get(&number).map_or("", String::as_str)
    }
}

fn card(explained: &Explained<'_>, names: &Names, cluster: &Cluster) -> Value {
    let undeclared = &explained.residue.undeclared;
    let mut pairs: Vec<&Undeclared> =
        cluster.pairs.iter().filter_map(|place| undeclared.get(*place)).collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.met), pair.first, pair.second));
    let shown = pairs.iter().take(PAIRS).map(|pair| {
        let evidence = pair.evidence.iter().take(MEETINGS).map(|it| meeting(explained, names, it));
        json!({
            "account_a": names.account(pair.first), "account_b": names.account(pair.second), "met_over": pair.met,
            "by_chance_at_most": pair.by_chance, "such_pairs_by_chance_at_most": pair.odds,
            "evidence": evidence.collect::<Vec<_>>(), "left_out": pair.evidence.len().saturating_sub(MEETINGS),
        })
    });
    json!({
        "accounts": cluster.accounts.iter().map(|account| names.account(*account)).collect::<Vec<_>>(),
        "objects": cluster.objects.iter().map(|object| names.thing(*object)).collect::<Vec<_>>(),
        "pairs": cluster.pairs.len(), "left_out": pairs.len().saturating_sub(PAIRS), "cards": shown.collect::<Vec<_>>(),
    })
}

fn meeting(explained: &Explained<'_>, names: &Names, pair: &Pair) -> Value {
    let side = |account: u32, content: u32, at_ns: i64| {
        let at = Timestamp::from_nanosecond(i128::from(at_ns)).map(|at| at.to_string()).ok();
        let name = explained.sorted.shares.thing(content);
        let place = explained.sorted.posts.get(name).map(|taken| taken.place.as_str());
        let post = if explained.names_accounts { Some(name) } else { None };
        json!({"account": names.account(account), "at": at, "line": place, "post": post})
    };
    json!({
        "object": names.thing(pair.object), "repeats": repeated(explained, pair.object),
        "seconds": pair.newer_at_ns.abs_diff(pair.older_at_ns) as f64 / 1e9,
        "older": side(pair.older, pair.older_content, pair.older_at_ns),
        "newer": side(pair.newer, pair.newer_content, pair.newer_at_ns),
    })
}

/// The line of the post that was repeated or answered, if it is in the input.
fn repeated<'a>(explained: &'a Explained<'_>, object: u32) -> Option<&'a str> {
    let ("repost" | "reply", post) = explained.sorted.shares.thing(object).split_once(':')? else {
        return None;
    };
    explained.sorted.posts.get(post).map(|taken| taken.place.as_str())
}
