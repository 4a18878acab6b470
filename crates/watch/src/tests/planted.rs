// SPDX-License-Identifier: AGPL-3.0-or-later
//! Posts are planted while the hosts that give them are cut, silenced and shut.

use std::{collections::HashSet, time::Duration};

use ingest::{Gap, GapCause, Item, Source};
use tokio::{
    sync::mpsc::{self, Receiver},
    time::{sleep, timeout},
};

use super::{
    clock::Clock,
    host::Host,
    jetstream::{BOTH, follow, id},
};
use crate::Jetstream;

/// So many posts are planted in a run of the tests; `GROUNDSWELL_PLANTED` asks for more.
const PLANTED: u64 = 2_000;

/// What is done to a host while posts are made, in this order, over and over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Cut,
    Hush,
    Nothing,
    Refuse,
}

const FAULTS: [Fault; 6] =
    [Fault::Cut, Fault::Nothing, Fault::Hush, Fault::Nothing, Fault::Refuse, Fault::Nothing];

/// What has come of all sources.
#[derive(Default)]
struct Given {
    found: HashSet<String>,
    times: u64,
    gaps: Vec<Gap>,
}

/// Takes all that sources give, until they have nothing to say for minutes.
async fn take(mut items: Receiver<Item>) -> Given {
    let mut given = Given::default();
    while let Ok(Some(item)) = timeout(Duration::from_secs(300), items.recv()).await {
        match &item {
            Item::Gap(gap) => given.gaps.push(gap.clone()),
            Item::Posts(_) => {
                given.times += 1;
                given.found.extend(id(&item));
            }
            _ => {}
        }
    }
    given
}

fn hand_on(sources: Vec<Jetstream>) -> Receiver<Item> {
    let (sender, items) = mpsc::channel(256);
    for mut source in sources {
        let sender = sender.clone();
        tokio::spawn(async move {
            while let Some(item) = source.next().await {
                if sender.send(item).await.is_err() {
                    break;
                }
            }
        });
    }
    items
}

/// Makes so many posts on both hosts, twenty a second, with a fault at one of them for five seconds of each ten; gives how many faults.
async fn plant(hosts: &[Host; 2], posts: u64) -> u64 {
    let mut faults = 0;
    for number in 0..posts {
        if number % 100 == 0 && number > 0 {
            let place = usize::try_from(number / 100).unwrap();
            let (host, fault) = (&hosts[place / FAULTS.len() % 2], FAULTS[place % FAULTS.len()]);
            faults += u64::from(fault != Fault::Nothing);
            strike(host, fault);
        }
        for host in hosts {
            host.post("did:plc:a", &number.to_string(), "Free the weavers #FreeAhang");
        }
        sleep(Duration::from_millis(50)).await;
    }
    hosts.iter().for_each(|host| strike(host, Fault::Nothing));
    faults
}

fn strike(host: &Host, fault: Fault) {
    match fault {
        Fault::Cut => host.cut(),
        Fault::Hush => host.hush(true),
        Fault::Nothing => {
            host.hush(false);
            host.refuse(None);
        }
        Fault::Refuse => {
            host.refuse(Some((503, "")));
            host.cut();
        }
    }
}

#[tokio::test(start_paused = true)]
async fn of_posts_that_are_planted_while_hosts_are_cut_silenced_and_shut_none_is_missed() {
    let posts =
        std::env::var("GROUNDSWELL_PLANTED").ok().and_then(|many| many.parse().ok()).unwrap_or(PLANTED);
    for wire in BOTH {
        let clock = Clock::start();
        let hosts = [Host::open("one.example", clock).await, Host::open("two.example", clock).await];
        let sources = follow(&[&hosts[0], &hosts[1]], clock, wire, &[]);
        sleep(Duration::from_secs(2)).await;
        let taking = tokio::spawn(take(hand_on(sources)));
        let faults = plant(&hosts, posts).await;
        let Given { found, times, gaps } = taking.await.unwrap();
        let over = gaps.iter().filter(|gap| gap.end.is_some() && gap.cause != GapCause::Missed).count();
        println!(
            "{wire:?}: {} of {posts} posts found, given {times} times; {faults} faults, {over} gaps",
            found.len()
        );
        assert_eq!(found.len() as u64, posts, "{wire:?}");
        let begun = gaps.iter().filter(|gap| gap.end.is_none()).count();
        assert_eq!(begun, over, "{wire:?}: each gap that began is over");
        assert!(over > 0 && gaps.iter().all(|gap| gap.end.is_none() || gap.is_filled), "{wire:?}: {gaps:?}");
    }
}
