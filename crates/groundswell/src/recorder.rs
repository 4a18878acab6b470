// SPDX-License-Identifier: AGPL-3.0-or-later
//! The one writer of a call's record: what sources give is kept first, and counted only then.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    path::PathBuf,
    sync::Arc,
};

use anyhow::Result;
use call::Call;
use ingest::{Cursor, Item, Rejection};
use model::{Gap, Network, Post, PostId, Remark, Timestamp};
use record::{Checkpoint, Draft, Kind, Newest, Record};
use report::{RestsOn, Watch};
use serde_json::Value;
use tally::{Added, Asked, Tally};

use crate::{
    claim::Claim,
    entry,
    gather::{NAMED, say_rejection},
    ledger::{Seen, Visibility},
    looks::Looks,
    opened::closes,
    pseudonym::PseudonymKey,
    published::Published,
    refused::Refused,
};

pub use about::Dates;

use about::About;
use deleting::Deleting;
use keeping::Copies;
use leaving::Leaving;
use media::Copy;
use near::{Standing, Tags};
use opening::Uncounted;
use sights::Sights;

pub use media::{Wanted, sweep};
pub use sealing::erase_call;
pub use wished::Wish;

/// What the record holds of one post.
#[derive(Default)]
struct Held {
    /// The places of its entries, and of what proves it.
    places: Vec<u64>,
    /// How many of these are sights of it.
    sights: u64,
    /// Whether what proves it is kept.
    is_proved: bool,
    /// Whether what proves the newest version of which a sealed copy is kept is kept too, sealed as that is.
    is_proved_sealed: bool,
    /// The entry of its newest version that may be shown, and those of what proves that: everybody may open them as long as it is shown.
    shown: Vec<u64>,
    /// When it was made, to the minute.
    created_at: Option<Timestamp>,
    /// Who posted it, by the pseudonym.
    account: Option<Arc<str>>,
    /// The first version of a post that was edited.
    first: Option<PostId>,
    /// What stands in the place of its pictures.
    copies: Vec<Copy>,
    /// So many pictures of it were kept as they were received, also those that its author has swapped since.
    originals: u32,
}

/// Keeps and counts the posts of one storm.
///
/// What is counted is durable: the tally takes a post only after the record has synced it, so the figure on the
/// live page is the acknowledgment. After a crash the tally is read back from the record.
pub struct Recorder {
    call: Arc<Call>,
    folder: PathBuf,
    /// Where the files of copies lie.
    media: PathBuf,
    /// How many copies there are.
    copies: usize,
    /// None where it is only read.
    record: Option<Record>,
    /// By which it may be written to, where several servers might.
    claim: Option<Claim>,
    /// What is still to be done before it may take anything.
    uncounted: Option<Uncounted>,
    key: PseudonymKey,
    /// Of which posts sealed copies are kept, and how.
    copies_kept: Copies,
    quotable: Vec<(Network, String)>,
    /// The handles of accounts that their network names otherwise, of those whose posts may be shown.
    names: HashMap<(Network, String), String>,
    kit: HashSet<String>,
    tally: Tally,
    /// Sights that the record holds, so that a replay adds nothing.
    sights: Sights,
    refused: Refused,
    /// What the record holds of each post, by its pseudonym.
    held: HashMap<PostId, Held>,
    /// The posts of each account, by its pseudonym.
    accounts: HashMap<Arc<str>, Vec<PostId>>,
    /// The accounts on X that go by a handle, both by their pseudonyms: that is all that X tells everybody of whoever has posted.
    handles: HashMap<String, HashSet<Arc<str>>>,
    /// Where the record says of an account whether it can be seen: that goes with its last post.
    account_places: HashMap<Arc<str>, Vec<u64>>,
    /// The accounts that nobody can see any more, although their owners have not deleted them.
    gone: HashMap<String, Visibility>,
    /// The posts, by their pseudonyms, that were found where nobody can see them, although their authors have not deleted them.
    unseen: HashMap<PostId, Visibility>,
    /// How quoted posts stood as they grew older.
    looks: Looks,
    /// Whether something was learnt of that since the report was written.
    has_looked: bool,
    /// Who has deleted posts just now, by their pseudonyms.
    deleting: Deleting,
    /// Who has none left of what was quoted, by their pseudonyms.
    leaving: Leaving,
    /// What sources could see, and could not.
    watch: Watch,
    /// What repeats a post.
    reposts: HashMap<PostId, Vec<PostId>>,
    /// The later versions of a post, each with an identifier of its own; to the tally they are one post.
    versions: HashMap<PostId, Vec<PostId>>,
    wall: BTreeMap<(Timestamp, PostId), Post>,
    /// What may be shown, and was taken off the wall.
    hidden: HashSet<PostId>,
    /// The hashtags whose posts are kept.
    tags: Tags,
    recorded: u64,
    forgotten: u64,
    /// What sources gave that could not be read, by reason, since the program was started.
    rejected: BTreeMap<&'static str, u64>,
    /// The call as it was last sealed.
    sealed: Option<Value>,
    sealed_at: Option<Timestamp>,
    /// Whether anything that the report tells has changed since it was written.
    is_unreported: bool,
    /// What the record says about itself.
    about: About,
}

