// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps in which a call is written, and the fields of each: every field that `call.toml` can hold. What they are called
//! stands in `words/studio/*.ftl`.

use std::borrow::Cow;

use words::Words;

/// A step on the way to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Its name in addresses.
    pub key: &'static str,
    pub sections: &'static [Section],
}

/// Fields that belong together; of a list, the fields of each entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub list: Option<&'static str>,
    pub fields: &'static [Field],
}

/// A field; a `*` in its path stands for each of the call's languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub path: &'static str,
    pub control: Control,
}

/// With what a field is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// Several lines.
    Area,
    Date,
    Line,
    Moment,
    Network,
    Number,
    Zone,
}

const fn field(path: &'static str, control: Control) -> Field {
    Field { path, control }
}

const fn section(fields: &'static [Field]) -> Section {
    Section { list: None, fields }
}

const fn list(list: &'static str, fields: &'static [Field]) -> Section {
    Section { list: Some(list), fields }
}

/// Every step, in the order in which an organizer is led.
pub(crate) const STEPS: [Step; 10] = [
    Step {
        key: "case",
        sections: &[section(&[
            field("languages", Control::Line),
            field("case.name.*", Control::Line),
            field("case.on_behalf.*", Control::Area),
            field("case.summary.*", Control::Area),
        ])],
    },
    Step {
        key: "ask",
        sections: &[section(&[
            field("title.*", Control::Line),
            field("demand.*", Control::Area),
            field("organizers", Control::Area),
        ])],
    },
    Step {
        key: "hour",
        sections: &[
            section(&[
                field("storm.zone", Control::Zone),
                field("storm.starts", Control::Moment),
                field("storm.ends", Control::Moment),
            ]),
            list("storm.cities", &[field("name", Control::Line), field("zone", Control::Zone)]),
        ],
    },
    Step {
        key: "hashtags",
        sections: &[section(&[
            field("hashtags", Control::Area),
            field("fallbacks", Control::Area),
            field("switched_to", Control::Line),
        ])],
    },
    Step {
        key: "facts",
        sections: &[
            list(
                "case.fact",
                &[
                    field("on", Control::Date),
                    field("text.*", Control::Area),
                    field("source", Control::Line),
                    field("checked_on", Control::Date),
                ],
            ),
            list("case.charges", &[field("*", Control::Line)]),
            list("case.hearing", &[field("at", Control::Moment), field("place.*", Control::Line)]),
            list(
                "case.figure",
                &[
                    field("value", Control::Line),
                    field("label.*", Control::Line),
                    field("source", Control::Line),
                ],
            ),
        ],
    },
    Step { key: "wordings", sections: &[section(&[field("wordings.*", Control::Area)])] },
    Step {
        key: "pictures",
        sections: &[list("picture", &[field("alt.*", Control::Area), field("credit", Control::Line)])],
    },
    Step { key: "safety", sections: &[list("never_say", &[field("*", Control::Line)])] },
    Step {
        key: "more",
        sections: &[
            list(
                "handle",
                &[
                    field("network", Control::Network),
                    field("handle", Control::Line),
                    field("role.*", Control::Line),
                ],
            ),
            list(
                "endorsement",
                &[
                    field("group", Control::Line),
                    field("members", Control::Number),
                    field("source", Control::Line),
                    field("url", Control::Line),
                ],
            ),
            list(
                "quotable",
                &[
                    field("network", Control::Network),
                    field("handle", Control::Line),
                    field("reason", Control::Line),
                ],
            ),
            section(&[field("keeping.why.*", Control::Area)]),
            list("keeping.holder", &[field("name", Control::Line), field("key", Control::Line)]),
        ],
    },
    Step {
        key: "report",
        sections: &[
            section(&[
                field("report.headline.*", Control::Line),
                field("report.standfirst.*", Control::Area),
                field("report.quotes", Control::Area),
            ]),
            list("report.paragraphs", &[field("*", Control::Area)]),
            list("report.corrections", &[field("on", Control::Date), field("text.*", Control::Area)]),
        ],
    },
];

impl Section {
    /// The key of a field's words, without `field-` or `hint-`: its path without languages and places.
    pub(crate) fn key_of(&self, field: &Field) -> String {
        let steps = self.list.iter().flat_map(|list| list.split('.')).chain(field.path.split('.'));
        key(steps.filter(|step| *step != "*"))
    }

    /// The key of a list's words, without `list-`.
    pub(crate) fn key(&self) -> Option<String> {
        self.list.map(|list| key(list.split('.')))
    }
}

fn key<'a>(steps: impl Iterator<Item = &'a str>) -> String {
    steps.collect::<Vec<_>>().join("-").replace('_', "-")
}

impl Step {
    /// The step of that name.
    pub(crate) fn of(key: &str) -> Option<Self> {
        STEPS.into_iter().find(|step| step.key == key)
    }

    /// What it is called.
    pub(crate) fn title(self, words: &'static Words) -> Cow<'static, str> {
        words.find(&format!("step-{}", self.key)).unwrap_or_default()
    }

    /// The step that comes after it; after the last, publishing.
    pub(crate) fn next(self) -> &'static str {
        let after = STEPS.iter().skip_while(|step| step.key != self.key).nth(1);
        after.map_or("publish", |step| step.key)
    }
}

/// What a field is called, by its path; of something larger, its first field.
pub(crate) fn label_of(path: &str, words: &'static Words) -> Option<Cow<'static, str>> {
    let own = key(path.split('.').filter(|step| step.parse::<usize>().is_err()));
    let begins = |with: &str, key: &str| {
        key.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let sections = STEPS.iter().flat_map(|step| step.sections);
    let keys =
        || sections.clone().flat_map(|section| section.fields.iter().map(|field| section.key_of(field)));
    let exact = keys().filter(|key| begins(key, &own)).max_by_key(String::len);
    let first = || keys().find(|key| begins(&own, key));
    words.find(&format!("field-{}", exact.or_else(first)?))
}

/// The key of the step in which a field is filled, by its path or the beginning of it: that of the field or list with
/// which it shares most.
pub(crate) fn step_of(path: &str) -> &'static str {
    let shared =
        |own: &str| own.split('.').zip(path.split('.')).take_while(|(own, step)| own == step).count();
    let nearest = |step: &Step| {
        let own = |section: &Section| match section.list {
            Some(list) => shared(list),
            None => section.fields.iter().map(|field| shared(field.path)).max().unwrap_or_default(),
        };
        step.sections.iter().map(own).max().unwrap_or_default()
    };
    // Of several equally near the first: `max_by_key` would give the last.
    let home = STEPS.iter().rev().max_by_key(|step| nearest(step)).filter(|step| nearest(step) > 0);
    home.map_or("more", |step| step.key)
}
