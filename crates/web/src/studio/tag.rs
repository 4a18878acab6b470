// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is wrong with hashtags, in words of the studio.

use model::Network;
use text::{Cut, Misread, Missed, More, TagFinding, TagTrouble, Trouble};

use super::fault::{names, sign};
use crate::message::Message;

/// What a finding says, with the networks that it is about where it isn't about all.
pub(crate) fn message(finding: &TagFinding) -> Message {
    let says = of_tags(finding);
    if finding.networks.len() == Network::ALL.len() {
        return says;
    }
    Message::new("note-networks").with("networks", names(&finding.networks)).with("says", says)
}

fn of_tags(finding: &TagFinding) -> Message {
    let mut tags = finding.tags.iter().map(|tag| sign(tag));
    let tag = tags.next().unwrap_or_default();
    let other = tags.next().unwrap_or_default();
    match &finding.trouble {
        TagTrouble::Alike => Message::new("tag-alike").with("tag", tag).with("other", other),
        TagTrouble::Directions => Message::new("tag-directions").with("tag", tag),
        TagTrouble::EdgeDigits => Message::new("tag-edge-digits").with("tag", tag),
        TagTrouble::InText(trouble) => in_text(trouble, tag),
        TagTrouble::Many { length, limit } => Message::new("tag-many")
            .with("written", finding.tags.len())
            .with("length", *length)
            .with("limit", *limit),
        TagTrouble::Mark(_) => Message::new("tag-invisible").with("tag", tag),
        TagTrouble::Near => Message::new("tag-near").with("tag", tag).with("other", other),
        TagTrouble::OneOnSome(apart) => {
            let message = Message::new("tag-one-on-some").with("tag", tag).with("other", other);
            message.with("apart", names(apart))
        }
        TagTrouble::Same => Message::new("tag-same").with("tag", tag).with("other", other),
        TagTrouble::Unread => Message::new("fault-unread-tag").with("tag", tag),
        TagTrouble::Words(joined) => Message::new("tag-words").with("tag", tag).with("joined", sign(joined)),
    }
}

/// Of a hashtag alone; what only a text around it could break is said as of one that isn't read whole.
fn in_text(trouble: &Trouble, tag: String) -> Message {
    match trouble {
        Trouble::Hashtag(misread) => of_misread(misread, tag),
        Trouble::Marks(_) | Trouble::Refused(_) => Message::new("tag-invisible").with("tag", tag),
        Trouble::Bytes(..)
        | Trouble::List(_)
        | Trouble::Long { .. }
        | Trouble::OtherName(_)
        | Trouble::Plain(_)
        | Trouble::Reply(_)
        | Trouble::Stock(_) => Message::new("tag-parts").with("tag", tag),
    }
}

fn of_misread(misread: &Misread, tag: String) -> Message {
    match misread {
        Misread::Alphabets { letter, .. } => {
            Message::new("tag-letters").with("letter", letter.to_string()).with("tag", tag)
        }
        Misread::Cut { read, by: Cut::Joiner } => Message::new("tag-joiner").with("read", sign(read)),
        Misread::Cut { read, by: Cut::Sign(end) } => {
            Message::new("tag-sign").with("read", sign(read)).with("sign", end.to_string())
        }
        Misread::Digits => Message::new("tag-digits"),
        Misread::Folded { folded, .. } => {
            Message::new("tag-folded").with("tag", tag).with("other", sign(folded))
        }
        Misread::Cut { by: Cut::Invisible, .. } | Misread::Missed { by: Missed::BehindInvisible, .. } => {
            Message::new("tag-invisible").with("tag", tag)
        }
        Misread::Missed { by: Missed::Over64, .. } => Message::new("tag-over-64"),
        Misread::More { whole, by: More::Hyphened(common) | More::Longer(common) } => {
            Message::new("tag-whole").with("whole", sign(whole)).with("common", sign(common))
        }
        Misread::BehindWord
        | Misread::Cut { by: Cut::Others(_), .. }
        | Misread::Glued
        | Misread::Missed { .. }
        | Misread::More { by: More::Joined, .. } => Message::new("tag-parts").with("tag", tag),
    }
}

#[cfg(test)]
mod tests {
    use call::Language;
    use words::Words;

    use super::message;

    use crate::{reader, speech};

    #[test]
    fn each_trap_of_a_hashtag_is_told_in_the_language_of_the_studio() {
        let said = |tags: &[&str], words: &'static Words| -> Vec<String> {
            let found = text::check_tags(tags, "Free the weavers of Ahang.").findings;
            found.iter().map(|finding| message(finding).said_in(words).plain()).collect()
        };
        let sets: [&[&str]; 14] = [
            &["2026"],
            &["Free-Ahang"],
            &["freetheweavers"],
            &["الحريةAhang"],
            &["الحرية2026"],
            &["Fr\u{435}eAhang"],
            &["FreeDvořák"],
            &["Free\u{200B}Ahang"],
            &["می\u{200C}خواهیم"],
            &["Free\u{200F}Ahang"],
            &["LibertéAhang", "LiberteAhang"],
            &["EndTrials", "EndTrails"],
            &["كيان", "کیان"],
            &["Ahang", "Looms", "Weavers", "ahang"],
        ];
        let all = sets.map(|tags| said(tags, speech::of(&reader::english())).join("\n"));
        insta::assert_snapshot!(all.join("\n\n"));
        let arabic = speech::of(&Language::new("ar").expect("a language"));
        let latin = sets.into_iter().flat_map(|tags| said(tags, arabic)).find(|said| said.contains(" the "));
        assert_eq!(latin, None);
    }
}
