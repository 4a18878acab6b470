// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io::{self, BufRead, BufReader, Read};

/// A line of a header is never longer; what is longer is cut there.
const LONGEST: usize = 64 << 10;

/// Reads one line, without its end; nothing at the end of the input. Of a line that is too long the beginning is given, and the rest
/// passed over.
pub(crate) fn read_line<R: Read>(bytes: &mut BufReader<R>) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if bytes.by_ref().take(LONGEST as u64).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() == LONGEST && line.last() != Some(&b'\n') {
        skip_line(bytes)?;
    }
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Some(line))
}

fn skip_line<R: Read>(bytes: &mut BufReader<R>) -> io::Result<()> {
    let mut rest = Vec::new();
    while bytes.by_ref().take(LONGEST as u64).read_until(b'\n', &mut rest)? > 0 && rest.last() != Some(&b'\n')
    {
        rest.clear();
    }
    Ok(())
}
