// SPDX-License-Identifier: AGPL-3.0-or-later
use fastrand::Rng;
use model::Network;

/// Somebody invented, with an account on one network.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    /// The network of the account.
    pub network: Network,
    /// The handle in the network's own form, without `@`.
    pub handle: String,
    /// The display name, as JSON writes it.
    pub name_json: String,
    /// The language that they write.
    pub language: &'static str,
    /// Bluesky's DID, or X's number.
    pub id: String,
    /// How many follow them.
    pub followers: u32,
}

/// The servers of the invented fediverse; the first is the one that is asked.
pub(crate) const SERVERS: [&str; 5] =
    ["looms.example", "quay.example", "lantern.example", "saltmarsh.example", "wolle.example"];

/// Where Bluesky's people have their handles.
const SKIES: [&str; 3] = ["sky.example", "harbor.example", "weft.example"];

/// Given names as their bearers write them, and in Latin letters for the handle.
const GIVEN: [(&str, &str); 32] = [
    ("Mira", "mira"),
    ("Ilse", "ilse"),
    ("Tomaso", "tomaso"),
    ("Ødger", "odger"),
    ("Wanda", "wanda"),
    ("Chidi", "chidi"),
    ("Lúcia", "lucia"),
    ("Inés", "ines"),
    ("Şirin", "sirin"),
    ("Işık", "isik"),
    ("Gökçe", "gokce"),
    ("İdil", "idil"),
    ("مها", "maha"),
    ("سليم", "salim"),
    ("ريم", "reem"),
    ("ياسر", "yasir"),
    ("هناء", "hanaa"),
    ("نور", "nour"),
    ("پریسا", "parisa"),
    ("ژیلا", "zhila"),
    ("کاوه", "kaveh"),
    ("گلنار", "golnar"),
    ("נועה", "noa"),
    ("אילן", "ilan"),
    ("תמר", "tamar"),
    ("Zsófi", "zsofi"),
    ("Bence", "bence"),
    ("Amani", "amani"),
    ("Baraka", "baraka"),
    ("Ружа", "ruzha"),
    ("Ελπίδα", "elpida"),
    ("Kaito", "kaito"),
];

/// Family names that nobody is known by.
const FAMILY: [&str; 16] = [
    "Velloran",
    "Quistad",
    "Ombrel",
    "Tarsky",
    "Ulmwater",
    "Zandovar",
    "Pellimar",
    "Korvath",
    "Wrenfeld",
    "Orsaren",
    "Dunmarrow",
    "Harlequist",
    "Yelvary",
    "Loomis-Odd",
    "Brackwell",
    "Sandoveer",
];

/// Signs that people put after their names.
const SIGNS: [&str; 6] = ["🧵", "🕊️", "🌿", "📚", "✊🏽", "🏳️‍🌈"];

/// Languages by how many in twenty write them.
const LANGUAGES: [&str; 20] = [
    "en", "en", "en", "en", "en", "en", "en", "en", "ar", "ar", "ar", "ar", "es", "es", "es", "es", "fa",
    "he", "tr", "tr",
];

/// Invents people: the accounts that may be quoted first, then the rest, spread over the networks.
pub(crate) fn invent_people(rng: &mut Rng, quotable: &[(Network, String)], how_many: u32) -> Vec<Person> {
    let mut people: Vec<Person> =
        quotable.iter().map(|(network, handle)| named(rng, *network, handle.clone())).collect();
    // One on each network at least, so that each has something to say.
    for number in 0..how_many.max(3) {
        let network = match number % 20 {
            0 | 3..9 => Network::Bluesky,
            1 | 9..13 => Network::Mastodon,
            _ => Network::X,
        };
        people.push(invented(rng, network, number));
    }
    people
}

/// An account that the call names.
fn named(rng: &mut Rng, network: Network, handle: String) -> Person {
    let name_json = crate::marks::quoted(handle.split(['.', '@']).next().unwrap_or_default());
    Person {
        network,
        name_json,
        language: "en",
        id: id(rng, network),
        followers: rng.u32(200..20_000),
        handle,
    }
}

fn invented(rng: &mut Rng, network: Network, number: u32) -> Person {
    let (given, latin) = one_of(rng, &GIVEN);
    let family = one_of(rng, &FAMILY);
    let initial = family.chars().next().unwrap_or('x').to_ascii_lowercase();
    let short = format!("{latin}_{initial}{}", base36(number));
    let handle = match network {
        Network::Bluesky => format!("{}.{}", short.replace('_', "-"), one_of(rng, &SKIES)),
        Network::Mastodon => format!("{short}@{}", one_of(rng, &SERVERS)),
        Network::X => short,
    };
    let sign = if rng.u32(0..6) == 0 { format!(" {}", one_of(rng, &SIGNS)) } else { String::new() };
    Person {
        network,
        handle,
        name_json: crate::marks::quoted(&format!("{given} {family}{sign}")),
        language: language(rng, number),
        id: id(rng, network),
        followers: rng.u32(3..4_000),
    }
}

/// Three write Hungarian and five Swahili: just below and at the number from which a cell may be published.
fn language(rng: &mut Rng, number: u32) -> &'static str {
    match number {
        10..13 => "hu",
        20..25 => "sw",
        _ => one_of(rng, &LANGUAGES),
    }
}

fn id(rng: &mut Rng, network: Network) -> String {
    match network {
        Network::Bluesky => {
            let letters = (0..24)
                .map(|_| char::from(*rng.choice(b"abcdefghijklmnopqrstuvwxyz234567").unwrap_or(&b'a')));
            format!("did:plc:{}", letters.collect::<String>())
        }
        Network::Mastodon => String::new(),
        Network::X => rng.u64(1_000_000_000_000_000_000..1_900_000_000_000_000_000).to_string(),
    }
}

fn base36(number: u32) -> String {
    let mut rest = number;
    let mut digits = Vec::new();
    while rest > 0 || digits.is_empty() {
        digits.extend(char::from_digit(rest % 36, 36));
        rest /= 36;
    }
    digits.into_iter().rev().collect()
}

/// One of a list that is never empty.
pub(crate) fn one_of<T: Copy>(rng: &mut Rng, list: &[T]) -> T {
    *rng.choice(list).expect("the lists of people and phrases are not empty")
}
