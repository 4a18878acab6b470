// SPDX-License-Identifier: AGPL-3.0-or-later
//! An invented storm of the sample call: people who post the kit's texts or their own words, repost, come late, come with friends; and
//! sometimes a cluster that does as it is told.

use serde_json::json;

use crate::bench::archive::Chance;

/// What stands in the names of accounts that are paid.
pub const PAID: &str = "/@paid";

/// Two hours from the full hour on, as the sample call says.
const HOUR: f64 = 1_796_137_200.0;
const SECONDS: f64 = 7200.0;

const TAGS: [&str; 3] = ["FreeTheAhangWeavers", "الحرية_لنساجات_آهنج", "LibertadTejedorasAhang"];
const OTHER_TAGS: [&str; 8] =
    ["Ahang", "weavers", "FreedomToTeach", "Velmara", "solidarity", "looms", "news", "court"];

/// Some of the kit's texts, without hashtags.
const KIT: [&str; 6] = [
    "Three women of Ahang taught a whole harbour to weave. Tomorrow a court may send them to prison for it. Drop the charges.",
    "The loom hall was sealed, so they carried eleven looms into the street and opened class at nine as ever. That is what is called a crime in Ahang.",
    "Talia Orvane. Sena Marouf. Idra Vell. Say their names before the judge does.",
    "Not one of 41 requests for a permit was granted in Ahang. Then they try you for having none. I stand with Talia, Sena and Idra.",
    "Ten minutes. That is how long the first hearing took, and no witness was heard. Tomorrow at 09:30 Ahang can do better.",
    "To the Ministry of Justice of Velmara: a loom is no weapon, a lesson is no riot. Tell your prosecutor to drop the case of the three weavers.",
];

/// What the paid post: not of the kit, and the same for all.
const SCRIPT: [&str; 4] = [
    "everybody is talking about the minister tonight and he has nothing to say for himself",
    "look who signed the order to close the hall it was the deputy and nobody else",
    "the other side of the harbour has the same problem and no one ever writes about it",
    "ask yourselves who gains when the court is late once more and who pays for it",
];

/// Articles that the call does not name.
const ARTICLES: usize = 12;

/// A storm, as lines of posts.
pub struct Storm {
    pub lines: String,
    pub honest: usize,
    pub paid: usize,
}

/// What kind of storm it is.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub told: Told,
    pub paid: usize,
    /// Which share of them obeys an order, and within how many seconds.
    pub obey: f64,
    pub seconds: f64,
}

/// What friends tell one another in a chat: of how many things, and within how many seconds they pass them on.
#[derive(Clone, Copy)]
pub struct Told {
    pub things: usize,
    pub seconds: f64,
    pub passing: Passing,
}

/// How they pass something on.
#[derive(Clone, Copy)]
pub enum Passing {
    /// They press the button under an article, which makes a post with its link, its picture and its headline.
    Button,
    Repost,
}

const NOW_AND_THEN: Told = Told { things: 3, seconds: 180.0, passing: Passing::Repost };

pub const KINDS: [Kind; 6] = [
    Kind { name: "honest", told: NOW_AND_THEN, paid: 0, obey: 0.0, seconds: 0.0 },
    Kind {
        name: "honest, chats that repost ten things within a minute",
        told: Told { things: 10, seconds: 60.0, passing: Passing::Repost },
        paid: 0,
        obey: 0.0,
        seconds: 0.0,
    },
    Kind {
        name: "honest, chats that press the button under three articles within a minute",
        told: Told { things: 3, seconds: 60.0, passing: Passing::Button },
        paid: 0,
        obey: 0.0,
        seconds: 0.0,
    },
    Kind { name: "20 paid accounts", told: NOW_AND_THEN, paid: 20, obey: 0.8, seconds: 20.0 },
    Kind { name: "6 paid accounts", told: NOW_AND_THEN, paid: 6, obey: 0.8, seconds: 20.0 },
    Kind {
        name: "20 careful ones: half obey, within two minutes",
        told: NOW_AND_THEN,
        paid: 20,
        obey: 0.5,
        seconds: 120.0,
    },
];

/// A post before it is written.
struct Draft {
    at: f64,
    account: String,
    kind: &'static str,
    text: String,
    tags: Vec<String>,
    links: Vec<String>,
    pictures: Vec<String>,
    of: Option<usize>,
}

