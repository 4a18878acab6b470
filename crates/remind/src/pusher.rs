// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fmt, io, path::Path, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use fetch::{Brought, Exception, FetchError, Fetcher};
use jiff::SignedDuration;
use model::Timestamp;
use p256::{
    SecretKey,
    ecdsa::{Signature, SigningKey, signature::Signer},
};

use crate::{Subscription, key::Keys, sealing::seal, subscription::point};

/// So long a push service may take our word that it is us; a day is the most (RFC 8292, 2).
const BELIEVED: SignedDuration = SignedDuration::from_hours(12);

/// The way to push services; clones share it.
#[derive(Clone)]
pub struct Pusher(Arc<Sender>);

struct Sender {
    fetcher: Fetcher,
    key: SigningKey,
    /// The public half, in base64.
    name: String,
    /// Where whoever runs a push service can find us.
    site: String,
}

/// What is pushed, and what stands on its outside.
#[derive(Clone, Debug)]
pub(crate) struct Push {
    pub to: Subscription,
    pub text: String,
    /// One that is still on its way is replaced by the next one on the same topic.
    pub topic: String,
    pub sent_at: Timestamp,
    /// From then on it is of no use any more.
    pub until: Timestamp,
}

impl Pusher {
    /// The way to push services, of a site at an address, which calls itself `agent` and reaches the public net and those exceptions.
    /// The key by which it is known lies in the folder of the keys, and is made on first use.
    ///
    /// # Errors
    ///
    /// When the key can't be read or made.
    pub fn new(keys: &Path, site: &str, agent: &str, exceptions: Vec<Exception>) -> io::Result<Self> {
        let bytes = Keys::new(keys).sender()?;
        let no_key = |_| io::Error::new(io::ErrorKind::InvalidData, "the key for push services is none");
        let key = SecretKey::from_slice(&*bytes).map_err(no_key)?;
        let name = BASE64_URL_SAFE_NO_PAD.encode(point(&key.public_key()));
        let (fetcher, site) = (Fetcher::new(agent, exceptions), site.to_owned());
        Ok(Self(Arc::new(Sender { fetcher, key: key.into(), name, site })))
    }

    /// The public half of the key, as browsers and push services take it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Whose service brings something to a device, if anything can be brought there, by the look of its address.
    pub(crate) fn origin(&self, subscription: &Subscription) -> Option<String> {
        self.0.fetcher.origin(subscription.endpoint()).ok()
    }

    /// Brings a push to its service; gives the status of the answer.
    pub(crate) async fn push(&self, push: &Push) -> Result<u16, FetchError> {
        let origin = self.0.fetcher.origin(push.to.endpoint())?;
        let seconds = push.until.duration_since(push.sent_at).as_secs().max(0);
        let headers = [
            ("authorization", self.0.authorization(&origin, push.sent_at)),
            ("content-encoding", "aes128gcm".to_owned()),
            ("content-type", "application/octet-stream".to_owned()),
            ("ttl", seconds.to_string()),
            ("topic", push.topic.clone()),
            ("urgency", "high".to_owned()),
        ];
        let content = seal(&push.to, &push.text);
        let brought = Brought { address: push.to.endpoint(), headers: &headers, content: &content };
        self.0.fetcher.post(&brought).await
    }
}

impl Sender {
    /// Shows a push service that it is us (RFC 8292): a token for it alone, signed with the key that the browser was told.
    fn authorization(&self, origin: &str, now: Timestamp) -> String {
        let claims = serde_json::json!({
            "aud": origin,
            "exp": (now + BELIEVED).as_second(),
            "sub": self.site,
        });
        let part = |text: &str| BASE64_URL_SAFE_NO_PAD.encode(text);
        let said = format!("{}.{}", part(r#"{"typ":"JWT","alg":"ES256"}"#), part(&claims.to_string()));
        let signature: Signature = self.key.sign(said.as_bytes());
        let signature = BASE64_URL_SAFE_NO_PAD.encode(signature.to_bytes());
        format!("vapid t={said}.{signature}, k={}", self.name)
    }
}

impl fmt::Debug for Pusher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pusher").finish_non_exhaustive()
    }
}
