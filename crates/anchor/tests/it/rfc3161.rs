// SPDX-License-Identifier: AGPL-3.0-or-later
//! What an honest authority answers.

use anchor::rfc3161::{Asked, Refused, Roots, Stamp, request, verify};
use jiff::{SignedDuration, Timestamp};

use crate::authority::{Authority, PLAIN};

pub const DIGEST: [u8; 32] = *b"a digest of thirty-two bytes....";
pub const NONCE: u64 = 0x8ace_5eed_0000_0001;
pub const P_256: &[&str] = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
const P_384: &[&str] = &["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"];
pub const RSA: &[&str] = &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
const RSA_3072: &[&str] = &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"];

pub fn asked() -> Asked {
    Asked { digest: DIGEST, nonce: Some(NONCE) }
}

pub fn trusting(authority: &Authority, name: &str) -> Roots {
    let mut roots = Roots::none();
    roots.add(&authority.der(name)).expect("openssl makes certificates");
    roots
}

/// Checks a response with one trusted root, and holds what comes out against what openssl says.
pub fn check(authority: &Authority, response: &[u8], root: &str) -> Result<Stamp, Refused> {
    let checked = verify(response, &asked(), &trusting(authority, root));
    let at = checked.as_ref().ok().map(|stamp| stamp.gen_time.as_second());
    let accepts = authority.accepts(response, &DIGEST, root, at);
    assert!(accepts || checked.is_err(), "openssl refuses what is accepted here: {checked:?}");
    checked
}

#[test]
fn a_stamp_is_read_whatever_the_authority_signs_with() {
    let one = "signer_digest=sha256\ness_cert_id_alg=sha1\n";
    let chained =
        "signer_digest=sha384\ness_cert_id_alg=sha384\ness_cert_id_chain=yes\ntsa_name=yes\nordering=yes\n";
    let long = "signer_digest=sha512\ness_cert_id_alg=sha512\nclock_precision_digits=6\n";
    for kind in [RSA, RSA_3072, P_256, P_384] {
        let authority = Authority::of(kind);
        let roots = trusting(&authority, "root");
        let chains = [&["between"][..], &["between", "root"], &["root", "between"], &["between"]];
        for (settings, chain) in [PLAIN, one, chained, long].into_iter().zip(chains) {
            let response = authority.answer(&request(&DIGEST, NONCE), chain, settings);
            let stamp = verify(&response, &asked(), &roots).unwrap_or_else(|why| panic!("{kind:?}: {why}"));
            assert!(stamp.is_trusted);
            assert!(authority.accepts(&response, &DIGEST, "root", Some(stamp.gen_time.as_second())));
        }
    }
}

#[test]
fn a_stamp_tells_what_the_authority_has_signed() {
    let authority = Authority::of(P_256);
    let settings = format!("{PLAIN}clock_precision_digits=3\n");
    let before = Timestamp::now();
    let response = authority.answer(&request(&DIGEST, NONCE), &["between"], &settings);
    let stamp = check(&authority, &response, "root").expect("it is a stamp");
    let around = before - SignedDuration::from_secs(2)..=Timestamp::now();
    assert!(around.contains(&stamp.gen_time), "{}", stamp.gen_time);
    let told = [stamp.serial.as_str(), &stamp.policy, &stamp.authority.subject, &stamp.top.subject];
    assert_eq!(told, ["0a11cf", "1.2.3.4.1", "CN=clock.example,O=Example", "CN=root.example,O=Example"]);
    assert_eq!(stamp.accuracy, Some(SignedDuration::from_micros(1_500_100)));
}

#[test]
fn without_roots_it_is_told_where_the_certificates_lead() {
    let authority = Authority::of(P_256);
    let request = request(&DIGEST, NONCE);
    for (chain, top) in [(&[][..], "clock"), (&["between"], "between"), (&["root", "between"], "root")] {
        let response = authority.answer(&request, chain, PLAIN);
        let stamp = verify(&response, &asked(), &Roots::none()).expect("it is a stamp");
        let expected = identity(&authority, top);
        assert_eq!((stamp.top, stamp.is_trusted), (expected, false));
    }
}

