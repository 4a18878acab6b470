// SPDX-License-Identifier: AGPL-3.0-or-later
//! Which of the site's addresses a mirror has files of, and what these are called.

use call::{Call, Language};

/// Pages of a call, by what stands behind its name in addresses: a file of each in each language.
const PAGES: [(&str, &str); 5] = [
    ("", "index.html"),
    ("/live", "live.html"),
    ("/record/", "record/index.html"),
    ("/report", "report.html"),
    ("/safety", "safety.html"),
];

/// What else there is in each language.
const IN_EACH_LANGUAGE: [&str; 6] =
    ["/calendar.ics", "/card.png", "/chart.png", "/feed.atom", "/report.md", "/report.pdf"];

/// What is the same in all languages.
const IN_ALL_LANGUAGES: [&str; 5] = ["/kit.html", "/kit.zip", "/qr.svg", "/report.csv", "/report.json"];

/// Folders of files that are the same in all languages.
const FOLDERS: [&str; 3] = ["/media/", "/pictures/", "/record/"];

/// Which addresses of a site are files of a mirror.
pub(super) struct Plan {
    call: String,
    languages: Vec<Language>,
    pictures: Vec<String>,
    /// The site's own address, without a slash at its end.
    pub(super) site: String,
}

/// A file of a mirror.
pub(super) struct Place {
    /// Its name.
    pub(super) file: String,
    /// Its address within the site.
    pub(super) address: String,
    /// Whether there is no mirror without it.
    pub(super) is_needed: bool,
    /// Whether it is kept byte by byte: a page that is made to be carried away.
    pub(super) is_whole: bool,
}

impl Plan {
    pub(super) fn new(call: &Call, site: &str) -> Self {
        Self {
            call: call.id.to_string(),
            languages: call.languages.clone(),
            pictures: call.pictures.iter().map(|picture| picture.imprint.name()).collect(),
            site: site.to_owned(),
        }
    }

    /// From where everything else is linked, and what is not.
    pub(super) fn beginning(&self) -> Vec<Place> {
        let call = &self.call;
        let languages = self.languages.iter().map(|language| format!("/{call}?lang={language}"));
        let kit = ["kit.html", "kit.zip"].map(|kit| format!("/{call}/{kit}"));
        let pictures = self.pictures.iter().map(|name| format!("/{call}/pictures/{name}"));
        languages.chain(kit).chain(pictures).filter_map(|address| self.place(&address)).collect()
    }

    /// The file that there may be of an address.
    pub(super) fn place(&self, address: &str) -> Option<Place> {
        let address = address.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        if path.split('/').any(|part| matches!(part, "." | "..")) || path.contains("//") {
            return None;
        }
        if path.starts_with("/assets/") {
            return Some(Place::new(path.trim_start_matches('/').to_owned(), path.to_owned()));
        }
        let rest = path.strip_prefix('/')?.strip_prefix(&self.call)?;
        // Who takes part finds all wordings in the kit: none is handed out here, and none counted.
        let rest = if rest == "/post" { "/kit.html" } else { rest };
        let language = self.language(query)?;
        let address = format!("/{}{rest}", self.call);
        let in_language = |file: &str| {
            let is_needed = rest.is_empty();
            let address = format!("{address}?lang={language}");
            Some(Place { is_needed, ..Place::new(self.named(file, language), address) })
        };
        if let Some((_, file)) = PAGES.iter().find(|(known, _)| *known == rest) {
            return in_language(file);
        }
        let file = rest.strip_prefix('/')?;
        if IN_EACH_LANGUAGE.contains(&rest) {
            return in_language(file);
        }
        if let Some(number) = rest.strip_prefix("/cards/") {
            let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            return in_language(&format!("cards/{number}.html")).filter(|_| is_number);
        }
        let is_file = IN_ALL_LANGUAGES.contains(&rest)
            || FOLDERS.iter().any(|folder| rest.strip_prefix(folder).is_some_and(is_plain));
        let is_whole = rest == "/kit.html";
        is_file.then(|| Place { is_needed: is_whole, is_whole, ..Place::new(file.to_owned(), address) })
    }

    /// The language that a query asks for, or the call's main one; nothing where it asks for something else.
    fn language(&self, query: &str) -> Option<&Language> {
        match query.strip_prefix("lang=") {
            Some(tag) => self.languages.iter().find(|language| language.as_str() == tag),
            None => self.languages.first().filter(|_| query.is_empty()),
        }
    }

    /// A file's name with its language; the call's main one has none.
    fn named(&self, file: &str, language: &Language) -> String {
        match file.rsplit_once('.') {
            Some((stem, ending)) if self.languages.first() != Some(language) => {
                format!("{stem}.{language}.{ending}")
            }
            _ => file.to_owned(),
        }
    }
}

impl Place {
    fn new(file: String, address: String) -> Self {
        Self { file, address, is_needed: false, is_whole: false }
    }
}

/// Whether it can be a file's name anywhere: `tile/0/x001/067.p/3`.
fn is_plain(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    !name.is_empty() && !name.ends_with('/') && name.chars().all(is_plain)
}
