// SPDX-License-Identifier: AGPL-3.0-or-later
use std::fmt::Display;

/// How a wire writes JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without a space, letters as they are, as Jetstream does.
    Dense,
    /// `, ` and `: ` between, every letter beyond ASCII as `\uXXXX`, as Python's `json.dumps` does, and with it twarc.
    Spaced,
}

/// Writes JSON lines in the style of a wire, value after value.
pub struct Json {
    out: Vec<u8>,
    style: Style,
    is_first: bool,
}

impl Json {
    pub fn new(style: Style) -> Self {
        Self { out: Vec::new(), style, is_first: true }
    }

    /// Takes the line that was written, with its line break.
    pub fn line(&mut self) -> Vec<u8> {
        self.out.push(b'\n');
        self.is_first = true;
        std::mem::take(&mut self.out)
    }

    /// Writes a key; its value comes next.
    pub fn at(&mut self, key: &str) -> &mut Self {
        self.separate();
        self.quote(key);
        self.out.extend(if self.style == Style::Dense { ":".as_bytes() } else { b": " });
        self.is_first = true;
        self
    }

    pub fn text(&mut self, text: &str) {
        self.separate();
        self.quote(text);
    }

    /// A number, or `true` or `false`.
    pub fn plain(&mut self, value: impl Display) {
        self.separate();
        self.out.extend(value.to_string().bytes());
    }

    pub fn object(&mut self, inner: impl FnOnce(&mut Self)) {
        self.within(b'{', inner, b'}');
    }

    pub fn list(&mut self, inner: impl FnOnce(&mut Self)) {
        self.within(b'[', inner, b']');
    }

    fn within(&mut self, open: u8, inner: impl FnOnce(&mut Self), close: u8) {
        self.separate();
        self.out.push(open);
        self.is_first = true;
        inner(self);
        self.out.push(close);
        self.is_first = false;
    }

    fn separate(&mut self) {
        if !self.is_first {
            self.out.extend(if self.style == Style::Dense { ",".as_bytes() } else { b", " });
        }
        self.is_first = false;
    }

    fn quote(&mut self, text: &str) {
        self.out.push(b'"');
        for letter in text.chars() {
            match letter {
                '"' => self.out.extend(b"\\\""),
                '\\' => self.out.extend(b"\\\\"),
                '\n' => self.out.extend(b"\\n"),
                _ if letter.is_ascii() || self.style == Style::Dense => {
                    self.out.extend(letter.encode_utf8(&mut [0; 4]).bytes());
                }
                _ => {
                    for half in letter.encode_utf16(&mut [0; 2]) {
                        self.out.extend(format!("\\u{half:04x}").bytes());
                    }
                }
            }
        }
        self.out.push(b'"');
    }
}