fn identity(authority: &Authority, name: &str) -> anchor::rfc3161::Identity {
    Roots::none().add(&authority.der(name)).expect("openssl makes certificates")
}

#[test]
fn a_request_is_what_openssl_reads() {
    let authority = Authority::empty();
    std::fs::write(authority.path("request.tsq"), request(&DIGEST, NONCE)).unwrap();
    let told = authority.run(&["ts", "-query", "-in", "request.tsq", "-text"]);
    let told = String::from_utf8(told).unwrap();
    for line in
        ["Version: 1", "Hash Algorithm: sha256", "Nonce: 0x8ACE5EED00000001", "Certificate required: yes"]
    {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn a_kept_response_is_checked_without_its_nonce_and_after_its_certificates_have_run_out() {
    let authority = Authority::of(P_256);
    let response = authority.answer(&request(&DIGEST, 7), &["between"], PLAIN);
    let later = Asked { digest: DIGEST, nonce: None };
    assert!(verify(&response, &later, &trusting(&authority, "root")).is_ok());
}

#[test]
fn a_self_signed_clock_is_trusted_where_it_is_a_root_itself() {
    let authority = Authority::empty();
    authority.key("clock", P_256).certificate("clock", None, crate::authority::CLOCK, &[]);
    let response = authority.answer(&request(&DIGEST, NONCE), &[], PLAIN);
    assert!(check(&authority, &response, "clock").expect("it is a stamp").is_trusted);
}

/// Whoever flips a bit makes it unreadable, or touches what nobody signs and what changes nothing.
#[test]
fn no_flipped_bit_changes_what_a_stamp_says() {
    let authority = Authority::of(P_256);
    let request = request(&DIGEST, NONCE);
    let chained = authority.answer(&request, &["between"], PLAIN);
    // Each check of a chain takes milliseconds here, so of that response every seventh bit is flipped: each of a byte's in turn.
    flip(&authority, &chained, "root", 7);
    authority.certificate("clock", None, crate::authority::CLOCK, &[]);
    flip(&authority, &authority.answer(&request, &[], PLAIN), "clock", 1);
}

fn flip(authority: &Authority, response: &[u8], root: &str, step: usize) {
    let honest = check(authority, response, root).expect("it is a stamp");
    let (roots, mut accepted) = (trusting(authority, root), 0);
    for bit in (0..response.len() * 8).step_by(step) {
        let mut flipped = response.to_vec();
        *flipped.get_mut(bit / 8).expect("the bit is there") ^= 1 << (bit % 8);
        let Ok(stamp) = verify(&flipped, &asked(), &roots) else { continue };
        assert_eq!(stamp, honest, "bit {bit}");
        assert!(
            verify(&flipped, &asked(), &Roots::none()).is_ok_and(|stamp| stamp.authority == honest.authority)
        );
        accepted += 1;
    }
    // The numbers of versions and the set of digests, which are said again where it counts.
    assert!(accepted < 300, "{accepted} flips change nothing");
}

#[test]
fn what_is_cut_or_longer_is_no_response() {
    let authority = Authority::of(P_256);
    let response = authority.answer(&request(&DIGEST, NONCE), &["between"], PLAIN);
    for length in 0..response.len() {
        assert!(verify(&response[..length], &asked(), &Roots::none()).is_err(), "{length}");
    }
    assert!(verify(&[response, vec![0]].concat(), &asked(), &Roots::none()).is_err());
    let long = verify(&vec![0x30; 65_537], &asked(), &Roots::none());
    assert_eq!(
        long.unwrap_err().to_string(),
        "the response has 65537 bytes, and more than 65536 are not read"
    );
}
