// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{page::answered, peer::Sent, plan::Plan};

#[test]
fn a_plan_says_what_it_does_not_know() {
    let plan = Plan::read(&["--with", "page,slow", "--quick", "--rounds", "2"]).expect("it is a plan");
    assert_eq!((plan.rounds, plan.seconds, plan.listeners), (2, 1, 200));
    assert!(plan.measures("page") && !plan.measures("pledge"));
    let check = |words: &[&str], expected: &str| {
        let error = Plan::read(words).expect_err("it is no plan").to_string();
        assert_eq!(error.lines().next(), Some(expected));
    };
    check(&["--with", "page,post"], "nothing is called `post`");
    check(&["--seconds", "0"], "`0` is no number of something");
    check(&["--listeners"], "`--listeners` needs a value");
    check(&["--slow"], "`--slow` is no option");
}

#[test]
fn requests_count_only_if_all_were_answered_well() {
    let told = "  2 threads\n  265161 requests in 4.00s, 1.5GB read\n";
    assert_eq!(answered(told), Some(265_161.0));
    assert_eq!(answered(&format!("{told}  Non-2xx or 3xx responses: 3\n")), None);
    assert_eq!(answered("unable to connect"), None);
}

#[test]
fn peers_send_what_we_send_but_for_what_each_says_itself() {
    let answer = b"HTTP/1.1 200 OK\r\netag: \"1\"\r\ncontent-length: 4\r\ndate: now\r\nvary: x\r\n\r\nbody";
    let sent = Sent::read(answer).expect("it is an answer");
    assert_eq!((sent.head.as_str(), sent.body.as_slice()), ("etag: \"1\"\nvary: x\n", b"body".as_slice()));
    assert!(Sent::read(b"HTTP/1.1 503 Service Unavailable\r\n\r\n").is_none());
}
