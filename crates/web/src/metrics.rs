// SPDX-License-Identifier: AGPL-3.0-or-later
//! Figures for a program that watches the server, in the text form of
//! [Prometheus](https://prometheus.io/docs/instrumenting/exposition_formats): of the machine, and of each call what everybody may know.

use std::{
    fmt::{self, Display, Write},
    sync::Arc,
};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use store::StoreError;

use crate::{Machine, Page, ReadBack, Site, Storage};

const FORM: &str = "text/plain; version=0.0.4; charset=utf-8";

pub(crate) fn router(site: Arc<Site>) -> Router {
    Router::new().route("/metrics", get(show_metrics)).with_state(site)
}

async fn show_metrics(State(site): State<Arc<Site>>) -> Response {
    match told(&site).await {
        Ok(figures) => ([(header::CONTENT_TYPE, FORM)], figures).into_response(),
        Err(error) => {
            tracing::error!(%error, "figures can't be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

pub(crate) async fn told(site: &Site) -> Result<String, StoreError> {
    let mut figures = Figures::default();
    figures.tell_machine(&site.machine());
    let pages = site.calls.listed();
    let mut pledges = Vec::new();
    for page in &pages {
        pledges.push(site.store.pledges(&page.call.id).await?);
    }
    figures.tell_calls(&pages, &pledges);
    Ok(figures.0)
}

/// The text of figures, family by family.
#[derive(Default)]
struct Figures(String);

/// What a family of figures is.
#[derive(Clone, Copy)]
enum Kind {
    /// What only grows while the program runs.
    Counter,
    Gauge,
}

impl Figures {
    fn tell_machine(&mut self, machine: &Machine) {
        self.tell(
            "groundswell_build_info",
            Kind::Gauge,
            "The program.",
            [(labels([("version", machine.version)]), 1)],
        );
        self.tell_one(
            "process_start_time_seconds",
            "Since when it runs.",
            Some(machine.started_at.as_second()),
        );
        let worked = machine.worked.map(|worked| (String::new(), worked.as_secs_f64()));
        self.tell(
            "process_cpu_seconds_total",
            Kind::Counter,
            "How long processors have worked for it.",
            worked,
        );
        self.tell_one("process_resident_memory_bytes", "Its memory.", machine.memory);
        self.tell_one("process_open_fds", "The files that it has open.", machine.open_files);
        let (all, free) = (machine.places.all(), machine.places.free());
        self.tell_one("groundswell_places", "How many visitors fit in at once.", Some(all));
        self.tell_one("groundswell_places_free", "How many more would fit in.", Some(free));
        let states = [Storage::Ample, Storage::Scarce, Storage::Full];
        let states =
            states.map(|state| (labels([("state", state.key())]), u8::from(machine.storage == state)));
        self.tell(
            "groundswell_storage",
            Kind::Gauge,
            "Whether there is room for what is to be kept.",
            states,
        );
        self.tell_one("groundswell_storage_left_bytes", "How much may yet be kept.", machine.left);
        self.tell_one("groundswell_quota_bytes", "How much may be kept at most.", machine.quota);
        self.tell_one("groundswell_kept_bytes", "How much is kept, where there is a quota.", machine.used);
        let until = machine.certificate_until.map(|until| until.as_second());
        self.tell_one("groundswell_certificate_until_seconds", "Until when the certificate is good.", until);
        let taken = machine.backups.iter().filter(|backup| backup.is_there);
        let taken = taken.map(|backup| (labels([("folder", &*backup.folder)]), backup.taken_at.as_second()));
        self.tell(
            "groundswell_backup_taken_seconds",
            Kind::Gauge,
            "When the newest backup was taken.",
            taken,
        );
    }

    fn tell_calls(&mut self, pages: &[Arc<Page>], pledges: &[u64]) {
        let live: Vec<_> = pages.iter().map(|page| (page.id(), Arc::clone(&page.live.borrow()))).collect();
        let of_call = |id: &str| labels([("call", id)]);
        let pledged = live.iter().zip(pledges).map(|((id, _), pledges)| (of_call(id), *pledges));
        self.tell(
            "groundswell_pledges",
            Kind::Gauge,
            "How many people have said that they take part.",
            pledged,
        );
        let reading_back =
            live.iter().map(|(id, live)| (of_call(id), u8::from(live.read_back == ReadBack::Underway)));
        self.tell(
            "groundswell_reading_back",
            Kind::Gauge,
            "Whether what is recorded is being read back since the start; until then the figures of a call are not told.",
            reading_back,
        );
        let unreadable =
            live.iter().map(|(id, live)| (of_call(id), u8::from(live.read_back == ReadBack::Failed)));
        self.tell(
            "groundswell_unreadable",
            Kind::Gauge,
            "Whether a record can't be read back; then nothing is collected for that call, and its figures are not told.",
            unreadable,
        );
        let live: Vec<_> = live.into_iter().filter(|(_, live)| live.is_known()).collect();
        let recorded = live.iter().map(|(id, live)| (of_call(id), live.recorded));
        self.tell("groundswell_posts_recorded", Kind::Gauge, "How many posts the record holds.", recorded);
        let counted_at = live.iter().map(|(id, live)| (of_call(id), live.as_of.as_second()));
        self.tell("groundswell_counted_seconds", Kind::Gauge, "As of when posts are counted.", counted_at);
        let in_sight = live.iter().flat_map(|(id, live)| {
            let told = |(source, is_seen)| (labels([("call", id), ("source", source)]), u8::from(is_seen));
            live.watch.in_sight().map(told)
        });
        self.tell(
            "groundswell_source_in_sight",
            Kind::Gauge,
            "Whether a source of posts can be seen.",
            in_sight,
        );
    }

    fn tell_one(&mut self, name: &str, says: &str, value: Option<impl Display>) {
        self.tell(name, Kind::Gauge, says, value.map(|value| (String::new(), value)));
    }

    /// A family, each with its labels; nothing of one that has none.
    fn tell(
        &mut self,
        name: &str,
        kind: Kind,
        says: &str,
        values: impl IntoIterator<Item = (String, impl Display)>,
    ) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return;
        }
        let text = &mut self.0;
        let written: fmt::Result = (|| {
            writeln!(text, "# HELP {name} {says}\n# TYPE {name} {}", kind.key())?;
            values.try_for_each(|(labels, value)| writeln!(text, "{name}{labels} {value}"))
        })();
        written.expect("a text takes all that is written");
    }
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Self::Counter => "counter",
            Self::Gauge => "gauge",
        }
    }
}

fn labels<const N: usize>(pairs: [(&str, &str); N]) -> String {
    let escaped = |value: &str| value.replace('\\', r"\\").replace('"', r#"\""#).replace('\n', r"\n");
    let pairs = pairs.map(|(name, value)| format!("{name}=\"{}\"", escaped(value)));
    format!("{{{}}}", pairs.join(","))
}
