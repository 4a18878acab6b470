// SPDX-License-Identifier: AGPL-3.0-or-later
use zstd::bulk::Decompressor;

/// With what hosts of version 1 compress, which everybody has to have beforehand.
pub(super) const DICTIONARY: &[u8] = include_bytes!("jetstream.dictionary");

/// The largest message after unpacking, in bytes.
const LARGEST: usize = 5 << 20;

/// Unpacks messages, in memory that is used over and over.
pub(super) struct Unpacker {
    decompressor: Option<Decompressor<'static>>,
    buffer: Vec<u8>,
}

impl Unpacker {
    /// Unpacks what is packed with a dictionary; without one, what is packed stays so.
    pub(super) fn new(dictionary: Option<&[u8]>) -> Self {
        let decompressor = dictionary.and_then(|bytes| Decompressor::with_dictionary(bytes).ok());
        Self { decompressor, buffer: Vec::with_capacity(LARGEST) }
    }

    /// Unpacks a message; one that is not packed, or can't be unpacked, stays as it is, and is named where it can't be read.
    pub(super) fn unpack(&mut self, message: Vec<u8>) -> Vec<u8> {
        if message.starts_with(b"{") {
            return message;
        }
        let Some(decompressor) = &mut self.decompressor else { return message };
        match decompressor.decompress_to_buffer(&message, &mut self.buffer) {
            Ok(_) => self.buffer.as_slice().to_vec(),
            Err(_) => message,
        }
    }
}
