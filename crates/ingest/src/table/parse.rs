// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a row says, brought into our form.

use std::collections::BTreeMap;

use model::{Author, Media, MediaKind, Network, Origin, Post, PostId, Precision, Remark};

use crate::{
    distinct::distinct,
    json::{Json, Tape},
    lang,
    unit::Fault,
    x::{self, References, Told, attached, is_media},
};

use super::{columns::Field, times};

/// What one cell says.
#[derive(Debug)]
pub(super) enum Cell {
    Media(Vec<Media>),
    Text(String),
    Texts(Vec<String>),
}

/// A row as cells by what they say.
#[derive(Debug, Default)]
pub(super) struct Cells(BTreeMap<Field, Cell>);

/// How the rows of a table are to be taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    /// The network of all rows; `None` where a column says it.
    pub(super) network: Option<Network>,
    /// Whether it was written by twarc-csv, which writes line breaks as `\n`.
    pub(super) is_twarc: bool,
}

impl Cells {
    /// Adds a cell of a table of separated values.
    pub(super) fn add_text(&mut self, field: Field, written: &str, rules: Rules) {
        let cell = match field {
            Field::Text | Field::AuthorName if rules.is_twarc => {
                Some(Cell::Text(written.replace("\\n", "\n")))
            }
            Field::Text | Field::AuthorName => Some(Cell::Text(written.to_owned())),
            _ if is_absent(written) => None,
            Field::EditHistory | Field::Hashtags | Field::Links | Field::Media | Field::Mentions => {
                match Tape::default().read(written) {
                    Ok(json) if json.is_array() => {
                        if field == Field::Links {
                            // A column of media of its own comes later, and says more.
                            self.0.insert(Field::Media, Cell::Media(shown_media(json)));
                        }
                        list(field, json)
                    }
                    _ => Some(Cell::Texts(split(written))),
                }
            }
            _ => Some(Cell::Text(written.to_owned())),
        };
        self.0.extend(cell.map(|cell| (field, cell)));
    }

    /// Adds a value of a JSON object; whether there is one.
    pub(super) fn add_json(&mut self, field: Field, json: Json<'_>) -> bool {
        let cell = match field {
            Field::EditHistory | Field::Hashtags | Field::Links | Field::Media | Field::Mentions => {
                if json.is_array() {
                    list(field, json)
                } else {
                    json.filled().map(|text| Cell::Texts(split(text)))
                }
            }
            _ => json.id().map(|text| Cell::Text(text.into_owned())),
        };
        let is_there = cell.is_some();
        self.0.extend(cell.map(|cell| (field, cell)));
        is_there
    }

    fn text(&self, field: Field) -> Option<&str> {
        match self.0.get(&field)? {
            Cell::Text(text) => Some(text).filter(|text| !text.is_empty()).map(String::as_str),
            Cell::Media(_) | Cell::Texts(_) => None,
        }
    }

    fn texts(&self, field: Field, sign: &[char]) -> Option<Vec<String>> {
        match self.0.get(&field)? {
            Cell::Texts(texts) => {
                Some(texts.iter().map(|text| text.trim_start_matches(sign).to_owned()).collect())
            }
            Cell::Media(_) | Cell::Text(_) => None,
        }
    }

    fn media(&self) -> Vec<Media> {
        match self.0.get(&Field::Media) {
            Some(Cell::Media(media)) => media.clone(),
            _ => Vec::new(),
        }
    }

    /// An identifier.
    ///
    /// # Errors
    ///
    /// When a spreadsheet has rounded it: nobody can say any more which one it was.
    fn id(&self, field: Field) -> Result<Option<String>, Fault> {
        let Some(written) = self.text(field) else { return Ok(None) };
        // Marks that keep spreadsheets from taking it for a number.
        let id = written.trim().trim_start_matches('=').trim_matches(['\'', '"']);
        let is_rounded = id.contains(['e', 'E', '.'])
            && id.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+'));
        let is_number = |id: &str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        match id.strip_suffix(".0") {
            // Up to here such numbers are exact.
            Some(whole) if is_number(whole) && whole.len() <= 15 => Ok(Some(whole.to_owned())),
            _ if is_rounded => {
                let says =
                    format!("has a number that a spreadsheet has rounded, {id}; nobody can say which it was");
                Err(Fault::shape(&says))
            }
            _ => Ok(Some(id.to_owned()).filter(|id| !id.is_empty())),
        }
    }
}

