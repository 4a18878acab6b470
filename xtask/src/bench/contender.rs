// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::{archive, place::Place, row::Row};

/// A way to read an archive that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contender {
    /// Groundswell, as it was built, over a file packed in this way.
    Groundswell(Build, Packing),
    /// `wc -l`: every byte is seen, and nothing is understood.
    Lines,
    /// Groundswell held to one core.
    OneCore,
    /// A peer: the script that it is, in `xtask/bench/reading`.
    Peer(&'static str),
    /// A program that packs, unpacking alone.
    Unpacking(Packing),
}

/// How Groundswell was built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Build {
    /// As it is released.
    Released,
    /// With nothing wider than these instructions for looking at bytes.
    UpTo(&'static str),
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    Gzip,
    None,
    Zstd,
}

/// What is chosen by `--with`, each under its name and with what it is called in tables.
pub const CONTENDERS: [(&str, &[(Contender, &str)]); 11] = [
    ("duckdb", &[(DUCKDB, "DuckDB, explicit schema")]),
    ("duckdb-auto", &[(Contender::Peer("duckdb_auto.py"), "DuckDB, read_json_auto")]),
    ("python", &[(Contender::Peer("python_orjson.py"), "Python and orjson")]),
    ("groundswell", &[(GROUNDSWELL, "**Groundswell**")]),
    ("one-core", &[(Contender::OneCore, "Groundswell on one core")]),
    ("avx2", &[(Contender::Groundswell(Build::UpTo("avx2"), Packing::None), "Groundswell, up to AVX2")]),
    ("sse2", &[(ANYWHERE, "Groundswell, up to SSE2")]),
    ("plain", &[(Contender::Groundswell(Build::UpTo("plain"), Packing::None), "Groundswell, plain code")]),
    (
        "gzip",
        &[
            (Contender::Groundswell(Build::Released, Packing::Gzip), "Groundswell, gzip"),
            (Contender::Unpacking(Packing::Gzip), "`gzip -dc` alone"),
        ],
    ),
    (
        "zstd",
        &[
            (Contender::Groundswell(Build::Released, Packing::Zstd), "Groundswell, zstd"),
            (Contender::Unpacking(Packing::Zstd), "`zstd -dc` alone"),
        ],
    ),
    ("wc", &[(Contender::Lines, "`wc -l`: every byte seen")]),
];

/// The peer to beat.
pub const DUCKDB: Contender = Contender::Peer("duckdb_schema.py");

pub const GROUNDSWELL: Contender = Contender::Groundswell(Build::Released, Packing::None);

/// What runs on every x86-64 when the processor has nothing wider.
pub const ANYWHERE: Contender = Contender::Groundswell(Build::UpTo("sse2"), Packing::None);

/// Keeps the C library, which finds the widest instructions too, to what every x86-64 has.
const NARROW_LIBC: &str = "GLIBC_TUNABLES=glibc.cpu.hwcaps=\
    -AVX2,-AVX512F,-AVX512VL,-AVX512BW,-AVX_Fast_Unaligned_Load,-ERMS,-SSSE3";

impl Contender {
    /// The program and its arguments.
    pub fn command(self, row: &Row, file: &Path, place: &Place) -> Vec<OsString> {
        let tags = archive::storm();
        match self {
            Self::Peer(script) => {
                let mut command: Vec<OsString> = vec![place.python().into(), place.script(script).into()];
                command.extend([row.form().into(), file.into()]);
                command.extend(tags.into_iter().map(OsString::from));
                command
            }
            Self::Groundswell(build, packing) => report(build, &packing.file(file), place),
            Self::OneCore => {
                let alone = ["taskset", "-c", "0"].map(OsString::from).into_iter();
                alone.chain(report(Build::Released, file, place)).collect()
            }
            Self::Unpacking(packing) => {
                vec![packing.program().into(), "-dc".into(), packing.file(file).into()]
            }
            Self::Lines => vec!["wc".into(), "-l".into(), file.into()],
        }
    }

    /// The build of Groundswell that it is, if it is one.
    pub fn build(self) -> Option<Build> {
        match self {
            Self::Groundswell(build, _) => Some(build),
            Self::OneCore => Some(Build::Released),
            Self::Peer(_) | Self::Unpacking(_) | Self::Lines => None,
        }
    }

    /// How the file is packed that it reads.
    pub fn packing(self) -> Packing {
        match self {
            Self::Groundswell(_, packing) | Self::Unpacking(packing) => packing,
            Self::Peer(_) | Self::OneCore | Self::Lines => Packing::None,
        }
    }

    /// Whether it makes the report.
    pub fn answers(self) -> bool {
        matches!(self, Self::Peer(_) | Self::Groundswell(..) | Self::OneCore)
    }

    /// A program that it can't be measured without and that not every machine has.
    pub fn needs(self) -> Option<&'static str> {
        match self.packing() {
            Packing::None => (self == Self::OneCore).then_some("taskset"),
            packing => Some(packing.program()),
        }
    }
}

fn report(build: Build, file: &Path, place: &Place) -> Vec<OsString> {
    let mut command: Vec<OsString> = Vec::new();
    if matches!(build, Build::UpTo("plain" | "sse2")) {
        command.extend(["env", NARROW_LIBC].map(OsString::from));
    }
    command.extend([place.program(build).into(), "report".into(), file.into()]);
    for tag in archive::storm() {
        command.extend(["--tag".into(), tag.into()]);
    }
    command.extend(["--format", "json", "--out", "-"].map(OsString::from));
    command
}

impl Packing {
    pub fn program(self) -> &'static str {
        match self {
            Self::None => "cat",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
        }
    }

    /// The packed file's name.
    pub fn file(self, file: &Path) -> PathBuf {
        match self {
            Self::None => file.to_owned(),
            Self::Gzip => file.with_extension("jsonl.gz"),
            Self::Zstd => file.with_extension("jsonl.zst"),
        }
    }
}
