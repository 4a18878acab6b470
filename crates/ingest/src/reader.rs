// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    collections::VecDeque,
    io::{self, Read},
    num::NonZero,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use model::{Capture, Format, Network, Origin, Post};

use crate::{
    article,
    bluesky_car::Repository,
    chunks::Chunks,
    detect::{self, Manner, without_mark},
    html,
    input::{self, Bytes, InputError},
    item::{Arrival, Item, Notice, NoticeKind, Reason, Rejection},
    json::Tape,
    lines::{Line, Lines, Rest},
    mastodon,
    pieces::Pieces,
    reposts::Reposts,
    sift::Sift,
    sweep::{self, Swept},
    table::{Columns, Table},
    unit,
    web_archive::WebArchive,
    x_archive::Archive,
    zipped,
};

/// Reads one input to its end, item by item.
pub struct Reader {
    name: String,
    manner: Manner,
    lines: Lines,
    /// The name of the server-sent event that is being read.
    event: String,
    tape: Tape,
    found: VecDeque<Item>,
    /// What reads an input that is not read line by line.
    pieces: Option<Box<dyn Pieces>>,
    /// Where the lines lie as they are read: on the disk, and not packed.
    path: Option<PathBuf>,
}

impl Reader {
    /// Opens a file, or standard input for `-`, packed or not, in any format that is known.
    ///
    /// # Errors
    ///
    /// [`InputError`] when nothing at all can be read from it.
    pub fn open(path: &Path) -> Result<Self, InputError> {
        Self::open_with(path, &Columns::default())
    }

    /// Does the same, where tables have columns of some names.
    ///
    /// # Errors
    ///
    /// [`InputError`] when nothing at all can be read from it.
    pub fn open_with(path: &Path, columns: &Columns) -> Result<Self, InputError> {
        if let Some(pieces) = zipped::open(path)? {
            return Ok(Self::of_pieces(path.to_string_lossy().into_owned(), pieces));
        }
        let (name, bytes) = input::open(path)?;
        Self::of(name, bytes, Some(path), columns)
    }

    /// Reads from anything that gives bytes; `name` stands for it in messages.
    ///
    /// # Errors
    ///
    /// [`InputError`] when nothing at all can be read from it.
    pub fn from_read(name: impl Into<String>, bytes: impl Read + Send + 'static) -> Result<Self, InputError> {
        Self::of(name.into(), Box::new(bytes), None, &Columns::default())
    }

    /// Reads bytes that are still packed; `path` is where they lie, if they lie on the disk.
    pub(crate) fn of(
        name: String,
        bytes: Bytes,
        path: Option<&Path>,
        columns: &Columns,
    ) -> Result<Self, InputError> {
        let unpacked = input::unpack(bytes);
        let unpacked = unpacked.map_err(|cause| InputError::Unreadable { name: name.clone(), cause })?;
        Self::of_unpacked(name, unpacked, path, columns)
    }

    /// Reads bytes that are no longer packed, and whether they were; `path` is where they lie, if they lie on the disk.
    pub(crate) fn of_unpacked(
        name: String,
        (bytes, is_packed): (Bytes, bool),
        path: Option<&Path>,
        columns: &Columns,
    ) -> Result<Self, InputError> {
        let (manner, bytes) = detect::detect(&name, bytes, columns)?;
        let pieces: Box<dyn Pieces> = match manner {
            Manner::Archive => Box::new(Archive::of_file(name.clone(), bytes, path)),
            Manner::Objects => Box::new(Table::of_objects(name.clone(), bytes, columns)?),
            Manner::Repository => Box::new(Repository::new(&name, bytes)),
            Manner::Records => Box::new(WebArchive::of_file(name.clone(), bytes)),
            Manner::Rows => Box::new(Table::of_rows(name.clone(), bytes, columns)?),
            _ => {
                let path = path.filter(|path| !is_packed && path.is_file()).map(Path::to_owned);
                return Ok(Self { path, ..Self::of_lines(name, manner, Lines::new(bytes), None) });
            }
        };
        Ok(Self::of_pieces(name, pieces))
    }

    /// Reads an input that is not read line by line.
    fn of_pieces(name: String, pieces: Box<dyn Pieces>) -> Self {
        Self::of_lines(name, Manner::Archive, Lines::new(Box::new(io::empty())), Some(pieces))
    }

    fn of_lines(name: String, manner: Manner, lines: Lines, pieces: Option<Box<dyn Pieces>>) -> Self {
        let (event, tape, found) = (String::new(), Tape::default(), VecDeque::new());
        Self { name, manner, lines, event, tape, found, pieces, path: None }
    }

