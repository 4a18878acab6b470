// SPDX-License-Identifier: AGPL-3.0-or-later
//! The load of an hour that a plain generator can't make. Each word prints one line of JSON and ends by itself.
//!
//! `load listen ADDRESS PATH HOW_MANY SECONDS`: holds live streams, and tells how long each round takes to the last one.
//! `load pledge ADDRESS PATH HOW_MANY SECONDS`: so many people at once, one pledge after another.
//! `load slow ADDRESS PATH HOW_MANY SECONDS`: so many who send or read almost nothing.
//! `load visit ADDRESS PATH 1 SECONDS`: one honest visitor.
//! `load flood ADDRESS PATH NEIGHBORHOODS SECONDS`: a program that pledges a thousand times a second, and honest people.
//!
//! Each visitor comes from an address of their own in 127.0.0.0/8, for one has too few ports.

use std::{
    env,
    error::Error,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    task::JoinSet,
    time::{sleep, timeout},
};

mod flood;

use self::flood::Flood;

type Failure = Box<dyn Error + Send + Sync>;

#[derive(Clone)]
struct Load {
    server: SocketAddr,
    path: String,
    people: u32,
    lasts: Duration,
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [word, server, path, people, seconds] = words.as_slice() else {
        return Err("see the first lines".into());
    };
    let lasts = Duration::from_secs(seconds.parse()?);
    let load = Load { server: server.parse()?, path: path.clone(), people: people.parse()?, lasts };
    match word.as_str() {
        "listen" => listen(load).await,
        "pledge" => pledge(load).await,
        "slow" => slow(load).await,
        "visit" => {
            println!("{}", honest(&load).await);
            Ok(())
        }
        "flood" => drive_up(load).await,
        _ => Err("no such word".into()),
    }
}

impl Load {
    /// A line from the address of one of the people.
    async fn connect(&self, person: u32) -> Result<TcpStream, Failure> {
        let socket = TcpSocket::new_v4()?;
        let [_, _, second, third] = (person / 4000 + 1).to_be_bytes();
        socket.bind(SocketAddr::from((Ipv4Addr::new(127, second, third, 7), 0)))?;
        Ok(timeout(Duration::from_secs(20), socket.connect(self.server)).await??)
    }

    fn request(&self, method: &str, more: &str) -> String {
        self.request_behind("", method, more)
    }

    /// The same of what stands behind the path.
    fn request_behind(&self, rest: &str, method: &str, more: &str) -> String {
        format!(
            "{method} {}{rest} HTTP/1.1\r\nhost: storm.example\r\naccept-encoding: gzip, br\r\n{more}\r\n",
            self.path
        )
    }
}

/// Holds live streams. A round is what comes within half a second of each other.
async fn listen(load: Load) -> Result<(), Failure> {
    let heard: Arc<Mutex<Vec<Instant>>> = Arc::default();
    let (held, bytes) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let (mut listeners, mut refused) = (JoinSet::new(), 0_u64);
    for person in 0..load.people {
        let Ok(mut stream) = load.connect(person).await else {
            refused += 1;
            continue;
        };
        stream.write_all(load.request("GET", "").as_bytes()).await?;
        let (heard, held, bytes) = (Arc::clone(&heard), Arc::clone(&held), Arc::clone(&bytes));
        listeners.spawn(async move {
            let mut buffer = [0; 2048];
            held.fetch_add(1, Ordering::Relaxed);
            while let Ok(read @ 1..) = stream.read(&mut buffer).await {
                bytes.fetch_add(read as u64, Ordering::Relaxed);
                heard.lock().expect("nobody panics").push(Instant::now());
            }
            held.fetch_sub(1, Ordering::Relaxed);
        });
    }
    println!("{{\"opened\":{},\"refused\":{refused}}}", held.load(Ordering::Relaxed));
    sleep(Duration::from_secs(2)).await;
    heard.lock().expect("nobody panics").clear();
    bytes.store(0, Ordering::Relaxed);
    sleep(load.lasts).await;
    let held = held.load(Ordering::Relaxed);
    let mut heard = std::mem::take(&mut *heard.lock().expect("nobody panics"));
    heard.sort_unstable();
    let mut rounds: Vec<(usize, Duration)> = heard
        .chunk_by(|one, next| next.duration_since(*one) < Duration::from_millis(250))
        .filter_map(|round| Some((round.len(), round.last()?.duration_since(*round.first()?))))
        .collect();
    // The first and the last may be cut.
    rounds.pop();
    let whole: Vec<u128> = rounds.iter().skip(1).map(|(_, took)| took.as_millis()).collect();
    let told: Vec<usize> = rounds.iter().skip(1).map(|(told, _)| *told).collect();
    let bytes = bytes.load(Ordering::Relaxed);
    println!("{{\"held\":{held},\"rounds_ms\":{whole:?},\"told\":{told:?},\"bytes\":{bytes}}}");
    Ok(())
}

