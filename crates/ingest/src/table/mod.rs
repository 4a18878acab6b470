// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tables of posts: separated values or JSON lines, with columns that their header tells or that were named.
//!
//! Known by their header are what twarc-csv writes, CooRTweet's tables of shares, and tables whose columns have the
//! usual names; any other is read by `--columns`.

mod columns;
mod parse;
mod rows;
mod series;
mod shares;
mod times;

use std::collections::VecDeque;

use model::{Capture, Format, Network, Origin};

use crate::{
    clocks,
    detect::without_mark,
    input::{Bytes, InputError},
    item::{Arrival, Item, Notice, NoticeKind, Reason, Rejection},
    json::{Json, Tape},
    lines::{Line, Lines},
    pieces::Pieces,
    unit::Fault,
};
use columns::{Field, Header};
use parse::{Cells, Rules};
use rows::{Row, Rows};

pub use columns::{Columns, WrongColumns};
pub(crate) use series::is_series;
pub use series::{Series, SeriesRow};
pub use shares::{
    Finish, ObjectKind, ShareColumns, ShareInput, ShareTable, Shares, SharesDraft, TooManyShares,
    UnknownObject, open_shares,
};

/// A table that is being read.
pub(crate) struct Table {
    name: String,
    source: Source,
    rules: Rules,
    tape: Tape,
    /// What is still to be said of how the table is taken.
    is_network_unsaid: bool,
    is_utc_said: bool,
}

enum Source {
    /// JSON objects, one a line, and the columns that were named.
    Json(Box<Lines>, Columns),
    /// Separated values.
    Rows(Box<Rows>, Header),
}

/// Whether a file that begins so, and is called so, is a table of separated values.
pub(crate) fn is_rows(name: &str, head: &[u8], columns: &Columns) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name).to_lowercase();
    if name.ends_with(".csv") || name.ends_with(".tsv") {
        return true;
    }
    let separator = rows::separator(first);
    let is_separated = |line: &[u8]| line.contains(&separator);
    // Most texts are told apart here, without the tables of a parser, which take long to make.
    if !is_separated(first) {
        return false;
    }
    // Whoever names columns means a table, and is told if one of them is not there; but prose has commas too.
    columns::is_known(&rows::cells_of(first)) || columns.has_names() && lines.next().is_none_or(is_separated)
}

/// Whether lines of JSON that begin so have the columns that were named.
pub(crate) fn are_objects(head: &[u8], columns: &Columns) -> bool {
    let mut missed: Vec<_> = columns.named().map(|(_, column)| column).collect();
    let mut tape = Tape::default();
    for line in head.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok()) {
        if let Ok(json) = tape.read(without_mark_of(line)) {
            missed.retain(|column| !at(json, column, &mut |_| true));
        }
    }
    columns.has_names() && missed.is_empty()
}

/// A line without the mark with which some editors begin UTF-8.
fn without_mark_of(line: &str) -> &str {
    line.strip_prefix('\u{feff}').unwrap_or(line)
}

/// Looks at the value under a name, or under the names between its dots; `Default` where there is none.
fn at<T: Default>(json: Json<'_>, column: &str, look: &mut dyn FnMut(Json<'_>) -> T) -> T {
    if json.has(column) {
        return look(json.get(column));
    }
    match column.split_once('.') {
        Some((first, rest)) if json.has(first) => at(json.get(first), rest, look),
        _ => T::default(),
    }
}

impl Table {
    /// Reads separated values; the first row says what the columns are.
    ///
    /// # Errors
    ///
    /// [`InputError`] when that can't be told.
    pub(crate) fn of_rows(name: String, bytes: Bytes, columns: &Columns) -> Result<Self, InputError> {
        let mut rows =
            Rows::new(bytes).map_err(|cause| InputError::Unreadable { name: name.clone(), cause })?;
        let header = match rows.next() {
            Some((_, Row::Whole(cells, _))) => Header::read(&cells, columns),
            Some((_, Row::TooLong)) => {
                Err("its first row has more columns than any table of posts".to_owned())
            }
            Some((_, Row::NotUtf8)) => Err("its first row is not valid UTF-8; save it as UTF-8".to_owned()),
            Some((_, Row::Unclosed)) => Err("its first row ends inside a quoted cell".to_owned()),
            Some((_, Row::Failed(cause))) => return Err(InputError::Unreadable { name, cause }),
            None => return Err(InputError::Empty(name)),
        };
        let header = header.map_err(|says| InputError::Table { name: name.clone(), says })?;
        let rules = Rules { network: header.network, is_twarc: header.is_twarc };
        let is_network_unsaid = header.is_assumed;
        let (source, tape) = (Source::Rows(Box::new(rows), header), Tape::default());
        Ok(Self { name, source, rules, tape, is_network_unsaid, is_utc_said: false })
    }

    /// Reads JSON objects, one a line, by the columns that were named, and by the usual names.
    ///
    /// # Errors
    ///
    /// [`InputError`] when nothing says of which network they are.
    pub(crate) fn of_objects(name: String, bytes: Bytes, columns: &Columns) -> Result<Self, InputError> {
        let names: Vec<String> = columns.named().map(|(_, column)| column.to_lowercase()).collect();
        let is_in_column = columns.named().any(|(field, _)| field == Field::Network);
        let network = columns.network().or_else(|| columns::is_of_x(&names).then_some(Network::X));
        if network.is_none() && !is_in_column {
            return Err(InputError::Table { name, says: columns::NO_NETWORK.to_owned() });
        }
        let network = if is_in_column { None } else { network };
        let source = Source::Json(Box::new(Lines::new(bytes)), columns.clone());
        let rules = Rules { network, is_twarc: false };
        let tape = Tape::default();
        Ok(Self { name, source, rules, tape, is_network_unsaid: false, is_utc_said: false })
    }

