// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufReader, Read};

use crate::lines::read_line;

/// A header has no more bytes.
const MOST_BYTES: usize = 256 << 10;

/// The named fields of a header, of WARC's or of HTTP's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

/// Why there are no fields.
pub(crate) enum NoFields {
    /// The input ends among them.
    Cut,
    /// There are more than anybody writes.
    TooMany,
}

impl Fields {
    /// Reads up to the blank line behind them.
    pub(crate) fn read<R: Read>(bytes: &mut BufReader<R>) -> io::Result<Result<Self, NoFields>> {
        let (mut fields, mut read) = (Self::default(), 0);
        loop {
            let Some(line) = read_line(bytes)? else { return Ok(Err(NoFields::Cut)) };
            if line.is_empty() {
                return Ok(Ok(fields));
            }
            read += line.len();
            if read > MOST_BYTES {
                return Ok(Err(NoFields::TooMany));
            }
            fields.take(&String::from_utf8_lossy(&line));
        }
    }

    /// Takes in a line; one that begins with a blank goes on with the line before it, and one without a name is none.
    fn take(&mut self, line: &str) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }

    /// The value of the first field of a name, which is given in lower case.
    pub(crate) fn of(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A media type without what may stand behind it, in lower case.
pub(crate) fn bare_type(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
