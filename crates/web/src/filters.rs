// SPDX-License-Identifier: AGPL-3.0-or-later
//! What templates do with a value; askama finds filters in a module of this name.

use words::{Thousands, grouped};

/// A number for a reader, its thousands set apart as every language reads them.
#[askama::filter_fn]
pub(crate) fn number(number: &u64, _: &dyn askama::Values) -> askama::Result<String> {
    Ok(grouped(*number, Thousands::Space))
}

/// An address that a stranger gave, if a browser may follow it.
#[askama::filter_fn]
pub(crate) fn web_link<'a>(
    url: &'a Option<String>,
    _: &dyn askama::Values,
) -> askama::Result<Option<&'a str>> {
    let is_web = |url: &&str| ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme));
    Ok(url.as_deref().filter(is_web))
}

/// A text without the characters that XML can't hold, not even escaped (XML 1.0, 2.2).
#[askama::filter_fn]
pub(crate) fn xml(text: &str, _: &dyn askama::Values) -> askama::Result<String> {
    let is_held =
        |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t');
    Ok(text.chars().filter(is_held).collect())
}

/// The host of an address, which says who stands behind a source.
#[askama::filter_fn]
pub(crate) fn host<'a>(url: &'a str, _: &dyn askama::Values) -> askama::Result<&'a str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    Ok(rest.split(['/', '?', '#']).next().unwrap_or(rest))
}
