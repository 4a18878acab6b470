// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the networks read a hashtag differently, or none at all.

use model::Network;

use super::{Cut, Found, Misread, Missed, More, SHOWN, Trouble, letters::warn_of_letters, shown};
use crate::{
    Entity,
    chars::{
        after, before, is_direction_mark, is_hash, is_invisible, is_letter_or_mark, is_letter_sign,
        is_right_to_left, is_word, run,
    },
    emoji::emoji_length,
    fold::fold,
    hashtags, links,
};

/// One `#` in a text, and the tag that each network reads at it.
struct Sign<'a> {
    text: &'a str,
    at: usize,
    /// By network, as in `Network::ALL`.
    read: [Option<&'a str>; 3],
    /// Whether the sign is inside a tag that Bluesky reads from an earlier sign.
    is_swallowed: bool,
}

/// Warns of every `#` outside links that isn't the same hashtag everywhere.
pub(crate) fn warn_of_tags(text: &str, found: &mut Found) {
    let tags = Network::ALL.map(|network| hashtags(network, text));
    let mut read = tags.each_ref().map(|tags| tags.iter().peekable());
    let links = [Network::X, Network::Bluesky].map(|network| links(network, text));
    let mut inside = links.each_ref().map(|links| links.iter().peekable());
    let mut swallowed_to = 0;
    for (at, _) in text.match_indices(is_hash) {
        let here = read.each_mut().map(|tags| {
            while tags.next_if(|tag| tag.start < at).is_some() {}
            tags.peek().copied().filter(|tag| tag.start == at)
        });
        let in_link = inside.each_mut().map(|links| {
            while links.next_if(|link| link.end <= at).is_some() {}
            links.peek().is_some_and(|link: &&Entity| link.start < at)
        });
        if in_link == [false, false] {
            let read = here.map(|tag| tag.map(|tag| tag.text.as_str()));
            Sign { text, at, read, is_swallowed: at < swallowed_to }.warn(found);
        }
        swallowed_to = here.iter().flatten().map(|tag| tag.end).fold(swallowed_to, usize::max);
    }
}

impl<'a> Sign<'a> {
    fn warn(&self, found: &mut Found) {
        let [bluesky, mastodon, x] = self.read;
        let Some(tag) = x.or(mastodon).or(bluesky) else { return self.warn_of_none(found) };
        for (network, read) in Network::ALL.into_iter().zip(self.read) {
            match read {
                None if self.is_swallowed && network == Network::Bluesky => {}
                None => self.warn_of_missing(network, tag, found),
                Some(read) if read != tag => self.warn_of_other(network, read, tag, found),
                Some(_) => {}
            }
        }
        self.warn_of_cut(tag, found);
        self.warn_of_hidden(tag, found);
        warn_of_letters(self.at, tag, self.read, found);
        if let Some(tag) = mastodon {
            self.warn_of_folding(tag, found);
        }
    }

    /// No network reads a tag here: worth a word if one was probably meant.
    fn warn_of_none(&self, found: &mut Found) {
        // In a box, it is an emoji.
        if emoji_length(after(self.text, self.at)).is_some() {
            return;
        }
        let body = self.body();
        let before = before(self.text, self.at).map(|(_, c)| c);
        let is_glued = before.is_some_and(is_word);
        let is_code = body.starts_with(|c: char| c.is_ascii_digit() || c == 'x');
        let misread = if before == Some('&') && is_code {
            // `&#39;` and `&#x27;` are how web pages write a character.
            None
        } else if body.is_empty() {
            let is_behind = before.is_some_and(is_right_to_left);
            is_behind.then_some(Misread::BehindWord)
        } else if body.contains(is_letter_or_mark) {
            Some(Misread::Glued)
        } else {
            // A number at a word (`lot#12`) is hardly meant as a tag.
            let is_number = !is_glued && body.contains(char::is_numeric);
            is_number.then_some(Misread::Digits)
        };
        let Some(misread) = misread else { return };
        for network in Network::ALL {
            // Of a sign inside a longer tag, Bluesky and X have been spoken of where that tag began.
            if !self.is_swallowed || network == Network::Mastodon {
                found.add(self.at, network, self.head(), Trouble::Hashtag(misread.clone()));
            }
        }
    }

    /// Another network reads `tag` here, this one nothing.
    fn warn_of_missing(&self, network: Network, tag: &str, found: &mut Found) {
        let is_long = tag.chars().nth(64).is_some();
        let tag = shown(tag);
        let before = before(self.text, self.at).map(|(_, c)| c);
        let by = match before {
            _ if network == Network::X && self.is_glued(&tag) => Missed::Adjoining,
            Some(c) if is_invisible(c) => Missed::BehindInvisible,
            Some(c) if !c.is_whitespace() => Missed::BehindSign,
            _ if network == Network::Bluesky && is_long => Missed::Over64,
            _ => Missed::Unread,
        };
        let misread = Misread::Missed { tag, by };
        found.add(self.at, network, &self.longest(), Trouble::Hashtag(misread));
    }

