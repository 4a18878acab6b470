// SPDX-License-Identifier: AGPL-3.0-or-later
//! Runs the commands that a page of the documentation shows, and compares what they print with what the page says.
//!
//! A box of the kind `console` is run: what stands behind `$ ` (and `> ` in its next lines) is a command, the rest what it prints. `…` stands
//! for anything, and alone in its line for any number of lines. Commands behind `# ` are root's and are not run. One page is one
//! folder, with `examples` and `verifiers` in it; a server that a page starts runs until the page ends.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::{PermissionsExt, symlink},
    process::{Child, Command, Stdio},
};

use crate::{authority::free_ports, program::workspace};

/// A storm of invented posts, for pages that speak of archives and storms without bringing one.
const STORM: &str = "examples/article.txt";

/// What the shell starts in the place of the program: the same, on a port that is free.
const SHIM: &str = r#"#!/bin/sh
case "$1 $*" in
*--listen*|*--help*) ;;
"serve "*|"demo "*) set -- "$@" --listen 127.0.0.1:8080 ;;
esac
exec PROGRAM "$@"
"#;

/// A command of a page, and what it prints by the page's word.
#[derive(Debug, PartialEq)]
struct Step {
    command: String,
    told: Vec<String>,
}

/// A page of the documentation, and a folder to try it in.
pub struct Page {
    name: String,
    steps: Vec<Step>,
    folder: tempfile::TempDir,
    port: u16,
    servers: Vec<Child>,
}

impl Page {
    /// A page of the repository, by its path.
    pub fn of(name: &str) -> Self {
        let text = fs::read_to_string(workspace().join(name)).expect("the page is there");
        let steps: Vec<Step> = steps(&text).into_iter().filter(|step| !measures(&step.command)).collect();
        assert!(!steps.is_empty(), "{name} has no command any more");
        let [port] = free_ports();
        let page = Self {
            name: name.to_owned(),
            steps,
            folder: tempfile::tempdir().expect("a folder"),
            port,
            servers: Vec::new(),
        };
        page.prepare();
        page
    }

    /// Runs it from the first command to the last.
    pub fn happens(mut self) {
        for step in std::mem::take(&mut self.steps) {
            if step.command.starts_with("groundswell serve") {
                self.serve(&step);
            } else {
                self.run(&step);
            }
        }
    }

    fn prepare(&self) {
        let folder = self.folder.path();
        for name in ["examples", "verifiers"] {
            let whole = fs::canonicalize(workspace().join(name)).expect("it is there");
            symlink(whole, folder.join(name)).expect("a link");
        }
        let shim = folder.join("bin/groundswell");
        fs::create_dir(folder.join("bin")).expect("a folder");
        fs::write(&shim, SHIM.replace("PROGRAM", env!("CARGO_BIN_EXE_groundswell"))).expect("a file");
        let shim_text = fs::read_to_string(&shim).expect("a file").replace(":8080", &self.here());
        fs::write(&shim, shim_text).expect("a file");
        fs::set_permissions(&shim, fs::Permissions::from_mode(0o755)).expect("it is ours");
        let make = format!("groundswell posts {STORM} | tee storm.jsonl | gzip > archive.jsonl.gz");
        assert!(self.shell(&make).status().is_ok_and(|status| status.success()), "the storm is there");
    }

    fn here(&self) -> String {
        format!(":{}", self.port)
    }

    fn shell(&self, command: &str) -> Command {
        let mut shell = Command::new("bash");
        // Both kinds of output as on a terminal; Debian's own Python before any other.
        shell.args(["-c", &format!("exec 2>&1\n{}", command.replace(":8080", &self.here()))]);
        let path = format!("{}:/usr/bin:/bin", self.folder.path().join("bin").display());
        shell.env("PATH", path).env("HOME", self.folder.path()).env("TZ", "UTC").env("LC_ALL", "C.UTF-8");
        shell.current_dir(self.folder.path()).stdin(Stdio::null());
        shell
    }

    fn run(&self, step: &Step) {
        let output = self.shell(&step.command).output().expect("a shell");
        let said = String::from_utf8_lossy(&output.stdout).replace(&self.here(), ":8080");
        assert!(output.status.success(), "{}: `{}` failed: {said}", self.name, step.command);
        self.compare(step, &said);
    }

    fn compare(&self, step: &Step, said: &str) {
        let said: Vec<&str> = said.lines().map(str::trim_end).collect();
        println!("$ {}\n{}", step.command, said.join("\n"));
        let told: Vec<&str> = step.told.iter().map(String::as_str).collect();
        assert!(
            told.is_empty() || fits(&told, &said),
            "{}: `{}` prints\n{}\nand not\n{}",
            self.name,
            step.command,
            said.join("\n"),
            told.join("\n")
        );
    }

