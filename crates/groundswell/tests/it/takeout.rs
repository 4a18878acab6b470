// SPDX-License-Identifier: AGPL-3.0-or-later
//! What leaves a record, by the eyes of others: the tools of those who archive the web, their player, and two browsers' own computing.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    bidi::Firefox,
    driver::Browser,
    program::{groundswell, holds, printed, said, workspace},
    served::serve,
};

/// A record of an archive with some posts, and what leaves it.
struct Left {
    home: tempfile::TempDir,
    package: PathBuf,
}

fn view(key: &str, name: &str, text: &str) -> String {
    serde_json::json!({"posts": [{
        "uri": format!("at://did:plc:{name}/app.bsky.feed.post/{key}"), "cid": "bafyreia",
        "author": {"did": format!("did:plc:{name}"), "handle": format!("{name}.example"), "displayName": name},
        "record": {"$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-12-01T15:00:07Z", "langs": ["he"],
            "facets": []},
        "indexedAt": "2026-12-01T15:00:09Z"}]})
    .to_string()
}

fn leave() -> Left {
    let home = tempfile::tempdir().expect("a folder");
    let lines = home.path().join("views.jsonl");
    let views = [
        view("3k", "mira", "הנולים של אהנג עומדים. <b>Free the weavers</b>"),
        view("3m", "noor", "With the weavers of Ahang"),
        view("3n", "adil", "words to be forgotten"),
    ];
    fs::write(&lines, views.join("\n") + "\n").expect("it can be written");
    let (record, package) = (home.path().join("weavers"), home.path().join("weavers.wacz"));
    let run = |words: &[&std::ffi::OsStr]| {
        let output = groundswell(words);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    };
    run(&["import".as_ref(), lines.as_os_str(), "--into".as_ref(), record.as_os_str()]);
    run(&[
        "forget".as_ref(),
        record.as_os_str(),
        "--account".as_ref(),
        "adil.example".as_ref(),
        "--reason".as_ref(),
        "author".as_ref(),
    ]);
    run(&[
        "export".as_ref(),
        record.as_os_str(),
        "--format".as_ref(),
        "wacz".as_ref(),
        "--name-accounts".as_ref(),
        "--out".as_ref(),
        package.as_os_str(),
    ]);
    Left { home, package }
}

/// A program of those that look at web archives.
fn checker(name: &str) -> Command {
    let program = workspace().join("target/tools/python/bin").join(name);
    assert!(program.exists(), "{name} is not installed: `cargo xtask tools` does that");
    Command::new(program)
}

impl Left {
    /// The package's files, in a folder.
    fn unpacked(&self) -> PathBuf {
        let folder = self.home.path().join("unpacked");
        let script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
        let status =
            Command::new("/usr/bin/python3").args(["-c", script]).arg(&self.package).arg(&folder).status();
        assert!(status.expect("Python is installed").success());
        folder
    }
}

/// Writes a zip archive anew, one of its files with other bytes, and every checksum right.
pub const CHANGE: &str = "
import sys, zipfile
old, new, changed = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w'), sys.argv[3]
for item in old.infolist():
    content = old.read(item)
    new.writestr(item, content[:-9] + bytes([content[-9] ^ 1]) + content[-8:] if item.filename == changed else content)
new.close()
";

#[test]
fn a_package_is_verified_as_it_is_and_what_was_changed_in_it_is_found() {
    let left = leave();
    let verify = |package: &Path| {
        let output = groundswell(["verify".as_ref(), package.as_os_str()]);
        (output.status.code(), printed(&output) + &said(&output))
    };
    let (code, says) = verify(&left.package);
    assert_eq!(code, Some(0), "{says}");
    assert!(says.starts_with("Everything holds."), "{says}");
    let changed = left.home.path().join("changed.wacz");
    for member in ["record/public.export", "archive/data.warc.gz", "datapackage.json"] {
        let arguments = [left.package.as_os_str(), changed.as_os_str(), member.as_ref()];
        let status = Command::new("/usr/bin/python3").args(["-c", CHANGE]).args(arguments).status();
        assert!(status.expect("Python is installed").success());
        let (code, says) = verify(&changed);
        assert!(code == Some(1) && says.starts_with("NOT everything holds:"), "{member}: {says}");
    }
    let other = left.home.path().join("other.zip");
    let script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1], 'w').writestr('a', 'b')";
    let status = Command::new("/usr/bin/python3").args(["-c", script]).arg(&other).status();
    assert!(status.expect("Python is installed").success());
    assert!(verify(&other).1.contains("only packages that"));
}