impl Recorder {
    /// Keeps what sources gave, then counts it. What is counted when this returns survives a crash.
    pub fn take(&mut self, items: Vec<Item>, now: Timestamp) -> Result<()> {
        // 1. What matches and hasn't been seen in this form becomes a draft.
        let (mut drafts, mut kept) = (Vec::new(), Vec::new());
        let (mut deletions, mut accounts, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        for item in items {
            match item {
                Item::Posts(arrival) => {
                    // Of what speaks of several posts nobody could erase one.
                    let raw = (arrival.posts.len() == 1).then_some(arrival.capture.raw);
                    for post in arrival.posts {
                        let batch = (&mut drafts, &mut kept);
                        self.draft(post, raw.as_deref(), now, batch)?;
                    }
                }
                Item::Deletion(deletion) => deletions.push(deletion),
                Item::Rejected(rejection) => self.reject(&rejection),
                Item::Account(change) => accounts.push(change),
                Item::Cursor(cursor) => {
                    let Cursor { source, network, seen_until: at, .. } = cursor;
                    // One that a killed program left open, and of which its source knows nothing more.
                    if let Some(open) = self.watch.open_gap(&source).filter(|open| open.start < at).cloned() {
                        let over = Gap { end: Some(at), ..open };
                        self.watch.add(over.clone());
                        seen.push(Seen::Gap(over));
                    }
                    if self.watch.follow(&source, network, at) {
                        seen.push(Seen::Began { source, network, at });
                    }
                }
                Item::Gap(gap) => {
                    let Gap { network, start: at, .. } = gap;
                    if self.watch.follow(&gap.source, network, at) {
                        seen.push(Seen::Began { source: gap.source.clone(), network, at });
                    }
                    self.watch.add(gap.clone());
                    seen.push(Seen::Gap(gap));
                }
                Item::Notice(_) => {}
            }
        }
        for seen in &seen {
            drafts.push(Draft::new(Kind::Watch, &seen.content(), None)?);
        }
        self.is_unreported |= !seen.is_empty();
        // 2. The record syncs the drafts; those of posts stand first.
        let places = self.writer()?.append(&drafts)?;
        // 3. What is durable counts.
        self.count_all(places.zip(kept))?;
        // 4. What its author took back goes, after everything that came before it.
        self.forget(&deletions, now)?;
        accounts.iter().try_for_each(|change| self.follow_account(change, now))
    }

    /// What sources could see, and could not.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }

    /// The figures so far.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What could not be read, by reason, since the program was started.
    pub fn rejected(&self) -> &BTreeMap<&'static str, u64> {
        &self.rejected
    }

    /// Brings the record's checkpoint up to date with what it holds.
    pub fn seal(&mut self) -> Result<Checkpoint> {
        Ok(self.writer()?.seal()?)
    }

    /// Whether a post was forgotten, by its network's name for it, and must not come back.
    pub fn refuses(&self, network: Network, post: &str) -> bool {
        self.refused.has(&PostId(self.key.of_post(network, post)))
    }

    /// How many of its contents were erased.
    pub fn forgotten(&self) -> u64 {
        self.forgotten
    }

    /// Whether anything that the report tells has changed since it was written.
    pub fn is_unreported(&self) -> bool {
        self.is_unreported
    }

    /// How many entries the record has.
    pub fn len(&self) -> u64 {
        self.record.as_ref().map_or(0, Record::len)
    }

    /// How many posts the record holds.
    pub fn recorded(&self) -> u64 {
        self.recorded
    }

