// SPDX-License-Identifier: AGPL-3.0-or-later
//! The article that leaves with a record.

use super::*;
use crate::published::{JSON, MARKDOWN, PAGE, Published};

impl Made {
    /// Publishes a report that quotes a post.
    fn publish(&mut self, quoted: &Post) {
        let (text, url) = (&quoted.text, quoted.url.as_deref().unwrap_or_default());
        self.publish_page(&format!("<blockquote cite=\"{url}\"><p>{text}</blockquote>"));
    }

    /// Publishes a report; its files lie beside the record.
    fn publish_page(&mut self, words: &str) {
        let page = format!("<!doctype html><p>Told <img src=\"media/loom.png\">{words}<p>and on");
        let files = [(PAGE, page.as_str()), (JSON, "{\"posts\": 7}"), (MARKDOWN, words)];
        for folder in ["report", "media"] {
            fs::create_dir_all(self.folder.with_file_name(folder)).expect("a folder");
        }
        for (name, bytes) in files {
            fs::write(self.folder.with_file_name("report").join(name), bytes).expect("it can be written");
        }
        fs::write(self.folder.with_file_name("media").join("loom.png"), "shown in its place")
            .expect("it can be written");
        let published = Published::new(files.map(|(name, text)| (name, text.as_bytes())), 1, at(NOW));
        self.add(Kind::Report, &published.content(&"ahang".parse().expect("a name")), None);
    }

    /// The files of the report that leave, and whether the article is a page; with why it is not.
    fn told(&self) -> (Vec<String>, bool, Option<&'static str>) {
        let path = self.folder.with_file_name("told.wacz");
        let packing = Packing { with_archive: false, now: at(NOW) };
        let packed = write_package(&self.folder, &packing, File::create(&path).expect("a file"))
            .expect("it is written");
        let files = unpacked(&path);
        let is_page =
            String::from_utf8_lossy(&files["pages/pages.jsonl"]).contains("https://record.invalid/report\"");
        assert_eq!(is_page, packed.report.has_article);
        assert_eq!(is_page, holds(&files, "shown in its place"));
        assert!(!holds(&files, "words on a network with terms"));
        let verified =
            crate::packaged::verify(&path, &|_, _| ()).expect("it is read").expect("it is a package");
        assert_eq!(verified.found.faults, []);
        let told: Vec<String> = files.into_keys().filter(|name| name.starts_with("report/")).collect();
        assert_eq!(verified.reports.iter().collect::<std::collections::BTreeSet<_>>(), told.iter().collect());
        (told, is_page, packed.report.without)
    }
}

#[test]
fn the_article_leaves_as_it_was_published_as_long_as_it_quotes_nothing_that_may_not() {
    let all = ["report/index.html", "report/report.json", "report/report.md"].map(str::to_owned).to_vec();
    let figures = vec!["report/report.json".to_owned()];
    let mut made = Made::begin();
    assert_eq!(made.told(), (vec![], false, None), "none was published");
    let mira = post("bluesky", "mira", "words that may be shown");
    let place = made.quote(&mira);
    made.publish(&mira);
    assert_eq!(made.told(), (all.clone(), true, None));
    // What was not published so.
    let page = made.folder.with_file_name("report").join(PAGE);
    let kept = fs::read(&page).expect("it is there");
    fs::write(&page, "other words").expect("it can be written");
    let (files, is_page, why) = made.told();
    assert!(
        (files, is_page) == (figures.clone(), false) && why.is_some_and(|why| why.contains("published last"))
    );
    fs::write(&page, kept).expect("it can be written");
    // What may not be handed on, whether the article quotes it or not.
    let adil = post("x", "adil", "words on a network with terms");
    made.quote(&adil);
    assert_eq!(made.told(), (all.clone(), true, None), "it does not quote them");
    made.publish(&adil);
    assert_eq!(made.told(), (figures.clone(), true, None), "it leaves without their words");
    made.publish_page(&format!("<p>Somebody said: {}.", adil.text));
    let (files, is_page, why) = made.told();
    assert!((files, is_page) == (figures.clone(), false) && why.is_some_and(|why| why.contains("terms")));
    made.publish(&mira);
    // What organizers have taken off the wall, or was erased.
    let hidden = Seen::Hidden { post: made.key.of_post(mira.network, "bluesky:mira:23"), is_hidden: true };
    made.add(Kind::Watch, &hidden.content(), None);
    let (files, is_page, why) = made.told();
    assert!((files, is_page) == (figures.clone(), false) && why.is_some_and(|why| why.contains("erased")));
    made.publish(&post("bluesky", "noor", "other words"));
    assert_eq!(made.told(), (all, true, None), "it was written anew");
    made.record.forget(&[place], Reason::Author, NOW).expect("it is erased");
    made.record.seal().expect("it is sealed");
    let (files, is_page, _) = made.told();
    assert_eq!((files, is_page), (figures, false));
}
