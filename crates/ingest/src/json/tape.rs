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
    open: Vec<Open>,
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

    /// Whether a string has escapes between two places of the document.
    #[inline]
    pub(super) fn has_escapes(&self, start: u32, end: u32) -> bool {
        self.own.has_escapes_within(start, end)
    }

    fn fill(&mut self, masks: &Masks, text: &str) -> Result<(), JsonError> {
        let Self { nodes, places, open, decoded, .. } = self;
        decoded.reset();
        masks.tokens(places);
        nodes.clear();
        open.clear();
        let mut walk =
            Walk { bytes: text.as_bytes(), places, at: 0, nodes, open, masks, around: Around::Nothing };
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
    open: &'t mut Vec<Open>,
    masks: &'t Masks,
    /// What is open and was opened last.
    around: Around,
}

/// A list or an object that is open.
#[derive(Clone, Copy)]
struct Open {
    /// The place of its node.
    node: u32,
    /// What is around it.
    around: Around,
}

/// What is around a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Array,
    Nothing,
    Object,
}

impl Walk<'_> {
    /// Takes in one value, and whatever is within it, and sees that nothing follows.
    fn document(&mut self) -> Result<(), JsonError> {
        loop {
            let (place, byte) = self.token()?;
            match byte {
                b'"' => self.string(place)?,
                b'{' => {
                    self.begin(Kind::Object, Around::Object, place)?;
                    if !self.closes(b'}') {
                        self.name()?;
                        continue;
                    }
                }
                b'[' => {
                    self.begin(Kind::Array, Around::Array, place)?;
                    if !self.closes(b']') {
                        continue;
                    }
                }
                _ => self.word(place, byte)?,
            }
            if self.is_over()? {
                return Ok(());
            }
        }
    }

    /// Goes on behind a value, where lists and objects may end, to the next one; `true` if there is none.
    #[inline(always)]
    fn is_over(&mut self) -> Result<bool, JsonError> {
        loop {
            if self.around == Around::Nothing {
                return self.end().map(|()| true);
            }
            let (place, byte) = self.token()?;
            match (byte, self.around) {
                (b',', Around::Object) => {
                    self.name()?;
                    return Ok(false);
                }
                (b',', _) => return Ok(false),
                (b'}', Around::Object) | (b']', Around::Array) => self.close(place),
                _ => return Err(self.fault(place, JsonFault::Unexpected)),
            }
        }
    }

    /// Takes in a name and its colon.
    #[inline(always)]
    fn name(&mut self) -> Result<(), JsonError> {
        let (place, byte) = self.token()?;
        if byte != b'"' {
            return Err(self.fault(place, JsonFault::Unexpected));
        }
        let end = self.end_of_string(place)?;
        // Names are looked at again and again, and hardly one has escapes.
        let has_escapes = self.masks.has_escapes_within(place + 1, end);
        self.push(if has_escapes { Kind::Escaped } else { Kind::Plain }, place + 1, end)?;
        match self.token()? {
            (_, b':') => Ok(()),
            (place, _) => Err(self.fault(place, JsonFault::Unexpected)),
        }
    }

    /// Takes in a string. Whether it has escapes is looked at when it is asked for: most are not.
    #[inline(always)]
    fn string(&mut self, place: u32) -> Result<(), JsonError> {
        let end = self.end_of_string(place)?;
        let kind = if self.masks.has_escapes() { Kind::Escaped } else { Kind::Plain };
        self.push(kind, place + 1, end)
    }

    /// Where the quote is that ends a string: the last one before the next token, for no other is seen within a string.
    #[inline(always)]
    fn end_of_string(&self, place: u32) -> Result<u32, JsonError> {
        let next = self.places.get(self.at).map_or(self.bytes.len(), |next| *next as usize);
        match self.bytes.get(place as usize + 1..next) {
            Some([.., b'"']) => Ok(next as u32 - 1),
            _ => self.blank_behind_string(place, next),
        }
    }

    /// The same where blanks follow the quote, or where there is none.
    fn blank_behind_string(&self, place: u32, next: usize) -> Result<u32, JsonError> {
        let string = self.bytes.get(place as usize + 1..next).unwrap_or_default();
        match string.trim_ascii_end() {
            [within @ .., b'"'] => Ok(place + 1 + within.len() as u32),
            _ => Err(JsonError { at: self.bytes.len(), fault: JsonFault::Cut }),
        }
    }

    /// Takes in a number or a word.
    #[inline(always)]
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

    #[inline(always)]
    fn push(&mut self, kind: Kind, start: u32, end: u32) -> Result<(), JsonError> {
        let next = self.nodes.len() as u32 + 1;
        if self.nodes.len() >= MOST_VALUES {
            return Err(self.fault(start, JsonFault::Many));
        }
        self.nodes.push(Node { kind, start, end, next });
        Ok(())
    }

    /// Opens a list or an object.
    #[inline(always)]
    fn begin(&mut self, kind: Kind, around: Around, place: u32) -> Result<(), JsonError> {
        if self.open.len() >= DEEPEST {
            return Err(self.fault(place, JsonFault::Deep));
        }
        self.open.push(Open { node: self.nodes.len() as u32, around: self.around });
        self.around = around;
        self.push(kind, place, place)
    }

    /// Closes the list or object that was opened last.
    #[inline(always)]
    fn close(&mut self, place: u32) {
        let next = self.nodes.len() as u32;
        let Some(Open { node, around }) = self.open.pop() else { return };
        self.around = around;
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.end = place + 1;
            node.next = next;
        }
    }

    /// Closes what was just opened, if the next token does.
    #[inline(always)]
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
    #[inline(always)]
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
