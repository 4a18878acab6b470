// SPDX-License-Identifier: AGPL-3.0-or-later
//! Other people's sites and servers, all played by one small server on this machine.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

type Pages = Arc<Mutex<HashMap<String, Vec<u8>>>>;
type Asked = Arc<Mutex<Vec<String>>>;

/// Sites with pages that a test writes; it ends with the test's process.
pub struct Town {
    address: SocketAddr,
    pages: Pages,
    asked: Asked,
}

impl Town {
    /// Opens it, with nothing in it.
    pub fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("it listens");
        let (pages, asked) = (Pages::default(), Asked::default());
        let (shown, told) = (Arc::clone(&pages), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                // Whoever asks may go away.
                drop(answer(stream, &shown, &told));
            }
        });
        Self { address, pages, asked }
    }

    /// How often somebody has asked for that address.
    pub fn asked(&self, at: &str) -> usize {
        self.asked.lock().expect("nobody broke off").iter().filter(|asked| *asked == at).count()
    }

    /// Shows this at an address, `host/path` with its query.
    pub fn show(&self, at: &str, page: impl Into<Vec<u8>>) {
        self.pages.lock().expect("nobody broke off").insert(at.to_owned(), page.into());
    }

    /// The words by which the program reaches these sites here.
    pub fn reach(&self, hosts: &[&str]) -> Vec<String> {
        hosts.iter().map(|host| format!("--reach={host}={}", self.address)).collect()
    }
}

fn answer(mut stream: TcpStream, pages: &Pages, asked: &Asked) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let head: Vec<String> = lines.map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let host =
        head.iter().find_map(|line| line.to_ascii_lowercase().strip_prefix("host: ").map(str::to_owned));
    let at = format!("{}{}", host.unwrap_or_default(), first.split(' ').nth(1).unwrap_or_default());
    asked.lock().expect("nobody broke off").push(at.clone());
    let page = pages.lock().expect("nobody broke off").get(&at).cloned();
    let status = if page.is_some() { "200 OK" } else { "404 Not Found" };
    let page = page.unwrap_or_default();
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", page.len())?;
    stream.write_all(&page)
}
