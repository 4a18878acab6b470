// SPDX-License-Identifier: AGPL-3.0-or-later
//! Sessions on Bluesky's own server, which has no search of its own.

#[expect(dead_code, reason = "most of it is for other tests")]
#[path = "../../../tests/it/bluesky.rs"]
mod bluesky;

use std::sync::Arc;

use model::Timestamp;
use serde_json::json;

use super::super::session::{Failure, Session};
use crate::{BlueskyAccount, Link, Secret};
use bluesky::{Bluesky, SERVER};

const WHO: &str = "com.atproto.server.getSession";

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_begun_with_an_apps_password_renewed_when_it_is_over_and_ended() {
    let mut server = Bluesky::start();
    server.account("loom");
    let exceptions = server.places().map(|place| place.parse().unwrap()).to_vec();
    let link = Link::new("Groundswell/test", exceptions, Arc::new(Timestamp::now));
    let session = |password: &str| {
        let account = BlueskyAccount::new(SERVER, "loom.test", password).unwrap();
        Session::new(link.clone(), account)
    };
    assert_eq!(session("wron-gwro-ngwr-ongw").get(WHO).await, Err(Failure::Refused));
    let made = server.ask(&json!({"do": "appPassword", "by": "loom"}));
    let mut session = session(made["password"].as_str().unwrap());
    let told = String::from_utf8(session.get(WHO).await.unwrap()).unwrap();
    assert!(told.contains("loom.test"), "{told}");
    // One that is over, by the look of it, and then for good.
    for _ in 0..2 {
        let refresh = session.tokens.clone().unwrap().1;
        session.tokens = Some((Secret::read("garbage".to_owned()).unwrap(), refresh.clone()));
        assert_eq!(session.get(WHO).await, Err(Failure::Later(None)));
        assert!(session.get(WHO).await.is_ok());
        assert_ne!(session.tokens.clone().unwrap().1, refresh);
        session.tokens =
            Some((Secret::read("garbage".to_owned()).unwrap(), Secret::read("stale".to_owned()).unwrap()));
        assert_eq!(session.get(WHO).await, Err(Failure::Later(None)));
        assert!(session.get(WHO).await.is_ok(), "it is begun anew");
    }
    let refresh = session.tokens.clone().unwrap().1;
    let (link, account) =
        (link.clone(), BlueskyAccount::new(SERVER, "loom.test", "none-none-none-none").unwrap());
    session.end().await;
    let mut after = Session::new(link, account);
    after.tokens = Some((Secret::read("garbage".to_owned()).unwrap(), refresh));
    assert_eq!(after.get(WHO).await, Err(Failure::Later(None)), "its tokens are of no use");
    assert_eq!(after.get(WHO).await, Err(Failure::Refused));
}