/// Brings a row into our form; also says whether the zone of its time had to be assumed.
pub(super) fn post(cells: &Cells, rules: Rules, origin: Origin) -> Result<(Post, bool), Fault> {
    let network = match rules.network {
        Some(network) => network,
        None => network(cells.text(Field::Network))?,
    };
    let id = cells.id(Field::Id)?;
    if id.is_none() && cells.text(Field::Text).is_none() {
        return Err(Fault::shape("is a row with neither a post's identifier nor its text"));
    }
    let written = cells.text(Field::CreatedAt);
    let time = written.and_then(times::read);
    let said = Said {
        references: references(cells, id.as_deref())?,
        author: Author {
            handle: cells.text(Field::Author).map(handle).filter(|handle| !handle.is_empty()),
            name: cells.text(Field::AuthorName).map(str::to_owned),
            id: cells.id(Field::AuthorId)?,
        },
        links: links(cells),
        id,
    };
    let mut post = if network == Network::X {
        of_x(cells, said, written, time.map(|time| time.at), origin)
    } else {
        elsewhere(cells, said, network, time.map(|time| time.at), origin)
    };
    post.precision = time.map_or(Precision::Second, |time| time.precision);
    if let Some(url) = cells.text(Field::Url).filter(|url| is_address(url)) {
        post.url = Some(url.to_owned());
    }
    Ok((post, time.is_some_and(|time| time.is_zone_assumed)))
}

/// What a row says, whatever the network.
struct Said {
    id: Option<String>,
    author: Author,
    references: References,
    links: Vec<String>,
}

fn of_x(
    cells: &Cells,
    said: Said,
    written: Option<&str>,
    at: Option<model::Timestamp>,
    origin: Origin,
) -> Post {
    let is_number = said.id.as_deref().is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
    let told = Told {
        id: said.id,
        author: said.author,
        created_at: written,
        read_at: at,
        text: cells.text(Field::Text).unwrap_or_default(),
        is_cut: false,
        lang: cells.text(Field::Lang),
        hashtags: cells.texts(Field::Hashtags, &['#', '＃']),
        mentions: cells.texts(Field::Mentions, &['@', '＠']).unwrap_or_default(),
        links: said.links,
        media: cells.media(),
        is_sensitive: false,
        extent: crate::unit::Extent::Whole,
    };
    let mut post = x::post(told, None, said.references, origin);
    // Whoever publishes a table may have put other names in the numbers' place.
    post.url = post.url.filter(|_| is_number);
    post
}

fn elsewhere(
    cells: &Cells,
    said: Said,
    network: Network,
    at: Option<model::Timestamp>,
    origin: Origin,
) -> Post {
    let text = cells.text(Field::Text).unwrap_or_default().to_owned();
    let hashtags = cells
        .texts(Field::Hashtags, &['#', '＃'])
        .unwrap_or_else(|| text::hashtags(network, &text).into_iter().map(|tag| tag.text).collect());
    let kind = said.references.kind();
    let is_unreadable = at.is_none() && cells.text(Field::CreatedAt).is_some();
    let [in_reply_to, repost_of, quote_of] =
        [said.references.reply, said.references.repost, said.references.quote]
            .map(|id| id.flatten().map(PostId));
    Post {
        network,
        id: said.id.map(PostId),
        url: None,
        author: said.author,
        created_at: at,
        precision: Precision::Second,
        text,
        lang: cells.text(Field::Lang).and_then(lang::normalized),
        hashtags: distinct(hashtags),
        mentions: distinct(cells.texts(Field::Mentions, &['@']).unwrap_or_default()),
        links: distinct(said.links),
        media: cells.media(),
        kind,
        in_reply_to,
        repost_of,
        quote_of,
        edit_of: None,
        id_at: None,
        seen_at: None,
        source: origin,
        remarks: if is_unreadable { vec![Remark::TimeUnreadable] } else { Vec::new() },
    }
}

