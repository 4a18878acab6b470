// SPDX-License-Identifier: AGPL-3.0-or-later
//! Tables of shares: who shared what, by which post, when. Read by the million, each name kept once.

mod draft;
mod head;
mod layout;
mod names;
mod times;

use std::{borrow::Cow, path::Path};

use crate::{
    detect::without_mark,
    input::{self, Bytes, InputError},
    item::{Reason, Rejection},
    json::Tape,
    lines::{Line, Lines},
    reader::Reader,
    table::{
        at,
        rows::{Row, Rows},
        without_mark_of,
    },
    zipped,
};
use draft::NamedShare;
pub use draft::{Finish, Shares, SharesDraft, TooManyShares};
use head::{Keys, head};
use layout::Layout;
pub use layout::{ObjectKind, ShareColumns, UnknownObject};
use times::Unusable;

/// An input that was opened for its shares.
pub enum ShareInput {
    /// It is something else, whose posts may share something.
    Posts(Box<Reader>),
    /// It is a table of shares.
    Shares(Box<ShareTable>),
}

/// A table of shares that is being read.
pub struct ShareTable {
    name: String,
    source: Source,
}

/// So many lines are taken in together.
const LINES: usize = 256;

enum Source {
    Json(Box<Lines>, Layout<String>),
    Rows(Box<Rows>, Layout<usize>, usize),
}

/// Opens a file, or standard input for `-`, packed or not.
///
/// # Errors
///
/// [`InputError`] when nothing at all can be read from it, or when it is a table of which nothing says what is shared in it.
pub fn open_shares(path: &Path, columns: &ShareColumns) -> Result<ShareInput, InputError> {
    if zipped::open(path)?.is_some() {
        return Ok(ShareInput::Posts(Box::new(Reader::open_with(path, &columns.others)?)));
    }
    let (name, bytes) = input::open(path)?;
    let unreadable = |cause| InputError::Unreadable { name: name.clone(), cause };
    let (mut bytes, _) = input::unpack(bytes).map_err(unreadable)?;
    let head = head(&mut bytes).map_err(unreadable)?;
    let text = without_mark(&head);
    let first =
        text.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let wrong = |says| InputError::Table { name: name.clone(), says };
    let again =
        |head: Vec<u8>, bytes: Bytes| Box::new(std::io::Read::chain(std::io::Cursor::new(head), bytes));
    let source = if first.trim_ascii_start().starts_with(b"{") {
        // Posts in JSON have a `text` of their own.
        let are_kinds =
            !columns.objects.is_empty() && columns.objects.iter().all(|it| it.parse::<ObjectKind>().is_ok());
        let layout = if are_kinds { None } else { Layout::of_objects(&Keys::of(text), columns) };
        let layout = layout.transpose().map_err(wrong)?;
        layout.map(|layout| (None, Some(layout)))
    } else {
        let cells = crate::table::rows::cells_of(first);
        let layout = Layout::of_row(&cells, columns).map_err(wrong)?.filter(|_| cells.len() > 1);
        layout.map(|layout| (Some((layout, cells.len())), None))
    };
    let source = match source {
        Some((Some((layout, width)), _)) => {
            let mut rows = Rows::new(again(head, bytes)).map_err(unreadable)?;
            rows.next();
            Source::Rows(Box::new(rows), layout, width)
        }
        Some((_, Some(layout))) => Source::Json(Box::new(Lines::new(again(head, bytes))), layout),
        _ => {
            let reader = Reader::of(name, again(head, bytes), None, &columns.others);
            let reader = reader.map_err(|error| with_hint(error, columns))?;
            return Ok(ShareInput::Posts(Box::new(reader)));
        }
    };
    Ok(ShareInput::Shares(Box::new(ShareTable { name, source })))
}

/// Adds to what is said of a table of which nothing is known how to say what was shared.
fn with_hint(error: InputError, columns: &ShareColumns) -> InputError {
    match error {
        InputError::Table { name, says } if columns.objects.is_empty() => InputError::Table {
            name,
            says: format!("{says}; of a table of shares, --object COLUMN says what was shared"),
        },
        other => other,
    }
}

impl ShareTable {
    /// Whether what it says twice counts twice: in a table with a row for each share. One that has a column for each kind of
    /// object has a row for each combination of them.
    #[must_use]
    pub fn counts_repeated(&self) -> bool {
        let objects: Vec<&str> = match &self.source {
            Source::Json(_, layout) => layout.objects.iter().map(|(_, name)| name.as_str()).collect(),
            Source::Rows(_, layout, _) => layout.objects.iter().map(|(_, name)| name.as_str()).collect(),
        };
        objects == ["object_id"]
    }

