// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    error::Error,
    net::{Ipv4Addr, SocketAddr},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
    task::JoinSet,
    time::{MissedTickBehavior, interval, sleep, timeout},
};

type Failure = Box<dyn Error + Send + Sync>;

/// Honest people live in so many neighborhoods; the flood's are the first of these.
const NEIGHBORHOODS: u32 = 5000;

/// Time between two handfuls of pledges.
const BEAT: Duration = Duration::from_millis(10);

/// What English readers are told of a number that a program drove up.
const MARK: &str = "id=\"disturbed\"";

/// A program that pledges over and over, while honest people do it once each.
#[derive(Clone)]
pub struct Flood {
    pub server: SocketAddr,
    /// The call's path: `/ahang`.
    pub call: String,
    /// How many neighborhoods of the net the program sends from; one is a single address.
    pub neighborhoods: u32,
    pub a_second: u32,
    pub lasts: Duration,
}

/// How pledges were answered.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answered {
    pub kept: u32,
    pub refused: u32,
    pub failed: u32,
}

/// What a flood came to.
#[derive(Debug)]
pub struct Outcome {
    pub program: Answered,
    pub honest: Answered,
    /// The site's own counter at the end, as JSON.
    pub counter: String,
    /// Whether the call's page says that its number was driven up.
    pub is_marked: bool,
}

impl Flood {
    /// Lets it come, and asks the site afterwards.
    pub async fn run(&self) -> Result<Outcome, Failure> {
        let mut beat = interval(BEAT);
        // Late handfuls are made up for, so that the rate holds.
        beat.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let beats = u32::try_from(self.lasts.as_millis() / BEAT.as_millis())?;
        let (mut program, mut honest) = (JoinSet::new(), JoinSet::new());
        for turn in 0..beats {
            beat.tick().await;
            for each in 0..self.a_second / 100 {
                let from = self.neighbor((turn * (self.a_second / 100) + each) % self.neighborhoods, turn);
                program.spawn(self.clone().pledge(from));
            }
            if turn.is_multiple_of(2) {
                honest.spawn(self.clone().pledge(self.neighbor(turn * 37 % NEIGHBORHOODS, 250)));
            }
        }
        let (program, honest) = (all(program).await?, all(honest).await?);
        let counter = self.get("/live.json").await?;
        Ok(Outcome { program, honest, counter, is_marked: self.is_marked().await? })
    }

    /// An address of a neighborhood; whoever has but one sends from a single address.
    fn neighbor(&self, neighborhood: u32, person: u32) -> Ipv4Addr {
        let [.., second, third] = (neighborhood + 300).to_be_bytes();
        let person =
            if self.neighborhoods == 1 { 9 } else { u8::try_from(person % 250).unwrap_or_default() + 1 };
        Ipv4Addr::new(127, second, third, person)
    }

    async fn pledge(self, from: Ipv4Addr) -> Result<String, Failure> {
        self.ask(from, &format!("POST {}/pledge", self.call), "content-length: 0\r\n").await
    }

    async fn get(&self, what: &str) -> Result<String, Failure> {
        self.ask(Ipv4Addr::LOCALHOST, &format!("GET {}{what}", self.call), "").await
    }

    /// A page is given out for half a second as it was made.
    async fn is_marked(&self) -> Result<bool, Failure> {
        for _ in 0..30 {
            if self.get("").await?.contains(MARK) {
                return Ok(true);
            }
            sleep(Duration::from_millis(100)).await;
        }
        Ok(false)
    }

    async fn ask(&self, from: Ipv4Addr, line: &str, more: &str) -> Result<String, Failure> {
        let talk = async {
            let socket = TcpSocket::new_v4()?;
            socket.bind(SocketAddr::from((from, 0)))?;
            let mut stream = socket.connect(self.server).await?;
            let accept = "accept: application/json\r\naccept-language: en";
            let head = format!(
                "{line} HTTP/1.1\r\nhost: storm.example\r\nconnection: close\r\n{accept}\r\n{more}\r\n"
            );
            stream.write_all(head.as_bytes()).await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await?;
            Ok::<_, Failure>(answer)
        };
        timeout(Duration::from_secs(20), talk).await?
    }
}

async fn all(mut pledges: JoinSet<Result<String, Failure>>) -> Result<Answered, Failure> {
    let mut answered = Answered::default();
    while let Some(answer) = pledges.join_next().await {
        match answer? {
            Ok(answer) if answer.starts_with("HTTP/1.1 200") => answered.kept += 1,
            Ok(answer) if answer.starts_with("HTTP/1.1 429") => answered.refused += 1,
            _ => answered.failed += 1,
        }
    }
    Ok(answered)
}