    /// When the call was sealed in the record.
    pub fn sealed_at(&self) -> Option<Timestamp> {
        self.sealed_at
    }

    /// Brings the record's checkpoint up to date with what it holds, and says which state of it that is.
    pub fn rests_on(&mut self) -> Result<RestsOn> {
        let checkpoint = self.seal()?;
        let note = Newest::of(&self.folder)?.note;
        let origin = note.lines().next().unwrap_or_default().to_owned();
        Ok(RestsOn { origin, size: checkpoint.size, root: checkpoint.root_text() })
    }

    /// Logs that a report was published.
    pub fn seal_report(&mut self, published: &Published) -> Result<()> {
        let content = published.content(&self.call.id);
        for place in self.writer()?.append(&[Draft::new(Kind::Report, &content, None)?])? {
            self.about.opened.see(place, Kind::Report, &content);
        }
        self.is_unreported = false;
        self.has_looked = false;
        self.seal()?;
        Ok(())
    }

    /// Counts what could not be read, and names the first of each reason.
    fn reject(&mut self, rejection: &Rejection) {
        let count = self.rejected.entry(rejection.reason.key()).or_default();
        *count += 1;
        if *count <= NAMED {
            say_rejection(rejection);
        }
    }

    fn draft(
        &mut self,
        mut post: Post,
        raw: Option<&[u8]>,
        now: Timestamp,
        (drafts, kept): (&mut Vec<Draft>, &mut Vec<entry::Kept>),
    ) -> Result<()> {
        // A server collects what its author shows in public timelines or hands in, and never a platform's notice.
        let has = |remark: Remark| post.remarks.contains(&remark);
        if has(Remark::Notice) || (has(Remark::Unlisted) && !has(Remark::HandedIn)) {
            return Ok(());
        }
        // Most of a network's posts end here, before anything costs.
        let tags = self.tags.standing(post.network, &post.hashtags);
        if tags == Standing::Other && post.repost_of.is_none() {
            return Ok(());
        }
        let counts_as = entry::counted(&post, &self.key);
        let standing = self.standing(tags, &counts_as, kept);
        if standing == Standing::Other || self.refused.holds(&counts_as) {
            return Ok(());
        }
        self.name_author(&mut post);
        let near_since = (standing == Standing::Near).then_some(now);
        let is_kit = self.kit.contains(&kit_form(&post.text));
        let shown = near_since.is_none() && entry::may_be_shown(&post, &self.quotable);
        let copy = if shown || near_since.is_some() { None } else { self.copies_kept.plain(&post, raw) };
        let content = match &copy {
            _ if shown => entry::quoted_content(&post, &self.key, is_kit),
            None => entry::counted_content(&post, &self.key, is_kit, near_since),
            Some(_) => {
                let whereabouts = self.copies_kept.whereabouts(&counts_as, &post, now);
                entry::kept_content(&post, &self.key, is_kit, whereabouts)
            }
        };
        let draft = match Draft::new(Kind::Post, &content, None) {
            Ok(draft) => draft,
            Err(error) => {
                let (file, line, says) = (post.source.file, post.source.line, error.to_string());
                self.reject(&Rejection { file, line, reason: ingest::Reason::TooLong, says });
                return Ok(());
            }
        };
        // What is counted now is what will be counted when the record is read back.
        let read = entry::read_post(draft.content()).expect("what is written here is read here");
        if self.sights.insert(&read) {
            // Sealing costs far more than anything before it: only what is new is sealed.
            drafts.push(match copy {
                Some(copy) => Draft::new(Kind::Post, &content, Some(self.copies_kept.seal(&copy)?))?,
                None => draft,
            });
            kept.push(read);
        }
        Ok(())
    }

    /// How a post stands, by what its hashtags say and by what it repeats, kept already or about to be.
    fn standing(&self, tags: Standing, counts_as: &Post, about_to_be: &[entry::Kept]) -> Standing {
        let of = |id: &PostId| {
            let waiting = about_to_be.iter().filter(|kept| kept.counts_as.id.as_ref() == Some(id));
            let waiting = waiting.map(|kept| kept.near_since.is_some()).min();
            let held = self.held.contains_key(id).then(|| self.tags.is_near(id));
            waiting.into_iter().chain(held).min()
        };
        // What counts goes on counting, whatever another version of it says; and so does what repeats it.
        let known = [&counts_as.id, &counts_as.repost_of].into_iter().flatten().filter_map(of).min();
        match (tags, known) {
            (Standing::Counted, _) | (_, Some(false)) => Standing::Counted,
            (Standing::Near, _) | (_, Some(true)) if self.tags.has_room() => Standing::Near,
            _ => Standing::Other,
        }
    }