    /// Takes in a row of separated values.
    fn take_row(&mut self, line: u64, row: Row, found: &mut VecDeque<Item>) {
        let Source::Rows(_, header) = &self.source else { return };
        let (reason, says) = match row {
            Row::Whole(mut cells, raw) => {
                // Some tools end each row with a separator, or leave the last cells away.
                while cells.len() > header.width && cells.last().is_some_and(String::is_empty) {
                    cells.pop();
                }
                if cells.len() == header.width {
                    let mut taken = Cells::default();
                    for (field, place) in &header.at {
                        taken.add_text(*field, cells.get(*place).map_or("", String::as_str), self.rules);
                    }
                    return self.take(line, &taken, raw, found);
                }
                let says = format!("has {} cells where the first row has {}", cells.len(), header.width);
                (Reason::UnknownShape, says)
            }
            Row::Failed(cause) => (Reason::Unreadable, format!("can't be read on from here: {cause}")),
            Row::NotUtf8 => (Reason::InvalidUtf8, "is not valid UTF-8".to_owned()),
            Row::TooLong => {
                (Reason::TooLong, "begins a row that is longer than 4 MiB; it is left out".to_owned())
            }
            Row::Unclosed => (
                Reason::TruncatedInput,
                "the table ends inside a quoted cell that begins in this row".to_owned(),
            ),
        };
        found.push_back(self.rejection(line, reason, says));
    }

    /// Takes in a line of JSON.
    fn take_line(&mut self, line: u64, read: Line, found: &mut VecDeque<Item>) {
        let raw = match read {
            Line::Whole(raw) => raw,
            Line::TooLong => {
                let says = "is longer than 64 MiB; it is left out".to_owned();
                return found.push_back(self.rejection(line, Reason::TooLong, says));
            }
            Line::Cut(_, cause) => {
                let says = format!("can't be read on from here: {cause}");
                return found.push_back(self.rejection(line, Reason::Unreadable, says));
            }
        };
        if without_mark(&raw).trim_ascii().is_empty() {
            return;
        }
        let text = match std::str::from_utf8(without_mark(&raw)) {
            Ok(text) => text,
            Err(_) => {
                let says = "is not valid UTF-8".to_owned();
                return found.push_back(self.rejection(line, Reason::InvalidUtf8, says));
            }
        };
        match self.cells_of(text) {
            Some(cells) => self.take(line, &cells, raw, found),
            None => {
                let says = "is no whole JSON object".to_owned();
                found.push_back(self.rejection(line, Reason::NotJson, says));
            }
        }
    }

    /// The cells of a line of JSON; `None` if it is no object.
    fn cells_of(&mut self, text: &str) -> Option<Cells> {
        let Source::Json(_, columns) = &self.source else { return None };
        let json = self.tape.read(text).ok()?;
        if !json.is_object() {
            return None;
        }
        let mut cells = Cells::default();
        for (field, column) in columns.named() {
            at(json, column, &mut |value| cells.add_json(field, value));
        }
        let is_named = |field: Field| columns.named().any(|(named, _)| named == field);
        for field in columns::plain_fields().filter(|field| !is_named(*field)) {
            let free =
                columns::names(field).iter().filter(|name| columns.named().all(|(_, it)| it != **name));
            for name in free {
                if at(json, name, &mut |value| cells.add_json(field, value)) {
                    break;
                }
            }
        }
        Some(cells)
    }

    /// Takes in what a row says.
    fn take(&mut self, line: u64, cells: &Cells, raw: Vec<u8>, found: &mut VecDeque<Item>) {
        if std::mem::take(&mut self.is_network_unsaid)
            && let Some(network) = self.rules.network
        {
            found.push_back(self.notice(NoticeKind::AssumedNetwork(network)));
        }
        let origin = Origin { format: Format::Table, file: self.name.clone(), line: Some(line) };
        match parse::post(cells, self.rules, origin.clone()) {
            Ok((post, is_zone_assumed)) => {
                let post = clocks::compared(post);
                if is_zone_assumed && !std::mem::replace(&mut self.is_utc_said, true) {
                    found.push_back(self.notice(NoticeKind::AssumedUtc));
                }
                let capture = Capture { raw, seen_at: None, origin };
                found.push_back(Item::Posts(Arrival { capture, posts: vec![post] }));
            }
            Err(Fault { reason, says }) => found.push_back(self.rejection(line, reason, says)),
        }
    }

    fn notice(&self, kind: NoticeKind) -> Item {
        Item::Notice(Notice { file: self.name.clone(), line: None, kind })
    }

    fn rejection(&self, line: u64, reason: Reason, says: String) -> Item {
        Item::Rejected(Rejection { file: self.name.clone(), line: Some(line), reason, says })
    }
}

impl Pieces for Table {
    fn read_on(&mut self, found: &mut VecDeque<Item>) -> bool {
        match &mut self.source {
            Source::Json(lines, ..) => {
                let Some(line) = lines.next() else { return false };
                let number = lines.number();
                self.take_line(number, line, found);
            }
            Source::Rows(rows, _) => {
                let Some((line, row)) = rows.next() else { return false };
                self.take_row(line, row, found);
            }
        }
        true
    }

    fn lines(&self) -> u64 {
        match &self.source {
            Source::Json(lines, ..) => lines.number(),
            Source::Rows(rows, _) => rows.lines(),
        }
    }
}

#[cfg(test)]
mod series_tests;
#[cfg(test)]
mod tests;
