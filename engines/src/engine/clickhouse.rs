// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{env, net::IpAddr, time::Duration};

use anyhow::{Context, Result, bail};
use reqwest::{
    Client, Response, Url,
    header::{HeaderMap, HeaderValue},
    redirect::Policy,
};
use serde_json::Value;
use tokio::runtime::Runtime;

use super::{Engine, datafusion::runtime};
use crate::{place::Place, row::Row, statements::Dialect};

/// Where a password stands: in an address every user of the machine would see it.
const PASSWORD: &str = "CLICKHOUSE_PASSWORD";

/// A row may have so many bytes: a post whole, as JSON, is the longest there is.
const LONGEST_ROW: usize = 16 << 20;

/// An answer may have so many bytes for each sight of the archive, and once more for the least of archives.
const BYTES_FOR_EACH: u64 = 64 << 10;

/// So much is read of what a server says of an error.
const LONGEST_ERROR: usize = 16 << 10;

/// So many characters of that are told.
const TOLD: usize = 500;

/// So long it may take until a server is reached.
const REACHED: Duration = Duration::from_secs(10);

/// What is asked for beside the statement. Statements hold every spelling that matters, so they are longer than servers expect.
const SETTINGS: [(&str, &str); 8] = [
    ("default_format", "JSONCompactEachRow"),
    ("output_format_json_quote_64bit_integers", "1"),
    ("use_hive_partitioning", "0"),
    // What goes wrong late is told as an error, not in the midst of the rows.
    ("wait_end_of_query", "1"),
    ("cancel_http_readonly_queries_on_client_close", "1"),
    ("max_query_size", "268435456"),
    ("max_ast_elements", "50000000"),
    ("max_expanded_ast_elements", "50000000"),
];

/// A server of ClickHouse, asked by HTTP. It reads the archive itself; nothing is written to it.
pub struct ClickHouse {
    runtime: Runtime,
    client: Client,
    url: Url,
    /// What the tables of the archive are, in front of each statement.
    tables: String,
    most_bytes: u64,
}

/// Where a server is, and what it may do.
pub struct Server<'a> {
    /// Its address, as `clickhouse://user@host:port/database`; `clickhouses://` for one with TLS.
    pub address: &'a str,
    /// Under what name it sees the archive: a path, or the `http` address of a bucket with a prefix.
    pub seen_as: Option<&'a str>,
    /// How long a statement may take.
    pub deadline: Duration,
}

impl ClickHouse {
    /// Opens an archive of so many sights on a server; nothing is asked of it yet.
    pub fn open(server: &Server, archive: &Place, sights: i64) -> Result<Self> {
        let (url, headers) = asked_at(server)?;
        // A redirect would carry the password elsewhere, a proxy of the web has no part in this.
        let client = Client::builder().redirect(Policy::none()).no_proxy().default_headers(headers);
        let client = client.connect_timeout(REACHED).timeout(server.deadline).build();
        let tables = ["sights", "tags"].map(|table| {
            let seen = match server.seen_as {
                Some(place) => format!("{}/{table}", place.trim_end_matches('/')),
                None => archive.table(table)?,
            };
            Ok(format!("{table} AS (\n{})", source(&seen)?))
        });
        let tables = tables.into_iter().collect::<Result<Vec<_>>>()?.join(",\n");
        let each = u64::try_from(sights).unwrap_or_default().saturating_add(16);
        Ok(Self {
            runtime: runtime()?,
            client: client.context("can't ask by HTTP")?,
            url,
            tables,
            most_bytes: each.saturating_mul(BYTES_FOR_EACH),
        })
    }

    async fn ask(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        let asked = self.client.post(self.url.clone()).body(self.whole(statement)).send().await;
        let mut answer = asked.map_err(reqwest::Error::without_url)?;
        if !answer.status().is_success() {
            bail!("it answers {}: {}", answer.status(), error_of(&mut answer).await);
        }
        let (mut bytes, mut rows) = (0, Rows::default());
        while let Some(piece) = answer.chunk().await.map_err(reqwest::Error::without_url)? {
            bytes += piece.len() as u64;
            if bytes > self.most_bytes {
                bail!("it answers more than an archive of this size can give");
            }
            rows.add(&piece, take)?;
        }
        rows.end()
    }

    /// A statement with the tables that it rests on.
    fn whole(&self, statement: &str) -> String {
        match statement.strip_prefix("WITH ") {
            Some(rest) => format!("WITH {},\n{rest}", self.tables),
            None => format!("WITH {}\n{statement}", self.tables),
        }
    }
}

impl Engine for ClickHouse {
    fn dialect(&self) -> Dialect {
        Dialect::ClickHouse
    }

    fn keep(&mut self, _: &str, _: &str) -> Result<Option<u64>> {
        // Nothing is written to a server that is somebody's.
        Ok(None)
    }

