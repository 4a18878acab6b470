// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    env, fs,
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use bytesize::ByteSize;
use call::Call;
use clap::Args;
use ingest::{FileSource, Reader};
use rally::Exception;
use remind::{MailServer, Mailer};
use tokio::time::sleep;
use watch::Dollars;
use web::{Leaving, Operator};

use crate::{
    Outcome, WrongUse,
    bucket::BucketAddress,
    certificate::options::Options,
    clock::Clock,
    data::DataFolder,
    door::Ports,
    nodes::BusAddress,
    policies,
    role::Stance,
    simulation::simulate,
    site::{Hosted, Instance},
    terminal::{say, stopped},
    timekeeper::Authority,
    watching::{Keys, Means, Place},
};

/// Serves the site: call, pledge, wording, live page, report, record.
///
/// Everything is kept in one folder. A stopped or killed server goes on where it was.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  groundswell serve --call examples/ahang-weavers --listen 127.0.0.1:8080\n  groundswell serve --domain weavers.example --data /var/lib/groundswell"
)]
pub struct Serve {
    /// A call's folder; may be given several times. Calls written in the studio are served too
    #[arg(long = "call", value_name = "FOLDER")]
    calls: Vec<PathBuf>,
    /// The folder that everything is kept in
    #[arg(long, value_name = "DIR", default_value = "./groundswell-data")]
    data: PathBuf,
    /// Where to listen; 127.0.0.1:8080 if not given, or with --domain port 443 of every address
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    #[command(flatten)]
    certificate: Options,
    /// The site's address as visitors see it, for links; the listening address if not given
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Another database than the embedded one: postgres://USER@HOST/NAME. On another machine it is reached over an encrypted line, whose
    /// certificate is checked
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Waits while another server keeps the calls of the database, and goes on in its place when that ends; both need the same data folder
    #[arg(long, requires = "database")]
    stand_by: bool,
    /// Where the servers of a database find each other: nats://HOST:4222, with JetStream. One that stands by shows meanwhile what another
    /// keeps; a password stands in the environment's GROUNDSWELL_BUS_PASSWORD
    #[arg(long, value_name = "URL", requires = "database")]
    bus: Option<BusAddress>,
    /// A bucket for what everybody may have of the calls, in storage that speaks S3: s3://BUCKET/PREFIX. Who keeps the calls puts it there, who
    /// shows them reads it there; where it is and its keys stand in the environment's AWS_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID and
    /// AWS_SECRET_ACCESS_KEY
    #[arg(long, value_name = "URL")]
    objects: Option<BucketAddress>,
    /// Shows what another server keeps, from the bus and the bucket, and never goes on in its place: needs a folder of its own with a copy of
    /// the file keys/ceremonies
    #[arg(long, requires = "bus", requires = "objects", conflicts_with_all = ["stand_by", "mail", "inputs", "simulate"])]
    only_show: bool,
    /// A mail server for reminders: smtp://USER@HOST:587, encrypted, or smtps://USER@HOST. Its password stands in the
    /// environment's GROUNDSWELL_MAIL_PASSWORD or in a file
    #[arg(long, value_name = "URL", requires = "mail_from")]
    mail: Option<String>,
    /// Whom letters come from: 'Free the weavers <storm@weavers.example>'
    #[arg(long, value_name = "SENDER", requires = "mail")]
    mail_from: Option<String>,
    /// The file that holds the mail server's password
    #[arg(long, value_name = "FILE", requires = "mail")]
    mail_password_file: Option<PathBuf>,
    /// How many letters may leave in a second at most
    #[arg(long, value_name = "NUMBER", requires = "mail", value_parser = read_rate)]
    mail_rate: Option<f64>,
    /// A server of the same house that may be looked at by its name, without TLS: proofs of groups may lie there. Anything
    /// else that is not on the public net is never called
    #[arg(long = "reach", value_name = "NAME=ADDRESS:PORT")]
    exceptions: Vec<Exception>,
    /// Who runs the server: name and postal address, for the page `/about` and wherever the law wants an imprint
    #[arg(long, value_name = "WHO")]
    operator: Option<String>,
    /// Where questions about data and reports of holes in its safety go: stands on `/about` and in `/.well-known/security.txt`
    #[arg(long, value_name = "ADDRESS", requires = "operator")]
    operator_mail: Option<String>,
    /// A proxy in front of the site, which says in `X-Forwarded-For` where a visitor comes from; may be given several times. Pledges
    /// are limited by neighborhood of the net, and without this all of a proxy's would be one
    #[arg(long = "trusted-proxy", value_name = "IP")]
    trusted_proxies: Vec<IpAddr>,
    /// A network to watch around each call's hour: bluesky, that is its public hosts, or bluesky=HOST; bluesky-server=HOST, a server
    /// and those who live on it; mastodon=HOST; page=https://… and feed=https://…, for posts that are embedded there; x, with --keys
    /// and --x-budget. May be given several times; nothing is watched unless it is named
    #[arg(long = "watch", value_name = "NETWORK")]
    places: Vec<Place>,
    /// A file with a line for each key: `bluesky-account=HOST HANDLE APP-PASSWORD`, `mastodon=HOST TOKEN`, `x KEY`
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
    /// How many dollars may be spent on X at most
    #[arg(long, value_name = "DOLLARS")]
    x_budget: Option<Dollars>,
    /// Who has to sign each call's record with us, and where they are asked: a file in the form of c2sp.org/tlog-policy. Once a record has
    /// a quorum, readers are given what that has signed
    #[arg(long, value_name = "FILE")]
    witnesses: Option<PathBuf>,
    /// Who dates each call's record: rfc3161=https://HOST/PATH, an authority that signs times, or opentimestamps=https://HOST, a calendar of
    /// OpenTimestamps. May be given several times; better two of different countries than one
    #[arg(long = "dated-by", value_name = "AUTHORITY")]
    authorities: Vec<Authority>,
    /// Posts to take in as soon as the site runs: any file that `posts` reads; counts for the only call
    #[arg(long = "read", value_name = "INPUT")]
    inputs: Vec<String>,
    /// How much may be kept at most, such as 20GB: before that is reached, or the disk full, what visitors send is refused with a clear
    /// word, and collecting waits
    #[arg(long, value_name = "SIZE", value_parser = read_quota)]
    quota: Option<ByteSize>,
    /// Where programs on this machine ask for figures, in the form of Prometheus: 127.0.0.1:9464
    #[arg(long, value_name = "ADDRESS", value_parser = read_loopback)]
    metrics: Option<SocketAddr>,
    /// How many seconds it goes on serving after it was asked to stop, while `/healthz/ready` tells proxies to send visitors elsewhere; asked
    /// again, it stops at once
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    drain: u16,
    /// Lets invented people post on three simulated networks; every page says so
    #[arg(long)]
    simulate: bool,
}

