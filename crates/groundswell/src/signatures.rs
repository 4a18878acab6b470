// SPDX-License-Identifier: AGPL-3.0-or-later
//! What the authors of quoted posts have signed, checked against what a record says that they wrote.
//!
//! A proof is held against the version that was shown when it was kept: the newest one before it. So a proof of another post, of another
//! account, of other words or with another signature is found, whoever put it there; and a post that shall count as signed has one that
//! holds. In memory are some two hundred bytes for each quoted post on Bluesky and for each proof.

pub mod proved;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
    sync::Mutex,
};

use anyhow::Result;
use model::Network;
use record::{Fault, Kind, Scanned};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use crate::{entry, terminal::counted};
use proved::{Claim, Proved, name_digest};

/// What the entry of a quoted post ends with in its canonical form, by which others are passed over.
const QUOTED: &str = r#""tier":"quoted"}"#;

/// What the authors of a record's quoted posts have signed. Of several versions the newest counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatures {
    /// The entries of proofs that hold, of which the newest is of the words that are shown.
    pub holding: BTreeSet<u64>,
    /// The entries of posts whose words their authors' keys have signed.
    pub signed: BTreeSet<u64>,
    /// How many of these keys are said to be the accounts' by their documents alone.
    pub by_document: u64,
    /// How many posts of a network on which accounts sign have no proof.
    pub without_proof: u64,
    /// How many posts are of a network that signs nothing for others.
    pub unsigned: BTreeMap<Network, u64>,
    /// How many proofs are sealed.
    pub sealed: u64,
    /// What does not hold.
    pub faults: Vec<Fault>,
}

/// What was seen of an entry.
enum Seen {
    Post { name: [u8; 16], network: Network, claim: Claim },
    Proof { name: [u8; 16], shows: Result<Vec<Proved>, String> },
    Sealed,
}

/// Looks at a record's entries for proofs of authors, and for what they are of.
#[derive(Default)]
pub struct Watching(Mutex<BTreeMap<u64, Seen>>);

/// The entry of a quoted post, as far as it is looked at.
#[derive(Deserialize)]
struct Quoted<'a> {
    counted: Named<'a>,
    #[serde(borrow)]
    post: &'a RawValue,
}

#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    id: std::borrow::Cow<'a, str>,
}

impl Watching {
    /// Takes in an entry. Signatures are checked here, where several entries are seen at once.
    pub fn see(&self, place: u64, entry: Scanned<'_>) {
        let Scanned::Kept { kind, content, evidence } = entry else { return };
        let seen = match kind {
            Kind::Post if content.ends_with(QUOTED) => quoted(content),
            Kind::Capture => proof(content, evidence.unwrap_or_default()),
            _ => None,
        };
        if let Some(seen) = seen {
            self.0.lock().expect("nobody panics while holding it").insert(place, seen);
        }
    }

    /// Holds each proof against what it was kept for; `file` names the file in which an entry lies.
    pub fn finish(self, file: impl Fn(u64) -> String) -> Signatures {
        let mut found = Signatures::default();
        let mut shown: HashMap<[u8; 16], Shown> = HashMap::new();
        for (place, seen) in self.0.into_inner().expect("nobody panics while holding it") {
            match seen {
                Seen::Post { name, network, claim } => {
                    shown.insert(name, Shown { place, network, claim, proof: None });
                }
                Seen::Sealed => found.sealed += 1,
                Seen::Proof { name, shows } => {
                    let told = match shown.get_mut(&name) {
                        None => Err("it proves a post that does not stand before it".to_owned()),
                        Some(shown) => shown.take(place, shows),
                    };
                    match told {
                        Ok(()) => drop(found.holding.insert(place)),
                        Err(says) => {
                            found.faults.push(Fault { file: file(place), index: Some(place), says });
                        }
                    }
                }
            }
        }
        shown.into_values().for_each(|shown| found.count(&shown));
        found
    }
}

/// A version of a quoted post, as long as it is the newest.
struct Shown {
    place: u64,
    network: Network,
    claim: Claim,
    /// Whether the key is shown to be the account's, where a proof of it holds.
    proof: Option<bool>,
}

