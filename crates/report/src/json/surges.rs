// SPDX-License-Identifier: AGPL-3.0-or-later
use analysis::Surge;
use serde::Serialize;
use tally::Part;

use super::rounded;
use crate::surges::{SurgesOf, surge_sentence};

/// Surges as others build on them.
#[derive(Debug, Serialize)]
pub(super) struct SurgesJson {
    /// How long the bins are in which they were looked for.
    bin_seconds: u64,
    surges: Vec<SurgeJson>,
    networks: Vec<NetworkJson>,
    hashtags: Vec<HashtagJson>,
    rejected: u64,
}

#[derive(Debug, Serialize)]
struct NetworkJson {
    network: &'static str,
    surges: Vec<SurgeJson>,
}

#[derive(Debug, Serialize)]
struct HashtagJson {
    hashtag: String,
    surges: Vec<SurgeJson>,
}

/// A surge, wherever it is told.
#[derive(Debug, Serialize)]
pub(super) struct SurgeJson {
    start: String,
    end: String,
    posts: u64,
    peak: Option<String>,
    peak_posts: Option<u64>,
    expected: Option<f64>,
    half_life_seconds: Option<u64>,
    once_in_days: f64,
    known_seconds: u64,
    score: f64,
    says: String,
}

impl SurgesJson {
    pub(super) fn of(found: &[SurgesOf], rejected: u64) -> Self {
        let mut json =
            Self { bin_seconds: 0, surges: Vec::new(), networks: Vec::new(), hashtags: Vec::new(), rejected };
        for SurgesOf { part, findings } in found {
            let surges = findings.surges.iter().map(SurgeJson::of).collect();
            match part {
                None => (json.bin_seconds, json.surges) = (findings.bin_seconds, surges),
                Some(Part::Network(network)) => {
                    json.networks.push(NetworkJson { network: network.key(), surges });
                }
                Some(Part::Hashtag { shown, .. }) => {
                    json.hashtags.push(HashtagJson { hashtag: shown.clone(), surges });
                }
            }
        }
        json
    }
}

impl SurgeJson {
    pub(super) fn of(surge: &Surge) -> Self {
        Self {
            start: surge.start.to_string(),
            end: surge.end.to_string(),
            posts: surge.posts,
            peak: surge.peak.map(|peak| peak.at.to_string()),
            peak_posts: surge.peak.map(|peak| peak.posts),
            expected: surge.peak.map(|peak| rounded(peak.expected)),
            half_life_seconds: surge.peak.and_then(|peak| peak.half_life_seconds),
            once_in_days: surge.once_in_days.round(),
            known_seconds: surge.known_seconds,
            score: rounded(surge.score),
            says: surge_sentence(surge),
        }
    }
}
