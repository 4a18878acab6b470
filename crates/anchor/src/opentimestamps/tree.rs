// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps and claims of a proof, which branch: several calendars, several blocks.

use std::collections::{BTreeMap, BTreeSet};

use super::{BadProof, attestation::Attestation, operation::Operation, wire::Reader};

/// What stands at a message: claims about it, and steps to further messages. At least one of either is there.
///
/// It is kept in the order in which the others' client writes it, so that what either writes is the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tree {
    pub(super) attestations: BTreeSet<Attestation>,
    pub(super) branches: BTreeMap<Operation, Tree>,
}

/// The most operations in one proof. Real ones have some forty for each calendar.
pub(super) const MOST_OPERATIONS: usize = 4096;

/// The most operations one after another, as for the others' client.
pub(super) const DEEPEST: usize = 255;

/// What precedes all but the last of what stands at a message.
const MORE: u8 = 0xff;

/// What precedes a claim.
const ATTESTATION: u8 = 0x00;

impl Tree {
    /// Reads all that stands at this message, and to its end.
    pub(super) fn read(bytes: &[u8], message: &[u8]) -> Result<Self, BadProof> {
        let mut reading = Reading { reader: Reader::new(bytes), operations: MOST_OPERATIONS };
        let tree = reading.tree(message, DEEPEST)?;
        reading.reader.end()?;
        Ok(tree)
    }

    /// A tree in which these steps lead to another.
    pub(super) fn under(self, operations: impl DoubleEndedIterator<Item = Operation>) -> Self {
        operations.rfold(self, |tree, operation| Self {
            attestations: BTreeSet::new(),
            branches: BTreeMap::from([(operation, tree)]),
        })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mut rest = self.attestations.len() + self.branches.len();
        let mut more = |out: &mut Vec<u8>| {
            rest -= 1;
            if rest > 0 {
                out.push(MORE);
            }
        };
        for attestation in &self.attestations {
            more(out);
            out.push(ATTESTATION);
            attestation.write(out);
        }
        for (operation, branch) in &self.branches {
            more(out);
            operation.write(out);
            branch.write(out);
        }
    }

    /// Adds what another tree for the same message has.
    pub(super) fn merge(&mut self, other: Self) {
        self.attestations.extend(other.attestations);
        for (operation, branch) in other.branches {
            self.branches.entry(operation).or_default().merge(branch);
        }
    }

    /// Visits each message from this one on, with what stands there and whether a block stands anywhere behind it, which is also returned.
    pub(super) fn walk<'a>(&'a self, message: &[u8], visit: &mut impl FnMut(&[u8], &'a Self, bool)) -> bool {
        let is_block = |attestation: &Attestation| matches!(attestation, Attestation::Bitcoin(_));
        let mut is_dated = message.len() == 32 && self.attestations.iter().any(is_block);
        for (operation, branch) in &self.branches {
            is_dated |= branch.walk(&taken(operation, message), visit);
        }
        visit(message, self, is_dated);
        is_dated
    }

    /// Merges a tree wherever this message is reached and the claim stands; says whether that was anywhere.
    pub(super) fn graft(&mut self, message: &[u8], at: &[u8], claim: &Attestation, graft: &Self) -> bool {
        let mut is_grafted = false;
        for (operation, branch) in &mut self.branches {
            is_grafted |= branch.graft(&taken(operation, message), at, claim, graft);
        }
        if message == at && self.attestations.contains(claim) {
            self.merge(graft.clone());
            is_grafted = true;
        }
        is_grafted
    }
}

/// What was read was tried out then, and nothing is added to a tree that was not read.
fn taken(operation: &Operation, message: &[u8]) -> Vec<u8> {
    operation.apply(message).expect("every step of a proof can be taken")
}

struct Reading<'a> {
    reader: Reader<'a>,
    /// How many operations may still come.
    operations: usize,
}

impl Reading<'_> {
    fn tree(&mut self, message: &[u8], deeper: usize) -> Result<Tree, BadProof> {
        let mut tree = Tree::default();
        loop {
            let first = self.reader.byte()?;
            let tag = if first == MORE { self.reader.byte()? } else { first };
            if tag == ATTESTATION {
                tree.attestations.insert(Attestation::read(&mut self.reader)?);
            } else {
                let (operation, branch) = self.branch(tag, message, deeper)?;
                tree.branches.entry(operation).or_default().merge(branch);
            }
            if first != MORE {
                return Ok(tree);
            }
        }
    }

    fn branch(&mut self, tag: u8, message: &[u8], deeper: usize) -> Result<(Operation, Tree), BadProof> {
        let operation = Operation::read(tag, &mut self.reader)?;
        self.operations = self.operations.checked_sub(1).ok_or(BadProof::TooMany)?;
        let deeper = deeper.checked_sub(1).ok_or(BadProof::TooMany)?;
        let made = operation.apply(message)?;
        let branch = self.tree(&made, deeper)?;
        Ok((operation, branch))
    }
}
