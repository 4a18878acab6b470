// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where the files lie that a site shows of a call as they are: those of its record, its report, and pictures.

use std::{
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
};

use axum::{
    body::Bytes,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// The files of a call.
#[derive(Clone)]
pub enum Files {
    /// They lie elsewhere, and are asked for there.
    Elsewhere(Arc<dyn Elsewhere>),
    /// They lie in folders of this machine.
    Here(Folders),
}

/// Folders with the files of a call.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    /// The record's folder, of which `checkpoint`, `vkey` and `tile/**` are served.
    pub record: PathBuf,
    /// The folder that holds the report once it is written: `report.json` and `report.csv`; the article as `index.html`, `report.md` and
    /// `report.pdf`, and `chart.png`, in the call's main language, and for each other one `index.LANGUAGE.html` and so on.
    pub report: PathBuf,
    /// The folder with what stands in the place of strangers' pictures, by name.
    pub media: PathBuf,
}

/// What a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What stands in the place of strangers' pictures.
    Media,
    /// The record, as everybody may have it: its public files, and under [`record::PUBLIC_EXPORT`] what is opened of it.
    Record,
    /// The published report.
    Report,
}

/// Somewhere else than on this machine.
pub trait Elsewhere: Send + Sync {
    /// Gives a file of a call by its name, if there is one. It does so, or says that it can't, within seconds.
    fn read<'a>(
        &'a self,
        part: Part,
        name: &'a str,
    ) -> Pin<Box<dyn Future<Output = Result<Option<Bytes>, Away>> + Send + 'a>>;
}

/// That a file can't be had at the moment, nor whether there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away;

/// After so many seconds it is worth asking again.
const AGAIN: &str = "5";

impl IntoResponse for Away {
    fn into_response(self) -> Response {
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, AGAIN)]).into_response()
    }
}

impl Files {
    /// Gives a file, if it is there. One on this machine that can't be read is as good as none.
    pub(crate) async fn read(&self, part: Part, name: &str) -> Result<Option<Bytes>, Away> {
        match self {
            Self::Elsewhere(elsewhere) => elsewhere.read(part, name).await,
            Self::Here(folders) => {
                Ok(tokio::fs::read(folders.of(part).join(name)).await.ok().map(Bytes::from))
            }
        }
    }

    /// Whether a file is there, as far as that can be told.
    pub(crate) async fn has(&self, part: Part, name: &str) -> bool {
        match self {
            Self::Elsewhere(elsewhere) => elsewhere.read(part, name).await.is_ok_and(|found| found.is_some()),
            Self::Here(folders) => {
                tokio::fs::try_exists(folders.of(part).join(name)).await.unwrap_or_default()
            }
        }
    }

    /// The folder of the record, if that is on this machine.
    #[must_use]
    pub fn record(&self) -> Option<&Path> {
        match self {
            Self::Elsewhere(_) => None,
            Self::Here(folders) => Some(&folders.record),
        }
    }
}

impl Folders {
    fn of(&self, part: Part) -> &Path {
        match part {
            Part::Media => &self.media,
            Part::Record => &self.record,
            Part::Report => &self.report,
        }
    }
}
