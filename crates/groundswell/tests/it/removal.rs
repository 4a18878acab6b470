// SPDX-License-Identifier: AGPL-3.0-or-later
//! Promise 5, by the page on which an author asks for it.

use serde_json::{Value, json};

use crate::{
    elsewhere::{ADDRESS, agreed, counted, hand_in, send, status, with_a_post},
    hands::wait,
    program::{Server, groundswell, holds, printed},
    town::Town,
};

const PROOF: &str = "https://social.example/@loom/112233445566770000";

/// The word that the page wants to be posted, for one post or for everything.
fn word(server: &Server, only: &str) -> String {
    let page = server.get(&format!("/vell/remove?only={only}")).1;
    let word = page.split("<pre dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next());
    word.expect("there is a word").to_owned()
}

/// Shows a status at another address of the same server.
fn show_proof(town: &Town, words: &str, changed: &Value) {
    let mut all = json!({"id": "112233445566770000", "url": PROOF, "tags": [],
        "uri": "https://social.example/users/loom/statuses/112233445566770000"});
    for (key, value) in changed.as_object().into_iter().flatten() {
        all[key] = value.clone();
    }
    town.show("social.example/api/v1/statuses/112233445566770000", status(words, &all));
}

#[test]
fn an_author_has_their_posts_forgotten_and_nobody_else_can() {
    let (home, town) = (tempfile::tempdir().expect("a folder"), Town::open());
    let server = with_a_post(home.path(), &town);
    // 1. A post is in the record.
    let agreed = agreed(&server);
    hand_in(&server);
    // 2. Who does not show that the account is theirs is told why.
    let (word, of_one) = (word(&server, ""), word(&server, ADDRESS));
    assert_ne!(word, of_one);
    let refused = |fields: &[(&str, &str)], says: &str| {
        let (status, page) = send(&server, "/vell/remove", fields);
        assert!(status == 200 && page.contains(says), "{says}: {status} {page}");
        assert_eq!(counted(&server)["posts"], 1);
    };
    refused(&[("proof", "loom")], "not the address of one post");
    refused(&[("proof", PROOF)], "No post that everybody may read");
    show_proof(&town, "forget me", &json!({}));
    refused(&[("proof", PROOF)], "does not hold the word");
    let stranger =
        json!({"id": "8", "acct": "moth", "username": "moth", "url": "https://social.example/@moth"});
    show_proof(&town, &word, &json!({"account": stranger}));
    refused(&[("proof", PROOF)], "Nothing of it is recorded here");
    show_proof(&town, &of_one, &json!({"account": stranger}));
    refused(&[("proof", PROOF), ("only", ADDRESS)], "not of the same account");
    show_proof(&town, &of_one, &json!({}));
    refused(&[("proof", PROOF)], "does not hold the word");
    show_proof(&town, &word, &json!({}));
    refused(&[("proof", PROOF), ("only", ADDRESS)], "does not hold the word");
    let anothers = status(&word, &json!({"account": stranger}));
    show_proof(&town, "", &json!({"reblog": anothers}));
    refused(&[("proof", PROOF)], "does not hold the word");
    // 3. Who does is obeyed at once.
    show_proof(&town, &of_one, &json!({}));
    let (status, to) = send(&server, "/vell/remove", &[("proof", PROOF), ("only", ADDRESS)]);
    assert_eq!((status, to.as_str()), (303, "/vell/remove?done=1"));
    wait(|| counted(&server)["posts"] == 0, || format!("no post in {}", counted(&server)));
    let agreed = agreed.each_ref().map(|(name, value)| (*name, value.as_str()));
    let again = send(&server, "/vell/hand-in/agree", &agreed);
    assert_eq!(counted(&server)["posts"], 0, "it does not come back: {}", again.0);
    // 4. Somebody else's objection is kept for a person to decide.
    let objected = [("address", ADDRESS), ("says", "It names my child.")];
    assert_eq!(send(&server, "/vell/remove/object", &objected).1, "/vell/remove?done=2");
    // 5. Of the post nothing is left, and everything else holds.
    let data = home.path().join("data");
    wait(|| !holds(&data, "shuttle-canary"), || "nothing of it in the data folder".to_owned());
    server.kill();
    assert!(!holds(&data, "shuttle-canary"));
    let record = data.join("calls/vell/record");
    let found = groundswell(["verify".as_ref(), record.as_os_str(), "--format".as_ref(), "json".as_ref()]);
    let found: Value = serde_json::from_str(&printed(&found)).expect("JSON");
    assert_eq!(
        (&found["holds"], &found["forgotten_by_reason"]["author"]),
        (&json!(true), &json!(1)),
        "{found}"
    );
}
