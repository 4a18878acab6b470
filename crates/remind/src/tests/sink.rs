// SPDX-License-Identifier: AGPL-3.0-or-later
//! A mail server that answers as its script says, by the first word of the address.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// What came: to whom, and the letter.
pub(super) type Mails = Arc<Mutex<Vec<(String, String)>>>;

/// Starts one; gives its port, and what comes. `full` is told to come later, `gone` that it isn't there, `spam` that the
/// sender isn't wanted.
pub(super) async fn start() -> (u16, Mails) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (port, mails) = (listener.local_addr().unwrap().port(), Mails::default());
    let kept = Arc::clone(&mails);
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            tokio::spawn(talk(line, Arc::clone(&kept)));
        }
    });
    (port, mails)
}

async fn talk(line: TcpStream, mails: Mails) -> Option<()> {
    let (read, mut write) = line.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut to = String::new();
    write.write_all(b"220 sink.example\r\n").await.ok()?;
    while let Some(said) = lines.next_line().await.ok()? {
        let upper = said.to_ascii_uppercase();
        let answer = if upper.starts_with("RCPT TO:") {
            said[8..].trim_matches(['<', '>', ' ']).clone_into(&mut to);
            match to.split(['-', '@']).next().unwrap() {
                "full" => "452 4.2.2 mailbox full\r\n",
                "gone" => "550 5.1.1 no such user\r\n",
                "spam" => "550 5.7.1 not from you\r\n",
                _ => "250 ok\r\n",
            }
        } else if upper == "DATA" {
            write.write_all(b"354 go on\r\n").await.ok()?;
            let mut letter = String::new();
            while let Some(said) = lines.next_line().await.ok()?.filter(|said| said != ".") {
                letter += &format!("{said}\n");
            }
            mails.lock().unwrap().push((to.clone(), letter));
            "250 taken\r\n"
        } else if upper.starts_with("QUIT") {
            "221 bye\r\n"
        } else {
            "250 ok\r\n"
        };
        write.write_all(answer.as_bytes()).await.ok()?;
    }
    None
}