    /// Starts what goes on until somebody stops it, and waits until it has said what the page says.
    fn serve(&mut self, step: &Step) {
        let command = format!("exec {}", step.command);
        let mut child = self.shell(&command).stdout(Stdio::piped()).spawn().expect("a shell");
        let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
        let mut said = String::new();
        let wanted = step.told.len().max(1);
        for line in lines.by_ref().map_while(Result::ok).take(wanted) {
            said.push_str(&line.replace(&self.here(), ":8080"));
            said.push('\n');
        }
        self.servers.push(child);
        self.compare(step, &said);
        // Whatever it says later must not fill the pipe.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        for server in &mut self.servers {
            let _gone = server.kill();
            let _reaped = server.wait();
        }
    }
}

/// The commands in a page's boxes of the kind `sh`, which are not run as they stand.
pub fn shown_commands(text: &str) -> Vec<String> {
    let lines = boxes(text, "```sh").into_iter().flatten();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// The commands in a page's boxes of the kind `console`.
pub fn run_commands(text: &str) -> Vec<String> {
    steps(text).into_iter().map(|step| step.command).collect()
}

/// Whether a command takes minutes to hours, and is given by whoever wants to know.
pub fn measures(command: &str) -> bool {
    command.starts_with("cargo ") || command.starts_with("export CARGO_")
}

fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for lines in boxes(text, "```console") {
        let first = steps.len();
        for line in lines {
            if let Some(command) = line.strip_prefix("$ ") {
                steps.push(Step { command: command.to_owned(), told: Vec::new() });
                continue;
            }
            let Some(step) = steps.get_mut(first..).and_then(<[Step]>::last_mut) else { continue };
            match line.strip_prefix("> ") {
                Some(more) if step.told.is_empty() && step.command.ends_with(['|', '\\']) => {
                    step.command.push('\n');
                    step.command.push_str(more);
                }
                _ => step.told.push(line.trim_end().to_owned()),
            }
        }
    }
    steps
}

/// The lines of each box of a kind.
fn boxes<'a>(text: &'a str, kind: &str) -> Vec<Vec<&'a str>> {
    let (mut boxes, mut within, mut fenced): (Vec<Vec<&str>>, bool, bool) = (Vec::new(), false, false);
    for line in text.lines() {
        if line.starts_with("```") {
            within = !fenced && line == kind;
            fenced = !fenced;
            if within {
                boxes.push(Vec::new());
            }
        } else if let Some(last) = boxes.last_mut().filter(|_| within) {
            last.push(line);
        }
    }
    boxes
}

/// Whether what was printed is what a page says.
fn fits(told: &[&str], said: &[&str]) -> bool {
    match (told, said) {
        ([], []) => true,
        (["…", rest @ ..], [_, later @ ..]) => fits(rest, said) || fits(told, later),
        (["…", rest @ ..], []) => fits(rest, said),
        ([line, rest @ ..], [first, later @ ..]) => line_fits(line, first) && fits(rest, later),
        _ => false,
    }
}

fn line_fits(told: &str, said: &str) -> bool {
    let Some((begin, rest)) = told.split_once('…') else { return plain(told) == plain(said) };
    let Some(mut said) = said.strip_prefix(begin) else { return false };
    let mut parts: Vec<&str> = rest.split('…').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        let Some((_, later)) = said.split_once(part) else { return false };
        said = later;
    }
    said.ends_with(end)
}

/// A line in which keys and digests, which are others each time, are told as such.
fn plain(line: &str) -> String {
    let is_chance = |word: &str| word.len() >= 40 && !word.contains([':', '.']);
    let words = line.split(' ').map(|word| if is_chance(word) { "KEY" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_is_read_as_commands_and_what_they_print() {
    let page =
        "```console\n$ a |\n>   b\none\n# two\n$ c\n```\n```sh\nd\n```\n```console\n# apt install e\n```\n";
    let step = |command: &str, told: &[&str]| Step {
        command: command.to_owned(),
        told: told.iter().map(|line| (*line).to_owned()).collect(),
    };
    assert_eq!(steps(page), [step("a |\n  b", &["one", "# two"]), step("c", &[])]);
    assert_eq!(shown_commands(page), ["d"]);
    for (told, said, is_so) in [
        (&["a …, b"][..], &["a 5, b"][..], true),
        (&["a", "…"], &["a", "b", "c"], true),
        (&["a"], &["a", "b"], false),
        (&["a", "…", "c"], &["a", "b"], false),
        (&["…c"], &["abd"], false),
    ] {
        assert_eq!(fits(told, said), is_so, "{told:?} {said:?}");
    }
}
