// SPDX-License-Identifier: AGPL-3.0-or-later
//! Thrift's compact protocol, as far as the headers of a columnar file need it.

/// A structure that is being written.
#[derive(Default)]
pub(crate) struct Struct {
    bytes: Vec<u8>,
    last: i16,
}

const I32: u8 = 5;
const I64: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

impl Struct {
    pub(crate) fn i32(mut self, field: i16, value: i32) -> Self {
        self.header(field, I32);
        self.varint(zigzag(value.into()));
        self
    }

    pub(crate) fn i64(mut self, field: i16, value: i64) -> Self {
        self.header(field, I64);
        self.varint(zigzag(value));
        self
    }

    pub(crate) fn text(mut self, field: i16, text: &str) -> Self {
        self.header(field, BINARY);
        self.binary(text);
        self
    }

    pub(crate) fn texts(mut self, field: i16, texts: &[&str]) -> Self {
        self.list(field, BINARY, texts.len());
        texts.iter().for_each(|text| self.binary(text));
        self
    }

    pub(crate) fn i32s(mut self, field: i16, values: &[i32]) -> Self {
        self.list(field, I32, values.len());
        values.iter().for_each(|value| self.varint(zigzag((*value).into())));
        self
    }

    pub(crate) fn inner(mut self, field: i16, inner: Self) -> Self {
        self.header(field, STRUCT);
        self.bytes.extend(inner.into_bytes());
        self
    }

    pub(crate) fn inners(mut self, field: i16, inners: Vec<Self>) -> Self {
        self.list(field, STRUCT, inners.len());
        inners.into_iter().for_each(|inner| self.bytes.extend(inner.into_bytes()));
        self
    }

    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }

    /// The number of a field stands as the step from that before: fields are written upwards, less than fifteen apart.
    fn header(&mut self, field: i16, kind: u8) {
        let step = u8::try_from(field - self.last).expect("fields are written upwards");
        self.bytes.push(step << 4 | kind);
        self.last = field;
    }

    fn list(&mut self, field: i16, kind: u8, length: usize) {
        self.header(field, LIST);
        match u8::try_from(length) {
            Ok(length) if length < 15 => self.bytes.push(length << 4 | kind),
            _ => {
                self.bytes.push(0xf0 | kind);
                self.varint(length as u64);
            }
        }
    }

    fn binary(&mut self, text: &str) {
        self.varint(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn varint(&mut self, value: u64) {
        write_varint(value, &mut self.bytes);
    }
}

/// A number in groups of seven bits, the lowest first.
pub(crate) fn write_varint(mut value: u64, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(0x80 | u8::try_from(value & 0x7f).expect("seven bits fit"));
        value >>= 7;
    }
    out.push(u8::try_from(value).expect("seven bits fit"));
}

fn zigzag(value: i64) -> u64 {
    ((value << 1) ^ (value >> 63)).cast_unsigned()
}
