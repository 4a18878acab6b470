// SPDX-License-Identifier: AGPL-3.0-or-later
use std::io;

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// It is no address that is called here.
    #[error("this address can't be opened: {0}")]
    Address(&'static str),
    /// Nobody answers there, or not as a web server does.
    #[error("`{host}` does not answer: {says}")]
    Answer {
        /// The name that was asked.
        host: String,
        /// What happened.
        says: String,
    },
    /// It is larger than was asked for.
    #[error("what lies there is larger than {0} bytes")]
    Large(usize),
    /// The name leads into a private network, or nowhere.
    #[error("`{0}` is not on the public net")]
    Private(String),
    /// It leads on and on.
    #[error("this address leads on more than {0} times")]
    Redirects(usize),
    /// It took too long.
    #[error("this address takes too long to answer; try again later")]
    Slow,
    /// The name is not known.
    #[error("`{host}` can't be found: {source}")]
    Unknown {
        /// The name.
        host: String,
        /// What the resolver said.
        source: io::Error,
    },
}
