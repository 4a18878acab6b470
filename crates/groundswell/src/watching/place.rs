// SPDX-License-Identifier: AGPL-3.0-or-later
//! What can be watched, as it is written on the command line, and the keys that some of it needs.

use std::{fs, path::Path, str::FromStr};

use anyhow::{Context, Result, bail};
use watch::{BlueskyAccount, Dollars, JetstreamHost, JetstreamWire, Secret, XSpent};
use zeroize::Zeroizing;

/// Something to watch.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A feed of the news, in which pages are found.
    Feed(String),
    /// A Jetstream of Bluesky; the public ones if none is named.
    Jetstream(Option<JetstreamHost>),
    /// A server of the fediverse that speaks Mastodon's API.
    Mastodon(String),
    /// A page of the news.
    Page(String),
    /// A server of Bluesky's, or a relay, by the stream of the repositories on it.
    Repositories(String),
    /// X, with an organizer's own key and budget.
    X,
}

impl FromStr for Place {
    type Err = anyhow::Error;

    fn from_str(written: &str) -> Result<Self> {
        let jetstream =
            |name: &str, wire| Some(Self::Jetstream(Some(JetstreamHost { name: named(name)?, wire })));
        let address = |address: &str| address.starts_with("https://").then(|| address.to_owned());
        let place = match written.split_once('=') {
            None if written == "bluesky" => Some(Self::Jetstream(None)),
            None if written == "x" => Some(Self::X),
            Some(("bluesky", name)) => jetstream(name, JetstreamWire::V1),
            Some(("bluesky-v2", name)) => jetstream(name, JetstreamWire::V2),
            Some(("bluesky-server", name)) => named(name).map(Self::Repositories),
            Some(("feed", feed)) => address(feed).map(Self::Feed),
            Some(("mastodon", name)) => named(name).map(Self::Mastodon),
            Some(("page", page)) => address(page).map(Self::Page),
            _ => None,
        };
        place.with_context(|| {
            format!(
                "`{written}` can't be watched; what can: bluesky, bluesky=HOST, bluesky-v2=HOST, bluesky-server=HOST, mastodon=HOST, \
                 page=https://…, feed=https://…, x"
            )
        })
    }
}

/// The name of a server, as it is written alone.
fn named(name: &str) -> Option<String> {
    let is_name = name.contains('.') && !name.contains([':', '/', '@', '?', '#', ' ']);
    is_name.then(|| name.to_ascii_lowercase())
}

/// What is let in by a key.
#[derive(Debug, Default)]
pub struct Keys {
    /// The account on Bluesky that searches for what was posted before watching began.
    pub bluesky: Option<BlueskyAccount>,
    /// The tokens of servers of the fediverse, by the server's name.
    pub mastodon: Vec<(String, Secret)>,
    /// The key of an organizer's app on X.
    pub x: Option<Secret>,
}

impl Keys {
    /// Reads a file with a line for each key: `bluesky-account=HOST HANDLE APP-PASSWORD`, `mastodon=HOST TOKEN` or `x KEY`; an empty line, and one that begins with `#`, is none.
    pub fn read(path: &Path) -> Result<Self> {
        let told = || format!("can't read the keys in {}", path.display());
        let text = Zeroizing::new(fs::read_to_string(path).with_context(told)?);
        let mut keys = Self::default();
        let lines = (1..).zip(text.lines()).map(|(number, line)| (number, line.trim()));
        for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            // No word of the line is said: it holds a key.
            let told = || {
                format!(
                    "{}:{number}: this is no `bluesky-account=HOST HANDLE APP-PASSWORD`, no `mastodon=HOST TOKEN` and no `x KEY`",
                    path.display()
                )
            };
            let (place, key) = line.split_once(char::is_whitespace).with_context(told)?;
            // A word of its own: the server of an account is no place that is watched.
            if let Some(server) = place.strip_prefix("bluesky-account=") {
                let server = named(server).with_context(told)?;
                let (handle, password) = key.trim().split_once(char::is_whitespace).with_context(told)?;
                let account = BlueskyAccount::new(&server, handle, password.trim());
                keys.bluesky = Some(account.with_context(|| format!("{}:{number}", path.display()))?);
                continue;
            }
            match place.parse().ok().with_context(told)? {
                Place::Mastodon(host) => {
                    keys.mastodon.push((host, Secret::read(key.to_owned()).with_context(told)?));
                }
                Place::X => keys.x = Some(Secret::read(key.to_owned()).with_context(told)?),
                _ => bail!(told()),
            }
        }
        Ok(keys)
    }
}

/// What is needed beside the places.
#[derive(Debug, Default)]
pub struct Means {
    /// The keys.
    pub keys: Keys,
    /// The most that may be spent on X.
    pub x_budget: Option<Dollars>,
    /// What was spent on X before.
    pub x_spent: XSpent,
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn what_can_be_watched_is_told_from_what_can_not() {
        for written in [
            "bluesky",
            "bluesky=jet.example",
            "bluesky-v2=jet.example",
            "bluesky-server=pds.example",
            "mastodon=social.example",
            "page=https://news.example/a",
            "feed=https://news.example/feed",
            "x",
        ] {
            assert!(written.parse::<Place>().is_ok(), "{written}");
        }
        for written in [
            "",
            "twitter",
            "bluesky=",
            "bluesky=localhost",
            "mastodon=a.example/b",
            "mastodon",
            "page=http://a.example",
            "x=1",
        ] {
            let error = written.parse::<Place>().expect_err(written).to_string();
            assert!(error.contains("what can: bluesky,"), "{error}");
        }
    }

    #[test]
    fn keys_are_read_line_by_line_and_never_said() {
        let check = |text: &str| {
            let mut file = tempfile::NamedTempFile::new().expect("a file");
            file.write_all(text.as_bytes()).expect("it can be written");
            Keys::read(file.path())
        };
        let keys = check(
            "# mine\n\nmastodon=social.example  hush\nx AAAA%3D\nbluesky-account=bsky.example  @loom.example hush-hush-hush-hush\n",
        );
        let keys = keys.expect("they are keys");
        assert_eq!((keys.mastodon.len(), keys.x.is_some(), keys.bluesky.is_some()), (1, true, true));
        assert!(!format!("{keys:?}").contains("hush") && !format!("{keys:?}").contains("AAAA"));
        let own =
            check("bluesky-account=bsky.example loom.example hush").expect_err("it is the account's own");
        assert!(format!("{own:#}").contains("make one in the account's settings"), "{own:#}");
        assert!(!format!("{own:#}").contains("hush"));
        for wrong in [
            "hush",
            "bluesky hush",
            "bluesky-account=bsky.example hush",
            "bluesky-account=bsky.example/a @loom.example hush-hush-hush-hush",
            "bluesky=jet.example @loom.example hush-hush-hush-hush",
            "twitter hush",
            "x",
            "x a b hush",
            "mastodon=social.example a hush",
        ] {
            let error = format!("{:#}", check(wrong).expect_err(wrong));
            assert!(error.contains(":1: this is no") && !error.contains("hush"), "{error}");
        }
    }
}
