// SPDX-License-Identifier: AGPL-3.0-or-later
//! A cluster of a scheduler and two executors on this machine gives the same report.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use crate::{
    oddities,
    program::{printed, query, said},
};

/// A program that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A cluster, and the folder in which it works.
struct Cluster {
    scheduler: SocketAddr,
    _executors: [Running; 2],
    folder: PathBuf,
    _scheduler: Running,
}

impl Cluster {
    /// Starts it in a folder, and waits until each program says that it listens.
    fn start(folder: &Path) -> Self {
        // All are held at once, so that no two are the same.
        let held: Vec<TcpListener> =
            (0..5).map(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free")).collect();
        let address = |listener: &TcpListener| listener.local_addr().expect("it listens");
        let addresses: Vec<SocketAddr> = held.iter().map(address).collect();
        drop(held);
        let scheduler = addresses[0];
        let running = start(&["scheduler", "--listen", &scheduler.to_string()]);
        let executor = |number: usize| {
            let [listen, control] = [addresses[number * 2 - 1], addresses[number * 2]];
            start(&[
                "executor",
                "--scheduler",
                &scheduler.to_string(),
                "--listen",
                &listen.to_string(),
                "--control",
                &control.port().to_string(),
                "--tasks",
                "2",
                "--work",
                &folder.join(format!("work-{number}")).to_string_lossy(),
            ])
        };
        fs::create_dir(folder.join("scratch")).expect("a folder can be made");
        let executors = [executor(1), executor(2)];
        Self { scheduler, _executors: executors, folder: folder.to_owned(), _scheduler: running }
    }

    /// The words that have an archive counted here.
    fn words(&self, archive: &Path) -> Vec<String> {
        let scratch = self.folder.join("scratch");
        let words = ["report", &archive.to_string_lossy(), "--engine"].map(str::to_owned);
        let rest = ["--scratch", &scratch.to_string_lossy(), "--deadline", "45"].map(str::to_owned);
        words.into_iter().chain([format!("ballista://{}", self.scheduler)]).chain(rest).collect()
    }
}

/// Starts a program and waits until it says that it listens.
fn start(words: &[&str]) -> Running {
    let program =
        Command::new(env!("CARGO_BIN_EXE_groundswell-query")).args(words).stderr(Stdio::piped()).spawn();
    let mut running = Running(program.expect("it can be started"));
    let mut said = BufReader::new(running.0.stderr.take().expect("it is a pipe")).lines();
    let listens = said.by_ref().map_while(Result::ok).any(|line| line.contains("listens on"));
    assert!(listens, "{words:?}");
    // What it says later must not fill the pipe.
    thread::spawn(move || said.for_each(drop));
    running
}

/// An archive of so many odd posts.
fn archive(folder: &Path, posts: usize) -> PathBuf {
    let (file, archive) = (folder.join("odd.jsonl"), folder.join("archive"));
    fs::write(&file, oddities::lines(3, posts)).expect("a file can be written");
    query(["archive".as_ref(), file.as_os_str(), "--out".as_ref(), archive.as_os_str()]);
    archive
}

fn with<'a>(words: &[String], rest: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    words.iter().cloned().chain(rest.into_iter().map(str::to_owned)).collect()
}

#[test]
fn a_cluster_gives_the_same_report() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (archive, cluster) = (archive(folder.path(), 400), Cluster::start(folder.path()));
    let alone = ["report".to_owned(), archive.to_string_lossy().into_owned()];
    for question in [&[] as &[&str], &["--tag", "FreeAhang", "--public"], &["--tag", "nothinglikeit"]] {
        let question = question.iter().copied().chain(["--format", "json"]);
        let counted = query(with(&cluster.words(&archive), question.clone()));
        assert_eq!(printed(&counted), printed(&query(with(&alone, question))), "{}", said(&counted));
    }
    let left = fs::read_dir(folder.path().join("scratch")).expect("it is there").count();
    assert_eq!(left, 0, "what was kept meanwhile is taken away");
}
