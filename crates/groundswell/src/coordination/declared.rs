// SPDX-License-Identifier: AGPL-3.0-or-later
//! What a call declares, and the storm's posts in its light.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use analysis::{Copies, Declared, Part};
use anyhow::Result;
use call::{Call, KitTexts, NEAR_COPY};
use ingest::{Item, Making, ObjectKind, Shares, SharesDraft};
use model::{Network, Post, PostId, PostKind, Precision};

use super::from_posts::{account, content, objects};

/// Nine in ten of the shingles alike: hardly a word differs.
const STRICTLY: f64 = 0.9;

/// Half of them alike.
const LENIENTLY: f64 = 0.5;

/// What a call declares; and the kit's texts, by which posts are told.
pub fn of_call(call: &Call) -> (Declared, KitTexts) {
    let (start, end) = (call.storm.window.start(), call.storm.window.end());
    let mut tags: BTreeSet<&str> = call.counted_hashtags_at(start).into_iter().collect();
    tags.extend(call.counted_hashtags_at(end));
    let tags = Network::ALL
        .into_iter()
        .flat_map(|network| tags.iter().map(move |tag| (network, text::fold(network, tag))));
    let texts: Vec<&str> = call.wordings_at(end).into_iter().map(|wording| wording.text.as_str()).collect();
    let links = texts.iter().flat_map(|text| text.split_whitespace()).filter(|word| word.contains("://"));
    let sources = call.case.facts.iter().map(|fact| &fact.source);
    let sources = sources.chain(call.case.figures.iter().map(|figure| &figure.source));
    let groups = call.endorsements.iter().flat_map(|group| [&group.url, &group.source]).flatten();
    let alts = call.pictures.iter().flat_map(|picture| {
        call.languages.iter().map(|language| picture.alt.in_language(language).trim().to_owned())
    });
    let accounts = call.quotable.iter().map(|account| (account.network, text::fold_handle(&account.handle)));
    let declared = Declared {
        tags: tags.collect(),
        links: links.map(str::to_owned).chain(sources.chain(groups).cloned()).collect(),
        page: format!("/{}", call.id),
        pictures: alts.collect(),
        accounts: accounts.collect(),
        window: call.storm.window,
        copies: Copies { from: NEAR_COPY, strictly: STRICTLY, leniently: LENIENTLY },
    };
    (declared, KitTexts::of(texts.iter().copied()))
}

/// The storm's posts, sorted by what the call says of them.
#[derive(Default)]
pub struct Sorted {
    /// What is left once what is declared is taken out.
    pub shares: Shares,
    /// When each post was made, in nanoseconds.
    pub times_ns: Vec<i64>,
    /// Each post by its name: how it is taken, strictly and leniently too; and where it was read.
    pub posts: BTreeMap<String, Sight>,
    pub accounts: BTreeSet<String>,
    /// Objects that were taken out, because the call declares them.
    pub taken_out: BTreeMap<ObjectKind, u64>,
    /// Posts without an exact time or an account, which take part in nothing.
    pub left_out: u64,
    /// Posts without the hashtags.
    pub others: u64,
}

/// A post as it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    /// As a rule, strictly, leniently.
    pub parts: [Part; 3],
    /// The file and the line.
    pub place: String,
}

/// Gathers the storm's posts, which can be sorted when all are there: a repost may stand before what it repeats.
pub struct Storm {
    declared: Declared,
    kit: KitTexts,
    posts: Vec<Post>,
    others: Vec<Post>,
    others_left: u64,
    seen: HashSet<String>,
}

impl Storm {
    pub fn new((declared, kit): (Declared, KitTexts)) -> Self {
        Self { declared, kit, posts: Vec::new(), others: Vec::new(), others_left: 0, seen: HashSet::new() }
    }

    /// Takes in what an item holds; the same post once.
    pub fn take(&mut self, item: Item) {
        let Item::Posts(arrival) = item else { return };
        for post in arrival.posts {
            if !self.seen.insert(content(&post)) {
                continue;
            }
            let is_tagged = post
                .hashtags
                .iter()
                .any(|tag| self.declared.tags.contains(&(post.network, text::fold(post.network, tag))));
            match post.kind {
                _ if is_tagged => self.posts.push(post),
                PostKind::Repost => self.others.push(post),
                _ => self.others_left += 1,
            }
        }
    }

