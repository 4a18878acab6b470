// SPDX-License-Identifier: AGPL-3.0-or-later
//! What is no stamp, and why; and that openssl says so too where it looks.

use anchor::rfc3161::{Asked, Refused, Roots, request, verify};

use crate::{
    authority::{Authority, BETWEEN, CLOCK, PLAIN, ROOT},
    der::{granted, info, integer, sequence, sha256, tagged},
    rfc3161::{DIGEST, NONCE, P_256, RSA, asked, check, trusting},
};

/// What a response is refused for; openssl has to refuse it too.
fn refusal(authority: &Authority, response: &[u8]) -> String {
    let why = check(authority, response, "root").expect_err("it is no stamp");
    assert!(
        !authority.accepts(response, &DIGEST, "root", None),
        "openssl accepts what is refused here: {why}"
    );
    why.to_string()
}

/// A time at which all certificates that a test makes are valid.
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y%m%d%H%M%SZ").to_string()
}

fn nonce() -> Vec<u8> {
    tagged(0x02, &[&[0], NONCE.to_be_bytes().as_slice()].concat())
}

#[test]
fn another_digest_another_nonce_or_none_is_not_what_was_asked() {
    let authority = Authority::of(P_256);
    let stamp = |digest, nonce| authority.answer(&request(digest, nonce), &["between"], PLAIN);
    let other = [7; 32];
    assert_eq!(refusal(&authority, &stamp(&other, NONCE)), "the stamp is for another digest");
    for nonce in [NONCE + 1, NONCE & 0xff, NONCE >> 8, 0] {
        let checked = check(&authority, &stamp(&DIGEST, nonce), "root");
        assert_eq!(checked, Err(Refused::OtherNonce), "{nonce}");
    }
    for nonces in [&[][..], &[tagged(0x02, &NONCE.to_be_bytes())]] {
        let token = authority.sign(
            &info(&DIGEST, &now(), nonces),
            &["clock"],
            &["-cades", "-certfile", "between.pem"],
        );
        assert_eq!(check(&authority, &granted(&token), "root"), Err(Refused::OtherNonce));
    }
}

#[test]
fn an_authority_that_refuses_is_told_with_its_own_words() {
    let authority = Authority::of(P_256);
    let sha512 = sequence(&[tagged(0x06, &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03])]);
    let asks = |hash: Vec<u8>, length, more: &[Vec<u8>]| {
        let imprint = sequence(&[hash, tagged(0x04, &vec![1; length])]);
        sequence(&[&[integer(1), imprint], more].concat())
    };
    let policy = tagged(0x06, &[0x2a, 0x03]);
    for (request, why) in [
        (
            asks(sha512, 64, &[]),
            "it does not know the digest's algorithm: Message digest algorithm is not supported.",
        ),
        (asks(sha256(), 31, &[]), "the request was malformed: Bad message digest."),
        (
            asks(sha256(), 32, &[policy]),
            "it does not know the policy asked for: Requested policy is not supported.",
        ),
    ] {
        let response = authority.answer(&request, &[], PLAIN);
        assert_eq!(refusal(&authority, &response), format!("the authority refused: {why}"));
    }
}

#[test]
fn a_status_counts_more_than_a_token_beside_it() {
    let authority = Authority::of(P_256);
    let token = authority.sign(
        &info(&DIGEST, &now(), &[nonce()]),
        &["clock"],
        &["-cades", "-certfile", "between.pem"],
    );
    let with = |status: u8| sequence(&[sequence(&[integer(status)]), token.clone()]);
    for status in [0, 1] {
        assert!(check(&authority, &with(status), "root").is_ok(), "{status}");
    }
    for (status, why) in
        [(2, "without saying why"), (3, "not yet, ask again later"), (77, "with a status that is not known")]
    {
        assert_eq!(refusal(&authority, &with(status)), format!("the authority refused: {why}"));
    }
    let none = sequence(&[sequence(&[integer(0)])]);
    assert_eq!(refusal(&authority, &none), "the response says that a stamp was granted, and has none");
}

#[test]
fn words_of_an_authority_can_do_nothing_to_a_terminal() {
    let words = sequence(&[tagged(0x0c, "no\u{1b}[2J\u{202e}\n\nclock".as_bytes())]);
    let response = sequence(&[sequence(&[integer(2), words])]);
    let why = verify(&response, &asked(), &Roots::none()).expect_err("it is refused");
    assert_eq!(why.to_string(), "the authority refused: without saying why: no [2J clock");
}

