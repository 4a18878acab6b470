// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps from a digest to a block's root.

use ripemd::Ripemd160;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{
    BadProof,
    wire::{Reader, write_counted},
};
use crate::hex::hex;

/// The longest message that an operation takes or makes.
pub(super) const LONGEST_MESSAGE: usize = 4096;

/// One step. The order is that of their numbers, in which they are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Operation {
    /// Weak against collisions, which do not help anybody to date a message back: both of two messages were there.
    Sha1,
    Ripemd160,
    Sha256,
    Append(Vec<u8>),
    Prepend(Vec<u8>),
    Reverse,
    Hexlify,
}

/// The number of SHA-256, which also stands before the digest that a proof is about.
pub(super) const SHA_256: u8 = 0x08;

impl Operation {
    /// Reads the rest of an operation, whose number was read already.
    pub(super) fn read(tag: u8, reader: &mut Reader<'_>) -> Result<Self, BadProof> {
        match tag {
            0x02 => Ok(Self::Sha1),
            0x03 => Ok(Self::Ripemd160),
            SHA_256 => Ok(Self::Sha256),
            0xf0 => argument(reader).map(Self::Append),
            0xf1 => argument(reader).map(Self::Prepend),
            0xf2 => Ok(Self::Reverse),
            0xf3 => Ok(Self::Hexlify),
            _ => Err(BadProof::Operation { tag }),
        }
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Sha1 => out.push(0x02),
            Self::Ripemd160 => out.push(0x03),
            Self::Sha256 => out.push(SHA_256),
            Self::Append(argument) => {
                out.push(0xf0);
                write_counted(out, argument);
            }
            Self::Prepend(argument) => {
                out.push(0xf1);
                write_counted(out, argument);
            }
            Self::Reverse => out.push(0xf2),
            Self::Hexlify => out.push(0xf3),
        }
    }

    /// What becomes of a message.
    pub(super) fn apply(&self, message: &[u8]) -> Result<Vec<u8>, BadProof> {
        let made = match self {
            Self::Sha1 => Sha1::digest(message).to_vec(),
            Self::Ripemd160 => Ripemd160::digest(message).to_vec(),
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Append(argument) => [message, argument].concat(),
            Self::Prepend(argument) => [argument, message].concat(),
            Self::Reverse => message.iter().rev().copied().collect(),
            Self::Hexlify => hex(message).into_bytes(),
        };
        if made.len() > LONGEST_MESSAGE { Err(BadProof::Message) } else { Ok(made) }
    }
}

fn argument(reader: &mut Reader<'_>) -> Result<Vec<u8>, BadProof> {
    let argument = reader.counted(LONGEST_MESSAGE)?.filter(|argument| !argument.is_empty());
    argument.map(<[u8]>::to_vec).ok_or(BadProof::Message)
}
