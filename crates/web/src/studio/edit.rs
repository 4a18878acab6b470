// SPDX-License-Identifier: AGPL-3.0-or-later
//! Writing a call step by step: saved as it is typed, shown as supporters will see it.

use std::borrow::Cow;

use askama::Template;
use axum::{
    Extension, Form, Json,
    extract::{Path, Query},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use call::{Draft, FieldError, Language, Mistake};
use serde::Deserialize;
use serde_json::json;
use store::{KeptPicture, Version};
use text::Severity;

use super::{
    fault,
    frame::{Frame, page},
    guest::{Work, refused},
    notes::{self, SaidNote},
    quoting::{Offered, offered},
    refusal::of_field,
    step::{Control, Field, STEPS, Section, Step},
    trouble::{ListedTrouble, Trouble, troubles},
};
use words::Words;

use crate::{
    message::{Message, Said},
    page as public, policy,
    problem::Told,
    share::{PageDoor, tag_searches},
};

#[derive(Template)]
#[template(path = "studio/step.html")]
struct StepPage {
    frame: Frame,
    call: String,
    step: Step,
    title: Cow<'static, str>,
    lead: Option<Cow<'static, str>>,
    way: Vec<Stone>,
    sections: Vec<FilledSection>,
    languages: Vec<Language>,
    /// How much is wrong in this step.
    to_do: Said,
    /// What is wrong in this step.
    mistakes: Vec<Listed>,
    notes: Vec<SaidNote>,
    /// The agreed hashtags, each with where it is looked for, in their step.
    searches: Vec<(String, [PageDoor; 4])>,
    /// The sealed hashtag, in the step of the hashtags.
    sealing: Option<Sealing>,
    /// Posts that the report may quote, in its step.
    offered: Vec<Offered>,
    problem: Option<Said>,
}

/// A hashtag that is sealed, or none.
struct Sealing {
    commitment: String,
    /// The hashtag, if it can be opened here.
    tag: Option<String>,
}

/// A step as the way to the call shows it.
pub(crate) struct Stone {
    pub key: &'static str,
    pub title: Cow<'static, str>,
    pub is_here: bool,
    /// Nothing where there is nothing to be done.
    pub is_done: Option<bool>,
}

/// Something that is wrong, and where to.
struct Listed {
    says: Said,
    /// The field in which it is put right: its path and its label.
    field: Option<(String, String)>,
}

struct FilledSection {
    title: Option<Cow<'static, str>>,
    lead: Option<Cow<'static, str>>,
    list: Option<&'static str>,
    entries: Vec<Entry>,
}

struct Entry {
    place: usize,
    /// Whether it is there already, and so can be taken out.
    is_kept: bool,
    /// The name of the picture whose entry it is.
    picture: Option<String>,
    fields: Vec<FilledField>,
}

struct FilledField {
    path: String,
    label: Cow<'static, str>,
    hint: Option<Cow<'static, str>>,
    control: Control,
    language: Option<Language>,
    value: String,
    /// What is wrong with it.
    wrong: Vec<Said>,
}

impl FilledField {
    /// The elements that say more of it.
    fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.path));
        let wrong = (!self.wrong.is_empty()).then(|| format!("{}-wrong", self.path));
        let both: Vec<String> = hint.into_iter().chain(wrong).collect();
        (!both.is_empty()).then(|| both.join(" "))
    }
}

#[derive(Deserialize)]
pub(crate) struct Saved {
    path: String,
    text: String,
}

#[derive(Deserialize)]
pub(crate) struct Removal {
    list: String,
    place: usize,
    step: String,
}

#[derive(Deserialize)]
pub(crate) struct ToSeal {
    tag: String,
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    lang: Option<String>,
}

#[derive(Template)]
#[template(path = "studio/no_preview.html")]
struct NoPreviewPage {
    frame: Frame,
    mistakes: Vec<ListedTrouble>,
}

