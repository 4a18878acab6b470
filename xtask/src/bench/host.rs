// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a result has to say of the machine that it was measured on.

use std::{fs, path::Path, process::Command, thread, time::Instant};

use serde_json::{Value, json};

use crate::run::root;

/// What Python is asked about the packages that the peers use.
const PACKAGES: [&str; 6] = ["-m", "pip", "list", "--format=freeze", "--exclude=pip", "--exclude=setuptools"];

/// A stretch of time in which something is measured.
pub struct Meantime {
    began: Instant,
    used_s: f64,
    own_s: f64,
}

impl Meantime {
    pub fn begin() -> Self {
        Self { began: Instant::now(), used_s: used_s(), own_s: own_s() }
    }

    /// The share of the machine that was used by others than us and what we have started and seen end.
    pub fn used_by_others(&self) -> f64 {
        let machine_s = self.began.elapsed().as_secs_f64() * cores() as f64;
        let own_s = own_s() - self.own_s;
        ((used_s() - self.used_s - own_s) / machine_s).max(0.0)
    }
}

/// The packages of a Python.
pub fn packages(python: &Path) -> String {
    said(&python.to_string_lossy(), &PACKAGES)
}

/// What a program says, in one line; nothing if it is not there.
pub fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(root()).output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    said.unwrap_or_default().trim().replace('\n', ", ")
}

/// The machine, the program's version, and what is said of the peers.
pub fn facts(peers: &str) -> Value {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let memory_kib =
        field(&memory, "MemTotal").and_then(|value| value.split(' ').next()?.parse::<u64>().ok());
    json!({
        "measured_at": said("date", &["-u", "+%Y-%m-%dT%H:%M:%SZ"]),
        "commit": said("git", &["describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]),
        "rust": said("rustc", &["--version"]),
        "peers": peers,
        "processor": field(&cpu, "model name"),
        "cores": cores(),
        "memory_gib": memory_kib.map(|kib| kib >> 20),
        "kernel": kernel.split('-').next(),
        "instructions": instructions(&cpu),
    })
}

/// The processor time that all programs have used since the machine started.
fn used_s() -> f64 {
    let stat = fs::read_to_string("/proc/stat").unwrap_or_default();
    let fields = stat.lines().next().unwrap_or_default().split_whitespace().skip(1);
    // user, nice, system, idle, waiting, interrupts twice, stolen by other machines; then what is counted already.
    let used = fields.take(8).enumerate().filter(|(place, _)| ![3, 4].contains(place));
    used.filter_map(|(_, hundredths)| hundredths.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The processor time of this process and of its children that have ended.
fn own_s() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(") ").map_or("", |(_, fields)| fields).split(' ');
    // What stands behind the name is counted from the state on: own and children's time, in and out of the kernel.
    fields.skip(11).take(4).filter_map(|hundredths| hundredths.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// How many cores there are.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The widest instructions that the program finds when it runs here.
fn instructions(cpu: &str) -> &'static str {
    let flags = field(cpu, "flags").unwrap_or_default();
    let has = |wanted: &str| flags.split(' ').any(|flag| flag == wanted);
    match (has("avx512bw"), has("avx2")) {
        (true, _) => "AVX-512",
        (false, true) => "AVX2",
        (false, false) => "SSE2 or plain",
    }
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let of_name =
        text.lines().filter_map(|line| line.split_once(':')).find(|(field, _)| field.trim() == name);
    of_name.map(|(_, value)| value.trim())
}