impl Serve {
    pub fn run(self) -> Result<Outcome> {
        let runtime = tokio::runtime::Runtime::new()?;
        // The mailer's lines need to know on what they run.
        let _entered = runtime.enter();
        let mailer = self.mailer()?;
        let Some(calls) = read_calls(&self.calls) else { return Ok(Outcome::No) };
        if !self.inputs.is_empty() && calls.len() != 1 {
            let says = "--read needs a single --call, so that it is plain which call the posts belong to";
            return Err(WrongUse(says.to_owned()).into());
        }
        let mut files = Vec::new();
        for input in &self.inputs {
            files.push(FileSource::new(Reader::open(Path::new(input))?));
        }
        let keys = self.keys.as_deref().map(Keys::read).transpose()?.unwrap_or_default();
        let means = Means { keys, x_budget: self.x_budget, ..Means::default() };
        let clock = Clock::Machine;
        let mut hosted = Vec::new();
        for call in calls {
            let simulated = if self.simulate { simulate(&call, clock) } else { Vec::new() };
            hosted.push(Hosted { call, files: std::mem::take(&mut files), simulated });
        }
        let (base_url, quota, stance) = (self.address(), self.quota(), self.stance());
        let ports = Ports { metrics: self.metrics, ..self.certificate.ports(self.listen) };
        let certificate = self.certificate.wanted()?;
        let data = DataFolder::new(&self.data).named_after(base_url.as_deref());
        let data = data.witnessed_by(self.witnesses.as_deref().map(policies::read_text).transpose()?);
        let (leaving, drain) = (Leaving::default(), Duration::from_secs(self.drain.into()));
        let instance = Instance {
            data,
            leaving: leaving.clone(),
            database: self.database,
            stance,
            bus: self.bus,
            objects: self.objects,
            ports,
            quota,
            certificate,
            base_url,
            authorities: self.authorities,
            mailer,
            exceptions: self.exceptions,
            places: self.places,
            means,
            trusted_proxies: self.trusted_proxies,
            operator: self.operator.map(|name| Operator { name, mail: self.operator_mail }),
            clock,
            calls: hosted,
        };
        runtime.block_on(async {
            let running = instance.start(left(leaving, drain)).await?;
            println!("the site is at {}; Ctrl-C stops it", running.base_url);
            match &running.first {
                Some(Ok(address)) => println!("the first organizer comes in once, by {address}"),
                Some(Err(problem)) => say(format_args!("the studio is closed: {problem}")),
                None => {}
            }
            running.ended().await
        })?;
        Ok(Outcome::Done)
    }