    /// Sorts what was gathered.
    pub fn sorted(self) -> Result<Sorted> {
        let Self { declared, kit, mut posts, others, others_left, .. } = self;
        let key = |network: Network, id: &PostId| (network, id.0.clone());
        let tagged: HashSet<_> =
            posts.iter().filter_map(|post| Some(key(post.network, post.id.as_ref()?))).collect();
        let (mut reposts, mut rest) = (Vec::new(), others_left);
        for post in others {
            let is_of_storm =
                post.repost_of.as_ref().is_some_and(|of| tagged.contains(&key(post.network, of)));
            if is_of_storm { reposts.push(post) } else { rest += 1 }
        }
        posts.extend(reposts);
        let mut resemblance: HashMap<(Network, String), f64> = HashMap::new();
        let mut of_call: HashSet<(Network, String)> = HashSet::new();
        for post in posts.iter().filter(|post| post.kind != PostKind::Repost) {
            let Some(id) = &post.id else { continue };
            resemblance.insert(key(post.network, id), kit.resemblance(&post.text));
            if declared.is_of_call(post) {
                of_call.insert(key(post.network, id));
            }
        }
        let mut sorted = Sorted { others: rest, ..Sorted::default() };
        let mut draft = SharesDraft::default();
        for post in &posts {
            let repeated = post.repost_of.as_ref().or(post.quote_of.as_ref()).map(|of| key(post.network, of));
            let repeats_call =
                repeated.as_ref().is_some_and(|of| of_call.contains(of)) || declared.is_of_call(post);
            let known = repeated
                .filter(|_| post.kind == PostKind::Repost)
                .and_then(|of| resemblance.get(&of).copied());
            let alike = known.unwrap_or_else(|| kit.resemblance(&post.text));
            sorted.add(&mut draft, &declared, post, repeats_call, alike, &of_call)?;
        }
        sorted.shares = draft.finish(Making { drops_repeated: true, sorts_things: true });
        Ok(sorted)
    }
}

impl Sorted {
    fn add(
        &mut self,
        draft: &mut SharesDraft,
        declared: &Declared,
        post: &Post,
        repeats_call: bool,
        alike: f64,
        of_call: &HashSet<(Network, String)>,
    ) -> Result<()> {
        let at = post.created_at.filter(|_| post.precision == Precision::Second);
        let at_ns = at.and_then(|at| i64::try_from(at.as_nanosecond()).ok());
        let (Some(at_ns), Some(account)) = (at_ns, account(post)) else {
            self.left_out += 1;
            return Ok(());
        };
        let (name, Copies { from, strictly, leniently }) = (content(post), declared.copies);
        let parts = [from, strictly, leniently].map(|from| declared.part(post, repeats_call, alike, from));
        let place = format!("{}:{}", post.source.file, post.source.line.unwrap_or_default());
        self.posts.insert(name.clone(), Sight { parts, place });
        self.times_ns.push(at_ns);
        for kind in ObjectKind::ALL {
            for object in objects(kind, post) {
                if is_declared(declared, post, kind, &object, alike, of_call) {
                    *self.taken_out.entry(kind).or_default() += 1;
                } else {
                    draft.add(&format!("{}:{object}", kind.key()), &account, &name, at_ns)?;
                }
            }
        }
        self.accounts.insert(account);
        Ok(())
    }
}

/// Whether the call has said beforehand that people will share this.
fn is_declared(
    declared: &Declared,
    post: &Post,
    kind: ObjectKind,
    object: &str,
    alike: f64,
    of_call: &HashSet<(Network, String)>,
) -> bool {
    let is_of_call =
        |id: &Option<PostId>| id.as_ref().is_some_and(|id| of_call.contains(&(post.network, id.0.clone())));
    match kind {
        ObjectKind::Hashtag => declared.tags.contains(&(post.network, object.to_owned())),
        ObjectKind::Link => declared.is_link(object),
        ObjectKind::Medium => {
            post.media.iter().any(|medium| medium.url == object && declared.is_of_kit(medium))
        }
        ObjectKind::Reply => is_of_call(&post.in_reply_to),
        ObjectKind::Repost => is_of_call(&post.repost_of),
        ObjectKind::Text => alike >= declared.copies.leniently,
    }
}
