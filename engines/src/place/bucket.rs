// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path, sync::Arc};

use anyhow::{Context, Result, bail};
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, aws::AmazonS3Builder, path::Path as Key};
use url::Url;

use crate::engine::runtime;

/// A prefix in a bucket. Where the storage is and who may enter is read from the environment, as other programs do (`AWS_ENDPOINT`,
/// `AWS_ACCESS_KEY_ID` and so on).
pub struct Bucket {
    name: String,
    root: Url,
    store: Arc<dyn ObjectStore>,
    prefix: String,
}

impl Bucket {
    /// Opens `s3://bucket/prefix`; nothing is asked of it yet.
    pub fn open(name: &str) -> Result<Self> {
        let url = Url::parse(name).with_context(|| format!("{name} is no address"))?;
        let bucket = url.host_str().with_context(|| format!("{name} names no bucket"))?;
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build();
        let store = store.with_context(|| format!("can't open {name}"))?;
        let root = Url::parse(&format!("s3://{bucket}"))?;
        let prefix = url.path().trim_matches('/').to_owned();
        Ok(Self { name: name.to_owned(), root, store: Arc::new(store), prefix })
    }

    /// As it was named.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bucket's own address, and what reads it.
    pub fn store(&self) -> (&Url, Arc<dyn ObjectStore>) {
        (&self.root, self.store.clone())
    }

    /// The address of a table below the prefix.
    pub fn table(&self, name: &str) -> String {
        format!("{}/{}/", self.root.as_str().trim_end_matches('/'), self.key(name))
    }

    /// The bytes of an object; `None` where it isn't there.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let key = Key::from(self.key(name));
        let got = runtime()?.block_on(async { self.store.get(&key).await?.bytes().await });
        match got {
            Ok(bytes) => Ok(Some(bytes.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error).with_context(|| format!("can't read {name} of {}", self.name)),
        }
    }

    /// Hands a folder's files over; the one of this name comes last, so that it is there only when all others are.
    pub fn take(&self, folder: &Path, last: &str) -> Result<()> {
        if self.read(last)?.is_some() {
            bail!("{} is there already: choose another place", self.name);
        }
        let runtime = runtime()?;
        let put = |path: &Path| -> Result<()> {
            let within = path.strip_prefix(folder).context("it lies in the folder")?;
            let within: Vec<String> = within.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            let key = Key::from(self.key(&within.join("/")));
            let bytes = fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
            let done = runtime.block_on(self.store.put(&key, PutPayload::from(bytes)));
            done.map(|_| ()).with_context(|| format!("can't write {key} to {}", self.name))
        };
        files(folder)?.iter().filter(|path| !path.ends_with(last)).try_for_each(|path| put(path))?;
        put(&folder.join(last))
    }

    fn key(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}/{name}", self.prefix) }
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("can't list {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { &mut open } else { &mut found }.push(path);
        }
    }
    Ok(found)
}
