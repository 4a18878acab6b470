// SPDX-License-Identifier: AGPL-3.0-or-later
//! From the certificate of who signed to whoever stands behind it.

use jiff::Timestamp;

use super::{Identity, Refused, certificate::Certificate, roots::Roots};

/// Where a chain ends.
pub(super) struct Chain {
    pub(super) top: Identity,
    pub(super) is_trusted: bool,
}

/// The search for a chain: certificates can be signed crosswise, so that several lead up and not all to a trusted root.
struct Search<'a> {
    links: &'a [Certificate],
    roots: &'a [Certificate],
    at: Timestamp,
    /// How many signatures may still be checked: strangers choose the certificates.
    budget: usize,
    path: Vec<&'a Certificate>,
    /// The longest path that was found.
    best: Vec<&'a Certificate>,
}

/// The most certificates in a chain.
const LONGEST: usize = 8;

/// The most signatures that are checked for one stamp.
const MOST_CHECKS: usize = 100;

/// Follows the certificates up from who signed.
pub(super) fn follow(
    signer: &Certificate,
    links: &[Certificate],
    roots: &Roots,
    at: Timestamp,
) -> Result<Chain, Refused> {
    let roots = roots.certificates();
    let mut search = Search { links, roots, at, budget: MOST_CHECKS, path: Vec::new(), best: Vec::new() };
    let is_trusted = search.climb(signer);
    let path = if is_trusted { &search.path } else { &search.best };
    let top = path.last().copied().unwrap_or(signer).identity();
    if !is_trusted && !roots.is_empty() {
        return Err(Refused::Untrusted { top });
    }
    Ok(Chain { top, is_trusted })
}

impl<'a> Search<'a> {
    /// Goes up from this certificate; `true` if a trusted root is reached, and the path then leads to it.
    fn climb(&mut self, from: &'a Certificate) -> bool {
        self.path.push(from);
        if is_among(from, self.roots) {
            return true;
        }
        if self.path.len() > self.best.len() {
            self.best.clone_from(&self.path);
        }
        if self.path.len() < LONGEST && self.issuers(from).into_iter().any(|issuer| self.climb(issuer)) {
            return true;
        }
        self.path.pop();
        false
    }

    /// Who has issued this certificate and could at that time, roots first.
    fn issuers(&mut self, of: &'a Certificate) -> Vec<&'a Certificate> {
        // How many stand between the issuer and the signer's certificate; those that only change a key don't count.
        let between = self.path.iter().skip(1).filter(|link| !link.is_self_issued()).count();
        let mut issuers = Vec::new();
        for issuer in self.roots.iter().chain(self.links) {
            let is_new = !is_in(issuer, &self.path) && !is_in(issuer, &issuers);
            if !is_new || !issuer.is_valid(self.at) || !of.names_issuer(issuer) {
                continue;
            }
            let Some(rest) = self.budget.checked_sub(1) else { break };
            self.budget = rest;
            if issuer.has_issued(of, between) {
                issuers.push(issuer);
            }
        }
        issuers
    }
}

fn is_among(certificate: &Certificate, others: &[Certificate]) -> bool {
    others.iter().any(|other| other.der() == certificate.der())
}

fn is_in(certificate: &Certificate, others: &[&Certificate]) -> bool {
    others.iter().any(|other| other.der() == certificate.der())
}
