// SPDX-License-Identifier: AGPL-3.0-or-later
//! A mail server that keeps what comes, and answers each address as its first word says.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// What came for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The letter as it went over the line, each line with `\n` behind it.
    pub letter: String,
}

/// A mail server on this machine: `full@` is told to come later, `gone@` that it isn't there, `spam@` that the sender isn't
/// wanted, and `slow@` is answered once three others have their letters. Ends with the program.
#[derive(Clone)]
pub struct MailSink {
    port: u16,
    kept: Arc<Kept>,
}

struct Kept {
    mails: Mutex<Vec<Mail>>,
    came: Condvar,
    /// Called with the number of letters after each one came, and before its sender is told so.
    before_answer: Box<dyn Fn(usize) + Send + Sync>,
}

/// Longer than any letter takes.
const PATIENCE: Duration = Duration::from_secs(60);

impl MailSink {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// When nobody can listen on this machine.
    pub fn start() -> io::Result<Self> {
        Self::start_with(|_| {})
    }

    /// Starts one that does something with each letter's number before it answers that it has the letter.
    ///
    /// # Errors
    ///
    /// When nobody can listen on this machine.
    pub fn start_with(before_answer: impl Fn(usize) + Send + Sync + 'static) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let kept =
            Kept { mails: Mutex::default(), came: Condvar::new(), before_answer: Box::new(before_answer) };
        let server = Self { port: listener.local_addr()?.port(), kept: Arc::new(kept) };
        let kept = Arc::clone(&server.kept);
        thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let kept = Arc::clone(&kept);
                // One that breaks off has said all that it wanted.
                thread::spawn(move || drop(talk(&line, &kept)));
            }
        });
        Ok(server)
    }

    /// Its address, as a program is told it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What has come, in that order.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.kept.mails().clone()
    }

    /// What has come, once it is so many letters; fewer if that takes too long.
    #[must_use]
    pub fn wait_for(&self, letters: usize) -> Vec<Mail> {
        self.kept.wait_for(letters).clone()
    }

    /// Forgets what has come.
    pub fn clear(&self) {
        self.kept.mails().clear();
    }
}

impl Kept {
    fn mails(&self) -> MutexGuard<'_, Vec<Mail>> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for(&self, letters: usize) -> MutexGuard<'_, Vec<Mail>> {
        let waited = self.came.wait_timeout_while(self.mails(), PATIENCE, |mails| mails.len() < letters);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn keep(&self, mail: Mail) {
        let mut mails = self.mails();
        mails.push(mail);
        let letters = mails.len();
        drop(mails);
        (self.before_answer)(letters);
        self.came.notify_all();
    }

    fn answer(&self, to: &str) -> &'static str {
        match to.split(['-', '@']).next().unwrap_or_default() {
            "full" => "452 4.2.2 mailbox full",
            "gone" => "550 5.1.1 no such user",
            "slow" => {
                drop(self.wait_for(3));
                "250 ok"
            }
            "spam" => "550 5.7.1 not from you",
            _ => "250 ok",
        }
    }
}

/// One connection's talk (RFC 5321), as far as honest programs have it.
fn talk(line: &TcpStream, kept: &Kept) -> io::Result<()> {
    let mut lines = BufReader::new(line).lines();
    let say = |words: &str| (&mut &*line).write_all(format!("{words}\r\n").as_bytes());
    let mut to = String::new();
    say("220 sink.example")?;
    while let Some(said) = lines.next().transpose()? {
        let upper = said.to_ascii_uppercase();
        if let Some(address) = said.get(8..).filter(|_| upper.starts_with("RCPT TO:")) {
            address.trim_matches(['<', '>', ' ']).clone_into(&mut to);
            say(kept.answer(&to))?;
        } else if upper == "DATA" {
            say("354 go on")?;
            let letter = lines.by_ref().map_while(Result::ok).take_while(|said| said != ".");
            let letter = letter.map(|said| said + "\n").collect();
            kept.keep(Mail { to: to.clone(), letter });
            say("250 taken")?;
        } else if upper.starts_with("QUIT") {
            return say("221 bye");
        } else {
            say("250 ok")?;
        }
    }
    Ok(())
}
