// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use super::{
    super::{
        given::Given,
        parse::{found, page, streaming_host},
        sse::{Events, Heard, TooLong},
        timeline::{Order, is_newer},
    },
    double::start,
};
use crate::{encoded::encoded, retry::wait};

#[test]
fn a_wait_is_read_in_every_way_in_which_servers_write_it_and_is_never_longer_than_an_hour() {
    for (written, seconds) in [
        ("7", Some(7)),
        (" 7 ", Some(7)),
        ("999999", Some(3_600)),
        ("18446744073709551615", None),
        ("2026-12-01T19:00:30.000Z", Some(30)),
        ("2026-12-01T18:00:00Z", Some(0)),
        ("Tue, 01 Dec 2026 19:02:00 GMT", Some(120)),
        (&(start().as_second() + 9).to_string(), Some(9)),
        ("soon", None),
        ("-1", None),
        ("", None),
    ] {
        assert_eq!(wait(written, start()), seconds.map(Duration::from_secs), "{written}");
    }
}

#[test]
fn events_are_the_same_wherever_the_pieces_are_cut() {
    let stream = b":thump\r\n\r\nevent: update\ndata: {\"a\":1}\n\nevent: delete\ndata: 7\n\n:thump\n\n";
    let event = |name: &str, data: &[u8]| Heard::Event { name: name.to_owned(), data: data.to_vec() };
    let expected = [event("update", b"{\"a\":1}"), event("delete", b"7")];
    for size in 1..stream.len() {
        let mut events = Events::default();
        let heard: Vec<Heard> = stream.chunks(size).flat_map(|piece| events.take(piece).unwrap()).collect();
        assert!(heard.contains(&Heard::Life));
        let heard: Vec<Heard> = heard.into_iter().filter(|heard| *heard != Heard::Life).collect();
        assert_eq!(heard, expected, "in pieces of {size}");
    }
}

#[test]
fn an_event_without_an_end_is_not_gathered_for_ever() {
    for piece in [&b"data: loom"[..], b"data: loom\n"] {
        let mut events = Events::default();
        let so_many = (0..1_000_000).find_map(|_| events.take(piece).err());
        assert_eq!(so_many, Some(TooLong));
    }
}

#[test]
fn of_what_was_given_a_fixed_number_is_remembered() {
    let status = |number: u32, edited: &str| {
        found(&format!(r#"{{"id":"{number}","uri":"https://a.example/{number}","edited_at":{edited}}}"#))
    };
    let mut given = Given::default();
    given.remember(&status(0, "null"));
    assert!(given.has(&status(0, "null")) && !given.has(&status(0, "\"2026\"")));
    assert_eq!(given.uri("0").as_deref(), Some("https://a.example/0"));
    (1..20_000).for_each(|number| given.remember(&status(number, "null")));
    assert!(!given.has(&status(0, "null")) && given.uri("0").is_none());
    assert!(given.has(&status(15_000, "null")));
}

#[test]
fn the_order_of_names_is_believed_only_after_a_page_of_them() {
    let pages = |ids: &str| {
        let statuses: Vec<String> = ids.split(' ').map(|id| format!(r#"{{"id":"{id}"}}"#)).collect();
        page(format!("[{}]", statuses.join(",")).as_bytes()).unwrap()
    };
    for (first, then, order) in [
        ("5 4 3", "2 1", Order::Unknown),
        ("103 101 100 99 98 9", "8", Order::Sorted),
        ("01JD9 01JD8 01JD7 01JD6 01JD5 01JD4", "01JD3", Order::Sorted),
        ("5 4 3 2 1 0", "5 6", Order::Unsorted),
        ("1f ab", "9 8 7 6 5 4 3", Order::Unsorted),
        ("5 5", "4", Order::Unsorted),
    ] {
        let mut found = Order::default();
        found.learn(&pages(first));
        found.learn(&pages(then));
        assert_eq!(found, order, "{first}");
    }
    assert!(is_newer("100", "99") && !is_newer("99", "99") && is_newer("01JD9", "01JD8"));
}

#[test]
fn what_is_no_page_is_none() {
    for content in ["", "{}", "null", "[", "[1", "<html>", "\u{feff}[]x"] {
        assert_eq!(page(content.as_bytes()), None, "{content}");
    }
    assert_eq!(page(b"[]").unwrap(), []);
    assert_eq!(page(format!("[{}0]", "0,".repeat(600)).as_bytes()), None, "nobody gives so many");
    let odd = page(br#"[7,null,{"id":7},{"id":"\u0037"}]"#).unwrap();
    assert_eq!(
        odd.iter().map(|found| found.id.as_deref()).collect::<Vec<_>>(),
        [None, None, None, Some("7")]
    );
    let long = format!(r#"[{{"id":"{}"}}]"#, "9".repeat(65));
    assert_eq!(page(long.as_bytes()).unwrap()[0].id, None);
}

#[test]
fn an_address_and_a_host_hold_nothing_that_leads_elsewhere() {
    assert_eq!(encoded("a/../b?c#d%&آ"), "a%2F..%2Fb%3Fc%23d%25%26%D8%A2");
    let instance = |at: &str| format!(r#"{{"configuration":{{"urls":{{"streaming":"{at}"}}}}}}"#);
    for (at, host) in [
        ("wss://streaming.social.example", Some("streaming.social.example")),
        ("wss://streaming.social.example/", Some("streaming.social.example")),
        ("ws://social.example", None),
        ("wss://a@social.example", None),
        ("wss://social.example/x", None),
    ] {
        assert_eq!(streaming_host(instance(at).as_bytes()).as_deref(), host, "{at}");
    }
}
