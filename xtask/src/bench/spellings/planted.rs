// SPDX-License-Identifier: AGPL-3.0-or-later
//! Spellings that are planted: what people and networks do to a hashtag, each class by a rule of its own.
//!
//! The rules know nothing of how near misses are found. Networks take capitals and full-width letters for the same tag, so
//! these need not be found.

use fastrand::Rng;

use super::material::{Event, Labelled};

/// A way in which a hashtag is spoiled.
pub struct Class {
    pub name: &'static str,
    /// What stands in the text in the place of `#` and the tag; of another tag agreed on the second is made.
    spoil: fn(&str, &str, &mut Rng) -> String,
    /// Whether the network that reads the post is Bluesky, which takes all up to the next space for the tag.
    is_bluesky: bool,
}

const fn on_x(name: &'static str, spoil: fn(&str, &str, &mut Rng) -> String) -> Class {
    Class { name, spoil, is_bluesky: false }
}

const fn on_bluesky(name: &'static str, spoil: fn(&str, &str, &mut Rng) -> String) -> Class {
    Class { name, spoil, is_bluesky: true }
}

/// Every class.
pub const CLASSES: [Class; 25] = [
    on_x("a letter left out", |tag, _, rng| edited(tag, rng, |_, _| String::new())),
    on_x("a letter twice", |tag, _, rng| edited(tag, rng, |c, _| format!("{c}{c}"))),
    on_x("two letters swapped", |tag, _, rng| swapped(tag, rng)),
    on_x("a neighboring key", |tag, _, rng| edited(tag, rng, neighbor)),
    on_x("any other letter", |tag, _, rng| edited(tag, rng, |_, rng| rng.lowercase().to_string())),
    on_x("a letter too many", |tag, _, rng| edited(tag, rng, |c, rng| format!("{c}{}", rng.lowercase()))),
    on_x("two such slips", |tag, _, rng| {
        let once = edited(tag, rng, |_, _| String::new());
        edited(once.trim_start_matches('#'), rng, |_, rng| rng.lowercase().to_string())
    }),
    on_x("an accent", |tag, _, rng| accented(tag, rng)),
    on_x("an underscore", |tag, _, rng| parted(tag, "_", rng)),
    on_x("a joiner that shows nothing", |tag, _, rng| parted(tag, "\u{200C}", rng)),
    on_bluesky("a hyphen", |tag, _, rng| parted(tag, "-", rng)),
    on_x("Cyrillic letters that look alike", |tag, _, rng| looking_alike(tag, rng)),
    on_x("digits that look alike", |tag, _, _| format!("#{}", tag.replace('o', "0").replace('i', "1"))),
    on_x("plural, or none", |tag, _, _| match tag.strip_suffix('s') {
        Some(one) => format!("#{one}"),
        None => format!("#{tag}s"),
    }),
    on_x("a Turkish ending", |tag, _, rng| {
        format!("#{tag}{}", rng.choice(["lar", "ler", "da", "de", "dan", "in"]).unwrap_or_default())
    }),
    on_x("a year", |tag, _, rng| format!("#{tag}20{}", rng.u8(10..30))),
    on_x("4 for `for`", |tag, _, _| format!("#{}", tag.replace("for", "4"))),
    on_bluesky("`#a#b`", |tag, other, _| format!("#{tag}#{other}")),
    on_bluesky("`#a,#b`", |tag, other, _| format!("#{tag},#{other}")),
    on_bluesky("`##`", |tag, _, _| format!("##{tag}")),
    on_bluesky("a picture glued to it", |tag, _, _| format!("#{tag}🙏")),
    on_x("a word glued behind", |tag, _, rng| {
        format!("#{tag}{}", rng.choice(["now", "today", "update", "news", "relief"]).unwrap_or_default())
    }),
    on_x("a word glued before", |tag, _, rng| {
        format!("#{}{tag}", rng.choice(["the", "our", "help", "staystrong", "all"]).unwrap_or_default())
    }),
    on_x("cut short", |tag, _, rng| cut(tag, rng)),
    on_x("its `#` lost", |tag, _, _| tag.to_owned()),
];

/// A spelling that was planted, and in which posts.
pub struct Planted {
    pub posts: Vec<usize>,
}

/// How many spellings are made of each hashtag, and how many posts get each.
const SPELLINGS: usize = 4;
const POSTS: usize = 3;