    fn each(&self, statement: &str, take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        self.runtime.block_on(self.ask(statement, take)).context("the server of ClickHouse failed")
    }
}

/// Where statements are sent, and what tells the server who asks.
fn asked_at(server: &Server) -> Result<(Url, HeaderMap)> {
    let told = || format!("{} is no address as clickhouse://user@host:port/database", server.address);
    let mut url = Url::parse(&server.address.replacen("clickhouse", "http", 1)).with_context(told)?;
    if url.password().is_some() {
        bail!("others on this machine can see a password in an address: put it into {PASSWORD}");
    }
    let mut headers = HeaderMap::new();
    if !url.username().is_empty() {
        headers.insert("X-ClickHouse-User", HeaderValue::from_str(url.username()).with_context(told)?);
    }
    if let Ok(password) = env::var(PASSWORD) {
        if url.scheme() == "http" && !is_here(&url) {
            bail!("a password goes to another machine over an encrypted line alone: name it clickhouses://");
        }
        let mut password =
            HeaderValue::from_str(&password).with_context(|| format!("{PASSWORD} can't be sent"))?;
        password.set_sensitive(true);
        headers.insert("X-ClickHouse-Key", password);
    }
    let database = url.path().trim_matches('/').to_owned();
    url.set_path("/");
    // An address of HTTP can be without a user.
    let _ = url.set_username("");
    let seconds = server.deadline.as_secs().to_string();
    url.query_pairs_mut().extend_pairs(SETTINGS).append_pair("max_execution_time", &seconds);
    if !database.is_empty() {
        url.query_pairs_mut().append_pair("database", &database);
    }
    Ok((url, headers))
}

/// Whether it is this very machine.
fn is_here(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let ip = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

/// What reads a table of the archive, seen by the server in a folder or in a bucket.
fn source(seen: &str) -> Result<String> {
    if seen.contains(['*', '?', '{', '}']) {
        bail!("`{seen}` has signs in its name that a server of ClickHouse takes for a pattern");
    }
    if seen.starts_with("s3://") {
        bail!("say with --seen-as at which http address the server of ClickHouse sees the bucket");
    }
    let is_bucket = seen.starts_with("http://") || seen.starts_with("https://");
    let files = Dialect::ClickHouse.literal(&format!("{}/**/*.parquet", seen.trim_end_matches('/')));
    let function = if is_bucket { "s3" } else { "file" };
    Ok(format!("SELECT * FROM {function}({files}, 'Parquet')"))
}

/// The beginning of what a server says of an error.
async fn error_of(answer: &mut Response) -> String {
    let mut says = Vec::new();
    while let Ok(Some(piece)) = answer.chunk().await {
        says.extend_from_slice(&piece);
        if says.len() > LONGEST_ERROR {
            break;
        }
    }
    beginning(&says)
}

fn beginning(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.get(..LONGEST_ERROR).unwrap_or(bytes)).trim().chars().take(TOLD).collect()
}

/// The rows of an answer, which comes in pieces.
#[derive(Default)]
struct Rows {
    /// The beginning of a row whose end has not come yet.
    held: Vec<u8>,
}

impl Rows {
    fn add(&mut self, piece: &[u8], take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
        for part in piece.split_inclusive(|byte| *byte == b'\n') {
            self.held.extend_from_slice(part);
            if self.held.len() > LONGEST_ROW {
                bail!("it answers a row of more than {LONGEST_ROW} bytes");
            }
            if part.ends_with(b"\n") {
                hand_on(&self.held, take)?;
                self.held.clear();
            }
        }
        Ok(())
    }

    fn end(self) -> Result<()> {
        if self.held.is_empty() { Ok(()) } else { bail!("its answer breaks off in a row") }
    }
}

/// Hands on a row that is a list in JSON.
fn hand_on(line: &[u8], take: &mut dyn FnMut(&Row) -> Result<()>) -> Result<()> {
    let told = || format!("it answers what is no row: `{}`", beginning(line));
    let cells: Vec<Value> = serde_json::from_slice(line).with_context(told)?;
    let text = |cell| match cell {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) => Ok(Some(number.to_string())),
        _ => bail!(told()),
    };
    let cells = cells.into_iter().map(text).collect::<Result<Vec<_>>>()?;
    let row: Vec<Option<&str>> = cells.iter().map(Option::as_deref).collect();
    take(&Row(&row))
}

#[cfg(test)]
mod tests {
    use reqwest::Url;

    use super::is_here;

    #[test]
    fn only_this_machine_is_spoken_to_over_an_open_line() {
        let cases = [
            ("http://127.0.0.1:8123", true),
            ("http://[::1]:8123", true),
            ("http://localhost", true),
            ("http://db.example", false),
            ("http://127.0.0.1.example", false),
            ("http://10.0.0.1", false),
        ];
        for (url, expected) in cases {
            assert_eq!(is_here(&Url::parse(url).expect("an address")), expected, "{url}");
        }
    }
}
