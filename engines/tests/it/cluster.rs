// SPDX-License-Identifier: AGPL-3.0-or-later
//! A cluster of a scheduler and two executors on this machine gives the same report.

use std::{
    collections::BTreeSet,
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread,
};

use crate::{
    oddities,
    program::{command, printed, query, said},
    running::Running,
};

/// A cluster, and the folder in which it works.
struct Cluster {
    scheduler: SocketAddr,
    executors: [Running; 2],
    folder: PathBuf,
    _scheduler: Running,
}

impl Cluster {
    /// Starts it in a folder, and waits until each program says that it listens.
    fn start(folder: &Path) -> Self {
        // All are held at once, so that no two are the same.
        let held = [(); 5].map(|()| TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free"));
        let addresses = held.each_ref().map(|listener| listener.local_addr().expect("it listens"));
        drop(held);
        let [scheduler, listen_1, control_1, listen_2, control_2] = addresses;
        let running = start(&["scheduler", "--listen", &scheduler.to_string()]);
        let executor = |number: usize, listen: SocketAddr, control: SocketAddr| {
            let (scheduler, listen) = (scheduler.to_string(), listen.to_string());
            let (control, work) = (control.port().to_string(), work(folder, number));
            let words = ["executor", "--scheduler", &scheduler, "--listen", &listen, "--control", &control];
            start(&[&words[..], &["--tasks", "2", "--work", &work.to_string_lossy()]].concat())
        };
        fs::create_dir(folder.join("scratch")).expect("a folder can be made");
        let executors = [executor(1, listen_1, control_1), executor(2, listen_2, control_2)];
        Self { scheduler, executors, folder: folder.to_owned(), _scheduler: running }
    }

    /// The words that have an archive counted here.
    fn words(&self, archive: &Path) -> Vec<String> {
        let scratch = self.folder.join("scratch");
        let words = ["report", &archive.to_string_lossy(), "--engine"].map(str::to_owned);
        let rest = ["--scratch", &scratch.to_string_lossy(), "--parts", "2", "--deadline", DEADLINE]
            .map(str::to_owned);
        words.into_iter().chain([format!("ballista://{}", self.scheduler)]).chain(rest).collect()
    }

    /// What is left of what was kept meanwhile.
    fn left(&self) -> usize {
        fs::read_dir(self.folder.join("scratch")).expect("it is there").count()
    }
}

/// How many seconds a query may take: fewer than the scheduler needs to see that an executor is gone.
const DEADLINE: &str = "15";

/// The folder of an executor.
fn work(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("work-{number}"))
}

fn start(words: &[&str]) -> Running {
    Running::start(&mut command(words), "listens on").0
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
    assert_eq!(cluster.left(), 0, "what was kept meanwhile is taken away");
}

#[test]
fn a_cluster_without_a_scratch_folder_is_refused() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let archive = archive(folder.path(), 20);
    let words = ["report", &archive.to_string_lossy(), "--engine", "ballista://127.0.0.1:1"];
    let refused = query(words);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("a cluster needs --scratch"), "{}", said(&refused));
}

#[test]
fn a_cluster_follows_reposts_as_far_as_one_process() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (file, archive) = (folder.path().join("chain.jsonl"), folder.path().join("archive"));
    fs::write(&file, oddities::chain(15)).expect("a file can be written");
    query(["archive".as_ref(), file.as_os_str(), "--out".as_ref(), archive.as_os_str()]);
    let cluster = Cluster::start(folder.path());
    let alone = ["report".to_owned(), archive.to_string_lossy().into_owned()];
    let question = ["--tag", "FreeAhang", "--format", "json"];
    let counted = query(with(&cluster.words(&archive), question));
    assert_eq!(printed(&counted), printed(&query(with(&alone, question))), "{}", said(&counted));
}

/// Waits until the executors have written something of so many queries, the last of which then is not done; gives the one that has begun it.
fn begins(folder: &Path, count: usize, report: &mut Child) -> usize {
    let mut seen = BTreeSet::new();
    while report.try_wait().expect("it can be asked").is_none() {
        for number in [1, 2] {
            // What is done is taken away, perhaps while it is listed.
            let listed = fs::read_dir(work(folder, number)).into_iter().flatten().flatten();
            let begun =
                listed.filter(|job| fs::read_dir(job.path()).is_ok_and(|mut stages| stages.next().is_some()));
            seen.extend(begun.map(|job| job.file_name()));
            if seen.len() >= count {
                return number;
            }
        }
        thread::yield_now();
    }
    panic!("the report was done after {} queries", seen.len());
}

#[test]
fn an_executor_killed_in_mid_query_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let archive = archive(folder.path(), 400);
    let question = ["--tag", "FreeAhang", "--public", "--format", "json"];
    let alone = ["report".to_owned(), archive.to_string_lossy().into_owned()];
    let plain = printed(&query(with(&alone, question)));
    // Early in the report, in its midst, and late.
    for queries in [2, 5, 9] {
        let folder = folder.path().join(queries.to_string());
        fs::create_dir(&folder).expect("a folder can be made");
        let mut cluster = Cluster::start(&folder);
        let words = with(&cluster.words(&archive), question);
        let child = command(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("it can be started");
        let executor = begins(&folder, queries, &mut child);
        cluster.executors[executor - 1].kill();
        let counted = child.wait_with_output().expect("it ends");
        assert_eq!(printed(&counted), plain, "killed in query {queries}: {}", said(&counted));
        assert!(
            said(&counted).contains("within 15 s); attempt 1 of 4"),
            "killed in query {queries}: {}",
            said(&counted)
        );
        assert_eq!(cluster.left(), 0, "what was kept meanwhile is taken away");
    }
}