    /// Which part it takes among the servers of its database.
    fn stance(&self) -> Stance {
        match (self.only_show, self.stand_by) {
            (true, _) => Stance::OnlyShows,
            (false, true) => Stance::StandsBy,
            (false, false) => Stance::Keeps,
        }
    }

    /// What a doctor looks at: where everything is kept, the site's address, whom letters come from, and whether somebody says that they run it.
    pub fn looked_at(&self) -> (DataFolder, Option<String>, Option<String>, bool) {
        (DataFolder::new(&self.data), self.address(), self.mail_from.clone(), self.operator.is_some())
    }

    /// So many bytes may be kept at most, if that is said.
    pub fn quota(&self) -> Option<u64> {
        self.quota.map(|quota| quota.as_u64())
    }

    /// The site's address as visitors see it, without a slash at its end, if it is told.
    fn address(&self) -> Option<String> {
        let own = self.certificate.domains.first().map(|domain| format!("https://{domain}"));
        own.or_else(|| self.base_url.as_deref().map(|url| url.trim_end_matches('/').to_owned()))
    }

    /// The way to the mail server. The password is not taken from the command line, which every user of a machine can read.
    fn mailer(&self) -> Result<Option<Mailer>> {
        let (Some(url), Some(from)) = (&self.mail, &self.mail_from) else { return Ok(None) };
        let password = match &self.mail_password_file {
            Some(file) => Some(
                fs::read_to_string(file)
                    .with_context(|| format!("can't read the password in {}", file.display()))?,
            ),
            None => env::var("GROUNDSWELL_MAIL_PASSWORD").ok(),
        };
        let server = MailServer {
            url: url.clone(),
            password: password.map(|password| password.trim_end_matches(['\r', '\n']).to_owned()),
            from: from.clone(),
            most_a_second: self.mail_rate,
        };
        Mailer::new(&server).map(Some).map_err(|error| WrongUse(error.to_string()).into())
    }
}

/// Waits until the program is asked to stop, and then as long as it is to go on serving, or until it is asked again.
async fn left(leaving: Leaving, drain: Duration) {
    stopped().await;
    leaving.begin();
    if drain.is_zero() {
        return;
    }
    say(format_args!(
        "asked to stop: it goes on for {} seconds, so that visitors can be sent elsewhere",
        drain.as_secs()
    ));
    tokio::select! {
        () = sleep(drain) => {}
        () = stopped() => {}
    }
}

fn read_rate(written: &str) -> Result<f64, String> {
    let rate = written.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
    rate.ok_or_else(|| "that is no number of letters a second".to_owned())
}

/// With less than this there would be no room for a call's pictures.
const LEAST_QUOTA: ByteSize = ByteSize::mb(100);

fn read_quota(written: &str) -> Result<ByteSize, String> {
    let quota: ByteSize =
        written.parse().map_err(|_| "that is no amount such as 500MB or 20GB".to_owned())?;
    if quota < LEAST_QUOTA { Err("100MB is the least".to_owned()) } else { Ok(quota) }
}

/// Figures of a server are its admins': they are given to this machine alone.
fn read_loopback(written: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr =
        written.parse().map_err(|_| "that is no address such as 127.0.0.1:9464".to_owned())?;
    match address.ip().to_canonical().is_loopback() {
        true => Ok(address),
        false => Err("figures are given on this machine alone: listen at 127.0.0.1 or [::1]".to_owned()),
    }
}

fn read_calls(folders: &[PathBuf]) -> Option<Vec<Call>> {
    let calls: Vec<Option<Call>> = folders.iter().map(|folder| read_call(folder)).collect();
    calls.into_iter().collect()
}

/// Reads a call, or says everything that is wrong with it.
pub fn read_call(folder: &Path) -> Option<Call> {
    match call::read(folder) {
        Ok(call) => Some(call),
        Err(mistakes) => {
            for mistake in mistakes {
                say(format_args!("{}: {mistake}", folder.display()));
            }
            None
        }
    }
}
