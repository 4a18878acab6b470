// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of messages of the fediverse's servers, whatever bytes they are.

use super::{
    given::Given,
    parse::{found, page, streaming_host},
    sse::{Events, Heard},
};

pub(crate) fn check(bytes: &[u8]) {
    let whole = events(bytes, bytes.len().max(1));
    for size in [1, 2, 3, 7, 64] {
        assert_eq!(events(bytes, size), whole, "wherever the pieces are cut");
    }
    for status in page(bytes).unwrap_or_default() {
        let text = std::str::from_utf8(&status.raw).expect("it is part of a text");
        assert_eq!(found(text), status, "it reads the same again");
        assert!(status.id.as_ref().is_none_or(|id| !id.is_empty() && id.len() <= 64));
        let mut given = Given::default();
        assert!(!given.has(&status));
        given.remember(&status);
        assert!(given.has(&status), "what was given is known");
    }
    if let Some(host) = streaming_host(bytes) {
        assert!(!host.contains(['/', '?', '#', '@']), "{host}");
    }
}

/// The events of a stream that comes in pieces of that size, as far as it can be followed.
fn events(stream: &[u8], size: usize) -> Vec<Heard> {
    let mut events = Events::default();
    let heard = stream.chunks(size).map_while(|piece| events.take(piece).ok()).flatten();
    heard.filter(|heard| matches!(heard, Heard::Event { .. })).collect()
}
