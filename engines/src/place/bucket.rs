// SPDX-License-Identifier: AGPL-3.0-or-later
use std::{fs, path::Path, sync::Arc};

use anyhow::{Context, Result, bail};
use futures_util::TryStreamExt;
use object_store::{
    Error, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, aws::AmazonS3Builder,
    path::Path as Key,
};
use tokio::runtime::Runtime;
use url::Url;

use crate::engine::runtime;

/// What says that somebody writes an archive; it goes when the archive is there.
const CLAIM: &str = "archive.unfinished";

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
    ///
    /// Of two who write here at once one is refused: whoever comes second finds the first one's claim, which is made on the condition that
    /// there is none, as the last file is. What survives a crash here: files that no reader looks for, and the claim, so that nobody writes
    /// among them.
    pub fn take(&self, folder: &Path, last: &str) -> Result<()> {
        let runtime = runtime()?;
        if self.read(last)?.is_some() {
            bail!("{} is there already: choose another place", self.name);
        }
        let claim = self.key(CLAIM);
        runtime.block_on(self.make(&claim, Vec::new()))?;
        if self.holds_more_than(&claim, &runtime)? {
            self.drop_claim(&claim, &runtime)?;
            bail!("{} holds files already that are no archive: choose another place", self.name);
        }
        for path in files(folder)?.iter().filter(|path| !path.ends_with(last)) {
            let key = Key::from(self.key(&within(folder, path)?));
            let put = self.store.put(&key, PutPayload::from(bytes(path)?));
            runtime.block_on(put).with_context(|| format!("can't write {key} to {}", self.name))?;
        }
        runtime.block_on(self.make(&self.key(last), bytes(&folder.join(last))?))?;
        self.drop_claim(&claim, &runtime)
    }

    /// Makes an object on the condition that there is none of this name.
    async fn make(&self, key: &str, bytes: Vec<u8>) -> Result<()> {
        let options = PutOptions::from(PutMode::Create);
        match self.store.put_opts(&Key::from(key), PutPayload::from(bytes), options).await {
            Ok(_) => Ok(()),
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. }) => bail!(
                "somebody else writes {}, or did and broke off: {key} is there. Choose another place, or take away what is there",
                self.name
            ),
            Err(error) => Err(error).with_context(|| format!("can't write {key} to {}", self.name)),
        }
    }

    /// Whether there is any object below the prefix but the claim.
    fn holds_more_than(&self, claim: &str, runtime: &Runtime) -> Result<bool> {
        let prefix = (!self.prefix.is_empty()).then(|| Key::from(self.prefix.as_str()));
        let mut listed = self.store.list(prefix.as_ref());
        runtime.block_on(async {
            while let Some(object) =
                listed.try_next().await.with_context(|| format!("can't list {}", self.name))?
            {
                if object.location.as_ref() != claim {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    fn drop_claim(&self, claim: &str, runtime: &Runtime) -> Result<()> {
        let told = || format!("can't remove {claim} from {}", self.name);
        runtime.block_on(self.store.delete(&Key::from(claim))).with_context(told)
    }

    fn key(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}/{name}", self.prefix) }
    }
}

/// A file's name within a folder, as objects are called.
fn within(folder: &Path, path: &Path) -> Result<String> {
    let within = path.strip_prefix(folder).context("it lies in the folder")?;
    let within: Vec<String> = within.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    Ok(within.join("/"))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("can't read {}", path.display()))
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
