// SPDX-License-Identifier: AGPL-3.0-or-later
//! Has strangers' pictures made anew by a child of this program, which may do next to nothing else.

use std::{
    fmt,
    os::unix::process::ExitStatusExt,
    process::{ExitStatus, Stdio},
    time::Duration,
};

use anyhow::{Context, Result};
use call::{Image, ImageForm};
use darkroom::{LARGEST_COPY_BYTES, LONGEST_SIDE, Refusal};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{Child, Command},
    sync::Semaphore,
    time::timeout,
};

/// So long one is waited for: the machine may be busy with visitors.
const PATIENCE: Duration = Duration::from_secs(30);

/// The very program that runs, even if there is another one in its place by now.
const THIS_PROGRAM: &str = "/proc/self/exe";

/// However many calls there are, one child works at a time: the memory and the processors are the visitors'.
static TURN: Semaphore = Semaphore::const_new(1);

/// With what a child ends that can't be confined: no refusal's number, for it says nothing of the picture.
pub const UNCONFINED: u8 = 79;

/// That nobody who reads strangers' pictures can be confined here, so that nobody does.
#[derive(Debug)]
pub struct Unconfined;

impl fmt::Display for Unconfined {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("who reads strangers' pictures can't be confined here; that takes a kernel with seccomp, and limits that are not lower already")
    }
}

impl std::error::Error for Unconfined {}

/// Has a picture made anew, in its turn; `Err` only if that can't be tried, and [`Unconfined`] if it never can be.
pub async fn develop(bytes: &[u8]) -> Result<Result<Image, Refusal>> {
    in_turn(develop_now(bytes)).await
}

async fn in_turn<T>(work: impl Future<Output = T>) -> T {
    let _turn = TURN.acquire().await.expect("the turn is never closed");
    work.await
}

async fn develop_now(bytes: &[u8]) -> Result<Result<Image, Refusal>> {
    let mut child = start().context("a picture can't be developed")?;
    let Ok(met) = timeout(PATIENCE, exchange(&mut child, bytes)).await else {
        // Dropped, it is killed.
        return Ok(Err(Refusal::Time));
    };
    let (status, copy) = met.context("a picture can't be developed")?;
    if status.code() == Some(UNCONFINED.into()) {
        return Err(Unconfined.into());
    }
    Ok(refusal(status).map_or_else(|| clean(&copy), Err))
}

fn start() -> std::io::Result<Child> {
    Command::new(THIS_PROGRAM)
        .arg0("groundswell")
        .arg("develop")
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
}

/// Gives a child the bytes, and takes what it makes of them.
async fn exchange(child: &mut Child, bytes: &[u8]) -> std::io::Result<(ExitStatus, Vec<u8>)> {
    let (mut to, from) = (child.stdin.take(), child.stdout.take());
    let give = async {
        if let Some(to) = &mut to {
            // It may refuse them before it has read all.
            let _refused = to.write_all(bytes).await;
        }
        drop(to);
    };
    let mut copy = Vec::new();
    let take = async {
        let Some(from) = from else { return Ok(0) };
        from.take(LARGEST_COPY_BYTES as u64 + 1).read_to_end(&mut copy).await
    };
    let ((), taken) = tokio::join!(give, take);
    taken?;
    Ok((child.wait().await?, copy))
}

/// Why a child has made nothing, if it hasn't.
fn refusal(status: ExitStatus) -> Option<Refusal> {
    match (status.code(), status.signal()) {
        (Some(0), _) => None,
        (Some(code), _) => Some(Refusal::of_code(code).unwrap_or(Refusal::Breaking)),
        // What can't be given any more memory breaks off.
        (None, Some(libc::SIGABRT)) => Some(Refusal::Memory),
        (None, Some(libc::SIGKILL | libc::SIGXCPU)) => Some(Refusal::Time),
        (None, _) => Some(Refusal::Breaking),
    }
}

/// What a child has made, looked at as if a stranger had brought it: should one ever be turned, it would still be a small JPEG with
/// nothing in it but the picture.
fn clean(copy: &[u8]) -> Result<Image, Refusal> {
    let image = Image::clean(copy).map_err(|_| Refusal::Breaking)?;
    let imprint = &image.imprint;
    let is_expected = imprint.form == ImageForm::Jpeg
        && imprint.width.max(imprint.height) <= LONGEST_SIDE
        && copy.len() <= LARGEST_COPY_BYTES;
    if is_expected { Ok(image) } else { Err(Refusal::Breaking) }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tokio::task::yield_now;

    use super::*;

    #[tokio::test]
    async fn one_child_works_at_a_time() {
        let working = Cell::new(0);
        let work = || {
            in_turn(async {
                working.set(working.get() + 1);
                yield_now().await;
                let beside = working.get();
                working.set(beside - 1);
                beside
            })
        };
        assert_eq!(tokio::join!(work(), work(), work()), (1, 1, 1));
    }
}
