// SPDX-License-Identifier: AGPL-3.0-or-later
//! Parquet, as plainly as it can be written: pages of version 1, values as they are, packed with gzip; each value may be missing.

use std::io::{self, Write};

use flate2::{Compression, GzBuilder};

use crate::thrift::{Struct, write_varint};

const MAGIC: &[u8] = b"PAR1";

/// So many rows are held in memory before they are written.
const GROUP: usize = 64 << 10;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Yes or no.
    Flag,
    /// Text in UTF-8.
    Text,
    /// An instant, in milliseconds since 1970 in UTC.
    Time,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Yes or no.
    Flag(bool),
    /// Nothing is known.
    Missing,
    /// Text.
    Text(String),
    /// An instant in milliseconds since 1970.
    Time(i64),
}

/// Writes a table column by column.
pub struct ColumnWriter<W: Write> {
    out: W,
    at: u64,
    columns: Vec<(String, ColumnKind)>,
    waiting: Vec<Vec<Cell>>,
    groups: Vec<Struct>,
    rows: i64,
    software: String,
}

impl<W: Write> ColumnWriter<W> {
    /// Begins a table with columns of such names.
    ///
    /// # Errors
    ///
    /// When writing fails; so it is with everything below.
    pub fn new(mut out: W, columns: Vec<(String, ColumnKind)>, software: &str) -> io::Result<Self> {
        out.write_all(MAGIC)?;
        let waiting = columns.iter().map(|_| Vec::new()).collect();
        let (at, software) = (MAGIC.len() as u64, software.to_owned());
        Ok(Self { out, at, columns, waiting, groups: Vec::new(), rows: 0, software })
    }

    /// Adds a row, which has a cell for each column, of its kind or missing.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn add(&mut self, row: impl IntoIterator<Item = Cell>) -> io::Result<()> {
        self.waiting.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
        if self.waiting.first().is_some_and(|column| column.len() >= GROUP) {
            self.end_group()
        } else {
            Ok(())
        }
    }

    /// Ends the table.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn finish(mut self) -> io::Result<W> {
        self.end_group()?;
        let root = Struct::default().text(4, "posts").i32(5, length(self.columns.len()));
        let columns = self.columns.iter().map(|(name, kind)| kind.schema(name));
        let about = Struct::default()
            .i32(1, 1)
            .inners(2, std::iter::once(root).chain(columns).collect())
            .i64(3, self.rows)
            .inners(4, self.groups)
            .text(6, &self.software)
            .into_bytes();
        self.out.write_all(&about)?;
        self.out.write_all(&length(about.len()).to_le_bytes())?;
        self.out.write_all(MAGIC)?;
        Ok(self.out)
    }

    /// Writes the rows that wait.
    fn end_group(&mut self) -> io::Result<()> {
        let waiting: Vec<Vec<Cell>> = self.waiting.iter_mut().map(std::mem::take).collect();
        let rows = waiting.first().map_or(0, Vec::len);
        if rows == 0 {
            return Ok(());
        }
        let (mut chunks, mut total) = (Vec::new(), 0);
        for ((name, kind), cells) in self.columns.iter().zip(&waiting) {
            let (page, unpacked) = page(cells);
            self.out.write_all(&page)?;
            let (start, packed) = (signed(self.at), signed(page.len() as u64));
            self.at += page.len() as u64;
            total += unpacked;
            let about = Struct::default()
                .i32(1, kind.physical())
                .i32s(2, &[PLAIN, RLE])
                .texts(3, &[name.as_str()])
                .i32(4, GZIP)
                .i64(5, signed(rows as u64))
                .i64(6, unpacked)
                .i64(7, packed)
                .i64(9, start);
            chunks.push(Struct::default().i64(2, start).inner(3, about));
        }
        self.groups.push(Struct::default().inners(1, chunks).i64(2, total).i64(3, signed(rows as u64)));
        Ok(())
    }
}

const PLAIN: i32 = 0;
const RLE: i32 = 3;
const GZIP: i32 = 2;

impl ColumnKind {
    /// The number of the type in which values lie.
    fn physical(self) -> i32 {
        match self {
            Self::Flag => 0,
            Self::Text => 6,
            Self::Time => 2,
        }
    }

    fn schema(self, name: &str) -> Struct {
        const OPTIONAL: i32 = 1;
        let element = Struct::default().i32(1, self.physical()).i32(3, OPTIONAL).text(4, name);
        match self {
            Self::Flag => element,
            Self::Text => element.i32(6, 0),
            Self::Time => element.i32(6, 9),
        }
    }
}

/// A page with its header, and how long it is before it is packed.
fn page(cells: &[Cell]) -> (Vec<u8>, i64) {
    let levels = levels(cells);
    let mut body = length(levels.len()).to_le_bytes().to_vec();
    body.extend(levels);
    body.extend(values(cells));
    let mut packed =
        GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::default());
    packed.write_all(&body).expect("memory takes it");
    let packed = packed.finish().expect("memory takes it");
    let data = Struct::default().i32(1, length(cells.len())).i32(2, PLAIN).i32(3, RLE).i32(4, RLE);
    let header =
        Struct::default().i32(1, 0).i32(2, length(body.len())).i32(3, length(packed.len())).inner(5, data);
    let header = header.into_bytes();
    let unpacked = signed((header.len() + body.len()) as u64);
    ([header, packed].concat(), unpacked)
}

/// Which values are there, run by run.
fn levels(cells: &[Cell]) -> Vec<u8> {
    let mut levels = Vec::new();
    for run in cells.chunk_by(|a, b| (*a == Cell::Missing) == (*b == Cell::Missing)) {
        write_varint((run.len() as u64) << 1, &mut levels);
        levels.push(u8::from(run.first() != Some(&Cell::Missing)));
    }
    levels
}

/// The values that are there, as they are.
fn values(cells: &[Cell]) -> Vec<u8> {
    let (mut bytes, mut flags) = (Vec::new(), 0_usize);
    for cell in cells {
        match cell {
            Cell::Missing => {}
            Cell::Text(text) => {
                bytes.extend(length(text.len()).to_le_bytes());
                bytes.extend_from_slice(text.as_bytes());
            }
            Cell::Time(at) => bytes.extend(at.to_le_bytes()),
            Cell::Flag(is_so) => {
                if flags.is_multiple_of(8) {
                    bytes.push(0);
                }
                if let Some(last) = bytes.last_mut() {
                    *last |= u8::from(*is_so) << (flags % 8);
                }
                flags += 1;
            }
        }
    }
    bytes
}

/// A length as the form counts them. A group of rows in counted form is far below the limit.
fn length(length: usize) -> i32 {
    i32::try_from(length).expect("a page is below two gigabytes")
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).expect("a file is below the limit of any disk")
}
