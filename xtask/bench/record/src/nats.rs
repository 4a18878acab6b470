// SPDX-License-Identifier: AGPL-3.0-or-later
//! Just enough of NATS' protocol to publish into a stream and count what it acknowledges.

use std::{
    error::Error,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use crate::{BATCH, Outcome, frames::Frames, took::Took};

/// So many may be under way unacknowledged.
const UNDER_WAY: u64 = 4000;

const STREAM: &str = r#"{"name":"posts","subjects":["posts"],"storage":"file","num_replicas":1}"#;

/// Publishes the entries into a new stream that is kept in files.
pub(crate) fn publish(mut frames: Frames, address: &str) -> Outcome {
    // 1. A stream.
    let mut line = TcpStream::connect(address)?;
    line.set_nodelay(true)?;
    let (told, acknowledged) = channel();
    let reader = line.try_clone()?;
    thread::spawn(move || read(reader, &told));
    line.write_all(
        b"CONNECT {\"verbose\":false,\"headers\":true,\"no_responders\":true}\r\nSUB acks.> 1\r\n",
    )?;
    write!(line, "PUB $JS.API.STREAM.CREATE.posts acks.1 {}\r\n{STREAM}\r\n", STREAM.len())?;
    next(&acknowledged)?;
    // 2. The entries.
    let (mut took, mut under_way) = (Took::default(), 0);
    loop {
        let batch = messages(&mut frames)?;
        if batch.0 == 0 {
            break;
        }
        took.add(|| send(&mut line, &batch, &acknowledged, &mut under_way))?;
    }
    took.add(|| (0..under_way).try_for_each(|_| next(&acknowledged)))?;
    took.tell("append");
    Ok(())
}

/// A batch as it is sent, and how many entries are in it.
fn messages(frames: &mut Frames) -> Result<(u64, Vec<u8>), Box<dyn Error>> {
    let (mut count, mut bytes) = (0, Vec::new());
    for (commitment, content) in frames.batch(BATCH)? {
        write!(bytes, "PUB posts acks.1 {}\r\n", commitment.len() + content.len())?;
        bytes.extend([commitment.as_slice(), &content, b"\r\n"].concat());
        count += 1;
    }
    Ok((count, bytes))
}

fn send(
    line: &mut TcpStream,
    (count, bytes): &(u64, Vec<u8>),
    acknowledged: &Receiver<Result<(), String>>,
    under_way: &mut u64,
) -> Outcome {
    while *under_way + count > UNDER_WAY {
        next(acknowledged)?;
        *under_way -= 1;
    }
    line.write_all(bytes)?;
    *under_way += count;
    Ok(())
}

fn next(acknowledged: &Receiver<Result<(), String>>) -> Outcome {
    Ok(acknowledged.recv()??)
}

/// Reads what the server says until it ends, and tells each acknowledgment.
fn read(line: TcpStream, told: &Sender<Result<(), String>>) {
    let mut answer_to = line.try_clone().expect("a connection can be had twice");
    let mut reader = BufReader::new(line);
    let mut head = String::new();
    while reader.read_line(&mut head).is_ok_and(|length| length > 0) {
        let said = match head.split_whitespace().collect::<Vec<_>>().as_slice() {
            ["MSG", .., length] => Some(acknowledgment(&mut reader, length)),
            ["PING"] => answer_to.write_all(b"PONG\r\n").err().map(|error| Err(error.to_string())),
            ["INFO", ..] | ["PONG"] => None,
            _ => Some(Err(format!("the server said `{}`", head.trim()))),
        };
        if said.is_some_and(|said| told.send(said).is_err()) {
            return;
        }
        head.clear();
    }
}

fn acknowledgment(reader: &mut impl Read, length: &str) -> Result<(), String> {
    let length: usize = length.parse().map_err(|_| format!("`{length}` is no length"))?;
    let mut bytes = vec![0; length + 2];
    reader.read_exact(&mut bytes).map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&bytes);
    if text.contains("\"error\"") { Err(format!("the server refused: {text}")) } else { Ok(()) }
}
