// SPDX-License-Identifier: AGPL-3.0-or-later
use std::collections::BTreeMap;

use model::{Gap, Remark, Timestamp, Window};
use serde::{Serialize, Serializer};
use tally::{Account, Estimate, Flagged, Peak, Variant};

use super::{
    post::PostJson,
    sealed::SealedJson,
    surges::SurgeJson,
    survival::SurvivalJson,
    understanding::{FaithfulJson, PeopleJson, SpreadJson, ThemesJson, VoicesJson, WaveJson},
};
use crate::{
    facts::{Facts, InputFile, Lost, RestsOn},
    watch::Deleted,
};

/// A report as others build on it: absent values are `null`, lists are never absent, and complete.
#[derive(Debug, Serialize)]
pub(super) struct ReportJson<'a> {
    tags: &'a [String],
    window: Option<WindowJson>,
    posts: u64,
    accounts: u64,
    originals: u64,
    replies: u64,
    reposts: u64,
    quotes: u64,
    /// How far these figures may be off; left out where everything was counted, which is the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated: Option<EstimatedJson>,
    first: Option<PostJson<'a>>,
    peak: Option<PeakJson>,
    surges: Vec<SurgeJson>,
    per_minute: Vec<(String, u64)>,
    networks_per_minute: Vec<(&'static str, Vec<(String, u64)>)>,
    hashtags: &'a [(String, u64)],
    cohashtags: &'a [(String, u64)],
    variants: Vec<VariantJson<'a>>,
    authors: AuthorsJson<'a>,
    languages: &'a [(String, u64)],
    /// Posts that are `und` in `languages`, by the language that was found in their text.
    detected: &'a [(String, u64)],
    networks: Vec<(&'static str, u64)>,
    /// What rests on each single post can't be told of an estimate.
    people: Option<PeopleJson>,
    spread: Option<SpreadJson<'a>>,
    voices: Option<VoicesJson>,
    faithful: Vec<FaithfulJson<'a>>,
    themes: Option<ThemesJson<'a>>,
    rejected: RejectedJson<'a>,
    lost: LostJson<'a>,
    gaps: Vec<GapJson<'a>>,
    /// Posts that were deleted while it was watched, by how long after they were made.
    deleted: BTreeMap<&'static str, u64>,
    /// Stretches in which far more posts were deleted than before.
    deletion_waves: Vec<WaveJson>,
    survival: Vec<SurvivalJson>,
    /// Left out where no copies are kept, which is the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed_copies: Option<SealedJson<'a>>,
    /// Posts by remark.
    flagged: BTreeMap<&'static str, Option<u64>>,
    method: MethodJson<'a>,
    /// Left out where it is false, which is the rule.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    simulated: bool,
}

/// How figures were estimated, and one standard error of each total.
#[derive(Debug, Serialize)]
struct EstimatedJson {
    exact_up_to: u64,
    one_in: u64,
    standard_error: ErrorJson,
    /// Whether accounts may be missing that only repost, without a hashtag of their own.
    bare_reposts: bool,
}

#[derive(Debug, Serialize)]
struct ErrorJson {
    posts: u64,
    accounts: u64,
}

#[derive(Debug, Serialize)]
struct WindowJson {
    start: String,
    end: String,
}

#[derive(Debug, Serialize)]
struct PeakJson {
    start: String,
    seconds: u64,
    posts: u64,
}

#[derive(Debug, Serialize)]
struct VariantJson<'a> {
    seen: &'a str,
    of: &'a str,
    posts: u64,
    why: Option<&'static str>,
}

/// Accounts by rank: as `a1`, `a2`, …, or by their handle and network. Named while they are written, for there can
/// be a hundred thousand.
#[derive(Debug)]
struct AuthorsJson<'a>(&'a Facts);

#[derive(Debug, Serialize)]
struct RejectedJson<'a> {
    lines: u64,
    reasons: BTreeMap<&'a str, u64>,
}

#[derive(Debug, Serialize)]
struct LostJson<'a> {
    posts: u64,
    reasons: BTreeMap<&'a str, u64>,
    gaps: BTreeMap<&'a str, u64>,
}

/// A stretch that a source of posts did not see.
#[derive(Debug, Serialize)]
struct GapJson<'a> {
    network: &'static str,
    source: &'a str,
    cause: &'static str,
    start: String,
    end: Option<String>,
    lost: Option<u64>,
    filled: bool,
}

#[derive(Debug, Serialize)]
struct MethodJson<'a> {
    version: &'a str,
    inputs: Vec<InputJson<'a>>,
    record: Option<RecordJson<'a>>,
    /// Whether every figure was counted, none estimated.
    exact: bool,
}

/// The state of a record that the figures rest on.
#[derive(Debug, Serialize)]
struct RecordJson<'a> {
    origin: &'a str,
    size: u64,
    root: &'a str,
}

#[derive(Debug, Serialize)]
struct InputJson<'a> {
    file: &'a str,
    sha256: Option<&'a str>,
    lines: u64,
}

