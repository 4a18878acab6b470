// SPDX-License-Identifier: AGPL-3.0-or-later
use fetch::Asked;

use super::JetstreamWire;
use crate::link::Link;

/// The largest dictionary that is taken; the network's own have about a hundred kilobytes.
const LARGEST: usize = 1 << 20;

/// With what a zstd dictionary begins ([RFC 8878](https://www.rfc-editor.org/rfc/rfc8878#section-5)).
const MAGIC: [u8; 4] = [0x37, 0xa4, 0x30, 0xec];

/// How a host of version 2 packs its messages: with a dictionary that it gives to whoever asks, and replaces now and then
/// ([`getZstdDictionary`](https://github.com/bluesky-social/jetstream/blob/main/lexicons/network/bsky/jetstream/getZstdDictionary.json)).
#[derive(Debug)]
pub(super) enum Packing {
    /// It has not been asked yet, or does not take this dictionary any more.
    Unknown { retired: Option<u32> },
    /// With this dictionary.
    With(Dictionary),
    /// It has none, or none that it takes; messages come as they are.
    Without,
}

/// A dictionary of a host.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// Its number, by which the host is asked to use it.
    pub id: u32,
    pub bytes: Vec<u8>,
}

impl Packing {
    /// What is known of it beforehand: version 1 has one dictionary for ever.
    pub(super) fn of(wire: JetstreamWire) -> Self {
        match wire {
            JetstreamWire::V1 => Self::Without,
            JetstreamWire::V2 => Self::Unknown { retired: None },
        }
    }

    /// Asks the host for its dictionary, where that is not known. Without one everything is followed as well, and more is sent.
    pub(super) async fn learn(&mut self, link: &Link, host: &str) {
        let Self::Unknown { retired } = *self else { return };
        let address = format!("https://{host}/xrpc/network.bsky.jetstream.getZstdDictionary");
        // Who does not answer at all is asked again with the next line.
        let Ok(found) = link.fetcher.ask(&Asked::get(&address, &[]), LARGEST).await else { return };
        let dictionary =
            Some(found).filter(|found| found.status == 200).and_then(|found| read(found.content));
        *self = match dictionary {
            Some(dictionary) if Some(dictionary.id) != retired => Self::With(dictionary),
            _ => Self::Without,
        };
    }

    /// Says that the host does not take the dictionary, and that it has to be asked for another one.
    pub(super) fn is_refused(&mut self) {
        *self = match self {
            Self::With(dictionary) => Self::Unknown { retired: Some(dictionary.id) },
            _ => Self::Without,
        };
    }

    pub(super) fn dictionary(&self) -> Option<&Dictionary> {
        if let Self::With(dictionary) = self { Some(dictionary) } else { None }
    }
}

fn read(bytes: Vec<u8>) -> Option<Dictionary> {
    let (id, _) = bytes.strip_prefix(&MAGIC)?.split_first_chunk()?;
    Some(Dictionary { id: u32::from_le_bytes(*id), bytes })
}
