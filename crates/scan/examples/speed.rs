//! speed
use std::{io::Read, fs};
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: usize = a[2].parse().unwrap();
    let mut f = std::fs::File::open(&a[1]).unwrap();
    let mut buf = vec![0u8; n];
    let mut m = scan::Masks::default();
    for level in scan::Level::present() {
        use std::io::Seek; f.rewind().unwrap();
        let (mut tr, mut ts, mut tt, mut bytes, mut toks) = (0f64, 0f64, 0f64, 0usize, 0usize);
        let mut places = Vec::new();
        loop {
            let t = cpu();
            let mut got = 0;
            while got < n { let k = f.read(&mut buf[got..]).unwrap(); if k == 0 { break } got += k }
            tr += cpu() - t;
            if got == 0 { break }
            bytes += got;
            let t = cpu();
            m.read(&buf[..got], true, level);
            ts += cpu() - t;
            let t = cpu();
            for l in m.lines() { m.tokens(*l, &mut places); toks += places.len(); }
            tt += cpu() - t;
        }
        println!("{level:?} {} MB read {tr:.3} masks {ts:.3} ({:.2} GB/s) places {tt:.3} ({toks} tokens)", bytes/1000000, bytes as f64/ts/1e9);
    }
}

fn cpu() -> f64 { let s = fs::read_to_string("/proc/thread-self/schedstat").unwrap(); s.split(' ').next().unwrap().parse::<f64>().unwrap() / 1e9 }
