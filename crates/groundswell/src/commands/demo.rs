// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail};
use call::Call;
use clap::Args;
use model::{Timestamp, Window};
use tokio::sync::watch;

use crate::{
    Outcome,
    clock::Clock,
    data::DataFolder,
    door::Ports,
    live::Phase,
    role::Stance,
    simulation::simulate,
    site::{Hosted, Instance, Running},
    terminal::stopped,
};

/// Shows a whole storm in a minute: a sample call, invented people, the live page, the record, the report.
///
/// Nothing leaves the machine. The demonstration's clock runs sixty times as fast as yours; everything else is
/// what `serve`, `import`, `report` and `verify` use.
#[derive(Args)]
#[command(after_help = "Examples:\n  groundswell demo\n  groundswell demo --once --listen 127.0.0.1:0")]
pub struct Demo {
    /// Stops when the report is written
    #[arg(long)]
    once: bool,
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder under which each demonstration gets one of its own
    #[arg(long, value_name = "DIR", default_value = "./groundswell-demo")]
    data: PathBuf,
}

/// Minutes of the demonstration in a minute of the machine's clock.
const SPEED: u32 = 60;
const UNTIL_THE_HOUR: jiff::SignedDuration = jiff::SignedDuration::from_mins(12);
const HOUR: jiff::SignedDuration = jiff::SignedDuration::from_mins(40);

/// The sample call, part of the program so that it needs no file.
const CALL: [(&str, &str); 4] = [
    ("call.toml", include_str!("../../../../examples/ahang-weavers/call.toml")),
    ("wordings/ar.md", include_str!("../../../../examples/ahang-weavers/wordings/ar.md")),
    ("wordings/en.md", include_str!("../../../../examples/ahang-weavers/wordings/en.md")),
    ("wordings/es.md", include_str!("../../../../examples/ahang-weavers/wordings/es.md")),
];
const PICTURE: (&str, &[u8]) =
    ("pictures/looms.png", include_bytes!("../../../../examples/ahang-weavers/pictures/looms.png"));

impl Demo {
    pub fn run(self) -> Result<Outcome> {
        let started_at = Timestamp::now();
        let clock = Clock::fast(SPEED);
        let call = sample_call(clock.now())?;
        let id = call.id.clone();
        let folder = self.data.join(started_at.strftime("%Y-%m-%dT%H-%M-%S").to_string());
        let data = DataFolder::new(&folder);
        let simulated = simulate(&call, clock);
        let calls = vec![Hosted { call, files: Vec::new(), simulated }];
        let (listen, database, base_url) = (self.listen, None, None);
        let instance = Instance {
            data: data.clone(),
            database,
            stance: Stance::Keeps,
            bus: None,
            objects: None,
            ports: Ports::of(listen),
            quota: None,
            certificate: None,
            base_url,
            mailer: None,
            authorities: Vec::new(),
            exceptions: Vec::new(),
            places: Vec::new(),
            means: crate::watching::Means::default(),
            trusted_proxies: Vec::new(),
            leaving: web::Leaving::default(),
            operator: None,
            clock,
            calls,
        };
        tokio::runtime::Runtime::new()?.block_on(async {
            let enough = Arc::new(tokio::sync::Notify::new());
            let told = Arc::clone(&enough);
            let end = async move {
                tokio::select! { () = stopped() => {}, () = told.notified() => {} }
            };
            let running = instance.start(end).await?;
            announce(&running, &id);
            let story = tell(first_phase(&running)?, data, id);
            if self.once {
                tokio::select! {
                    ended = running.ended() => ended,
                    () = async { story.await; enough.notify_one(); std::future::pending().await } => Ok(()),
                }
            } else {
                let (ended, ()) = tokio::join!(running.ended(), story);
                ended
            }
        })?;
        Ok(Outcome::Done)
    }
}

fn sample_call(now: Timestamp) -> Result<Call> {
    let mut files: BTreeMap<String, String> =
        CALL.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let (path, bytes) = PICTURE;
    let image = call::Image::clean(bytes).context("the sample call has a picture")?;
    files.insert(path.to_owned(), image.imprint.to_string());
    let mut images = call::Images::default();
    images.add(&image.imprint.sha256, image.bytes);
    let id = "ahang-weavers".parse().context("the sample call has a name")?;
    let call = match call::parse(id, &files) {
        Ok(call) => Call { images, ..call },
        Err(mistakes) => bail!(
            "the sample call has mistakes: {}",
            mistakes.first().map(ToString::to_string).unwrap_or_default()
        ),
    };
    let start = now + UNTIL_THE_HOUR;
    Ok(call.with_window(Window::new(start, start + HOUR)?))
}

fn first_phase(running: &Running) -> Result<watch::Receiver<Phase>> {
    running.phases.first().cloned().context("the demonstration has a storm")
}

fn announce(running: &Running, id: &model::CallId) {
    let base = &running.base_url;
    println!("Simulated: the people and posts of this storm are invented. Nothing leaves this machine.");
    println!("  the call      {base}/{id}");
    println!("  take part     {base}/{id}/post");
    println!("  the storm     {base}/{id}/live");
    println!("  the report    {base}/{id}/report");
    println!("  the record    {base}/{id}/record/");
}

/// Says how far the storm is, until the report is written.
async fn tell(mut phase: watch::Receiver<Phase>, data: DataFolder, id: model::CallId) {
    println!(
        "The call is sealed in its record; the hour comes in {} seconds.",
        seconds(UNTIL_THE_HOUR).as_secs()
    );
    let steps = [
        (Phase::Storm, "The hour has come: people are posting."),
        (Phase::After, "The hour is over; late posts still count for a moment."),
    ];
    for (step, sentence) in steps {
        if phase.wait_for(|now| *now >= step).await.is_err() {
            return;
        }
        println!("{sentence}");
    }
    if phase.wait_for(|now| *now == Phase::Reported).await.is_err() {
        return;
    }
    println!("The record is sealed and the report is written.");
    println!("  record        {}", data.record(&id).display());
    println!("  report        {}", data.report(&id).join("index.html").display());
    println!("Check it:       groundswell verify {}", data.record(&id).display());
}

fn seconds(simulated: jiff::SignedDuration) -> Duration {
    simulated.unsigned_abs() / SPEED
}
