// SPDX-License-Identifier: AGPL-3.0-or-later
//! A program that was built without the bus: it is the only node of its instance, or waits until the other one has ended.
#![expect(dead_code, reason = "it has the shape of what is there with the bus")]

use std::{convert::Infallible, str::FromStr, sync::Arc};

use anyhow::Result;
use call::Call;
use ingest::Cursor;
use model::{CallId, Timestamp};
use store::Store;
use tokio::sync::{mpsc, watch};
use web::{Calls, Flood, Live, Machine, Order, Pressed};

use crate::{bucket::Bucket, data::DataFolder, live::Errand, watching::Watching};

/// The address of a bus, of which there is none.
#[derive(Clone, Copy, Debug)]
pub enum BusAddress {}

impl FromStr for BusAddress {
    type Err = &'static str;

    fn from_str(_written: &str) -> Result<Self, Self::Err> {
        Err("this program was built without the bus; docs/scaling.md says how it is built with it")
    }
}

/// The other nodes, of which there are none.
#[derive(Clone, Debug)]
pub enum Nodes {}

/// How a call is shown.
pub struct Shown {
    pub call: CallId,
    pub shown_at: Timestamp,
    pub is_listed: bool,
    pub simulated: bool,
}

/// What a node shows that another keeps.
pub struct Follower {
    pub store: Store,
    pub data: DataFolder,
    pub bucket: Option<Bucket>,
    pub calls: Calls,
    pub own: Vec<Call>,
}

/// Who takes in what others collect for one call.
pub struct Intake {
    pub call: CallId,
    pub errands: mpsc::Sender<Errand>,
    pub from: Vec<Cursor>,
    pub machine: watch::Receiver<Arc<Machine>>,
}

/// A follower, of which there is none.
pub struct Followed(Infallible);

impl Nodes {
    pub async fn open(address: &BusAddress) -> Result<Self> {
        match *address {}
    }

    pub async fn tell(self, _shown: Shown, _live: watch::Receiver<Arc<Live>>) {
        match self {}
    }

    pub async fn tell_gone(&self, _call: &CallId) {
        match *self {}
    }

    pub async fn tell_all(self, _shown: Calls) {
        match self {}
    }

    pub async fn obey(self, _orders: mpsc::Sender<Order>) {
        match self {}
    }

    pub async fn pass_on(&self, _orders: &mut mpsc::Receiver<Order>) {
        match *self {}
    }

    pub async fn follow(&self, _follower: Follower) -> Followed {
        match *self {}
    }

    pub async fn take_in(self, _intake: Intake) {
        match self {}
    }

    pub async fn collect(&self, _follower: Follower, _watching: Watching) {
        match *self {}
    }

    pub async fn pledge_together(
        self,
        _flood: Arc<Flood>,
        _pressed: mpsc::Receiver<Pressed>,
        _now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ) {
        match self {}
    }

    pub async fn show_groups(_store: Store, _calls: Calls) {}
}

impl Followed {
    pub async fn go_on(&mut self) {
        match self.0 {}
    }
}
