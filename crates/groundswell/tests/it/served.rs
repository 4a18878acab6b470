// SPDX-License-Identifier: AGPL-3.0-or-later
//! A folder as any web server hands it out: whole files, and parts of them.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    thread,
};

/// Hands out a folder from now on until the test ends; gives the address.
pub fn serve(folder: &Path) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("it is bound").port();
    let folder = folder.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // Whoever breaks off has what they wanted.
            thread::spawn(move || drop(answer(stream, &folder)));
        }
    });
    format!("http://127.0.0.1:{port}")
}

fn answer(stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut range = None;
    for line in lines.map_while(Result::ok).take_while(|line| !line.is_empty()) {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("range")
        {
            range = value.trim().strip_prefix("bytes=").map(str::to_owned);
        }
    }
    let (method, path) = request.split_once(' ').unwrap_or_default();
    let path = path.split([' ', '?']).next().unwrap_or_default();
    let file = file(folder, path);
    let Ok(bytes) = fs::read(&file) else {
        return write!(&stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    let part = range.as_deref().and_then(|range| part(range, bytes.len()));
    let (status, place) = match part {
        Some((from, to)) => {
            ("206 Partial Content", format!("Content-Range: bytes {from}-{}/{}\r\n", to - 1, bytes.len()))
        }
        None => ("200 OK", String::new()),
    };
    let (from, to) = part.unwrap_or((0, bytes.len()));
    write!(
        &stream,
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nAccept-Ranges: bytes\r\n{place}Connection: close\r\n\r\n",
        media_type(&file),
        to - from
    )?;
    if method == "HEAD" { Ok(()) } else { (&stream).write_all(&bytes[from..to]) }
}

fn file(folder: &Path, path: &str) -> PathBuf {
    let path = path.trim_start_matches('/');
    folder.join(if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    })
}

/// From which byte to which: `0-99`, `100-`, `-100`.
fn part(range: &str, length: usize) -> Option<(usize, usize)> {
    let (from, to) = range.split_once('-')?;
    let (from, to) = match (from.parse::<usize>().ok(), to.parse::<usize>().ok()) {
        (None, last) => (length.saturating_sub(last?), length),
        (Some(from), to) => (from, to.map_or(length, |to| (to + 1).min(length))),
    };
    (from < to).then_some((from, to))
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("css") => "text/css",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        _ => "application/octet-stream",
    }
}
