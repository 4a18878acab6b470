// SPDX-License-Identifier: AGPL-3.0-or-later
use bumpalo::Bump;
use scan::Masks;

use super::{
    Json,
    error::{JsonError, JsonFault},
    number,
};

/// The most values in one document: more than 64 MiB of posts have, and few enough for a small machine's memory.
const MOST_VALUES: usize = 4 << 20;

/// The deepest nesting.
pub(super) const DEEPEST: usize = 128;

/// The values of a document in the order of the text; kept from document to document, so that nothing is allocated
/// anew.
#[derive(Default)]
pub(crate) struct Tape {
    nodes: Vec<Node>,
    places: Vec<u32>,
    /// The lists and objects that are open.
    open: Vec<u32>,
    own: Masks,
    /// Texts that had to be decoded.
    decoded: Bump,
}

/// A value, or a name of one, in which case the value follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// The first byte of what is written: of a string within its quotes.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
    /// The place of the next value that is not within this one.
    pub next: u32,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Array,
    /// A string that may have escapes.
    Escaped,
    False,
    Null,
    Number,
    Object,
    /// A string without escapes.
    Plain,
    True,
}

impl Node {
    /// What is not there.
    pub(super) const NULL: Self = Self { kind: Kind::Null, start: 0, end: 0, next: 0 };
}

impl Tape {
    /// Reads a document by itself.
    pub(crate) fn read<'a>(&'a mut self, text: &'a str) -> Result<Json<'a>, JsonError> {
        let mut own = std::mem::take(&mut self.own);
        own.read(text.as_bytes());
        let read = self.fill(&own, text);
        self.own = own;
        read?;
        Ok(Json { tape: self, text, at: Some(0) })
    }

    /// Keeps a text as long as the document.
    pub(super) fn keep(&self, text: &str) -> &str {
        self.decoded.alloc_str(text)
    }

    #[inline]
    pub(super) fn node(&self, at: u32) -> Option<Node> {
        self.nodes.get(at as usize).copied()
    }

    fn fill(&mut self, masks: &Masks, text: &str) -> Result<(), JsonError> {
        let Self { nodes, places, open, decoded, .. } = self;
        decoded.reset();
        masks.tokens(places);
        nodes.clear();
        open.clear();
        // Whether a string has escapes is looked at when it is asked for: most are not.
        let string = if masks.has_escapes() { Kind::Escaped } else { Kind::Plain };
        let mut walk = Walk { bytes: text.as_bytes(), places, at: 0, nodes, open, string };
        let walked = walk.document();
        match walked {
            // What is wrong within a string is found by the masks, and shows only after the tokens are in order.
            Ok(()) if masks.is_broken() => {
                Err(JsonError { at: wrong_string(text), fault: JsonFault::String })
            }
            walked => walked,
        }
    }
}

/// The byte at which a string is wrong.
fn wrong_string(text: &str) -> usize {
    text.bytes().position(|byte| byte < 0x20 && !byte.is_ascii_whitespace()).unwrap_or(0)
}

/// A walk along the tokens that keeps to the grammar.
struct Walk<'t> {
    bytes: &'t [u8],
    places: &'t [u32],
    /// The place in `places` that comes next.
    at: usize,
    nodes: &'t mut Vec<Node>,
    open: &'t mut Vec<u32>,
    /// What every string is taken for.
    string: Kind,
}

