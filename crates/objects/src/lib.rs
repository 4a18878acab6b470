// SPDX-License-Identifier: AGPL-3.0-or-later
//! Objects: files in a bucket of storage that speaks S3, which everybody may have.
//!
//! Owns what is asked of such a bucket: to give, to take, to take in the place of what was seen there and nothing else, to list and to
//! delete, each within a time that is known beforehand. Deliberately knows nothing of what lies there: it carries bytes under names.

mod address;
mod error;
mod line;

pub use address::{ObjectsAddress, is_name};
pub use error::ObjectsError;

use std::{borrow::Cow, sync::Arc, time::Duration};

use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::{
    Attribute, Attributes, Error, GetOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutResult,
    RetryConfig, UpdateVersion,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    path::Path,
};
use sha2::{Digest, Sha256};
use tokio::time::timeout;

/// So long a bucket may take to begin an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is slower than so many bytes a second doesn't come.
const SLOWEST: u64 = 512 << 10;

/// So long the names of all objects may take to come.
const LISTING: Duration = Duration::from_secs(120);

/// Under what an object says its own SHA-256.
const DIGEST: Attribute = Attribute::Metadata(Cow::Borrowed("sha256"));

/// So many objects are on their way at once.
const AT_ONCE: usize = 8;

/// No more objects than so many are looked through.
const MOST_OBJECTS: usize = 4 << 20;

/// A bucket; clones share its lines.
#[derive(Clone, Debug)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    prefix: String,
}