/// Leads to the first step.
pub(crate) async fn redirect_to_first(work: Work) -> Redirect {
    Redirect::to(&format!("/studio/calls/{}/case", work.call.id))
}

/// Shows a step.
pub(crate) async fn show_step(work: Work, Path((_, key)): Path<(String, String)>) -> Response {
    let Some(step) = Step::of(&key) else { return StatusCode::NOT_FOUND.into_response() };
    show(&work, step, None).await
}

/// Keeps all fields of a step, and leads on.
pub(crate) async fn save_step(
    work: Work,
    Path((_, key)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let Some(step) = Step::of(&key) else { return StatusCode::NOT_FOUND.into_response() };
    let stays = pairs.iter().any(|(name, _)| name == "stay");
    let fields = pairs.into_iter().filter(|(name, _)| name != "stay").collect();
    match save(&work, fields).await {
        Err(response) => response,
        Ok(Err(error)) => show(&work, step, Some(of_field(&error))).await,
        Ok(Ok(())) => {
            let next = if stays { step.key } else { step.next() };
            Redirect::to(&format!("/studio/calls/{}/{next}", work.call.id)).into_response()
        }
    }
}

/// Keeps one field, as it is typed.
pub(crate) async fn save_field(work: Work, Json(saved): Json<Saved>) -> Response {
    match save(&work, vec![(saved.path, saved.text)]).await {
        Err(response) => response,
        Ok(Err(error)) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Extension(Told(of_field(&error)))).into_response()
        }
        Ok(Ok(())) => Json(json!({"ok": true})).into_response(),
    }
}

/// Takes an entry out of a list.
pub(crate) async fn remove_entry(work: Work, Form(removal): Form<Removal>) -> Response {
    let step = Step::of(&removal.step).unwrap_or(STEPS[0]);
    let (list, place) = (removal.list, removal.place);
    let edited = edit(&work, move |draft| draft.remove(&list, place)).await;
    let to = format!("/studio/calls/{}/{}", work.call.id, step.key);
    edited.map_or_else(|response| response, |()| Redirect::to(&to).into_response())
}

/// Seals a hashtag that some network reads; what was sealed before is forgotten.
pub(crate) async fn seal_hashtag(work: Work, Form(to_seal): Form<ToSeal>) -> Response {
    let tag = to_seal.tag.trim().trim_start_matches(['#', '＃']).to_owned();
    let check = text::check_tags(&[tag.as_str()], "");
    if check.findings.iter().any(|finding| finding.severity == Severity::Stops) {
        let step = Step::of("hashtags").unwrap_or(STEPS[0]);
        return show(&work, step, Some(Message::new("fault-unread-tag").with("tag", fault::sign(&tag))))
            .await;
    }
    let edited = edit(&work, move |draft| studio::seal(draft, &tag)).await;
    edited.map_or_else(|response| response, |()| to_hashtags(&work))
}

/// Gives the sealed hashtag up.
pub(crate) async fn unseal_hashtag(work: Work) -> Response {
    edit(&work, Draft::unseal).await.map_or_else(|response| response, |()| to_hashtags(&work))
}

/// Shows the call as supporters will see it, with `…` where nothing is written yet.
pub(crate) async fn show_preview(work: Work, Query(wanted): Query<Wanted>, headers: HeaderMap) -> Response {
    let draft = match draft(&work).await {
        Ok(draft) => draft,
        Err(response) => return response,
    };
    let (site, reader) = (&work.guest.site, &work.guest.reader);
    let mut shown = match draft.preview(work.call.id.clone(), site.now()) {
        Ok(call) => public::preview(site, call, wanted.lang.as_deref(), &headers),
        Err(mistakes) => {
            let mut frame = Frame::new(reader, "", &reader.words.say("preview"), None);
            // The page around it has them.
            frame.languages.clear();
            let listed = |mistake: &Mistake| Trouble::found(mistake).listed(reader.words);
            page(&NoPreviewPage { frame, mistakes: mistakes.iter().map(listed).collect() })
        }
    };
    let policy = HeaderValue::from_static(policy::PREVIEW);
    shown.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    shown
}