/// Pledges as fast as they are acknowledged.
async fn pledge(load: Load) -> Result<(), Failure> {
    let (kept, refused) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let (begun, mut people) = (Instant::now(), JoinSet::new());
    for person in 0..load.people {
        let (load, kept, refused) = (load.clone(), Arc::clone(&kept), Arc::clone(&refused));
        people.spawn(async move {
            let mut comers = (person..).step_by(load.people as usize);
            while begun.elapsed() < load.lasts {
                // Each neighborhood sends fewer than are taken for a flood.
                let comer = comers.next().ok_or("no people are left")?;
                acknowledged(&load, comer, begun, [&kept, &refused]).await?;
            }
            Ok::<_, Failure>(())
        });
    }
    let mut broken = 0;
    while let Some(person) = people.join_next().await {
        broken += u32::from(person?.is_err());
    }
    let (kept, refused) = (kept.load(Ordering::Relaxed), refused.load(Ordering::Relaxed));
    let took = begun.elapsed().as_secs_f64();
    println!("{{\"kept\":{kept},\"refused\":{refused},\"broken\":{broken},\"seconds\":{took:.3}}}");
    Ok(())
}

async fn acknowledged(
    load: &Load,
    comer: u32,
    begun: Instant,
    [kept, refused]: [&AtomicU64; 2],
) -> Result<(), Failure> {
    let mut stream = load.connect(comer * 4000).await?;
    let request = load.request("POST", "accept: application/json\r\ncontent-length: 0\r\n");
    let mut answer = [0; 4096];
    for _ in 0..100 {
        stream.write_all(request.as_bytes()).await?;
        let read = stream.read(&mut answer).await?;
        let is_kept = answer.get(..read).is_some_and(|answer| answer.starts_with(b"HTTP/1.1 200"));
        (if is_kept { kept } else { refused }).fetch_add(1, Ordering::Relaxed);
        if begun.elapsed() > load.lasts {
            break;
        }
    }
    Ok(())
}

/// A program's pledges and honest ones.
async fn drive_up(load: Load) -> Result<(), Failure> {
    let Load { server, path, people, lasts } = load;
    let flood = Flood { server, call: path, neighborhoods: people, a_second: 1000, lasts };
    let flood::Outcome { program, honest, counter, is_marked } = flood.run().await?;
    let told = |answered: flood::Answered| {
        let flood::Answered { kept, refused, failed } = answered;
        format!("{{\"kept\":{kept},\"refused\":{refused},\"failed\":{failed}}}")
    };
    let counter = counter.lines().last().unwrap_or_default();
    println!(
        "{{\"program\":{},\"honest\":{},\"counter\":{counter},\"is_marked\":{is_marked}}}",
        told(program),
        told(honest),
    );
    Ok(())
}

/// Slow ones, each again when it is left.
async fn slow(load: Load) -> Result<(), Failure> {
    let mut slow = JoinSet::new();
    for person in 0..load.people {
        let load = load.clone();
        slow.spawn(async move {
            loop {
                // A line that breaks is begun again; that is all that a slow one does.
                let _left = dawdle(&load, person).await;
                sleep(Duration::from_millis(100)).await;
            }
        });
    }
    sleep(load.lasts).await;
    slow.shutdown().await;
    Ok(())
}

/// Of a form that never comes.
const FORM: &str = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 900\r\n";

async fn dawdle(load: &Load, person: u32) -> Result<(), Failure> {
    let mut stream = load.connect(person).await?;
    let (sent, every) = match person % 3 {
        0 => ("GET / HTTP/1.1\r\nhost: sto".to_owned(), Duration::from_secs(1)),
        // Where a body is awaited: elsewhere it is refused at once, and they would not be slow.
        1 => (load.request_behind("/pledge", "POST", FORM), Duration::from_secs(1)),
        _ => (load.request("GET", ""), Duration::from_secs(2)),
    };
    stream.write_all(sent.as_bytes()).await?;
    loop {
        sleep(every).await;
        if person % 3 == 2 {
            if stream.read(&mut [0; 1]).await? == 0 {
                return Ok(());
            }
        } else {
            stream.write_all(b"x").await?;
        }
    }
}

/// How long the call's page takes, a new line each: middle, ninety-ninth of a hundred, longest, and how often it failed.
async fn honest(load: &Load) -> String {
    let (begun, mut took, mut failed) = (Instant::now(), Vec::new(), 0);
    let mut person = 4_000_000;
    while begun.elapsed() < load.lasts {
        let asked = Instant::now();
        person += 4000;
        match visit(load, person).await {
            Ok(()) => took.push(asked.elapsed().as_micros()),
            Err(_) => failed += 1,
        }
        sleep(Duration::from_millis(5)).await;
    }
    took.sort_unstable();
    let at = |hundredths: usize| took.get(took.len() * hundredths / 100).copied().unwrap_or_default();
    let longest = took.last().copied().unwrap_or_default();
    format!(
        "{{\"visits\":{},\"failed\":{failed},\"p50_us\":{},\"p99_us\":{},\"longest_us\":{longest}}}",
        took.len(),
        at(50),
        at(99)
    )
}

async fn visit(load: &Load, person: u32) -> Result<(), Failure> {
    let mut stream = load.connect(person).await?;
    stream.write_all(load.request("GET", "connection: close\r\n").as_bytes()).await?;
    let mut page = Vec::new();
    timeout(Duration::from_secs(10), stream.read_to_end(&mut page)).await??;
    if page.starts_with(b"HTTP/1.1 200") { Ok(()) } else { Err("no page".into()) }
}
