// SPDX-License-Identifier: AGPL-3.0-or-later
//! The container, built of what is packed, and run.

use std::{
    fs,
    io::{BufRead, BufReader},
    net::TcpStream,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use crate::{
    authority::free_ports,
    hands::wait,
    leash::Leash,
    packaged_program::{Packages, done},
    program::{agent, files, printed, said},
};

/// The user that the program runs as there.
const NOBODY: u32 = 65532;

/// Where the program of the tests, which is none that needs nothing, finds its libraries.
const LIBRARIES: [&str; 3] = ["/lib", "/lib64", "/usr/lib"];

/// Builds containers and runs them, in a folder of its own.
struct Buildah(TempDir);

impl Buildah {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut buildah = Command::new("buildah");
        buildah.arg("--root").arg(self.0.path().join("root")).arg("--runroot").arg(self.0.path().join("run"));
        buildah.args(["--storage-driver", "vfs"]).args(words);
        buildah
    }

    /// Builds what a folder holds, makes a container of it, and gives its files' folder.
    fn build(&self, folder: &Path) -> PathBuf {
        done(self.command(&["build", "--isolation", "chroot", "--tag", "groundswell"]).arg(folder));
        done(&mut self.command(&["from", "--name", "storm", "groundswell"]));
        printed(&done(&mut self.command(&["mount", "storm"]))).trim_end().into()
    }

    /// The container's program with some words.
    fn run(&self, words: &[&str]) -> Command {
        let mut run = self.command(&["run", "--isolation", "chroot"]);
        for libraries in LIBRARIES.into_iter().filter(|libraries| Path::new(libraries).exists()) {
            run.args(["--volume", &format!("{libraries}:{libraries}:ro")]);
        }
        run.args(["storm", "--", "/groundswell"]).args(words).process_group(0);
        run
    }
}

impl Drop for Buildah {
    fn drop(&mut self) {
        // What is mounted can't be removed with its folder.
        let _gone = self.command(&["rm", "--all"]).output();
    }
}

/// Whether this machine lets anybody make containers: to do that without another program's help takes root, and one that is a container
/// itself may forbid it.
fn can_contain() -> Result<(), String> {
    if !rustix::process::geteuid().is_root() {
        return Err("only root can make one here".to_owned());
    }
    let tried = Command::new("unshare").args(["--mount", "--pid", "--fork", "true"]).output();
    let tried = tried.expect("unshare is a part of every Linux");
    if tried.status.success() { Ok(()) } else { Err(said(&tried)) }
}

#[test]
fn the_container_holds_the_program_alone_which_serves_as_nobody() {
    if let Err(why) = can_contain() {
        return eprintln!("left out: the container; {why}");
    }
    let (packages, unpacked, buildah) =
        (Packages::new(), tempfile::tempdir().expect("a folder"), Buildah::new());
    done(Command::new("tar").arg("-xzf").arg(packages.file("gz")).arg("-C").arg(unpacked.path()));
    let folder =
        fs::read_dir(unpacked.path()).expect("it is there").next().expect("one").expect("it is there");
    // 1. Nothing but the program, and a folder that is nobody's own.
    let root = buildah.build(&folder.path());
    assert_eq!(files(&root), [root.join("groundswell")]);
    let owner = |path: &str| fs::metadata(root.join(path)).expect("it is there").uid();
    assert_eq!((owner("groundswell"), owner("data")), (0, NOBODY));
    // 2. It serves, which it can only where it may keep things.
    let [port] = free_ports();
    let listen = format!("127.0.0.1:{port}");
    let mut serving = buildah.run(&["serve", "--data", "/data", "--listen", &listen]);
    let mut serving = serving.stdout(Stdio::piped()).spawn().expect("it starts");
    let leash = Leash::on(&serving);
    let mut says = BufReader::new(serving.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
    assert!(says.any(|line| line.contains("the site is at")), "it ends before it serves");
    let mut answer = agent().get(format!("http://{listen}/healthz")).call().expect("it answers");
    assert_eq!(answer.body_mut().read_to_string().expect("words"), "ok\n");
    drop(leash);
    serving.wait().expect("it has ended");
    wait(|| TcpStream::connect(&listen).is_err(), || "its end".to_owned());
}
