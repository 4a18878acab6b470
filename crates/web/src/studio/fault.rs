// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is wrong with a call, in words of the studio: of fields and not of files, and in every language.

use call::{Excess, Fault, FieldFault, HashtagFault, HourFault, Mistake, PictureFault, WordingFault};
use model::Network;

use crate::message::{Message, Value};

/// What a mistake says.
pub(crate) fn message(mistake: &Mistake) -> Message {
    match &mistake.fault {
        Fault::Field(fault) => of_field(fault),
        Fault::Folder(says) => Message::new("fault-folder").with("says", says.as_str()),
        Fault::Hashtag(fault) => of_hashtag(fault, mistake.line),
        Fault::Hour(fault) => of_hour(fault),
        Fault::Picture(fault) => of_picture(fault),
        Fault::Toml(says) => {
            let at =
                Message::new("fault-toml").with("file", mistake.file.as_str()).with("line", mistake.line);
            at.with("says", says.as_str())
        }
        Fault::Wording(fault) => of_wording(fault).with("line", mistake.line),
    }
}

fn of_field(fault: &FieldFault) -> Message {
    match fault {
        FieldFault::Address { .. } => Message::new("fault-address"),
        FieldFault::AgeKey { .. } => Message::new("fault-age-key"),
        FieldFault::AgeKeyTwice(_) => Message::new("fault-age-key-twice"),
        FieldFault::Day { .. } => Message::new("fault-day"),
        FieldFault::Empty { .. } | FieldFault::Missing { .. } | FieldFault::NoMainText { .. } => {
            Message::new("fault-empty")
        }
        FieldFault::Handle { network, sample, .. } => {
            Message::new("fault-handle").with("network", network.name()).with("sample", *sample)
        }
        FieldFault::Kind { .. } | FieldFault::TwoSpellings => Message::new("fault-kind"),
        FieldFault::Language(error) => Message::new("fault-language").with("written", error.written()),
        FieldFault::LanguageTwice(language) => {
            Message::new("fault-language-twice").with("language", language.own_name())
        }
        FieldFault::ManyHolders { count, most } => {
            Message::new("fault-many-holders").with("written", *count).with("most", *most)
        }
        FieldFault::ManyLanguages { count, most } => {
            Message::new("fault-many-languages").with("written", *count).with("most", *most)
        }
        FieldFault::ManyQuotes { count, most } => {
            Message::new("fault-many-quotes").with("written", *count).with("most", *most)
        }
        FieldFault::Network(_) => Message::new("fault-no-network"),
        FieldFault::OtherLanguage { language, .. } => {
            Message::new("fault-other-language").with("language", language.own_name())
        }
        FieldFault::UnknownKey { key, .. } => Message::new("fault-unknown-key").with("key", key.as_str()),
        FieldFault::Untranslated { language, main, .. } => Message::new("fault-untranslated")
            .with("language", language.own_name())
            .with("main", main.own_name()),
    }
}

fn of_hour(fault: &HourFault) -> Message {
    match fault {
        HourFault::EndsFirst => Message::new("fault-ends-first"),
        HourFault::FarAway(_) => Message::new("fault-far-away"),
        HourFault::Long(hours) => Message::new("fault-long-storm").with("hours", hours.unsigned_abs()),
        HourFault::ManyCities { count, most } => {
            Message::new("fault-many-cities").with("written", *count).with("most", *most)
        }
        HourFault::NamesZone(_) => Message::new("fault-names-zone"),
        HourFault::NoTime(_) => Message::new("fault-no-time"),
        HourFault::Skipped { zone, .. } => Message::new("fault-skipped").with("zone", zone.as_str()),
        HourFault::Twice { zone, .. } => Message::new("fault-twice").with("zone", zone.as_str()),
        HourFault::UnknownZone { written, nearest: Some(near) } => {
            Message::new("fault-zone-near").with("written", written.as_str()).with("near", near.as_str())
        }
        HourFault::UnknownZone { written, nearest: None } => {
            Message::new("fault-zone").with("written", written.as_str())
        }
        HourFault::WrongOffset { zone, .. } => Message::new("fault-offset").with("zone", zone.as_str()),
    }
}

fn of_hashtag(fault: &HashtagFault, line: usize) -> Message {
    match fault {
        HashtagFault::Blind { networks, tag } => {
            Message::new("fault-tag-blind").with("networks", names(networks)).with("tag", sign(tag))
        }
        HashtagFault::Commitment => Message::new("fault-commitment"),
        HashtagFault::Leak => Message::new("fault-leak").with("line", line),
        HashtagFault::Long { tag, most } => {
            Message::new("fault-long-tag").with("tag", sign(tag)).with("most", *most)
        }
        HashtagFault::Many { count, most } => {
            Message::new("fault-many-tags").with("written", *count).with("most", *most)
        }
        HashtagFault::NoFallback(tag) => Message::new("fault-no-fallback").with("tag", sign(tag)),
        HashtagFault::OpeningKey(_) | HashtagFault::OpeningSalt | HashtagFault::OpeningToml => {
            Message::new("fault-opening")
        }
        HashtagFault::OpensNothing(commitment) => {
            Message::new("fault-opens-nothing").with("commitment", commitment.to_string())
        }
        HashtagFault::OpensOther => Message::new("fault-opens-other"),
        HashtagFault::Unopened => Message::new("fault-unopened"),
        HashtagFault::UnreadSealed => Message::new("fault-unread-sealed"),
        HashtagFault::Twice(tag) => Message::new("fault-tag-twice").with("tag", sign(tag)),
        HashtagFault::Unread(tag) => Message::new("fault-unread-tag").with("tag", sign(tag)),
    }
}

