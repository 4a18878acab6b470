// SPDX-License-Identifier: AGPL-3.0-or-later
use async_nats::Subscriber;
use futures_util::StreamExt;

/// What nodes call out to each other.
#[derive(Debug)]
pub struct Overheard(Subscriber);

impl Overheard {
    pub(crate) fn new(heard: Subscriber) -> Self {
        Self(heard)
    }

    /// What is called out next; `None` when the line is gone for good.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        self.0.next().await.map(|message| message.payload.into())
    }
}
