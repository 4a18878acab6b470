// SPDX-License-Identifier: AGPL-3.0-or-later
//! A program presses the button of the sample call over and over; `cargo xtask bench hour` does it at full size.

#[path = "../../../web/examples/load/flood.rs"]
mod generator;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use self::generator::{Flood, Outcome};
use super::program::{Server, sample_call};

#[test]
fn a_flood_of_pledges_confirms_nobody_is_told_of_and_holds_no_honest_one_up() {
    check(10, 2000);
    check(1, 200);
}

/// A flood from so many neighborhoods, of which so many pledges are counted at most.
fn check(neighborhoods: u32, most: u32) {
    let data = tempfile::tempdir().expect("a folder");
    let call = sample_call();
    let words =
        ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.path().as_os_str()];
    let server = Server::start(words);
    let flood = Flood {
        server: server.base.trim_start_matches("http://").parse().expect("an address"),
        call: "/ahang-weavers".to_owned(),
        neighborhoods,
        a_second: 1000,
        lasts: Duration::from_secs(3),
    };
    let hour = || SystemTime::now().duration_since(UNIX_EPOCH).expect("it is later").as_secs() / 3600;
    let began = hour();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let Outcome { program, honest, counter, is_marked } =
        runtime.block_on(flood.run()).expect("the site answers");
    // In a new hour everybody begins anew.
    let hours = u32::try_from(hour() - began + 1).expect("one or two");
    assert!(program.kept <= hours * most && program.refused >= 900, "{program:?}");
    assert_eq!(program.kept + program.refused + program.failed, 3000);
    let all = honest.kept + honest.refused + honest.failed;
    assert!(all == 150 && honest.kept * 100 >= all * 99, "{honest:?}");
    assert!(
        counter.ends_with(&format!("\"pledges\":{},\"confirmed\":0}}", program.kept + honest.kept)),
        "{counter}"
    );
    assert!(is_marked, "the page says that the number counts more presses than people");
}
