// SPDX-License-Identifier: AGPL-3.0-or-later
//! A bare hyper server that sends the same bytes to everybody: what a page costs that nobody makes.
//!
//! `bare ADDRESS HEADERS BODY`: the two files hold the lines of the head and the body as they are sent.

use std::{convert::Infallible, env, error::Error, fs};

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue},
};
use hyper::{Response, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = env::args().skip(1).collect();
    let [address, headers, body] = words.as_slice() else { return Err("bare ADDRESS HEADERS BODY".into()) };
    let (headers, body) = (head(&fs::read_to_string(headers)?)?, Bytes::from(fs::read(body)?));
    let listener = TcpListener::bind(address).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        let (headers, body) = (headers.clone(), body.clone());
        tokio::spawn(async move {
            let service = service_fn(move |_| {
                let mut response = Response::new(axum::body::Body::from(body.clone()));
                *response.headers_mut() = headers.clone();
                async { Ok::<_, Infallible>(response) }
            });
            let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
            // Whoever is measured against it leaves in the middle of an answer too.
            let _left = connection.await;
        });
    }
}

fn head(lines: &str) -> Result<HeaderMap, Box<dyn Error>> {
    let mut headers = HeaderMap::new();
    for (name, value) in lines.lines().filter_map(|line| line.split_once(": ")) {
        headers.append(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
    }
    Ok(headers)
}
