// SPDX-License-Identifier: AGPL-3.0-or-later
//! Pictures of strangers: what the program's child makes of them, and what of them is shown.

use std::{
    ffi::OsString,
    fs,
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Output, Stdio},
};

use darkroom::{LARGEST_COPY_BYTES, LONGEST_SIDE, Refusal};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::{
    hands::wait,
    hours::{call_in, vell},
    program::{Server, agent, files, groundswell, groundswell_with_input, holds, said},
    town::Town,
    zoo::{Beast, CANARY, Fate, cloth, jpeg, with_exif, zoo},
};

#[test]
fn every_beast_of_the_zoo_ends_in_the_child_as_a_refusal_or_small_and_clean() {
    let wrong: Vec<String> = zoo().iter().filter_map(told).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// What is wrong with how a beast fared.
fn told(beast: &Beast) -> Option<String> {
    let output = groundswell_with_input(&["develop"], &beast.bytes);
    // What can't be given any more memory breaks off; where even that takes a call that it may not make, the kernel ends it.
    let broke_off = output.status.signal().filter(|signal| [libc::SIGABRT, libc::SIGSYS].contains(signal));
    let refused = output.status.code().and_then(Refusal::of_code).or(broke_off.map(|_| Refusal::Memory));
    let is_right = match (&beast.fate, refused) {
        (Fate::Refused(refusals), Some(refusal)) => refusals.contains(&refusal),
        (Fate::Either, Some(_)) => output.stdout.is_empty(),
        (Fate::Either | Fate::Shown, None) => output.status.success() && is_clean(&output),
        _ => false,
    };
    let (code, signal) = (output.status.code(), output.status.signal());
    (!is_right).then(|| format!("{}: {code:?} {signal:?}, {} bytes", beast.name, output.stdout.len()))
}

fn is_clean(output: &Output) -> bool {
    let copy = &output.stdout;
    let picture = image::load_from_memory_with_format(copy, image::ImageFormat::Jpeg);
    let is_small = picture.is_ok_and(|picture| picture.width().max(picture.height()) <= LONGEST_SIDE);
    is_small && copy.len() <= LARGEST_COPY_BYTES && !has_canary(copy)
}

fn has_canary(bytes: &[u8]) -> bool {
    bytes.windows(CANARY.len()).any(|window| window == CANARY)
}

/// With what the child ends where it can't be confined.
const UNCONFINED: i32 = 79;

#[test]
fn a_child_that_cannot_be_confined_reads_nothing_and_says_so() {
    // A limit that is lower already can't be raised to the child's own, but by an administrator's right, which is given up.
    let weak = ["--bounding-set=-sys_resource"];
    let is_administrator =
        Command::new("setpriv").args(weak).arg("true").status().is_ok_and(|it| it.success());
    let weaker = if is_administrator { "setpriv --bounding-set=-sys_resource" } else { "" };
    let line = format!("ulimit -d 200000 && exec {weaker} \"$0\" develop");
    let mut child = Command::new("sh");
    child.args(["-c", &line]).arg(env!("CARGO_BIN_EXE_groundswell"));
    let output = child.stdin(Stdio::null()).output().expect("there is a shell");
    assert_eq!(output.status.code(), Some(UNCONFINED), "{}", said(&output));
    assert_eq!(Refusal::of_code(UNCONFINED), None, "nothing is said of the picture");
}

/// Those who may be quoted, and somebody who is only counted.
pub const WEAVERS: &str = "weavers@social.example";
const SOMEBODY: &str = "noor@social.example";

/// The oldest of the posts, whose picture is so the last that is fetched.
const POST: &str = "https://social.example/users/weavers/statuses/1";

/// A post with pictures, as the program itself writes it down; the higher its number, the newer.
pub fn post(number: i64, handle: &str, pictures: &[&str]) -> Value {
    let name = handle.split('@').next().expect("a name");
    let created_at = Timestamp::now() - SignedDuration::from_mins(15) + SignedDuration::from_secs(number);
    let created_at = created_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let medium = |name: &&str| json!({"url": format!("https://files.example/{name}"), "alt": "A loom", "kind": "photo"});
    json!({
        "network": "mastodon", "id": format!("https://social.example/users/{name}/statuses/{number}"),
        "url": format!("https://social.example/@{name}/{number}"),
        "author": {"handle": handle, "name": null, "id": format!("https://social.example/@{name}")},
        "created_at": created_at, "precision": "second", "text": "With her #LetIdraWeave", "lang": "en",
        "hashtags": ["LetIdraWeave"], "mentions": [], "links": [],
        "media": pictures.iter().map(medium).collect::<Vec<_>>(), "kind": "original", "in_reply_to": null,
        "repost_of": null, "quote_of": null, "source": {"format": "mastodon-status", "file": "-", "line": 1},
    })
}

/// How to serve a call that quotes the weavers, with posts that were read from a file.
fn words(home: &Path, town: &Town, posts: &[Value]) -> Vec<OsString> {
    let call = call_in(home, &vell(), "vell", -20);
    let quotable = format!(
        "\n[[quotable]]\nnetwork = \"mastodon\"\nhandle = \"{WEAVERS}\"\nreason = \"They agreed.\"\n"
    );
    let toml = fs::read_to_string(call.join("call.toml")).expect("it is there");
    fs::write(call.join("call.toml"), toml + &quotable).expect("it can be written");
    let lines: String = posts.iter().map(|post| format!("{post}\n")).collect();
    fs::write(home.join("posts.jsonl"), lines).expect("it can be written");
    let (data, posts) = (home.join("data"), home.join("posts.jsonl"));
    let mut words: Vec<OsString> =
        vec!["serve".into(), "--call".into(), call.into(), "--data".into(), data.into()];
    words.extend(["--read".into(), posts.into()]);
    words.extend(town.reach(&["files.example", "social.example"]).into_iter().map(OsString::from));
    words
}

/// The addresses of the pictures that a page shows.
pub fn pictures(page: &str) -> Vec<String> {
    let shown = page.split("<img src=\"/vell/media/").skip(1);
    shown.map(|rest| format!("/vell/media/{}", rest.split('"').next().expect("an address"))).collect()
}

fn get(server: &Server, address: &str) -> (u16, Vec<u8>, [String; 4]) {
    let mut answer = agent().get(format!("{}{address}", server.base)).call().expect("the server answers");
    let names = ["content-type", "x-content-type-options", "content-security-policy", "cache-control"];
    let header = |name| answer.headers().get(name).map(|value| value.to_str().expect("plain").to_owned());
    let headers = names.map(|name| header(name).unwrap_or_default());
    let bytes = answer.body_mut().read_to_vec().expect("the bytes");
    (answer.status().as_u16(), bytes, headers)
}

#[test]
fn a_quoted_post_s_picture_is_shown_made_anew_and_goes_with_it_and_no_bomb_grows_the_program() {
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    let data = home.path().join("data");
    // Its side is up where its metadata says so.
    town.show("files.example/loom.jpg", with_exif(&jpeg(&cloth(1600, 1200)), 6));
    town.show("files.example/counted.jpg", jpeg(&cloth(80, 60)));
    let worst: Vec<Beast> = zoo().into_iter().filter(|beast| WORST.contains(&&*beast.name)).collect();
    assert_eq!(worst.len(), WORST.len(), "all of them are in the zoo");
    let names: Vec<String> = (0..worst.len()).map(|number| format!("beast-{number}.jpg")).collect();
    for (name, beast) in names.iter().zip(worst) {
        town.show(&format!("files.example/{name}"), beast.bytes);
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut posts = vec![post(1, WEAVERS, &["loom.jpg"]), post(2, SOMEBODY, &["counted.jpg"])];
    posts.extend((3..).zip(names.chunks(4)).map(|(number, names)| post(number, WEAVERS, names)));
    // 1. One picture is shown, and none of a beast.
    let words = words(home.path(), &town, &posts);
    let server = Server::start(&words);
    let before = server.own_peak_kib();
    wait(|| !pictures(&server.get("/vell/live").1).is_empty(), || "a picture on the wall".to_owned());
    let grown = server.own_peak_kib().saturating_sub(before);
    assert!(grown < 20 << 10, "it has grown by {grown} KiB");
    let page = server.get("/vell/live").1;
    let shown = pictures(&page);
    let [picture] = shown.as_slice() else { panic!("one is a picture: {shown:?}") };
    assert!(page.contains("alt=\"A loom\" width=\"900\" height=\"1200\" loading=\"lazy\""), "{page}");
    assert_eq!(names.iter().map(|name| town.asked(&format!("files.example/{name}"))).max(), Some(1));
    assert_eq!(town.asked("files.example/counted.jpg"), 0, "what is counted is not looked at");
    // 2. What is served is small and clean, and says what it is.
    let (status, bytes, [kind, sniffing, policy, caching]) = get(&server, picture);
    assert_eq!((status, &*kind, &*sniffing), (200, "image/jpeg", "nosniff"));
    assert!(policy.contains("default-src 'none'") && policy.contains("sandbox"), "{policy}");
    assert!(caching.contains("immutable"), "{caching}");
    let opened = image::load_from_memory_with_format(&bytes, image::ImageFormat::Jpeg).expect("a picture");
    assert_eq!((opened.width(), opened.height(), has_canary(&bytes)), (900, 1200, false));
    // 3. What was received is in the record, and nowhere once its author has said so.
    server.kill();
    let canary = std::str::from_utf8(CANARY).expect("it is text");
    assert!(holds(&data, canary));
    let record = data.join("calls/vell/record");
    let verified = groundswell(["verify".as_ref(), record.as_os_str()]);
    assert!(verified.status.success(), "{}", said(&verified));
    let forgotten = groundswell([
        "forget".as_ref(),
        record.as_os_str(),
        "--post".as_ref(),
        POST.as_ref(),
        "--reason".as_ref(),
        "author".as_ref(),
    ]);
    assert!(forgotten.status.success(), "{}", said(&forgotten));
    assert!(!holds(&data, canary) && files(&data.join("calls/vell/media")).is_empty());
    // 4. Nor does it come back.
    let server = Server::start(&words);
    wait(|| server.get("/vell/live").1.contains("@weavers/3"), || "the other posts".to_owned());
    assert_eq!((pictures(&server.get("/vell/live").1).len(), get(&server, picture).0), (0, 404));
    assert_eq!(town.asked("files.example/loom.jpg"), 1);
}

/// Those that want most of whoever opens them.
const WORST: [&str; 8] = [
    "SVG",
    "PDF before a picture",
    "a PNG that says 60000 squared",
    "a PNG of zeros that says 8000 squared",
    "a PNG of sixteen bits",
    "a JPEG that says 65,535 squared",
    "a WebP that says 16,384 squared",
    "a JPEG of many scans",
];
