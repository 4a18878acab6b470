// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, net::SocketAddr, time::Duration};

use hickory_resolver::{
    TokioResolver,
    config::{ConnectionConfig, NameServerConfig, ResolverConfig},
    net::runtime::TokioRuntimeProvider,
    proto::rr::RData,
};
use tokio::time::timeout;

use crate::error::FetchError;

/// How long an answer is waited for, with everything that it takes.
const PATIENCE: Duration = Duration::from_secs(8);

/// More than any name's owner writes.
const MOST_TEXTS: usize = 64;

/// Reads what owners of names have written into the domain name system.
pub struct Records(Option<TokioResolver>);

impl Records {
    /// Asks those whom the machine asks; where that is not known, everything asked for is unknown.
    #[must_use]
    pub fn of_system() -> Self {
        Self(TokioResolver::builder_tokio().ok().and_then(|builder| builder.build().ok()))
    }

    /// Asks one server.
    #[must_use]
    pub fn at(server: SocketAddr) -> Self {
        let mut connection = ConnectionConfig::udp();
        connection.port = server.port();
        let server = NameServerConfig::new(server.ip(), true, vec![connection]);
        let config = ResolverConfig::from_parts(None, Vec::new(), vec![server]);
        Self(TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).build().ok())
    }

    /// The texts (`TXT`) of a name; none if it has none.
    ///
    /// # Errors
    ///
    /// [`FetchError::Slow`] when nobody answers in time, or can.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, FetchError> {
        let Some(resolver) = &self.0 else { return Err(FetchError::Slow) };
        let name = format!("{}.", name.trim_end_matches('.'));
        let found = timeout(PATIENCE, resolver.txt_lookup(name)).await.map_err(|_| FetchError::Slow)?;
        let found = match found {
            Ok(found) => found,
            Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
            // A server that fails, or none that is reached, says nothing of the name.
            Err(_) => return Err(FetchError::Slow),
        };
        let text = |record: &hickory_resolver::proto::rr::Record| match &record.data {
            RData::TXT(texts) => Some(texts.to_string()),
            _ => None,
        };
        Ok(found.answers().iter().filter_map(text).take(MOST_TEXTS).collect())
    }
}

impl fmt::Debug for Records {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Records").finish_non_exhaustive()
    }
}
