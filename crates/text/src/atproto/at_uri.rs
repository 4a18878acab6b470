// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{is_did, is_handle, is_nsid, is_record_key};

/// An `at://` address, in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtUri<'a> {
    /// The account: a DID or a handle.
    pub authority: &'a str,
    /// The kind of record.
    pub collection: Option<&'a str>,
    /// The record's own name within its collection.
    pub record_key: Option<&'a str>,
}

impl<'a> AtUri<'a> {
    /// Takes an address apart; nothing where a part of it is wrong, or where it has more than these.
    #[must_use]
    pub fn parse(address: &'a str) -> Option<Self> {
        let mut parts = address.strip_prefix("at://")?.splitn(4, '/');
        let uri = Self { authority: parts.next()?, collection: parts.next(), record_key: parts.next() };
        let is_whole = address.len() <= 8192
            && parts.next().is_none()
            && is_at_identifier(uri.authority)
            && uri.collection.is_none_or(is_nsid)
            && uri.record_key.is_none_or(is_record_key);
        is_whole.then_some(uri)
    }
}

/// Whether a text names an account, by its DID or its handle.
#[must_use]
pub fn is_at_identifier(text: &str) -> bool {
    if text.starts_with("did:") { is_did(text) } else { is_handle(text) }
}
