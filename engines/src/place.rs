// SPDX-License-Identifier: AGPL-3.0-or-later
//! Where an archive lies: in a folder, or in storage that speaks S3.

#[cfg(feature = "s3")]
mod bucket;

use std::{
    fs,
    io::ErrorKind::{NotADirectory, NotFound},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

#[cfg(feature = "s3")]
pub use bucket::Bucket;

/// How the addresses of buckets begin.
const S3: &str = "s3://";

/// Where an archive lies.
pub enum Place {
    /// In storage that speaks S3.
    #[cfg(feature = "s3")]
    Bucket(Bucket),
    /// In a folder.
    Folder(PathBuf),
}

impl Place {
    /// Reads `s3://bucket/prefix`, or a folder's name.
    pub fn of(name: &str) -> Result<Self> {
        #[cfg(feature = "s3")]
        if name.starts_with(S3) {
            return Ok(Self::Bucket(Bucket::open(name)?));
        }
        #[cfg(not(feature = "s3"))]
        if name.starts_with(S3) {
            anyhow::bail!("this program was built without `--features s3`, which {name} needs");
        }
        Ok(Self::Folder(PathBuf::from(name)))
    }

    /// The bytes of a small file of it; `None` where it isn't there.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match self {
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => bucket.read(name),
            Self::Folder(folder) => read(&folder.join(name)),
        }
    }

    /// The address of a table, as engines take it.
    pub fn table(&self, name: &str) -> Result<String> {
        match self {
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => Ok(bucket.table(name)),
            Self::Folder(folder) => {
                // Executors of a cluster don't know in which folder this program was started.
                let path =
                    folder.canonicalize().with_context(|| format!("can't read {}", folder.display()))?;
                let path = path.join(name);
                Ok(path
                    .to_str()
                    .with_context(|| format!("{} is no name in UTF-8", path.display()))?
                    .to_owned())
            }
        }
    }

    /// Its name, for people.
    pub fn name(&self) -> String {
        match self {
            #[cfg(feature = "s3")]
            Self::Bucket(bucket) => bucket.name().to_owned(),
            Self::Folder(folder) => folder.display().to_string(),
        }
    }
}

fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        // What lies below a file is not there either.
        Err(error) if matches!(error.kind(), NotADirectory | NotFound) => Ok(None),
        Err(error) => Err(error).with_context(|| format!("can't read {}", path.display())),
    }
}
