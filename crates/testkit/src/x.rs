// SPDX-License-Identifier: AGPL-3.0-or-later
//! X's form: posts of version 2 with everything joined in, one a line.
use std::fmt::Write;

use model::PostKind;

use crate::{
    draft::Draft,
    marks::{Mark, marks, quoted},
    people::Person,
    storm::Stage,
};

/// The letters of a repost's text before it is cut off.
const SHOWN: usize = 139;

/// A post with what it refers to.
pub(crate) fn post(stage: &Stage<'_>, draft: &Draft) -> String {
    let Some(original) = stage.original(draft) else { return tweet(stage, draft, &own(draft), "") };
    let (kind, said) = match draft.kind {
        PostKind::Reply => ("replied_to", own(draft)),
        PostKind::Repost => ("retweeted", repeated(stage, original)),
        _ => ("quoted", own(draft)),
    };
    let mut joined = tweet(stage, original, &own(original), "");
    joined.insert_str(1, &format!(r#""type":"{kind}","#));
    let references = format!(r#","referenced_tweets":[{joined}]"#);
    let to = if draft.kind == PostKind::Reply {
        format!(r#","in_reply_to_user_id":"{}""#, stage.author(original).id)
    } else {
        String::new()
    };
    tweet(stage, draft, &said, &(references + &to))
}

/// A text and what X finds in it, both as JSON.
struct Said {
    text: String,
    entities: String,
    language: String,
}

fn own(draft: &Draft) -> Said {
    let (text, entities) = shortened(&draft.text, draft.serial);
    Said { text: quoted(&text), entities, language: quoted(&draft.language) }
}

/// What a repost says by itself: the beginning of the original, in which X marks the author alone.
fn repeated(stage: &Stage<'_>, original: &Draft) -> Said {
    let author = stage.author(original);
    let (text, _) = shortened(&original.text, original.serial);
    let whole = format!("RT @{}: {text}", author.handle);
    let cut = if whole.chars().count() > SHOWN + 1 {
        whole.chars().take(SHOWN).chain(['…']).collect()
    } else {
        whole
    };
    let mention = mention(author, 3, 4 + author.handle.chars().count());
    Said {
        text: quoted(&cut),
        entities: format!(r#"{{"mentions":[{mention}]}}"#),
        language: quoted(&original.language),
    }
}

fn tweet(stage: &Stage<'_>, draft: &Draft, said: &Said, more: &str) -> String {
    let person = stage.author(draft);
    let id = number(draft);
    let talk = stage.original(draft).filter(|_| draft.kind == PostKind::Reply).map_or(id, number);
    format!(
        r#"{{"id":"{id}","text":{},"created_at":"{:.3}","author_id":"{}","conversation_id":"{talk}","lang":{},"possibly_sensitive":false,"reply_settings":"everyone","public_metrics":{{"retweet_count":0,"reply_count":0,"like_count":0,"quote_count":0}},"entities":{}{more},"author":{}}}"#,
        said.text,
        draft.created_at,
        person.id,
        said.language,
        said.entities,
        user(person),
    )
}

fn user(person: &Person) -> String {
    format!(
        r#"{{"id":"{}","name":{},"username":"{}","created_at":"2023-05-14T09:30:00.000Z","verified":false,"protected":false,"description":"","url":"","public_metrics":{{"followers_count":{},"following_count":61,"tweet_count":431,"listed_count":0}}}}"#,
        person.id, person.name_json, person.handle, person.followers,
    )
}

fn mention(person: &Person, start: usize, end: usize) -> String {
    format!(r#"{{"start":{start},"end":{end},"username":"{}","id":"{}"}}"#, person.handle, person.id)
}

/// The text as X stores it, with short links and three signs of HTML, and what X finds in it, by places in letters.
fn shortened(text: &str, serial: u64) -> (String, String) {
    let mut shown = String::new();
    let (mut hashtags, mut urls) = (String::new(), String::new());
    let mut done = 0;
    for mark in marks(text) {
        push_text(&mut shown, text.get(done..mark.start).unwrap_or_default());
        done = mark.end;
        let start = shown.chars().count();
        let list = if mark.is_tag { &mut hashtags } else { &mut urls };
        if !list.is_empty() {
            list.push(',');
        }
        push_entity(&mut shown, list, mark, start, serial);
    }
    push_text(&mut shown, text.get(done..).unwrap_or_default());
    (shown, format!(r#"{{"hashtags":[{hashtags}],"urls":[{urls}]}}"#))
}

/// Puts a hashtag or link into the text, and into the list of them.
fn push_entity(shown: &mut String, list: &mut String, mark: Mark<'_>, start: usize, serial: u64) {
    let said = quoted(mark.text);
    let written = if mark.is_tag {
        shown.push('#');
        shown.push_str(mark.text);
        let end = start + 1 + mark.text.chars().count();
        write!(list, r#"{{"start":{start},"end":{end},"tag":{said}}}"#)
    } else {
        let short = format!("https://t.co/{serial:010}");
        shown.push_str(&short);
        let end = start + short.chars().count();
        let display = quoted(mark.text.trim_start_matches("https://"));
        write!(
            list,
            r#"{{"start":{start},"end":{end},"url":"{short}","expanded_url":{said},"display_url":{display}}}"#
        )
    };
    written.expect("a text takes any writing");
}

fn push_text(shown: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            letter => shown.push(letter),
        }
    }
}

/// The post's number, which carries its time (Snowflake).
fn number(draft: &Draft) -> u64 {
    let milliseconds = draft.created_at.as_millisecond().unsigned_abs().saturating_sub(1_288_834_974_657);
    (milliseconds << 22) | (draft.serial & 0x3f_ffff)
}