    /// This network reads another tag than `tag`, which X or Mastodon reads.
    fn warn_of_other(&self, network: Network, read: &str, tag: &str, found: &mut Found) {
        let (whole, common) = (shown(read), shown(tag));
        let misread = match read.strip_prefix(tag) {
            Some(more) if more.contains(is_hash) => Misread::More { whole, by: More::Joined },
            Some(more) if joint(more).is_some() => Misread::More { whole, by: More::Hyphened(common) },
            Some(_) => Misread::More { whole, by: More::Longer(common) },
            None if after(tag, read.len()).starts_with(is_invisible) => {
                Misread::Cut { read: whole, by: Cut::Joiner }
            }
            None => Misread::Cut { read: whole, by: Cut::Others(common) },
        };
        found.add(self.at, network, &self.longest(), Trouble::Hashtag(misread));
    }

    /// A sign such as a hyphen ends the tag on X and Mastodon, though the word goes on.
    fn warn_of_cut(&self, tag: &str, found: &mut Found) {
        let [bluesky, mastodon, x] = self.read;
        let Some(sign) = bluesky.and_then(|whole| whole.strip_prefix(tag)).and_then(joint) else { return };
        for (network, read) in [(Network::Mastodon, mastodon), (Network::X, x)] {
            if read == Some(tag) {
                let misread = Misread::Cut { read: shown(tag), by: Cut::Sign(sign) };
                found.add(self.at, network, &self.longest(), Trouble::Hashtag(misread));
            }
        }
    }

    /// Something invisible ends the tag on every network alike, though the word seems to go on.
    fn warn_of_hidden(&self, tag: &str, found: &mut Found) {
        let sign = after(self.text, self.at).chars().next().map_or(0, char::len_utf8);
        let rest = after(self.text, self.at + sign + tag.len());
        let seen = rest.trim_start_matches(is_invisible);
        let goes_on = seen.len() < rest.len() && seen.starts_with(|c| is_word(c) && !is_direction_mark(c));
        if !goes_on || self.read.iter().any(|read| *read != Some(tag)) {
            return;
        }
        for network in Network::ALL {
            let read = shown(tag);
            let about = format!("#{read}");
            found.add(self.at, network, &about, Trouble::Hashtag(Misread::Cut { read, by: Cut::Invisible }));
        }
    }

    /// Mastodon makes one of what the others keep apart; that ß and ss are two to it alone, and that it drops signs
    /// without which nobody writes a word of an Indian script, is not worth a word.
    fn warn_of_folding(&self, tag: &str, found: &mut Found) {
        let folded = fold(Network::Mastodon, tag);
        let needed: String = tag.chars().filter(|&c| !is_letter_sign(c)).collect();
        if ![tag, &needed].map(|tag| fold(Network::X, tag)).contains(&fold(Network::X, &folded)) {
            let (folded, tag) = (shown(&folded), shown(tag));
            let about = format!("#{tag}");
            found.add(self.at, Network::Mastodon, &about, Trouble::Hashtag(Misread::Folded { tag, folded }));
        }
    }

    /// The longest tag that a network reads here, with its sign.
    fn longest(&self) -> String {
        let longest = self.read.iter().flatten().max_by_key(|tag| tag.len());
        format!("#{}", longest.copied().unwrap_or_default())
    }

    /// Whether another sign directly follows the tag.
    fn is_glued(&self, tag: &str) -> bool {
        let rest = after(self.text, self.at).trim_start_matches(is_hash);
        after(rest, run(rest, |c| is_word(c) || is_invisible(c))).starts_with(is_hash)
            || tag.contains(is_hash)
    }

    /// The letters, digits and underscores after the sign.
    fn body(&self) -> &'a str {
        let rest = after(self.text, self.at).strip_prefix(is_hash).unwrap_or_default();
        rest.get(..run(rest, is_word)).unwrap_or_default()
    }

    /// The sign with its body; of a lone sign, the word before it too.
    fn head(&self) -> &'a str {
        let sign = after(self.text, self.at).chars().next().map_or(0, char::len_utf8);
        let end = self.at + sign + self.body().len();
        let start = if self.body().is_empty() {
            let head = self.text.get(..self.at).unwrap_or_default();
            head.char_indices()
                .rev()
                .take_while(|&(_, c)| is_word(c))
                .take(SHOWN)
                .last()
                .map_or(self.at, |(at, _)| at)
        } else {
            self.at
        };
        self.text.get(start..end).unwrap_or_default()
    }
}

/// The sign that joins a tag to the letters after it.
fn joint(more: &str) -> Option<char> {
    let mut more = more.chars();
    let sign = more.next().filter(|&c| c.is_ascii_punctuation() && !is_hash(c))?;
    more.next().filter(|&c| is_letter_or_mark(c)).map(|_| sign)
}
