// SPDX-License-Identifier: AGPL-3.0-or-later
//! Keeps no browser running whose test has ended, in whichever way.

use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
};

/// Holds a group of processes, which ends with it, and also with a test that is killed and can't clean up.
pub struct Leash(Child);

impl Leash {
    /// Takes hold of the group that a process leads.
    pub fn on(leader: &Child) -> Self {
        // It reads until nobody holds the other end any more: that the system sees to whatever becomes of the test.
        // `-s`, since Debian's shell reads no `--` after a bare `-KILL`.
        let watch = "cat >/dev/null; kill -s KILL -- -\"$0\" 2>/dev/null";
        let watcher = Command::new("sh")
            .args(["-c", watch, &leader.id().to_string()])
            .stdin(Stdio::piped())
            .process_group(0)
            .spawn();
        Self(watcher.expect("there is a shell"))
    }
}

impl Drop for Leash {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _reaped = self.0.wait();
    }
}
