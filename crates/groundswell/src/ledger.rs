// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a record keeps of watching: from when on each source was followed, what it did not see, and what became of posts and
//! accounts meanwhile.

use model::{Gap, GapCause, Network, Timestamp};
use report::{Age, Delay, Gone, Watch};
use serde_json::{Value, json};

/// One thing that watching has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// An account, by its pseudonym, can be seen by nobody any more, or again.
    Account { account: String, visibility: Visibility },
    /// A source is followed from now on.
    Began { source: String, network: Network, at: Timestamp },
    /// Posts were deleted so long after they were made, in a minute; so many of the accounts that did so had not just before.
    /// Of those that were quoted it is told whether they survive.
    Deleted {
        network: Network,
        after: Delay,
        posts: u64,
        minute: Option<Timestamp>,
        accounts: u64,
        quoted: Option<Gone>,
    },
    /// A source did not see.
    Gap(Gap),
    /// A quoted post of an account, both by their pseudonyms, was looked at when it had an age.
    Looked { network: Network, post: String, account: String, age: Age, visibility: Visibility },
    /// Organizers have taken a post, by its pseudonym, off the wall, or put it back.
    Hidden { post: String, is_hidden: bool },
    /// A quoted post, by its pseudonym, is found to be so where it was posted.
    Post { post: String, visibility: Visibility },
    /// Organizers count a spelling as well.
    Spelling { spelling: String, of: String, at: Timestamp },
}

/// Whether a post, or an account, can be seen where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Its owner, or nobody knows who, has put it out of sight.
    OutOfSight,
    /// Everybody can see it.
    There,
    /// The network has taken it away.
    Withdrawn,
}

impl Visibility {
    const ALL: [Self; 3] = [Self::OutOfSight, Self::There, Self::Withdrawn];

