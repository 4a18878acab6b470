// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::{
        fs::{MetadataExt, OpenOptionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

/// A PostgreSQL server of one test, in a folder of its own and reached by a socket in it; ends when dropped.
pub struct Postgres {
    programs: PathBuf,
    user: Option<(u32, u32)>,
    folder: TempDir,
}

impl Postgres {
    /// Starts one, or says why that is not possible here.
    pub fn start() -> Result<Self, &'static str> {
        Self::start_with(&[])
    }

    /// Starts one with more in files of its folder of data than it writes there itself: its settings, and what these name.
    pub fn start_with(more: &[(&str, &str)]) -> Result<Self, &'static str> {
        let programs = programs().ok_or("PostgreSQL is not installed")?;
        let folder = tempfile::Builder::new().prefix("gs-pg").tempdir().expect("a folder");
        let user = if fs::metadata(folder.path()).expect("it was made").uid() == 0 {
            // PostgreSQL refuses to run as root.
            let user = postgres_user().ok_or("root needs the user `postgres` to run PostgreSQL")?;
            chown(folder.path(), Some(user.0), Some(user.1)).expect("root may");
            Some(user)
        } else {
            None
        };
        let server = Self { programs, user, folder };
        server.run("initdb", &["-U", "gs", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        let socket = server.folder.path().display();
        let own = format!("listen_addresses = ''\nunix_socket_directories = '{socket}'\n");
        server.write("postgresql.conf", &own);
        for (name, text) in more {
            server.write(name, text);
        }
        server.control("start", &[]);
        Ok(server)
    }

    /// Starts it again, without waiting for whoever uses it.
    pub fn restart(&self) {
        self.control("restart", &["-m", "fast"]);
    }

    fn control(&self, what: &str, more: &[&str]) {
        let log = self.folder.path().join("log");
        let words = [what, "-w", "-l", log.to_str().expect("plain")];
        self.run("pg_ctl", &[words.as_slice(), more].concat());
    }

    /// Adds to a file in its folder of data, which is for itself alone.
    fn write(&self, name: &str, text: &str) {
        let file = self.folder.path().join("data").join(name);
        let opened = OpenOptions::new().create(true).append(true).mode(0o600).open(&file);
        opened.and_then(|mut opened| opened.write_all(text.as_bytes())).expect("it can be written");
        if let Some((uid, gid)) = self.user {
            chown(&file, Some(uid), Some(gid)).expect("root may");
        }
    }

    pub fn url(&self) -> String {
        format!("postgres:///postgres?host={}&user=gs", self.folder.path().display())
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = Command::new(self.programs.join(program));
        if let Some((uid, gid)) = self.user {
            command.uid(uid).gid(gid);
        }
        command.args(["-D", self.folder.path().join("data").to_str().expect("plain")]).args(arguments);
        let done = command.current_dir("/").stdout(Stdio::null()).status().expect("it starts");
        assert!(done.success(), "{program} {arguments:?}: {done}");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.run("pg_ctl", &["stop", "-w", "-m", "immediate"]);
    }
}

/// Debian's folder of the newest version.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<_> = versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect();
    folders.sort();
    folders.into_iter().rfind(|folder| folder.join("initdb").exists())
}

fn postgres_user() -> Option<(u32, u32)> {
    let users = fs::read_to_string(Path::new("/etc/passwd")).ok()?;
    let line = users.lines().find(|line| line.starts_with("postgres:"))?;
    let mut fields = line.split(':').skip(2);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}