/// Somebody's time in the storm.
struct Session {
    from: f64,
    seconds: f64,
}

impl Storm {
    /// Invents one.
    pub fn invent(seed: u64, kind: Kind) -> Self {
        let Kind { paid, told, .. } = kind;
        let mut chance = Chance::new(seed);
        let honest = 800;
        let mut drafts: Vec<Draft> = Vec::new();
        let sessions: Vec<Session> = (0..honest).map(|_| session(&mut chance)).collect();
        for (person, session) in sessions.iter().enumerate() {
            for _ in 0..chance.count(1..=3) {
                drafts.push(original(&mut chance, person, session));
            }
        }
        drafts.sort_by(|a, b| a.at.total_cmp(&b.at));
        let originals = drafts.len();
        for (person, session) in sessions.iter().enumerate() {
            reposts(&mut chance, person, session, originals, &mut drafts);
        }
        friends(&mut chance, honest, originals, told, &mut drafts);
        if paid > 0 {
            bursts(&mut chance, kind, originals, &mut drafts);
        }
        let lines = (0..drafts.len()).filter_map(|place| line(&drafts, place)).collect();
        Self { lines, honest, paid }
    }
}

/// Many come at the full hour, some by a timer; others whenever they can, and a few before.
fn session(chance: &mut Chance) -> Session {
    let from = match chance.count(0..=9) {
        0 => HOUR,
        1..=4 => HOUR + 300.0 * chance.unit().powi(2),
        5..=8 => HOUR + SECONDS * chance.unit(),
        _ => HOUR - 900.0 * chance.unit(),
    };
    // Some do all they do within a minute or two.
    let seconds = if chance.is(0.2) { 60.0 } else { 300.0 + 1500.0 * chance.unit() };
    Session { from, seconds }
}

fn person(number: usize) -> String {
    format!("person{number}")
}

fn original(chance: &mut Chance, number: usize, session: &Session) -> Draft {
    let has_kit = chance.is(0.45);
    let mut text = if has_kit { (*chance.pick(&KIT)).to_owned() } else { words(chance) };
    if has_kit && chance.is(0.3) {
        text = format!("{text} {}", words(chance).split(' ').take(3).collect::<Vec<_>>().join(" "));
    }
    let mut tags = vec![(*chance.pick(&TAGS)).to_owned()];
    if chance.is(0.3) {
        tags.push((*chance.pick(&OTHER_TAGS)).to_owned());
    }
    let links = if chance.is(0.3) {
        vec![format!(
            "https://news{}.example/article",
            chance.count(0..=ARTICLES - 1).min(chance.count(0..=ARTICLES - 1))
        )]
    } else {
        Vec::new()
    };
    let at = session.from + session.seconds * chance.unit().powi(2);
    Draft { at, account: person(number), kind: "original", text, tags, links, pictures: Vec::new(), of: None }
}

/// Words that nobody else puts in this order.
fn words(chance: &mut Chance) -> String {
    let count = chance.count(8..=18);
    (0..count).map(|_| format!("word{}", chance.count(0..=399))).collect::<Vec<_>>().join(" ")
}

/// Reposts in a session: of what is popular, soon after it was posted, or whatever is on the page.
fn reposts(chance: &mut Chance, number: usize, session: &Session, originals: usize, drafts: &mut Vec<Draft>) {
    for _ in 0..chance.count(0..=10) {
        let at = session.from + session.seconds * chance.unit();
        let before = drafts.get(..originals).unwrap_or_default().partition_point(|draft| draft.at < at);
        if before == 0 {
            continue;
        }
        let of = match chance.count(0..=2) {
            // The first ones, which everybody knows.
            0 => chance.count(0..=before.min(25) - 1),
            // The newest on the page.
            1 => before - 1 - chance.count(0..=before.min(15) - 1),
            _ => chance.count(0..=before - 1),
        };
        drafts.push(repost(person(number), at, of));
    }
}

fn repost(account: String, at: f64, of: usize) -> Draft {
    Draft {
        at,
        account,
        kind: "repost",
        text: String::new(),
        tags: Vec::new(),
        links: Vec::new(),
        pictures: Vec::new(),
        of: Some(of),
    }
}

