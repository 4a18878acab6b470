// SPDX-License-Identifier: AGPL-3.0-or-later
//! The documentation: each command in it is run as it stands there, and each link of the site that is made of it leads somewhere.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    program::{printed, said, workspace},
    transcript::{Page, measures, run_commands, shown_commands},
};

/// Each page with commands that are run as they stand; `docs/running.md` has a test of its own (`packaged_program.rs`).
const PAGES: [&str; 8] = [
    "README.md",
    "docs/book/addresses.md",
    "docs/book/admin.md",
    "docs/book/formats.md",
    "docs/book/journalists.md",
    "docs/book/organizers.md",
    "docs/bench-surges.md",
    "docs/coordination.md",
];

/// Commands in boxes of another kind: what each is shown by, or why it is not run.
const ELSEWHERE: [(&str, &str); 11] = [
    ("AWS_", "bucketed.rs, for a bucket of its own"),
    ("GROUNDSWELL_BACKUP=", "packaged_program.rs"),
    ("cargo run --release -- demo", "demo.rs, without building it anew"),
    ("cargo xtask package --features bus", "several.rs, with a program that is built already"),
    ("cargo xtask test", "this is it"),
    ("groundswell collect --database", "collected.rs: it needs a network"),
    ("groundswell posts /var/lib/", "record.rs, of a record elsewhere"),
    ("groundswell-query archive", "engines/tests/it/bucket.rs, of a file of its own: it needs the engines"),
    ("groundswell watch --tag", "crates/watch/tests/it: it needs a network"),
    ("groundswell serve --call examples/ahang-weavers --watch", "watching.rs: it needs a network"),
    ("GROUNDSWELL_OPTIONS=", "packaged_program.rs"),
];

#[test]
fn what_the_readme_says_is_what_happens() {
    Page::of("README.md").happens();
}

#[test]
fn what_the_page_of_addresses_says_is_what_happens() {
    Page::of("docs/book/addresses.md").happens();
}

#[test]
fn what_the_admins_page_says_is_what_happens() {
    Page::of("docs/book/admin.md").happens();
}

#[test]
fn what_the_page_of_formats_says_is_what_happens() {
    Page::of("docs/book/formats.md").happens();
}

#[test]
fn what_the_journalists_guide_says_is_what_happens() {
    Page::of("docs/book/journalists.md").happens();
}

#[test]
fn what_the_organizers_guide_says_is_what_happens() {
    Page::of("docs/book/organizers.md").happens();
}

#[test]
fn what_the_page_of_surges_says_is_what_happens() {
    Page::of("docs/bench-surges.md").happens();
}

#[test]
fn what_the_page_of_coordination_says_is_what_happens() {
    Page::of("docs/coordination.md").happens();
}

#[test]
fn no_command_of_the_book_is_left_out() {
    for page in chapters() {
        let text = fs::read_to_string(workspace().join(&page)).expect("a chapter");
        let is_run = PAGES.contains(&page.as_str()) || page == "docs/running.md";
        for command in run_commands(&text).iter().filter(|_| !is_run) {
            assert!(measures(command), "{page}: no test runs `{command}`");
        }
        for command in shown_commands(&text) {
            let known = ELSEWHERE.iter().find(|(known, _)| command.starts_with(known));
            let (_, why) = known.unwrap_or_else(|| panic!("{page}: nothing shows `{command}`"));
            println!("{page}: `{command}` is shown by {why}");
        }
    }
}

/// Each page of the repository that the book is made of.
fn chapters() -> BTreeSet<String> {
    let summary = fs::read_to_string(workspace().join("docs/book/SUMMARY.md")).expect("the chapters");
    let links = summary.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let pages = links.map(|link| match link.strip_prefix("../../") {
        Some(page) => page.to_owned(),
        None => link.strip_prefix("../").map_or(format!("docs/book/{link}"), |page| format!("docs/{page}")),
    });
    pages.chain(["README.md".to_owned()]).collect()
}

#[test]
fn every_link_of_the_book_leads_somewhere_and_nothing_comes_from_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("book");
    let xtask = Path::new(env!("CARGO_BIN_EXE_groundswell")).with_file_name("xtask");
    let made = Command::new(xtask).args(["book", "--out"]).arg(&book).output().expect("xtask is built");
    assert!(made.status.success(), "{}{}", printed(&made), said(&made));
    let pages: Vec<PathBuf> = crate::program::files(&book);
    assert!(book.join("index.html").exists());
    for page in pages.iter().filter(|file| file.extension().is_some_and(|extension| extension == "html")) {
        let html = fs::read_to_string(page).expect("a page");
        assert!(!html.contains("<script") && !html.contains("<iframe"), "{}", page.display());
        for (tag, address) in addresses(&html) {
            leads_somewhere(&book, page, tag, &address);
        }
    }
    for style in pages.iter().filter(|file| file.extension().is_some_and(|extension| extension == "css")) {
        let text = fs::read_to_string(style).expect("a style");
        assert!(!text.contains("url(") && !text.contains("@import"), "{}", style.display());
    }
}

/// Where the tags of a page lead, and which tag it is.
fn addresses(html: &str) -> Vec<(&str, String)> {
    let tags = html.split('<').skip(1).filter_map(|tag| tag.split_once('>')).map(|(tag, _)| tag);
    let mut found = Vec::new();
    for tag in tags {
        let name = tag.split_whitespace().next().unwrap_or_default();
        for attribute in [" href=\"", " src=\"", " srcset=\"", " poster=\"", " data=\""] {
            let value = tag.split_once(attribute).and_then(|(_, rest)| rest.split_once('"'));
            found.extend(value.map(|(value, _)| (name, value.replace("&amp;", "&"))));
        }
    }
    found
}

fn leads_somewhere(book: &Path, page: &Path, tag: &str, address: &str) {
    let place = page.strip_prefix(book).expect("it lies there").display();
    if address.starts_with("https://") || address.starts_with("http://") {
        assert_eq!(tag, "a", "{place}: loads {address} from somebody else");
        return;
    }
    if address == "data:," {
        return;
    }
    let (path, id) = address.split_once('#').unwrap_or((address, ""));
    let file = if path.is_empty() { page.to_owned() } else { page.with_file_name(path) };
    assert!(file.is_file(), "{place}: {address} leads to nothing");
    if !id.is_empty() {
        let html = fs::read_to_string(&file).expect("a page");
        assert!(html.contains(&format!("id=\"{id}\"")), "{place}: {address} has no such place");
    }
}
