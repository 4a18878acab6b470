// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::VecDeque, time::Duration};

use async_nats::{
    Client, Subscriber,
    jetstream::{
        Context,
        stream::{self, RawMessageErrorKind, StorageType, Stream},
    },
};
use futures_util::StreamExt;

use crate::BusError;

/// What nobody says again for so long was said by a node that is gone, and no other has taken its place.
const FORGOTTEN: Duration = Duration::from_hours(1);

/// The newest word on each thing: what was said before is gone with the next.
#[derive(Clone, Debug)]
pub struct Board {
    client: Client,
    streams: Context,
    stream: Stream,
    name: String,
}

/// What a board tells from now on.
pub struct News {
    heard: Subscriber,
    prefix: String,
    /// What was said before, and not told yet.
    standing: VecDeque<(String, Vec<u8>)>,
}

impl Board {
    pub(crate) async fn put_up(
        client: &Client,
        streams: &Context,
        name: &str,
        replicas: usize,
    ) -> Result<Self, BusError> {
        let stream = streams
            .get_or_create_stream(stream::Config {
                name: name.to_owned(),
                subjects: vec![format!("{name}.>")],
                description: Some("The newest word on each thing of a Groundswell instance".to_owned()),
                max_messages_per_subject: 1,
                storage: StorageType::Memory,
                num_replicas: replicas,
                max_age: FORGOTTEN,
                ..stream::Config::default()
            })
            .await
            .map_err(BusError::refused)?;
        Ok(Self { client: client.clone(), streams: streams.clone(), stream, name: name.to_owned() })
    }

    /// Says something on a thing, in the place of what was said. Things are named by words of letters, digits and `-`, with dots between
    /// them; nothing at all says that a thing is gone.
    ///
    /// # Errors
    ///
    /// [`BusError::Refused`] where it was not acknowledged: put the board up again.
    pub async fn say(&self, thing: &str, word: Vec<u8>) -> Result<(), BusError> {
        let sent = self.streams.publish(format!("{}.{thing}", self.name), word.into()).await;
        sent.map_err(BusError::refused)?.await.map(drop).map_err(BusError::refused)
    }

    /// What is said from now on, the newest word on each thing first.
    ///
    /// # Errors
    ///
    /// [`BusError::Lost`] where the board is not there any more: put it up again.
    pub async fn news(&self) -> Result<News, BusError> {
        // Heard as it is said, and not from the stream: whoever served that may be the one who died.
        let all = format!("{}.>", self.name);
        let heard = self.client.subscribe(all.clone()).await.map_err(BusError::unreachable)?;
        self.client.flush().await.map_err(BusError::unreachable)?;
        let (mut standing, mut place) = (VecDeque::new(), 1);
        loop {
            match self.stream.get_first_raw_message_by_subject(&all, place).await {
                Ok(word) => {
                    place = word.sequence + 1;
                    standing.push_back((word.subject.to_string(), Vec::from(word.payload)));
                }
                Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => break,
                Err(_) => return Err(BusError::Lost),
            }
        }
        Ok(News { heard, prefix: format!("{}.", self.name), standing })
    }
}

impl News {
    /// Everything that stood on the board when it was looked at and was not told by [`News::next`] yet, each thing with its word.
    pub fn standing(&mut self) -> Vec<(String, Vec<u8>)> {
        let standing = std::mem::take(&mut self.standing);
        standing.into_iter().map(|(subject, word)| (self.thing(&subject), word)).collect()
    }

    /// The next word: the thing, and what is said on it; nothing where it is gone.
    ///
    /// # Errors
    ///
    /// [`BusError::Lost`] where nothing can be heard any more: put the board up again.
    pub async fn next(&mut self) -> Result<(String, Vec<u8>), BusError> {
        if let Some((subject, word)) = self.standing.pop_front() {
            return Ok((self.thing(&subject), word));
        }
        let message = self.heard.next().await.ok_or(BusError::Lost)?;
        Ok((self.thing(&message.subject), message.payload.into()))
    }

    fn thing(&self, subject: &str) -> String {
        subject.strip_prefix(&self.prefix).unwrap_or(subject).to_owned()
    }
}
