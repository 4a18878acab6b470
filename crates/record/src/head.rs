// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands over a log's entries: its keys, what they and others have signed. Each signed tree is compared with the entries.

use serde_json::Value;

use crate::{
    anchor::Anchor,
    audit::Audit,
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

/// What entries say about the log itself.
#[derive(Default)]
pub(crate) struct Own {
    anchors: Vec<(u64, Anchor)>,
    policies: Vec<(u64, String, Policy)>,
}

impl Head {
    /// Checks keys and checkpoint. `read` gives a file by its name, or notes that it is missing.
    pub(crate) fn open(
        vkey: Option<&[u8]>,
        checkpoint: Option<&[u8]>,
        witnessed: Option<Vec<u8>>,
        mut read: impl FnMut(&str, &mut Audit) -> Option<Vec<u8>>,
        audit: &mut Audit,
    ) -> Self {
        let lineage = vkey.and_then(Lineage::parse);
        if vkey.is_some() && lineage.is_none() {
            audit.fault("vkey", None, "it is no key");
        }
        let mut head = Self { witnessed, ..Self::default() };
        if let (Some(bytes), Some(lineage)) = (checkpoint, &lineage) {
            match Checkpoint::open_signed(bytes, &[lineage.current()]) {
                Ok(checkpoint) => head.checkpoint = Some(checkpoint),
                Err(says) => audit.fault("checkpoint", None, says),
            }
        }
        let changes = lineage.iter().flat_map(|lineage| lineage.changes());
        head.handovers = changes.map(|(number, _, _)| read(&handover_name(number), audit)).collect();
        audit.signed(lineage.as_ref(), head.checkpoint.clone());
        head.lineage = lineage;
        head
    }

    /// Compares everything else that was signed with the entries, whose root at a size `root` gives, if it can be told.
    pub(crate) fn compare(self, own: Own, root: impl Fn(u64) -> Option<Hash>, audit: &mut Audit) {
        let is_other =
            |checkpoint: &Checkpoint| root(checkpoint.size).is_some_and(|root| root != checkpoint.root);
        const OTHER: &str = "the entries do not lead to the root of its checkpoint";
        let size = self.checkpoint.as_ref().map(|checkpoint| checkpoint.size);
        let Some(lineage) = self.lineage else { return };
        for ((number, old, new), file) in lineage.changes().zip(&self.handovers) {
            let Some(bytes) = file else { continue };
            match check_handover(bytes, old, new) {
                Err(says) => audit.fault(&handover_name(number), None, says),
                Ok(checkpoint) if is_other(&checkpoint) => audit.fault(&handover_name(number), None, OTHER),
                Ok(_) => {}
            }
        }
        for (index, anchor) in own.anchors {
            match Checkpoint::open_by_any(anchor.note.as_bytes(), &lineage) {
                Err(says) => audit.entry_fault(index, format!("its note: {says}")),
                Ok(checkpoint) if checkpoint.size > index => {
                    audit.entry_fault(index, "its note is about entries that come after it");
                }
                Ok(checkpoint) if is_other(&checkpoint) => audit.entry_fault(index, OTHER),
                Ok(checkpoint) => audit.anchored(index, anchor, checkpoint.size),
            }
        }
        let last = own.policies.last().map(|(_, text, _)| text.clone());
        // A checkpoint is witnessed by the policy that is the last one in it.
        let policy_at =
            |size| own.policies.iter().rfind(|(index, _, _)| *index < size).map(|(_, _, policy)| policy);
        let witnessed = self.witnessed.map(|bytes| Witnessed::open(&bytes, &lineage, policy_at));
        let witnessed = match witnessed {
            Some(Ok(witnessed)) if is_other(&witnessed.checkpoint) => Some(Err(OTHER)),
            Some(Ok(witnessed)) if size.is_some_and(|size| size < witnessed.checkpoint.size) => {
                Some(Err("it is larger than `checkpoint`"))
            }
            witnessed => witnessed,
        };
        match witnessed {
            Some(Err(says)) => audit.fault("witnessed", None, says),
            Some(Ok(witnessed)) => audit.witnessed(last, Some(witnessed)),
            None => audit.witnessed(last, None),
        }
    }
}

impl Own {
    /// Takes in what an entry says; says in words what is wrong with it.
    pub(crate) fn read(
        &mut self,
        index: u64,
        kind: Kind,
        content: &Value,
        has_evidence: bool,
    ) -> Result<(), &'static str> {
        check(kind, content, has_evidence)?;
        match kind {
            Kind::Anchor => self.anchors.push((index, Anchor::parse(content)?)),
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
        Kind::Key | Kind::Policy if has_evidence => Err("an entry of its kind has no evidence"),
        Kind::Key => Handover::parse(content).map(drop),
        Kind::Policy => policy_of(content).map(drop),
        _ => Ok(()),
    }
}

const NO_POLICY: &str = "it has not the form of a policy";

/// Reads the content of an entry of kind `policy`.
pub(crate) fn policy_of(content: &Value) -> Result<(String, Policy), &'static str> {
    let members = content.as_object().filter(|members| members.len() == 2).ok_or(NO_POLICY)?;
    let text = |name| members.get(name).and_then(Value::as_str).ok_or(NO_POLICY);
    let policy = Policy::parse(text("policy")?).map_err(|_| NO_POLICY)?;
    is_instant(text("at")?).then_some((text("policy")?.to_owned(), policy)).ok_or(NO_POLICY)
}
