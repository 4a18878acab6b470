// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, sync::Arc};

use axum::http::StatusCode;
use model::{MediaKind, Network, Remark};
use report::{PublicCopy, Quoted};
use store::Role;

use super::{
    House, Live, live, post,
    studio_pages::{EARLY, LOOM, get, organizer},
};

/// A post whose picture has a copy with that digest.
fn illustrated(alt: Option<&str>, kind: MediaKind, remarks: Vec<Remark>, digits: &str) -> Quoted {
    let mut post = post(Network::Mastodon, "Weavers", "We are here.", "https://hall.example/1");
    post.media[0].alt = alt.map(str::to_owned);
    post.media[0].kind = kind;
    post.remarks = remarks;
    let imprint = format!("image/jpeg 1200x800 81234 sha256:{}", digits.repeat(32)).parse().unwrap();
    Quoted { copies: vec![PublicCopy { of: 0, imprint }], ..post.into() }
}

/// A house with one post on its wall and one that was taken off it.
async fn house() -> House {
    let house = House::open(EARLY).await;
    fs::create_dir_all(house.folder.path().join("media")).unwrap();
    for digits in ["3f", "4a", "5b"] {
        fs::write(house.folder.path().join(format!("media/{}.jpg", digits.repeat(8))), digits).unwrap();
    }
    let shown = illustrated(Some("A loom \"x\""), MediaKind::Photo, vec![], "3f");
    let hidden = illustrated(None, MediaKind::Photo, vec![], "4a");
    house.live.send_replace(Arc::new(Live { wall: vec![shown], hidden: vec![hidden], ..live() }));
    house
}

fn name(digits: &str) -> String {
    format!("{}.jpg", digits.repeat(8))
}

#[tokio::test]
async fn a_picture_is_served_while_its_post_is_on_the_wall_and_to_organizers_also_when_it_is_off() {
    let house = house().await;
    let answer = house.get(&format!("/ahang/media/{}", name("3f"))).await;
    assert_eq!((answer.status, &*answer.text), (StatusCode::OK, "3f"));
    for (header, value) in [
        ("content-type", "image/jpeg"),
        ("cache-control", "public, max-age=3600, immutable"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
        ("content-security-policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox"),
    ] {
        assert_eq!(answer.header(header), value);
    }
    // Off the wall, of no post, and no name at all.
    for name in [name("4a"), name("5b"), "..%2Fgroundswell.db".to_owned()] {
        assert_eq!(house.get(&format!("/ahang/media/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
    organizer(&house, "loom", LOOM, Role::Admin).await;
    for (name, status) in
        [(name("3f"), StatusCode::OK), (name("4a"), StatusCode::OK), (name("5b"), StatusCode::NOT_FOUND)]
    {
        let address = format!("/studio/walls/ahang/media/{name}");
        assert_eq!(get(&house, LOOM, &address).await.status, status, "{name}");
        assert_ne!(house.get(&address).await.status, StatusCode::OK, "{name}");
    }
    house.live.send_replace(Arc::new(live()));
    assert_eq!(house.get(&format!("/ahang/media/{}", name("3f"))).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn pictures_are_described_and_measured_and_covered_where_their_author_warns_of_them() {
    let house = house().await;
    let mut several = illustrated(Some("A loom"), MediaKind::Photo, vec![], "3f");
    several.post.media.extend(several.post.media.clone());
    let wall = vec![
        several,
        illustrated(None, MediaKind::Video, vec![], "4a"),
        illustrated(None, MediaKind::Photo, vec![Remark::Sensitive], "5b"),
    ];
    house.live.send_replace(Arc::new(Live { wall, ..live() }));
    for language in ["en", "ar"] {
        let page = house.get(&format!("/ahang/live/fragment?lang={language}")).await.text;
        let wall = page.find("<ol class=\"wall\"").and_then(|start| page.get(start..)).unwrap();
        insta::assert_snapshot!(format!("wall_{language}"), wall);
        assert!(!page.contains("cdn.example"), "nobody else is asked for a picture");
    }
    organizer(&house, "loom", LOOM, Role::Admin).await;
    let page = get(&house, LOOM, "/studio/walls/ahang").await.text;
    assert!(page.contains(&format!("src=\"/studio/walls/ahang/media/{}\"", name("5b"))), "{page}");
}

#[tokio::test]
async fn a_quoted_post_stands_in_others_pages_for_as_long_as_it_is_shown() {
    let house = house().await;
    let mut shown = illustrated(Some("A loom"), MediaKind::Photo, vec![], "3f");
    (shown.entry, shown.grades) = (Some(7), report::Grade::of(&shown.post, true));
    let mut chosen = illustrated(None, MediaKind::Photo, vec![], "5b");
    chosen.entry = Some(9);
    let mut hidden = illustrated(None, MediaKind::Photo, vec![], "4a");
    hidden.entry = Some(8);
    house.live.send_replace(Arc::new(Live {
        wall: vec![shown],
        quotes: vec![chosen],
        hidden: vec![hidden],
        ..live()
    }));
    let card = house.get("/ahang/cards/7?lang=ar").await;
    assert_eq!(card.status, StatusCode::OK);
    assert!(card.header("content-security-policy").contains("frame-ancestors *"), "anybody may embed it");
    assert!(
        !card.text.contains("<script") && card.text.contains("<html lang=\"ar\" dir=\"rtl\">"),
        "{}",
        card.text
    );
    for told in [
        "We are here.",
        "2026",
        "../media/3f3f",
        "../record/proof/7.tlog-proof",
        "href=\"../report\"",
        "A loom",
    ] {
        assert!(card.text.contains(told), "{told}: {}", card.text);
    }
    assert_eq!(house.get("/ahang/cards/9").await.status, StatusCode::OK);
    assert_eq!(house.get(&format!("/ahang/media/{}", name("5b"))).await.status, StatusCode::OK);
    let oembed =
        card.text.split("json+oembed\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let oembed = oembed.replace("&#38;", "&").replace("https://storm.example", "");
    let told: serde_json::Value = serde_json::from_str(&house.get(&oembed).await.text).unwrap();
    let html = told["html"].as_str().unwrap();
    assert!(html.contains("src=\"https://storm.example/ahang/cards/7?lang=ar\""), "{html}");
    assert_eq!((&told["cache_age"], told.get("thumbnail_url")), (&60.into(), None));
    for entry in ["8", "1000", "x", "7/"] {
        let asked = format!("/oembed?url=https://storm.example/ahang/cards/{entry}");
        assert_eq!(house.get(&asked).await.status, StatusCode::NOT_FOUND, "{entry}");
    }
    for entry in [8, 1000] {
        let gone = house.get(&format!("/ahang/cards/{entry}?lang=en")).await;
        assert_eq!(gone.status, StatusCode::GONE, "{entry}");
        assert!(
            gone.text.contains("not shown any more")
                && gone.text.contains("known here as of ")
                && !gone.text.contains("We are here"),
            "{}",
            gone.text
        );
    }
    assert_eq!(house.get("/ahang/cards/x").await.status, StatusCode::BAD_REQUEST);
}
