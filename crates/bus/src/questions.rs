// SPDX-License-Identifier: AGPL-3.0-or-later
use async_nats::{Client, Subject, Subscriber};
use futures_util::StreamExt;

/// What is asked of the node that answers for the instance.
#[derive(Debug)]
pub struct Questions {
    asked: Subscriber,
    client: Client,
}

/// A question, to be answered once.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub bytes: Vec<u8>,
    answer_to: Subject,
    client: Client,
}

impl Questions {
    pub(crate) fn new(asked: Subscriber, client: Client) -> Self {
        Self { asked, client }
    }

    /// The next question; `None` when the line is gone for good.
    pub async fn next(&mut self) -> Option<Question> {
        loop {
            let message = self.asked.next().await?;
            // What wants no answer is no question.
            if let Some(answer_to) = message.reply {
                return Some(Question {
                    bytes: message.payload.into(),
                    answer_to,
                    client: self.client.clone(),
                });
            }
        }
    }
}

impl Question {
    /// Gives the answer. Whoever asked may have gone.
    pub async fn answer(self, answer: Vec<u8>) {
        // The line mends itself; whoever asked is told that nobody answered.
        let _gone = self.client.publish(self.answer_to, answer.into()).await;
    }
}
