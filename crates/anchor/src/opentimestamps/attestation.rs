// SPDX-License-Identifier: AGPL-3.0-or-later
//! What stands at the ends of a proof: who attests to the message there.

use std::cmp::Ordering;

use super::{
    BadProof,
    wire::{Reader, write_counted, write_number},
};

/// A claim about the message at which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Attestation {
    /// The message is the root of the block at this height.
    Bitcoin(u64),
    /// The calendar at this address knows, or will know, more. The address has no characters but those that the format allows.
    Pending(String),
    /// Something else, kept as it is.
    Unknown { tag: Tag, payload: Vec<u8> },
}

pub(super) type Tag = [u8; 8];

const BITCOIN: Tag = [0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01];
const PENDING: Tag = [0x83, 0xdf, 0xe3, 0x0d, 0x2e, 0xf9, 0x0c, 0x8e];

/// The most bytes of what an attestation says.
const LONGEST_PAYLOAD: usize = 8192;

/// The longest address of a calendar.
const LONGEST_ADDRESS: usize = 1000;

impl Attestation {
    /// Reads an attestation.
    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, BadProof> {
        let tag = reader.array()?;
        let payload = reader.counted(LONGEST_PAYLOAD)?.ok_or(BadProof::Attestation)?;
        match tag {
            BITCOIN => whole(payload, Reader::number).map(Self::Bitcoin),
            PENDING => whole(payload, address).map(Self::Pending),
            _ => Ok(Self::Unknown { tag, payload: payload.to_vec() }),
        }
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mut payload = Vec::new();
        match self {
            Self::Bitcoin(height) => write_number(&mut payload, *height),
            Self::Pending(address) => write_counted(&mut payload, address.as_bytes()),
            Self::Unknown { payload: kept, .. } => payload.extend_from_slice(kept),
        }
        out.extend_from_slice(&self.tag());
        write_counted(out, &payload);
    }

    fn tag(&self) -> Tag {
        match self {
            Self::Bitcoin(_) => BITCOIN,
            Self::Pending(_) => PENDING,
            Self::Unknown { tag, .. } => *tag,
        }
    }
}

/// The order in which they are written: by tag, then by what they say.
impl Ord for Attestation {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Bitcoin(one), Self::Bitcoin(two)) => one.cmp(two),
            (Self::Pending(one), Self::Pending(two)) => one.cmp(two),
            (Self::Unknown { tag, payload }, Self::Unknown { tag: other, payload: kept }) => {
                (tag, payload).cmp(&(other, kept))
            }
            _ => self.tag().cmp(&other.tag()),
        }
    }
}

impl PartialOrd for Attestation {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Reads what an attestation says, which has to be all of it.
fn whole<'a, T>(
    payload: &'a [u8],
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, BadProof>,
) -> Result<T, BadProof> {
    let mut reader = Reader::new(payload);
    let said = read(&mut reader).map_err(|_| BadProof::Attestation)?;
    reader.end().map_err(|_| BadProof::Attestation)?;
    Ok(said)
}

fn address(reader: &mut Reader<'_>) -> Result<String, BadProof> {
    let address = reader.counted(LONGEST_ADDRESS)?.ok_or(BadProof::Attestation)?;
    // The format allows no query, no fragment, no sign-in and nothing encoded.
    let is_allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._/:".contains(byte);
    if !address.iter().all(is_allowed) {
        return Err(BadProof::Attestation);
    }
    String::from_utf8(address.to_vec()).map_err(|_| BadProof::Attestation)
}
