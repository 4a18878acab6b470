// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use model::{CallId, Timestamp};
use tokio::{
    sync::{mpsc, oneshot},
    time::sleep,
};
use web::{Deed, Flood, Neighborhood, Order};

use super::Nodes;

#[path = "../../../bus/src/nats.rs"]
#[expect(dead_code, reason = "other tests do more with it")]
mod nats;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_pressed_at_one_server_counts_at_the_other() {
    let nats = match nats::Nats::start(1) {
        Ok(nats) => nats,
        Err(why) => return eprintln!("left out: pledges at several servers; {why}"),
    };
    let (call, now) = ("ahang".parse::<CallId>().unwrap(), Timestamp::now());
    let from = Some(Neighborhood::of("192.0.2.7".parse().unwrap()));
    let mut floods = Vec::new();
    for _ in 0..2 {
        let nodes = Nodes::open(&nats.url().parse().unwrap()).await.unwrap();
        let (told, pressed) = mpsc::channel(10_000);
        let flood = Arc::new(Flood::with(web::Others { salt_of: Arc::new(|hour| hour.to_string()), told }));
        tokio::spawn(nodes.pledge_together(Arc::clone(&flood), pressed, Arc::new(move || now)));
        floods.push(flood);
    }
    // Each time a flood at one alone, until the other was there to hear of it.
    let begun = Instant::now();
    while !floods[1].has_disturbed(&call) {
        let admitted = (0..1_000).filter(|_| floods[0].admits(&call, from, now)).count();
        assert!(admitted <= 200, "{admitted}");
        assert!(begun.elapsed() < Duration::from_secs(30), "nothing is heard");
        sleep(Duration::from_millis(50)).await;
    }
    assert!(floods[0].has_disturbed(&call));
}

/// Orders something, and gives the answer.
async fn ordered(way: &mpsc::Sender<Order>, deed: Deed) -> Result<(), String> {
    let (call, (done, answer)) = ("ahang".parse::<CallId>().unwrap(), oneshot::channel());
    way.send(Order { call, deed, done }).await.unwrap();
    answer.await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_ordered_at_one_node_is_done_where_the_calls_are_kept_and_answered() {
    let nats = match nats::Nats::start(1) {
        Ok(nats) => nats,
        Err(why) => return eprintln!("left out: orders over a bus; {why}"),
    };
    let address = nats.url().parse().unwrap();
    let (keeping, showing) = (Nodes::open(&address).await.unwrap(), Nodes::open(&address).await.unwrap());
    let (way, mut passed) = mpsc::channel(1);
    tokio::spawn(async move { showing.pass_on(&mut passed).await });
    // 1. Where nobody keeps the calls, nobody is left waiting.
    let unheard = ordered(&way, Deed::Publish).await;
    assert!(unheard.unwrap_err().contains("nobody on the bus answers"));
    // 2. What is done, and what can't be, is answered as if it were ordered there.
    let (orders, mut host) = mpsc::channel(1);
    tokio::spawn(keeping.obey(orders));
    tokio::spawn(async move {
        while let Some(Order { call, deed, done }) = host.recv().await {
            let answer = match deed {
                Deed::Spell(spelling) if call.as_str() == "ahang" && spelling == "FreeAhang" => Ok(()),
                deed => Err(format!("can't do {deed:?}")),
            };
            done.send(answer).unwrap();
        }
    });
    let begun = Instant::now();
    while ordered(&way, Deed::Spell("FreeAhang".to_owned())).await.is_err() {
        assert!(begun.elapsed() < Duration::from_secs(30), "nobody answers");
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(ordered(&way, Deed::TakeDown).await, Err("can't do TakeDown".to_owned()));
}
