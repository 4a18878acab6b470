// SPDX-License-Identifier: AGPL-3.0-or-later
//! How much processor time it takes to seal a copy of a post to one key and to several, and to open it: `cargo run --release -p groundswell-spare --example seal`.

use std::{fs, time::Duration};

use spare::{Opener, Recipient, make_key, open_bytes, seal_bytes};

/// So many copies are sealed.
const COPIES: u32 = 20_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let home = tempfile::tempdir()?;
    let keys: Result<Vec<Recipient>, _> =
        (0..8).map(|key| make_key(&home.path().join(key.to_string()))).collect();
    let (keys, plain) = (keys?, vec![b'a'; 4096]);
    let opener = Opener::read(&home.path().join("0"))?;
    for many in [1, 2, 8] {
        let to = keys.get(..many).unwrap_or_default();
        let (began, mut bytes) = (processor()?, 0);
        for _ in 0..COPIES {
            bytes += seal_bytes(&plain, to)?.len();
        }
        let each = (processor()? - began) / COPIES;
        println!(
            "sealed to {many}: {each:?} a copy of 4,096 bytes, {} bytes sealed",
            bytes / COPIES as usize
        );
    }
    let sealed = seal_bytes(&plain, &keys)?;
    let began = processor()?;
    for _ in 0..COPIES {
        open_bytes(&sealed, &opener, 1 << 20)?;
    }
    println!("opened: {:?} a copy", (processor()? - began) / COPIES);
    Ok(())
}

/// How long this program has been on a processor, as Linux counts it.
fn processor() -> Result<Duration, Box<dyn std::error::Error>> {
    let told = fs::read_to_string("/proc/self/schedstat")?;
    Ok(Duration::from_nanos(told.split(' ').next().unwrap_or_default().parse()?))
}
