// SPDX-License-Identifier: AGPL-3.0-or-later
//! The columns of the two tables, in the order in which they are written.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::Result;
use datafusion::arrow::{
    array::{ArrayRef, Int32Array, Int64Array, StringArray},
    datatypes::{DataType, Field, Schema},
    record_batch::RecordBatch,
};
use model::{Network, Precision, Timestamp};
use tally::{Flat, FlatAccount, FlatLanguage};

use crate::moment;

/// A sight as it is written.
pub struct Sight {
    pub number: i64,
    pub day: String,
    pub network: Network,
    pub post: String,
    made_at: Option<String>,
    pub opens: Option<String>,
    closes: Option<String>,
    fineness: i32,
    kind: i32,
    account: Option<String>,
    handle: Option<String>,
    language: Option<String>,
    pub hashtags: Vec<String>,
    follows: Option<String>,
    dated_back: i32,
    dated_ahead: i32,
    whole: String,
}

/// The day of what has no time.
const NO_DAY: &str = "unknown";

impl Sight {
    /// Writes a sight by its number, with the post as JSON.
    pub fn new(number: i64, flat: Flat, whole: String) -> Self {
        let Flat { network, created_at, precision, .. } = flat;
        let sign = if flat.stands_in { '!' } else { '=' };
        let opens = created_at.map(|at| moment::digits(opening(at, precision)));
        let mut hashtags = flat.hashtags;
        hashtags.sort_unstable();
        hashtags.dedup();
        Self {
            number,
            day: created_at.map_or_else(|| NO_DAY.to_owned(), |at| at.strftime("%Y-%m-%d").to_string()),
            network,
            post: format!("{network}{sign}{}", flat.key),
            made_at: created_at.map(moment::digits),
            opens,
            closes: created_at.map(|at| closing(at, precision)),
            fineness: precision as i32,
            kind: flat.kind as i32,
            account: flat.account.map(|account| match account {
                FlatAccount::Identified(id) => format!("0{id}"),
                FlatAccount::Named(handle) => format!("1{handle}"),
            }),
            handle: flat.handle,
            language: flat.language.map(|language| match language {
                FlatLanguage::Given(language) => format!("0{language}"),
                FlatLanguage::Found(language) => format!("1{language}"),
            }),
            hashtags,
            follows: flat.follows.map(|id| format!("{network}={id}")),
            dated_back: i32::from(flat.dated_back),
            dated_ahead: i32::from(flat.dated_ahead),
            whole,
        }
    }

    /// About how many bytes it takes in memory.
    pub fn size(&self) -> usize {
        let tags: usize = self.hashtags.iter().map(|tag| tag.len() + size_of::<String>()).sum();
        size_of::<Self>() + self.whole.len() + self.post.len() * 2 + tags * 2 + 128
    }
}

/// When a post can have been made at the earliest.
fn opening(at: Timestamp, precision: Precision) -> Timestamp {
    if precision == Precision::Day { tally::day(at) } else { at }
}

/// What is more than all windows begin with that hold it, and less than all others.
fn closing(at: Timestamp, precision: Precision) -> String {
    match precision {
        Precision::Day => moment::digits(tally::after(at, precision)),
        // A window that begins at this very instant still holds it.
        Precision::Minute | Precision::Second => format!("{}~", moment::digits(at)),
    }
}

/// The columns of the table `sights`, each with what it means.
pub const SIGHTS: [(&str, DataType, &str); 17] = [
    ("sight", DataType::Int64, "the number of this sight of a post, in the order in which inputs were read"),
    ("network", DataType::Utf8, "bluesky, mastodon or x"),
    (
        "post",
        DataType::Utf8,
        "the network, `=` and the identifier of the post's first version; or `!` and what stands in for one",
    ),
    (
        "made_at",
        DataType::Utf8,
        "when its author says it was made: 12 digits of seconds since 432,000,000,000 s before 1970 (UTC), 9 of nanoseconds",
    ),
    (
        "opens",
        DataType::Utf8,
        "the earliest that this may be, in the same digits: where only the day is known, its beginning",
    ),
    (
        "closes",
        DataType::Utf8,
        "what is more than the beginning of any window that holds it, in the same digits",
    ),
    ("fineness", DataType::Int32, "how finely the time is known: 0 the day, 1 the minute, 2 the second"),
    ("kind", DataType::Int32, "0 original, 1 quote, 2 reply, 3 repost"),
    ("account", DataType::Utf8, "0 and the network's identifier of the account, or 1 and its folded handle"),
    ("handle", DataType::Utf8, "the handle as it is written"),
    (
        "language",
        DataType::Utf8,
        "0 and the primary language subtag that the network gives, or 1 and the one found in the text",
    ),
    ("label", DataType::Utf8, "its hashtags as they are written, sorted, as a list in JSON"),
    ("follows", DataType::Utf8, "the post that it repeats, answers or shows, as in `post`"),
    (
        "dated_back",
        DataType::Int32,
        "1 if it claims an earlier time than its identifier or its first sight tells",
    ),
    ("dated_ahead", DataType::Int32, "1 if it claims a later time than these"),
    ("day", DataType::Utf8, "the day in UTC; `unknown` where it is not known"),
    ("whole", DataType::Utf8, "the post as `groundswell posts` prints it, in JSON"),
];