    /// Reads to the end; what is wrong with a row is handed to `wrong`, and the rest is read.
    ///
    /// # Errors
    ///
    /// [`TooManyShares`] beyond what 32 bits can number.
    pub fn read(
        self,
        shares: &mut SharesDraft,
        mut wrong: impl FnMut(Rejection),
        mut at_line: impl FnMut(u64),
    ) -> Result<u64, TooManyShares> {
        let Self { name, source } = self;
        let mut numbers = [Vec::new(), Vec::new()];
        match source {
            Source::Rows(mut rows, layout, width) => {
                let (separator, mut cells) = (rows.separator, Cells::new());
                let mut reader =
                    RowReader { name: &name, layout: &layout, width, separator, without_object: 0 };
                loop {
                    rows.plain_lines(|lines| {
                        let mut named = Vec::with_capacity(LINES);
                        for (line, bytes) in lines {
                            reader.take_line(line, bytes, &mut cells, &mut named).unwrap_or_else(&mut wrong);
                            if named.len() >= LINES {
                                shares.add_all(&named, &mut numbers)?;
                                named.clear();
                            }
                        }
                        shares.add_all(&named, &mut numbers)
                    })?;
                    at_line(rows.lines());
                    let Some((line, row)) = rows.next() else { break };
                    let mut named = Vec::new();
                    reader.take_row(line, &row, &mut named).unwrap_or_else(&mut wrong);
                    shares.add_all(&named, &mut numbers)?;
                }
                shares.without_object += reader.without_object;
                Ok(rows.lines())
            }
            Source::Json(mut lines, layout) => {
                let mut tape = Tape::default();
                while let Some(line) = lines.next() {
                    let number = lines.number();
                    take_json(&name, shares, &layout, &mut tape, (number, line), &mut wrong)?;
                    at_line(number);
                }
                Ok(lines.number())
            }
        }
    }
}

/// What a row has in its cells, before it is believed.
struct RawShare<'a> {
    account: &'a str,
    content: Option<&'a str>,
    at: &'a str,
}

impl<'a> RawShare<'a> {
    /// When it was, if the rest can be believed.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    fn at_ns(&self) -> Result<i64, String> {
        let known = |missing: &str| Err(missing.to_owned());
        let shown = |text: &str| text.chars().take(40).collect::<String>();
        let at_ns = match times::read(self.at) {
            _ if self.account.is_empty() => return known("names no account"),
            _ if self.content == Some("") => return known("names no post"),
            _ if self.at.is_empty() => return known("has no time"),
            Ok(at_ns) => at_ns,
            Err(Unusable::Day) => {
                return known("tells the day alone, which says nothing of who shared at the same time");
            }
            Err(Unusable::Minute) => {
                return known("tells the minute alone, which says nothing of who shared at the same time");
            }
            Err(Unusable::Unknown) => {
                return Err(format!("has a time that is not known here, `{}`", shown(self.at)));
            }
        };
        let ids = [self.account, self.content.unwrap_or_default()];
        match ids.into_iter().find(|id| is_rounded(id)) {
            Some(id) => Err(format!(
                "has a number that a spreadsheet has rounded, {}; nobody can say which it was",
                shown(id)
            )),
            None => Ok(at_ns),
        }
    }

    /// Adds its shares, one for each object that it has; gives how many it lacks.
    fn name_shares(
        &self,
        at_ns: i64,
        (file, line): (&str, u64),
        objects: impl ExactSizeIterator<Item = (&'a str, &'a str)>,
        named: &mut Vec<NamedShare<'a>>,
    ) -> u64 {
        let (count, before) = (objects.len(), named.len());
        let content = |content: Option<&'a str>| match content {
            Some(content) => Cow::Borrowed(content),
            None => Cow::Owned(format!("{file}:{line}")),
        };
        let object = |kind: &str, object: &'a str| match count {
            1 => Cow::Borrowed(object),
            _ => Cow::Owned(format!("{kind}:{object}")),
        };
        named.extend(objects.filter(|(_, name)| !name.is_empty()).map(|(kind, name)| NamedShare {
            object: object(kind, name),
            account: self.account,
            content: content(self.content),
            at_ns,
        }));
        (count - (named.len() - before)) as u64
    }
}

/// What reads the rows of a table.
struct RowReader<'a> {
    name: &'a str,
    layout: &'a Layout<usize>,
    width: usize,
    separator: u8,
    without_object: u64,
}

/// Where in a line its cells are.
type Cells = Vec<(usize, usize)>;

