// SPDX-License-Identifier: AGPL-3.0-or-later
//! A real mail server (OpenSMTPD) and the mailboxes behind it (Dovecot), on this machine alone.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    },
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::leash::Leash;

/// Both servers; end when dropped.
pub struct MailServers {
    servers: Child,
    _leash: Leash,
    /// Where the mail server takes letters.
    pub smtp: u16,
    imap: u16,
    _folder: TempDir,
}

/// Somebody's mailbox, whatever their address at `mail.example` is.
pub struct Mailbox {
    line: BufReader<TcpStream>,
    read: u32,
}

/// Longer than any letter takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What these servers keep belongs to the whole machine elsewhere; here it is theirs alone, and gone with them.
const START: &str = "mount -t tmpfs -o mode=755 tmpfs /var/spool && mount -t tmpfs -o mode=755 tmpfs /run \
    && install -d -o nobody /var/spool/boxes && cd \"$0\" && { dovecot -F -c dovecot.conf & } && exec smtpd -d -f smtpd.conf";

impl MailServers {
    /// Starts them, or says why that is not possible here.
    pub fn start() -> Result<Self, &'static str> {
        let folder = tempfile::tempdir().expect("a folder");
        if fs::metadata(folder.path()).expect("it is there").uid() != 0 {
            return Err("only root can start a mail server");
        }
        let [smtp, lmtp, imap] = free_ports();
        let smtpd = SMTPD.replace("SMTP", &smtp.to_string()).replace("LMTP", &lmtp.to_string());
        let path = folder.path().to_str().expect("UTF-8");
        let dovecot = DOVECOT.replace("IMAP", &imap.to_string()).replace("LMTP", &lmtp.to_string());
        write(folder.path(), "smtpd.conf", &smtpd);
        write(folder.path(), "dovecot.conf", &dovecot.replace("FOLDER", path));
        let servers = Command::new("unshare")
            .args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", START, path])
            .process_group(0)
            .spawn()
            .map_err(|_| "unshare is not installed")?;
        let leash = Leash::on(&servers);
        let mut started = Self { servers, _leash: leash, smtp, imap, _folder: folder };
        started.wait()?;
        Ok(started)
    }

    /// Opens a mailbox.
    pub fn mailbox(&self, address: &str) -> Mailbox {
        Mailbox::open(self.imap, address)
    }

    fn wait(&mut self) -> Result<(), &'static str> {
        let deadline = Instant::now() + PATIENCE;
        for port in [self.smtp, self.imap] {
            while TcpStream::connect(("127.0.0.1", port)).is_err() {
                let has_ended = self.servers.try_wait().is_ok_and(|ended| ended.is_some());
                if has_ended || Instant::now() > deadline {
                    return Err("OpenSMTPD and Dovecot do not start: `cargo xtask test` installs them");
                }
                std::thread::yield_now();
            }
        }
        Ok(())
    }
}

impl Drop for MailServers {
    fn drop(&mut self) {
        // The processes of its namespace end with the first one.
        let _gone = self.servers.kill();
        let _reaped = self.servers.wait();
    }
}

impl Mailbox {
    fn open(imap: u16, address: &str) -> Self {
        let line = TcpStream::connect(("127.0.0.1", imap)).expect("the mailboxes' server listens");
        line.set_read_timeout(Some(PATIENCE)).expect("a time");
        let mut mailbox = Self { line: BufReader::new(line), read: 0 };
        assert!(mailbox.hear().starts_with("* OK"));
        mailbox.ask(&format!("LOGIN {address} pw"));
        mailbox
    }

    /// Waits for the next letter, and gives it as it lies in the mailbox.
    pub fn next_letter(&mut self) -> String {
        while self.letters() <= self.read {
            // The server says by itself when something comes (RFC 2177).
            self.say("w IDLE");
            while !self.hear().ends_with(" EXISTS") {}
            self.say("DONE");
            self.heard_until("w ");
        }
        self.read += 1;
        self.fetch(self.read)
    }

    /// How many letters there are.
    pub fn letters(&mut self) -> u32 {
        let answers = self.ask("SELECT INBOX");
        let exist = answers.iter().find_map(|line| line.strip_prefix("* ")?.strip_suffix(" EXISTS"));
        exist.expect("the number of letters").parse().expect("a number")
    }

    fn fetch(&mut self, number: u32) -> String {
        self.say(&format!("f FETCH {number} BODY.PEEK[]"));
        let announced = self.hear();
        let (_, size) = announced.rsplit_once('{').expect("a letter of some size");
        let mut letter = vec![0; size.trim_end_matches('}').parse().expect("its size")];
        self.line.read_exact(&mut letter).expect("the letter");
        self.heard_until("f ");
        String::from_utf8(letter).expect("letters are ASCII")
    }

    fn ask(&mut self, command: &str) -> Vec<String> {
        self.say(&format!("a {command}"));
        self.heard_until("a ")
    }

    fn say(&mut self, words: &str) {
        self.line.get_mut().write_all(format!("{words}\r\n").as_bytes()).expect("the line is open");
    }

    fn hear(&mut self) -> String {
        let mut heard = String::new();
        self.line.read_line(&mut heard).expect("the server answers");
        heard.trim_end().to_owned()
    }

    fn heard_until(&mut self, tag: &str) -> Vec<String> {
        let mut heard = vec![self.hear()];
        while !heard.last().is_some_and(|line| line.starts_with(tag)) {
            heard.push(self.hear());
        }
        assert!(heard.last().is_some_and(|line| line.starts_with(&format!("{tag}OK"))), "{heard:?}");
        heard
    }
}

/// Ports that nobody listens at.
fn free_ports() -> [u16; 3] {
    let ports = [(); 3].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
    ports.map(|port| port.local_addr().expect("an address").port())
}

fn write(folder: &Path, name: &str, text: &str) {
    // The servers read it as users of their own.
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).expect("it is ours");
    fs::write(folder.join(name), text).expect("it can be written");
}

const SMTPD: &str = r#"queue ttl 10m
listen on 127.0.0.1 port SMTP hostname mail.example
table box { "@" = "nobody" }
action "box" lmtp "127.0.0.1:LMTP" rcpt-to virtual <box>
match from any for domain "mail.example" action "box"
match from any for any reject
"#;

const DOVECOT: &str = "base_dir = /run/dovecot
state_dir = /run/dovecot-state
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
log_path = FOLDER/dovecot.log
first_valid_uid = 1
mail_location = maildir:~/Maildir
default_login_user = dovenull
default_internal_user = dovecot
passdb {
  driver = static
  args = password=pw
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=/var/spool/boxes/%u allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = IMAP
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = LMTP
  }
}
";
