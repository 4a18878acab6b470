// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use model::{Network, Post, PostId, Timestamp};
use pack::{About, Content, Writer};
use record::{Draft, Record};

use super::*;
use crate::{
    packaged::{self, Packaged},
    pseudonym::PseudonymKey,
    signatures::{Watching, proved::signed_posts},
    signing,
    takeout::{PUBLIC, Packing, write_package},
};

/// What `did:plc:loom` has signed of its post `3kaaa`.
const PROOF: &[u8] = include_bytes!("../../../signed/fixtures/post.proof");

/// The entries of a post that its author has signed, of what proves it, of one that was handed in, and of one that is neither.
const SIGNED: u64 = 0;
const OF_SIGNED: u64 = 1;
const HANDED_IN: u64 = 2;
const CAPTURED: u64 = 3;

/// A record of three posts, and what of it leaves.
struct Left {
    home: tempfile::TempDir,
}

fn now() -> Timestamp {
    "2026-12-02T09:00:00Z".parse().expect("an instant")
}

impl Left {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let name = || Ok("calls.example/ahang".to_owned());
        let folder = home.path().join("record");
        let record = signing::open(&folder, &home.path().join("key"), name, now());
        let key = PseudonymKey::load_or_create(&home.path().join("pseudonyms")).expect("it is made");
        let mut record: Record = record.expect("it begins");
        let mut add = |kind, content: &Value, evidence: Option<&[u8]>| {
            let draft = Draft::new(kind, content, evidence.map(<[u8]>::to_vec)).expect("it is one");
            record.append(&[draft]).expect("it is kept").start
        };
        let proof = signed::Proof::from_bytes(PROOF).expect("it is whole");
        let signed = signed_posts(&proof.car).pop().expect("it has one");
        let mut quote = |post: &Post| add(Kind::Post, &entry::quoted_content(post, &key, false), None);
        assert_eq!(quote(&signed), SIGNED);
        let name = PostId(key.of_post(signed.network, &entry::identity(&signed)));
        assert_eq!(add(Kind::Capture, &entry::proof_content(&name, now()), Some(PROOF)), OF_SIGNED);
        let mut quote = |post: &Post| add(Kind::Post, &entry::quoted_content(post, &key, false), None);
        let other = |id: &str, text: &str| {
            let (id, text) = (Some(PostId(id.to_owned())), text.to_owned());
            Post { network: Network::Mastodon, id, text, ..signed.clone() }
        };
        let mut handed_in = other("https://a.example/7", "given by its address");
        handed_in.remarks.push(Remark::HandedIn);
        assert_eq!(quote(&handed_in), HANDED_IN);
        assert_eq!(quote(&other("https://a.example/8", "Signed at the source, witnessed")), CAPTURED);
        record.seal().expect("it is sealed");
        let file = File::create(home.path().join("out.wacz")).expect("a file");
        write_package(&folder, &Packing { with_archive: false, now: now() }, file).expect("it is packed");
        Self { home }
    }

    fn package(&self) -> PathBuf {
        self.home.path().join("out.wacz")
    }

    /// What is found in a package whose pages, by their names, and public entries somebody has changed.
    fn changed(&self, page: impl Fn(&str, String) -> String, public: impl Fn(String) -> String) -> Judged {
        let path = self.home.path().join("changed.wacz");
        let file = File::open(self.package()).expect("it is there");
        let is_wanted = |name: &str| name == PUBLIC || pack::is_part(name);
        let members = pack::members(&self.package(), file, is_wanted).expect("it is a zip archive");
        let (lines, parts): (Vec<_>, Vec<_>) = members.into_iter().partition(|member| member.name == PUBLIC);
        let [title, software, main] = ["A record", "somebody's", BASE].map(str::to_owned);
        let about = About { title, software, created_at: now().to_string(), main };
        let mut writer = Writer::new(File::create(&path).expect("a file"), about).expect("it begins");
        for archive in pack::package(parts).expect("it is a package").archives {
            for record in archive.records().expect("it is whole") {
                let record = record.expect("it is whole");
                let Some(target) = &record.target else { continue };
                let mut body = Answer::of(&record).expect("it holds one").body;
                if record.media_type == "text/html" {
                    let html = String::from_utf8(body).expect("it is text");
                    body = page(target.strip_prefix(BASE).expect("it is ours"), html).into_bytes();
                }
                let at = &now().to_string();
                let content = Content { target, at, media_type: &record.media_type, bytes: &body };
                writer.add(&content).expect("it is written");
            }
        }
        let mut text = String::new();
        for line in lines {
            let mut file = line.content.expect("it can be read").open().expect("it is there");
            file.read_to_string(&mut text).expect("it is text");
        }
        writer.file(PUBLIC, |out| out.write_all(public(text).as_bytes())).expect("it is written");
        drop(writer.finish().expect("it is finished"));
        judged(&path)
    }

    /// What is found where of the page of an entry something else stands in the place of this.
    fn forged(&self, page: &str, of: &str, stands: &str) -> Vec<(String, Option<u64>)> {
        let change = |name: &str, html: String| {
            if name != page {
                return html;
            }
            assert!(html.contains(of), "{of} in {html}");
            html.replace(of, stands)
        };
        let judged = self.changed(change, |public| public);
        judged.faults.into_iter().map(|fault| (fault.file, fault.index)).collect()
    }
}

