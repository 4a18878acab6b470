// SPDX-License-Identifier: AGPL-3.0-or-later
use model::Timestamp;

use super::call;
use crate::{HandIn, HandedIn, MOST_HAND_INS, Pledged, Store};

pub(super) async fn a_post_is_handed_in_once_and_leaves_when_its_author_wants(store: &Store) {
    let hand_in = |id: &str| hand_in(id, "hand-in");
    let (loom, of) = (hand_in("loom"), call("hand-in"));
    assert_eq!(store.hand_in(&loom).await.unwrap(), HandedIn::New);
    let confirmed = Some(Pledged { pledged: 0, confirmed: 1 });
    assert_eq!(store.pledged(&of).await.unwrap(), confirmed, "whoever shows a post is somebody");
    let again = HandIn { id: "again".to_owned(), secret_sha256: "another".to_owned(), ..loom.clone() };
    assert_eq!(
        store.hand_in(&again).await.unwrap(),
        HandedIn::Known,
        "whoever comes second gets no hold of it"
    );
    assert_eq!(store.own_hand_in("another").await.unwrap(), None);
    assert_eq!(store.own_hand_in("digest of loom").await.unwrap(), Some(loom.clone()));
    assert_eq!(store.found_hand_in("loom").await.unwrap(), Some(loom.clone()));
    let shown = HandIn { is_shown: true, ..loom.clone() };
    assert_eq!(store.hand_in(&hand_in("yarn")).await.unwrap(), HandedIn::New);
    assert_eq!(store.show_hand_in("loom").await.unwrap(), Some(shown.clone()));
    assert_eq!(store.show_hand_in("wool").await.unwrap(), None);
    assert_eq!(store.hand_ins(&of).await.unwrap(), [shown.clone(), hand_in("yarn")]);
    assert_eq!(store.handed_in(&of).await.unwrap(), 1, "two posts of one account");
    assert_eq!(store.first_hand_ins(2).await.unwrap(), [hand_in("yarn"), shown], "what waits comes first");
    store.drop_hand_in("yarn").await.unwrap();
    assert_eq!(store.hand_ins(&call("other")).await.unwrap(), []);
    let elsewhere =
        HandIn { id: "far".to_owned(), secret_sha256: "far".to_owned(), call: call("other"), ..loom.clone() };
    assert_eq!(store.hand_in(&elsewhere).await.unwrap(), HandedIn::New, "each call has its own");
    store.hide_post(&of, (&*loom.network, &*loom.post), true).await.unwrap();
    store.drop_hand_in("loom").await.unwrap();
    assert_eq!(store.hidden_posts(&of).await.unwrap(), [], "its address lies nowhere any more");
    assert_eq!((store.handed_in(&of).await.unwrap(), store.handed_in(&call("other")).await.unwrap()), (0, 1));
    fill(store, MOST_HAND_INS).await;
    assert_eq!(
        store.hand_in(&hand_in("more")).await.unwrap(),
        HandedIn::Full,
        "nobody fills a disk with them"
    );
    assert_eq!(store.hand_in(&hand_in("7")).await.unwrap(), HandedIn::Known);
    let named = ("mastodon", "https://social.example/users/loom/statuses/loom");
    for is_hidden in [true, true, false, true] {
        store.hide_post(&of, named, is_hidden).await.unwrap();
        let hidden = store.hidden_posts(&of).await.unwrap();
        assert_eq!(hidden.len(), usize::from(is_hidden), "{hidden:?}");
    }
    assert_eq!(store.hidden_posts(&call("other")).await.unwrap(), []);
    store.create_call(&of, &Default::default(), Timestamp::UNIX_EPOCH).await.unwrap();
    store.take_down(&of, Timestamp::UNIX_EPOCH).await.unwrap();
    assert_eq!((store.handed_in(&of).await.unwrap(), store.hidden_posts(&of).await.unwrap()), (0, vec![]));
}

/// Hands in so many at once.
async fn fill(store: &Store, count: u32) {
    let many = "INSERT INTO hand_ins
        WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $1)
        SELECT 'many ' || n, 'digest of many ' || n, 'hand-in', 'mastodon', 'https://social.example/users/loom/statuses/' || n,
            '{}', 'digest', 0, 0, 'loom' FROM counted";
    let kept = sqlx::query(many).bind(i64::from(count)).execute(&store.writer).await.unwrap();
    assert_eq!(kept.rows_affected(), u64::from(count));
}

/// A post of that name that nobody has looked at.
pub(super) fn hand_in(id: &str, of: &str) -> HandIn {
    HandIn {
        id: id.to_owned(),
        secret_sha256: format!("digest of {id}"),
        call: call(of),
        network: "mastodon".to_owned(),
        post: format!("https://social.example/users/loom/statuses/{id}"),
        account: "loom".to_owned(),
        content: "{}".to_owned(),
        content_sha256: "digest".to_owned(),
        is_shown: false,
        handed_at: Timestamp::UNIX_EPOCH,
    }
}
