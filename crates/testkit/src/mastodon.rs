// SPDX-License-Identifier: AGPL-3.0-or-later
//! Mastodon's form: statuses of the API, as one server shows them.
use std::fmt::Write;

use model::PostKind;

use crate::{
    draft::Draft,
    marks::{marks, quoted},
    people::{Person, SERVERS},
    pictures::Picture,
    storm::Stage,
};

/// A status as the server of a number in [`SERVERS`] shows it.
pub(crate) fn status(stage: &Stage<'_>, draft: &Draft, server: usize) -> String {
    let quote = stage.original(draft).filter(|_| draft.kind == PostKind::Quote);
    let quote = quote.map_or("null".to_owned(), |original| {
        let inner = inner_quote(stage, original, server);
        format!(r#"{{"state":"accepted","quoted_status":{}}}"#, with_quote(stage, original, server, &inner))
    });
    with_quote(stage, draft, server, &quote)
}

/// What a quoted or boosted status quotes in turn: servers give its number alone.
fn inner_quote(stage: &Stage<'_>, draft: &Draft, server: usize) -> String {
    let original = stage.original(draft).filter(|_| draft.kind == PostKind::Quote);
    original.map_or("null".to_owned(), |original| {
        format!(r#"{{"state":"accepted","quoted_status_id":"{}"}}"#, number(original, server))
    })
}

fn with_quote(stage: &Stage<'_>, draft: &Draft, server: usize, quote: &str) -> String {
    let person = stage.author(draft);
    let original = stage.original(draft);
    let boosted = original.filter(|_| draft.kind == PostKind::Repost);
    let shown = boosted.unwrap_or(draft);
    let reblog = boosted.map_or("null".to_owned(), |original| {
        with_quote(stage, original, server, &inner_quote(stage, original, server))
    });
    let answered = original.filter(|_| draft.kind == PostKind::Reply);
    let answered =
        answered.map_or("null".to_owned(), |original| format!(r#""{}""#, number(original, server)));
    let author = stage.author(shown);
    let (name, home) = parts(person);
    let (id, own_id) = (number(draft, server), number(draft, server_of(person)));
    let activity = if boosted.is_some() { "/activity" } else { "" };
    format!(
        r#"{{"id":"{id}","created_at":"{:.3}","in_reply_to_id":{answered},"sensitive":{},"spoiler_text":"","visibility":"public","language":{},"uri":"https://{home}/users/{name}/statuses/{own_id}{activity}","url":"https://{home}/@{name}/{own_id}","replies_count":0,"reblogs_count":0,"favourites_count":0,"edited_at":null,"content":{},"reblog":{reblog},"quote":{quote},"account":{},"media_attachments":[{}],"mentions":[],"tags":[{}],"emojis":[],"card":null,"poll":null}}"#,
        draft.created_at,
        shown.picture.is_some_and(|picture| picture.is_sensitive),
        quoted(&shown.language),
        quoted(&content(shown, parts(author).1)),
        account(person, server),
        shown.picture.map(attachment).unwrap_or_default(),
        tags(&shown.text),
    )
}

fn attachment(picture: &Picture) -> String {
    let alt = picture.alt.map_or("null".to_owned(), quoted);
    let name = picture.name;
    format!(
        r#"{{"id":"7","type":"image","url":"https://files.looms.example/{name}.jpg","description":{alt}}}"#
    )
}

fn account(person: &Person, server: usize) -> String {
    let (name, home) = parts(person);
    // A server leaves its own name out.
    let acct = if server_of(person) == server { name } else { &person.handle };
    format!(
        r#"{{"id":"{}","username":"{name}","acct":"{acct}","display_name":{},"locked":false,"bot":false,"discoverable":true,"created_at":"2024-03-05T00:00:00.000Z","note":"","url":"https://{home}/@{name}","uri":"https://{home}/users/{name}","followers_count":{},"statuses_count":214,"emojis":[],"fields":[]}}"#,
        10_000 + u64::from(person.followers),
        person.name_json,
        person.followers,
    )
}

/// The text as HTML, with hashtags and links as the author's server writes them.
fn content(draft: &Draft, home: &str) -> String {
    let mut html = String::from("<p>");
    let mut done = 0;
    for mark in marks(&draft.text) {
        push_text(&mut html, draft.text.get(done..mark.start).unwrap_or_default());
        done = mark.end;
        let said = mark.text;
        let written = if mark.is_tag {
            let address = said.to_lowercase();
            write!(
                html,
                r##"<a href="https://{home}/tags/{address}" class="mention hashtag" rel="tag">#<span>{said}</span></a>"##
            )
        } else {
            let (scheme, shown) = said.split_at_checked("https://".len()).unwrap_or(("", said));
            write!(
                html,
                r#"<a href="{said}" rel="nofollow noopener" target="_blank"><span class="invisible">{scheme}</span><span class="">{shown}</span><span class="invisible"></span></a>"#
            )
        };
        written.expect("a text takes any writing");
    }
    push_text(&mut html, draft.text.get(done..).unwrap_or_default());
    html.push_str("</p>");
    html
}

fn push_text(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\'' => html.push_str("&#39;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br />"),
            letter => html.push(letter),
        }
    }
}

fn tags(text: &str) -> String {
    let names: Vec<String> = crate::marks::tags(text)
        .map(|tag| {
            let name = tag.to_lowercase();
            format!(
                r#"{{"name":{},"url":{}}}"#,
                quoted(&name),
                quoted(&format!("https://looms.example/tags/{name}"))
            )
        })
        .collect();
    names.join(",")
}

/// A person's name and home server.
fn parts(person: &Person) -> (&str, &str) {
    person.handle.split_once('@').unwrap_or((&person.handle, "looms.example"))
}

/// The number of a person's home server; one beyond the list for a server that is not in it.
fn server_of(person: &Person) -> usize {
    let (_, home) = parts(person);
    SERVERS.iter().position(|server| *server == home).unwrap_or(SERVERS.len())
}

/// The number that a server gives a status: each its own.
fn number(draft: &Draft, server: usize) -> u64 {
    let milliseconds = draft.created_at.as_millisecond().unsigned_abs();
    (milliseconds << 16) | (draft.serial.wrapping_mul(31).wrapping_add(server as u64) & 0xffff)
}
