// SPDX-License-Identifier: AGPL-3.0-or-later
//! Two verifiers that were written apart from each other judge the same records: sound ones, damaged ones, and those of a log
//! that signs what it must not. Where they disagree, one of them does not do what `docs/record-format.md` says.

mod damage;
mod dishonest;
mod exports;
mod made;
mod other;
mod own;
mod signer;
mod written;

use std::{collections::BTreeMap, env, fs, path::Path};

use fastrand::Rng;
use serde_json::{Value, json};

use super::restore;
use crate::{Verification, export_jsonl, verify, verify_export};
use made::Made;
use other::Other;

/// So many seeds are tried where `GROUNDSWELL_RECORDS` says nothing else: each way some times.
const SAMPLE: u64 = 200;

/// The state is written down after so many seeds.
const STRETCH: u64 = 100;

/// What is wrong whatever else is in the record.
const NEVER: [&str; 11] = [
    "signed: another key",
    "signed: a change of the key before the last one",
    "signed: a change of the key that was erased",
    "signed: a checkpoint before the change of its key",
    "signed: a checkpoint of a key that has handed over",
    "signed: a key that has signed before",
    "signed: a key that nobody has handed over to",
    "signed: a tombstone before what it names",
    "signed: a tombstone over what is there",
    "signed: two tombstones over one entry",
    "signed: erased in part",
];

/// What was judged: by the way in which it was made, how often in all, and how often it was found not to hold.
type Counts = BTreeMap<String, (u64, u64)>;

#[test]
fn two_verifiers_agree_about_every_record() {
    let many = env::var("GROUNDSWELL_RECORDS").map_or(SAMPLE, |many| many.parse().expect("it is a number"));
    let state = env::var_os("GROUNDSWELL_STATE");
    let taken_up = state.as_ref().map_or_else(Default::default, |path| taken_up(Path::new(path)));
    let (mut next, mut counts) = if taken_up.0 < many { taken_up } else { Default::default() };
    let mut pair = Pair { other: Other::start(), seed: 0, counts: BTreeMap::new() };
    while next < many {
        pair.counts = std::mem::take(&mut counts);
        let end = many.min(next + STRETCH);
        (next..end).for_each(|seed| judge_seed(&mut pair, seed));
        (next, counts) = (end, std::mem::take(&mut pair.counts));
        if let Some(path) = &state {
            fs::write(path, json!({"next": next, "counts": counts}).to_string())
                .expect("the state can be written");
            eprintln!("{next} of {many} seeds");
        }
    }
    let good = counts.get("sound").expect("each seed has a sound record");
    assert_eq!(good.1, 0, "sound records hold");
    assert!(
        counts.values().map(|(_, refused)| refused).sum::<u64>() > good.0 / 3,
        "damage is found: {counts:?}"
    );
}

#[test]
fn the_other_verifier_passes_its_own_tests() {
    Other::pass_tests();
}

/// Where an earlier run has stopped.
fn taken_up(path: &Path) -> (u64, Counts) {
    let Ok(bytes) = fs::read(path) else { return Default::default() };
    let state: Value = serde_json::from_slice(&bytes).expect("the state is JSON");
    let counts = state["counts"].as_object().expect("the state has counts").iter().map(|(what, pair)| {
        let count = |place: usize| pair[place].as_u64().expect("counts are numbers");
        (what.clone(), (count(0), count(1)))
    });
    (state["next"].as_u64().expect("the state has a seed"), counts.collect())
}

/// A sound record, the same one with a damage, and each as an export now and then.
fn judge_seed(pair: &mut Pair, seed: u64) {
    pair.seed = seed;
    let mut rng = Rng::with_seed(seed);
    let made = Made::new(&mut rng);
    pair.judge_folder("sound", &made, |_| {});
    if rng.u8(..4) == 0 {
        let mut export = Vec::new();
        export_jsonl(&made.path(), &mut export).expect("a sound record can be exported");
        pair.judge_export("sound", &made, &export);
        let (what, damaged) = exports::damage(&export, &mut rng);
        let what = if damaged == export { "nothing after all" } else { what };
        pair.judge_export(&format!("export: {what}"), &made, &damaged);
    }
    // Each way comes in its turn, so that few seeds try all of them.
    let turn = usize::try_from(seed / 2).expect("the soak ends before");
    let (what, files, after) = match seed % 2 {
        0 => damage::damage(&made, turn, &mut rng),
        _ => dishonest::damage(&made, turn, &mut rng),
    };
    restore(&made.path(), &files);
    pair.judge_folder(&what, &made, after);
}

