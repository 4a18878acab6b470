// SPDX-License-Identifier: AGPL-3.0-or-later
//! Invented events, as hosts write them.

use std::io;

use model::Timestamp;
use tokio_tungstenite::tungstenite::Message;
use watch::JetstreamWire;
use zstd::bulk::Compressor;

/// With what version 1 packs; here version 2 has the same.
pub const DICTIONARY: &[u8] = include_bytes!("../../src/bluesky/jetstream.dictionary");

/// One post in so many events has the hashtag.
pub const EVERY: u64 = 50;

/// How a host writes its messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    V1,
    V1Packed,
    V2,
    V2Packed,
}

impl Wire {
    pub const ALL: [Self; 4] = [Self::V1, Self::V1Packed, Self::V2, Self::V2Packed];

    pub fn key(self) -> &'static str {
        match self {
            Self::V1 => "version-1",
            Self::V1Packed => "version-1-packed",
            Self::V2 => "version-2",
            Self::V2Packed => "version-2-packed",
        }
    }

    pub fn jetstream(self) -> JetstreamWire {
        match self {
            Self::V1 | Self::V1Packed => JetstreamWire::V1,
            Self::V2 | Self::V2Packed => JetstreamWire::V2,
        }
    }

    pub fn is_packed(self) -> bool {
        matches!(self, Self::V1Packed | Self::V2Packed)
    }
}

/// Writes events: of a hundred two posts with the hashtag, 47 reposts, and other posts.
pub struct Writer {
    wire: Wire,
    packer: Option<Compressor<'static>>,
}

impl Writer {
    pub fn new(wire: Wire) -> io::Result<Self> {
        let packer = wire.is_packed().then(|| Compressor::with_dictionary(3, DICTIONARY)).transpose()?;
        Ok(Self { wire, packer })
    }

    /// The event of that number, which its host witnesses at `at`; one with the hashtag says that it was made at `made_at`.
    pub fn message(&mut self, number: u64, at: Timestamp, made_at: Timestamp) -> io::Result<Message> {
        let text = match self.wire {
            Wire::V1 | Wire::V1Packed => v1(number, at, made_at),
            Wire::V2 | Wire::V2Packed => v2(number, at, made_at),
        };
        Ok(match &mut self.packer {
            Some(packer) => Message::binary(packer.compress(text.as_bytes())?),
            None => Message::text(text),
        })
    }
}

fn v1(number: u64, at: Timestamp, made_at: Timestamp) -> String {
    let Change { did, collection, key, record } = Change::new(number, made_at);
    let at = at.as_microsecond();
    format!(
        r#"{{"did":"{did}","time_us":{at},"kind":"commit","commit":{{"rev":"3l","operation":"create","collection":"{collection}","rkey":"{key}","record":{record},"cid":"{CID}"}}}}"#
    )
}

fn v2(number: u64, at: Timestamp, made_at: Timestamp) -> String {
    let Change { did, collection, key, record } = Change::new(number, made_at);
    let seq = number + 1;
    format!(
        r##"{{"$type":"message","payload":{{"$type":"network.bsky.jetstream.subscribeEvents#commit","cid":"{CID}","collection":"{collection}","did":"{did}","operation":"create","record":{record},"rev":"3l","rkey":"{key}","seq":{seq},"time":"{at:.6}","witnessedAt":"{at:.6}"}}}}"##
    )
}

const CID: &str = "bafyreihzyyzm3ykvqkkpihdjl5y3fzr3s2qvjkrkynoxi5dydyl2nq2xae";

struct Change {
    did: String,
    collection: &'static str,
    key: String,
    record: String,
}

impl Change {
    fn new(number: u64, made_at: Timestamp) -> Self {
        let did = format!("did:plc:{:024x}", number % 5_000);
        let key = format!("3l{number:011x}");
        let (collection, record) = match number % 100 {
            53.. => ("app.bsky.feed.repost", repost(number)),
            share => ("app.bsky.feed.post", post(share, made_at)),
        };
        Self { did, collection, key, record }
    }
}

fn post(share: u64, made_at: Timestamp) -> String {
    let words = "we stand with all who weave and sing and will not be silent any more ".repeat(2);
    let tag = match share {
        share if share.is_multiple_of(EVERY) => "#FreeAhang",
        1..=9 => "#cats",
        _ => "",
    };
    format!(
        r#"{{"$type":"app.bsky.feed.post","createdAt":"{made_at:.6}","langs":["en"],"text":"{words}{tag}"}}"#
    )
}

fn repost(number: u64) -> String {
    let (of, key) = (number % 4_999, number / 7);
    format!(
        r#"{{"$type":"app.bsky.feed.repost","createdAt":"2026-12-01T15:20:00.000Z","subject":{{"cid":"{CID}","uri":"at://did:plc:{of:024x}/app.bsky.feed.post/3k{key:011x}"}}}}"#
    )
}
