// SPDX-License-Identifier: AGPL-3.0-or-later
use super::{check, parse_small, small};
use crate::Language;

/// A key whose other half nobody has: a digest.
const KEY: &str = "age194c3vs4hy6cygqtz0j5lhtpj7hy9xra3jq7vfkczykr30ys6fzqsywtajt";

/// What the small call says with `keeping` behind it.
fn with(keeping: &str) -> String {
    format!("reason = \"A public account.\"\n\n{keeping}")
}

fn faults(keeping: &str, found: &[&str]) {
    check("call.toml", "reason = \"A public account.\"\n", &with(keeping), found);
}

fn holder(key: &str) -> String {
    format!(
        "[keeping]\nwhy = \"A court may ask.\"\n\n[[keeping.holder]]\nname = \"Their lawyers\"\nkey = \"{key}\"\n"
    )
}

#[test]
fn nothing_is_kept_unless_a_call_says_so_why_and_for_whom() {
    assert_eq!(parse_small(&small()).expect("it is valid").keeping, None);
    let mut files = small();
    let toml = files.get_mut("call.toml").expect("it has the file");
    *toml = toml.replace("reason = \"A public account.\"\n", &with(&holder(KEY)));
    let keeping = parse_small(&files).expect("it is valid").keeping.expect("it keeps");
    assert_eq!(keeping.why.in_language(&Language::new("en").expect("a language")), "A court may ask.");
    let holders: Vec<_> = keeping.holders.iter().map(|holder| (&*holder.name, &*holder.key)).collect();
    assert_eq!(holders, [("Their lawyers", KEY)]);
}

#[test]
fn who_names_no_key_no_holder_or_no_reason_is_told_the_line() {
    faults(
        "[keeping]\nwhy = \"A court may ask.\"\n",
        &["call.toml:41: keeping has no `holder`; write who has a key, under [[keeping.holder]]"],
    );
    faults(
        &holder(KEY).replace("why = \"A court may ask.\"\n", ""),
        &["call.toml:41: keeping has no `why`; write why whole copies are kept, for everybody who may post"],
    );
    faults(
        &holder(KEY).replace("name = \"Their lawyers\"\n", ""),
        &["call.toml:44: the holder of a key has no `name`; write the name"],
    );
    faults(
        &format!("{}\n[[keeping.holder]]\nname = \"Again\"\nkey = \"{KEY}\"\n", holder(KEY)),
        &[&format!("call.toml:50: the key `{}…` is given twice", KEY.chars().take(60).collect::<String>())],
    );
}

#[test]
fn what_is_no_public_key_is_refused_and_a_secret_one_is_not_repeated() {
    let no_key = |written: &str| {
        let shown: String = written.chars().take(60).collect();
        let dots = if written.chars().count() > 60 { "…" } else { "" };
        format!(
            "call.toml:46: `key` is `{shown}{dots}`, which is no public key of age that can be sealed to; copy it as `age-keygen` prints it (`age1…`)"
        )
    };
    let mistyped = KEY.replace("c3vs", "c3sv");
    // Nought; one more than the field's prime; one with a last bit that is nobody's; and one of order eight.
    let small_order = [
        "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z",
        "age1amlllllllllllllllllllllllllllllllllllllllllllllllalselrwrv",
        "age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqzqqk67yly",
        "age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9",
    ];
    let others = ["the usual", "ssh-ed25519 AAAA", &mistyped, &KEY.to_uppercase()];
    for key in others.into_iter().chain(small_order) {
        faults(&holder(key), &[&no_key(key)]);
    }
    let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
    faults(
        &holder(secret),
        &[
            "call.toml:46: `key` is `AGE-SECRET-KEY-…`, which is a secret key, and known to whoever reads this file: make another one, and write its public half here (`age1…`)",
        ],
    );
}

#[test]
fn more_holders_than_copies_are_sealed_to_are_refused() {
    // The same key again and again is a mistake of its own; what matters here is the number.
    let many =
        format!("[keeping]\nwhy = \"A court may ask.\"\n{}", "[[keeping.holder]]\nname = \"n\"\n".repeat(9));
    let mut files = small();
    let toml = files.get_mut("call.toml").expect("it has the file");
    *toml = toml.replace("reason = \"A public account.\"\n", &with(&many));
    let mistakes = parse_small(&files).expect_err("it is too much");
    assert!(
        mistakes.iter().any(|mistake| mistake.contains("9 holders of keys are too many; keep at most 8")),
        "{mistakes:?}"
    );
}
