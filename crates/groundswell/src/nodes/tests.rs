// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::{Duration, Instant};

use model::CallId;
use tokio::{
    sync::{mpsc, oneshot},
    time::sleep,
};
use web::{Deed, Order};

use super::Nodes;

#[path = "../../../bus/src/nats.rs"]
#[expect(dead_code, reason = "other tests do more with it")]
mod nats;

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