fn of_picture(fault: &PictureFault) -> Message {
    match fault {
        PictureFault::Bytes { size_bytes, most } => {
            Message::new("fault-large-pictures").with("size", *size_bytes).with("most", *most)
        }
        PictureFault::Imprint => Message::new("fault-imprint"),
        PictureFault::Many { count, most } => {
            Message::new("fault-many-pictures").with("written", *count).with("most", *most)
        }
        PictureFault::Name(name) => Message::new("fault-picture-name").with("file", name.as_str()),
        PictureFault::NoFile(path) => Message::new("fault-no-picture").with("file", path.as_str()),
        PictureFault::Twice(path) => Message::new("fault-picture-twice").with("file", path.as_str()),
        PictureFault::Undescribed(language) => {
            Message::new("fault-undescribed").with("language", language.own_name())
        }
        PictureFault::Unnamed(path) => Message::new("fault-unnamed-picture").with("file", path.as_str()),
    }
}

fn of_wording(fault: &WordingFault) -> Message {
    match fault {
        WordingFault::AllSealed(language) => {
            Message::new("fault-all-sealed").with("language", language.own_name())
        }
        WordingFault::AlternativeTwice(text) => {
            Message::new("fault-alternative-twice").with("text", text.as_str())
        }
        WordingFault::Blind(networks) => Message::new("fault-blind").with("networks", names(networks)),
        WordingFault::Comment => Message::new("fault-comment"),
        WordingFault::Copy(first) => Message::new("fault-copy").with("first", first.line),
        WordingFault::Day(text) => Message::new("fault-heading-day").with("text", text.as_str()),
        WordingFault::FewFit { texts, unfit, networks, .. } => Message::new("fault-few-fit")
            .with("texts", *texts)
            .with("unfit", *unfit)
            .with("networks", excesses(networks)),
        WordingFault::FileName => Message::new("fault-file-name"),
        WordingFault::Groundless(lines) => {
            Message::new("fault-groundless").with("lines", lines.iter().copied().collect::<Value>())
        }
        WordingFault::Long(most) => Message::new("fault-long-wording").with("most", *most),
        WordingFault::Many { count, language, most } => Message::new("fault-many-wordings")
            .with("written", *count)
            .with("language", language.own_name())
            .with("most", *most),
        WordingFault::ManyAlternatives(most) => Message::new("fault-many-alternatives").with("most", *most),
        WordingFault::ManyChoices(most) => Message::new("fault-many-choices").with("most", *most),
        WordingFault::ManyHandles(most) => Message::new("fault-many-handles").with("most", *most),
        WordingFault::Nested => Message::new("fault-nested"),
        WordingFault::NoFact(day) => Message::new("fault-no-fact").with("day", day.to_string()),
        WordingFault::NoFigure { written, figures } => {
            Message::new("fault-no-figure").with("text", written.as_str()).with("figures", *figures)
        }
        WordingFault::NoHashtag(_) => Message::new("fault-no-hashtag"),
        WordingFault::NoLanguage(language) => {
            Message::new("fault-other-language").with("language", language.own_name())
        }
        WordingFault::None(language) => {
            Message::new("fault-no-wording").with("language", language.own_name())
        }
        WordingFault::NoNumber { facts, day, written } => Message::new("fault-no-number")
            .with("facts", *facts)
            .with("day", day.to_string())
            .with("text", written.as_str()),
        WordingFault::NoWords => Message::new("fault-no-words"),
        WordingFault::Open(text) => Message::new("fault-open-choice").with("text", format!("{{{text}|")),
        WordingFault::Several { facts, day } => {
            Message::new("fault-several-facts").with("facts", *facts).with("day", day.to_string())
        }
        WordingFault::Slip { tag, agreed } => {
            Message::new("fault-slip").with("tag", sign(tag)).with("agreed", sign(agreed))
        }
        WordingFault::TooLong { networks, .. } => {
            Message::new("fault-too-long").with("networks", excesses(networks))
        }
        WordingFault::UnknownSlots(slots) => {
            Message::new("fault-slots").with("slots", slots.iter().map(String::as_str).collect::<Value>())
        }
    }
}

/// A hashtag with its sign, which must stand in the hashtag's own direction.
pub(super) fn sign(tag: &str) -> String {
    format!("#{tag}")
}

/// The names of networks.
pub(super) fn names(networks: &[Network]) -> Value {
    networks.iter().map(|network| network.name()).collect()
}

fn excesses(networks: &[Excess]) -> Value {
    let excess = |excess: &Excess| {
        let message = Message::new("excess").with("network", excess.network.name());
        message.with("length", excess.length).with("limit", excess.limit)
    };
    networks.iter().map(excess).collect()
}