/// The two verifiers, and how they judged.
struct Pair {
    other: Other,
    seed: u64,
    counts: Counts,
}

impl Pair {
    fn judge_folder(&mut self, what: &str, made: &Made, after: impl FnOnce(&Path)) {
        after(&made.path());
        self.compare(what, &made.path(), &verify(&made.path()));
    }

    fn judge_export(&mut self, what: &str, made: &Made, export: &[u8]) {
        let path = made.path().with_file_name("export.jsonl");
        fs::write(&path, export).expect("the export can be written");
        self.compare(what, &path, &verify_export(export));
    }

    /// Whether it holds has to be the same; and where it does, every figure.
    fn compare(&mut self, what: &str, path: &Path, first: &Verification) {
        let second = self.other.judge(path);
        let is_none = first.entries == 0 && first.vkey.is_none() && first.checkpoint.is_none();
        let agree = match second.as_object() {
            None => is_none,
            Some(_) if first.holds() => figures(first) == without_faults(&second),
            Some(said) => said.get("holds") == Some(&json!(false)),
        };
        if !agree {
            let kept = env::temp_dir().join(format!("disagreement-{}", self.seed));
            copy(path, &kept);
            panic!("seed {}, {what} ({}):\nfirst {first:#?}\nsecond {second:#}", self.seed, kept.display());
        }
        assert!(!first.holds() || !NEVER.contains(&what), "seed {}, {what}: it holds", self.seed);
        let count = self.counts.entry(what.to_owned()).or_default();
        count.0 += 1;
        count.1 += u64::from(!first.holds());
    }
}

fn figures(found: &Verification) -> Value {
    let kinds: BTreeMap<&str, u64> = found.kinds.iter().map(|(kind, count)| (kind.key(), *count)).collect();
    let reasons: BTreeMap<&str, u64> =
        found.reasons.iter().map(|(reason, count)| (reason.key(), *count)).collect();
    let checkpoint =
        found.checkpoint.as_ref().map(|found| json!({"size": found.size, "root": found.root_text()}));
    let witnessed = found.witnessed.as_ref().map(|found| {
        let names: Vec<&str> = found.by.iter().map(|(name, _)| name.as_str()).collect();
        json!({"size": found.checkpoint.size, "enough": found.is_enough, "by": names})
    });
    let anchors = found.anchors.iter().map(|found| {
        let crate::Anchor { at, authority, form, failed, .. } = &found.anchor;
        let (entry, size) = (found.index, found.size);
        json!({"entry": entry, "size": size, "at": at, "authority": authority, "form": form.key(), "failed": failed})
    });
    json!({
        "former_vkeys": found.former, "policy": found.policy, "witnessed": witnessed, "anchors": anchors.collect::<Value>(),
        "holds": true, "entries": found.entries, "kept": found.kept, "forgotten": found.forgotten, "unsealed": found.unsealed,
        "kinds": kinds, "tombstones": kinds.get("tombstone").copied().unwrap_or_default(), "forgotten_by_reason": reasons,
        "checkpoint": checkpoint, "vkey": found.vkey,
    })
}

/// What the other verifier said, without what it adds in words of its own: faults, and how an instant is written.
fn without_faults(said: &Value) -> Value {
    let mut said = said.clone();
    if let Some(by) = said.pointer_mut("/witnessed/by").and_then(Value::as_array_mut) {
        by.iter_mut().for_each(|one| *one = one["name"].take());
    }
    said.as_object_mut().and_then(|members| members.remove("faults"));
    said
}

/// Keeps what is disagreed about for whoever looks into it.
fn copy(from: &Path, to: &Path) {
    let copied =
        std::process::Command::new("cp").arg("-a").arg("--no-target-directory").args([from, to]).status();
    assert!(copied.is_ok_and(|status| status.success()), "{} can't be copied", from.display());
}
