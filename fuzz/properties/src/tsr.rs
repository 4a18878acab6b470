// SPDX-License-Identifier: AGPL-3.0-or-later
//! Responses of authorities of time, and certificates.

use anchor::rfc3161::{Asked, Roots, request, verify};

/// What the kept responses are about.
const DIGEST: [u8; 32] = *b"a digest of thirty-two bytes....";

/// Who has signed them.
const AUTHORITIES: [&str; 3] =
    ["CN=alone.example,O=Example", "CN=clock.example,O=Example", "CN=heavy.example,O=Example"];

/// Reads bytes as a response and as a root.
pub(crate) fn check(bytes: &[u8]) -> usize {
    let mut roots = Roots::none();
    let root = roots.add(bytes);
    let asked = Asked { digest: DIGEST, nonce: None };
    let stamp = verify(bytes, &asked, &Roots::none());
    if let Ok(stamp) = &stamp {
        assert!(!stamp.is_trusted);
        assert!(AUTHORITIES.contains(&stamp.authority.subject.as_str()), "nobody else has signed anything");
        assert_eq!(stamp.gen_time.as_second() / 86_400, 1_795_722_538 / 86_400, "they did it on one day");
        let others = Asked { digest: [0; 32], ..asked };
        assert!(verify(bytes, &others, &Roots::none()).is_err(), "it is about one digest");
        let nonce = Asked { nonce: Some(1), ..asked };
        assert!(verify(bytes, &nonce, &Roots::none()).is_err(), "they have repeated no number");
    }
    assert!(verify(&request(&DIGEST, 1), &asked, &roots).is_err(), "a request is no response");
    usize::from(root.is_ok()) + usize::from(stamp.is_ok())
}
