// SPDX-License-Identifier: AGPL-3.0-or-later
//! Events as Bluesky's Jetstream sends them: the record's keys in alphabetical order, reposts without a text.

use super::{
    World,
    chance::Chance,
    draft::{Draft, Kind},
    hours::{DAY_STARTS, written},
    json::Json,
    people::BASE32,
    recent::Recent,
};

const POST: &str = "app.bsky.feed.post";
const REPOST: &str = "app.bsky.feed.repost";

/// What others name of a post.
pub struct Named {
    uri: String,
    cid: String,
}

/// Writes an event.
pub fn event(json: &mut Json, draft: &Draft, world: &World, recent: &mut Recent<Named>, chance: &mut Chance) {
    // A repost carries no hashtag, so what the storm posts is no repost.
    let original = if draft.kind == Kind::Repost && !draft.is_storm { recent.some(chance) } else { None };
    let collection = if original.is_some() { REPOST } else { POST };
    let microsecond = (DAY_STARTS * 1000 + draft.millisecond) * 1000 + chance.number(0..=999);
    let key = tid(microsecond, chance);
    let cid = format!("bafyrei{}", chance.letters(BASE32, 52));
    json.object(|json| {
        json.at("did").text(&draft.person.did);
        json.at("time_us").plain(microsecond);
        json.at("kind").text("commit");
        json.at("commit").object(|json| {
            json.at("rev").text(&tid(microsecond + 200, chance));
            json.at("operation").text("create");
            json.at("collection").text(collection);
            json.at("rkey").text(&key);
            json.at("record").object(|json| match original {
                Some(original) => {
                    json.at("$type").text(REPOST);
                    json.at("createdAt").text(&written(draft.millisecond));
                    json.at("subject").object(|json| named(json, original));
                }
                None => post(json, draft, world, recent, chance),
            });
            json.at("cid").text(&cid);
        });
    });
    if collection == POST {
        let uri = format!("at://{}/{POST}/{key}", draft.person.did);
        recent.add(Named { uri, cid }, chance);
    }
}

fn post(json: &mut Json, draft: &Draft, world: &World, recent: &Recent<Named>, chance: &mut Chance) {
    json.at("$type").text(POST);
    json.at("createdAt").text(&written(draft.millisecond));
    let quoted = if draft.kind == Kind::Quote { recent.some(chance) } else { None };
    if let Some(link) = &draft.link {
        json.at("embed").object(|json| external(json, link, draft, world, chance));
    } else if let Some(quoted) = quoted {
        json.at("embed").object(|json| {
            json.at("$type").text("app.bsky.embed.record");
            json.at("record").object(|json| named(json, quoted));
        });
    } else if chance.is(0.3) {
        json.at("embed").object(|json| images(json, draft, world, chance));
    }
    if !draft.marks.is_empty() {
        json.at("facets").list(|json| facets(json, draft));
    }
    json.at("langs").list(|json| json.text(draft.language));
    let parent = if draft.kind == Kind::Reply { recent.some(chance) } else { None };
    if let Some(parent) = parent {
        json.at("reply").object(|json| {
            json.at("parent").object(|json| named(json, parent));
            json.at("root").object(|json| named(json, parent));
        });
    }
    json.at("text").text(&draft.text);
}

fn named(json: &mut Json, post: &Named) {
    json.at("cid").text(&post.cid);
    json.at("uri").text(&post.uri);
}

fn external(json: &mut Json, link: &str, draft: &Draft, world: &World, chance: &mut Chance) {
    json.at("$type").text("app.bsky.embed.external");
    json.at("external").object(|json| {
        json.at("description").text(&world.words.text(draft.language, 12, chance));
        json.at("thumb").object(|json| blob(json, chance));
        json.at("title").text(&world.words.text(draft.language, 6, chance));
        json.at("uri").text(link);
    });
}

fn images(json: &mut Json, draft: &Draft, world: &World, chance: &mut Chance) {
    json.at("$type").text("app.bsky.embed.images");
    json.at("images").list(|json| {
        for _ in 0..chance.weigh(&[(1, 7), (2, 2), (4, 1)]) {
            json.object(|json| {
                let many = chance.count(0..=20);
                json.at("alt").text(&world.words.text(draft.language, many, chance));
                json.at("aspectRatio").object(|json| {
                    json.at("height").plain(chance.number(400..=2000));
                    json.at("width").plain(chance.number(400..=2000));
                });
                json.at("image").object(|json| blob(json, chance));
            });
        }
    });
}

fn blob(json: &mut Json, chance: &mut Chance) {
    json.at("$type").text("blob");
    json.at("ref").object(|json| {
        json.at("$link").text(&format!("bafkrei{}", chance.letters(BASE32, 52)));
    });
    json.at("mimeType").text("image/jpeg");
    json.at("size").plain(chance.number(20_000..=900_000));
}

fn facets(json: &mut Json, draft: &Draft) {
    for mark in &draft.marks {
        json.object(|json| {
            json.at("features").list(|json| {
                json.object(|json| {
                    json.at("$type").text("app.bsky.richtext.facet#tag");
                    json.at("tag").text(&mark.tag);
                });
            });
            json.at("index").object(|json| {
                json.at("byteEnd").plain(mark.bytes.1);
                json.at("byteStart").plain(mark.bytes.0);
            });
        });
    }
}

/// A record's key: its microsecond and a clock's number, in letters that keep their order.
fn tid(microsecond: u64, chance: &mut Chance) -> String {
    const LETTERS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
    let number = microsecond << 10 | chance.number(0..=1023);
    let letter = |place: u32| LETTERS.get((number >> (place * 5)) as usize % 32).copied();
    (0..13).rev().filter_map(letter).map(char::from).collect()
}