/// Ten groups of four who tell one another in a chat what to pass on.
fn friends(chance: &mut Chance, people: usize, originals: usize, told_of: Told, drafts: &mut Vec<Draft>) {
    for group in 0..10 {
        for thing in 0..told_of.things {
            let of = chance.count(0..=originals - 1);
            let told = drafts.get(of).map_or(HOUR, |draft| draft.at) + 30.0;
            for friend in 0..4 {
                let at = told + told_of.seconds * chance.unit();
                let name = person((group * 4 + friend) % people);
                drafts.push(match told_of.passing {
                    Passing::Button => by_button(chance, name, at, group * told_of.things + thing),
                    Passing::Repost => repost(name, at, of),
                });
            }
        }
    }
}

/// What comes of the button under an article.
fn by_button(chance: &mut Chance, account: String, at: f64, article: usize) -> Draft {
    let address = format!("https://paper{article}.example");
    Draft {
        at,
        account,
        kind: "original",
        text: format!("Headline {article} of a paper that writes of looms and of those who weave on them"),
        tags: vec![(*chance.pick(&TAGS)).to_owned()],
        links: vec![format!("{address}/looms")],
        pictures: vec![format!("{address}/looms.jpg")],
        of: None,
    }
}

/// Twelve times an order comes: some repost a post, or post a text of the script, within some seconds.
fn bursts(chance: &mut Chance, kind: Kind, originals: usize, drafts: &mut Vec<Draft>) {
    for burst in 0..12 {
        let ordered = HOUR + 300.0 + SECONDS * 0.9 * chance.unit();
        let before = drafts.get(..originals).unwrap_or_default().partition_point(|draft| draft.at < ordered);
        let of = chance.count(0..=before.max(1) - 1);
        for account in 0..kind.paid {
            if !chance.is(kind.obey) {
                continue;
            }
            let (at, name) = (ordered + kind.seconds * chance.unit(), format!("paid{account}"));
            if burst % 3 == 0 {
                let text = SCRIPT.get(burst / 3).copied().unwrap_or_default().to_owned();
                let tags = vec![(*chance.pick(&TAGS)).to_owned()];
                drafts.push(Draft {
                    at,
                    account: name,
                    kind: "original",
                    text,
                    tags,
                    links: Vec::new(),
                    pictures: Vec::new(),
                    of: None,
                });
            } else {
                drafts.push(repost(name, at, of));
            }
        }
    }
}

/// A post as `groundswell posts` prints it.
fn line(drafts: &[Draft], place: usize) -> Option<String> {
    let draft = drafts.get(place)?;
    let id = |place: usize| format!("https://looms.example/posts/{place}");
    let of = draft.of.and_then(|of| Some((id(of), drafts.get(of)?)));
    // As Mastodon has it, a repost shows the words of what it repeats.
    let shown = of.as_ref().map_or(draft, |(_, original)| original);
    let picture = |url: &String| json!({"url": url, "alt": null, "kind": "photo"});
    let media: Vec<_> = shown.pictures.iter().map(picture).collect();
    let second = draft.at.floor() as i64;
    let created_at = format!("{}.{:03}Z", utc(second)?, ((draft.at - draft.at.floor()) * 1000.0) as u32);
    let post = json!({
        "network": "mastodon", "id": id(place), "url": null, "created_at": created_at, "precision": "second",
        "author": {"handle": format!("{}@looms.example", draft.account), "name": null, "id": format!("https://looms.example/@{}", draft.account)},
        "text": shown.text, "lang": "en", "hashtags": shown.tags, "mentions": [], "links": shown.links, "media": media, "kind": draft.kind,
        "in_reply_to": null, "repost_of": of.as_ref().map(|(id, _)| id), "quote_of": null,
        "source": {"format": "mastodon", "file": "storm", "line": place + 1},
    });
    Some(format!("{post}\n"))
}

/// An instant of the storm's evening, in UTC: it lies within one day.
fn utc(second: i64) -> Option<String> {
    let since = second - 1_796_083_200;
    let (hours, rest) = (since.div_euclid(3600), since.rem_euclid(3600));
    (0..24).contains(&hours).then(|| format!("2026-12-01T{hours:02}:{:02}:{:02}", rest / 60, rest % 60))
}