/// By what an object is known again that was seen in the bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Objects {
    /// Learns where a bucket is, with settings by the names that they have in the environment, `AWS_…`; others are passed over. Nobody is called
    /// yet.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Settings`] where they can't be used, [`ObjectsError::OpenLine`] where a line would be open to others.
    pub fn new(
        address: &ObjectsAddress,
        settings: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ObjectsError> {
        let retries = RetryConfig { max_retries: 2, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(address.bucket())
            .with_http_connector(line::Lines)
            .with_retry(retries);
        let mut is_open = false;
        for (name, value) in settings {
            let key = name.starts_with("AWS_").then(|| name.to_ascii_lowercase().parse().ok()).flatten();
            let Some(key) = key else { continue };
            match key {
                AmazonS3ConfigKey::Bucket => continue,
                AmazonS3ConfigKey::Endpoint | AmazonS3ConfigKey::S3Endpoint => {
                    if !address::is_guarded(&value) {
                        return Err(ObjectsError::OpenLine);
                    }
                    is_open |= value.starts_with("http://");
                }
                _ => {}
            }
            builder = builder.with_config(key, value);
        }
        let store = builder.with_allow_http(is_open).build();
        let store = store.map_err(|error| ObjectsError::Settings(error.into()))?;
        Ok(Self { store: Arc::new(store), prefix: address.prefix().to_owned() })
    }

    /// Gives an object of at most so many bytes, if it is there.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Away`], [`ObjectsError::TooLong`].
    pub async fn get(&self, name: &str, longest: u64) -> Result<Option<Vec<u8>>, ObjectsError> {
        Ok(self.get_tagged(name, longest).await?.map(|(bytes, _)| bytes))
    }

    /// The same, and by what it is known again.
    ///
    /// # Errors
    ///
    /// As [`Objects::get`].
    pub async fn get_tagged(&self, name: &str, longest: u64) -> Result<Option<(Vec<u8>, Tag)>, ObjectsError> {
        let path = self.path(name);
        let found = match within(PATIENCE, self.store.get_opts(&path, GetOptions::default())).await? {
            Err(Error::NotFound { .. }) => return Ok(None),
            found => found.map_err(ObjectsError::away)?,
        };
        if found.meta.size > longest {
            return Err(ObjectsError::TooLong);
        }
        let tag = Tag(found.meta.e_tag.clone().unwrap_or_default());
        let digest = found.attributes.get(&DIGEST).map(|digest| digest.as_ref().to_owned());
        let (size, mut pieces) = (found.meta.size, found.into_stream());
        let read = async {
            let mut bytes = Vec::new();
            while let Some(piece) = pieces.try_next().await.map_err(ObjectsError::away)? {
                bytes.extend_from_slice(&piece);
                if bytes.len() as u64 > longest {
                    return Err(ObjectsError::TooLong);
                }
            }
            Ok(bytes)
        };
        let bytes = within(patience(size), read).await??;
        // What was put there says its digest: anything else that answers gives something else.
        if digest != Some(digest_of(&bytes)) {
            return Err(ObjectsError::away("it gives something that was not put there"));
        }
        Ok(Some((bytes, tag)))
    }

    /// Puts an object there, in the place of what is.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Away`]; [`ObjectsError::Versioned`] where what it replaces lives on.
    pub async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), ObjectsError> {
        self.put_so(name, bytes, PutMode::Overwrite).await.map(drop)
    }

    /// Puts an object there in the place of the one that was seen, or where none was seen and none is.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Taken`] where something else lies there by now, and those of [`Objects::put`].
    pub async fn put_after(
        &self,
        name: &str,
        bytes: Vec<u8>,
        seen: Option<&Tag>,
    ) -> Result<Tag, ObjectsError> {
        let mode = match seen {
            Some(Tag(tag)) => PutMode::Update(UpdateVersion { e_tag: Some(tag.clone()), version: None }),
            None => PutMode::Create,
        };
        let put = self.put_so(name, bytes, mode).await?;
        put.e_tag.map(Tag).ok_or_else(|| ObjectsError::away("it does not say what it has"))
    }

    /// Puts several objects there, each in the place of what is; when it fails, some may be there.
    ///
    /// # Errors
    ///
    /// Those of [`Objects::put`].
    pub async fn put_all(&self, objects: Vec<(String, Vec<u8>)>) -> Result<(), ObjectsError> {
        let put = stream::iter(objects).map(|(name, bytes)| async move { self.put(&name, bytes).await });
        put.buffer_unordered(AT_ONCE).try_collect().await
    }

    async fn put_so(&self, name: &str, bytes: Vec<u8>, mode: PutMode) -> Result<PutResult, ObjectsError> {
        let (path, patience) = (self.path(name), patience(bytes.len() as u64));
        let attributes = Attributes::from_iter([(DIGEST, digest_of(&bytes))]);
        let options = PutOptions { mode, attributes, ..PutOptions::default() };
        let put = self.store.put_opts(&path, bytes.into(), options);
        let put = match within(patience, put).await? {
            Err(Error::AlreadyExists { .. } | Error::Precondition { .. } | Error::NotFound { .. }) => {
                return Err(ObjectsError::Taken);
            }
            put => put.map_err(ObjectsError::away)?,
        };
        // `null` is what there is where versions were kept once, and are not any more.
        match put.version.as_deref() {
            None | Some("null") => Ok(put),
            Some(_) => Err(ObjectsError::Versioned),
        }
    }

    /// Lists the objects whose names begin so, up to a slash, with their sizes in bytes.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Away`].
    pub async fn list(&self, folder: &str) -> Result<Vec<(String, u64)>, ObjectsError> {
        let within_all = self.path(folder);
        let prefix = Some(&within_all).filter(|path| !path.as_ref().is_empty());
        let mut listed = self.store.list(prefix);
        let collected = async {
            let mut names = Vec::new();
            while let Some(object) = listed.try_next().await.map_err(ObjectsError::away)? {
                if let Some(name) = object.location.as_ref().strip_prefix(&self.prefix) {
                    names.push((name.to_owned(), object.size));
                }
                if names.len() > MOST_OBJECTS {
                    return Err(ObjectsError::away("it holds more than can be looked through"));
                }
            }
            Ok(names)
        };
        within(LISTING, collected).await?
    }

    /// Lists the folders that lie in the bucket, by their names.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Away`].
    pub async fn folders(&self) -> Result<Vec<String>, ObjectsError> {
        let all = self.path("");
        let prefix = Some(&all).filter(|path| !path.as_ref().is_empty());
        let listed = within(LISTING, self.store.list_with_delimiter(prefix)).await?;
        let listed = listed.map_err(ObjectsError::away)?.common_prefixes;
        let name = |path: Path| path.as_ref().strip_prefix(&self.prefix).map(str::to_owned);
        Ok(listed.into_iter().filter_map(name).collect())
    }

    /// Deletes an object, if it is there.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Away`].
    pub async fn delete(&self, name: &str) -> Result<(), ObjectsError> {
        match within(PATIENCE, self.store.delete(&self.path(name))).await? {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(ObjectsError::away(error)),
        }
    }

    /// Deletes several objects, as far as they are there; when it fails, some may be left.
    ///
    /// # Errors
    ///
    /// [`ObjectsError::Away`].
    pub async fn delete_all(&self, names: &[String]) -> Result<(), ObjectsError> {
        let deleted = stream::iter(names.to_owned()).map(|name| async move { self.delete(&name).await });
        deleted.buffer_unordered(AT_ONCE).try_collect().await
    }

    fn path(&self, name: &str) -> Path {
        Path::from(format!("{}{name}", self.prefix))
    }
}

/// The SHA-256 of an object, in hexadecimal digits.
fn digest_of(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// So long so many bytes may take.
fn patience(bytes: u64) -> Duration {
    PATIENCE + Duration::from_secs(bytes / SLOWEST)
}

async fn within<T>(patience: Duration, done: impl Future<Output = T>) -> Result<T, ObjectsError> {
    timeout(patience, done).await.map_err(ObjectsError::away)
}

#[cfg(test)]
mod moto;
#[cfg(test)]
mod tests;
