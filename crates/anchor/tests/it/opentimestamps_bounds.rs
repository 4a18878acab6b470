// SPDX-License-Identifier: AGPL-3.0-or-later
//! What holds of every proof, and what is too much for one.

use anchor::opentimestamps::{BadCalendar, BadProof, Calendar, Proof, request};
use proptest::prelude::*;

const DIGEST: [u8; 32] = [1; 32];
const NONCE: [u8; 16] = [2; 16];

/// Some claim that no one understands.
const CLAIM: [u8; 10] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 0];

fn begin(answer: &[u8]) -> Result<Proof, BadProof> {
    Proof::begin(&DIGEST, &NONCE, answer)
}

/// Answers as calendars could give them: steps and claims, branching.
fn answers() -> impl Strategy<Value = Vec<u8>> {
    let claim = prop_oneof![
        (any::<[u8; 8]>(), prop::collection::vec(any::<u8>(), 0..9)).prop_map(|(tag, payload)| [
            &[0][..],
            &tag,
            &[payload.len() as u8],
            &payload
        ]
        .concat()),
        (0_u8..120).prop_map(|height| [
            &[0, 0x05, 0x88, 0x96, 0x0d, 0x73, 0xd7, 0x19, 0x01, 1][..],
            &[height]
        ]
        .concat()),
    ];
    claim.prop_recursive(12, 60, 4, |inner| {
        let step = prop_oneof![
            prop::sample::select(vec![vec![0x02], vec![0x03], vec![0x08], vec![0xf2], vec![0xf3]]),
            (0xf0_u8..0xf2, prop::collection::vec(any::<u8>(), 1..5)).prop_map(|(tag, bytes)| [
                &[tag, bytes.len() as u8][..],
                &bytes
            ]
            .concat()),
        ];
        prop::collection::vec((step, inner), 1..4).prop_map(|branches| {
            let last = branches.len() - 1;
            let more = |at| if at == last { vec![] } else { vec![0xff] };
            let branches = branches.into_iter().enumerate();
            branches.flat_map(|(at, (step, inner))| [more(at), step, inner].concat()).collect()
        })
    })
}

