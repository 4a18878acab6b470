// SPDX-License-Identifier: AGPL-3.0-or-later
//! A server that is braced while it runs, and let go again.

use std::path::Path;

use crate::{
    hands::wait,
    hours::call_in,
    program::{Server, agent, groundswell, printed, said, sample_call},
};

fn brace(switch: &str, data: &Path) {
    let output = groundswell(["brace".as_ref(), switch.as_ref(), "--data".as_ref(), data.as_os_str()]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(printed(&output).contains("braced"));
}

/// What a pledge is answered.
fn pledge(server: &Server) -> u16 {
    let pledged = agent().post(format!("{}/storm/pledge", server.base)).send_empty();
    pledged.expect("the server answers").status().as_u16()
}

#[test]
fn a_server_is_braced_and_let_go_while_it_runs_and_stays_braced_when_it_starts_again() {
    let home = tempfile::tempdir().expect("a folder");
    let call = call_in(home.path(), &sample_call(), "storm", 600);
    let data = home.path().join("data");
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let server = Server::start(words);
    let is_braced = |server: &Server| {
        server.get("/storm/live/fragment?lang=en").0 == 200 && server.get("/storm/zones").0 == 503
    };
    assert!(!is_braced(&server) && pledge(&server) < 400);
    brace("on", &data);
    wait(|| is_braced(&server), || "it is braced".to_owned());
    assert_eq!(pledge(&server), 503);
    for path in
        ["/", "/storm", "/storm/live", "/storm/kit.html", "/storm/kit.zip", "/storm/record/checkpoint"]
    {
        let answer = agent().get(format!("{}{path}", server.base)).call().expect("the server answers");
        assert_eq!(answer.status().as_u16(), 200, "{path}");
    }
    assert_eq!(server.get("/studio").0, 200);
    wait(|| server.get("/storm?lang=en").1.contains("under attack"), || "the page says so".to_owned());
    server.stop();
    let server = Server::start(words);
    assert!(is_braced(&server));
    brace("off", &data);
    wait(|| !is_braced(&server), || "it is let go".to_owned());
    wait(|| pledge(&server) < 400, || "a pledge".to_owned());
    wait(|| server.get("/storm?lang=en").1.contains("2 pledges so far"), || "both are counted".to_owned());
    server.stop();
}
