// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an engine answers: rows of text, whatever engine it is.

use anyhow::{Context, Result, bail};
use model::{Network, PostKind, Precision, Timestamp};
use tally::{Flat, FlatAccount, FlatLanguage};

use crate::moment;

/// What stands where nothing is known.
pub const NOTHING: &str = "~";

/// One row of an answer.
#[derive(Debug)]
pub struct Row<'a>(pub &'a [Option<&'a str>]);

impl<'a> Row<'a> {
    /// The text of a column; `None` where it is null or what stands for nothing.
    pub fn known(&self, column: usize) -> Option<&'a str> {
        self.0.get(column).copied().flatten().filter(|text| *text != NOTHING)
    }

    /// The text of a column that is never null.
    pub fn text(&self, column: usize) -> Result<&'a str> {
        self.0.get(column).copied().flatten().with_context(|| format!("the engine gave no column {column}"))
    }

    /// The whole number of a column.
    pub fn number(&self, column: usize) -> Result<i64> {
        let text = self.text(column)?;
        text.parse().with_context(|| format!("the engine gave `{text}` in place of a number"))
    }

    /// The count of a column.
    pub fn count(&self, column: usize) -> Result<u64> {
        u64::try_from(self.number(column)?).context("the engine gave a negative count")
    }

    /// Whether a column is 1.
    pub fn is_so(&self, column: usize) -> Result<bool> {
        Ok(self.number(column)? == 1)
    }

    /// The network of a column.
    pub fn network(&self, column: usize) -> Result<Network> {
        Ok(self.text(column)?.parse()?)
    }

    /// The kind of a column, as `joined` writes it.
    pub fn kind(&self, column: usize) -> Result<PostKind> {
        Ok(match self.text(column)? {
            "0" => PostKind::Repost,
            "1" => PostKind::Reply,
            "2" => PostKind::Quote,
            "3" => PostKind::Original,
            other => bail!("the engine gave `{other}` as a kind of post"),
        })
    }

    /// The account of a column.
    pub fn account(&self, column: usize) -> Result<Option<FlatAccount>> {
        self.known(column).map(account).transpose()
    }

    /// The language of a column.
    pub fn language(&self, column: usize) -> Result<Option<FlatLanguage>> {
        self.known(column).map(language).transpose()
    }

    /// The hashtags of a column: one list, or those of several sights, one behind another.
    pub fn hashtags(&self, column: usize) -> Result<Vec<String>> {
        let lists = serde_json::Deserializer::from_str(self.text(column)?).into_iter::<Vec<String>>();
        let lists: Vec<Vec<String>> =
            lists.collect::<Result<_, _>>().context("a label is no list of hashtags")?;
        Ok(lists.into_iter().flatten().collect())
    }

    /// The time of a column and how finely it is known, as `joined` writes it.
    pub fn standing(&self, column: usize) -> Result<(Option<Timestamp>, Precision)> {
        let Some(standing) = self.known(column) else { return Ok((None, Precision::Second)) };
        let digits = standing.split_at_checked(2).map(|(_, digits)| digits).unwrap_or_default();
        Ok((Some(time(digits)?), fineness(standing.split_at_checked(1).map(|(fineness, _)| fineness))?))
    }
}

/// A time in digits.
pub fn time(digits: &str) -> Result<Timestamp> {
    moment::read(digits).with_context(|| format!("the engine gave `{digits}` as a time"))
}

/// How finely a time is known, as `joined` writes it.
pub fn fineness(sign: Option<&str>) -> Result<Precision> {
    Ok(match sign {
        Some("0") => Precision::Second,
        Some("1") => Precision::Minute,
        Some("2") => Precision::Day,
        _ => bail!("the engine did not say how finely a time is known"),
    })
}

/// A post of a network of which nothing else is known.
pub fn blank(network: Network) -> Flat {
    Flat {
        network,
        key: String::new(),
        stands_in: false,
        created_at: None,
        precision: Precision::Second,
        kind: PostKind::Original,
        account: None,
        handle: None,
        language: None,
        hashtags: Vec::new(),
        follows: None,
        dated_back: false,
        dated_ahead: false,
    }
}

fn account(text: &str) -> Result<FlatAccount> {
    match text.split_at_checked(1) {
        Some(("0", name)) => Ok(FlatAccount::Identified(name.to_owned())),
        Some(("1", name)) => Ok(FlatAccount::Named(name.to_owned())),
        _ => bail!("`{text}` is no account of an archive"),
    }
}

fn language(text: &str) -> Result<FlatLanguage> {
    match text.split_at_checked(1) {
        Some(("0", name)) => Ok(FlatLanguage::Given(name.to_owned())),
        Some(("1", name)) => Ok(FlatLanguage::Found(name.to_owned())),
        _ => bail!("`{text}` is no language of an archive"),
    }
}
