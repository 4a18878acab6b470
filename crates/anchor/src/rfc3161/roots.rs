// SPDX-License-Identifier: AGPL-3.0-or-later
//! Whom the caller trusts.

use super::{Identity, certificate::Certificate};

/// The certificates to one of which a stamp's have to lead.
#[derive(Clone, Debug, Default)]
pub struct Roots(Vec<Certificate>);

/// Says that bytes are no certificate that can be a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no certificate of version 3 in DER, or demands what is not understood here")]
pub struct BadRoot;

impl Roots {
    /// Trusts nobody beforehand: a stamp then says where its certificates lead.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Trusts one more root, given in DER.
    ///
    /// # Errors
    ///
    /// [`BadRoot`] when it is no certificate.
    pub fn add(&mut self, der: &[u8]) -> Result<Identity, BadRoot> {
        let root = Certificate::read(der).ok_or(BadRoot)?;
        let identity = root.identity();
        self.0.push(root);
        Ok(identity)
    }

    pub(super) fn certificates(&self) -> &[Certificate] {
        &self.0
    }
}
