// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read},
    path::Path,
};

use axum::{
    body::{Body, Bytes},
    http::{Request, StatusCode, header},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use call::{Call, Image};
use store::Role;
use zip::ZipArchive;

use super::{
    ARABIC, CALL, ENGLISH, House, attribute,
    studio_pages::{EARLY, LOOM, draft, get, id, order, organizer, post, publish, set, write},
    tags,
};

const BEFORE: &str = "2026-11-28T10:00:00Z";

/// What a camera writes beside a picture: where it was taken, with what, by whom.
const CANARIES: [&str; 2] = ["heddle-canary", "GPSLatitude"];

/// Stands in the packed pixels, which are kept.
const PIXELS: &str = "shuttle-canary";

/// A picture of 30 × 20 pixels with more beside it than anybody should have.
fn photograph() -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    };
    [
        b"\xff\xd8".to_vec(),
        segment(0xe1, b"Exif\0\0II*\0\x08\0\0\0\0\0GPSLatitude 31.5 heddle-canary"),
        segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0heddle-canary"),
        segment(0xfe, b"heddle-canary"),
        segment(0xc0, &[8, 0, 20, 0, 30, 1, 1, 0x11, 0]),
        segment(0xda, &[1, 1, 0, 0, 63, 0]),
        PIXELS.as_bytes().to_vec(),
        b"\xff\xd9heddle-canary".to_vec(),
    ]
    .concat()
}

/// The invented call with a picture of a loom.
fn illustrated() -> Call {
    let image = Image::clean(&photograph()).unwrap();
    let picture = "[[picture]]\nfile = \"loom.jpg\"\nalt = { en = \"A loom & a <b>street</b>\", ar = \"نول في شارع\" }\ncredit = \"Sena\"\n";
    let files = [
        ("call.toml", format!("{CALL}\n{picture}")),
        ("pictures/loom.jpg", image.imprint.to_string()),
        ("wordings/en.md", ENGLISH.to_owned()),
        ("wordings/ar.md", ARABIC.to_owned()),
    ];
    let files = BTreeMap::from(files.map(|(path, text)| (path.to_owned(), text)));
    let mut call = call::parse("ahang".parse().unwrap(), &files).unwrap();
    call.images.add(&image.imprint.sha256, image.bytes);
    call
}

#[tokio::test]
async fn a_picture_is_offered_small_and_late_and_served_as_what_it_is() {
    let house = House::open(BEFORE).await;
    house.show(illustrated());
    let page = house.get("/ahang/post?lang=ar").await.text;
    let image = tags(&page).into_iter().find(|tag| tag.starts_with("img ")).unwrap();
    let attributes = ["width", "height", "alt", "loading"].map(|name| attribute(image, name));
    assert_eq!(attributes, ["30", "20", "نول في شارع", "lazy"].map(Some));
    assert!(page.contains("<p class=\"described\">نول في شارع</p>") && page.contains("© <bdi>Sena</bdi>"));
    let address = attribute(image, "src").unwrap();
    let link = tags(&page).into_iter().find(|tag| tag.contains(" download=")).unwrap();
    assert_eq!((attribute(link, "href"), attribute(link, "download")), (Some(address), Some("attach-1.jpg")));
    let picture = house.get(address).await;
    assert_eq!(picture.bytes, Image::clean(&photograph()).unwrap().bytes);
    for (name, value) in [
        ("content-type", "image/jpeg"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "public, max-age=604800, immutable"),
    ] {
        assert_eq!(picture.header(name), value, "{name}");
    }
    for other in [address.replace(".jpg", ".png"), "/ahang/pictures/loom.jpg".to_owned()] {
        assert_eq!(house.get(&other).await.status, StatusCode::NOT_FOUND, "{other}");
    }
    let call = house.get("/ahang").await.text;
    assert!(!call.contains("<img"), "the call itself arrives without");
}

#[tokio::test]
async fn a_kit_holds_the_pictures_and_says_what_they_show() {
    let house = House::open(BEFORE).await;
    house.show(super::call());
    let card = house.get("/ahang/card.png").await.bytes;
    house.show(illustrated());
    assert!(house.get("/ahang/card.png").await.bytes == card, "the card stays as it is");
    let kept = Image::clean(&photograph()).unwrap().bytes;
    let page = house.get("/ahang/kit.html").await.text;
    let image = tags(&page).into_iter().find(|tag| tag.starts_with("img ")).unwrap();
    let data = attribute(image, "src").unwrap().strip_prefix("data:image/jpeg;base64,").unwrap();
    assert_eq!(BASE64_STANDARD.decode(data.replace("&#43;", "+")).unwrap(), kept);
    assert!(page.contains("<p class=\"described\" lang=\"ar\" dir=\"rtl\">نول في شارع</p>"));
    let mut archive = ZipArchive::new(Cursor::new(house.get("/ahang/kit.zip").await.bytes)).unwrap();
    let mut read = |name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(read("ahang/attach-1.jpg"), kept);
    let described = String::from_utf8(read("ahang/attach-en.txt")).unwrap();
    assert_eq!(described, "attach-1.jpg\nA loom & a <b>street</b>\n© Sena\n");
}

