// SPDX-License-Identifier: AGPL-3.0-or-later
//! Every dependency has a purpose that is written down.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

#[test]
fn each_dependency_is_on_the_page_that_says_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("docs/dependencies.md")).expect("the page is there");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let told: BTreeSet<String> = rows
        .map(|(name, purpose)| {
            assert!(!purpose.trim_end_matches(" |").is_empty(), "{name} has no purpose");
            name.to_owned()
        })
        .collect();
    assert_eq!(used(&root), told);
}

/// What any manifest of the workspace, and those of the engines and the fuzzer, names, without the workspace's own crates.
fn used(root: &Path) -> BTreeSet<String> {
    let rooms = fs::read_dir(root.join("crates")).expect("the workspace has crates");
    let mut folders: Vec<PathBuf> = rooms.map(|room| room.expect("it can be listed").path()).collect();
    folders.extend(["engines", "xtask", "fuzz", "fuzz/properties"].map(|folder| root.join(folder)));
    let own = |name: &str| name == "properties" || root.join("crates").join(name).is_dir();
    let mut used = BTreeSet::new();
    for folder in folders {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).expect("each crate has a manifest");
        let manifest: toml::Table = manifest.parse().expect("cargo has read it too");
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let named = manifest.get(kind).and_then(toml::Value::as_table);
            used.extend(named.into_iter().flat_map(toml::Table::keys).filter(|name| !own(name)).cloned());
        }
    }
    used
}