    /// Counts what is durable; what stood in the place of pictures that a newer version has no more goes.
    fn count_all(&mut self, all: impl Iterator<Item = (u64, entry::Kept)>) -> Result<()> {
        let before = self.copies;
        for (place, kept) in all {
            self.count(place, kept);
        }
        if self.copies == before { Ok(()) } else { self.sweep_copies() }
    }

    fn count(&mut self, place: u64, kept: entry::Kept) {
        match (kept.near_since, &kept.counts_as.id) {
            (Some(since), _) => self.tags.keep(&kept.counts_as, since),
            (None, Some(id)) if self.tags.is_near(id) => {
                let id = id.clone();
                self.tags.let_go(&id);
                self.count_near(&[id]);
                self.recorded += 1;
            }
            (None, _) => self.recorded += 1,
        }
        // A post outside the hour is kept, and changes no figure of the report; one that may be shown is quoted there.
        self.is_unreported |=
            self.tally.add_unquoted(&kept.counts_as) == Added::Counted || kept.shown.is_some();
        let Some(id) = kept.counts_as.id.clone() else { return };
        self.copies_kept.take(&id, &kept);
        let held = self.held.entry(id.clone()).or_default();
        held.places.push(place);
        held.sights += 1;
        // Other words, another proof.
        held.is_proved_sealed &= kept.tier != entry::Tier::Kept;
        held.created_at = held.created_at.or(kept.counts_as.created_at);
        let is_known = held.sights > 1;
        if let Some(account) = kept.counts_as.author.id.clone().filter(|_| held.sights == 1) {
            let account = self
                .accounts
                .get_key_value(&*account)
                .map_or_else(|| account.into(), |(known, _)| Arc::clone(known));
            held.account = Some(Arc::clone(&account));
            if let (Network::X, Some(handle)) = (kept.counts_as.network, kept.names.into_iter().next()) {
                self.handles.entry(handle).or_default().insert(Arc::clone(&account));
            }
            self.accounts.entry(account).or_default().push(id.clone());
        }
        if let Some(first) = kept.counts_as.edit_of.as_ref().filter(|_| held.first.is_none()) {
            held.first = Some(first.clone());
            self.versions.entry(first.clone()).or_default().push(id.clone());
        }
        if let Some(original) = &kept.counts_as.repost_of {
            self.reposts.entry(original.clone()).or_default().push(id.clone());
        }
        let Some(shown) = kept.shown else {
            let is_closed = |shown: &Post| closes(&kept.counts_as, shown);
            if held.shown.is_empty() {
                return;
            }
            if self.wall.iter().any(|((_, other), shown)| *other == id && is_closed(shown)) {
                held.shown.clear();
                self.wall.retain(|(_, other), _| *other != id);
            }
            return;
        };
        // What it said before is not opened any more, and what proves that proves nothing of these words.
        held.shown = vec![place];
        held.is_proved = false;
        if is_known {
            // Of several versions the newest is shown, whatever time each claims.
            self.wall.retain(|(_, other), _| *other != id);
            self.let_replaced_go(&id, &shown);
        }
        if let Some(at) = shown.created_at {
            self.wall.insert((at, id), shown);
        }
    }
}

/// What is counted of a call: its hashtags from the hour on, and what else was added to them.
pub fn asked(call: &Call, added: &[String]) -> Asked {
    let mut tags = counted_at(call, call.storm.window.start());
    for tag in added {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    Asked { tags, window: Some(call.storm.window) }
}

/// The hashtags that count and that everybody may know at a time.
fn counted_at(call: &Call, at: Timestamp) -> Vec<String> {
    call.counted_hashtags_at(at).into_iter().map(str::to_owned).collect()
}

/// A text in the form in which it is compared with the kit's: words alone.
fn kit_form(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !word.starts_with("http") && *word != "{url}")
        .collect::<Vec<_>>()
        .join(" ")
}

mod about;
mod aftermath;
mod deleting;
mod keeping;
mod leaving;
mod media;
mod near;
mod opening;
mod rechecked;
mod replay;
mod sealing;
mod sights;
mod survival;
mod wall;
mod wished;

#[cfg(test)]
mod tests;
