// SPDX-License-Identifier: AGPL-3.0-or-later
//! A table of counts by time instead of posts: the two columns `timestamp` and `value`.

use model::Timestamp;

use super::{
    rows::{self, Row, Rows},
    times,
};
use crate::{
    detect::without_mark,
    input::{Bytes, InputError},
    item::{Reason, Rejection},
};

/// Counts by time, row by row in the order of the table.
pub struct Series {
    name: String,
    rows: Rows,
    /// Which column is which.
    timestamp: usize,
    value: usize,
    is_over: bool,
}

/// One row, as it is written and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesRow {
    /// The time, as the table writes it.
    pub timestamp: String,
    /// The count, as the table writes it.
    pub value: String,
    /// The time; taken as UTC where the table names no zone.
    pub at: Timestamp,
    /// The count; a finite number.
    pub count: f64,
}

/// Which of two cells is the time and which the count, where they are a header that says so.
fn header(cells: &[String]) -> Option<(usize, usize)> {
    let place = |name: &str| cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    (cells.len() == 2).then(|| Some((place("timestamp")?, place("value")?))).flatten()
}

/// Whether an input that begins so is a series.
pub(crate) fn is_series(head: &[u8]) -> bool {
    let first = without_mark(head).split(|byte| *byte == b'\n').next().unwrap_or_default();
    header(&rows::cells_of(first)).is_some()
}

impl Series {
    /// Reads a table that [`is_series`].
    pub(crate) fn new(name: String, bytes: Bytes) -> Result<Self, InputError> {
        let unreadable = |cause| InputError::Unreadable { name: name.clone(), cause };
        let mut rows = Rows::new(bytes).map_err(unreadable)?;
        let places = match rows.next() {
            Some((_, Row::Whole(cells, _))) => header(&cells),
            _ => None,
        };
        let Some((timestamp, value)) = places else {
            let says = "its first row is not `timestamp,value`".to_owned();
            return Err(InputError::Table { name, says });
        };
        Ok(Self { name, rows, timestamp, value, is_over: false })
    }

    /// The input's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    fn read(&self, cells: &[String]) -> Result<SeriesRow, String> {
        if cells.len() != 2 {
            return Err(format!("has {} cells in place of two", cells.len()));
        }
        let cell = |place: usize| cells.get(place).map(String::as_str).unwrap_or_default();
        let (timestamp, value) = (cell(self.timestamp), cell(self.value));
        let at = times::read(timestamp).ok_or_else(|| format!("`{}` is no time", short(timestamp)))?.at;
        let count = value.trim().parse().ok().filter(|count: &f64| count.is_finite());
        let count = count.ok_or_else(|| format!("`{}` is no number", short(value)))?;
        Ok(SeriesRow { timestamp: timestamp.to_owned(), value: value.to_owned(), at, count })
    }

    fn reject(&self, line: u64, reason: Reason, says: String) -> Rejection {
        Rejection { file: self.name.clone(), line: Some(line), reason, says }
    }
}

/// The beginning of what a table has in place of what it should.
fn short(cell: &str) -> String {
    cell.chars().take(40).collect()
}

impl Iterator for Series {
    type Item = Result<SeriesRow, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let (line, row) = self.rows.next()?;
        Some(match row {
            Row::Whole(cells, _) => {
                self.read(&cells).map_err(|says| self.reject(line, Reason::UnknownShape, says))
            }
            Row::NotUtf8 => Err(self.reject(line, Reason::InvalidUtf8, "is not valid UTF-8".to_owned())),
            Row::TooLong => {
                Err(self.reject(line, Reason::TooLong, "is longer than 4 MiB; it is left out".to_owned()))
            }
            Row::Unclosed => {
                Err(self.reject(line, Reason::TruncatedInput, "ends inside a quoted cell".to_owned()))
            }
            Row::Failed(cause) => {
                self.is_over = true;
                Err(Rejection::of_end(&self.name, Some(line), &cause))
            }
        })
    }
}