#[test]
fn those_who_archive_the_web_find_nothing_wrong_with_a_package() {
    let left = leave();
    let folder = left.unpacked();
    let check = |command: &mut Command, expected: &str| {
        let output = command.output().expect("it starts");
        let says = format!("{}{}", printed(&output), said(&output));
        assert!(output.status.success() && says.contains(expected), "{says}");
        says
    };
    check(checker("wacz").args(["validate", "-f"]).arg(&left.package), "the passed WACZ is valid");
    let says = check(
        checker("warcio").args(["check", "-v"]).arg(folder.join("archive/data.warc.gz")),
        "digest pass",
    );
    assert!(!says.contains("failed"), "{says}");
    let index = checker("warcio")
        .args(["index", "-f", "offset,warc-target-uri"])
        .arg(folder.join("archive/data.warc.gz"))
        .output();
    let theirs: Vec<(String, String)> =
        printed(&index.expect("it starts")).lines().filter_map(place).collect();
    let ours = fs::read_to_string(folder.join("indexes/index.cdxj")).expect("it is there");
    let ours: Vec<_> = ours.lines().filter_map(|line| place(line.splitn(3, ' ').nth(2)?)).collect();
    assert_eq!(ours.len(), 5, "a list, two posts, and what was received of each");
    assert!(ours.iter().all(|place| theirs.contains(place)), "{ours:?} {theirs:?}");
}

/// Where a record is, by a line of an index.
fn place(line: &str) -> Option<(String, String)> {
    let about: Value = serde_json::from_str(line).ok()?;
    let address = about.get("url").or_else(|| about.get("warc-target-uri"))?;
    Some((address.as_str()?.to_owned(), about["offset"].as_str()?.to_owned()))
}