/// The columns of the table `tags`: a row for each spelling of a hashtag in a sight.
pub const TAGS: [(&str, DataType, &str); 5] = [
    ("sight", DataType::Int64, "the sight that has it, as in `sights`"),
    ("post", DataType::Utf8, "the post, as in `sights`"),
    ("network", DataType::Utf8, "the network"),
    ("spelling", DataType::Utf8, "the hashtag as it is written, without its sign"),
    (
        "folded",
        DataType::Utf8,
        "the same as its network folds it: equal for hashtags that the network takes for one",
    ),
];

/// The schema of a table.
pub fn schema(columns: &[(&str, DataType, &str)]) -> Arc<Schema> {
    let field = |(name, kind, means): &(&str, DataType, &str)| {
        let about = [("description".to_owned(), (*means).to_owned())].into();
        Field::new(*name, kind.clone(), true).with_metadata(about)
    };
    Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()))
}

/// Sights as columns.
pub fn sights(rows: &[&Sight]) -> Result<RecordBatch> {
    let text = |of: fn(&Sight) -> &str| -> ArrayRef {
        Arc::new(StringArray::from_iter_values(rows.iter().map(|row| of(row))))
    };
    let known = |of: fn(&Sight) -> Option<&str>| -> ArrayRef {
        Arc::new(rows.iter().map(|row| of(row)).collect::<StringArray>())
    };
    let number = |of: fn(&Sight) -> i32| -> ArrayRef {
        Arc::new(Int32Array::from_iter_values(rows.iter().map(|row| of(row))))
    };
    let labels: Vec<String> =
        rows.iter().map(|row| serde_json::to_string(&row.hashtags)).collect::<Result<_, _>>()?;
    let columns: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from_iter_values(rows.iter().map(|row| row.number))),
        text(|row| row.network.key()),
        text(|row| &row.post),
        known(|row| row.made_at.as_deref()),
        known(|row| row.opens.as_deref()),
        known(|row| row.closes.as_deref()),
        number(|row| row.fineness),
        number(|row| row.kind),
        known(|row| row.account.as_deref()),
        known(|row| row.handle.as_deref()),
        known(|row| row.language.as_deref()),
        Arc::new(StringArray::from_iter_values(&labels)),
        known(|row| row.follows.as_deref()),
        number(|row| row.dated_back),
        number(|row| row.dated_ahead),
        text(|row| &row.day),
        text(|row| &row.whole),
    ];
    Ok(RecordBatch::try_new(schema(&SIGHTS), columns)?)
}

/// Their hashtags as columns.
pub fn tags(rows: &[&Sight]) -> Result<RecordBatch> {
    let each = rows.iter().flat_map(|row| row.hashtags.iter().map(move |tag| (*row, tag)));
    // Arrow asks how many there are before it takes the first.
    let each: Vec<(&Sight, &String)> = each.collect();
    let folded: Vec<String> = each.iter().map(|(row, tag)| text::fold(row.network, tag)).collect();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(Int64Array::from_iter_values(each.iter().map(|(row, _)| row.number))),
        Arc::new(StringArray::from_iter_values(each.iter().map(|(row, _)| &row.post))),
        Arc::new(StringArray::from_iter_values(each.iter().map(|(row, _)| row.network.key()))),
        Arc::new(StringArray::from_iter_values(each.iter().map(|(_, tag)| tag))),
        Arc::new(StringArray::from_iter_values(&folded)),
    ];
    Ok(RecordBatch::try_new(schema(&TAGS), columns)?)
}

/// What the columns mean, by table.
pub fn described() -> BTreeMap<String, BTreeMap<String, String>> {
    let means = |columns: &[(&str, DataType, &str)]| {
        columns.iter().map(|(name, _, means)| ((*name).to_owned(), (*means).to_owned())).collect()
    };
    [("sights".to_owned(), means(&SIGHTS)), ("tags".to_owned(), means(&TAGS))].into()
}
