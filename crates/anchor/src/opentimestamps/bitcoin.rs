// SPDX-License-Identifier: AGPL-3.0-or-later
//! Blocks of Bitcoin, as far as a date needs them.

use std::fmt;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// A proof's claim: the hashes lead to the root of the block at this height. It is a date once the block's header is shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bitcoin {
    /// The block's number.
    pub height: u64,
    /// Its root, in the order of bytes in which the header has it; [`Bitcoin::root`] writes it as explorers do.
    pub merkle_root: [u8; 32],
}

/// The block whose header was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its name, which whoever has the chain can compare: a header alone can be invented.
    pub hash: String,
    /// Its time, by the word of who found it, right within about two hours.
    pub time: Timestamp,
}

/// Says that a header is not that of the proof's block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not lead to this block: its root is another")]
pub struct OtherBlock;

impl Bitcoin {
    /// Compares the root with that of a block's header, and tells the block's time.
    ///
    /// Whether the header belongs to the chain of most work, at this height, is for the caller to know.
    ///
    /// # Errors
    ///
    /// [`OtherBlock`] when the header has another root.
    pub fn dated_by(&self, header: &[u8; 80]) -> Result<Block, OtherBlock> {
        // Version, the block before, root, time, difficulty, nonce.
        let (_, rest) = header.split_first_chunk::<36>().ok_or(OtherBlock)?;
        let (root, rest) = rest.split_first_chunk::<32>().ok_or(OtherBlock)?;
        let time = u32::from_le_bytes(*rest.first_chunk().ok_or(OtherBlock)?);
        if *root != self.merkle_root {
            return Err(OtherBlock);
        }
        let time = Timestamp::from_second(i64::from(time)).expect("four bytes of seconds end in 2106");
        Ok(Block { hash: reversed(&Sha256::digest(Sha256::digest(header))), time })
    }

    /// The root as explorers write it: in hexadecimal digits, its bytes in reverse.
    #[must_use]
    pub fn root(&self) -> String {
        reversed(&self.merkle_root)
    }
}

impl fmt::Display for Bitcoin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "block {} with the root {}", self.height, self.root())
    }
}

fn reversed(bytes: &[u8]) -> String {
    hex(&bytes.iter().rev().copied().collect::<Vec<_>>())
}
