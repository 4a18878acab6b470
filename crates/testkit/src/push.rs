// SPDX-License-Identifier: AGPL-3.0-or-later
//! A push service that keeps what is brought, and answers each device as its address says.

use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// What was brought for which device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// The device's path.
    pub path: String,
    /// What stood on the outside, by names in lower case.
    pub headers: HashMap<String, String>,
    /// What was in it, still encrypted.
    pub content: Vec<u8>,
}

/// A push service on this machine: `/busy…` is told to come later, `/gone…` that the device isn't there any more, `/no…`
/// that this is not taken, and `/mute…` is told nothing. Ends with the program.
#[derive(Clone)]
pub struct PushSink {
    address: SocketAddr,
    kept: Arc<Kept>,
}

#[derive(Default)]
struct Kept {
    pushes: Mutex<Vec<Push>>,
    /// How many were given up before they were answered.
    given_up: AtomicUsize,
    came: Condvar,
}

/// Longer than anything takes to come.
const PATIENCE: Duration = Duration::from_secs(60);

impl PushSink {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// When nobody can listen on this machine.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let sink = Self { address: listener.local_addr()?, kept: Arc::default() };
        let kept = Arc::clone(&sink.kept);
        thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                // One that breaks off has brought nothing.
                thread::spawn(move || drop(take(&line, &kept)));
            }
        });
        Ok(sink)
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was brought, in that order.
    #[must_use]
    pub fn pushes(&self) -> Vec<Push> {
        self.kept.pushes().clone()
    }

    /// What was brought, once it is so much; less if that takes too long.
    #[must_use]
    pub fn wait_for(&self, pushes: usize) -> Vec<Push> {
        let waited =
            self.kept.came.wait_timeout_while(self.kept.pushes(), PATIENCE, |kept| kept.len() < pushes);
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// How many were given up before they were answered.
    #[must_use]
    pub fn given_up(&self) -> usize {
        self.kept.given_up.load(Ordering::SeqCst)
    }

    /// Forgets what was brought.
    pub fn clear(&self) {
        self.kept.pushes().clear();
    }
}

impl Kept {
    fn pushes(&self) -> MutexGuard<'_, Vec<Push>> {
        self.pushes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One request, as far as honest programs have it.
fn take(line: &TcpStream, kept: &Kept) -> io::Result<()> {
    let mut reader = BufReader::new(line);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let lines = reader.by_ref().lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let headers: HashMap<String, String> = lines
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        })
        .collect();
    let length = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
    let mut content = vec![0; length];
    reader.read_exact(&mut content)?;
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let status = status(&path);
    kept.pushes().push(Push { path, headers, content });
    kept.came.notify_all();
    let Some(status) = status else {
        // Until whoever waits for an answer goes away.
        let left = reader.read_to_end(&mut Vec::new());
        kept.given_up.fetch_add(1, Ordering::SeqCst);
        return left.map(drop);
    };
    (&mut &*line).write_all(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").as_bytes())
}

fn status(path: &str) -> Option<&'static str> {
    Some(match path.split(['-', '/']).nth(1).unwrap_or_default() {
        "busy" => "429 Too Many Requests",
        "gone" => "410 Gone",
        "no" => "400 Bad Request",
        "mute" => return None,
        _ => "201 Created",
    })
}
