// SPDX-License-Identifier: AGPL-3.0-or-later
//! A site whose files lie elsewhere shows the same, and where they can't be had it says so.

use std::{
    collections::BTreeMap,
    fs,
    pin::Pin,
    sync::{Arc, Mutex},
};

use axum::{body::Bytes, http::StatusCode};
use model::{MediaKind, Network};
use report::{PublicCopy, Quoted};

use super::{House, live, post, studio_pages::EARLY};
use crate::{Away, Elsewhere, Files, Live, Page, Part};

type InMemory = BTreeMap<(Part, String), Vec<u8>>;

/// Files in memory; none can be had where there are none.
struct Afar(Mutex<Option<InMemory>>);

impl Elsewhere for Afar {
    fn read<'a>(
        &'a self,
        part: Part,
        name: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Option<Bytes>, Away>> + Send + 'a>> {
        let files = self.0.lock().unwrap();
        let found = files.as_ref().map(|files| files.get(&(part, name.to_owned())).cloned().map(Bytes::from));
        Box::pin(async { found.ok_or(Away) })
    }
}

const PICTURE: &str = "3f3f3f3f3f3f3f3f.jpg";

/// A house with a record, a report and a picture on its wall.
async fn house() -> House {
    let house = House::open(EARLY).await;
    fs::create_dir_all(house.folder.path().join("media")).unwrap();
    let article = "<html><body><main><p>So many.</p></main></body></html>";
    for (file, text) in [
        ("media/3f3f3f3f3f3f3f3f.jpg", "a picture"),
        ("report/index.html", article),
        ("report/index.ar.html", article),
        ("report/report.json", "{}"),
        ("report/report.md", "So many."),
    ] {
        fs::write(house.folder.path().join(file), text).unwrap();
    }
    let mut post = post(Network::Mastodon, "Weavers", "We are here.", "https://hall.example/1");
    post.media[0].kind = MediaKind::Photo;
    let imprint = format!("image/jpeg 1200x800 9 sha256:{}", "3f".repeat(32)).parse().unwrap();
    let shown = Quoted { copies: vec![PublicCopy { of: 0, imprint }], ..post.into() };
    house.live.send_replace(Arc::new(Live { wall: vec![shown], ..live() }));
    house
}

/// What lies in the folders of a house.
fn all(house: &House) -> InMemory {
    let mut files = BTreeMap::new();
    for (part, folder, name) in [
        (Part::Media, "media", PICTURE),
        (Part::Record, "record", "checkpoint"),
        (Part::Record, "record", "vkey"),
        (Part::Record, "record", "tile/0/000"),
        (Part::Report, "report", "index.html"),
        (Part::Report, "report", "index.ar.html"),
        (Part::Report, "report", "report.json"),
        (Part::Report, "report", "report.md"),
    ] {
        let bytes = fs::read(house.folder.path().join(folder).join(name)).unwrap();
        files.insert((part, name.to_owned()), bytes);
    }
    files
}

#[tokio::test]
async fn what_lies_elsewhere_is_shown_as_what_lies_here_and_is_said_to_be_away_when_it_is() {
    let house = house().await;
    let picture = format!("/media/{PICTURE}");
    let served = [
        "/record/checkpoint",
        "/record/vkey",
        "/record/tile/0/000",
        "/report",
        "/report?lang=ar",
        "/report.json",
        "/report.md",
        &picture,
    ];
    let missing = ["/record/witnessed", "/record/tile/0/001", "/report.pdf", "/chart.png", "/record/salts"];
    let mut here = Vec::new();
    for path in served.iter().chain(&missing) {
        here.push(house.get(&format!("/ahang{path}")).await);
    }
    // 1. The same, to the byte, from elsewhere.
    let afar = Arc::new(Afar(Mutex::new(Some(all(&house)))));
    let page = house.calls.page("ahang").unwrap();
    house.calls.show(Page { files: Files::Elsewhere(afar.clone()), ..Page::clone(&page) });
    for folder in ["media", "record", "report"] {
        fs::remove_dir_all(house.folder.path().join(folder)).unwrap();
    }
    for (path, here) in served.iter().chain(&missing).zip(here) {
        let wanted = if served.contains(path) { StatusCode::OK } else { StatusCode::NOT_FOUND };
        let answer = house.get(&format!("/ahang{path}")).await;
        assert_eq!((here.status, answer.status), (wanted, wanted), "{path}");
        assert_eq!((answer.bytes, answer.headers), (here.bytes, here.headers), "{path}");
    }
    // 2. Nothing can be had: that is said, and the rest of the site stands.
    *afar.0.lock().unwrap() = None;
    let away = served.iter().chain(&missing[..4]).copied();
    for path in away.chain(["/record/public.export", "/record/proof/0.tlog-proof"]) {
        let answer = house.get(&format!("/ahang{path}")).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(path.contains("proof") || answer.header("retry-after") == "5", "{path}");
    }
    for path in ["", "/live", "/record/", "/post"] {
        assert_eq!(house.get(&format!("/ahang{path}")).await.status, StatusCode::OK, "{path}");
    }
}
