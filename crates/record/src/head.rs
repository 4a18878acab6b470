// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands over a log's entries: its keys, what they and others have signed. Each signed tree is compared with the entries.

use serde_json::Value;

use crate::{
    anchor::Anchor,
    audit::{Anchored, Audit},
    checkpoint::Checkpoint,
    kind::Kind,
    lineage::{Handover, Lineage, check_handover, handover_name},
    merkle::Hash,
    policy::Policy,
    tombstone::is_instant,
    witnessed::Witnessed,
};

/// What a record, or an export, has to show beside its entries. What is not there is `None`.
#[derive(Default)]
pub(crate) struct Head {
    pub(crate) lineage: Option<Lineage>,
    pub(crate) checkpoint: Option<Checkpoint>,
    /// The files of changes of the key, in order.
    handovers: Vec<Option<Vec<u8>>>,
    witnessed: Option<Vec<u8>>,
}

/// By which of the keys a checkpoint has to be signed: what is handed out may be a little older than the last change of the key.
pub(crate) type Opener = fn(&[u8], &Lineage) -> Result<Checkpoint, &'static str>;

/// What entries say about the log itself.
#[derive(Default)]
pub(crate) struct Own {
    anchors: Vec<(u64, Anchor, Option<Vec<u8>>)>,
    policies: Vec<(u64, String, Policy)>,
}

impl Head {
    /// Checks keys and checkpoint, which `open` opens with them. `read` gives a file by its name, or notes that it is missing.
    pub(crate) fn open(
        vkey: Option<&[u8]>,
        (checkpoint, open): (Option<&[u8]>, Opener),
        witnessed: Option<Vec<u8>>,
        mut read: impl FnMut(&str, &mut Audit) -> Option<Vec<u8>>,
        audit: &mut Audit,
    ) -> Self {
        let lineage = vkey.and_then(Lineage::parse);
        if vkey.is_some() && lineage.is_none() {
            audit.fault("vkey", None, "it is no key");
        }
        let checkpoint = match (checkpoint, &lineage) {
            (Some(bytes), Some(lineage)) => Some(open(bytes, lineage)),
            _ => None,
        };
        let mut head = Self { witnessed, ..Self::default() };
        match checkpoint {
            Some(Ok(checkpoint)) => head.checkpoint = Some(checkpoint),
            Some(Err(says)) => audit.fault("checkpoint", None, says),
            None => {}
        }
        let changes = lineage.iter().flat_map(|lineage| lineage.changes());
        head.handovers = changes.map(|(number, _, _)| read(&handover_name(number), audit)).collect();
        audit.signed(lineage.as_ref(), head.checkpoint.clone());
        head.lineage = lineage;
        head
    }

    /// Compares everything else that was signed with the entries, whose root at a size `root` gives, if it can be told.
    pub(crate) fn compare(self, own: Own, root: impl Fn(u64) -> Option<Hash>, audit: &mut Audit) {
        let Self { lineage: Some(lineage), checkpoint, handovers, witnessed } = self else { return };
        let size = checkpoint.map(|checkpoint| checkpoint.size);
        // Where the root can't be told and the size is not too large, tiles are missing, which is said already.
        let differs = |checkpoint: &Checkpoint| match root(checkpoint.size) {
            Some(root) if root != checkpoint.root => {
                Some("the entries do not lead to the root of its checkpoint")
            }
            None if size.is_some_and(|size| size < checkpoint.size) => Some("it is larger than `checkpoint`"),
            _ => None,
        };
        let is_compared = |checkpoint: &Checkpoint| root(checkpoint.size).is_some();
        let changed_at = compare_handovers(&lineage, &handovers, differs, audit);
        for (index, anchor, proof) in own.anchors {
            match Checkpoint::open_by_any(anchor.note.as_bytes(), &lineage) {
                Err(says) => audit.entry_fault(index, format!("its note: {says}")),
                Ok(checkpoint) if checkpoint.size > index => {
                    audit.entry_fault(index, "its note is about entries that come after it");
                }
                Ok(checkpoint) => match differs(&checkpoint) {
                    Some(says) => audit.entry_fault(index, says),
                    None => {
                        let (size, is_compared) = (checkpoint.size, is_compared(&checkpoint));
                        audit.anchored(Anchored { index, size, anchor, proof, is_compared });
                    }
                },
            }
        }
        let last = own.policies.last().map(|(_, text, _)| text.clone());
        // A checkpoint is witnessed by the policy that is the last one in it.
        let policy_at =
            |size| own.policies.iter().rfind(|(index, _, _)| *index < size).map(|(_, _, policy)| policy);
        let note = witnessed.as_ref().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let witnessed = witnessed.map(|bytes| Witnessed::open(&bytes, &lineage, policy_at));
        match witnessed {
            Some(Err(says)) => audit.fault("witnessed", None, says),
            Some(Ok(mut witnessed)) => {
                witnessed.is_compared = is_compared(&witnessed.checkpoint);
                match differs(&witnessed.checkpoint).or_else(|| is_untimely(&witnessed, &changed_at)) {
                    Some(says) => audit.fault("witnessed", None, says),
                    None => audit.witnessed(last, Some(witnessed).zip(note)),
                }
            }
            None => audit.witnessed(last, None),
        }
    }
}

