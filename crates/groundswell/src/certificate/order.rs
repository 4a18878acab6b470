// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{sync::Arc, time::Duration};

use instant_acme::{
    Account, AuthorizationStatus, ChallengeType, Error, Identifier, KeyAuthorization, NewOrder, Order,
    OrderStatus, Problem, RetryPolicy,
};
use rcgen::{CertificateParams, CustomExtension, KeyPair};
use rustls::{crypto::ring, pki_types::PrivateKeyDer, sign::CertifiedKey};

use super::shown::Shown;

/// So long an authority may take to look, and to sign.
const PATIENCE: RetryPolicy = RetryPolicy::new().timeout(Duration::from_secs(180));

/// Why there is no certificate, and for which name, if it is about one.
pub struct Failure {
    pub domain: Option<String>,
    pub error: Error,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { domain: None, error }
    }
}

/// Gets a certificate for these names: a new key and the chain, in PEM.
pub async fn obtain(account: &Account, domains: &[String], shown: &Shown) -> Result<String, Failure> {
    let names: Vec<Identifier> = domains.iter().cloned().map(Identifier::Dns).collect();
    let mut order = account.new_order(&NewOrder::new(&names)).await?;
    let obtained = prove_and_fetch(&mut order, shown).await;
    shown.forget();
    match obtained {
        Ok(pem) => Ok(pem),
        // The order only says that it failed; why, the question does.
        Err(failure) => Err(why(&mut order).await.unwrap_or(failure)),
    }
}

async fn prove_and_fetch(order: &mut Order, shown: &Shown) -> Result<String, Failure> {
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization?;
        if authorization.status == AuthorizationStatus::Valid {
            continue;
        }
        let domain = authorization.identifier().to_string();
        let failed = |error| Failure { domain: Some(domain.clone()), error };
        let mut question = authorization
            .challenge(ChallengeType::TlsAlpn01)
            .ok_or_else(|| failed(Error::Unsupported("TLS-ALPN-01")))?;
        let answer = answer(&domain, &question.key_authorization()).map_err(failed)?;
        shown.answer(&domain, answer);
        question.set_ready().await.map_err(failed)?;
    }
    if order.poll_ready(&PATIENCE).await? != OrderStatus::Ready {
        return Err(Error::Str("a proof that the authority takes").into());
    }
    let key = order.finalize().await?;
    let chain = order.poll_certificate(&PATIENCE).await?;
    Ok(format!("{key}{chain}"))
}

/// The certificate that answers a question (RFC 8737, 3): signed by itself, with the question's digest.
fn answer(domain: &str, question: &KeyAuthorization) -> Result<Arc<CertifiedKey>, Error> {
    let broken = |_: rcgen::Error| Error::Crypto;
    let mut answer = CertificateParams::new([domain.to_owned()]).map_err(broken)?;
    answer.custom_extensions = vec![CustomExtension::new_acme_identifier(question.digest().as_ref())];
    let key = KeyPair::generate().map_err(broken)?;
    let answer = answer.self_signed(&key).map_err(broken)?.der().clone();
    let key = PrivateKeyDer::try_from(key.serialize_der()).map_err(|_| Error::KeyRejected)?;
    let key = ring::sign::any_supported_type(&key).map_err(|_| Error::KeyRejected)?;
    // Not looked at again: that it holds what no browser knows is its use.
    Ok(Arc::new(CertifiedKey::new(vec![answer], key)))
}

/// What the authority says of the first name that it was not convinced of.
async fn why(order: &mut Order) -> Option<Failure> {
    let mut authorizations = order.authorizations();
    while let Some(authorization) = authorizations.next().await {
        let mut authorization = authorization.ok()?;
        let domain = authorization.identifier().to_string();
        let state = authorization.refresh().await.ok()?;
        let problem: Option<Problem> = state.challenges.iter().find_map(|challenge| challenge.error.clone());
        if let Some(problem) = problem {
            return Some(Failure { domain: Some(domain), error: Error::Api(problem) });
        }
    }
    None
}
