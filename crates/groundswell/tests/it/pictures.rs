// SPDX-License-Identifier: AGPL-3.0-or-later
//! The pictures of every page in the docs: taken when they are asked for, held to be there otherwise.

use std::{fmt::Write, fs, path::PathBuf};

use serde_json::json;

use crate::{
    driver::Browser,
    hours::call_in,
    organizer::{comes_in, writes_a_call},
    pages::{STEPS, a_card},
    program::{Server, files, sample_call, workspace},
};

/// The most that the pictures may take, all together: who clones the project takes them along.
const LARGEST: u64 = 3_600_000;

/// A name, where the page is, and what is seen.
type Scene = (&'static str, &'static str, &'static str);

const PUBLIC: [Scene; 19] = [
    ("home", "/", "Every call of a site"),
    ("call", "/ahang-weavers", "A call before its hour"),
    ("call-now", "/now", "The same at its hour, with invented people"),
    ("call-after", "/after", "And when it is over"),
    ("zones", "/ahang-weavers/zones", "Choosing a clock without JavaScript"),
    ("post", "/ahang-weavers/post", "A wording to change, and the ways to the networks"),
    (
        "mastodon",
        "/ahang-weavers/post/mastodon?server=loom.example",
        "The way to one's own server without JavaScript",
    ),
    ("hand-in", "/ahang-weavers/hand-in", "Handing in one's own post"),
    ("endorse", "/ahang-weavers/endorse", "A group stands behind a call"),
    ("live", "/now/live", "What is posted, while it is"),
    ("report", "/after/report", "The report"),
    ("card", CARD, "A quoted post, for others' pages"),
    ("record", "/ahang-weavers/record/", "The record, and how to check it"),
    ("embed", "/ahang-weavers/embed", "The countdown for other sites"),
    ("kit", "/ahang-weavers/kit.html", "The kit in one file"),
    ("about", "/about", "What the server knows, and who runs it"),
    ("safety", "/ahang-weavers/safety", "Staying safe"),
    ("concern", "/ahang-weavers/concern", "Saying what is wrong with a call"),
    ("problem", "/nowhere", "An address that leads nowhere"),
];

/// Stands for whichever post is quoted first.
const CARD: &str = "/now/cards/";

/// Those that are shown dark and without JavaScript too.
const TWICE: [&str; 3] = ["call", "post", "live"];

const STUDIO: [(&str, &str); 18] = [
    ("join", "The studio, by the address that the program prints"),
    ("desk", "The desk"),
    ("case", "A call's steps: the case"),
    ("ask", "What is asked"),
    ("hour", "The hour"),
    ("hashtags", "The hashtags, and how networks read them"),
    ("facts", "The facts"),
    ("wordings", "The wordings, and what the kit will do"),
    ("pictures", "The pictures"),
    ("safety", "What must never be said"),
    ("more", "All the rest"),
    ("report", "The organizers' part in the report"),
    ("list", "The check list, and the rehearsal"),
    ("publish", "The gate"),
    ("rally", "What is kept of the rally"),
    ("server", "The server, for admins"),
    ("link", "An invitation"),
    ("door", "The door"),
];

const SIZES: [(&str, u32, u32); 2] = [("small", 360, 1100), ("large", 1280, 800)];
const LANGUAGES: [&str; 2] = ["en", "ar"];

/// `cargo xtask pictures` asks for them by a variable, into the docs.
#[test]
fn every_page_is_shown_in_the_docs() {
    let folder = workspace().join("docs/pictures/pages");
    if std::env::var_os("GROUNDSWELL_PICTURES").is_some() {
        fs::create_dir_all(&folder).expect("a folder");
        take(&mut Camera { browser: Browser::start(), folder: folder.clone() });
        fs::write(workspace().join("docs/pictures.md"), page()).expect("it can be written");
    }
    let shown = fs::read_to_string(workspace().join("docs/pictures.md")).expect("the docs are there");
    assert_eq!(shown, page(), "`cargo xtask pictures` takes them anew");
    let pictures = files(&folder);
    let named = |picture: &PathBuf| shown.contains(&*picture.file_name().expect("a name").to_string_lossy());
    assert!(pictures.iter().all(named), "a picture is shown nowhere");
    let names = shown.split("](pictures/").skip(1).filter_map(|rest| rest.split_once(')'));
    for (name, _) in names {
        assert!(workspace().join("docs/pictures").join(name).exists(), "{name} has not been taken");
    }
    let all = files(&workspace().join("docs/pictures"));
    let size: u64 = all.iter().map(|file| fs::metadata(file).expect("it is there").len()).sum();
    assert!(size < LARGEST, "the pictures take {size} bytes");
}

struct Camera {
    browser: Browser,
    folder: PathBuf,
}

impl Camera {
    /// Opens a page and takes it in both sizes.
    fn take_both(&mut self, url: &str, name: &str) {
        for (size, width, height) in SIZES {
            self.browser.become_screen(width, height, true);
            self.browser.open(url);
            self.take(&format!("{name}-{size}"));
        }
    }

    fn take(&self, name: &str) {
        fs::write(self.folder.join(format!("{name}.png")), self.browser.picture())
            .expect("it can be written");
    }
}

fn take(camera: &mut Camera) {
    camera.browser.devtools("Emulation.setScrollbarsHidden", &json!({"hidden": true}));
    let home = tempfile::tempdir().expect("a folder");
    let before = call_in(home.path(), &sample_call(), "ahang-weavers", 2895);
    let quiet =
        Server::start(["serve".into(), "--call".into(), before, "--data".into(), home.path().join("a")]);
    let [now, after] =
        [("now", -25), ("after", -300)].map(|(name, at)| call_in(home.path(), &sample_call(), name, at));
    let words = ["serve", "--simulate", "--call"].map(PathBuf::from);
    let more = [now, "--call".into(), after, "--data".into(), home.path().join("b")];
    let busy = Server::start(words.into_iter().chain(more));
    crate::hands::wait(|| busy.get("/after/report").1.contains("<figure"), || "a report".to_owned());
    let card = a_card(&busy, "now");
    for (name, path, _) in PUBLIC {
        let path = if path == CARD { &card } else { path };
        let base =
            if path.starts_with("/now") || path.starts_with("/after") { &busy.base } else { &quiet.base };
        for language in LANGUAGES {
            camera.browser.speak(language);
            camera.take_both(&format!("{base}{path}"), &format!("{name}-{language}"));
            if TWICE.contains(&name) {
                take_otherwise(camera, &format!("{base}{path}"), &format!("{name}-{language}"));
            }
        }
    }
    take_studio(camera);
}

fn take_otherwise(camera: &mut Camera, url: &str, name: &str) {
    let (_, width, height) = SIZES[0];
    camera.browser.become_screen(width, height, true);
    camera.browser.prefer_dark(true);
    camera.browser.open(url);
    camera.take(&format!("{name}-dark"));
    camera.browser.prefer_dark(false);
    camera.browser.become_screen(width, height, false);
    camera.browser.open(url);
    camera.take(&format!("{name}-plain"));
}

fn take_studio(camera: &mut Camera) {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(["serve".as_ref(), "--data".as_ref(), folder.path().as_os_str()]);
    let device = camera.browser.add_authenticator();
    let address = server.first_address();
    for language in LANGUAGES {
        camera.browser.speak(language);
        camera.take_both(&address, &format!("studio-join-{language}"));
    }
    camera.browser.speak(LANGUAGES[0]);
    let site = comes_in(&camera.browser, &address, "heron");
    writes_a_call(&camera.browser, &site);
    for language in LANGUAGES {
        camera.browser.speak(language);
        camera.take_both(&format!("{site}/studio"), &format!("studio-desk-{language}"));
        camera.take_both(&format!("{site}/studio/server"), &format!("studio-server-{language}"));
        for step in STEPS.iter().chain(&["list", "publish", "rally"]) {
            let name = format!("studio-{step}-{language}");
            camera.take_both(&format!("{site}/studio/calls/idra-vell/{step}"), &name);
        }
        for (size, width, height) in SIZES {
            camera.browser.become_screen(width, height, true);
            camera.browser.open(&format!("{site}/studio"));
            camera.browser.click("form[action$='/invitations'] button");
            camera.browser.wait_for("return document.querySelector('.link') !== null");
            camera.take(&format!("studio-link-{language}-{size}"));
        }
    }
    camera.browser.open(&format!("{site}/studio"));
    camera.browser.click("form.leave button");
    camera.browser.wait_for("return document.querySelector('[data-sign-in]') !== null");
    for language in LANGUAGES {
        camera.browser.speak(language);
        camera.take_both(&format!("{site}/studio"), &format!("studio-door-{language}"));
    }
    camera.browser.speak(LANGUAGES[0]);
    camera.browser.lose_authenticator(&device);
}

/// The docs' page, which shows them all.
fn page() -> String {
    let mut page = "# Every page in pictures\n\nOf the sample call, in English and Arabic, on a phone and on a wide \
         screen; dark and without JavaScript where that differs most. `cargo xtask pictures` takes them anew and \
         writes this page.\n\n# For everybody\n"
        .to_owned();
    for (name, _, caption) in PUBLIC {
        let mut kinds = vec!["small", "large"];
        if TWICE.contains(&name) {
            kinds.extend(["dark", "plain"]);
        }
        show(&mut page, name, caption, &kinds);
    }
    page.push_str("\n# For organizers\n");
    for (name, caption) in STUDIO {
        show(&mut page, &format!("studio-{name}"), caption, &["small", "large"]);
    }
    page
}

/// A page's pictures of those kinds, in a row each, in both directions.
fn show(page: &mut String, name: &str, caption: &str, kinds: &[&str]) {
    let _infallible = write!(page, "\n## {caption}\n\n| English | العربية |\n|---|---|\n");
    for kind in kinds {
        let [english, arabic] = LANGUAGES.map(|language| {
            picture(&format!("{name}-{language}-{kind}"), &format!("{caption}: {}", in_words(kind)))
        });
        let _infallible = writeln!(page, "| {english} | {arabic} |");
    }
}

fn picture(name: &str, caption: &str) -> String {
    format!("![{caption}](pictures/pages/{name}.png)")
}

fn in_words(kind: &str) -> &str {
    match kind {
        "small" => "on a phone",
        "large" => "on a wide screen",
        "dark" => "where dark is preferred",
        _ => "without JavaScript",
    }
}