/// Checks the files that show how the key changed; gives the size at which it did, for each that holds.
fn compare_handovers(
    lineage: &Lineage,
    files: &[Option<Vec<u8>>],
    differs: impl Fn(&Checkpoint) -> Option<&'static str>,
    audit: &mut Audit,
) -> Vec<u64> {
    let mut changed_at: Vec<u64> = Vec::new();
    for ((number, old, new), file) in lineage.changes().zip(files) {
        let Some(bytes) = file else { continue };
        let found = check_handover(bytes, old, new).and_then(|checkpoint| {
            let is_later = changed_at.last().is_none_or(|last| *last < checkpoint.size);
            let is_erased = checkpoint.size.checked_sub(1).is_some_and(|index| audit.is_erased(index));
            let says = differs(&checkpoint)
                .or((!is_later).then_some("it is not later than the change before"))
                .or(is_erased.then_some("its entry was erased, which none of its kind is"));
            says.map_or(Ok(checkpoint.size), Err)
        });
        match found {
            Ok(size) => changed_at.push(size),
            Err(says) => audit.fault(&handover_name(number), None, says),
        }
    }
    changed_at
}

/// Says so if the record's own signature is of a key that was not yet there, or had handed over long before.
fn is_untimely(witnessed: &Witnessed, changed_at: &[u64]) -> Option<&'static str> {
    let changes = changed_at.iter().filter(|size| **size < witnessed.checkpoint.size).count();
    let is_timely = (changes..=changes + 1).contains(&witnessed.signed_by);
    (!is_timely).then_some("it is not signed with the key of its time")
}

impl Own {
    /// Takes in what an entry says; says in words what is wrong with it.
    pub(crate) fn read(
        &mut self,
        index: u64,
        kind: Kind,
        content: &Value,
        evidence: Option<Vec<u8>>,
    ) -> Result<(), &'static str> {
        check(kind, content, evidence.is_some())?;
        match kind {
            Kind::Anchor => self.anchors.push((index, Anchor::parse(content)?, evidence)),
            Kind::Policy => {
                let (text, policy) = policy_of(content)?;
                self.policies.push((index, text, policy));
            }
            _ => {}
        }
        Ok(())
    }

    /// Takes in what later entries say.
    pub(crate) fn extend(&mut self, later: Self) {
        self.anchors.extend(later.anchors);
        self.policies.extend(later.policies);
    }
}

/// Checks the content of an entry by which the log says something about itself.
pub(crate) fn check(kind: Kind, content: &Value, has_evidence: bool) -> Result<(), &'static str> {
    match kind {
        Kind::Anchor if Anchor::parse(content)?.failed.is_some() == has_evidence => {
            Err("an anchor has evidence if it has not failed, and none if it has")
        }
        Kind::Disclosure | Kind::Key | Kind::Policy if has_evidence => {
            Err("an entry of its kind has no evidence")
        }
        Kind::Disclosure => check_disclosure(content),
        Kind::Key => Handover::parse(content).map(drop),
        Kind::Policy => policy_of(content).map(drop),
        _ => Ok(()),
    }
}

const NO_DISCLOSURE: &str = "it has not the form of a disclosure";

/// A reason is never longer, in bytes.
const LONGEST_REASON: usize = 1000;

/// Checks the content of an entry of kind `disclosure`: when, of how many posts, and why; nobody is told by it.
fn check_disclosure(content: &Value) -> Result<(), &'static str> {
    let members = content.as_object().filter(|members| members.len() == 3).ok_or(NO_DISCLOSURE)?;
    let text = |name| members.get(name).and_then(Value::as_str).ok_or(NO_DISCLOSURE);
    let has_posts = members.get("posts").and_then(Value::as_u64).is_some_and(|posts| posts > 0);
    let is_told = (1..=LONGEST_REASON).contains(&text("reason")?.len());
    (has_posts && is_told && is_instant(text("at")?)).then_some(()).ok_or(NO_DISCLOSURE)
}

const NO_POLICY: &str = "it has not the form of a policy";

/// Reads the content of an entry of kind `policy`.
pub(crate) fn policy_of(content: &Value) -> Result<(String, Policy), &'static str> {
    let members = content.as_object().filter(|members| members.len() == 2).ok_or(NO_POLICY)?;
    let text = |name| members.get(name).and_then(Value::as_str).ok_or(NO_POLICY);
    let policy = Policy::parse(text("policy")?).map_err(|_| NO_POLICY)?;
    is_instant(text("at")?).then_some((text("policy")?.to_owned(), policy)).ok_or(NO_POLICY)
}
