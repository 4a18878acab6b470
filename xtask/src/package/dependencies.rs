// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// Names of files that hold a license, as they begin.
const PAPERS: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "NOTICE"];

/// All packages that the program holds, with their licenses, and each text that goes with one of them.
pub fn list(workspace: &Path) -> Result<String> {
    let metadata = metadata(workspace)?;
    let linked = linked(&metadata)?;
    let mut list = String::from("The program holds these packages beside its own:\n\n");
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let packages = metadata.get("packages").and_then(Value::as_array).context("there are packages")?;
    let mut packages: Vec<&Value> = packages
        .iter()
        .filter(|package| !package["source"].is_null() && linked.contains(text(&package["id"])))
        .collect();
    packages.sort_by_key(|package| (text(&package["name"]), text(&package["version"])));
    for package in packages {
        let name = format!("{} {}", text(&package["name"]), text(&package["version"]));
        list += &format!("{name}: {}\n", package["license"].as_str().unwrap_or("see its text below"));
        let folder = Path::new(text(&package["manifest_path"])).parent().context("a package has a folder")?;
        for paper in papers(folder)? {
            texts.entry(paper).or_default().push(name.clone());
        }
    }
    let fonts =
        fs::read_to_string(workspace.join("crates/card/fonts/OFL.txt")).context("the fonts' license")?;
    texts.entry(fonts).or_default().push("the fonts Noto Sans, in pictures and on paper".to_owned());
    for (paper, of) in texts {
        list += &format!("\n{}\n{}\n\n{}\n", "=".repeat(78), of.join(", "), paper.trim_end());
    }
    Ok(list)
}

fn metadata(workspace: &Path) -> Result<Value> {
    let platform = format!("{}-unknown-linux-musl", env::consts::ARCH);
    let told = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &platform])
        .current_dir(workspace)
        .output()
        .context("can't start cargo")?;
    ensure!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).context("cargo tells no JSON")
}

/// The packages that the program is linked from: what it is only built or tested with is not in it.
fn linked(metadata: &Value) -> Result<BTreeSet<&str>> {
    let nodes =
        metadata.pointer("/resolve/nodes").and_then(Value::as_array).context("what needs what is known")?;
    let nodes: BTreeMap<&str, &Value> = nodes.iter().map(|node| (text(&node["id"]), node)).collect();
    let packages = metadata.get("packages").and_then(Value::as_array).context("there are packages")?;
    let own =
        packages.iter().find(|package| package["name"] == "groundswell").context("groundswell is one")?;
    let (mut linked, mut waiting) = (BTreeSet::new(), vec![text(&own["id"])]);
    while let Some(id) = waiting.pop() {
        if !linked.insert(id) {
            continue;
        }
        let needs = nodes.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let is_linked = |need: &&Value| {
            need["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
        };
        waiting.extend(needs.filter(is_linked).map(|need| text(&need["pkg"])));
    }
    Ok(linked)
}

fn papers(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("can't list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_uppercase();
        if path.is_file() && PAPERS.iter().any(|begin| name.starts_with(begin)) {
            let bytes = fs::read(&path).with_context(|| format!("can't read {}", path.display()))?;
            found.push(String::from_utf8_lossy(&bytes).replace('\r', ""));
        }
    }
    found.sort();
    Ok(found)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
