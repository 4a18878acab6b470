// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use crate::{Bus, BusAddress, BusError, Parcel, nats::Nats};

/// A cluster chooses who leads within seconds; nobody in these tests waits longer.
const LONG: Duration = Duration::from_secs(40);

/// Tries until it works: servers start, and choose who leads.
async fn until<T>(mut tries: impl AsyncFnMut() -> Result<T, BusError>) -> T {
    let begun = Instant::now();
    loop {
        match tries().await {
            Ok(done) => return done,
            Err(error) => assert!(begun.elapsed() < LONG, "{error}: {error:?}"),
        }
        sleep(Duration::from_millis(100)).await;
    }
}

async fn line(nats: &Nats) -> Bus {
    let address: BusAddress = nats.url().parse().unwrap();
    until(async || Bus::open(&address, None).await).await
}

fn nats(servers: usize) -> Option<Nats> {
    Nats::start(servers).inspect_err(|why| eprintln!("left out: a bus; {why}")).ok()
}

#[test]
fn addresses_are_read_and_passwords_in_them_refused() {
    let read = |written: &str| written.parse::<BusAddress>();
    let near = read("nats://127.0.0.1:4222,localhost:4223,[::1]:4224/weavers").unwrap();
    assert_eq!((near.servers().len(), near.name(), near.is_encrypted()), (3, "weavers", false));
    let far = read("nats://loom@bus.example,127.0.0.1").unwrap();
    assert_eq!((far.user(), far.name(), far.is_encrypted()), (Some("loom"), "groundswell", true));
    for wrong in [
        "",
        "redis://a",
        "nats://",
        "nats://a,,b",
        "nats://a/b/c",
        "nats://a/b.c",
        "nats://u:p@a",
        "nats://a:x",
    ] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn the_newest_word_is_heard_and_what_is_taken_down_is_gone() {
    let Some(nats) = nats(1) else { return };
    let (one, other) = (line(&nats).await, line(&nats).await);
    let board = until(async || one.board().await).await;
    for word in ["first", "second"] {
        board.say("figures.ahang", word.into()).await.unwrap();
    }
    board.say("figures.loom", b"third".to_vec()).await.unwrap();
    let mut news = other.board().await.unwrap().news().await.unwrap();
    let standing = news.standing();
    let word = |thing: &str, word: &str| (thing.to_owned(), word.as_bytes().to_vec());
    assert_eq!(standing, [word("figures.ahang", "second"), word("figures.loom", "third")]);
    board.say("figures.ahang", Vec::new()).await.unwrap();
    assert_eq!(news.next().await.unwrap(), word("figures.ahang", ""));
}

#[tokio::test]
async fn questions_are_answered_once_and_nobody_waits_for_ever() {
    let Some(nats) = nats(1) else { return };
    let (asking, answering) = (line(&nats).await, line(&nats).await);
    let unheard = asking.ask(b"anybody?".to_vec(), Duration::from_millis(200)).await;
    assert!(matches!(unheard, Err(BusError::Unheard)));
    let mut questions = answering.questions().await.unwrap();
    let answered = tokio::spawn(async move {
        let question = questions.next().await.unwrap();
        let answer = [question.bytes.as_slice(), b" yes"].concat();
        question.answer(answer).await;
    });
    // The subscription may reach the server after the first question.
    let answer = until(async || asking.ask(b"anybody?".to_vec(), Duration::from_millis(500)).await).await;
    assert_eq!(answer, b"anybody? yes");
    answered.await.unwrap();
}

#[tokio::test]
async fn parcels_come_in_order_and_once_until_they_are_taken_off() {
    let Some(nats) = nats(1) else { return };
    let bus = line(&nats).await;
    let belt = until(async || bus.belt("ahang").await).await;
    assert!(belt.first() <= 1);
    for number in [1, 2, 2, 3] {
        belt.put("a-run", number, vec![u8::try_from(number).unwrap()]).await.unwrap();
    }
    let mut taken = belt.take();
    for number in 1..=3_u8 {
        let wanted = Parcel {
            run: "a-run".to_owned(),
            number: number.into(),
            bytes: vec![number],
            place: number.into(),
        };
        assert_eq!(taken.next().await.unwrap(), wanted);
    }
    belt.clear(2).await.unwrap();
    let again = bus.belt("ahang").await.unwrap();
    assert_eq!(again.first(), 3);
    assert_eq!(again.take().next().await.unwrap().number, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_server_of_three_may_die_with_nothing_acknowledged_lost() {
    let Some(mut nats) = nats(3) else { return };
    let bus = line(&nats).await;
    let (belt, board) =
        (until(async || bus.belt("ahang").await).await, until(async || bus.board().await).await);
    let mut taken = belt.take();
    for number in 1..=60 {
        if number == 20 {
            nats.kill(0);
        }
        until(async || belt.put("run", number, number.to_be_bytes().to_vec()).await).await;
        until(async || board.say("figures.ahang", number.to_be_bytes().to_vec()).await).await;
    }
    for number in 1..=60_u64 {
        let parcel = timeout(LONG, taken.next()).await.unwrap().unwrap();
        assert_eq!((parcel.number, &*parcel.bytes), (number, &number.to_be_bytes()[..]));
    }
    let mut news = until(async || board.news().await).await;
    assert_eq!(news.standing(), [("figures.ahang".to_owned(), 60_u64.to_be_bytes().to_vec())]);
}

#[tokio::test]
async fn nothing_that_is_said_lies_on_a_disk() {
    let Some(nats) = nats(1) else { return };
    let bus = line(&nats).await;
    let (belt, board) =
        (until(async || bus.belt("ahang").await).await, until(async || bus.board().await).await);
    for number in 1..=50 {
        belt.put("run", number, b"a canary on the belt".repeat(100)).await.unwrap();
        board.say("figures.ahang", b"a canary on the board".repeat(100)).await.unwrap();
    }
    assert!(nats.files() > 0, "the server keeps its settings there");
    assert!(!nats.holds(b"canary"));
}

#[tokio::test]
async fn a_bus_that_lost_its_memory_says_so() {
    let Some(mut nats) = nats(1) else { return };
    let bus = line(&nats).await;
    let belt = until(async || bus.belt("ahang").await).await;
    until(async || belt.put("run", 1, vec![1]).await).await;
    nats.kill(0);
    nats.restart(0);
    // A new belt, on which a run that goes on shows that something is missing.
    let relaid = until(async || bus.belt("ahang").await).await;
    until(async || relaid.put("run", 2, vec![2]).await).await;
    let parcel = relaid.take().next().await.unwrap();
    assert_eq!((parcel.number, parcel.place), (2, 1));
}
