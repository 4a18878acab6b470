// SPDX-License-Identifier: AGPL-3.0-or-later
//! Domain names: which last labels exist, and which labels the name system can carry.

/// Whether a label is a top-level domain of today, by the public suffix list.
pub(crate) fn is_top_level(label: &str) -> bool {
    // The list has `onion` too, which no name server answers for.
    label != "onion" && is_listed(label)
}

/// Whether a label was a top-level domain when X froze its list, which Mastodon took over.
pub(crate) fn was_top_level(label: &str) -> bool {
    let label = label.to_lowercase();
    let is_withdrawn = WITHDRAWN.binary_search(&label.as_str()).is_ok();
    is_withdrawn || (is_listed(&label) && !YOUNGER.contains(&label.as_str()))
}

fn is_listed(label: &str) -> bool {
    if label.is_empty() || label.len() > 63 || label.contains('.') {
        return false;
    }
    // The list has some domains only by what is below them: `*.ck`, `co.za`.
    let label = label.to_lowercase();
    ["a.a.", "a.co."].iter().any(|below| {
        psl::suffix(format!("{below}{label}").as_bytes()).is_some_and(|suffix| suffix.is_known())
    })
}

/// Whether the name system can carry every label of a domain: at most 63 bytes, as Punycode where it isn't ASCII.
pub(crate) fn is_encodable(domain: &str) -> bool {
    domain.split('.').all(|label| {
        let bytes = if label.is_ascii() { label.len() } else { 4 + punycode_length(label, 64) };
        (1..=63).contains(&bytes)
    })
}

/// How long a label is in Punycode (RFC 3492), without its `xn--`; any length beyond `most` where it is longer.
fn punycode_length(label: &str, most: usize) -> usize {
    let points: Vec<u32> = label.chars().take(most + 1).map(u32::from).collect();
    if points.len() > most {
        return most + 1;
    }
    let basic = points.iter().filter(|&&point| point < 0x80).count();
    let mut length = if basic == 0 { 0 } else { basic + 1 };
    let (mut next, mut delta, mut bias, mut handled) = (0x80_u32, 0_u32, 72_u32, basic);
    while let Some(point) = points.iter().copied().filter(|&point| point >= next).min() {
        delta = delta.saturating_add((point - next).saturating_mul(count(handled + 1)));
        next = point;
        for &each in &points {
            if each < point {
                delta = delta.saturating_add(1);
            } else if each == point {
                length += digits(delta, bias);
                bias = adapt(delta, count(handled + 1), handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.saturating_add(1);
        next += 1;
    }
    length
}

/// How many digits Punycode needs for a number.
fn digits(mut number: u32, bias: u32) -> usize {
    let mut digits = 1;
    let mut base = 36;
    loop {
        let threshold = base.max(bias + 1).saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            return digits;
        }
        number = (number - threshold) / (36 - threshold);
        digits += 1;
        base += 36;
    }
}

/// Punycode's bias after a number.
fn adapt(delta: u32, points: u32, is_first: bool) -> u32 {
    let mut delta = if is_first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut steps = 0;
    while delta > 455 {
        delta /= 35;
        steps += 36;
    }
    steps + 36 * delta / (delta + 38)
}

fn count(points: usize) -> u32 {
    u32::try_from(points).unwrap_or(u32::MAX)
}

/// What became a top-level domain after 2021.
const YOUNGER: [&str; 7] = ["amazon", "kids", "music", "spa", "ישראל", "アマゾン", "亚马逊"];

/// What was a top-level domain in 2021 and isn't any more, in order.
#[rustfmt::skip]
const WITHDRAWN: [&str; 146] = [
    "abarth", "active", "adac", "afamilycompany", "aigo", "alfaromeo", "an", "avianca",
    "bananarepublic", "bentley", "bl", "blanco", "bnl", "boots", "bq", "budapest", "bugatti",
    "cancerresearch", "cartier", "caseih", "cbs", "ceb", "chloe", "chrysler", "cityeats", "comcast",
    "cookingchannel", "csc", "dabur", "dodge", "doha", "doosan", "duck", "dunlop", "duns", "eh",
    "epost", "esurance", "etisalat", "everbank", "fiat", "flsmidth", "foodnetwork", "frontdoor",
    "fujixerox", "glade", "goo", "goodhands", "guardian", "helsinki", "hgtv", "honeywell", "hoteles",
    "htc", "iinet", "intel", "iselect", "iveco", "iwc", "jcp", "jlc", "juniper", "kerrylogistics",
    "kinder", "ladbrokes", "lancaster", "lancia", "lancome", "liaison", "linde", "lipsy", "lixil",
    "loft", "lupin", "macys", "maserati", "mcd", "mcdonalds", "meo", "metlife", "mf", "mobily",
    "montblanc", "mopar", "movistar", "mtpc", "mutual", "mutuelle", "nadex", "nationwide", "natura",
    "newholland", "northwesternmutual", "off", "oldnavy", "onyourside", "orientexpress", "pamperedchef",
    "panerai", "passagens", "piaget", "pramerica", "qvc", "raid", "redstone", "rightathome", "rmit",
    "rocher", "sapo", "sca", "scjohnson", "scor", "ses", "shaw", "showtime", "shriram", "spiegel",
    "spreadbetting", "srt", "starhub", "statoil", "swiftcover", "symantec", "telecity", "telefonica",
    "tiffany", "tp", "travelchannel", "uconnect", "um", "vista", "vistaprint", "volkswagen", "vuelos",
    "warman", "wolterskluwer", "xfinity", "xperia", "zippo", "اتصالات", "موبايلي", "大众汽车", "工行", "手表",
    "珠宝", "诺基亚",
];
