// SPDX-License-Identifier: AGPL-3.0-or-later
use std::time::Duration;

use async_nats::{
    header::NATS_MESSAGE_ID,
    jetstream::{
        Context,
        message::PublishMessage,
        stream::{self, DiscardPolicy, RawMessageErrorKind, RetentionPolicy, StorageType, Stream},
    },
};
use tokio::time::sleep;

use crate::BusError;

/// So much may lie on a belt; then whoever collects waits, and the networks with them.
const ROOM_BYTES: i64 = 256 << 20;

/// A parcel that was acknowledged without our hearing of it is known again for so long.
const REMEMBERED: Duration = Duration::from_secs(120);

/// The way of what was collected to whoever records it. It lies there until it was taken, in order, each parcel once.
#[derive(Clone, Debug)]
pub struct Belt {
    streams: Context,
    stream: Stream,
    name: String,
    first: u64,
}

/// How often is looked whether something has come onto an empty belt.
const LOOK: Duration = Duration::from_millis(100);

/// What lies on a belt in one piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Who put it there: a collector draws a new name each time that it starts.
    pub run: String,
    /// Which of that collector's parcels it is, from 1.
    pub number: u64,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its place on the belt, from 1.
    pub place: u64,
}

/// What lies on a belt, and what comes.
pub struct Taken {
    belt: Belt,
    /// The place of the last one that was taken.
    at: u64,
}

impl Belt {
    pub(crate) async fn lay(streams: &Context, name: &str, replicas: usize) -> Result<Self, BusError> {
        let mut stream = streams
            .get_or_create_stream(stream::Config {
                name: name.to_owned(),
                subjects: vec![name.to_owned()],
                description: Some("What was collected and is not recorded yet".to_owned()),
                retention: RetentionPolicy::Limits,
                storage: StorageType::Memory,
                num_replicas: replicas,
                max_bytes: ROOM_BYTES,
                discard: DiscardPolicy::New,
                duplicate_window: REMEMBERED,
                ..stream::Config::default()
            })
            .await
            .map_err(BusError::refused)?;
        let first = stream.info().await.map_err(BusError::refused)?.state.first_sequence;
        Ok(Self { streams: streams.clone(), stream, name: name.to_owned(), first })
    }

    /// The place at which the belt began when this was asked for: 1 on a new one, 0 or 1 where nothing was ever taken.
    #[must_use]
    pub fn first(&self) -> u64 {
        self.first
    }

    /// Puts a parcel onto the belt, where it is once this returns; one that lies there already is not put there again.
    ///
    /// # Errors
    ///
    /// [`BusError::Full`] where it was not acknowledged, mostly because there is no room: put the same parcel there again later.
    pub async fn put(&self, run: &str, number: u64, bytes: Vec<u8>) -> Result<(), BusError> {
        let parcel = PublishMessage::build().payload(bytes.into()).message_id(format!("{run}-{number}"));
        let sent = self.streams.send_publish(self.name.clone(), parcel).await.map_err(|_| BusError::Full)?;
        sent.await.map(drop).map_err(|_| BusError::Full)
    }

    /// Everything that lies there, and what comes.
    #[must_use]
    pub fn take(&self) -> Taken {
        Taken { belt: self.clone(), at: self.first.max(1) - 1 }
    }

    /// Takes everything up to that place off the belt: it is kept elsewhere.
    ///
    /// # Errors
    ///
    /// [`BusError::Lost`] where that can't be done; it will come once more then.
    pub async fn clear(&self, up_to: u64) -> Result<(), BusError> {
        self.stream.purge().sequence(up_to + 1).await.map(drop).map_err(|_| BusError::Lost)
    }
}

impl Taken {
    /// The next parcel.
    ///
    /// Each is asked of whoever leads the belt's servers now, so that nothing has to be noticed when another one does.
    ///
    /// # Errors
    ///
    /// [`BusError::Lost`] where nothing can come any more: lay the belt again, and take from it.
    pub async fn next(&mut self) -> Result<Parcel, BusError> {
        loop {
            match self.belt.stream.get_raw_message(self.at + 1).await {
                Ok(message) => {
                    self.at += 1;
                    let id = message.headers.get(NATS_MESSAGE_ID).map(|id| id.as_str());
                    let read = id
                        .and_then(|id| id.rsplit_once('-'))
                        .and_then(|(run, number)| Some((run.to_owned(), number.parse().ok()?)));
                    // What has no such name was put there by somebody else.
                    if let Some((run, number)) = read {
                        return Ok(Parcel {
                            run,
                            number,
                            bytes: message.payload.into(),
                            place: message.sequence,
                        });
                    }
                }
                Err(error) if error.kind() == RawMessageErrorKind::NoMessageFound => self.wait().await?,
                Err(_) => return Err(BusError::Lost),
            }
        }
    }

    /// Waits a moment, unless what lies there begins further on.
    async fn wait(&mut self) -> Result<(), BusError> {
        let state = self.belt.stream.get_info().await.map_err(|_| BusError::Lost)?.state;
        if state.last_sequence < self.at {
            return Err(BusError::Lost);
        }
        match state.first_sequence > self.at + 1 {
            true => self.at = state.first_sequence - 1,
            false => sleep(LOOK).await,
        }
        Ok(())
    }
}
