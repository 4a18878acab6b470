// SPDX-License-Identifier: AGPL-3.0-or-later
//! A few sites and accounts, and what is written of them in the domain name system, all played by two servers on this machine.

use std::{collections::HashMap, io, net::SocketAddr};

use fetch::{Fetcher, Records};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, UdpSocket},
};

use crate::Prover;

const HOSTS: [&str; 5] =
    ["www.loom.example", "loom.example", "yarn.example", "social.example", "public.api.bsky.app"];

pub(super) struct Street {
    pub prover: Prover,
}

impl Street {
    /// Opens those pages by `host/path`; one that begins with `->` leads elsewhere. The record stands under the site's name.
    pub(super) async fn open(pages: &[(&str, &str)], record: &str) -> Self {
        let pages = pages.iter().map(|(at, page)| ((*at).to_owned(), (*page).to_owned())).collect();
        let web = serve(pages).await;
        let exceptions = HOSTS.map(|host| format!("{host}={web}").parse().unwrap()).to_vec();
        let names = answer_names(record.to_owned()).await;
        Self { prover: Prover::over(Fetcher::new("Groundswell/1", exceptions), Records::at(names)) }
    }
}

async fn serve(pages: HashMap<String, String>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            drop(answer(stream, &pages).await);
        }
    });
    at
}

async fn answer(mut stream: TcpStream, pages: &HashMap<String, String>) -> io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap();
    let host =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned));
    let reply = match pages.get(&format!("{}{path}", host.unwrap_or_default())) {
        None => "HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n".to_owned(),
        Some(page) => match page.strip_prefix("-> ") {
            Some(to) => format!("HTTP/1.1 302 X\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"),
            None => format!("HTTP/1.1 200 X\r\nContent-Length: {}\r\n\r\n{page}", page.len()),
        },
    };
    stream.write_all(reply.as_bytes()).await?;
    stream.shutdown().await
}

/// Answers every question for a text (RFC 1035) about `_groundswell.loom.example` with that record, and others with none.
async fn answer_names(record: String) -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let at = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut asked = [0; 512];
        while let Ok((length, from)) = socket.recv_from(&mut asked).await {
            let asked = &asked[..length];
            let end = 12 + asked[12..].iter().position(|byte| *byte == 0).unwrap() + 5;
            let is_known =
                !record.is_empty() && asked[12..end].windows(12).any(|part| part == b"_groundswell");
            let is_known = is_known && asked[12..end].windows(5).any(|part| part == b"\x04loom");
            let mut reply = asked[..2].to_vec();
            // An answer, with one record or with the code for a name that nobody has.
            let head: [u8; 10] = if is_known {
                [0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]
            } else {
                [0x81, 0x83, 0, 1, 0, 0, 0, 0, 0, 0]
            };
            reply.extend(head);
            reply.extend(&asked[12..end]);
            if is_known {
                let length = u8::try_from(record.len()).unwrap();
                reply.extend([0xc0, 0x0c, 0, 16, 0, 1, 0, 0, 0, 60, 0, length + 1, length]);
                reply.extend(record.as_bytes());
            }
            socket.send_to(&reply, from).await.unwrap();
        }
    });
    at
}
