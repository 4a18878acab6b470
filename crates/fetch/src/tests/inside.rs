// SPDX-License-Identifier: AGPL-3.0-or-later
//! Hundreds of ways to be sent inside, of which none leads there.

use std::{net::IpAddr, sync::atomic::Ordering};

use super::town::{PUBLIC, Town};
use crate::{Asked, is_public};

/// Addresses that are ours alone: loopback, the house, the cloud's own, and their disguises in IPv6.
const INSIDE: [&str; 24] = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.9.9",
    "192.0.0.8",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "ff02::1",
];

/// Ways to write an address without a name, `IP` being each of [`INSIDE`].
const LITERALS: [&str; 4] = ["https://IP/", "http://IP/", "https://IP:8443/", "//IP/"];

/// This machine by numbers that only some programs read, and names that are no names on the public net.
const DISGUISES: [&str; 42] = [
    "https://127.1/",
    "https://127.0.1/",
    "https://0177.0.0.1/",
    "https://0x7f.0.0.1/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://017700000001/",
    "https://127.0.0.1./",
    "https://0/",
    "https://00000177.1/",
    "https://１２７.０.０.１/",
    "https://127。0。0。1/",
    "https://[::1]/",
    "https://[0:0:0:0:0:0:0:1]/",
    "https://[::ffff:7f00:1]/",
    "https://[fe80::1%25eth0]/",
    "https://[::127.0.0.1]/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://a.localhost/",
    "https://printer.local/",
    "https://db.internal/",
    "https://nas.lan/",
    "https://router.home/",
    "https://1.0.0.127.in-addr.arpa/",
    "https://x.onion/",
    "https://intranet/",
    "https://good.example:22/",
    "https://good.example:80/",
    "http://good.example/",
    "https://user@good.example/",
    "https://user:word@good.example/",
    "https://good.example@127.0.0.1/",
    "https://127.0.0.1\\@good.example/",
    "https://127.0.0.1#@good.example/",
    "file:///etc/passwd",
    "ftp://good.example/",
    "gopher://127.0.0.1:25/x",
    "data:text/html,x",
    "javascript:1",
    "https://a.127/",
    "https:///x",
];

#[tokio::test]
async fn of_hundreds_of_ways_to_be_sent_inside_none_leads_there() {
    let town = Town::open().await;
    let door = town.plain_server().await;
    let mut addresses: Vec<String> = DISGUISES.map(ToOwned::to_owned).to_vec();
    addresses.push(format!("https://127.0.0.1:{}/", door.port()));
    addresses.push(format!("http://localhost:{}/", door.port()));
    // 1. Numbers in the place of a name.
    for literal in LITERALS {
        addresses.extend(INSIDE.map(|inside| {
            let host = if inside.contains(':') { format!("[{inside}]") } else { inside.to_owned() };
            literal.replace("IP", &host)
        }));
    }
    // 2. Names that lead inside: at once, beside a public address, before it.
    for (place, inside) in INSIDE.iter().enumerate() {
        let inside: IpAddr = inside.parse().unwrap();
        let answers = [vec![inside], vec![PUBLIC, inside], vec![inside, PUBLIC]];
        for (way, answer) in answers.into_iter().enumerate() {
            let name = format!("inside-{place}-{way}.example");
            town.net.lead(&name, vec![answer]);
            addresses.push(format!("https://{name}/"));
        }
    }
    // 3. All of them again, behind a public server that leads there once, and by a second one.
    let direct = addresses.clone();
    addresses.extend(direct.iter().map(|address| format!("https://good.example/to?{address}")));
    addresses.extend(
        direct.iter().map(|address| format!("https://also.example/to?https://good.example/to?{address}")),
    );
    assert!(addresses.len() >= 500, "{}", addresses.len());
    for address in &addresses {
        let found = town.get(address).await;
        assert!(found.is_err(), "{address} was fetched: {found:?}");
    }
    for address in &direct {
        assert!(town.fetcher.open(address).await.is_err(), "{address} was opened");
        assert!(town.fetcher.listen(&Asked::get(address, &[])).await.is_err(), "{address} was listened to");
    }
    assert_eq!(town.visits.load(Ordering::Relaxed), 0, "somebody came to a door within");
    let dialled = town.net.dialled.lock().unwrap();
    assert!(dialled.iter().all(|at| is_public(at.ip()) && at.port() == 443), "{dialled:?}");
}

#[tokio::test]
async fn a_name_that_changes_its_mind_is_called_where_it_was_looked_at() {
    let town = Town::open().await;
    let inside: IpAddr = "127.0.0.1".parse().unwrap();
    town.net.lead("rebind.example", vec![vec![PUBLIC], vec![inside]]);
    let first = town.get("https://rebind.example/page").await;
    assert!(first.is_ok(), "looked at and called in one go: {first:?}");
    let second = town.get("https://rebind.example/page").await.unwrap_err().to_string();
    assert!(second.contains("not on the public net"), "{second}");
    town.net.lead("rebind.example", vec![vec![PUBLIC], vec![inside]]);
    let back =
        town.get("https://rebind.example/to?https://rebind.example/page").await.unwrap_err().to_string();
    assert!(back.contains("not on the public net"), "each step is looked at anew: {back}");
    let dialled = town.net.dialled.lock().unwrap();
    assert!(dialled.iter().all(|at| at.ip() == PUBLIC), "{dialled:?}");
}
