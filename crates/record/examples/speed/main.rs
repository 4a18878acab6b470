// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record takes to be written, opened, verified and made to forget: `speed FOLDER STEP ENTRIES`.
//!
//! Prints a line of JSON for each part of the step. `cargo xtask bench record` runs it beside its peers.
mod took;

use std::{env, error::Error, path::Path};

use record::{Draft, Key, Kind, Reason, Record, verify};
use serde_json::{Value, json};
use took::Took;

const AT: &str = "2031-05-02T18:30:00Z";

/// So many entries are kept with one sync.
const BATCH: u64 = 1000;

/// So many are sealed at once: what comes within a second where 20,000 come in one.
const SEALED: u64 = 20_000;

/// Every so manyth entry is of the same account.
const ACCOUNTS: u64 = 1000;

/// What is said, again and again: in several scripts, and with what JSON escapes.
const SAID: [&str; 4] = [
    "We stand with the weavers of Ahang. Their looms are theirs, and so is what they say. ",
    "نقف مع نساجي أهنك. أنوالهم ملك لهم، وكلامهم أيضا.\n",
    "Estamos con los tejedores de Ahang: \"nuestros telares son nuestros\". ¿Quién calla? ",
    "אנחנו עם האורגים של אהנג. הנולים שלהם, וגם המילים.\n",
];

type Outcome = Result<(), Box<dyn Error>>;

fn main() -> Outcome {
    let words: Vec<String> = env::args().skip(1).collect();
    let [folder, step, entries] = words.as_slice() else {
        return Err("give a folder, a step (append, open, verify or forget) and a number of entries".into());
    };
    let (folder, entries) = (Path::new(folder), entries.parse()?);
    match step.as_str() {
        "append" => append(folder, entries),
        "open" => open(folder, entries).map(drop),
        "verify" => check(folder, entries),
        "forget" => forget(folder, entries),
        _ => Err(format!("`{step}` is none of append, open, verify and forget").into()),
    }
}

/// Fills a new record; its seals are told apart and counted as appending too. What the drafts are made of is invented beforehand, and
/// not counted.
fn append(folder: &Path, entries: u64) -> Outcome {
    let mut record = Record::create_or_open(&folder.join("record"), &key(folder)?)?;
    let [mut drafting, mut appending, mut sealing] = [(); 3].map(|()| Took::default());
    for start in (0..entries).step_by(usize::try_from(BATCH)?) {
        let contents: Vec<Value> = (start..entries.min(start + BATCH)).map(content).collect();
        let draft = |content| Draft::new(Kind::Post, content, None);
        let drafts = drafting.add(|| contents.iter().map(draft).collect::<Result<Vec<_>, _>>())?;
        let end = appending.add(|| record.append(&drafts))?.end;
        if end % SEALED == 0 || end == entries {
            appending.add(|| sealing.add(|| record.seal()))?;
        }
    }
    drafting.tell("draft");
    appending.tell("append");
    sealing.tell("seal");
    Ok(())
}

fn open(folder: &Path, entries: u64) -> Result<Record, Box<dyn Error>> {
    let (mut opening, key) = (Took::default(), key(folder)?);
    let record = opening.add(|| Record::create_or_open(&folder.join("record"), &key))?;
    if record.len() < entries {
        return Err(format!("of {entries} entries {} are there", record.len()).into());
    }
    opening.tell("open");
    Ok(record)
}

fn check(folder: &Path, entries: u64) -> Outcome {
    let mut verifying = Took::default();
    let found = verifying.add(|| verify(&folder.join("record")));
    if !found.holds() || found.entries < entries {
        return Err(format!("the record doesn't hold: {:?}", found.faults.first()).into());
    }
    verifying.tell("verify");
    Ok(())
}

/// Forgets the account of which the seventh entry is, in a record that has been opened.
fn forget(folder: &Path, entries: u64) -> Outcome {
    let mut record = open(folder, entries)?;
    let indices: Vec<u64> = (0..entries).filter(|index| index % ACCOUNTS == 7).collect();
    let mut forgetting = Took::default();
    let forgotten = forgetting.add(|| record.forget(&indices, Reason::Author, AT))?;
    if forgotten.erased != indices {
        return Err(format!("of {} entries {} were erased", indices.len(), forgotten.erased.len()).into());
    }
    forgetting.tell("forget");
    Ok(())
}

fn key(folder: &Path) -> Result<Key, Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    Ok(Key::load_or_create(&folder.join("key"), "speed.example/record")?)
}

/// A post of some 720 bytes, as a server keeps one that may be shown.
fn content(index: u64) -> Value {
    let account = index % ACCOUNTS;
    let said = SAID.get(usize::try_from(index % 4).unwrap_or_default()).unwrap_or(&"");
    json!({"tier": "quoted", "kit": false, "names": [format!("{:032x}", index.wrapping_mul(0x9e37_79b9_7f4a_7c15))], "post": {
        "network": "bluesky", "id": format!("at://did:plc:{account:024}/app.bsky.feed.post/{index:013}"), "url": null,
        "author": {"handle": format!("weaver{account}.example"), "name": "Weaver", "id": format!("did:plc:{account:024}")},
        "created_at": AT, "precision": "second", "text": format!("{index}: {said}{said}"), "lang": null,
        "hashtags": ["FreeTheWeavers", "Ahang"], "mentions": [], "links": [], "media": [], "kind": "original",
        "in_reply_to": null, "repost_of": null, "quote_of": null,
    }})
}
