// SPDX-License-Identifier: AGPL-3.0-or-later
//! Takes from this process everything but what it needs to turn bytes into bytes.

use std::{collections::BTreeMap, env::consts::ARCH, process};

use anyhow::{Context, Result};
use rustix::process::{Resource, Rlimit, setpriority_process, setrlimit};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter,
};

/// So much memory it may take for itself.
const MEMORY_BYTES: u64 = 256 << 20;

/// So far its addresses may reach, with the program's own code, which is not counted above.
const ADDRESSES_BYTES: u64 = 1 << 30;

/// So long it may run on a processor.
const CPU_SECONDS: u64 = 10;

/// Visitors come first.
const NICENESS: i32 = 10;

/// What it may ask of the kernel: to read and write what is open, to be given memory, to end.
const CALLS: [i64; 18] = [
    libc::SYS_brk,
    libc::SYS_clock_gettime,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_futex,
    libc::SYS_getpid,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_madvise,
    libc::SYS_mmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_read,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_write,
];

/// From here on this process opens no file, calls nobody, starts nothing, and is ended when it takes too much memory or time; it can't
/// take any of that back.
pub fn confine() -> Result<()> {
    // Where it can't be, it is as important as others.
    let _as_it_was = setpriority_process(None, NICENESS);
    for (resource, most) in [
        (Resource::As, ADDRESSES_BYTES),
        (Resource::Core, 0),
        (Resource::Cpu, CPU_SECONDS),
        (Resource::Data, MEMORY_BYTES),
        (Resource::Fsize, 0),
        (Resource::Nofile, 0),
        (Resource::Nproc, 0),
    ] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, limit).context("a limit can't be set")?;
    }
    apply_filter(&filter()?).context("the kernel takes no filter")
}

/// Ends the process when it asks the kernel for anything else. Limits alone bind no administrator, as whom many run a server.
fn filter() -> Result<BpfProgram> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = CALLS.map(|call| (call, Vec::new())).into();
    // It may break off, and signal nobody else for that.
    let itself = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, process::id().into())?;
    rules.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![itself])?]);
    let arch = ARCH.try_into().context("there is no filter for this machine")?;
    let filter = SeccompFilter::new(rules, SeccompAction::KillProcess, SeccompAction::Allow, arch)?;
    Ok(filter.try_into()?)
}