#[test]
fn without_its_certificate_nobody_knows_who_signed() {
    let authority = Authority::of(P_256);
    let bare = sequence(&[integer(1), sequence(&[sha256(), tagged(0x04, &DIGEST)]), nonce()]);
    let response = authority.answer(&bare, &["between"], PLAIN);
    let why = "the certificate of who signed is not in the response: ask for it with the request";
    assert_eq!(refusal(&authority, &response), why);
}

#[test]
fn only_a_certificate_for_time_alone_signs_times() {
    let authority = Authority::of(P_256);
    let usage = "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\n";
    for extensions in [
        usage.to_owned(),
        format!("{usage}extendedKeyUsage=timeStamping\n"),
        format!("{usage}extendedKeyUsage=critical,timeStamping,codeSigning\n"),
        format!("{usage}extendedKeyUsage=critical,codeSigning\n"),
        format!("{usage}extendedKeyUsage=critical,anyExtendedKeyUsage\n"),
        "keyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=critical,timeStamping\n"
            .to_owned(),
        "keyUsage=critical,keyAgreement\nextendedKeyUsage=critical,timeStamping\n".to_owned(),
        "basicConstraints=CA:TRUE\nkeyUsage=keyCertSign\nextendedKeyUsage=critical,timeStamping\n".to_owned(),
    ] {
        authority.certificate("clock", Some("between"), &extensions, &[]);
        let words = ["-cades", "-certfile", "between.pem"];
        let token = authority.sign(&info(&DIGEST, &now(), &[nonce()]), &["clock"], &words);
        let why =
            "the certificate `CN=clock.example,O=Example` is not made for signing times and nothing else";
        assert_eq!(refusal(&authority, &granted(&token)), why, "{extensions}");
    }
}

#[test]
fn a_certificate_counts_as_it_was_at_the_time_of_the_stamp() {
    let authority = Authority::of(P_256);
    let words = ["-cades", "-certfile", "between.pem"];
    for time in ["20200101000000Z", "21200101000000Z"] {
        let token = authority.sign(&info(&DIGEST, time, &[nonce()]), &["clock"], &words);
        let checked = check(&authority, &granted(&token), "root");
        assert!(matches!(checked, Err(Refused::NotValid { .. })), "{time}: {checked:?}");
    }
    // The clock's own is valid, that of who stands between was not yet.
    let early = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * 20);
    authority.certificate("between", Some("root"), BETWEEN, &["-days", "10"]);
    authority.certificate("clock", Some("between"), CLOCK, &[]);
    let time = early.strftime("%Y%m%d%H%M%SZ").to_string();
    let token = authority.sign(&info(&DIGEST, &time, &[nonce()]), &["clock"], &words);
    let response = granted(&token);
    assert!(matches!(check(&authority, &response, "root"), Err(Refused::Untrusted { .. })));
    assert!(!authority.accepts(&response, &DIGEST, "root", Some(early.as_second())));
}

#[test]
fn a_chain_has_to_lead_to_a_trusted_root_link_by_link() {
    let authority = Authority::of(P_256);
    authority.key("stranger", P_256).certificate("stranger", None, ROOT, &[]);
    let request = request(&DIGEST, NONCE);
    let lead = |top: &str| {
        format!("the certificates lead to `CN={top}.example,O=Example`, and to no root that is trusted here")
    };
    // A link is missing.
    assert_eq!(refusal(&authority, &authority.answer(&request, &[], PLAIN)), lead("clock"));
    // The root is another one.
    let whole = authority.answer(&request, &["between", "root"], PLAIN);
    let why = check(&authority, &whole, "stranger").expect_err("nobody trusts it").to_string();
    assert_eq!(why, lead("root"));
    // A root of the same name and another key.
    authority.key("root", P_256).certificate("root", None, ROOT, &[]);
    assert_eq!(refusal(&authority, &whole), lead("root"));
    // A link that may not issue.
    for extensions in [
        "basicConstraints=CA:FALSE\n",
        "keyUsage=keyCertSign\n",
        "basicConstraints=CA:TRUE\nkeyUsage=cRLSign\n",
    ] {
        authority.certificate("between", Some("root"), extensions, &[]);
        authority.certificate("clock", Some("between"), CLOCK, &[]);
        let response = authority.answer(&request, &["between"], PLAIN);
        assert_eq!(refusal(&authority, &response), lead("clock"), "{extensions}");
    }
}

