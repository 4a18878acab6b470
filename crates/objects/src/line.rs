// SPDX-License-Identifier: AGPL-3.0-or-later
//! The line to a bucket: the program's own way of speaking HTTP, in the place of one more client.

use std::io;

use async_trait::async_trait;
use http_body_util::{BodyExt, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use object_store::{
    ClientConfigKey, ClientOptions,
    client::{
        HttpClient, HttpConnector as Connector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody,
        HttpResponse, HttpResponseBody, HttpService,
    },
};
use rustls::crypto::ring;

/// Whatever a bucket says, no more than so many bytes of it are read.
const MOST_BYTES: usize = 320 << 20;

/// Opens lines.
#[derive(Debug)]
pub(crate) struct Lines;

impl Connector for Lines {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let generic = |source: io::Error| object_store::Error::Generic { store: "S3", source: source.into() };
        // The certificates that this machine trusts: a bucket of one's own may have one of one's own.
        let builder = HttpsConnectorBuilder::new().with_provider_and_native_roots(ring::default_provider());
        let builder = builder.map_err(generic)?;
        let may_be_open = options.get_config_value(&ClientConfigKey::AllowHttp).as_deref() == Some("true");
        let builder = if may_be_open { builder.https_or_http() } else { builder.https_only() };
        let client = Client::builder(TokioExecutor::new()).build(builder.enable_http1().build());
        Ok(HttpClient::new(Line(client)))
    }
}

#[derive(Debug)]
struct Line(Client<HttpsConnector<HttpConnector>, HttpRequestBody>);

#[async_trait]
impl HttpService for Line {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let answer = self.0.request(request).await;
        let answer = answer.map_err(|error| {
            let kind = if error.is_connect() { HttpErrorKind::Connect } else { HttpErrorKind::Request };
            HttpError::new(kind, error)
        })?;
        let broken = |error| HttpError::new_boxed(HttpErrorKind::Interrupted, error);
        Ok(answer.map(|body| HttpResponseBody::new(Limited::new(body, MOST_BYTES).map_err(broken))))
    }
}
