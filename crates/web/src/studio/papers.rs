// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an admin has to have in a folder: imprint, privacy notice, and the record of processing, made from the schema of the database.

use std::{borrow::Cow, collections::BTreeSet};

use askama::Template;
use axum::response::Response;
use store::Purpose;
use words::Words;

use super::{
    frame::{Frame, page},
    guest::Admin,
};
use crate::{
    Operator,
    about::Known,
    message::{Message, Said},
};

#[derive(Template)]
#[template(path = "studio/papers.html")]
struct PapersPage<'a> {
    frame: Frame,
    operator: Option<&'a Operator>,
    /// How the imprint is filled.
    filling: Said,
    /// What the record of processing is, and of when.
    how: Said,
    processed: Vec<Processed>,
    /// Who can open what is kept sealed.
    holders: BTreeSet<String>,
}

/// Something that is kept of people, as the record of processing names it.
struct Processed {
    known: Known,
    purpose: Cow<'static, str>,
    basis: Cow<'static, str>,
}

/// Shows the papers to admins.
pub(crate) async fn show_papers(Admin(guest): Admin) -> Response {
    let (site, reader) = (&guest.site, &guest.reader);
    let words = reader.words;
    let day = site.now().strftime("%Y-%m-%d").to_string();
    let of_the_record = Processed {
        known: Known::of_the_record(words),
        purpose: words.say("papers-for-record"),
        basis: words.say("papers-by-public"),
    };
    let of_copies = Known::of_sealed_copies(site, reader);
    let kept_for = of_copies.iter().flat_map(|known| &known.kept_for);
    let holders = kept_for.flat_map(|kept| kept.holders.clone()).collect();
    let of_copies = of_copies.map(|known| Processed {
        known,
        purpose: words.say("papers-for-keeping"),
        basis: words.say("papers-by-public"),
    });
    let filling = Message::new("papers-imprint-how").with("operator", "--operator");
    let filling = filling.with("mail", "--operator-mail");
    let processed = Purpose::ALL.into_iter().map(|purpose| Processed::of(purpose, words));
    page(&PapersPage {
        frame: Frame::new(reader, "/studio/papers", &words.say("papers"), Some(&guest.organizer.name)),
        operator: site.operator.as_ref(),
        filling: filling.said_in(words),
        how: Message::new("papers-processing-how").with("day", day).said_in(words),
        processed: processed.chain([of_the_record]).chain(of_copies).collect(),
        holders,
    })
}

impl Processed {
    fn of(purpose: Purpose, words: &'static Words) -> Self {
        let (what_for, basis) = match purpose {
            Purpose::Rally => (words.say("papers-for-rally"), words.say("papers-by-nobody")),
            Purpose::Reminder => (words.say("papers-for-reminder"), words.say("papers-by-consent")),
            Purpose::HandIn => (words.say("papers-for-hand-in"), words.say("papers-by-consent")),
            Purpose::Endorsement => (words.say("papers-for-endorsement"), words.say("papers-by-consent")),
            Purpose::Concern => (words.say("papers-for-concern"), words.say("papers-by-interest")),
            Purpose::Organizer => (words.say("papers-for-organizer"), words.say("papers-by-interest")),
            Purpose::Call => (words.say("papers-for-call"), words.say("papers-by-consent")),
        };
        Self { known: Known::of(purpose, words), purpose: what_for, basis }
    }
}
