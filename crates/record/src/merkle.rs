// SPDX-License-Identifier: AGPL-3.0-or-later
//! The Merkle tree of RFC 6962, section 2.1, and the proof checks of RFC 9162, sections 2.1.3.2 and 2.1.4.2.

use std::ops::Range;

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type Hash = [u8; 32];

/// What stands before an entry where it is hashed, so that it can be taken for no inner node.
const LEAF: [u8; 1] = [0];

/// What stands before the two hashes of an inner node.
const NODE: [u8; 1] = [1];

/// Says whether `proof` leads from the leaf at `index` to `root` in a tree of `size` leaves.
#[must_use]
pub fn verify_inclusion(leaf: &Hash, index: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            hash = node_hash(sibling, &hash);
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// Says whether `proof` shows that the tree of `size1` leaves is the beginning of the tree of `size2`.
///
/// A `size1` of 0 is refused: an empty tree is the beginning of every tree, so a proof would say nothing.
#[must_use]
pub fn verify_consistency(size1: u64, root1: &Hash, size2: u64, root2: &Hash, proof: &[Hash]) -> bool {
    if size1 == 0 || size1 > size2 {
        return false;
    }
    if size1 == size2 {
        return proof.is_empty() && root1 == root2;
    }
    let (mut node, mut last) = (size1 - 1, size2 - 1);
    while node & 1 == 1 {
        (node, last) = (node >> 1, last >> 1);
    }
    // A first tree that is a perfect subtree of the second is its own starting point.
    let (start, path) = if size1.is_power_of_two() {
        (*root1, proof)
    } else {
        let Some((start, path)) = proof.split_first() else { return false };
        (*start, path)
    };
    if path.is_empty() {
        return false;
    }
    let (mut hash1, mut hash2) = (start, start);
    for sibling in path {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            hash1 = node_hash(sibling, &hash1);
            hash2 = node_hash(sibling, &hash2);
            while node & 1 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            hash2 = node_hash(&hash2, sibling);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    last == 0 && hash1 == *root1 && hash2 == *root2
}

/// The ranges of leaves whose roots prove the leaf at `index` (below `size`), from its sibling upwards.
pub(crate) fn inclusion_ranges(index: u64, size: u64) -> Vec<Range<u64>> {
    let (mut start, mut end) = (0, size);
    let mut ranges = Vec::new();
    while end - start > 1 {
        let middle = start + left_size(end - start);
        if index < middle {
            ranges.push(middle..end);
            end = middle;
        } else {
            ranges.push(start..middle);
            start = middle;
        }
    }
    ranges.reverse();
    ranges
}

/// The ranges of leaves whose roots prove that `size1` leaves are the beginning of `size2`, for
/// `0 < size1 <= size2`.
pub(crate) fn consistency_ranges(size1: u64, size2: u64) -> Vec<Range<u64>> {
    let (mut start, mut end) = (0, size2);
    let mut ranges = Vec::new();
    while end != size1 {
        let middle = start + left_size(end - start);
        if size1 <= middle {
            ranges.push(middle..end);
            end = middle;
        } else {
            ranges.push(start..middle);
            start = middle;
        }
    }
    if start > 0 {
        ranges.push(start..end);
    }
    ranges.reverse();
    ranges
}

/// The root over hashes of equally large perfect subtrees, of which the last may be ragged instead.
pub(crate) fn root(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => Sha256::digest(b"").into(),
        [only] => *only,
        [left, right] => node_hash(left, right),
        many => {
            // Whoever has no sibling is its own parent: that divides a tree where RFC 6962 does.
            let (mut level, mut above) = (many.to_vec(), Vec::with_capacity(many.len().div_ceil(2)));
            while level.len() > 1 {
                let (pairs, alone) = level.as_chunks::<2>();
                scan::digests(&NODE, pairs.iter().map(|pair| pair.as_flattened()), &mut above);
                above.extend_from_slice(alone);
                std::mem::swap(&mut level, &mut above);
                above.clear();
            }
            level.first().copied().expect("of some hashes one is left")
        }
    }
}

/// All leaves of a tree, from which the root at any size is told.
#[derive(Default)]
pub(crate) struct Leaves {
    all: Vec<Hash>,
    /// The roots of each 256 of them.
    roots: Vec<Hash>,
}

impl Leaves {
    pub(crate) fn push(&mut self, entry: &[u8]) {
        self.all.push(leaf_hash(entry));
        if let (full, []) = self.all.as_chunks::<256>()
            && full.len() > self.roots.len()
        {
            self.roots.extend(full.last().map(|leaves| root(leaves)));
        }
    }

    /// The hash of a leaf.
    pub(crate) fn leaf(&self, index: u64) -> Option<Hash> {
        self.all.get(usize::try_from(index).ok()?).copied()
    }

    pub(crate) fn size(&self) -> u64 {
        self.all.len() as u64
    }

    /// The root over so many of the first leaves; `None` if there are fewer.
    pub(crate) fn root(&self, size: u64) -> Option<Hash> {
        let size = usize::try_from(size).ok()?;
        let ragged = self.all.get(size / 256 * 256..size)?;
        let ragged = (!ragged.is_empty()).then(|| root(ragged));
        let hashes: Vec<Hash> = self.roots.get(..size / 256)?.iter().copied().chain(ragged).collect();
        Some(root(&hashes))
    }
}

/// The largest power of two below `size`, which is at least 2: where RFC 6962 divides a tree.
pub(crate) fn left_size(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The hash of a log entry.
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Hash {
    Sha256::new().chain_update(LEAF).chain_update(entry).finalize().into()
}

/// The hashes of log entries.
pub(crate) fn leaf_hashes(entries: &[Hash]) -> Vec<Hash> {
    let mut leaves = Vec::with_capacity(entries.len());
    scan::digests(&LEAF, entries.iter().map(|entry| entry.as_slice()), &mut leaves);
    leaves
}

fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update(NODE).chain_update(left).chain_update(right).finalize().into()
}
