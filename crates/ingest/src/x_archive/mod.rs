// SPDX-License-Identifier: AGPL-3.0-or-later
//! The archive that X gives people of their own posts: a zip file, its folder, or the file of posts alone.
//!
//! It opens the files of posts, of long texts and of the account, and no other: neither messages nor anything else
//! that the archive holds of its owner's life. What was deleted is no post any more and lies in a file of its own.

mod elements;
mod members;
mod parse;
mod wire;

use std::{collections::VecDeque, io, path::Path};

use model::Author;

use crate::{
    input::{Bytes, InputError},
    item::{Item, Notice, NoticeKind, Reason, Rejection},
    json::Tape,
    pieces::Pieces,
    unit,
};
use elements::{Element, Elements};
use members::{Kind, Member};
use wire::{Note, Notes};

/// What a list of posts is called.
const POSTS: &[&str] = &["tweets", "tweet"];

/// A personal archive that is being read.
pub(crate) struct Archive {
    name: String,
    owner: Option<Author>,
    notes: Notes,
    /// The files of posts that are still to be opened.
    waiting: VecDeque<Member>,
    /// The one that is being read, with its name.
    open: Option<(String, Elements)>,
    /// What was met before the first post.
    met: Vec<Item>,
    files: u64,
    lines: u64,
    is_owner_missed: bool,
    tape: Tape,
}

/// Opens a folder if it is a personal archive; `None` for any other.
///
/// # Errors
///
/// [`InputError`] for a folder that can't be read.
pub(crate) fn of_folder(path: &Path) -> Result<Option<Archive>, InputError> {
    let name = path.to_string_lossy().into_owned();
    let members =
        members::of_folder(path).map_err(|cause| InputError::Unreadable { name: name.clone(), cause })?;
    Ok((!members.is_empty()).then(|| Archive::new(name, members)))
}

/// Opens a zip file, of whose files those are given that [`is_part`]; says why where that can't be done, and `None` where it holds no
/// posts.
pub(crate) fn of_zip(name: &str, files: Vec<pack::Member>) -> Result<Option<Archive>, String> {
    let members = members::of_zip(files)?;
    Ok((!members.is_empty()).then(|| Archive::new(name.to_owned(), members)))
}

/// Whether a zip's file, by its name, is one of a personal archive's that are read.
pub(crate) fn is_part(name: &str) -> bool {
    members::is_wanted(name)
}

/// Whether a file that begins so is an archive's list of posts.
pub(crate) fn is_posts(head: &[u8]) -> bool {
    elements::is_named(head, POSTS)
}

impl Archive {
    fn new(name: String, members: Vec<Member>) -> Self {
        let mut archive = Self::of(name);
        let (posts, others): (Vec<_>, Vec<_>) = members.into_iter().partition(|it| it.kind == Kind::Posts);
        others.iter().for_each(|member| archive.take_beside(member));
        archive.waiting = posts.into();
        archive
    }

    /// The file of posts alone; `path` is where it lies, and where the others may lie beside it.
    pub(crate) fn of_file(name: String, bytes: Bytes, path: Option<&Path>) -> Self {
        let mut archive = Self::of(name.clone());
        let folder = path.map(|path| path.parent().filter(|it| !it.as_os_str().is_empty()));
        let folder = folder.map(|folder| folder.unwrap_or(Path::new(".")));
        let beside = folder.and_then(|folder| members::in_folder(folder, "").ok()).unwrap_or_default();
        for member in beside.iter().filter(|member| member.kind != Kind::Posts) {
            archive.take_beside(member);
        }
        archive.files += 1;
        archive.open = Some((name, Elements::new(bytes, POSTS)));
        archive
    }

    fn of(name: String) -> Self {
        Self {
            name,
            owner: None,
            notes: Notes::default(),
            waiting: VecDeque::new(),
            open: None,
            met: Vec::new(),
            files: 0,
            lines: 0,
            is_owner_missed: false,
            tape: Tape::default(),
        }
    }