#[test]
fn what_leaves_is_read_back_and_nothing_that_was_forgotten_is_in_it() {
    let left = leave();
    let folder = left.unpacked();
    for nowhere in ["words to be forgotten", "adil"] {
        assert!(!holds(&folder, nowhere), "{nowhere}");
    }
    let again = groundswell(["posts".as_ref(), left.package.as_os_str()]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    let posts = printed(&again);
    assert_eq!(posts.lines().count(), 2, "{posts}");
    assert!(posts.contains("With the weavers of Ahang") && posts.contains("bluesky-view"), "{posts}");
}

#[test]
fn a_table_by_columns_says_the_same_as_one_by_lines() {
    let left = leave();
    let record = left.home.path().join("weavers");
    let export = |format: &str| {
        let path = left.home.path().join(format);
        let words = [
            "export".as_ref(),
            record.as_os_str(),
            "--format".as_ref(),
            format.as_ref(),
            "--out".as_ref(),
            path.as_os_str(),
        ];
        let output = groundswell(words);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        path
    };
    let lines = fs::read_to_string(export("csv")).expect("it is there");
    let columns = checker("python").args(["-c", include_str!("columns.py")]).arg(export("parquet")).output();
    let columns: Vec<Vec<String>> =
        serde_json::from_str(&printed(&columns.expect("it starts"))).expect("JSON");
    let columns: Vec<String> = columns.iter().map(|row| row.join(",")).collect();
    assert_eq!(columns, lines.lines().collect::<Vec<_>>());
    assert!(lines.contains("2026-12-01T15:00:00Z") && !lines.contains("mira"), "{lines}");
}

#[test]
fn a_player_of_web_archives_shows_a_post_out_of_a_package() {
    let left = leave();
    let player = workspace().join("target/tools/player/package");
    assert!(player.exists(), "the player is not installed: `cargo xtask tools` does that");
    let site = left.home.path().join("site");
    fs::create_dir_all(site.join("replay")).expect("a folder");
    fs::copy(player.join("ui.js"), site.join("ui.js")).expect("it is there");
    fs::copy(player.join("sw.js"), site.join("replay/sw.js")).expect("it is there");
    fs::copy(&left.package, site.join("weavers.wacz")).expect("it is there");
    fs::write(site.join("index.html"), PLAYER).expect("it can be written");
    // Else the player waits for its worker, which is not there yet when it is first needed.
    fs::write(site.join("replay/index.html"), PLAYER_ITSELF).expect("it can be written");
    let base = serve(&site);
    let mut browser = Browser::start();
    browser.become_screen(1100, 900, true);
    browser.open(&format!("{base}/"));
    browser.wait_for(&format!(
        "{SEEN} return seen(document).includes('The record') && seen(document).includes('mira')"
    ));
    let list = browser.picture();
    browser.run(&format!("{SEEN} links(document).find((link) => link.textContent === 'mira').click()"));
    browser.wait_for(&format!("{SEEN} return seen(document).includes('<b>Free the weavers</b>') && seen(document).includes('Captured')"));
    let shown = browser.picture();
    if let Some(folder) = std::env::var_os("GROUNDSWELL_PICTURES") {
        fs::write(Path::new(&folder).join("player-list.png"), list).expect("it can be written");
        fs::write(Path::new(&folder).join("player-post.png"), shown).expect("it can be written");
    }
}

const PLAYER: &str = r#"<!doctype html><meta charset="utf-8"><script src="/ui.js"></script>
<style>html, body, replay-web-page { height: 100%; margin: 0; display: block; }</style>
<replay-web-page source="/weavers.wacz" url="https://record.invalid/" replayBase="/replay/"></replay-web-page>"#;

const PLAYER_ITSELF: &str = r#"<!doctype html><meta charset="utf-8"><script src="/ui.js"></script><replay-app-main></replay-app-main>"#;

/// What is seen on a page, in its shadows and in the frames within.
const SEEN: &str = r"
const within = (node) => {
  const parts = [node];
  for (const element of node.querySelectorAll('*')) {
    if (element.shadowRoot) parts.push(...within(element.shadowRoot));
    let inner = null;
    try { inner = element.contentDocument; } catch {}
    if (inner) parts.push(...within(inner));
  }
  return parts;
};
const seen = (node) => within(node).map((part) => (part.body || part).textContent).join(' ');
const links = (node) => within(node).flatMap((part) => [...part.querySelectorAll('a')]);
";

/// One story in both browsers, because they take longer to start than it does to tell.
#[test]
fn the_page_in_a_package_tells_good_proofs_from_damaged_ones_without_a_network() {
    let left = leave();
    let folder = left.unpacked();
    let page = format!("file://{}", folder.join("verify/index.html").display());
    let mut browser = Browser::start();
    browser.become_screen(900, 1400, true);
    browser.open(&page);
    browser.wait_for(READY);
    check_page(&folder, |script| browser.run(script), |script| browser.wait_for(script));
    if let Some(pictures) = std::env::var_os("GROUNDSWELL_PICTURES") {
        fs::write(Path::new(&pictures).join("verify.png"), browser.picture()).expect("it can be written");
    }
    let firefox = Firefox::start();
    firefox.become_phone(true, "en");
    firefox.open(&page);
    firefox.wait_for(READY);
    check_page(&folder, |script| firefox.run(script), |script| firefox.wait_for(script));
}

/// Packs a record, opens the page that checks it in a browser, and gives what that says of the log itself, a line each; and what `verify`
/// says of the package.
pub fn looked_at(record: &Path, name: &str) -> (Vec<String>, Value) {
    let home = tempfile::tempdir().expect("a folder");
    let left = Left { package: home.path().join("storm.wacz"), home };
    let words =
        ["export".as_ref(), record.as_os_str(), "--format".as_ref(), "wacz".as_ref(), "--out".as_ref()];
    let output = groundswell(words.into_iter().chain([left.package.as_os_str()]));
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let page = format!("file://{}", left.unpacked().join("verify/index.html").display());
    let mut browser = Browser::start();
    browser.become_screen(900, 1400, true);
    browser.open(&page);
    browser.wait_for(READY);
    let rows = browser.run(
        "return [...document.querySelectorAll('[data-name=\"The log\"] li')].map((row) => row.className + ' ' + row.textContent)",
    );
    if let Some(pictures) = std::env::var_os("GROUNDSWELL_PICTURES") {
        let picture = Path::new(&pictures).join(format!("verify-{name}.png"));
        fs::write(picture, browser.picture()).expect("it can be written");
    }
    let package = left.package.as_os_str();
    let told = groundswell(["verify".as_ref(), package, "--format".as_ref(), "json".as_ref()]);
    let plain = |row: &Value| row.as_str().expect("a row is text").replace(['\u{2068}', '\u{2069}'], "");
    let rows = rows.as_array().expect("rows").iter().map(plain).collect();
    (rows, serde_json::from_str(&printed(&told)).expect("JSON"))
}

const READY: &str = "return document.body.dataset.ready === 'yes'";

fn check_page(folder: &Path, run: impl Fn(&str) -> Value, wait_for: impl Fn(&str)) {
    let carried = run("return document.querySelectorAll('#found section').length");
    assert_eq!(carried, 5, "of the log, of each post, and of what was received of it");
    let wrong =
        run("return [...document.querySelectorAll('#found .fails')].map((it) => it.textContent).join()");
    assert_eq!(wrong, "");
    let texts = run("return document.getElementById('found').textContent");
    for words in [
        "With the weavers of Ahang",
        "it is in the log, as entry",
        "signed by the record's key",
        "no witness signs with it",
        "no authority of time has said anything of it",
    ] {
        assert!(texts.as_str().is_some_and(|texts| texts.contains(words)), "{words}: {texts}");
    }
    let judge = |name: &str, text: &str| {
        run(&format!(
            "const files = new DataTransfer(); files.items.add(new File([{}], {name:?})); const field = document.getElementById('files'); \
             field.files = files.files; field.dispatchEvent(new Event('change'))",
            serde_json::to_string(text).expect("it is text")
        ));
        wait_for(&format!("return document.querySelector('[data-name={name:?}]') !== null"));
        let found = run(&format!("return document.querySelector('[data-name={name:?}]').className"));
        run("document.getElementById('found').replaceChildren()");
        found == "holds"
    };
    let mut proofs: Vec<PathBuf> =
        fs::read_dir(folder.join("proofs")).expect("a folder").flatten().map(|it| it.path()).collect();
    proofs.sort();
    let proof = fs::read_to_string(&proofs[0]).expect("it is there");
    let public = fs::read_to_string(folder.join("record/public.export")).expect("it is there");
    assert!(judge("good.tlog-proof", &proof));
    assert!(judge("good.jsonl", &public));
    for (at, file) in [("proof", &proof), ("public", &public)] {
        for place in [file.len() / 7, file.len() / 3, file.len() / 2, file.len() - 40] {
            let damaged = flipped(file, place);
            assert!(!judge(&format!("bad-{at}-{place}"), &damaged), "{at} at {place}: {damaged}");
        }
    }
    assert!(!judge("cut", public.get(..public.len() - 9).expect("it is longer")));
    assert!(!judge("other", "no proof at all"));
}

/// A text of which one letter or digit, at a place or behind it, is another.
fn flipped(text: &str, place: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let byte = bytes.iter_mut().skip(place).find(|byte| byte.is_ascii_alphanumeric()).expect("there is one");
    *byte = if *byte == b'a' { b'b' } else { b'a' };
    String::from_utf8(bytes).expect("it is text still")
}
