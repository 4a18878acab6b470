// SPDX-License-Identifier: AGPL-3.0-or-later
use axum::http::StatusCode;

use super::{House, studio_pages::EARLY};

async fn says(house: &House, address: &str) -> (StatusCode, String) {
    let answer = house.get(address).await;
    (answer.status, answer.text)
}

#[tokio::test]
async fn nobody_is_sent_to_a_site_that_leaves_or_has_no_database_and_it_lives_all_the_same() {
    let house = House::open(EARLY).await;
    let alive = (StatusCode::OK, "ok\n".to_owned());
    assert_eq!(says(&house, "/healthz").await, alive);
    assert_eq!(says(&house, "/healthz/ready").await, (StatusCode::OK, "ready\n".to_owned()));
    house.site.leaving.begin();
    let leaving = (StatusCode::SERVICE_UNAVAILABLE, "leaving\n".to_owned());
    assert_eq!(says(&house, "/healthz/ready").await, leaving);
    assert_eq!(says(&house, "/healthz").await, alive);
    assert_eq!(says(&house, "/ahang").await.0, StatusCode::OK, "who comes all the same is served");
    let house = House::open(EARLY).await;
    house.store.close().await;
    let lost = (StatusCode::SERVICE_UNAVAILABLE, "no database\n".to_owned());
    assert_eq!(says(&house, "/healthz/ready").await, lost);
    assert_eq!(says(&house, "/healthz").await, alive);
}