    /// Reads to the end on several threads, passing over what can't matter, and hands on everything else in its
    /// order; gives the number of lines.
    ///
    /// `judge` says of a hashtag whether posts that carry it matter; without one everything does. Passed over are
    /// lines without any such hashtag of forms that networks write by the million: their posts, and their events
    /// that tell of no loss. Each is valid UTF-8 and one object by its brackets; whether it keeps to all of JSON's
    /// grammar is not looked at. Reposts among them are kept in `reposts`: they may matter because of what they repeat.
    /// Nothing depends on the number of threads. Of lines, the bytes are not handed on with the posts.
    pub fn sift<J>(
        mut self,
        judge: Option<J>,
        threads: NonZero<usize>,
        reposts: &mut Reposts,
        take: &mut (dyn FnMut(Swept<'_>) -> ControlFlow<()> + Send),
    ) -> u64
    where
        J: FnMut(Network, &str) -> bool + Clone + Send + Sync,
    {
        if self.pieces.is_none() && self.manner == Manner::Lines {
            reposts.begin(&self.name, self.path.as_deref());
            let name = self.name;
            let chunks = Chunks::new(self.lines.into_bytes());
            return sweep::sweep(chunks, || Sift::new(&name, judge.clone()), threads, reposts, take);
        }
        while let Some(item) = self.next() {
            let so_far = self.lines();
            let is_over = take(Swept::Item { item, whole: &mut Vec::new }).is_break();
            if is_over || take(Swept::Lines { so_far, passed: 0 }).is_break() {
                break;
            }
        }
        self.lines()
    }

    /// The input's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many lines were read so far.
    #[must_use]
    pub fn lines(&self) -> u64 {
        self.pieces.as_ref().map_or(self.lines.number(), |pieces| pieces.lines())
    }

    /// Reads on until something is found; `false` at the end.
    fn read_on(&mut self) -> bool {
        if let Some(pieces) = &mut self.pieces {
            return pieces.read_on(&mut self.found);
        }
        match self.manner {
            Manner::Events | Manner::Lines => match self.lines.next() {
                Some(line) => self.take_line(line),
                None => return false,
            },
            _ => {
                if self.lines.is_ended() {
                    return false;
                }
                let rest = self.lines.rest();
                self.take_whole(rest);
            }
        }
        true
    }

    fn take_line(&mut self, line: Line) {
        let number = Some(self.lines.number());
        match line {
            Line::TooLong => self.found.push_back(Item::Rejected(Rejection::of_length(&self.name, number))),
            Line::Whole(line) => self.take_json(line),
            Line::Cut(line, cause) => {
                self.take_json(line);
                // The beginning of a line that is lost is no mistake of its own.
                self.found.retain(|item| !matches!(item, Item::Rejected(_)));
                self.reject_end(number, &cause);
            }
        }
    }

    /// Reads a line of JSON, or of server-sent events.
    fn take_json(&mut self, line: Vec<u8>) {
        let blank = without_mark(&line).trim_ascii().is_empty();
        if blank {
            // A blank line ends an event, and the next has to name itself.
            self.event.clear();
        }
        if self.manner == Manner::Events && !self.carries_status(&line) || blank {
            return;
        }
        let line = match line.strip_prefix(b"data:") {
            Some(data) if self.manner == Manner::Events => data.trim_ascii_start().to_vec(),
            _ => line,
        };
        self.found.extend(unit::read(&mut self.tape, &self.name, Some(self.lines.number()), line, None));
    }

    /// Whether a line of server-sent events carries a status.
    fn carries_status(&mut self, line: &[u8]) -> bool {
        if let Some(event) = line.strip_prefix(b"event:") {
            self.event = String::from_utf8_lossy(event.trim_ascii()).into_owned();
        }
        let is_data = line.starts_with(b"data:");
        let is_status = mastodon::is_status(&self.event);
        if is_data && !is_status {
            self.notice(Some(self.lines.number()), NoticeKind::Event);
        }
        is_data && is_status
    }

    /// Reads a file that is one piece.
    fn take_whole(&mut self, rest: Rest) {
        let Rest { whole, too_long, failed } = rest;
        if too_long {
            let says = "is longer than 64 MiB and not one JSON document a line; it is left out";
            return self.reject(None, Reason::TooLong, says.to_owned());
        }
        match self.manner {
            Manner::Html => self.take_text(whole, Format::Html, html::read),
            Manner::Prose => self.take_text(whole, Format::Article, article::read),
            _ => {
                let items = unit::read(&mut self.tape, &self.name, None, whole, None);
                // What is cut off is no whole document; that it is cut off is said below.
                let is_cut = failed.is_some();
                self.found.extend(items.into_iter().filter(|it| !is_cut || !matches!(it, Item::Rejected(_))));
            }
        }
        if let Some(cause) = failed {
            // Nobody knows what the part that is lost holds.
            self.found.retain(|item| !matches!(item, Item::Notice(_)));
            self.reject_end(None, &cause);
        }
    }

    /// Reads a text or a page; where it is no UTF-8, that is said, and the rest is read.
    fn take_text(&mut self, raw: Vec<u8>, format: Format, read: fn(&str, &Origin) -> Vec<Post>) {
        let text = String::from_utf8_lossy(without_mark(&raw));
        if let Err(e) = std::str::from_utf8(&raw) {
            let before = raw.iter().take(e.valid_up_to());
            let line = before.filter(|byte| **byte == b'\n').count() as u64 + 1;
            let says = "is not valid UTF-8; what can't be read is shown as \u{fffd}".to_owned();
            self.reject(Some(line), Reason::InvalidUtf8, says);
        }
        let origin = Origin { format, file: self.name.clone(), line: None };
        let posts = read(&text, &origin);
        if posts.is_empty() {
            return self.notice(None, NoticeKind::Prose);
        }
        let capture = Capture { raw, seen_at: None, origin };
        self.found.push_back(Item::Posts(Arrival { capture, posts }));
    }

    fn notice(&mut self, line: Option<u64>, kind: NoticeKind) {
        self.found.push_back(Item::Notice(Notice { file: self.name.clone(), line, kind }));
    }

    fn reject(&mut self, line: Option<u64>, reason: Reason, says: String) {
        self.found.push_back(Item::Rejected(Rejection { file: self.name.clone(), line, reason, says }));
    }

    /// Says that the input breaks off.
    fn reject_end(&mut self, line: Option<u64>, cause: &io::Error) {
        self.found.push_back(Item::Rejected(Rejection::of_end(&self.name, line, cause)));
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.found.is_empty() {
            if !self.read_on() {
                return None;
            }
        }
        self.found.pop_front()
    }
}