    /// Reads a file that says something of the posts: whose they are, or their whole texts.
    fn take_beside(&mut self, member: &Member) {
        let file = self.path_of(member);
        let bytes = match member.open() {
            Ok(bytes) => bytes,
            Err(cause) => return self.met.push(refused(&file, None, &cause)),
        };
        self.files += 1;
        let names: &[_] = if member.kind == Kind::Account { &["account"] } else { &["note_tweet"] };
        let mut elements = Elements::new(bytes, names);
        while let Some((line, element)) = elements.next() {
            let raw = match element {
                Element::Whole(raw) => raw,
                other => {
                    self.met.extend(rejected(&file, line, &other));
                    continue;
                }
            };
            let is_taken = match member.kind {
                Kind::Account => {
                    let owner = wire::owner(&raw);
                    let is_owner = owner.is_some();
                    self.owner = self.owner.take().or(owner);
                    is_owner
                }
                _ => Note::read(&raw).is_some_and(|note| self.notes.add(note)),
            };
            if !is_taken {
                let what = if member.kind == Kind::Account { "account" } else { "long text" };
                let says = format!("is no {what} that can be read or kept");
                self.met.push(rejection(&file, Some(line), Reason::UnknownShape, says));
            }
        }
        self.lines += elements.lines();
    }

    /// Opens the next file of posts; `false` when there is none.
    fn open_next(&mut self, found: &mut VecDeque<Item>) -> bool {
        let Some(member) = self.waiting.pop_front() else { return false };
        let file = self.path_of(&member);
        match member.open() {
            Ok(bytes) => {
                self.files += 1;
                self.open = Some((file, Elements::new(bytes, POSTS)));
            }
            Err(cause) => found.push_back(refused(&file, None, &cause)),
        }
        true
    }

    /// Takes in one element of a file of posts.
    fn take(&mut self, file: &str, line: u64, element: Element, found: &mut VecDeque<Item>) {
        let Element::Whole(raw) = element else {
            found.extend(rejected(file, line, &element));
            return;
        };
        for mut item in unit::read(&mut self.tape, file, Some(line), raw, None) {
            if let Item::Posts(arrival) = &mut item {
                arrival.capture.origin.format = model::Format::XArchive;
                for post in &mut arrival.posts {
                    let is_known = parse::complete(post, self.owner.as_ref(), &self.notes);
                    if !is_known && !std::mem::replace(&mut self.is_owner_missed, true) {
                        found.push_back(self.notice(NoticeKind::UnknownOwner));
                    }
                }
            }
            found.push_back(item);
        }
    }

    fn notice(&self, kind: NoticeKind) -> Item {
        Item::Notice(Notice { file: self.name.clone(), line: None, kind })
    }

    /// How a file is named in messages and in its posts' origin.
    fn path_of(&self, member: &Member) -> String {
        format!("{}/{}", self.name.trim_end_matches('/'), member.name)
    }
}

impl Pieces for Archive {
    fn read_on(&mut self, found: &mut VecDeque<Item>) -> bool {
        found.extend(self.met.drain(..));
        let Some((file, mut elements)) = self.open.take() else {
            let is_opened = self.open_next(found);
            let files = if is_opened { 0 } else { std::mem::take(&mut self.files) };
            if files > 0 {
                found.push_back(self.notice(NoticeKind::ReadArchive(files)));
                return true;
            }
            return is_opened;
        };
        match elements.next() {
            Some((line, element)) => {
                self.take(&file, line, element, found);
                self.open = Some((file, elements));
            }
            None => self.lines += elements.lines(),
        }
        true
    }

    fn lines(&self) -> u64 {
        self.lines + self.open.as_ref().map_or(0, |(_, elements)| elements.lines())
    }
}

/// What stands where an element should, as a rejection.
fn rejected(file: &str, line: u64, element: &Element) -> Option<Item> {
    match element {
        Element::Cut(cause) => Some(refused(file, Some(line), cause)),
        Element::OtherList => {
            let says = "is not the list that a file of this name has in a personal archive".to_owned();
            Some(rejection(file, Some(line), Reason::UnknownShape, says))
        }
        Element::TooLong => {
            let says = "begins an element longer than 8 MiB; it is left out".to_owned();
            Some(rejection(file, Some(line), Reason::TooLong, says))
        }
        Element::Whole(_) => None,
    }
}

/// A file that can't be read, or not to its end.
fn refused(file: &str, line: Option<u64>, cause: &io::Error) -> Item {
    let (reason, says) = if cause.kind() == io::ErrorKind::UnexpectedEof {
        (Reason::TruncatedInput, "the list breaks off here; what came before was read".to_owned())
    } else {
        (Reason::Unreadable, format!("can't be read: {cause}"))
    };
    rejection(file, line, reason, says)
}

fn rejection(file: &str, line: Option<u64>, reason: Reason, says: String) -> Item {
    Item::Rejected(Rejection { file: file.to_owned(), line, reason, says })
}

#[cfg(test)]
mod tests;