#[tokio::test]
async fn what_a_camera_writes_beside_a_picture_is_in_nothing_that_is_served_packed_or_kept() {
    let mut house = House::open(EARLY).await;
    upload(&house).await;
    for (language, alt) in [("en", "A loom"), ("ar", "نول")] {
        // The draft is in English alone; what is left of Arabic stays unused.
        set(&house, "lanterns", &format!("picture.0.alt.{language}"), alt).await;
    }
    publish(&mut house, LOOM).await;
    house.show(illustrated());
    let draft = draft(&house, "lanterns").await;
    let shown = format!("/studio/calls/lanterns/pictures/{}", draft.imprint(0).unwrap().name());
    let mut served = Vec::new();
    for address in ["/studio/calls/lanterns/pictures", "/studio/calls/lanterns/folder", &shown] {
        served.extend(get(&house, LOOM, address).await.bytes);
    }
    let kit = house.get("/ahang/kit.zip").await.bytes;
    let mut archive = ZipArchive::new(Cursor::new(&kit)).unwrap();
    for place in 0..archive.len() {
        archive.by_index(place).unwrap().read_to_end(&mut served).unwrap();
    }
    let page = house.get("/ahang/kit.html").await.text;
    let inline = page.split("base64,").skip(1).filter_map(|rest| rest.split('"').next());
    inline.for_each(|data| served.extend(BASE64_STANDARD.decode(data.replace("&#43;", "+")).unwrap()));
    assert!(holds(&served, PIXELS) && is_kept(&house, PIXELS), "pictures were served and kept");
    for canary in CANARIES {
        assert!(!holds(&served, canary) && !is_kept(&house, canary), "{canary}");
    }
}

#[tokio::test]
async fn a_picture_lives_as_long_as_something_shows_it() {
    let mut house = House::open(EARLY).await;
    upload(&house).await;
    let step = get(&house, LOOM, "/studio/calls/lanterns/pictures").await.text;
    assert!(step.contains("This is still empty.") && step.contains("name=\"picture.0.alt.en\""), "{step}");
    assert!(!step.contains("picture.1."), "a picture comes as a file");
    set(&house, "lanterns", "picture.0.alt.en", "A loom").await;
    publish(&mut house, LOOM).await;
    post(&house, LOOM, "/studio/calls/lanterns/remove", "list=picture&place=0&step=pictures").await;
    assert_eq!(draft(&house, "lanterns").await.count("picture"), 0);
    assert!(is_kept(&house, PIXELS), "what is public stays as it is");
    publish(&mut house, LOOM).await;
    assert!(!is_kept(&house, PIXELS), "what nothing shows any more is gone");
    upload(&house).await;
    assert!(is_kept(&house, PIXELS));
    order(&mut house, LOOM, "take-down", "certain=yes").await;
    assert!(!is_kept(&house, PIXELS), "what is taken down is gone");
}

#[tokio::test]
async fn what_is_no_picture_is_not_taken_and_said_why() {
    let house = House::open(EARLY).await;
    organizer(&house, "loom", LOOM, Role::Admin).await;
    write(&house, "lanterns").await;
    let turned = [&b"\x89PNG\r\n\x1a\n"[..], &photograph()].concat();
    for (file, says) in [
        (b"GIF89a".to_vec(), "no picture in JPEG, PNG or WebP"),
        (photograph()[..100].to_vec(), "is damaged"),
        (turned, "damaged"),
        (vec![0; 9 << 20], "Nothing was kept"),
    ] {
        let answer = house.ask(bring("add-picture", file)).await;
        assert!(answer.status.is_client_error() && answer.text.contains(says), "{says}: {}", answer.text);
    }
    assert_eq!(draft(&house, "lanterns").await.count("picture"), 0);
}

#[tokio::test]
async fn pictures_are_taken_out_and_brought_in_with_the_folder() {
    let house = House::open(EARLY).await;
    upload(&house).await;
    let folder = get(&house, LOOM, "/studio/calls/lanterns/folder").await.bytes;
    let before = draft(&house, "lanterns").await.files();
    post(&house, LOOM, "/studio/calls/lanterns/remove", "list=picture&place=0&step=pictures").await;
    assert!(!is_kept(&house, PIXELS));
    assert_eq!(house.ask(bring("folder", folder)).await.text, "{\"ok\":true}");
    assert_eq!(draft(&house, "lanterns").await.files(), before);
    assert!(is_kept(&house, PIXELS));
    let broken = vec![
        ("x/call.toml".to_owned(), Bytes::from(CALL)),
        ("x/pictures/loom.jpg".to_owned(), Bytes::from_static(b"GIF89a")),
    ];
    let answer = house.ask(bring("folder", crate::kit::archive::pack(&broken))).await;
    assert!(answer.text.contains("pictures/loom.jpg: This is no picture"), "{}", answer.text);
    assert_eq!(draft(&house, "lanterns").await.files(), before);
}

/// Adds the photograph to the call `lanterns`, which is begun if there is none.
async fn upload(house: &House) {
    if house.store.kept_call(&id("lanterns")).await.unwrap().is_none() {
        organizer(house, "loom", LOOM, Role::Admin).await;
        write(house, "lanterns").await;
    }
    assert_eq!(house.ask(bring("add-picture", photograph())).await.text, "{\"ok\":true}");
}

fn bring(deed: &str, file: Vec<u8>) -> Request<Body> {
    Request::post(format!("/studio/calls/lanterns/{deed}"))
        .header(header::HOST, "storm.example")
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, format!("__Secure-studio={LOOM}"))
        .body(Body::from(file))
        .unwrap()
}

/// Whether any file of the site's folder holds a text.
fn is_kept(house: &House, text: &str) -> bool {
    lies_in(house.folder.path(), text)
}

fn lies_in(folder: &Path, text: &str) -> bool {
    fs::read_dir(folder).unwrap().any(|file| {
        let path = file.unwrap().path();
        if path.is_dir() { lies_in(&path, text) } else { holds(&fs::read(path).unwrap(), text) }
    })
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
