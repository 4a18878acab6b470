// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use ingest::{Cursor, Item};
use jiff::SignedDuration;
use model::Gap;
use rally::Exception;
use tokio::{
    sync::mpsc,
    time::{Instant, MissedTickBehavior, interval, sleep_until},
};
use watch::Dollars;

use crate::{
    Outcome, WrongUse,
    archive::Archive,
    board::Board,
    clock::Clock,
    cursors::Cursors,
    data::key_beside,
    ledger::{self, Seen},
    terminal::{counted, say, stopped},
    watcher::{Found, Watcher},
    watching::{Keys, Means, Place, Sought, Watching},
};

/// So many items are taken at once.
const BATCH: usize = 1000;

/// How often a board is drawn, and how often a line is printed where nobody looks at one.
const TICK: Duration = Duration::from_secs(1);
const LINE: u32 = 60;

/// Follows networks live: figures, minutes, the newest posts, and what can't be seen.
///
/// On a terminal the view is drawn over and over; elsewhere a line is printed each minute in which something came. With
/// --format json each post is printed as soon as it is seen, as `posts` prints it. Gaps are told on standard error. Nothing is posted,
/// and no hashtag is told to a network whose posts are all received anyway, as Bluesky's are.
#[derive(Args)]
#[command(after_help = "Examples:\n  groundswell watch --tag '#FreeTheWeavers'\n  \
                  groundswell watch --tag '#FreeTheWeavers' --into storm-record --for 2h\n  \
                  groundswell watch --tag '#FreeTheWeavers' --format json > storm.jsonl")]
pub struct Watch {
    /// A hashtag, with or without its sign; may be given several times
    #[arg(long = "tag", value_name = "HASHTAG", required = true)]
    tags: Vec<String>,
    /// What to watch: bluesky, that is its public hosts, or bluesky=HOST; bluesky-server=HOST, a server and those who live on it;
    /// mastodon=HOST; page=https://… and feed=https://…, for posts that are embedded there; x, with --keys and --x-budget. May be given
    /// several times
    #[arg(long = "on", value_name = "NETWORK", default_value = "bluesky")]
    places: Vec<Place>,
    /// A file with a line for each key: `bluesky-account=HOST HANDLE APP-PASSWORD`, `mastodon=HOST TOKEN`, `x KEY`
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// How many dollars may be spent on X at most
    #[arg(long, value_name = "DOLLARS")]
    x_budget: Option<Dollars>,
    /// A record that keeps what is found, made if it isn't there; the next time, watching goes on where it was
    #[arg(long, value_name = "RECORD")]
    into: Option<PathBuf>,
    /// How long to watch, such as 90m or 2h; until Ctrl-C if not given
    #[arg(long = "for", value_name = "TIME", value_parser = read_time)]
    time: Option<Duration>,
    /// What is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// A server of the same house that is reached by its name, without TLS
    #[arg(long = "reach", value_name = "NAME=ADDRESS:PORT")]
    exceptions: Vec<Exception>,
}

/// The form of what is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For reading
    Text,
    /// Each post as one JSON object a line
    Json,
}

impl Watch {
    pub fn run(self) -> Result<Outcome> {
        let tags = self.tags.iter().map(|tag| tag.trim_start_matches(['#', '＃']).to_owned());
        let tags: Vec<String> = tags.collect();
        if let Some(empty) = tags.iter().position(String::is_empty) {
            let written = self.tags.get(empty).cloned().unwrap_or_default();
            return Err(WrongUse(format!("`{written}` is no hashtag")).into());
        }
        let clock = Clock::Machine;
        let mut watcher = Watcher::new(tags.clone(), clock.now());
        let open = |folder: &Path| Kept::open(folder, &mut watcher, clock.now());
        let kept = self.into.as_deref().map(open).transpose()?;
        let from = kept.as_ref().map(|kept| kept.cursors.all()).unwrap_or_default();
        let agent = format!("Groundswell/{}", env!("CARGO_PKG_VERSION"));
        let keys = self.keys.as_deref().map(Keys::read).transpose()?.unwrap_or_default();
        let means = Means { keys, x_budget: self.x_budget, ..Means::default() };
        let watching = Watching::new(self.places, means, (&agent, self.exceptions), clock)?;
        let sought = Sought { tags, since: clock.now() };
        let board = if self.format == Form::Text { Board::open() } else { None };
        let mut session = Session { watcher, kept, board, format: self.format, clock, ticks: 0, told: 0 };
        tokio::runtime::Runtime::new()?.block_on(session.run(&watching, &sought, &from, self.time))?;
        session.finish()
    }
}

/// A record that grows while it is watched, and how far the sources are.
struct Kept {
    archive: Archive,
    cursors: Cursors,
}

impl Kept {
    /// Opens a record, and shows the watcher what it holds.
    fn open(folder: &Path, watcher: &mut Watcher, now: model::Timestamp) -> Result<Self> {
        let archive = Archive::open_showing(folder, now, |post| watcher.remember(post))?;
        Ok(Self { archive, cursors: Cursors::load(&key_beside(folder, ".cursors"))? })
    }

