// SPDX-License-Identifier: AGPL-3.0-or-later
//! A program that was built without buckets: everything lies in its folder.
#![expect(dead_code, reason = "it has the shape of what is there with buckets")]

use std::{str::FromStr, sync::Arc};

use anyhow::Result;
use model::CallId;
use tokio::sync::watch;
use web::{Calls, Files, Live};

use crate::data::DataFolder;

/// The address of a bucket, of which there is none.
#[derive(Clone, Copy, Debug)]
pub enum BucketAddress {}

impl FromStr for BucketAddress {
    type Err = &'static str;

    fn from_str(_written: &str) -> Result<Self, Self::Err> {
        Err("this program was built without buckets; docs/scaling.md says how it is built with them")
    }
}

/// A bucket, of which there is none.
#[derive(Clone)]
pub enum Bucket {}

/// A call whose files are put there.
pub struct Kept {
    pub call: CallId,
    pub data: DataFolder,
    pub live: watch::Receiver<Arc<Live>>,
}

impl Bucket {
    pub fn open(address: &BucketAddress) -> Result<Self> {
        match *address {}
    }

    pub fn files(&self, _call: &CallId) -> Files {
        match *self {}
    }

    pub async fn keep(self, _kept: Kept) {
        match self {}
    }

    pub async fn sweep(self, _shown: Calls) {
        match self {}
    }

    pub fn let_go(&self, _call: &CallId) {
        match *self {}
    }
}