impl Class {
    /// Plants spellings in an event: its posts, and what was planted.
    pub fn plant(&self, event: &Event, agreed: &[String]) -> (Vec<Line>, Vec<Planted>) {
        let mut lines: Vec<Line> = event.posts.iter().map(Line::of).collect();
        let mut planted = Vec::new();
        let mut is_used = vec![false; lines.len()];
        for (place, tag) in agreed.iter().enumerate() {
            let other = agreed.get((place + 1) % agreed.len()).map_or("", String::as_str);
            // The same in every run, and another for each tag.
            let mut rng = Rng::with_seed(
                tag.bytes()
                    .fold(place as u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte))),
            );
            for _ in 0..SPELLINGS {
                let spoiled = (self.spoil)(tag, other, &mut rng);
                if spoiled == format!("#{tag}") {
                    continue;
                }
                let has_it = |post: &usize| event.tags.get(*post).is_some_and(|tags| tags.contains(tag));
                let mut free: Vec<usize> = (0..lines.len())
                    .filter(|post| !is_used.get(*post).is_some_and(|used| *used))
                    .filter(has_it)
                    .collect();
                rng.shuffle(&mut free);
                let posts: Vec<usize> = free.into_iter().take(POSTS).collect();
                for post in &posts {
                    if let Some((line, used)) = lines.get_mut(*post).zip(is_used.get_mut(*post)) {
                        line.spoil(tag, &spoiled, self.is_bluesky);
                        *used = true;
                    }
                }
                planted.push(Planted { posts });
            }
        }
        (lines, planted)
    }
}

/// A post as a program reads it.
pub struct Line {
    id: i64,
    text: String,
    network: &'static str,
}

impl Line {
    fn of(post: &Labelled) -> Self {
        Self { id: post.id, text: post.text.clone(), network: "x" }
    }

    fn spoil(&mut self, tag: &str, spoiled: &str, is_bluesky: bool) {
        let small = self.text.to_lowercase();
        let wanted = format!("#{tag}");
        // Only where small letters take as many bytes; else the post stays as it is, and counts as not found.
        let at = small.find(&wanted).filter(|_| small.len() == self.text.len());
        if let Some(at) = at.filter(|at| self.text.is_char_boundary(*at)) {
            let end = at + wanted.len();
            self.text.replace_range(at..end, spoiled);
        }
        self.network = if is_bluesky { "bluesky" } else { "x" };
    }

    pub fn json(&self) -> String {
        format!("{}\n", serde_json::json!({ "id": self.id, "text": self.text, "network": self.network }))
    }
}

/// The tag with something else for one of its letters, behind the sign.
fn edited(tag: &str, rng: &mut Rng, edit: impl Fn(char, &mut Rng) -> String) -> String {
    let at = rng.usize(1..tag.chars().count());
    let mut edited = String::from("#");
    for (place, c) in tag.chars().enumerate() {
        match place {
            place if place == at => edited.push_str(&edit(c, rng)),
            _ => edited.push(c),
        }
    }
    edited
}

/// The tag with a mark between two of its letters.
fn parted(tag: &str, mark: &str, rng: &mut Rng) -> String {
    let at = rng.usize(1..tag.chars().count());
    let [before, after]: [String; 2] = [tag.chars().take(at).collect(), tag.chars().skip(at).collect()];
    format!("#{before}{mark}{after}")
}

fn swapped(tag: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = tag.chars().collect();
    let at = rng.usize(1..letters.len() - 1);
    letters.swap(at, at + 1);
    format!("#{}", letters.into_iter().collect::<String>())
}

fn neighbor(c: char, rng: &mut Rng) -> String {
    let beside = match c {
        'a' => "qsz",
        'b' => "vgn",
        'c' => "xvd",
        'd' => "sfe",
        'e' => "wrd",
        'f' => "dgr",
        'g' => "fht",
        'h' => "gjy",
        'i' => "uok",
        'k' => "jli",
        'l' => "kop",
        'm' => "njk",
        'n' => "bmh",
        'o' => "ipl",
        'p' => "ol",
        'r' => "etf",
        's' => "adw",
        't' => "ryg",
        'u' => "yij",
        'w' => "qes",
        'x' => "zcs",
        'y' => "tuh",
        _ => "k",
    };
    rng.choice(beside.as_bytes()).map(|&key| char::from(key).to_string()).unwrap_or_default()
}

fn accented(tag: &str, rng: &mut Rng) -> String {
    let vowels = [('a', 'á'), ('e', 'é'), ('i', 'ı'), ('o', 'ö'), ('u', 'ü')];
    let there: Vec<(char, char)> = vowels.into_iter().filter(|(plain, _)| tag.contains(*plain)).collect();
    let Some((plain, accented)) = rng.choice(there) else { return format!("#{tag}") };
    format!("#{}", tag.replacen(plain, &accented.to_string(), 1))
}

fn looking_alike(tag: &str, rng: &mut Rng) -> String {
    let twins =
        [('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('c', 'с'), ('x', 'х'), ('y', 'у'), ('i', 'і')];
    let there: Vec<(char, char)> = twins.into_iter().filter(|(latin, _)| tag.contains(*latin)).collect();
    let Some((latin, twin)) = rng.choice(there) else { return format!("#{tag}") };
    format!("#{}", tag.replace(latin, &twin.to_string()))
}

/// Its beginning, half of it or more, as where a text was cut.
fn cut(tag: &str, rng: &mut Rng) -> String {
    let length = tag.chars().count();
    let kept: String = tag.chars().take(rng.usize(length.div_ceil(2)..length)).collect();
    format!("#{kept}…")
}
