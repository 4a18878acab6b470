// SPDX-License-Identifier: AGPL-3.0-or-later
mod erasing;
mod letters;
mod phone;
mod plans;
mod pushes;

use model::{CallId, Timestamp, Window};
use store::{Store, sqlite_url};
use tempfile::TempDir;

use crate::{Address, Asked, Contact, Letter, Links, MailServer, Mailer, Place, Reminders, Storm};

/// A week before the hour.
const NOW: &str = "2026-11-24T15:00:00Z";

/// Contacts in a folder of their own.
struct House {
    folder: TempDir,
    store: Store,
    reminders: Reminders,
    call: CallId,
    window: Window,
}

impl House {
    async fn open() -> Self {
        Self::open_in(TempDir::new().unwrap()).await
    }

    async fn open_in(folder: TempDir) -> Self {
        let store = Store::open(&sqlite_url(&folder.path().join("groundswell.db"))).await.unwrap();
        let mailer = mailer("smtp://127.0.0.1".to_owned());
        let reminders = Reminders::new(store.clone(), &folder.path().join("keys"), Some(&mailer));
        let window = Window::new(at("2026-12-01T15:00:00Z"), at("2026-12-01T17:00:00Z")).unwrap();
        Self { folder, store, reminders, call: "ahang".parse().unwrap(), window }
    }

    fn storm(&self) -> Storm<'_> {
        Storm { call: &self.call, window: self.window }
    }

    async fn ask(&self, address: &str, now: &str) -> Asked {
        self.store.pledge(&self.call).await.unwrap();
        self.reminders.ask(&self.storm(), &contact(address), at(now)).await.unwrap()
    }

    /// The calls whose contacts go at an instant, and how many there were; or what went wrong.
    async fn swept(&self, now: &str) -> Vec<Result<(CallId, u64), String>> {
        let swept = self.reminders.sweep(&[self.storm()], at(now)).await.unwrap();
        swept.into_iter().map(|call| call.map_err(|error| error.to_string())).collect()
    }
}

fn at(written: &str) -> Timestamp {
    written.parse().unwrap()
}

fn contact(address: &str) -> Contact {
    Contact { place: Place::Mailbox(Address::read(address).unwrap()), language: "en".to_owned() }
}

fn mailer(url: String) -> Mailer {
    limited_mailer(url, None)
}

fn limited_mailer(url: String, most_a_second: Option<f64>) -> Mailer {
    let from = "Weavers <storm@weavers.example>".to_owned();
    Mailer::new(&MailServer { url, password: None, from, most_a_second }).unwrap()
}

/// A letter that shows its kind and its tokens.
fn write(kind: store::LetterKind, language: &str, links: &Links) -> Option<Letter> {
    Some(Letter {
        subject: format!("{kind:?}"),
        text: format!("confirm={}\nleave={}\n", links.confirm, links.leave),
        html: "<p>the same</p>".to_owned(),
        notice: format!("{kind:?} in {language}"),
        language: language.to_owned(),
        leave: format!("https://storm.example/ahang/leave/{}", links.leave),
    })
}