impl<'a> RowReader<'a> {
    /// Takes in a line without quotes.
    fn take_line<'l>(
        &mut self,
        line: u64,
        bytes: &'l [u8],
        cells: &mut Cells,
        named: &mut Vec<NamedShare<'l>>,
    ) -> Result<(), Rejection>
    where
        'a: 'l,
    {
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        if bytes.is_empty() {
            return Ok(());
        }
        let Ok(text) = simdutf8::basic::from_utf8(bytes) else {
            return Err(self.rejection(line, Reason::InvalidUtf8, "is not valid UTF-8".to_owned()));
        };
        cells.clear();
        let mut start = 0;
        for end in memchr::memchr_iter(self.separator, bytes).chain([bytes.len()]) {
            cells.push((start, end));
            start = end + 1;
        }
        let cell = |place: usize| {
            let (start, end) = cells.get(place).copied().unwrap_or_default();
            text.get(start..end).unwrap_or_default()
        };
        let count = cells.len();
        self.take_cells(line, count, cell, named)
    }

    /// Takes in a row that was read with all rules of such tables.
    fn take_row<'l>(
        &mut self,
        line: u64,
        row: &'l Row,
        named: &mut Vec<NamedShare<'l>>,
    ) -> Result<(), Rejection>
    where
        'a: 'l,
    {
        let (reason, says) = match row {
            Row::Whole(cells, _) => {
                let cell = |place: usize| cells.get(place).map(String::as_str).unwrap_or_default();
                return self.take_cells(line, cells.len(), cell, named);
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
        Err(self.rejection(line, reason, says))
    }

    /// Takes in the cells of a row.
    fn take_cells<'l>(
        &mut self,
        line: u64,
        count: usize,
        cell: impl Fn(usize) -> &'l str,
        named: &mut Vec<NamedShare<'l>>,
    ) -> Result<(), Rejection>
    where
        'a: 'l,
    {
        // Some tools end each row with a separator.
        let is_padded = (self.width..count).all(|place| cell(place).is_empty());
        if count < self.width || !is_padded {
            let says = format!("has {count} cells where the first row has {}", self.width);
            return Err(self.rejection(line, Reason::UnknownShape, says));
        }
        let layout = self.layout;
        let value = |place: usize| present(cell(place));
        let raw = RawShare {
            account: value(layout.account),
            content: layout.content.map(value),
            at: value(layout.at),
        };
        let at_ns = raw.at_ns().map_err(|says| self.rejection(line, Reason::UnknownShape, says))?;
        let objects = layout.objects.iter().map(|(place, name)| (name.as_str(), value(*place)));
        self.without_object += raw.name_shares(at_ns, (self.name, line), objects, named);
        Ok(())
    }

    fn rejection(&self, line: u64, reason: Reason, says: String) -> Rejection {
        Rejection { file: self.name.to_owned(), line: Some(line), reason, says }
    }
}

fn take_json(
    file: &str,
    shares: &mut SharesDraft,
    layout: &Layout<String>,
    tape: &mut Tape,
    (number, line): (u64, Line),
    wrong: &mut impl FnMut(Rejection),
) -> Result<(), TooManyShares> {
    let mut reject = |reason, says: String| {
        wrong(Rejection { file: file.to_owned(), line: Some(number), reason, says });
        Ok(())
    };
    let raw = match line {
        Line::Whole(raw) => raw,
        Line::TooLong => return reject(Reason::TooLong, "is longer than 64 MiB; it is left out".to_owned()),
        Line::Cut(_, cause) => {
            return reject(Reason::Unreadable, format!("can't be read on from here: {cause}"));
        }
    };
    let Ok(text) = std::str::from_utf8(without_mark(&raw)) else {
        return reject(Reason::InvalidUtf8, "is not valid UTF-8".to_owned());
    };
    if text.trim_ascii().is_empty() {
        return Ok(());
    }
    let json = match tape.read(without_mark_of(text)) {
        Ok(json) if json.is_object() => json,
        _ => return reject(Reason::NotJson, "is no whole JSON object".to_owned()),
    };
    let cell = |column: &String| {
        at(json, column, &mut |value| value.scalar().map(|text| present(text).to_owned())).unwrap_or_default()
    };
    let objects: Vec<(&str, String)> =
        layout.objects.iter().map(|(column, name)| (name.as_str(), cell(column))).collect();
    let (account, content, time) =
        (cell(&layout.account), layout.content.as_ref().map(cell), cell(&layout.at));
    let raw = RawShare { account: &account, content: content.as_deref(), at: &time };
    let at_ns = match raw.at_ns() {
        Ok(at_ns) => at_ns,
        Err(says) => return reject(Reason::UnknownShape, says),
    };
    let mut named = Vec::new();
    let objects = objects.iter().map(|(name, object)| (*name, object.as_str()));
    shares.without_object += raw.name_shares(at_ns, (file, number), objects, &mut named);
    shares.add_all(&named, &mut [Vec::new(), Vec::new()])
}

/// A cell without blanks around it; empty where it says in the way of some tool that it says nothing.
fn present(cell: &str) -> &str {
    let cell = cell.trim_ascii();
    match cell.len() {
        2..=4 if matches!(cell, "NA" | "NaN" | "nan" | "None" | "null") => "",
        _ => cell,
    }
}

/// Whether a spreadsheet has made a rounded number of an identifier.
fn is_rounded(id: &str) -> bool {
    id.bytes().any(|byte| byte == b'+')
        && id.contains(['e', 'E'])
        && id.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+'))
}

#[cfg(test)]
mod tests;
