// SPDX-License-Identifier: AGPL-3.0-or-later
//! The bus: how several nodes of one instance tell each other what they know, over NATS with JetStream.
//!
//! Owns what is asked of NATS: a [`Board`] that holds the newest word on each thing, [`Questions`] that one node answers, what is
//! [`Overheard`] by whoever is there, and a [`Belt`] on which what was collected goes to the recorder. Deliberately knows nothing of what is said: it carries bytes.
//!
//! Nothing is kept on a disk by the bus: what is forgotten here must not live on in somebody's stream. What is acknowledged
//! on it lies in the memory of as many servers as are named, three at most.

mod address;
mod belt;
mod board;
mod error;
mod overheard;
mod questions;

pub use address::BusAddress;
pub use belt::{Belt, Parcel, Taken};
pub use board::{Board, News};
pub use error::BusError;
pub use overheard::Overheard;
pub use questions::{Question, Questions};

use std::time::Duration;

use async_nats::{
    ConnectOptions,
    jetstream::{self, Context},
};
use tokio::time::timeout;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often is asked whether a quiet line still carries: three that are not answered end it. The client's own minute would have a node that was cut
/// off hear nothing for minutes after the network is back.
const ALIVE: Duration = Duration::from_secs(4);

/// A line to the bus; clones share it. It mends itself: where a server goes, another that was named is asked.
#[derive(Clone, Debug)]
pub struct Bus {
    client: async_nats::Client,
    streams: Context,
    name: String,
    replicas: usize,
}

impl Bus {
    /// Calls the bus at that address, again and again until somebody answers: what is asked of it meanwhile fails after seconds.
    ///
    /// # Errors
    ///
    /// [`BusError::Unreachable`] where what is named can be no server.
    pub async fn open(address: &BusAddress, password: Option<String>) -> Result<Self, BusError> {
        let mut options = ConnectOptions::new()
            .require_tls(address.is_encrypted())
            .connection_timeout(PATIENCE)
            .ping_interval(ALIVE)
            .retry_on_initial_connect();
        if let Some(user) = address.user() {
            options = options.user_and_password(user.to_owned(), password.unwrap_or_default());
        }
        let client = options.connect(address.servers()).await.map_err(BusError::unreachable)?;
        let mut streams = jetstream::new(client.clone());
        streams.set_timeout(PATIENCE);
        let (name, replicas) = (address.name().to_owned(), address.servers().len().min(3));
        Ok(Self { client, streams, name, replicas })
    }

    /// Asks whoever answers for the instance, and gives the answer.
    ///
    /// # Errors
    ///
    /// [`BusError::Unheard`] where nobody answers within that time: what was asked may have been done all the same.
    pub async fn ask(&self, question: Vec<u8>, patience: Duration) -> Result<Vec<u8>, BusError> {
        let request = async_nats::Request::new().payload(question.into()).timeout(None);
        let asked = self.client.send_request(self.subject("questions"), request);
        let answered = timeout(patience, asked).await.map_err(|_| BusError::Unheard)?;
        answered.map(|message| message.payload.into()).map_err(|_| BusError::Unheard)
    }

    /// Answers what is asked from now on, in the place of whoever did.
    ///
    /// # Errors
    ///
    /// [`BusError::Unreachable`] when the line is gone.
    pub async fn questions(&self) -> Result<Questions, BusError> {
        let asked = self.client.subscribe(self.subject("questions")).await.map_err(BusError::unreachable)?;
        Ok(Questions::new(asked, self.client.clone()))
    }

    /// Says something to whoever listens at the moment: nobody keeps it, and nobody acknowledges it.
    ///
    /// # Errors
    ///
    /// [`BusError::Unreachable`] when the line is gone.
    pub async fn call_out(&self, thing: &str, word: Vec<u8>) -> Result<(), BusError> {
        self.client.publish(self.subject(thing), word.into()).await.map_err(BusError::unreachable)
    }

    /// What is called out on a thing from now on, by this node too.
    ///
    /// # Errors
    ///
    /// [`BusError::Unreachable`] when the line is gone.
    pub async fn overhear(&self, thing: &str) -> Result<Overheard, BusError> {
        let heard = self.client.subscribe(self.subject(thing)).await.map_err(BusError::unreachable)?;
        Ok(Overheard::new(heard))
    }

    /// The board on which the newest word on each thing stands; it is put up if it is not there.
    ///
    /// # Errors
    ///
    /// [`BusError::Refused`] where the servers do not do what is asked of them, as those without JetStream.
    pub async fn board(&self) -> Result<Board, BusError> {
        Board::put_up(&self.client, &self.streams, &format!("{}-board", self.name), self.replicas).await
    }

    /// The belt on which what is collected for one thing goes to its recorder; it is laid if it is not there. Names are letters, digits, `-`.
    ///
    /// # Errors
    ///
    /// [`BusError::Refused`] as for [`Bus::board`].
    pub async fn belt(&self, of: &str) -> Result<Belt, BusError> {
        Belt::lay(&self.streams, &format!("{}-belt-{of}", self.name), self.replicas).await
    }

    fn subject(&self, what: &str) -> String {
        format!("{}.{what}", self.name)
    }
}

#[cfg(test)]
mod nats;
#[cfg(test)]
mod tests;