fn judged(package: &Path) -> Judged {
    let watching = Watching::default();
    let see = |place, entry: Scanned<'_>| watching.see(place, entry);
    let packaged = packaged::verify(package, &see).expect("it can be read");
    let Packaged { found, cards, .. } = packaged.expect("it is a package");
    assert_eq!(found.faults, []);
    cards.judge(&watching.finish(|_| String::new()), &found)
}

#[test]
fn pages_that_say_what_the_package_shows_hold() {
    let left = Left::new();
    let judged = judged(&left.package());
    assert_eq!(judged, Judged { pages: 3, alike: 3, faults: Vec::new() });
    assert_eq!(
        left.changed(|_, html| html, |public| public),
        judged,
        "whoever writes the same says the same"
    );
}

#[test]
fn a_page_that_says_more_than_the_package_shows_is_named_with_its_entry() {
    let left = Left::new();
    let captured = "<h3>Captured</h3>";
    for (entry, of, stands) in [
        (CAPTURED, captured, "<h3>Signed at the source</h3>"),
        (CAPTURED, captured, "<h3>Handed in</h3>"),
        (CAPTURED, captured, "<h3>Witnessed</h3>"),
        (CAPTURED, captured, "<p>signed&nbsp;AT&#32;the <b>so</b>urce</p>"),
        (CAPTURED, "</body>", "<p>Si&#103;ned &#x61;t the source"),
        (CAPTURED, "<h1>A post", "<h1>A post that is signed at the source"),
        (HANDED_IN, "<h3>Handed in</h3>", "<h3>Signed at the source</h3>"),
        (SIGNED, "<h3>Signed at the source</h3>", "<h3>Handed in</h3>"),
        (SIGNED, captured, "<h3>Witnessed</h3>"),
    ] {
        let page = format!("posts/{entry}");
        assert_eq!(left.forged(&page, of, stands), [(page.clone(), Some(entry))], "{stands} of {entry}");
    }
    let list = "the list of all posts".to_owned();
    let forged = left.forged("", "<td>Captured</td>", "<td>Signed at the source</td>");
    assert_eq!(forged, [(list, Some(CAPTURED))]);
}

#[test]
fn what_is_signed_by_nothing_but_the_page_is_told() {
    let left = Left::new();
    let without_proof = |public: String| {
        let is_proof = |line: &&str| line.contains(&format!("\"index\":{OF_SIGNED},"));
        assert!(public.lines().any(|line| is_proof(&line)), "{public}");
        public.lines().filter(|line| !is_proof(line)).map(|line| format!("{line}\n")).collect()
    };
    let judged = left.changed(|_, html| html, without_proof);
    let told: Vec<_> = judged.faults.iter().map(|fault| (&*fault.file, fault.index)).collect();
    assert_eq!(told, [("posts/0", Some(SIGNED)), ("the list of all posts", Some(SIGNED))]);
}

#[test]
fn a_page_about_what_is_no_post_of_the_package_is_told() {
    let left = Left::new();
    let without_post = |public: String| {
        let is_it = |line: &&str| line.contains(&format!("\"index\":{CAPTURED},"));
        public.lines().filter(|line| !is_it(line)).map(|line| format!("{line}\n")).collect()
    };
    let judged = left.changed(|_, html| html, without_post);
    let told: Vec<_> = judged.faults.iter().map(|fault| (&*fault.file, fault.index)).collect();
    assert_eq!(told, [("posts/3", Some(CAPTURED)), ("the list of all posts", Some(CAPTURED))]);
    assert_eq!((judged.pages, judged.alike), (3, 2));
}

#[test]
fn a_page_in_other_words_is_not_said_to_tell_its_post() {
    let left = Left::new();
    let other = |_: &str, html: String| html.replace("given by its address", "given by nobody");
    let judged = left.changed(other, |public| public);
    assert_eq!(judged, Judged { pages: 3, alike: 2, faults: Vec::new() });
    assert!(judged.text().contains("1 tell these rightly cannot be said"), "{}", judged.text());
}