    fn key(self) -> &'static str {
        match self {
            Self::OutOfSight => "out-of-sight",
            Self::There => "there",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Seen {
    /// The content of its entry.
    pub fn content(&self) -> Value {
        match self {
            Self::Account { account, visibility } => {
                json!({"watch": "account", "account": account, "visibility": visibility.key()})
            }
            Self::Began { source, network, at } => {
                json!({"watch": "began", "source": source, "network": network.key(), "at": at.to_string()})
            }
            Self::Deleted { network, after, posts, minute, accounts, quoted } => json!({
                "watch": "deleted", "network": network.key(), "after": after.key(), "posts": posts,
                "at": minute.map(|at| at.to_string()), "accounts": accounts,
                "quoted": quoted.map(|quoted| quoted.posts), "quoted_accounts": quoted.map(|quoted| quoted.accounts),
            }),
            Self::Gap(gap) => json!({
                "watch": "gap", "source": gap.source, "network": gap.network.key(), "cause": gap.cause.key(),
                "start": gap.start.to_string(), "end": gap.end.map(|end| end.to_string()), "lost": gap.lost,
                "filled": gap.is_filled,
            }),
            Self::Looked { network, post, account, age, visibility } => json!({
                "watch": "looked", "network": network.key(), "post": post, "account": account, "age": age.key(),
                "visibility": visibility.key(),
            }),
            Self::Hidden { post, is_hidden } => json!({"watch": "hidden", "post": post, "hidden": is_hidden}),
            Self::Post { post, visibility } => {
                json!({"watch": "post", "post": post, "visibility": visibility.key()})
            }
            Self::Spelling { spelling, of, at } => {
                json!({"watch": "spelling", "spelling": spelling, "of": of, "at": at.to_string()})
            }
        }
    }

    /// Reads an entry's content back; nothing if it is of another form.
    pub fn read(content: &Value) -> Option<Self> {
        let text = |name: &str| content.get(name)?.as_str().map(str::to_owned);
        let at = |name: &str| content.get(name)?.as_str()?.parse().ok();
        let network = || content.get("network")?.as_str()?.parse().ok();
        let visibility = || {
            let key = text("visibility")?;
            Visibility::ALL.into_iter().find(|known| known.key() == key)
        };
        Some(match content.get("watch")?.as_str()? {
            "account" => Self::Account { account: text("account")?, visibility: visibility()? },
            "began" => Self::Began { source: text("source")?, network: network()?, at: at("at")? },
            "deleted" => {
                let after = text("after")?;
                let after = Delay::ALL.into_iter().find(|delay| delay.key() == after)?;
                let posts = content.get("posts")?.as_u64()?;
                // Records of the first versions say neither when nor of how many, nor what of it was quoted.
                let count = |name: &str| content.get(name).and_then(Value::as_u64);
                let quoted = count("quoted").zip(count("quoted_accounts"));
                let quoted = quoted.map(|(posts, accounts)| Gone { posts, accounts });
                let (network, accounts) = (network()?, count("accounts").unwrap_or_default());
                Self::Deleted { network, after, posts, minute: at("at"), accounts, quoted }
            }
            "gap" => {
                let cause = text("cause")?;
                Self::Gap(Gap {
                    network: network()?,
                    source: text("source")?,
                    start: at("start")?,
                    end: at("end"),
                    cause: GapCause::ALL.into_iter().find(|known| known.key() == cause)?,
                    lost: content.get("lost").and_then(Value::as_u64),
                    is_filled: content.get("filled")?.as_bool()?,
                })
            }
            "hidden" => Self::Hidden { post: text("post")?, is_hidden: content.get("hidden")?.as_bool()? },
            "looked" => {
                let age = text("age")?;
                let age = Age::ALL.into_iter().find(|known| known.key() == age)?;
                let (network, post, account) = (network()?, text("post")?, text("account")?);
                Self::Looked { network, post, account, age, visibility: visibility()? }
            }
            "post" => Self::Post { post: text("post")?, visibility: visibility()? },
            "spelling" => Self::Spelling { spelling: text("spelling")?, of: text("of")?, at: at("at")? },
            _ => return None,
        })
    }
}

/// Takes in what of it a report tells.
pub fn follow(watch: &mut Watch, seen: &Seen) {
    match seen {
        Seen::Began { source, network, at } => {
            watch.follow(source, *network, *at);
        }
        Seen::Deleted { after, posts, minute, accounts, .. } => {
            watch.delete(*after, *posts, *minute, *accounts);
        }
        Seen::Gap(gap) => watch.add(gap.clone()),
        Seen::Spelling { spelling, of, at } => watch.spell(spelling, of, *at),
        Seen::Account { .. } | Seen::Hidden { .. } | Seen::Looked { .. } | Seen::Post { .. } => {}
    }
}

/// A gap, or its end, in a sentence.
pub fn told(gap: &Gap) -> String {
    let (source, why, start) = (&gap.source, gap.cause.says(), gap.start.strftime("%H:%M:%S"));
    if gap.cause == GapCause::Before {
        return told_before(gap);
    }
    let Some(end) = gap.end else { return format!("{source} can't be seen since {start} UTC: {why}") };
    let meanwhile = if gap.is_filled { "has come" } else { "is missing" };
    format!(
        "{source} was not seen from {start} to {} UTC: {why}; what was posted meanwhile {meanwhile}",
        end.strftime("%H:%M:%S")
    )
}

/// The same of the time before watching began, some of which may have been found.
fn told_before(gap: &Gap) -> String {
    let (network, start) = (gap.network.name(), gap.start.strftime("%H:%M:%S"));
    match gap.end {
        None => {
            format!("what was posted on {network} since {start} UTC, before watching began, is searched for")
        }
        Some(end) => format!(
            "of what was posted on {network} from {start} to {} UTC, before watching began, some may be missing",
            end.strftime("%H:%M:%S")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let at = |at: &str| at.parse::<Timestamp>().unwrap();
        let gap = |cause: GapCause, end: Option<&str>, lost| Gap {
            network: Network::Bluesky,
            source: "jetstream:jet.example".to_owned(),
            start: at("2026-12-01T15:00:00Z"),
            end: end.map(at),
            cause,
            lost,
            is_filled: end.is_some(),
        };
        let gaps = GapCause::ALL.map(|cause| Seen::Gap(gap(cause, Some("2026-12-01T15:01:00.5Z"), Some(7))));
        let minutes = [None, Some(at("2026-12-01T15:02:00Z"))];
        let delays = Delay::ALL.into_iter().flat_map(|after| {
            minutes.map(|minute| Seen::Deleted {
                network: Network::X,
                after,
                posts: 3,
                minute,
                accounts: 2,
                quoted: minute.map(|_| Gone { posts: 1, accounts: 1 }),
            })
        });
        let looks = Age::ALL.into_iter().flat_map(|age| {
            Visibility::ALL.map(|visibility| Seen::Looked {
                network: Network::X,
                post: "ef56".to_owned(),
                account: "ab12".to_owned(),
                age,
                visibility,
            })
        });
        let visible = Visibility::ALL.map(|visibility| Seen::Post { post: "cd34".to_owned(), visibility });
        let accounts =
            Visibility::ALL.map(|visibility| Seen::Account { account: "ab12".to_owned(), visibility });
        let others = [
            Seen::Hidden { post: "ab12".to_owned(), is_hidden: true },
            Seen::Gap(gap(GapCause::Broken, None, None)),
            Seen::Spelling {
                spelling: "FreAhang".to_owned(),
                of: "FreeAhang".to_owned(),
                at: at("2026-12-01T15:00:00Z"),
            },
            Seen::Began {
                source: "s".to_owned(),
                network: Network::Mastodon,
                at: at("2026-12-01T15:00:00Z"),
            },
        ];
        for seen in others.into_iter().chain(gaps).chain(delays).chain(visible).chain(accounts).chain(looks) {
            assert_eq!(Seen::read(&seen.content()), Some(seen));
        }
        assert_eq!(Seen::read(&json!({"watch": "else"})), None);
    }
}
