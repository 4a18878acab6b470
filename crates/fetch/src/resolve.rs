// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{io, net::IpAddr};

/// Finds the addresses of a name.
pub trait Resolve: Send + Sync {
    /// Every address of a name, in the order in which to try them.
    ///
    /// # Errors
    ///
    /// When the name has none, or can't be looked up.
    fn resolve(&self, host: &str) -> impl Future<Output = io::Result<Vec<IpAddr>>> + Send;
}

/// The machine's own resolver.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemResolver;

impl Resolve for SystemResolver {
    async fn resolve(&self, host: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((host, 0)).await?.map(|address| address.ip()).collect())
    }
}