/// To which posts a row refers; what was shared is what it repeats, unless it is an address or the post itself.
fn references(cells: &Cells, id: Option<&str>) -> Result<References, Fault> {
    let shared = cells.id(Field::Object)?.filter(|object| Some(object.as_str()) != id && !is_address(object));
    let repost = cells.id(Field::RepostOf)?.or(shared);
    let first = cells.texts(Field::EditHistory, &[]).and_then(|versions| versions.into_iter().next());
    let first_version = first.filter(|first| id.is_some_and(|id| id != first));
    Ok(match repost {
        Some(original) => References { repost: Some(Some(original)), first_version, ..References::default() },
        None => References {
            repost: None,
            reply: cells.id(Field::InReplyTo)?.map(Some),
            quote: cells.id(Field::QuoteOf)?.map(Some),
            first_version,
        },
    })
}

fn links(cells: &Cells) -> Vec<String> {
    let listed = cells.texts(Field::Links, &[]).unwrap_or_default().into_iter();
    let shared = cells.text(Field::Object).map(str::to_owned);
    let links = listed.chain(shared).filter(|link| is_address(link) && !is_media(link));
    links.filter(|link| !link.starts_with("https://twitter.com/i/web/status/")).collect()
}

fn network(written: Option<&str>) -> Result<Network, Fault> {
    let written = written.unwrap_or_default().trim();
    match written.to_lowercase().as_str() {
        "twitter" => Ok(Network::X),
        "bsky" => Ok(Network::Bluesky),
        key => key.parse().map_err(|error: model::UnknownNetwork| Fault::shape(&error.to_string())),
    }
}

/// A handle without its sign, and without the mark that keeps a spreadsheet from reckoning with it.
fn handle(written: &str) -> String {
    written.trim().trim_start_matches(['\'', '@', '＠']).to_owned()
}

fn is_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Whether a cell says in the way of some tool that it says nothing.
fn is_absent(written: &str) -> bool {
    matches!(written.trim(), "" | "NA" | "NaN" | "nan" | "None" | "null" | "[]")
}

/// What a list in JSON says: texts, or objects of which one part is the text.
fn list(field: Field, json: Json<'_>) -> Option<Cell> {
    let names: &[&str] = match field {
        Field::Hashtags => &["tag", "text", "name"],
        Field::Links => &["expanded_url", "url", "uri"],
        Field::Mentions => &["username", "screen_name", "acct", "handle"],
        Field::Media => {
            return Some(Cell::Media(json.items().filter_map(attached).collect()));
        }
        _ => &["id"],
    };
    let text = |item: Json<'_>| {
        // It stands for a picture of the post, not for an address that it links to.
        if field == Field::Links && item.has("media_key") {
            return None;
        }
        item.id().map(String::from).or_else(|| names.iter().find_map(|name| item.get(name).owned()))
    };
    Some(Cell::Texts(json.items().filter_map(text).collect()))
}

/// The pictures and films among a post's addresses, by the short addresses that stand in its text, each once.
fn shown_media(urls: Json<'_>) -> Vec<Media> {
    let short = urls.items().filter(|url| url.has("media_key")).filter_map(|url| url.get("url").owned());
    distinct(short.collect())
        .into_iter()
        .map(|url| Media { url, alt: None, kind: MediaKind::Photo })
        .collect()
}

/// A list as people and some tools write it: separated by blanks, commas, semicolons or bars, maybe in brackets.
fn split(written: &str) -> Vec<String> {
    let parts = written.split([',', ';', '|', ' ', '\t', '\n']);
    let bare = |part: &str| part.trim_matches(['[', ']', '\'', '"', '(', ')']).to_owned();
    parts.map(bare).filter(|part| !part.is_empty()).collect()
}