#[test]
fn nobody_between_issues_for_more_than_they_were_given() {
    let authority = Authority::of(P_256);
    let asks = request(&DIGEST, NONCE);
    // `between` may have nobody below it who issues.
    authority.key("below", P_256).certificate("below", Some("between"), BETWEEN, &[]);
    authority.certificate("clock", Some("below"), CLOCK, &[]);
    let response = authority.answer(&asks, &["below", "between"], PLAIN);
    assert!(refusal(&authority, &response).starts_with("the certificates lead to `CN=below.example"));
    // What is critical and not understood is not passed over.
    let critical = format!("{BETWEEN}1.2.3.4=critical,DER:0500\n");
    authority.certificate("between", Some("root"), &critical, &[]);
    authority.certificate("clock", Some("between"), CLOCK, &[]);
    let response = authority.answer(&asks, &["between"], PLAIN);
    assert!(refusal(&authority, &response).starts_with("the certificates lead to `CN=clock.example"));
}

#[test]
fn chains_that_branch_or_go_in_circles_end() {
    let authority = Authority::of(P_256);
    // Twenty of one name and key, any of which has issued the clock's, and a root that one of them has issued.
    let names: Vec<String> = (0..20).map(|number| format!("between{number}")).collect();
    for name in &names {
        std::fs::copy(authority.path("between.key"), authority.path(&format!("{name}.key"))).unwrap();
        authority.certificate(name, Some("root"), ROOT, &["-subj", "/O=Example/CN=between.example"]);
    }
    std::fs::copy(authority.path("root.key"), authority.path("round.key")).unwrap();
    authority.certificate("round", Some("between0"), ROOT, &["-subj", "/O=Example/CN=root.example"]);
    let mut chain: Vec<&str> = names.iter().map(String::as_str).collect();
    chain.push("round");
    let response = authority.answer(&request(&DIGEST, NONCE), &chain, PLAIN);
    assert!(check(&authority, &response, "root").expect("it is a stamp").is_trusted);
    authority.key("stranger", P_256).certificate("stranger", None, ROOT, &[]);
    let checked = check(&authority, &response, "stranger");
    assert!(matches!(checked, Err(Refused::Untrusted { .. })), "{checked:?}");
}

#[test]
fn a_stamp_has_one_signature() {
    let authority = Authority::of(P_256);
    authority.key("second", RSA).certificate("second", Some("between"), CLOCK, &[]);
    let words = ["-cades", "-certfile", "between.pem"];
    let token = authority.sign(&info(&DIGEST, &now(), &[nonce()]), &["clock", "second"], &words);
    assert_eq!(refusal(&authority, &granted(&token)), "a stamp has one signature, and this one has 2");
}

#[test]
fn what_must_be_signed_beside_the_content_is_signed() {
    let authority = Authority::of(P_256);
    let statement = info(&DIGEST, &now(), &[nonce()]);
    let certificates = ["-certfile", "between.pem"];
    for (words, why) in [
        (&[][..], "the signed attribute signing certificate is missing or does not fit"),
        (&["-noattr"], "the signed attribute content type is missing or does not fit"),
        (&["-md", "sha1", "-cades"], "the signature uses the algorithm 1.3.14.3.2.26, which is not accepted"),
    ] {
        let token = authority.sign(&statement, &["clock"], &[words, &certificates].concat());
        let why_here = check(&authority, &granted(&token), "root").expect_err("it is no stamp").to_string();
        assert_eq!(why_here, why);
    }
}

/// Whoever has two certificates for one key, one of them not for time, can't show the other in its place.
#[test]
fn another_certificate_for_the_same_key_is_not_who_signed() {
    let authority = Authority::of(P_256);
    let words = ["-cades", "-certfile", "between.pem"];
    let first = authority.der("clock");
    let token = authority.sign(&info(&DIGEST, &now(), &[nonce()]), &["clock"], &words);
    // Signatures of ECDSA differ in length by a byte or two; one as long fits in the other's place.
    let again = |_| {
        authority.certificate("clock", Some("between"), CLOCK, &["-days", "31"]);
        authority.der("clock")
    };
    let second =
        (0..100).map(again).find(|second| second.len() == first.len()).expect("one in four is as long");
    let place =
        token.windows(first.len()).position(|window| window == first).expect("the certificate came along");
    let mut other = token.clone();
    other.splice(place..place + first.len(), second);
    assert!(check(&authority, &granted(&token), "root").is_ok());
    assert!(
        refusal(&authority, &granted(&other))
            .starts_with("the certificate of who signed is not in the response")
    );
}

