// SPDX-License-Identifier: AGPL-3.0-or-later
//! The steps in which a call is written, and the fields of each: every field that `call.toml` can hold.

/// A step on the way to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    /// Its name in addresses.
    pub key: &'static str,
    pub title: &'static str,
    pub says: &'static str,
    pub sections: &'static [Section],
}

/// Fields that belong together; of a list, the fields of each entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Section {
    pub title: &'static str,
    pub says: &'static str,
    pub list: Option<&'static str>,
    pub fields: &'static [Field],
}

/// A field; a `*` in its path stands for each of the call's languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub path: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
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

const fn field(path: &'static str, label: &'static str, hint: &'static str, control: Control) -> Field {
    Field { path, label, hint, control }
}

const fn section(title: &'static str, says: &'static str, fields: &'static [Field]) -> Section {
    Section { title, says, list: None, fields }
}

const fn list(
    list: &'static str,
    title: &'static str,
    says: &'static str,
    fields: &'static [Field],
) -> Section {
    Section { title, says, list: Some(list), fields }
}

/// Every step, in the order in which an organizer is led.
pub(crate) const STEPS: [Step; 9] = [
    Step {
        key: "case",
        title: "Who is at risk",
        says: "Write only what they, or those who may speak for them, have agreed to.",
        sections: &[section(
            "",
            "",
            &[
                field(
                    "languages",
                    "Languages of the call",
                    "Codes as in en, ar, pt-BR; the main one first.",
                    Control::Line,
                ),
                field("case.name.*", "Name or names", "As they want to be called.", Control::Line),
                field(
                    "case.on_behalf.*",
                    "On whose behalf",
                    "Who asked for this call, and who has read and agreed to it.",
                    Control::Area,
                ),
                field("case.summary.*", "What it is about", "Two or three sentences.", Control::Area),
            ],
        )],
    },
    Step {
        key: "ask",
        title: "What you ask",
        says: "",
        sections: &[section(
            "",
            "",
            &[
                field(
                    "title.*",
                    "Headline",
                    "Short; it is also the title of the card that networks show.",
                    Control::Line,
                ),
                field("demand.*", "Demand", "What is asked, and of whom.", Control::Area),
                field(
                    "organizers",
                    "Who calls",
                    "Groups or pseudonyms, one a line; never required to be names.",
                    Control::Area,
                ),
            ],
        )],
    },
    Step {
        key: "hour",
        title: "The hour",
        says: "Half an hour ahead works as well as a week.",
        sections: &[
            section(
                "",
                "",
                &[
                    field("storm.zone", "Time zone in which you announce it", "", Control::Zone),
                    field("storm.starts", "Begins", "By the clock of that zone.", Control::Moment),
                    field("storm.ends", "Ends", "One to two hours are best.", Control::Moment),
                ],
            ),
            list(
                "storm.cities",
                "Cities",
                "The hour is shown by their clocks too.",
                &[
                    field("name", "City", "", Control::Line),
                    field("zone", "Its time zone", "", Control::Zone),
                ],
            ),
        ],
    },
    Step {
        key: "hashtags",
        title: "Hashtags",
        says: "One main hashtag is best, one for each language at most: a crowd that is spread over many is seen under none.",
        sections: &[section(
            "",
            "",
            &[
                field(
                    "hashtags",
                    "Hashtags, the main one first",
                    "One a line. Capitals between words help those who listen: FreeTheWeavers.",
                    Control::Area,
                ),
                field(
                    "fallbacks",
                    "Hashtags to fall back on",
                    "Agreed in advance and not used: for when the main one is flooded or blocked. One a line.",
                    Control::Area,
                ),
                field(
                    "switched_to",
                    "Fall back now on",
                    "Write one of those here, and publish, to put it in the main one's place everywhere. Posts under the old one still count.",
                    Control::Line,
                ),
            ],
        )],
    },
    Step {
        key: "facts",
        title: "What is known",
        says: "Every fact needs its day, its source, and the day on which somebody last opened that source.",
        sections: &[
            list(
                "case.fact",
                "Facts",
                "",
                &[
                    field("on", "Day", "", Control::Date),
                    field("text.*", "What happened", "", Control::Area),
                    field("source", "Source", "An address that begins with https://", Control::Line),
                    field("checked_on", "Source last checked on", "", Control::Date),
                ],
            ),
            list(
                "case.charges",
                "Charges",
                "What they are accused of.",
                &[field("*", "Charge", "", Control::Line)],
            ),
            list(
                "case.hearing",
                "Days in court",
                "",
                &[
                    field("at", "When", "By the clock of the storm's zone.", Control::Moment),
                    field("place.*", "Where and before whom", "", Control::Line),
                ],
            ),
            list(
                "case.figure",
                "Background figures",
                "",
                &[
                    field("value", "Figure", "", Control::Line),
                    field("label.*", "What it counts", "", Control::Line),
                    field("source", "Source", "", Control::Line),
                ],
            ),
        ],
    },
    Step {
        key: "wordings",
        title: "Wordings",
        says: "Networks punish copies: write as many different posts as you can, with different facts and voices. Each visitor is handed the least used.",
        sections: &[section(
            "",
            "",
            &[field(
                "wordings.*",
                "Suggested posts",
                "One a paragraph, an empty line between. {tags} becomes the hashtags, {url} the address of the call, and of {Let her go|Free her} each visitor gets one.",
                Control::Area,
            )],
        )],
    },
    Step {
        key: "pictures",
        title: "Pictures",
        says: "People attach them to their posts. Show nobody who has not agreed, no child, no home, no paper, no screen: the file's metadata is taken out here, what can be seen in the picture is not.",
        sections: &[list(
            "picture",
            "",
            "",
            &[
                field(
                    "alt.*",
                    "What it shows",
                    "For who can't see it: a sentence, with the words that stand in the picture.",
                    Control::Area,
                ),
                field("credit", "Author to name", "May stay empty.", Control::Line),
            ],
        )],
    },
    Step {
        key: "safety",
        title: "Never to say",
        says: "What puts somebody in danger when it is posted: children, homes, names of witnesses, threats. Without at least one line no call is published.",
        sections: &[list("never_say", "", "", &[field("*", "Never say", "", Control::Line)])],
    },
    Step {
        key: "more",
        title: "More",
        says: "All of this may stay empty.",
        sections: &[
            list(
                "handle",
                "Whom to address",
                "Institutions, or people in a public role; a few, and never a private person.",
                &[
                    field("network", "Network", "", Control::Network),
                    field("handle", "Handle", "Without @.", Control::Line),
                    field("role.*", "Their role, and why they are addressed", "", Control::Line),
                ],
            ),
            list(
                "endorsement",
                "Groups that stand behind it",
                "",
                &[
                    field("group", "Group", "", Control::Line),
                    field("members", "Members", "Only with a source.", Control::Number),
                    field("source", "Where that number can be read", "", Control::Line),
                    field("url", "The group's address", "", Control::Line),
                ],
            ),
            list(
                "quotable",
                "Accounts whose posts may be shown",
                "",
                &[
                    field("network", "Network", "", Control::Network),
                    field("handle", "Handle", "Without @.", Control::Line),
                    field(
                        "reason",
                        "Why they may be shown",
                        "Their consent, or their public role.",
                        Control::Line,
                    ),
                ],
            ),
        ],
    },
];

impl Step {
    /// The step of that name.
    pub(crate) fn of(key: &str) -> Option<Self> {
        STEPS.into_iter().find(|step| step.key == key)
    }

    /// The step that comes after it; after the last, publishing.
    pub(crate) fn next(self) -> &'static str {
        let after = STEPS.iter().skip_while(|step| step.key != self.key).nth(1);
        after.map_or("publish", |step| step.key)
    }
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