fn to_hashtags(work: &Work) -> Response {
    Redirect::to(&format!("/studio/calls/{}/hashtags", work.call.id)).into_response()
}

/// The draft of a call.
pub(crate) async fn draft(work: &Work) -> Result<Draft, Response> {
    let files = work.guest.site.store.call_files(&work.call.id, Version::Draft).await;
    let files = files.map_err(|error| refused(&error.into()))?;
    Draft::read(&files).map_err(|mistake| {
        tracing::error!(call.id = %work.call.id, %mistake, "a draft can't be read");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

/// The way to the call, with what is done.
pub(crate) fn way(troubles: &[Trouble], here: &str, words: &'static Words) -> Vec<Stone> {
    let stone = |key, title, is_done| Stone { key, title, is_here: key == here, is_done };
    let steps = STEPS.iter().map(|step| {
        let is_done = troubles.iter().all(|trouble| trouble.step() != step.key);
        stone(step.key, step.title(words), Some(is_done))
    });
    let ends = [("publish", words.say("publish")), ("list", words.say("check-list"))];
    steps.chain(ends.map(|(key, title)| stone(key, title, None))).collect()
}

async fn show(work: &Work, step: Step, problem: Option<Message>) -> Response {
    let draft = match draft(work).await {
        Ok(draft) => draft,
        Err(response) => return response,
    };
    let (id, reader) = (&work.call.id, &work.guest.reader);
    let words = reader.words;
    let troubles = troubles(&draft, id);
    let wrong: Vec<&Trouble> = troubles.iter().filter(|trouble| trouble.step() == step.key).collect();
    let sections: Vec<FilledSection> =
        step.sections.iter().map(|section| filled(section, &draft, &wrong, words)).collect();
    let site = &work.guest.site;
    let url = format!("{}/{}", site.base_url, work.call.id);
    let shown = draft.preview(work.call.id.clone(), site.now()).ok();
    let notes = notes::of_step(step.key, &draft, shown.as_ref(), site.now(), &url);
    let (title, here) = (step.title(words), format!("/studio/calls/{id}/{}", step.key));
    page(&StepPage {
        frame: Frame::new(reader, &here, &title, Some(&work.guest.organizer.name)),
        call: id.to_string(),
        step,
        title,
        lead: words.find(&format!("step-{}-lead", step.key)),
        way: way(&troubles, step.key, words),
        to_do: Message::new("to-do-here").with("number", wrong.len()).said_in(words),
        mistakes: wrong.iter().map(|trouble| listed(trouble, &sections, words)).collect(),
        sections,
        languages: draft.languages(),
        notes: notes.iter().map(|note| note.said_in(words)).collect(),
        searches: if step.key == "hashtags" { searches(&draft) } else { Vec::new() },
        sealing: (step.key == "hashtags")
            .then(|| Sealing { commitment: draft.text("sealed_hashtag"), tag: draft.sealed_tag() }),
        offered: if step.key == "report" { offered(work, &draft, words) } else { Vec::new() },
        problem: problem.map(|says| says.said_in(words)),
    })
}

fn listed(trouble: &Trouble, sections: &[FilledSection], words: &'static Words) -> Listed {
    let entries = sections.iter().flat_map(|section| &section.entries);
    let fields: Vec<&FilledField> = entries.flat_map(|entry| &entry.fields).collect();
    let path = trouble.leads_to(fields.iter().map(|field| field.path.as_str()));
    let field = fields.iter().find(|field| Some(field.path.as_str()) == path);
    Listed {
        says: trouble.says.said_in(words),
        field: field.map(|field| (field.path.clone(), field.label.to_string())),
    }
}

/// The hashtags that the networks may be asked for: what is sealed would be told to whoever is asked.
fn searches(draft: &Draft) -> Vec<(String, [PageDoor; 4])> {
    let tags = draft.open_hashtags().into_iter().chain(draft.fallbacks());
    tags.map(|tag| (tag.clone(), tag_searches(&tag))).collect()
}

fn filled(section: &Section, draft: &Draft, wrong: &[&Trouble], words: &'static Words) -> FilledSection {
    let own = |ending: &str| section.key().and_then(|key| words.find(&format!("list-{key}{ending}")));
    let entry = |prefix: String, place: usize, is_kept: bool| {
        let fields = section
            .fields
            .iter()
            .flat_map(|field| filled_fields((&section.key_of(field), field), &prefix, draft, wrong, words))
            .collect();
        let picture = draft.imprint(place).filter(|_| section.list == Some("picture"));
        Entry { place, is_kept, picture: picture.map(|imprint| imprint.name()), fields }
    };
    let entries = match section.list {
        None => vec![entry(String::new(), 0, false)],
        Some(list) => {
            let kept = draft.count(list);
            // A picture comes as a file, and not as a text.
            let all = if list == "picture" { kept } else { kept + 1 };
            (0..all).map(|place| entry(format!("{list}.{place}."), place, place < kept)).collect()
        }
    };
    FilledSection { title: own(""), lead: own("-lead"), list: section.list, entries }
}

fn filled_fields(
    (key, field): (&str, &Field),
    prefix: &str,
    draft: &Draft,
    wrong: &[&Trouble],
    words: &'static Words,
) -> Vec<FilledField> {
    let value = |path: &str| match field.control {
        // A browser takes line ends out of a field of one line, and would join what stood apart.
        Control::Line => draft.text(path).replace('\n', " "),
        _ => draft.text(path),
    };
    let filled = |path: String, language: Option<Language>| FilledField {
        value: value(&path),
        wrong: wrong
            .iter()
            .filter(|trouble| trouble.is_of(&path))
            .map(|trouble| trouble.says.said_in(words))
            .collect(),
        path,
        label: words.find(&format!("field-{key}")).unwrap_or_default(),
        hint: words.find(&format!("hint-{key}")),
        control: field.control,
        language,
    };
    if !field.path.contains('*') {
        return vec![filled(format!("{prefix}{}", field.path), None)];
    }
    let languages = draft.languages().into_iter();
    let in_language = |language: Language| {
        filled(format!("{prefix}{}", field.path.replace('*', language.as_str())), Some(language))
    };
    languages.map(in_language).collect()
}

async fn save(work: &Work, fields: Vec<(String, String)>) -> Result<Result<(), FieldError>, Response> {
    let mut kept = Ok(());
    let known = draft(work).await?;
    edit(work, |draft| {
        for (path, text) in fields {
            // What was not changed is not written: somebody else may be writing it.
            if kept.is_ok() && known.text(&path) != text.replace("\r\n", "\n").trim() {
                kept = draft.set(&path, &text);
            }
        }
    })
    .await?;
    Ok(kept)
}

/// Changes a draft.
pub(super) async fn edit(work: &Work, change: impl FnOnce(&mut Draft) + Send) -> Result<(), Response> {
    edit_with(work, &[], change).await
}

/// Changes a draft that then names these pictures too.
pub(crate) async fn edit_with(
    work: &Work,
    pictures: &[KeptPicture],
    change: impl FnOnce(&mut Draft) + Send,
) -> Result<(), Response> {
    let site = &work.guest.site;
    let edit = |files: store::Files| match Draft::read(&files) {
        Ok(mut draft) => {
            change(&mut draft);
            draft.files()
        }
        Err(_) => files,
    };
    match site.store.edit_draft_with(&work.call.id, site.now(), pictures, edit).await {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(StatusCode::GONE.into_response()),
        Err(error) => Err(refused(&error.into())),
    }
}