impl Shown {
    /// Takes in a proof that was kept for it; says in words if it shows something else.
    fn take(&mut self, place: u64, shows: Result<Vec<Proved>, String>) -> Result<(), String> {
        let shows = shows.map_err(|says| format!("its proof does not hold: {says}"))?;
        let of_it = shows.into_iter().find(|proved| proved.claim.post == self.claim.post);
        let Some(proved) = of_it else {
            return Err(format!("its proof is of another post than entry {} tells", self.place));
        };
        let is_rooted = proved.is_rooted.map_err(|says| format!("its proof does not hold: {says}"))?;
        if proved.claim.words != self.claim.words {
            return Err(format!("its author has signed other words than entry {} tells", self.place));
        }
        debug_assert!(place > self.place, "entries come in their order");
        self.proof = Some(self.proof.unwrap_or(is_rooted) || is_rooted);
        Ok(())
    }
}

impl Signatures {
    /// What the authors of a record's posts have signed; none of what does not hold.
    pub fn of(folder: &Path) -> Result<Self> {
        let watching = Watching::default();
        let see = |place, entry: Scanned<'_>| {
            watching.see(place, entry);
            None::<()>
        };
        record::scan(folder, see, |_, ()| anyhow::Ok(()))?;
        Ok(watching.finish(|_| String::new()))
    }

    fn count(&mut self, shown: &Shown) {
        match shown.proof {
            Some(is_rooted) => {
                self.signed.insert(shown.place);
                self.by_document += u64::from(!is_rooted);
            }
            None if shown.network == Network::Bluesky => self.without_proof += 1,
            None => *self.unsigned.entry(shown.network).or_default() += 1,
        }
    }

    /// What holds, and what cannot be said, for programs.
    pub fn json(&self) -> Value {
        let unsigned: serde_json::Map<String, Value> = self
            .unsigned
            .iter()
            .map(|(network, posts)| (network.key().to_owned(), (*posts).into()))
            .collect();
        json!({
            "signed": self.signed.len(), "by_document": self.by_document, "without_proof": self.without_proof,
            "unsigned": unsigned, "sealed": self.sealed,
        })
    }

    /// The same for people, a line each; nothing where nobody is quoted.
    pub fn text(&self) -> String {
        let unsigned: u64 = self.unsigned.values().sum();
        let all = self.signed.len() as u64 + self.without_proof + unsigned;
        let mut lines = Vec::new();
        if all > 0 {
            let signed = self.signed.len();
            lines.push(format!(
                "signatures  of {} that may be shown {signed} signed by the account's own key, to these very words",
                counted(all, "post")
            ));
        }
        if self.by_document > 0 {
            let by = self.by_document;
            lines.push(format!(
                "  {by} of them by a key of which the account's document alone says that it is theirs"
            ));
        }
        if self.without_proof > 0 {
            lines.push(format!(
                "  {} on Bluesky without proof: whether the account wrote that cannot be said",
                self.without_proof
            ));
        }
        for (network, posts) in &self.unsigned {
            lines.push(format!(
                "  {posts} on {}, which signs nothing for others: whether the account wrote that cannot be said",
                network.name()
            ));
        }
        if self.sealed > 0 {
            lines.push(format!(
                "signatures  {} of what is kept, sealed: whether they hold can be said only by who has a key (`groundswell open`)",
                counted(self.sealed, "proof")
            ));
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }
}

fn quoted(content: &str) -> Option<Seen> {
    let quoted: Quoted<'_> = serde_json::from_str(content).ok()?;
    let (network, claim) = Claim::read(quoted.post.get())?;
    Some(Seen::Post { name: name_digest(&quoted.counted.id), network, claim })
}

fn proof(content: &str, evidence: &[u8]) -> Option<Seen> {
    // Most captures are lines as they were received.
    if !content.contains(entry::PROOF) {
        return None;
    }
    let content: Value = serde_json::from_str(content).ok()?;
    if entry::read_sealed_proof(&content).is_some() {
        return Some(Seen::Sealed);
    }
    let name = name_digest(entry::read_proof(&content)?.as_str());
    Some(Seen::Proof { name, shows: Proved::all(evidence) })
}

#[cfg(test)]
mod tests;
