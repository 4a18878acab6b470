// SPDX-License-Identifier: AGPL-3.0-or-later
//! A proxy stands in front of the site.

use std::{
    fs::{self, File},
    path::Path,
    process::Stdio,
};

use super::program::{Server, agent, sample_call};

const SENTENCE: &str = "start with --trusted-proxy and this machine's loopback address";

#[test]
fn a_proxy_that_nobody_named_is_told_of_once() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(told(folder.path(), "unnamed", &[]), 1);
    assert_eq!(told(folder.path(), "named", &["--trusted-proxy", "127.0.0.1"]), 0);
}

/// How often the terminal tells of a proxy that passes two pledges on.
fn told(folder: &Path, name: &str, more: &[&str]) -> usize {
    let (data, messages) = (folder.join(name), folder.join(name).with_extension("txt"));
    let call = sample_call();
    let words = ["serve".as_ref(), "--call".as_ref(), call.as_os_str(), "--data".as_ref(), data.as_os_str()];
    let said = File::create(&messages).expect("it can be made");
    let server =
        Server::start_saying(words.into_iter().chain(more.iter().map(AsRef::as_ref)), Stdio::from(said));
    for _ in 0..2 {
        let request = agent().post(format!("{}/ahang-weavers/pledge", server.base));
        let answer =
            request.header("x-forwarded-for", "203.0.113.77").send_empty().expect("the server answers");
        assert_eq!(answer.status(), 303);
    }
    server.stop();
    fs::read_to_string(&messages).expect("it can be read").matches(SENTENCE).count()
}