impl Walk<'_> {
    /// Takes in one value, and whatever is within it, and sees that nothing follows.
    fn document(&mut self) -> Result<(), JsonError> {
        loop {
            self.value()?;
            // Behind a value, lists and objects may end, until something goes on.
            loop {
                let Some(&top) = self.open.last() else { return self.end() };
                let is_object = self.nodes.get(top as usize).is_some_and(|node| node.kind == Kind::Object);
                let (place, byte) = self.token()?;
                match (byte, is_object) {
                    (b',', true) => {
                        self.name()?;
                        break;
                    }
                    (b',', false) => break,
                    (b'}', true) | (b']', false) => self.close(place),
                    _ => return Err(self.fault(place, JsonFault::Unexpected)),
                }
            }
        }
    }

    /// Takes in a value; of a list or an object that has something in it, the beginning and what is first in it.
    fn value(&mut self) -> Result<(), JsonError> {
        loop {
            let (place, byte) = self.token()?;
            match byte {
                b'"' => return self.string(place),
                b'{' => {
                    self.begin(Kind::Object, place)?;
                    if self.closes(b'}') {
                        return Ok(());
                    }
                    self.name()?;
                }
                b'[' => {
                    self.begin(Kind::Array, place)?;
                    if self.closes(b']') {
                        return Ok(());
                    }
                }
                _ => return self.word(place, byte),
            }
        }
    }

    /// Takes in a name and its colon.
    fn name(&mut self) -> Result<(), JsonError> {
        let (place, byte) = self.token()?;
        if byte != b'"' {
            return Err(self.fault(place, JsonFault::Unexpected));
        }
        self.string(place)?;
        match self.token()? {
            (_, b':') => Ok(()),
            (place, _) => Err(self.fault(place, JsonFault::Unexpected)),
        }
    }

    /// Takes in a string, whose last quote is the next token, whatever it is: no other is seen within a string.
    fn string(&mut self, place: u32) -> Result<(), JsonError> {
        let (end, _) = self.token()?;
        self.push(self.string, place + 1, end)
    }

    /// Takes in a number or a word.
    fn word(&mut self, place: u32, byte: u8) -> Result<(), JsonError> {
        let rest = self.bytes.get(place as usize..).unwrap_or_default();
        let (kind, length) = match byte {
            b't' if rest.starts_with(b"true") => (Kind::True, 4),
            b'f' if rest.starts_with(b"false") => (Kind::False, 5),
            b'n' if rest.starts_with(b"null") => (Kind::Null, 4),
            b'-' | b'0'..=b'9' => match number::length(rest) {
                Some(length) => (Kind::Number, length),
                None => return Err(self.fault(place, JsonFault::Number)),
            },
            _ => return Err(self.fault(place, JsonFault::Unexpected)),
        };
        if !matches!(rest.get(length), None | Some(b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r')) {
            return Err(self.fault(place, JsonFault::Unexpected));
        }
        self.push(kind, place, place + length as u32)
    }

    fn push(&mut self, kind: Kind, start: u32, end: u32) -> Result<(), JsonError> {
        let next = self.nodes.len() as u32 + 1;
        if self.nodes.len() >= MOST_VALUES {
            return Err(self.fault(start, JsonFault::Many));
        }
        self.nodes.push(Node { kind, start, end, next });
        Ok(())
    }

    /// Opens a list or an object.
    fn begin(&mut self, kind: Kind, place: u32) -> Result<(), JsonError> {
        if self.open.len() >= DEEPEST {
            return Err(self.fault(place, JsonFault::Deep));
        }
        self.open.push(self.nodes.len() as u32);
        self.push(kind, place, place)
    }

    /// Closes the list or object that was opened last.
    fn close(&mut self, place: u32) {
        let next = self.nodes.len() as u32;
        let opened = self.open.pop().and_then(|at| self.nodes.get_mut(at as usize));
        if let Some(node) = opened {
            node.end = place + 1;
            node.next = next;
        }
    }

    /// Closes what was just opened, if the next token does.
    fn closes(&mut self, bracket: u8) -> bool {
        let Some(&place) = self.places.get(self.at) else { return false };
        let closes = self.bytes.get(place as usize) == Some(&bracket);
        if closes {
            self.at += 1;
            self.close(place);
        }
        closes
    }

    /// The next token's place and first byte.
    fn token(&mut self) -> Result<(u32, u8), JsonError> {
        let place = self.places.get(self.at).copied();
        let byte = place.and_then(|place| self.bytes.get(place as usize));
        let (Some(place), Some(&byte)) = (place, byte) else {
            return Err(JsonError { at: self.bytes.len(), fault: JsonFault::Cut });
        };
        self.at += 1;
        Ok((place, byte))
    }

    /// Sees that no token is left.
    fn end(&self) -> Result<(), JsonError> {
        match self.places.get(self.at) {
            None => Ok(()),
            Some(place) => Err(self.fault(*place, JsonFault::More)),
        }
    }

    #[cold]
    fn fault(&self, place: u32, fault: JsonFault) -> JsonError {
        JsonError { at: place as usize, fault }
    }
}
