// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where in a table of shares what stands.

use std::str::FromStr;

use super::head::Keys;
use crate::table::columns::{Columns, Field, folded, is_of_shares, listed, missing, names};

/// Which columns of a table of shares say what, as whoever gives the table names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShareColumns {
    /// The columns of what was shared; with none, that of CooRTweet.
    pub objects: Vec<String>,
    /// The others: `author_id` or `author` who shared it, `id` by which post, `created_at` when.
    pub others: Columns,
}

/// The columns of a table, by name: of a JSON object they are looked up, of rows their place is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout<C> {
    /// What was shared, each with the name of its column.
    pub(super) objects: Vec<(C, String)>,
    pub(super) account: C,
    /// By which post; where there is none, each row is a post of its own.
    pub(super) content: Option<C>,
    pub(super) at: C,
}

impl Layout<usize> {
    /// Reads the first row of a table; `None` where it is none of shares.
    ///
    /// # Errors
    ///
    /// Says, after the table's name, which of the columns that were named is not there, or which has to be.
    pub(super) fn of_row(cells: &[String], columns: &ShareColumns) -> Result<Option<Self>, String> {
        let cells: Vec<String> = cells.iter().map(|cell| folded(cell)).collect();
        let Some(names) = Layout::of_names(&cells, columns) else { return Ok(None) };
        let places = |name: &str| {
            let places = cells.iter().enumerate().filter(|(_, cell)| *cell == name);
            places.map(|(place, _)| place).collect()
        };
        names
            .map_err(|says| format!("{says}; its columns are {}", listed(&cells)))?
            .found(&cells, places)
            .map(Some)
    }
}

impl Layout<String> {
    /// Reads the keys of the first objects of an input; `None` where it is no table of shares.
    ///
    /// # Errors
    ///
    /// As [`Layout::of_row`].
    pub(super) fn of_objects(keys: &Keys, columns: &ShareColumns) -> Option<Result<Self, String>> {
        let folded = keys.folded();
        if folded.is_empty() {
            return None;
        }
        let names = Self::of_names(&folded, columns)?;
        let names = names.map_err(|says| format!("{says}; its columns are {}", listed(&folded)));
        Some(names.and_then(|names| names.found(&folded, |name| keys.spellings(name))))
    }

    /// Chooses among the names of columns; `None` where nothing says that they are of shares.
    ///
    /// # Errors
    ///
    /// Says which column has to be named.
    pub(super) fn of_names(cells: &[String], columns: &ShareColumns) -> Option<Result<Self, String>> {
        let has = |name: &str| cells.iter().any(|cell| cell == name);
        let named = |field: Field| {
            columns.others.named().find(|(known, _)| *known == field).map(|(_, column)| folded(column))
        };
        let usual = |field: Field| names(field).iter().find(|name| has(name)).map(|name| (*name).to_owned());
        let objects: Vec<String> =
            columns.objects.iter().map(|name| folded(name)).chain(named(Field::Object)).collect();
        let objects = match objects.is_empty() {
            true if is_of_shares(cells) => vec!["object_id".to_owned()],
            true => return None,
            false if objects.iter().any(|name| has(name)) || named(Field::Object).is_some() => objects,
            // It may be a table of posts, and the object one that posts have.
            false if objects.iter().all(|name| ObjectKind::from_str(name).is_ok()) => return None,
            false => objects,
        };
        let account = [Field::AuthorId, Field::Author].into_iter();
        let account = account.clone().find_map(named).or_else(|| account.clone().find_map(usual));
        let account = account.or_else(|| has("account").then(|| "account".to_owned()));
        // A kind that is not spelled right is no column, and the account is not what is missing.
        if let Some(name) = objects.iter().find(|name| !has(name) && account.is_none()) {
            return Some(Err(with_kinds(name, format!("it has no column `{name}`"))));
        }
        let says =
            |what: &str, field: &str| format!("nothing says {what}; say it with --columns '{field}=…'");
        Some((|| {
            Ok(Self {
                objects: objects.into_iter().map(|name| (name.clone(), name)).collect(),
                account: account.ok_or_else(|| says("which column names the account", "author_id"))?,
                content: named(Field::Id).or_else(|| usual(Field::Id)),
                at: named(Field::CreatedAt)
                    .or_else(|| usual(Field::CreatedAt))
                    .ok_or_else(|| says("which column has the time", "created_at"))?,
            })
        })())
    }
}

impl Layout<String> {
    /// Finds the columns that were chosen by name.
    ///
    /// # Errors
    ///
    /// Says which of them is not there, or is there twice.
    fn found<C>(self, cells: &[String], places: impl Fn(&str) -> Vec<C>) -> Result<Layout<C>, String> {
        let place = |name: &String| {
            let mut places = places(name).into_iter();
            match (places.next(), places.next()) {
                (_, Some(_)) => Err(format!("it has two columns named `{name}`")),
                (place, None) => place.ok_or_else(|| missing(name, cells)),
            }
        };
        let object = |(_, name): &(String, String)| {
            place(name).map(|found| (found, name.clone())).map_err(|says| with_kinds(name, says))
        };
        Ok(Layout {
            objects: self.objects.iter().map(object).collect::<Result<_, String>>()?,
            account: place(&self.account)?,
            content: self.content.as_ref().map(place).transpose()?,
            at: place(&self.at)?,
        })
    }
}

/// Adds to what is said of a column that is not there what else might have been meant.
fn with_kinds(name: &str, says: String) -> String {
    match name.parse::<ObjectKind>() {
        Ok(_) => says,
        Err(unknown) => format!("{says}; of posts, {unknown}"),
    }
}

/// What posts share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    /// A hashtag.
    Hashtag,
    /// An address that a post links to.
    Link,
    /// A picture, film or sound.
    Medium,
    /// The post that a reply answers.
    Reply,
    /// The post that is repeated.
    Repost,
    /// The words of a post.
    Text,
}

impl ObjectKind {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Hashtag, Self::Link, Self::Medium, Self::Reply, Self::Repost, Self::Text];

    /// The name on the command line and in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Hashtag => "hashtag",
            Self::Link => "link",
            Self::Medium => "medium",
            Self::Reply => "reply",
            Self::Repost => "repost",
            Self::Text => "text",
        }
    }
}

/// Says that posts share nothing of that name.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is nothing that posts share; known are hashtag, link, medium, reply, repost and text")]
pub struct UnknownObject(String);

impl FromStr for ObjectKind {
    type Err = UnknownObject;

    fn from_str(key: &str) -> Result<Self, UnknownObject> {
        Self::ALL.into_iter().find(|kind| kind.key() == key).ok_or_else(|| UnknownObject(key.to_owned()))
    }
}