    /// Syncs what was added; only then it is known how far the sources are.
    fn sync(&mut self, cursors: Vec<Cursor>) -> Result<()> {
        self.archive.sync()?;
        cursors.into_iter().for_each(|cursor| self.cursors.take(cursor));
        Ok(())
    }
}

struct Session {
    watcher: Watcher,
    kept: Option<Kept>,
    board: Option<Board>,
    format: Form,
    clock: Clock,
    ticks: u32,
    /// How many posts the last line told of.
    told: u64,
}

impl Session {
    async fn run(
        &mut self,
        watching: &Watching,
        sought: &Sought,
        from: &[Cursor],
        time: Option<Duration>,
    ) -> Result<()> {
        let (sender, mut items) = mpsc::channel(BATCH);
        let _sources = watching.start(sought, from, &sender);
        let mut tick = interval(TICK);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let end = time.and_then(|time| Instant::now().checked_add(time));
        let over = async {
            match end {
                Some(end) => sleep_until(end).await,
                None => std::future::pending().await,
            }
        };
        let mut over = std::pin::pin!(async {
            tokio::select! {
                () = over => {}
                () = stopped() => {}
            }
        });
        let mut batch = Vec::with_capacity(BATCH);
        loop {
            tokio::select! {
                _ = items.recv_many(&mut batch, BATCH) => self.take(std::mem::take(&mut batch))?,
                _ = tick.tick() => self.tick()?,
                () = &mut over => return Ok(()),
            }
        }
    }

    fn take(&mut self, mut items: Vec<Item>) -> Result<()> {
        while let Some(first) = self.kept.as_ref().and_then(|kept| kept.cursors.up_to_new_source(&mut items))
        {
            self.take_whole(first)?;
            self.save_cursors()?;
        }
        self.take_whole(items)
    }

    fn save_cursors(&mut self) -> Result<()> {
        self.kept.as_mut().map_or(Ok(()), |kept| kept.cursors.save())
    }

    fn take_whole(&mut self, items: Vec<Item>) -> Result<()> {
        let (mut cursors, mut gone) = (Vec::new(), Vec::new());
        for item in items {
            if let Item::Cursor(cursor) = item {
                let is_first = self.watcher.follow(&cursor);
                if let Some(kept) = self.kept.as_mut().filter(|_| is_first) {
                    kept.archive.log(&began(&cursor))?;
                }
                cursors.push(cursor);
                continue;
            }
            match self.watcher.take(item) {
                Some(Found::Posts { arrival, new }) => {
                    if self.format == Form::Json {
                        print(&new)?;
                    }
                    if let Some(kept) = &mut self.kept {
                        kept.archive.add(arrival)?;
                    }
                }
                Some(Found::Gone(id)) => gone.push(id),
                Some(Found::Gap(gap)) => self.see(gap)?,
                None => {}
            }
        }
        let Some(Kept { archive, cursors: so_far }) = self.kept.take() else { return Ok(()) };
        let archive = if gone.is_empty() { archive } else { archive.forgetting(&gone, self.clock.now())? };
        self.kept.insert(Kept { archive, cursors: so_far }).sync(cursors)
    }

    /// Tells of a gap, and keeps it.
    fn see(&mut self, gap: Gap) -> Result<()> {
        if self.board.is_none() {
            say(format_args!("{}", ledger::told(&gap)));
        }
        match &mut self.kept {
            Some(kept) => kept.archive.log(&Seen::Gap(gap)),
            None => Ok(()),
        }
    }

    fn tick(&mut self) -> Result<()> {
        self.save_cursors()?;
        let now = self.clock.now();
        if let Some(board) = &mut self.board {
            return Ok(self.watcher.show(now, |shown| board.draw(shown))?);
        }
        self.ticks += 1;
        if self.format == Form::Text && self.ticks.is_multiple_of(LINE) {
            let counts = self.watcher.counts();
            if counts.posts != self.told {
                self.told = counts.posts;
                let (posts, accounts) = (counted(counts.posts, "post"), counted(counts.accounts, "account"));
                writeln!(io::stdout(), "{} UTC  {posts} by {accounts}", now.strftime("%H:%M:%S"))?;
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<Outcome> {
        let counts = self.watcher.counts();
        let (posts, accounts) = (counted(counts.posts, "post"), counted(counts.accounts, "account"));
        if let Some(mut kept) = self.kept {
            kept.cursors.save()?;
            kept.archive.finish()?;
        }
        if self.format == Form::Text {
            writeln!(io::stdout(), "{posts} by {accounts}").context("can't print the figures")?;
        }
        Ok(Outcome::Done)
    }
}

fn print(posts: &[model::Post]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for post in posts {
        writeln!(out, "{}", report::json::post_json(post))?;
    }
    out.flush()
}

fn read_time(written: &str) -> Result<Duration, String> {
    let time = written.parse::<SignedDuration>().ok().and_then(|time| Duration::try_from(time).ok());
    time.ok_or_else(|| "that is no length of time, such as 90m or 2h".to_owned())
}

fn began(cursor: &Cursor) -> Seen {
    Seen::Began { source: cursor.source.clone(), network: cursor.network, at: cursor.seen_until }
}