impl<'a> ReportJson<'a> {
    pub(super) fn of(facts: &'a Facts) -> Self {
        let counts = &facts.counts;
        let is_exact = counts.estimate.is_none();
        Self {
            tags: &counts.tags,
            window: counts.window.map(WindowJson::of),
            posts: counts.posts,
            accounts: counts.accounts,
            originals: counts.originals,
            replies: counts.replies,
            reposts: counts.reposts,
            quotes: counts.quotes,
            estimated: counts.estimate.as_ref().map(EstimatedJson::of),
            first: counts.first.as_ref().map(PostJson::of_first),
            peak: counts.peak.map(PeakJson::of),
            surges: facts.findings.surges.iter().map(SurgeJson::of).collect(),
            per_minute: counts.per_minute.iter().map(|(at, posts)| (at.to_string(), *posts)).collect(),
            networks_per_minute: by_network(facts),
            hashtags: &counts.hashtags,
            cohashtags: &counts.cohashtags,
            variants: counts.variants.iter().map(VariantJson::of).collect(),
            authors: AuthorsJson(facts),
            languages: &counts.languages,
            detected: &counts.detected,
            networks: counts.networks.iter().map(|(network, posts)| (network.key(), *posts)).collect(),
            people: is_exact.then(|| PeopleJson::of(&facts.understanding.people)),
            spread: is_exact.then(|| SpreadJson::of(&facts.understanding.spread)),
            voices: is_exact.then(|| VoicesJson::of(&facts.understanding.voices)),
            faithful: facts.understanding.faithful.iter().map(FaithfulJson::of).collect(),
            themes: facts.themes.as_ref().map(ThemesJson::of),
            rejected: RejectedJson::of(facts),
            lost: LostJson::of(&facts.lost),
            gaps: facts.watch.gaps().map(GapJson::of).collect(),
            deleted: deleted(&facts.watch.published_deleted()),
            deletion_waves: facts.waves.iter().map(WaveJson::of).collect(),
            survival: facts.survival.rows().iter().map(SurvivalJson::of).collect(),
            sealed_copies: SealedJson::of(&facts.sealed),
            flagged: flagged(counts.flagged),
            method: MethodJson::of(facts),
            simulated: facts.simulated,
        }
    }
}

/// Deleted posts by delay, or together where nothing else may be told.
fn by_network(facts: &Facts) -> Vec<(&'static str, Vec<(String, u64)>)> {
    let minute = |(at, posts): &(Timestamp, u64)| (at.to_string(), *posts);
    facts
        .by_network
        .iter()
        .map(|(network, rows)| (network.key(), rows.iter().map(minute).collect()))
        .collect()
}

fn deleted(deleted: &Deleted) -> BTreeMap<&'static str, u64> {
    let together = deleted.all.filter(|_| deleted.by_delay.is_empty()).map(|all| ("all", all));
    deleted.by_delay.iter().map(|(delay, posts)| (delay.key(), *posts)).chain(together).collect()
}

/// Posts of which the claimed time is contradicted, by the remark that a post's own JSON has of it.
fn flagged(flagged: Flagged) -> BTreeMap<&'static str, Option<u64>> {
    let rows = [(Remark::Backdated, flagged.dated_back), (Remark::DatedAhead, flagged.dated_ahead)];
    rows.into_iter().map(|(remark, posts)| (remark.key(), posts)).collect()
}

impl Serialize for AuthorsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(facts) = self;
        let name = |rank: usize, account: &Account| {
            let handle = account.handle.as_deref().unwrap_or(&account.key);
            if facts.name_accounts {
                format!("{handle}@{}", account.network)
            } else {
                format!("a{}", rank + 1)
            }
        };
        let ranked = facts.counts.authors.iter().enumerate();
        serializer.collect_seq(ranked.map(|(rank, (account, posts))| (name(rank, account), posts)))
    }
}

impl EstimatedJson {
    fn of(estimate: &Estimate) -> Self {
        Self {
            exact_up_to: estimate.exact_up_to,
            one_in: estimate.one_in,
            standard_error: ErrorJson { posts: estimate.posts_error, accounts: estimate.accounts_error },
            bare_reposts: estimate.has_bare_reposts,
        }
    }
}

impl WindowJson {
    fn of(window: Window) -> Self {
        Self { start: window.start().to_string(), end: window.end().to_string() }
    }
}

impl PeakJson {
    fn of(peak: Peak) -> Self {
        Self { start: peak.start.to_string(), seconds: peak.seconds, posts: peak.posts }
    }
}

impl<'a> VariantJson<'a> {
    fn of(variant: &'a Variant) -> Self {
        let why = variant.why.map(|why| why.key());
        Self { seen: &variant.seen, of: &variant.of, posts: variant.posts, why }
    }
}

impl<'a> RejectedJson<'a> {
    fn of(facts: &'a Facts) -> Self {
        let mut reasons = BTreeMap::new();
        for (reason, lines) in &facts.rejected {
            *reasons.entry(reason.as_str()).or_default() += lines;
        }
        Self { lines: facts.rejected_lines(), reasons }
    }
}

impl<'a> LostJson<'a> {
    fn of(lost: &'a Lost) -> Self {
        let sums =
            |rows: &'a [(String, u64)]| rows.iter().map(|(reason, sum)| (reason.as_str(), *sum)).collect();
        Self { posts: lost.known(), reasons: sums(&lost.posts), gaps: sums(&lost.gaps) }
    }
}

impl<'a> GapJson<'a> {
    fn of(gap: &'a Gap) -> Self {
        Self {
            network: gap.network.key(),
            source: &gap.source,
            cause: gap.cause.key(),
            start: gap.start.to_string(),
            end: gap.end.map(|end| end.to_string()),
            lost: gap.lost,
            filled: gap.is_filled,
        }
    }
}

impl<'a> MethodJson<'a> {
    fn of(facts: &'a Facts) -> Self {
        let input = |input: &'a InputFile| InputJson {
            file: &input.file,
            sha256: input.sha256.as_deref(),
            lines: input.lines,
        };
        Self {
            version: &facts.version,
            inputs: facts.inputs.iter().map(input).collect(),
            record: facts.rests_on.as_ref().map(RecordJson::of),
            exact: facts.counts.estimate.is_none(),
        }
    }
}

impl<'a> RecordJson<'a> {
    fn of(rests_on: &'a RestsOn) -> Self {
        let RestsOn { origin, size, root } = rests_on;
        Self { origin, size: *size, root }
    }
}
