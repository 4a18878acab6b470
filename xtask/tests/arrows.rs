// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which room may know which: the arrows of the design, and the one owner of each heavy dependency.

use std::{collections::BTreeSet, fs, path::Path};

/// Every arrow between rooms. One that isn't here fails the test, and so does one that nobody uses any more.
const ARROWS: &[(&str, &[&str])] = &[
    ("analysis", &["model", "tally", "text"]),
    ("anchor", &[]),
    ("bus", &[]),
    ("call", &["model", "text"]),
    ("card", &[]),
    ("darkroom", &[]),
    (
        "groundswell",
        &[
            "analysis", "anchor", "bus", "call", "darkroom", "fetch", "ingest", "model", "objects", "pack",
            "rally", "record", "remind", "report", "signed", "spare", "store", "studio", "tally", "testkit",
            "text", "watch", "web",
        ],
    ),
    ("fetch", &[]),
    ("ingest", &["model", "pack", "scan", "signed", "text"]),
    ("model", &[]),
    ("objects", &[]),
    ("pack", &[]),
    ("press", &["card"]),
    ("rally", &["fetch", "ingest", "model"]),
    ("record", &["scan"]),
    ("remind", &["fetch", "model", "store"]),
    ("report", &["analysis", "call", "card", "model", "press", "tally", "words"]),
    ("scan", &[]),
    ("signed", &[]),
    ("spare", &[]),
    ("store", &["model"]),
    ("studio", &["call", "model", "store", "text"]),
    ("tally", &["model", "text"]),
    ("testkit", &["model"]),
    ("text", &["model"]),
    ("watch", &["fetch", "ingest", "model", "signed"]),
    (
        "web",
        &[
            "call", "card", "model", "rally", "record", "remind", "report", "store", "studio", "tally",
            "text", "words",
        ],
    ),
    ("words", &["call"]),
];

/// Dependencies that cost much to build or decide much: each has one owner, or more by a decision in `docs/adr/`.
const OWNERS: &[(&str, &str)] = &[
    ("age", "spare"),
    ("async-nats", "bus"),
    ("axum", "web"),
    ("clap", "groundswell"),
    ("csv-core", "ingest"),
    ("ed25519-dalek", "record"),
    ("fast_qr", "web"),
    ("feed-rs", "watch"),
    // ingest unpacks files, pack the records of web archives: docs/adr/2026-11-26-web-archives.md.
    ("flate2", "ingest"),
    ("flate2", "pack"),
    ("fluent-bundle", "words"),
    ("hickory-resolver", "fetch"),
    ("icu_plurals", "words"),
    ("image", "darkroom"),
    ("instant-acme", "groundswell"),
    ("harfrust", "card"),
    ("krilla", "press"),
    // It brings a TLS client of its own settings, beside that of fetch: docs/adr/2026-11-26-reminders.md.
    ("lettre", "remind"),
    ("k256", "signed"),
    ("object_store", "objects"),
    ("p256", "remind"),
    // remind seals for devices, signed checks what accounts sign, anchor what authorities of time sign:
    // docs/adr/2026-11-26-signed.md, docs/adr/2026-11-26-anchor.md.
    ("p256", "signed"),
    ("p256", "anchor"),
    ("p384", "anchor"),
    ("psl", "text"),
    ("rsa", "anchor"),
    ("rustix", "groundswell"),
    // To send many files to the disk at once: docs/adr/2026-11-28-tiles-are-sent-before-they-are-synced.md.
    ("rustix", "record"),
    // fetch calls, web is called, groundswell keeps the certificate: docs/adr/2026-11-27-certificate.md.
    ("rustls", "fetch"),
    ("rustls", "groundswell"),
    // To a bucket: docs/adr/2026-11-28-objects.md.
    ("rustls", "objects"),
    ("seccompiler", "groundswell"),
    ("sqlx", "store"),
    ("tar", "spare"),
    ("tiny-skia", "card"),
    ("tokio-tungstenite", "watch"),
    ("tokio-rustls", "fetch"),
    ("tokio-rustls", "web"),
    ("toml", "call"),
    ("unicode-security", "text"),
    ("webauthn-rs", "studio"),
    ("whatlang", "analysis"),
    ("x509-cert", "anchor"),
    // To know when the site's own ends: docs/adr/2026-11-27-certificate.md.
    ("x509-cert", "groundswell"),
    // pack reads archives, web packs the kit: docs/adr/2026-11-26-zip-is-written-too.md.
    ("zip", "pack"),
    ("zip", "web"),
    // ingest unpacks files, watch the messages of a Jetstream (docs/adr/2026-11-26-watching.md), pack what servers have answered
    // (docs/adr/2026-11-26-web-archives.md).
    ("zstd", "ingest"),
    ("zstd", "pack"),
    // A copy of everything in one file: docs/adr/2026-11-27-backups.md.
    ("zstd", "spare"),
    ("zstd", "watch"),
];

#[test]
fn rooms_know_only_the_rooms_that_the_design_allows() {
    let rooms = rooms();
    let names: BTreeSet<&str> = rooms.iter().map(|room| room.name.as_str()).collect();
    assert_eq!(names, ARROWS.iter().map(|(room, _)| *room).collect(), "the list of rooms");
    for (room, allowed) in ARROWS {
        let found = &rooms.iter().find(|other| other.name == *room).expect("the lists are equal").uses;
        let found: BTreeSet<&str> =
            found.iter().map(String::as_str).filter(|used| names.contains(used)).collect();
        assert_eq!(found, allowed.iter().copied().collect(), "the arrows from `{room}`");
    }
}

#[test]
fn each_heavy_dependency_has_one_owner() {
    for room in rooms() {
        for used in &room.uses {
            let owners = OWNERS.iter().filter(|(dependency, _)| dependency == used);
            let owners: Vec<&str> = owners.map(|(_, owner)| *owner).collect();
            let is_owner = owners.is_empty() || owners.contains(&room.name.as_str());
            assert!(is_owner, "`{}` uses {used}, which {owners:?} owns", room.name);
        }
    }
}

#[test]
fn a_default_build_has_nothing_of_the_bus_or_of_buckets() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/groundswell/Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("the program has a manifest");
    let manifest: toml::Table = manifest.parse().expect("cargo has read it too");
    let table = |name: &str| manifest.get(name).and_then(toml::Value::as_table).expect("it is a table");
    assert!(!table("features").contains_key("default"));
    for name in ["bus", "objects", "postcard"] {
        let is_optional = table("dependencies").get(name).and_then(|used| used.get("optional"));
        assert_eq!(is_optional, Some(&toml::Value::Boolean(true)), "{name}");
    }
}

struct Room {
    name: String,
    uses: Vec<String>,
}

fn rooms() -> Vec<Room> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let folders = fs::read_dir(crates).expect("the workspace has crates");
    folders.map(|folder| room(&folder.expect("the folder can be listed").path())).collect()
}

fn room(folder: &Path) -> Room {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("each room has a manifest");
    let manifest: toml::Table = manifest.parse().expect("cargo has read it too");
    let uses =
        manifest.get("dependencies").and_then(toml::Value::as_table).expect("dependencies are a table");
    let uses = uses.keys().cloned().collect();
    let name = folder.file_name().expect("a room has a name").to_string_lossy().into_owned();
    Room { name, uses }
}