proptest! {
    #[test]
    fn a_proof_is_written_as_it_is_read(answer in answers()) {
        let proof = begin(&answer).expect("it is an answer");
        prop_assert_eq!(Proof::read(&proof.write()), Ok(proof));
    }

    #[test]
    fn merging_takes_any_order_and_loses_nothing(one in answers(), two in answers(), three in answers()) {
        let [one, two, three] = [one, two, three].map(|answer| begin(&answer).expect("it is an answer"));
        let merge = |proofs: [&Proof; 3]| {
            let mut all = proofs[0].clone();
            all.merge(proofs[1]).and_then(|()| all.merge(proofs[2])).map(|()| all)
        };
        let all = merge([&one, &two, &three]).expect("they are small");
        prop_assert_eq!(Ok(all.clone()), merge([&three, &one, &two]));
        prop_assert_eq!(Ok(all.clone()), merge([&all, &one, &two]));
        let known = one.statements().into_iter().chain(two.statements());
        known.for_each(|statement| assert!(all.statements().contains(&statement)));
    }

    #[test]
    fn whatever_was_changed_is_read_or_refused(answer in answers(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = begin(&answer).expect("it is an answer").write();
        *at.get_mut(&mut bytes) = byte;
        if let Ok(proof) = Proof::read(&bytes) {
            prop_assert_eq!(Proof::read(&proof.write()), Ok(proof));
        }
    }
}

#[test]
fn a_proof_has_bounds() {
    let deep = |steps| [vec![0x08; steps], CLAIM.to_vec()].concat();
    // Two steps more are those to what the calendar was sent.
    assert!(begin(&deep(253)).is_ok());
    assert_eq!(begin(&deep(254)), Err(BadProof::TooMany));
    let append = |length: usize| {
        let [low, high] = [(length % 128) as u8 | 0x80, (length / 128) as u8];
        [&[0xf0, low, high][..], &vec![5; length], &CLAIM].concat()
    };
    assert!(begin(&append(4096 - 32)).is_ok());
    assert_eq!(begin(&append(4096 - 31)), Err(BadProof::Message));
    assert_eq!(begin(&append(4097)), Err(BadProof::Message));
    assert_eq!(begin(&[&[0xf0, 0][..], &CLAIM].concat()), Err(BadProof::Message));
    let doubling = |times| [vec![0xf3; times], CLAIM.to_vec()].concat();
    assert!(begin(&doubling(7)).is_ok());
    assert_eq!(begin(&doubling(8)), Err(BadProof::Message));
    let wide = |branches| {
        [[&[0xff, 0x08][..], &CLAIM].concat().repeat(branches), vec![0x08], CLAIM.to_vec()].concat()
    };
    assert!(begin(&wide(4000)).is_ok());
    assert_eq!(begin(&wide(4096)), Err(BadProof::TooMany));
}

#[test]
fn two_proofs_that_are_too_large_together_stay_apart() {
    let full = |byte: u8| {
        let append = [&[0xff, 0xf0, 0x80, 0x10][..], &[byte; 2048], &CLAIM].concat();
        let others = (0..17).map(|step: u8| [&append[..4], &[step; 2], &append[6..]].concat());
        begin(&[others.collect::<Vec<_>>().concat(), vec![0x08], CLAIM.to_vec()].concat())
            .expect("it has its place")
    };
    let (mut one, two) = (full(100), full(101));
    let before = one.clone();
    assert!(matches!(one.merge(&two), Err(BadProof::TooLong { .. })));
    assert_eq!(one, before);
}

#[test]
fn what_is_no_proof_is_told_apart() {
    let proof = begin(&CLAIM).expect("it is an answer").write();
    let other = Proof::begin(&[9; 32], &NONCE, &CLAIM).expect("it is an answer");
    let with = |at: usize, byte| {
        let mut changed = proof.clone();
        changed[at] = byte;
        changed
    };
    for (bytes, why) in [
        (Vec::new(), BadProof::Other),
        (b"-----BEGIN PGP SIGNATURE-----".to_vec(), BadProof::Other),
        (with(0, 1), BadProof::Other),
        (with(31, 2), BadProof::Version { version: 2 }),
        (with(31, 0x80), BadProof::Version { version: 1024 }),
        (with(32, 0x02), BadProof::OtherHash),
        (with(65, 0x67), BadProof::Operation { tag: 0x67 }),
        (proof[..proof.len() - 1].to_vec(), BadProof::Cut),
        ([proof.clone(), vec![0]].concat(), BadProof::Trailing),
        (vec![0; 65_537], BadProof::TooLong { bytes: 65_537 }),
    ] {
        assert_eq!(Proof::read(&bytes), Err(why), "{bytes:?}");
    }
    assert_eq!(begin(&CLAIM).expect("it is an answer").merge(&other), Err(BadProof::OtherDigest));
}

#[test]
fn what_a_calendar_is_sent_tells_nothing_of_the_digest() {
    let sent = request(&DIGEST, &NONCE);
    assert_ne!(sent, request(&DIGEST, &[3; 16]));
    let hex: String = sent.iter().map(|byte| format!("{byte:02x}")).collect();
    // By Python's hashlib.
    assert_eq!(hex, "1677832873f9b5c4ed5e2a561c6783b8c0c7c7bbd8830643ec1e0d1f1453fe40");
}

#[test]
fn a_calendar_has_an_address_that_can_be_called() {
    for (address, same) in [
        ("https://alice.example", "https://alice.example"),
        ("https://a.b.calendar.example/", "https://a.b.calendar.example"),
        ("https://calendar.example/ots/v1", "https://calendar.example/ots/v1"),
        ("https://1.example", "https://1.example"),
    ] {
        let calendar = Calendar::read(address).expect("it is an address");
        assert_eq!(calendar.to_string(), same);
        assert_eq!(calendar.digest_url(), format!("{same}/digest"));
    }
    assert_eq!(
        Calendar::read("https://calendar.example/ots").map(|calendar| calendar.host().to_owned()),
        Ok("calendar.example".to_owned())
    );
    for address in [
        "",
        "https://",
        "http://alice.example",
        "HTTPS://alice.example",
        "https://localhost",
        "https://127.0.0.1",
        "https://[::1]",
        "https://alice.example:443",
        "https://me@alice.example",
        "https://alice.example?x",
        "https://alice.example/?x",
        "https://alice.example/#x",
        "https://alice.example/../x",
        "https://alice.example//x",
        "https://alice..example",
        "https://-alice.example",
        "https://alice.example.",
        "https://Alice.example",
        "https://alice.example/%2e",
        "https://alice.example/a b",
        "https://älice.example",
        "https://10.1",
        "https://0x7f.1",
        "https://1.0x7f",
    ] {
        assert_eq!(Calendar::read(address), Err(BadCalendar), "{address}");
    }
}
