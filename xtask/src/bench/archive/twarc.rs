// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts of X as `twarc2 flatten` writes them: one a line, its author within.

use super::{
    chance::Chance,
    draft::{Draft, Kind},
    hours::{DAY_STARTS, written},
    json::Json,
    people::{BASE32, Person},
    recent::Recent,
};

/// The instant, in milliseconds of Unix time, from which X's numbers count.
const NUMBERS_START: u64 = 1_288_834_974_657;

const SOURCES: [&str; 3] = ["Twitter Web App", "Twitter for iPhone", "Twitter for Android"];

/// What others name of a post.
pub struct Named {
    id: String,
    user_id: String,
    handle: String,
}

/// What stands before the text of a post that repeats or answers another, and where it names the other's author.
struct Address<'a> {
    to: &'a Named,
    text: String,
    sign: usize,
}

/// Writes a post, which has this place among all.
pub fn post(json: &mut Json, draft: &Draft, place: usize, recent: &mut Recent<Named>, chance: &mut Chance) {
    let id = number(draft.millisecond, place, chance).to_string();
    let about = if draft.kind == Kind::Original { None } else { recent.some(chance) };
    let answered = about.filter(|_| draft.kind == Kind::Reply);
    let address = about.and_then(|about| Address::of(draft.kind, about));
    json.object(|json| {
        json.at("id").text(&id);
        json.at("conversation_id").text(answered.map_or(&id, |parent| &parent.id));
        json.at("author_id").text(&draft.person.user_id);
        json.at("created_at").text(&written(draft.millisecond));
        let before = address.as_ref().map_or("", |address| address.text.as_str());
        json.at("text").text(&format!("{before}{}", draft.text));
        json.at("lang").text(draft.language);
        json.at("public_metrics").object(|json| metrics(json, chance));
        json.at("possibly_sensitive").plain(false);
        json.at("reply_settings").text("everyone");
        json.at("source").text(chance.pick::<&str>(&SOURCES));
        json.at("edit_history_tweet_ids").list(|json| json.text(&id));
        if let Some(about) = about {
            json.at("referenced_tweets").list(|json| json.object(|json| reference(json, draft.kind, about)));
        }
        if let Some(parent) = answered {
            json.at("in_reply_to_user_id").text(&parent.user_id);
        }
        if !draft.marks.is_empty() || draft.link.is_some() || address.is_some() {
            json.at("entities").object(|json| entities(json, draft, address.as_ref(), chance));
        }
        json.at("author").object(|json| author(json, draft.person));
        json.at("__twarc").object(origin);
    });
    let Person { user_id, handle, .. } = draft.person;
    recent.add(Named { id, user_id: user_id.clone(), handle: handle.clone() }, chance);
}

impl<'a> Address<'a> {
    fn of(kind: Kind, to: &'a Named) -> Option<Self> {
        match kind {
            Kind::Reply => Some(Self { to, text: format!("@{} ", to.handle), sign: 0 }),
            Kind::Repost => Some(Self { to, text: format!("RT @{}: ", to.handle), sign: 3 }),
            Kind::Original | Kind::Quote => None,
        }
    }
}

fn metrics(json: &mut Json, chance: &mut Chance) {
    // Most are repeated seldom, few very often (Pareto's law).
    let retweets = if chance.is(0.4) { (1.0 - chance.unit()).powf(-1.25) as u64 - 1 } else { 0 };
    json.at("retweet_count").plain(retweets);
    json.at("reply_count").plain(chance.number(0..=3));
    json.at("like_count").plain(chance.number(0..=40));
    json.at("quote_count").plain(0);
    json.at("bookmark_count").plain(chance.number(0..=2));
    json.at("impression_count").plain(chance.number(0..=9_000));
}

fn reference(json: &mut Json, kind: Kind, about: &Named) {
    json.at("type").text(match kind {
        Kind::Repost => "retweeted",
        Kind::Reply => "replied_to",
        Kind::Quote | Kind::Original => "quoted",
    });
    json.at("id").text(&about.id);
    json.at("author_id").text(&about.user_id);
}

fn entities(json: &mut Json, draft: &Draft, address: Option<&Address>, chance: &mut Chance) {
    // Handles are ASCII: here letters are bytes.
    let before = address.map_or(0, |address| address.text.len());
    if !draft.marks.is_empty() {
        json.at("hashtags").list(|json| {
            for mark in &draft.marks {
                json.object(|json| {
                    json.at("start").plain(before + mark.letters.0);
                    json.at("end").plain(before + mark.letters.1);
                    json.at("tag").text(&mark.tag);
                });
            }
        });
    }
    if let Some(link) = &draft.link {
        let end = before + draft.text.chars().count();
        let shown: String = link.chars().skip("https://".len()).take(24).collect();
        json.at("urls").list(|json| {
            json.object(|json| {
                json.at("start").plain(end + 1);
                json.at("end").plain(end + 24);
                json.at("url").text(&format!("https://t.co/{}", chance.letters(BASE32, 10)));
                json.at("expanded_url").text(link);
                json.at("display_url").text(&format!("{shown}…"));
            });
        });
    }
    if let Some(Address { to, sign, .. }) = address {
        json.at("mentions").list(|json| {
            json.object(|json| {
                json.at("start").plain(sign);
                json.at("end").plain(sign + 1 + to.handle.len());
                json.at("username").text(&to.handle);
                json.at("id").text(&to.user_id);
            });
        });
    }
}

fn author(json: &mut Json, person: &Person) {
    let Person { number, user_id, handle, .. } = person;
    json.at("id").text(user_id);
    json.at("name").text(&person.name);
    json.at("username").text(handle);
    json.at("created_at").text(&format!(
        "20{:02}-{:02}-{:02}T{:02}:{:02}:{:02}.000Z",
        9 + number % 15,
        1 + number % 12,
        1 + number % 28,
        number % 24,
        number % 60,
        number % 59
    ));
    json.at("verified").plain(number % 50 == 0);
    json.at("description").text(&person.description);
    json.at("public_metrics").object(|json| {
        json.at("followers_count").plain(person.followers);
        json.at("following_count").plain(person.following);
        json.at("tweet_count").plain(person.tweets);
        json.at("listed_count").plain(person.lists);
    });
    let picture = 10_u64.pow(18) + number * 7919;
    let named: String = handle.chars().take(8).collect();
    let address = format!("https://pbs.twimg.com/profile_images/{picture}/{named}_normal.jpg");
    json.at("profile_image_url").text(&address);
}

fn origin(json: &mut Json) {
    json.at("url").text("https://api.twitter.com/2/tweets/search/all?expansions=author_id");
    json.at("version").text("2.14.0");
    json.at("retrieved_at").text("2026-03-02T08:00:00+00:00");
}

/// A post's number: its millisecond, a machine's number, and one that tells apart what is made at once.
fn number(millisecond: u64, place: usize, chance: &mut Chance) -> u64 {
    let machine = chance.number(0..=1023);
    (DAY_STARTS * 1000 + millisecond - NUMBERS_START) << 22 | machine << 12 | (place as u64 % 4096)
}