#[test]
fn of_two_certificates_with_one_number_the_digest_tells_which() {
    let authority = Authority::of(P_256);
    authority.key("other", P_256).certificate("other", Some("between"), CLOCK, &["-set_serial", "5"]);
    authority.certificate("clock", Some("between"), CLOCK, &["-set_serial", "5"]);
    for (who, beside) in [("clock", "other"), ("other", "clock")] {
        let response = authority.answer_as(who, &request(&DIGEST, NONCE), &[beside, "between"], PLAIN);
        let stamp = verify(&response, &asked(), &trusting(&authority, "root")).expect("it is a stamp");
        assert_eq!(stamp.authority.subject, format!("CN={who}.example,O=Example"));
    }
}

#[test]
fn a_signature_of_pss_is_one_too() {
    let authority = Authority::of(RSA);
    let words = ["-cades", "-certfile", "between.pem", "-keyopt", "rsa_padding_mode:pss"];
    for digest in ["sha256", "sha384", "sha512"] {
        for salt in ["digest", "20"] {
            let salt = format!("rsa_pss_saltlen:{salt}");
            let words = [&words[..], &["-keyopt", &salt, "-md", digest]].concat();
            let token = authority.sign(&info(&DIGEST, &now(), &[nonce()]), &["clock"], &words);
            // `openssl ts` knows no PSS in tokens, so it can't be asked.
            let checked = verify(&granted(&token), &asked(), &trusting(&authority, "root"));
            assert!(checked.is_ok(), "{digest} {salt:?}: {checked:?}");
        }
    }
    let pss = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"];
    authority.certificate("clock", Some("between"), CLOCK, &pss);
    let response = authority.answer(&request(&DIGEST, NONCE), &["between"], PLAIN);
    assert!(check(&authority, &response, "root").is_ok());
}

#[test]
fn short_keys_and_weak_signatures_are_no_links() {
    let authority = Authority::of(RSA);
    let asks = request(&DIGEST, NONCE);
    authority.key("clock", &["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"]);
    authority.certificate("clock", Some("between"), CLOCK, &[]);
    let response = authority.answer(&asks, &["between"], PLAIN);
    let why = verify(&response, &asked(), &Roots::none()).expect_err("its key is short").to_string();
    assert_eq!(why, "the signature uses a key of RSA with 1024 bits, which is not accepted");
    authority.key("clock", P_256).certificate("clock", Some("between"), CLOCK, &["-sha1"]);
    let response = authority.answer(&asks, &["between"], PLAIN);
    let checked = verify(&response, &asked(), &trusting(&authority, "root"));
    assert!(matches!(checked, Err(Refused::Untrusted { .. })), "{checked:?}");
}

#[test]
fn times_are_read_as_they_are_written_and_no_other_way() {
    let authority = Authority::of(P_256);
    let read = |time: &str| {
        let words = ["-cades", "-certfile", "between.pem"];
        let token = authority.sign(&info(&DIGEST, time, &[]), &["clock"], &words);
        verify(&granted(&token), &Asked { digest: DIGEST, nonce: None }, &Roots::none())
    };
    let minute = jiff::Timestamp::now().strftime("%Y%m%d%H%M").to_string();
    for fraction in ["", ".5", ".25", ".000000001"] {
        let stamp = read(&format!("{minute}59{fraction}Z")).expect("it is a time");
        let written = stamp.gen_time.strftime("%Y%m%d%H%M%S%.f").to_string();
        assert_eq!(written, format!("{minute}59{fraction}"));
    }
    for time in [
        "59",
        "59+0100",
        "Z",
        "59.Z",
        "59.50Z",
        "59.0Z",
        "59,5Z",
        "60Z",
        "61Z",
        "59.0000000001Z",
        " 9Z",
        "+9Z",
        "059Z",
    ] {
        let checked = read(&format!("{minute}{time}"));
        assert_eq!(checked, Err(Refused::Unreadable { part: "the statement of time" }), "{time}");
    }
}

#[test]
fn garbage_is_no_response() {
    let authority = Authority::of(P_256);
    let token = authority.sign(b"no statement at all", &["clock"], &["-cades"]);
    let signed = authority.sign(&info(&DIGEST, &now(), &[]), &["clock"], &["-cades"]);
    let mail = b"HTTP/1.1 200 OK".to_vec();
    for response in
        [Vec::new(), mail, vec![0x30, 0x80, 0, 0], vec![0x30; 300], granted(&token), signed, granted(b"")]
    {
        assert!(verify(&response, &asked(), &Roots::none()).is_err(), "{response:?}");
    }
}
