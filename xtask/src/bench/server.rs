// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    ffi::OsStr,
    fs::{self, File},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// A server on the first core, ended when it is let go.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

/// What a process has used so far.
#[derive(Clone, Copy, Debug)]
pub struct Used {
    /// Processor time of all its threads, in the kernel too.
    pub cpu_us: f64,
    pub memory_kib: f64,
}

impl Server {
    /// Starts a program that listens on `address`, and waits until it does.
    pub fn start<W: AsRef<OsStr>>(words: &[W], address: SocketAddr, log: &Path) -> Result<Self> {
        let log = File::create(log).with_context(|| format!("can't write {}", log.display()))?;
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]).args(words).stdout(log.try_clone()?).stderr(log);
        let mut server = Self { child: command.spawn().context("can't start taskset")?, address };
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            if let Some(status) = server.child.try_wait()? {
                bail!("a server ended with {status}; its log tells why");
            }
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("a server does not listen on {address} after half a minute");
            }
            sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    pub fn used(&self) -> Result<Used> {
        let process = Path::new("/proc").join(self.child.id().to_string());
        let mut cpu_ns = 0_u64;
        for thread in fs::read_dir(process.join("task")).context("a server has ended")? {
            let told = fs::read_to_string(thread?.path().join("schedstat")).unwrap_or_default();
            let run_ns = told.split(' ').next().unwrap_or_default();
            cpu_ns += run_ns.parse::<u64>().unwrap_or_default();
        }
        let status = fs::read_to_string(process.join("status"))?;
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        let memory_kib = memory.trim().trim_end_matches(" kB").parse().unwrap_or_default();
        Ok(Used { cpu_us: cpu_ns as f64 / 1000.0, memory_kib })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already can't be ended again.
        let _ended = self.child.kill();
        let _status = self.child.wait();
    }
}

/// An address that is free at the moment.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
